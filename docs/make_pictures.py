"""Make the pictures of the README from the real app: `python docs/make_pictures.py [FOLDER]`.

Each is an SVG export of a screen of the app on the bundled articles, turned into a PNG by
rsvg-convert (Debian: librsvg2-bin, and fonts-firacode for the letters).
"""

import asyncio
import subprocess
import sys
import tempfile
from pathlib import Path

from jjreader.library import Library
from jjreader.settings import Paths, Settings
from jjreader.tui.app import JJReaderApp

WIDTH = "1100"
"""Pixels: sharp enough to read, small enough to keep in a repository."""
OPEN = ("down", "down", "down", "enter")
SMALL = ("s", *"personal", "space", *"sto")
WIDE = (*OPEN, "s", *"relationship")
PICTURES = {
    "reading-120x40-dark": (
        (120, 40),
        "jjreader-dark",
        (*OPEN, *["right_square_bracket"] * 5, "m"),
    ),
    "reading-120x40-light": ((120, 40), "jjreader-light", (*OPEN, *["right_square_bracket"] * 5)),
    "search-80x24-dark": ((80, 24), "jjreader-dark", SMALL),
    "search-80x24-light": ((80, 24), "jjreader-light", SMALL),
    "search-200x60-dark": ((200, 60), "jjreader-dark", WIDE),
    "search-200x60-light": ((200, 60), "jjreader-light", WIDE),
    "person-120x40-dark": ((120, 40), "jjreader-dark", (*OPEN, "right_square_bracket", "p")),
    "bookmarks-120x40-light": (
        (120, 40),
        "jjreader-light",
        (*OPEN, *("right_square_bracket", "m") * 4, "6"),
    ),
}


async def take(size: tuple[int, int], theme: str, keys: tuple[str, ...]) -> str:
    """The SVG of the screen after the keys."""
    with tempfile.TemporaryDirectory() as home:
        paths = Paths(*(Path(home) / name for name in ("cache", "data", "config", "state")))
        library = Library.open(settings=Settings(paths, theme=theme))
        library.refresh()
        app = JJReaderApp(library)
        async with app.run_test(size=size) as pilot:
            await pilot.pause(1)
            for key in keys:
                await pilot.press(key)
                await app.workers.wait_for_complete()
                await pilot.pause(0.1)
            await pilot.pause(0.5)
            svg = app.export_screenshot()
        library.close()
    return svg.replace("<text ", '<text xml:space="preserve" ')


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    folder.mkdir(exist_ok=True)
    for name, (size, theme, keys) in PICTURES.items():
        svg = asyncio.run(take(size, theme, keys))
        file = folder / f"{name}.png"
        subprocess.run(
            ["rsvg-convert", "--width", WIDTH, "--output", file], input=svg.encode(), check=True
        )
        print(file)


if __name__ == "__main__":
    main()
