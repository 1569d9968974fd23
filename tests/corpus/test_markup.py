"""Markup within lines: what Markdown means, as spans over a text that stays as it is."""

from pathlib import Path

from hypothesis import given, strategies as st

from jjreader.corpus.blocks import divide
from jjreader.corpus.markup import find_markup
from jjreader.model import Article, BlockKind, Markup

TEXT = """# A *quay* of its own

The **pilot *Ada* said** `mark [x]` and [the __log__](https://quay.example/log "Log") of \
[last year][1], see <https://tide.example/a> and https://reed.example/b). No snake_case_name, \
no 2 * 3 * 4, \\*not\\*.

> a line *that goes
> over* nothing

```sh
echo *not this* https://code.example/run
```

[1]: ftp://old.example/log
"""


def article_of(text: str, name: str = "quay.md") -> Article:
    blocks = divide(text, None, markdown=name.endswith(".md"))
    return Article(name, Path(name), "", text, blocks)


def told(article: Article, found: Markup) -> tuple[str, str, list[str], str | None]:
    return found.kind, article[found.span], [article[m] for m in found.marks], found.address


def test_every_kind_is_found_with_its_marks_and_address() -> None:
    article = article_of(TEXT)
    assert [told(article, found) for found in find_markup(article)] == [
        ("emphasis", "quay", ["*", "*"], None),
        ("strong", "pilot *Ada* said", ["**", "**"], None),
        ("emphasis", "Ada", ["*", "*"], None),
        ("code", "mark [x]", ["`", "`"], None),
        ("link", "the __log__", ["[", '](https://quay.example/log "Log")'], "https://quay.example/log"),
        ("strong", "log", ["__", "__"], None),
        ("link", "last year", ["[", "][1]"], "ftp://old.example/log"),
        ("link", "https://tide.example/a", ["<", ">"], "https://tide.example/a"),
        ("link", "https://reed.example/b", [], "https://reed.example/b"),
        ("link", "https://code.example/run", [], "https://code.example/run"),
        ("link", "1", ["[", "]"], "ftp://old.example/log"),
    ]  # fmt: skip
    code = [article[block.span] for block in article.blocks if block.kind is BlockKind.CODE]
    assert code == ["echo *not this* https://code.example/run"]


def test_in_a_plain_text_only_addresses_are_links() -> None:
    article = article_of("*Not* [a](b), but http://sea.example.", "sea.txt")
    assert [told(article, found) for found in find_markup(article)] == [
        ("link", "http://sea.example", [], "http://sea.example")
    ]


@given(st.text("ab *_`[]()!<>\\\n", max_size=80))
def test_marks_and_words_lie_within_the_text_and_apart(text: str) -> None:
    article = article_of(f"begin {text}")
    for found in find_markup(article):
        assert found.whole.end <= len(article.text)
        for mark in found.marks:
            assert not mark.overlaps(found.span)
            assert set(article[mark]) & set("*_`[]()!<>")
