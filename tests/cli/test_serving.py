"""The app in a browser: only for the page of the printed address, and for no other."""

import asyncio
import re
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest
from aiohttp import (
    ClientSession,
    ClientWebSocketResponse,
    CookieJar,
    WSMsgType,
    WSServerHandshakeError,
)

NAME = "It's $(touch made by a shell) & more"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address that a server prints, over a folder with a hard name."""
    folder = tmp_path_factory.mktemp("served") / NAME
    folder.mkdir()
    (folder / "a.txt").write_text("The bell\n\n“I ring it twice,” Ada Lindqvist said.\n")
    server = subprocess.Popen(
        [sys.executable, "-m", "jjreader", "serve", str(folder), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder.parent,
        text=True,
    )
    assert server.stdout
    yield server.stdout.readline().strip()
    server.terminate()
    assert server.wait(10) == 0
    server.stdout.close()
    assert [made.name for made in folder.parent.iterdir()] == [NAME]


def home(address: str) -> str:
    return address.partition("/?")[0]


def session() -> ClientSession:
    return ClientSession(cookie_jar=CookieJar(unsafe=True))  # of an address without a name


async def status(url: str, **headers: str) -> int:
    async with session() as browser, browser.get(url, headers=headers) as response:
        return response.status


async def test_only_the_whole_address_opens_the_page(address: str) -> None:
    here = home(address)
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{32}", address)
    assert await status(address) == 200
    assert await status(here) == 403
    assert await status(f"{here}/?token=guessed") == 403
    assert await status(f"{here}/static/js/textual.js") == 403


async def test_other_hosts_and_origins_are_refused_even_with_the_token(address: str) -> None:
    here = home(address)
    port = here.rpartition(":")[2]
    assert await status(address, Host=f"reader.example:{port}") == 403
    assert await status(address, Host=f"localhost:{port}") == 403
    assert await status(address, Origin="http://reader.example") == 403
    assert await status(address, Origin="null") == 403
    assert await status(address, Origin=here) == 200


async def test_the_page_may_load_nothing_from_anywhere_else(address: str) -> None:
    async with session() as browser, browser.get(address) as response:
        allowed = response.headers["Content-Security-Policy"]
        assert "googleapis" in await response.text()  # the font that is not to be fetched
    assert allowed.startswith("default-src 'self'; ")
    assert "http:" not in allowed
    assert "https:" not in allowed


async def test_the_page_shows_the_folder_and_takes_keys(address: str) -> None:
    here = home(address)
    async with session() as browser:
        with pytest.raises(WSServerHandshakeError):
            await browser.ws_connect(f"{here}/ws", headers={"Origin": here})
        async with browser.get(address) as page:
            text = await page.text()
            assert "jjreader" in text and "keys.focus()" in text
        with pytest.raises(WSServerHandshakeError):
            await browser.ws_connect(f"{here}/ws", headers={"Origin": "http://reader.example"})
        async with browser.ws_connect(f"{here}/ws?width=100&height=30", origin=here) as socket:
            async with asyncio.timeout(30):
                await shown(socket, b"The bell")
                await socket.send_json(["focus"])  # as the page does once it has the focus
                await socket.send_json(["stdin", "\x1b[<0;5;2M\x1b[<0;5;2ml"])
                await shown(socket, b"I ring it twice")


async def shown(socket: ClientWebSocketResponse, words: bytes) -> None:
    """Wait until the words have been written to the browser's terminal."""
    seen = b""
    while words not in seen:
        message = await socket.receive()
        assert message.type in (WSMsgType.BINARY, WSMsgType.TEXT)
        seen += message.data if message.type == WSMsgType.BINARY else b""


def test_a_port_that_is_taken_is_a_sentence(address: str) -> None:
    port = home(address).rpartition(":")[2]
    again = subprocess.run(
        [sys.executable, "-m", "jjreader", "serve", "--port", port],
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert again.returncode == 2
    assert again.stderr.startswith(f"jjreader: port {port}: ")
    assert again.stderr.endswith("choose another with --port\n")


def test_an_interrupt_ends_it_with_a_page_that_is_open() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "jjreader", "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as server:
        assert server.stdout
        assert server.stderr
        own = server.stdout.readline().strip()
        asyncio.run(_open_and_interrupt(own, server))
        assert server.wait(10) == 0
        assert server.stderr.read() == "Open this address in a browser here; Ctrl+C ends it.\n"


async def _open_and_interrupt(address: str, server: "subprocess.Popen[str]") -> None:
    here = home(address)
    async with session() as browser, asyncio.timeout(30):
        await browser.get(address)
        async with browser.ws_connect(f"{here}/ws", headers={"Origin": here}) as socket:
            await socket.receive()
            server.send_signal(signal.SIGINT)
            while (await socket.receive()).type not in (WSMsgType.CLOSE, WSMsgType.CLOSED):
                pass
