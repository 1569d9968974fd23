"""The reading screen under test, with an index that is up to date and no child process."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from textual.events import Paste
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from jjreader.library import Library
from jjreader.model import Progress, RefreshReport
from jjreader.settings import Paths, Settings
from jjreader.tui.app import JJReaderApp
from jjreader.tui.screens.reading import ReadingScreen

KEYS = {" ": "space", ",": "comma", ":": "colon", "/": "slash", ".": "full_stop"}
NORMAL, SMALL, WIDE = (120, 40), (80, 24), (180, 40)

ARTICLES = {
    "harbour.md": """---
title: Ferry line will close in autumn
source: The Harbour Post
published: 2021-03-04
---

The last ferry to Skelling leaves in October. “We have run out of money and out of patience,” \
Anna Lindqvist said on Thursday.

Lindqvist has led the company since 2011. She blamed the storms of the past two winters, which \
kept the boats in port for weeks and drove the commuters to the new bridge.

“Nobody wants to be the one who ends it,” she said. “But somebody has to read the accounts.”

Mayor Peter Holm told reporters that the town “will not beg for a boat.”

Source: The Harbour Post
""",
    "orchard.txt": """An orchard in the middle of the motorway

A strip of apple trees has grown between the lanes since 1974, and this week it was given a name.

“I planted the first one from a core I threw out of the window,” Martha Quill said. The retired \
lorry driver is eighty-one.

The ferry company has promised to sell the cider on board.

“It tastes of diesel and of spring,” Quill added.
""",
    "silence.txt": "A quiet week\n\nNothing was said by anybody, and it was printed anyway.\n",
}


def settings_in(folder: Path) -> Settings:
    """Settings whose folders all lie below one."""
    paths = Paths(*(folder / name for name in ("cache", "data", "config", "state")))
    return Settings(paths, is_watching=False)


class IndexingHere:
    """In place of the child process: what has changed is indexed at once."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def events(self) -> list[Progress | RefreshReport]:
        return [self._library.refresh()]

    def stop(self) -> None:
        pass


def index_here(library: Library) -> None:
    library.start_indexing = lambda **_: IndexingHere(library)  # type: ignore


class Reading:
    """The app with a pilot, and what tests ask of it."""

    def __init__(self, app: JJReaderApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def screen(self) -> ReadingScreen:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, ReadingScreen)
        return screen

    async def press(self, *keys: str) -> None:
        """Press keys, and let what they set off come to its end."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, words: str) -> None:
        """Type letter for letter, without waiting in between."""
        await self.pilot.press(*(KEYS.get(letter, letter) for letter in words))
        await self.settle()

    async def paste(self, words: str) -> None:
        """Give the box in focus many letters at once."""
        assert self.app.screen.focused
        self.app.screen.focused.post_message(Paste(words))
        await self.settle()

    async def settle(self) -> None:
        """Wait until no message is under way and nobody works."""
        await self.pilot.pause()
        while self.app.workers:
            with suppress(WorkerCancelled):  # a query that another one has overtaken
                await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    async def until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait until something holds; a failure tells what did not come about."""
        for _ in range(1000):
            if condition():
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"never: {what}")

    async def until_still(self) -> None:
        """Wait until the screen stays the same: a picture can be taken."""
        before = ""
        for _ in range(100):
            await self.settle()
            await self.pilot.pause(0.05)
            now = self.app.export_screenshot()
            if now == before:
                return
            before = now
        raise AssertionError("the screen never came to rest")

    async def open(self, title: str) -> None:
        """Open the article of this title from the list."""
        await self.press("1")
        titles = [getattr(row, "title", None) for row in self.screen.articles.items]
        self.screen.articles.cursor = titles.index(title)
        await self.press("enter")

    @property
    def shown_title(self) -> str | None:
        page = self.screen.reader.view.page
        return page.article.title if page else None

    @property
    def said(self) -> str:
        return self.screen.status.message

    @property
    def below(self) -> str:
        """What stands in the reader's last line."""
        return str(self.screen.reader.below.render())

    def rows(self) -> list[str]:
        """The text on the reader's rows."""
        view = self.screen.reader.view
        return [view.render_line(y).text.rstrip() for y in range(view.size.height)]


@asynccontextmanager
async def reading(
    folder: Path, home: Path, size: tuple[int, int] = NORMAL
) -> AsyncIterator[Reading]:
    """The app on a folder of articles."""
    library = Library.open(folder, settings=settings_in(home))
    library.refresh()
    index_here(library)
    app = JJReaderApp(library)
    try:
        async with app.run_test(size=size) as pilot:
            found = Reading(app, pilot)
            await found.settle()
            yield found
    finally:
        library.close()


def write_articles(folder: Path) -> Path:
    """The articles as files in FOLDER."""
    folder.mkdir(exist_ok=True)
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
