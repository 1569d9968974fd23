"""What the config file names is looked up in the app."""

import inspect
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from reading import Reading, index_here, settings_in
from textual.widgets import Static

from jjreader.config import load_settings, print_settings
from jjreader.library import Library
from jjreader.model import Sort
from jjreader.tui.actions import actions, misfits, scenes
from jjreader.tui.app import JJReaderApp
from jjreader.tui.keys import KeyNames, clashes

CONFIG = """theme = "jjreader-lihgt"
highlights = "names"
sort = "title"
watch = false
[keys]
filter = "f12"
serach = "x"
person = "x, f9"
"""


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"search": "o"}, [("search", "o", "select-other-end"), ("search", "o", "sort")]),
        ({"sort": "v"}, []),  # the one in the list, the other in the text
        ({"next-article": "J,f7"}, []),  # as ever, the list has J for itself
        ({"undo": "f6", "redo": "f6"}, [("redo", "f6", "undo")]),
        ({"find-next": "n"}, []),  # a box takes letters before the screen does
    ],
)
def test_two_actions_on_one_key_clash_where_both_can_act(
    keys: dict[str, str], expected: list[tuple[str, str, str]]
) -> None:
    found = clashes(scenes(), keys)
    assert [clash for clash in found if "bookmarks" not in clash[2]] == expected


async def test_the_config_file_is_followed_and_its_mistakes_are_told(
    articles: Path, home: Path
) -> None:
    paths = settings_in(home).paths
    paths.config.mkdir(parents=True)
    (paths.config / "config.toml").write_text(CONFIG)
    settings = load_settings(paths)
    expected = [
        "config.toml, line 7: 'keys.serach' is unknown; did you mean 'search'?",
        "config.toml, line 8: 'keys.person' has the key x that 'export' has as well",
        "config.toml, line 1: 'theme' 'jjreader-lihgt' is unknown; did you mean 'jjreader-light'?",
    ]
    assert list(misfits(settings)) == expected
    library = Library.open(articles, settings=settings)
    index_here(library)
    app = JJReaderApp(library)
    assert library.notices == expected
    async with app.run_test(size=(120, 30)) as pilot:
        r = Reading(app, pilot)
        await r.until(lambda: expected[0] in r.said, "the first mistake")
        assert "2 more: jjreader doctor" in r.said
        assert app.theme == "jjreader-dark"
        assert r.screen.reader.view.highlights == "names"
        assert r.screen.habits.order.sort is Sort.TITLE
        await pilot.press("f12")
        await r.until(lambda: r.screen.focused is r.screen.filter_box, "the filter")
        await r.type("zzz")
        assert "F12 changes it, Esc takes it away." in r.screen.articles.empty
        await r.press("escape")
        r.screen.status.hush()
        assert "F12 filter" in str(r.screen.status.render())
        commands = {c.title: c.help for c in app.get_system_commands(r.screen)}
        assert commands["Filter"] == "key F12"
        await r.press("question_mark")
        help_text = str(app.screen.query_one("#help-keys", Static).render())
        assert "F12  " in help_text and "x F9  " in help_text
    library.close()


def test_every_key_that_a_sentence_names_is_that_of_an_action() -> None:
    names, found = KeyNames({}), 0
    for name in actions():
        assert names[name]
    for module in [each for name, each in sys.modules.items() if name.startswith("jjreader.tui")]:
        for sentence in vars(module).values():
            if isinstance(sentence, str) and re.search(r"\{[a-z-]+\}", sentence):
                assert "{" not in names.fill(sentence)
                found += 1
        for action in re.findall(r"keys\[[\"'](.+?)[\"']\]", inspect.getsource(module)):
            assert names[action]
            found += 1
    assert found > 25


def test_every_action_is_explained_in_the_printed_file(home: Path) -> None:
    settings = replace(settings_in(home), keys={"search": "f5"})
    printed = list(print_settings(settings, actions()))
    assert 'search = "f5"  # Search all articles' in printed
    assert '# next-unread = "J"  # Next unread' in printed
    assert '# note-keep = "f2,ctrl+o"  # Keep' in printed  # of a dialog
