"""Files that change while somebody reads."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from reading import Reading, index_here, reading, settings_in

from jjreader.library import Library
from jjreader.tui.app import JJReaderApp
from jjreader.watching import FolderWatch

FERRY = "Ferry line will close in autumn"


async def test_changed_files_appear_and_the_reader_keeps_the_place(
    articles: Path, home: Path
) -> None:
    library = Library.open(articles, settings=replace(settings_in(home), is_watching=True))
    library.refresh()
    index_here(library)
    app = JJReaderApp(library)
    async with app.run_test(size=(60, 14)) as pilot:
        r = Reading(app, pilot)
        await r.settle()
        r.screen.start_watching()
        await r.open(FERRY)
        await r.press("space")
        before = next(filter(None, r.rows()))
        file = articles / "harbour.md"
        text = file.read_text().replace("The last ferry", "As we hear, the very last ferry")
        await wait_for_watch(r, articles)
        file.write_text(text)
        await r.until(
            lambda: "very last" in r.screen.reader.view.page.article.text, "the text as it is now"
        )
        await r.settle()
        assert next(filter(None, r.rows())) == before
        (articles / "new.txt").write_text("A pier is found\n\nIt was under the sand.\n")
        await r.until(lambda: len(r.screen.articles.items) == 5, "the new article")
        file.unlink()
        await r.until(lambda: len(r.screen.articles.items) == 4, "the article that has gone")
        await r.until(lambda: "this is how it was" in r.said, "a word on the article that has gone")
        assert r.shown_title == FERRY
    library.close()


async def test_r_looks_for_changes_and_answers(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await r.press("R")
        assert r.said == "Nothing has changed."
        (articles / "new.txt").write_text("A pier is found\n\nIt was under the sand.\n")
        (articles / "silence.txt").unlink()
        await r.press("R")
        assert r.said == "Articles: 1 new, 1 gone."
        assert len(r.screen.articles.items) == 3


async def test_files_that_cannot_be_read_say_why_and_are_counted(
    tmp_path: Path, home: Path
) -> None:
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "noise.txt").write_bytes(bytes(range(256)) * 8)
    async with reading(tmp_path / "bad", home) as r:
        assert r.said == "None of these files can be read; each row says why."
        shown = [r.screen.articles.render_line(y).text.strip() for y in range(2)]
        assert shown == ["! noise.txt", "binary file"]
        assert r.screen.articles.border_subtitle == "cannot be read"
        await r.press("R")
        assert r.screen.status.activity == "! 1 file skipped"
        assert r.app.skipped == 1


async def wait_for_watch(r: Reading, articles: Path) -> None:
    """Until the watch has begun, nothing is heard: write until something is."""
    for number in range(100):
        (articles / "probe.txt").write_text(f"Probe {number}\n")
        for _ in range(10):
            await r.pilot.pause(0.05)
            if len(r.screen.articles.items) == 4:
                return
    raise AssertionError("never: the watch")


async def test_a_watch_that_cannot_be_had_is_told_once_with_the_key(
    articles: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_watch(*_: object, **__: object) -> None:
        raise OSError("the limit of watched folders is reached")

    monkeypatch.setattr("watchfiles.watch", no_watch)
    async with reading(articles, home) as r:
        r.app.library.settings = replace(r.app.library.settings, is_watching=True)
        r.screen.start_watching()
        await r.until(lambda: "R looks for them" in r.said, "a word on the watch")
        assert "the limit of watched folders is reached" in r.said


def test_only_what_could_be_an_article_is_heard_of(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    (folder / ".git").mkdir(parents=True)
    heard: list[str] = []
    watch = FolderWatch(folder, heard.extend, heard.append)
    end = time.monotonic() + 20
    while not heard and time.monotonic() < end:
        for name in ("page.tmp", ".git/x.txt", ".page.txt", "page.txt"):
            (folder / name).write_text("words")
        time.sleep(0.05)
    watch.stop()
    assert set(heard) == {"page.txt"}
