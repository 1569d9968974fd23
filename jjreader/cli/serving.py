"""The app in a browser on this machine, and for nobody but who was given the address.

Any page that is open in the browser may send requests to a port of this machine, and a name that
its owner controls may be made to point here. So three things are asked of every request: the Host
that we are, no Origin but our own, and a token that only the printed address has.
"""

import logging
import os
import secrets
import shlex
import socket
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web
from textual_serve.server import Server

from jjreader.child_process import python_command, python_environment
from jjreader.cli.output import Output

LOOPBACK = "127.0.0.1"
TOKEN_BYTES = 24
LAST_WORDS = 0.5
"""Seconds that open pages have when it is ended; they would stay open for ever."""

FOCUS = """<script>
  // Keys go to the terminal as soon as it shows something: nobody need click into it first.
  new MutationObserver((_, observer) => {
    const keys = document.querySelector("#terminal textarea");
    if (keys && document.body.classList.contains("-first-byte")) {
      keys.focus();
      observer.disconnect();
    }
  }).observe(document.body, { subtree: true, childList: true, attributes: true });
</script>
"""

ALLOWED = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self' ws://{}; "
    "frame-ancestors 'none'; form-action 'none'"
)
"""What the page may load: nothing from anywhere else, though textual-serve asks for a font."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def serve(folder: Path, port: int, output: Output) -> None:
    """Serve FOLDER until interrupted. OSError when the port cannot be had; 0 is any free one."""
    # That the process of a page ends a moment after us is no news.
    logging.getLogger("asyncio").setLevel(logging.ERROR)
    # The command goes through a shell; a folder may have any name.
    command = shlex.join(python_command("jjreader", str(folder)))
    os.environ.update(python_environment())
    with socket.create_server((LOOPBACK, port)) as listening:
        server = _OwnServer(command, listening.getsockname()[1], output)
        web.run_app(server.application(), sock=listening, print=None, shutdown_timeout=LAST_WORDS)


class _OwnServer(Server):
    """textual-serve, but only for its own page."""

    def __init__(self, command: str, port: int, output: Output) -> None:
        super().__init__(command, host=LOOPBACK, port=port, title="jjreader")
        self._output = output
        self._token = secrets.token_urlsafe(TOKEN_BYTES)
        self._cookie = f"jjreader-{port}"  # the browser keeps one jar for all ports

    async def on_startup(self, app: web.Application) -> None:
        self._output.line(f"{self.public_url}/?token={self._token}")
        sys.stdout.flush()  # whoever started us in a pipe waits for it
        self._output.message("Open this address in a browser here; Ctrl+C ends it.")

    async def application(self) -> web.Application:
        """The pages of textual-serve, guarded."""
        app = await self._make_app()
        app.middlewares.append(self._admit)
        app.on_response_prepare.append(self._keep_to_ourselves)
        return app

    @web.middleware
    async def _admit(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer a request of our own page; refuse any other."""
        own = f"{LOOPBACK}:{self.port}"
        if request.host != own or request.headers.get("Origin", self.public_url) != self.public_url:
            raise web.HTTPForbidden(text="This is no address of jjreader.")
        if self._is_token(request.query.get("token", "")):
            own_page = web.HTTPSeeOther("/")  # the token does not stay in the address
            own_page.set_cookie(self._cookie, self._token, httponly=True, samesite="Strict")
            return own_page
        if not self._is_token(request.cookies.get(self._cookie, "")):
            raise web.HTTPForbidden(text="Open the whole address that jjreader printed.")
        response = await handler(request)
        if request.path == "/" and isinstance(response, web.Response) and response.text:
            response.text = response.text.replace("</body>", f"{FOCUS}</body>")
        return response

    async def _keep_to_ourselves(self, _: web.Request, response: web.StreamResponse) -> None:
        response.headers["Content-Security-Policy"] = ALLOWED.format(f"{LOOPBACK}:{self.port}")
        response.headers["Referrer-Policy"] = "no-referrer"

    def _is_token(self, given: str) -> bool:
        return secrets.compare_digest(given.encode(), self._token.encode())
