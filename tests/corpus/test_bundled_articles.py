"""The articles that come with the program are read as they are meant."""

from datetime import date

import pytest

from jjreader.corpus.loader import CorpusReader, read_text
from jjreader.corpus.scanning import scan
from jjreader.library import bundled_folder
from jjreader.model import Article, BlockKind, PersonKind
from jjreader.people import parse_cast

FOLDER = bundled_folder()
TITLES = {
    "a-personal-story.txt": "Jessica Jones has rent to pay",
    "back-to-back.md": "Ritter is in training for two shows back to back",
    "boots-and-leather-jacket.txt": "Boots and jacket are ready when Netflix is",
    "lining-up-for-season-two.md": (
        "Krysten Ritter is lining up for season two like everybody else"
    ),
    "sharing-a-heroine.md": "How to share a heroine between two shows",
}
SOURCES = {
    "a-personal-story.txt": "ET",
    "back-to-back.md": "Digital Spy",
    "boots-and-leather-jacket.txt": "The Hollywood Reporter",
    "lining-up-for-season-two.md": "ET Online",
    "sharing-a-heroine.md": "Entertainment Weekly",
}


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    return {file.id: CorpusReader(FOLDER).article(file.id) for file in scan(FOLDER)}


def blocks(article: Article, kind: BlockKind) -> list[str]:
    return [article[block.span] for block in article.blocks if block.kind is kind]


def test_all_are_there_with_their_titles(articles: dict[str, Article]) -> None:
    assert {name: article.title for name, article in articles.items()} == TITLES


def test_each_names_its_source(articles: dict[str, Article]) -> None:
    assert {name: article.source for name, article in articles.items()} == SOURCES


def test_none_has_a_notice(articles: dict[str, Article]) -> None:
    assert all(article.notice is None for article in articles.values())


def test_captions_are_captions(articles: dict[str, Article]) -> None:
    found = {name: blocks(article, BlockKind.CAPTION) for name, article in articles.items()}
    assert found["a-personal-story.txt"] == ["Krysten Ritter as Jessica Jones"]
    assert found["lining-up-for-season-two.md"] == [
        "Krysten Ritter, who plays the private investigator Jessica Jones"
    ]


def test_the_pointer_to_the_next_article_is_not_text(articles: dict[str, Article]) -> None:
    story = articles["a-personal-story.txt"]
    assert blocks(story, BlockKind.RELATED) == [f"NEXT: {TITLES['back-to-back.md']}"]
    assert blocks(story, BlockKind.SOURCE) == ["Source: ET"]


def test_fields_of_the_front_matter_are_known(articles: dict[str, Article]) -> None:
    heroine = articles["sharing-a-heroine.md"]
    assert heroine.published == date(2016, 8, 7)
    assert heroine.url == "https://ew.com/article/2016/08/07/jessica-jones-season-2/"


def test_the_cast_is_read_and_every_role_is_in_it() -> None:
    cast = parse_cast(read_text(FOLDER / "cast.toml"))
    names = {person.name: person for person in cast.persons}
    roles = [person.portrays for person in cast.persons if person.portrays]
    assert len(roles) >= 5
    assert all(names[role].kind is PersonKind.CHARACTER for role in roles)


def test_everybody_in_the_cast_is_named_in_an_article(articles: dict[str, Article]) -> None:
    texts = "\n".join(article.text for article in articles.values())
    cast = parse_cast(read_text(FOLDER / "cast.toml"))
    unnamed = [
        person.name
        for person in cast.persons
        if not any(form in texts for form in (person.name, *person.aliases))
    ]
    assert unnamed == []
