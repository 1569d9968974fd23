"""What Textual fails on at a bad moment, and is kept from."""

from rich.style import Style
from textual.app import App, ComposeResult
from textual.events import Click
from textual.widgets import OptionList

from jjreader.tui.guards import guard_textual


class Options(App[None]):
    def compose(self) -> ComposeResult:
        yield OptionList("one", "two")


async def test_a_click_on_an_option_that_has_gone_does_nothing() -> None:
    guard_textual()
    async with Options().run_test() as pilot:
        options = pilot.app.query_one(OptionList)
        for clicked, highlighted in ((1, 1), (2, 1), (0, 0)):
            style = Style(meta={"option": clicked})
            options.post_message(Click(options, 0, 0, 0, 0, 1, False, False, False, style=style))
            await pilot.pause()
            assert options.highlighted == highlighted
