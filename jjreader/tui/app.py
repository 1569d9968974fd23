"""The app: screens, themes, and leaving without a trace."""

import os
import signal
import sys
import time
import traceback
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace

from rich.text import Text
from textual.app import SystemCommand
from textual.binding import Binding
from textual.markup import escape
from textual.screen import Screen
from textual.theme import Theme

from jjreader.corpus.cleaner import clean_line
from jjreader.errors import StorageError
from jjreader.library import Library
from jjreader.own_files import private_folder
from jjreader.tui.choices import next_choice
from jjreader.tui.guards import guard_textual
from jjreader.tui.keys import shown
from jjreader.tui.screens.reading import ReadingScreen
from jjreader.tui.themes import DEFAULTS, THEMES
from jjreader.tui.type_ahead import TypeAheadApp
from jjreader.tui.widgets.status_line import skipped

ENDING_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)
LONGEST_LEAVING = 1.0
"""Seconds after which a second signal does not wait for us to leave."""
SWITCH_INTERVAL = 0.001
"""Seconds until a busy worker thread lets the one that draws the screen have a turn; Python's own
0.005 can be felt while typing."""
BY_SIGNAL = 128
"""What shells add to a signal's number for the exit code."""


class JJReaderApp(TypeAheadApp):
    """The reader of one library."""

    TITLE = "jjreader"
    CSS_PATH = "screens/reading.tcss"  # the first screen of an app has to be styled by the app
    BINDINGS = [
        Binding("ctrl+q", "quit", "Quit", id="quit", priority=True),
        Binding("colon", "command_palette", "Palette", id="palette"),
        Binding("T", "next_theme", "Next theme", id="theme"),
    ]

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        for theme in THEMES:
            self.register_theme(theme)
        wanted = library.habit_store.look.theme
        self.theme = wanted if wanted in self.available_themes else THEMES[0].name
        self.set_keymap(dict(library.settings.keys))
        if library.settings.keys or library.settings.theme not in self.available_themes:
            from jjreader.tui.actions import misfits  # only for those who have set something

            library.notices += misfits(library.settings)
        self._reading = ReadingScreen(library)
        self.unsaved: str | None = None
        """Why the reading positions could not be saved on leaving."""
        self._ended_by = 0
        """The number of the signal that ended the program."""
        self._ended_at = 0.0

    @property
    def skipped(self) -> int:
        """Files of the folder that could not be read."""
        return self._reading.skipped

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DEFAULTS

    def get_key_display(self, binding: Binding) -> str:
        return shown(binding.key)

    def on_mount(self) -> None:
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        if self._ended_by:
            self.exit(return_code=BY_SIGNAL + self._ended_by)

    def end_by_signal(self, number: int, _: object = None) -> None:
        """Leave because the system says so; while the app starts, as soon as it has started.

        When it says so again a while later, at once: a terminal that takes nothing any more would
        hold us for ever, and nothing that matters is left to do.
        """
        now = time.monotonic()
        if self._ended_by and now - self._ended_at > LONGEST_LEAVING:
            os._exit(BY_SIGNAL + number)
        if not self._ended_by:
            self._ended_by, self._ended_at = number, now
        if self._loop:
            self._loop.call_soon_threadsafe(lambda: self.exit(return_code=BY_SIGNAL + number))

    def get_default_screen(self) -> Screen[None]:
        return self._reading

    def exit(self, *args: object, **kwargs: object) -> None:
        """Leave; the child process goes first, or we would wait for it."""
        self._reading.stop_indexing()
        self.unsaved = self._reading.keep_place()
        super().exit(*args, **kwargs)  # type: ignore[arg-type]

    async def action_quit(self) -> None:
        self.exit()

    def action_next_theme(self) -> None:
        self.theme = next_choice((theme.name for theme in THEMES), self.theme)
        self._reading.say(f"Theme: {self.theme}")

    def _keep_theme(self, theme: Theme) -> None:
        """However it was chosen, with a key or in the palette."""
        self._reading.keep(replace(self.library.habit_store.look, theme=theme.name))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action that has a name stands in the palette, with its key."""
        yield SystemCommand("Theme", "Choose one of all themes", self.action_change_theme)
        seen: set[str | None] = set()
        quit_first = sorted(  # `:q` and Enter mean what they mean in vi
            screen.active_bindings.values(), key=lambda active: active.binding.id != "quit"
        )
        for active in quit_first:
            binding = active.binding
            if binding.description and binding.id not in seen and active.enabled:
                seen.add(binding.id)  # a binding of two keys is there twice
                key = self.get_key_display(binding)
                help_text = f"{binding.tooltip} · key {key}" if binding.tooltip else f"key {key}"
                yield SystemCommand(
                    binding.description,
                    escape(help_text),  # the palette reads it as markup
                    lambda active=active: self._run(active.node, active.binding.action),
                )

    def _fatal_error(self) -> None:
        """An error that nobody foresaw: one sentence for the reader, the details in a file."""
        details = "".join(traceback.format_exception(self._exception))
        try:
            file = private_folder(self.library.settings.paths.state) / "crash.txt"
            file.write_text(details, encoding="utf-8", errors="replace")
            file.chmod(0o600)
            where = f"The details are in {file}"
        except (OSError, StorageError):
            where = f"It was: {details.strip().splitlines()[-1]}"
        sentence = f"jjreader ended by an error of its own; what was bookmarked is safe. {where}"
        self._exit_renderables.append(Text(clean_line(sentence)))
        self._close_messages_no_wait()

    def _run(self, node: object, action: str) -> None:
        self.call_later(self.run_action, action, node)


def run_app(library: Library) -> int:
    """Read until the reader has enough; the exit code."""
    guard_textual()
    sys.setswitchinterval(SWITCH_INTERVAL)
    with closing(library):
        app = JJReaderApp(library)
        for number in ENDING_SIGNALS:
            signal.signal(number, app.end_by_signal)
        app.run()
        if app.unsaved:
            print(f"jjreader: {clean_line(app.unsaved)}", file=sys.stderr)
        if files := app.skipped:
            why = "`jjreader doctor` tells which and why"
            print(f"{skipped(files)}; {why}", file=sys.stderr)
        return app.return_code or 0
