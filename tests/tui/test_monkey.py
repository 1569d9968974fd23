"""Whatever is typed, pasted, clicked and resized: it goes on, and the terminal comes back."""

import random
import time
from pathlib import Path

import pytest
from nightly import IS_NIGHTLY
from reading import write_articles
from terminal import Terminal

EVENTS = 5_000 if IS_NIGHTLY else 250
SIZES = [(1, 1), (3, 20), (10, 80), (24, 80), (40, 120), (80, 250)]
LEAVING = "\x03\x11\x13\x1a\x1c"
"""What quits, and what stops or kills once the terminal is given back; a `q` quits often enough."""
CONTROLS = [chr(code) for code in range(1, 32) if chr(code) not in LEAVING]
NAMED = [f"\x1b[{code}" for code in (*"ABCDHFZ", "3~", "5~", "6~", "1;5A", "1;2C", "15~")]
BROKEN = [
    "\x1b",
    "\x1b[",
    "\x1b]",
    "\x1bO",
    "\x1b[999~",
    "\x1b[<",
    "\x1b[I",
    "\x00",
    "\u202e",
    "é中😀",
]
PASTED = ['"*" OR (a* "', "x" * 3_000, "\n\r\0", "\x1b[7777m", "speaker:"]


def event(chance: random.Random) -> str:
    """What a terminal sends for a key, a click or a paste."""
    mouse = f"\x1b[<{chance.choice([0, 2, 35, 64, 65])};{chance.randrange(1, 125)};"
    return chance.choices(
        [
            chr(chance.randrange(32, 127)),
            chance.choice(CONTROLS + NAMED),
            chance.choice(BROKEN),
            f"{mouse}{chance.randrange(1, 44)}{chance.choice('Mm')}",
            f"\x1b[200~{chance.choice(PASTED)}\x1b[201~",
        ],
        weights=[45, 35, 6, 10, 4],
    )[0]


@pytest.mark.nightly
def test_random_keys_neither_stop_it_nor_leave_the_terminal_wrecked(tmp_path: Path) -> None:
    seed = random.randrange(1_000_000) if IS_NIGHTLY else 2
    chance, folder = random.Random(seed), write_articles(tmp_path / "articles")
    before = {file: file.read_bytes() for file in folder.iterdir()}
    terminal, done = Terminal(folder, tmp_path / "home"), 0
    crash = tmp_path / "home" / "state" / "jjreader" / "crash.txt"
    try:
        while done < EVENTS:
            terminal.until("Ferry line will close")
            while done < EVENTS and terminal.process.poll() is None:
                if chance.random() < 0.03:
                    terminal.resize(*chance.choice(SIZES))
                else:
                    terminal.send(event(chance))
                done += 1
                time.sleep(0.002)
                terminal.read(0)
            if done == EVENTS and terminal.process.poll() is None:
                terminal.process.terminate()
            code = terminal.ended()
            why = crash.read_text(encoding="utf-8") if crash.exists() else terminal.tail
            # -15: the signal came when a key had quit it, and Python was ending
            assert code in (0, 143, -15), f"seed {seed}, event {done}: exit {code}\n{why}"
            assert b"Traceback" not in terminal.raw, f"seed {seed}\n{terminal.tail}"
            terminal.assert_restored()
            if done < EVENTS:  # a key has quit it
                terminal.close()
                terminal = Terminal(folder, tmp_path / "home")
    finally:
        terminal.close()
    assert {file: file.read_bytes() for file in folder.iterdir()} == before
