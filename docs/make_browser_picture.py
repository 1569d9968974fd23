"""Make the picture of `jjreader serve` in headless Chromium: `python docs/make_browser_picture.py`.

The browser is driven by the Chrome DevTools Protocol, https://chromedevtools.github.io/devtools-protocol/.
Needs `chromium` and `pip install '.[serve]'`.
"""

import asyncio
import base64
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from aiohttp import ClientConnectorError, ClientSession, ClientWebSocketResponse

PORT = 9333
KEYS = "jjl"
LOADING, REACTING = 8, 1.5
"""Seconds."""
CHROMIUM = ("chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1200,720")


async def call(socket: ClientWebSocketResponse, method: str, **parameters: object) -> Any:
    """The answer to a command of the protocol."""
    await socket.send_json({"id": 1, "method": method, "params": parameters})
    while "id" not in (answer := await socket.receive_json()):
        pass  # an event
    return answer.get("result")


async def page_of_browser(session: ClientSession) -> str:
    """The address of the first page's socket, once the browser has started."""
    while True:
        try:
            async with session.get(f"http://127.0.0.1:{PORT}/json") as answer:
                pages = [tab for tab in await answer.json() if tab["type"] == "page"]
        except ClientConnectorError:
            pages = []
        if pages:
            return str(pages[0]["webSocketDebuggerUrl"])
        await asyncio.sleep(0.3)


async def take(address: str) -> bytes:
    """The page as PNG, after the keys, without a click before them."""
    async with ClientSession() as session:
        debugger = await page_of_browser(session)
        async with session.ws_connect(debugger, max_msg_size=0) as socket:
            await call(socket, "Page.navigate", url=address)
            await asyncio.sleep(LOADING)
            for key in KEYS:
                for kind in ("keyDown", "keyUp"):
                    await call(socket, "Input.dispatchKeyEvent", type=kind, text=key, key=key)
                await asyncio.sleep(REACTING)
            picture = await call(socket, "Page.captureScreenshot")
    return base64.b64decode(picture["data"])


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        names = ("CACHE", "DATA", "CONFIG", "STATE")
        environment = {**os.environ, **{f"XDG_{name}_HOME": home for name in names}}
        command = [sys.executable, "-m", "jjreader", "serve"]
        options = (f"--remote-debugging-port={PORT}", f"--user-data-dir={home}/profile")
        with (
            subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server,
            subprocess.Popen([*CHROMIUM, *options], stderr=subprocess.DEVNULL) as browser,
        ):
            try:
                assert server.stdout
                picture = asyncio.run(take(server.stdout.readline().strip()))
            finally:
                browser.terminate()
                server.terminate()
    Path(__file__).with_name("browser.png").write_bytes(picture)


if __name__ == "__main__":
    main()
