"""What leaves the program: the reader's editor and browser, on a key press only."""

import os
import shlex
import shutil
import subprocess

from textual.app import SuspendNotSupported
from textual.binding import Binding

from jjreader.corpus.files import file_and_part
from jjreader.tui.screens.desk import Desk


class Outside(Desk):
    """Programs are started with argument lists, never through a shell; links are http or https."""

    BINDINGS = [
        Binding("e", "edit", "Open in $EDITOR", id="edit"),
        Binding("w", "open_link", "Open the link", id="open-link"),
    ]

    def action_edit(self) -> None:
        """The file as it is on disk, in the reader's editor."""
        editor = _arguments(os.environ.get("VISUAL")) or _arguments(os.environ.get("EDITOR"))
        entry = self.articles.current_entry
        page = self.reader.view.page
        path = page.article.path if page and self.has_class("-reading") else None
        if path is None and entry and not entry.problem:
            path = self.library.folder / file_and_part(self.library.folder, entry.id)[0]
        if not editor:
            self.say("Set $EDITOR to the editor of your choice first.")
        elif path is None:
            self.say("Open an article first.")
        else:
            self._run([*editor, str(path.absolute())])

    def _run(self, command: list[str]) -> None:
        try:
            with self.app.suspend():
                subprocess.run(command, check=False)
        except (OSError, SuspendNotSupported) as error:
            self.say(f"{command[0]} could not be started: {error}")

    def action_open_link(self) -> None:
        from jjreader.bookmarks.plain import web_address

        page, link = self.reader.view.page, self.reader.view.link_here()
        url = link.address if link else page.article.url if page else None
        address = web_address(url)
        if not url:
            self.say(f"No link here: {self.keys['next-link']} goes to the next one in the text.")
        elif not address:
            self.say(f"Not opened: only http and https links are, and this is {url}")
        else:
            self._browse(address)

    def _browse(self, address: str) -> None:
        if self.app.is_web:
            self.app.open_url(address)  # in the browser that shows us
            self.say(f"Opening {address}")
            return
        found = filter(None, map(shutil.which, ("xdg-open", "open")))
        # Several may be named; the first is the one that is wanted most.
        wanted = os.environ.get("BROWSER", "").split(os.pathsep)[0]
        opener = _arguments(wanted) or list(found)[:1]
        if not opener:
            self.say(f"No browser was found: set $BROWSER. The link is {address}")
            return
        try:
            # Nothing of it may reach our screen, and it may outlive us: it is not waited for.
            subprocess.Popen(
                [*opener, address],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError as error:
            self.say(f"{opener[0]} could not be started: {error.strerror}")
        else:
            self.say(f"Opening {address}")


def _arguments(command: str | None) -> list[str]:
    """The program that a variable of the environment names, with its arguments; empty: none."""
    try:
        return shlex.split(command or "")
    except ValueError:  # a quotation mark that is not closed
        return []
