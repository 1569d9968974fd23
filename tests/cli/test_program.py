"""The program as a shell starts it: streams, encodings, and what is loaded."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jjreader.library import Library

Call = Callable[..., Any]
LOADED = """
import io, json, sys
sys.stdout, kept = io.TextIOWrapper(io.BytesIO()), sys.stdout
code = 0
{what}
print(json.dumps([code, sorted(sys.modules)]), file=kept)
"""


@pytest.fixture
def loaded_by(environment: dict[str, str]) -> Callable[[str], set[str]]:
    """What a fresh interpreter has loaded in the end: textual, rich, jjreader.people and so on."""

    def call(what: str) -> set[str]:
        done = subprocess.run(
            [sys.executable, "-c", LOADED.format(what=what)],
            env=environment,
            capture_output=True,
            check=True,
            timeout=60,
        )
        code, modules = json.loads(done.stdout)
        assert code == 0
        names = (module.split(".") for module in modules)
        return {".".join(each[: 2 if each[0] == "jjreader" else 1]) for each in names}

    return call


def test_the_door_loads_no_face_and_no_verb(loaded_by: Call) -> None:
    loaded = loaded_by("import jjreader.library")
    assert not loaded & {"textual", "rich", "argparse", "whoosh", "jjreader.cli", "jjreader.tui"}
    assert not loaded & {"jjreader.people", "jjreader.quotes", "jjreader.search"}


def test_searching_for_words_loads_no_more_than_it_needs(loaded_by: Call, folder: Path) -> None:
    words = ["search", "harbour", str(folder)]
    loaded = loaded_by(f"from jjreader.cli import run\ncode = run({words!r})")
    assert "jjreader.search" in loaded
    assert not loaded & {"textual", "rich", "jjreader.tui", "jjreader.people", "jjreader.quotes"}


def test_no_command_that_prints_loads_textual(loaded_by: Call, folder: Path) -> None:
    commands = [["quotes"], ["people"], ["mentions"], ["index"], ["doctor"]]
    calls = [f"code = code or run({[*words, str(folder)]!r})" for words in commands]
    loaded = loaded_by("\n".join(["from jjreader.cli import run", *calls]))
    assert "jjreader.quotes" in loaded
    assert not loaded & {"textual", "rich", "jjreader.tui"}


def test_ascii_streams_work(program: Call, folder: Path) -> None:
    done = program("quotes", folder, "--json", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stdout.isascii()
    texts = [json.loads(line)["text"] for line in done.stdout.splitlines()]
    assert "“You learn it like a language.”" in texts
    plain = program("quotes", folder, PYTHONIOENCODING="ascii")
    assert plain.returncode == 0
    assert r"\u201cYou learn it" in plain.stdout


def test_a_reader_that_has_seen_enough_is_no_error(
    environment: dict[str, str], folder: Path
) -> None:
    for number in range(300):
        (folder / f"{number}.txt").write_text(f"Page {number}\n\nThe harbour again and again.\n")
    command = [sys.executable, "-m", "jjreader", "search", "harbour", str(folder), "--limit", "300"]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as started:
        assert started.stdout
        assert started.stderr
        started.stdout.read(1)
        started.stdout.close()
        complaint = started.stderr.read()
    assert (started.returncode, complaint) == (0, b"")


def test_a_reader_that_never_read_is_no_error(environment: dict[str, str], folder: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "jjreader", "people", str(folder)],
        env=environment,
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=60,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_one_line(environment: dict[str, str], folder: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "jjreader", "people", str(folder)],
            env=environment,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
        )
    assert done.returncode == 3
    assert done.stderr.startswith("jjreader: ")
    assert "No space left on device" in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_interrupt_ends_the_program_with_130(environment: dict[str, str]) -> None:
    waiting = (
        "import sys, time; from jjreader.cli import commands, run\n"
        # One long sleep would not end when the interrupt comes just before it.
        "naps = lambda: any(time.sleep(0.05) for _ in range(600))\n"
        "commands.COMMANDS['people'] = lambda _: print('ready', flush=True) or naps()\n"
        "sys.exit(run(['people']))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", waiting],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # Tests that run in the background inherit an interrupt that is ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as started:
        assert started.stdout
        assert started.stdout.readline() == b"ready\n"
        started.send_signal(signal.SIGINT)
        out, err = started.communicate(timeout=20)
    assert (started.returncode, out, err) == (130, b"", b"")


def test_a_damaged_index_is_mended_without_a_word(program: Call, folder: Path) -> None:
    program("index", folder)
    library = Library.open(folder)
    for path in library.cache.text_index.iterdir():
        if path.suffix != ".toc" and path.stat().st_size > 100:
            path.write_bytes(b"\1" * path.stat().st_size)
    library.close()
    done = program("search", "harbour", folder, "--json")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 2
    assert done.stderr == ""
