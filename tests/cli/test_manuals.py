"""Completions and the manual page, tried by the shells and page makers of this machine."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jjreader.cli.parser import OPEN, SHELLS, command_line

Call = Callable[..., Any]
THERE = [shell for shell in SHELLS if shutil.which(shell)]
COMMANDS = sorted(command_line()[1].keys() - {OPEN})
MAKERS = {"groff": ["-man", "-Tascii", "-P-c", "-P-b", "-P-u", "-ww"], "mandoc": ["-Tascii"]}
TRY = {
    "bash": """source {script}
COMP_WORDS=({words}) COMP_CWORD={last} COMP_LINE={line} COMP_POINT={point}
_shtab_jjreader jjreader {word} {before}
printf '%s\\n' "${{COMPREPLY[@]}}"
""",
    "fish": "source {script}; complete -C {line}",
    # zsh completes only at a prompt: it is asked for whom it has the script.
    "zsh": 'autoload -U compinit; compinit -u -D; eval "$(<{script})"; print -l $_comps[jjreader]',
}


@pytest.fixture
def script(jjreader: Call, tmp_path: Path) -> Callable[[str], Path]:
    def write(shell: str) -> Path:
        file = tmp_path / f"completions.{shell}"
        file.write_text(jjreader("completions", shell).out)
        return file

    return write


def completed(shell: str, script: Path, *words: str) -> list[str]:
    """What the shell offers for the last of the words."""
    line = " ".join(words)
    tried = TRY[shell].format(
        script=script,
        words=" ".join(f'"{word}"' for word in words),
        last=len(words) - 1,
        line=f"'{line}'",
        point=len(line),
        word=f'"{words[-1]}"',
        before=words[-2],
    )
    done = subprocess.run([shell, "-c", tried], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return [line.split("\t")[0] for line in done.stdout.splitlines()]


def test_there_is_a_script_for_every_shell(jjreader: Call) -> None:
    for shell in SHELLS:
        script = jjreader("completions", shell).out
        assert [name for name in COMMANDS if name not in script] == []
    assert jjreader("completions", "csh").code == 2


def test_every_shell_of_this_machine_understands_its_script(script: Callable[[str], Path]) -> None:
    for shell in THERE:
        done = subprocess.run([shell, "-n", script(shell)], capture_output=True, timeout=60)
        assert (done.returncode, done.stderr) == (0, b""), shell


def test_shells_complete_commands_options_and_values(script: Callable[[str], Path]) -> None:
    for shell in THERE:
        file = script(shell)
        if shell == "zsh":
            assert completed(shell, file, "jjreader", "") == ["_shtab_jjreader"]
            continue
        assert "search" in completed(shell, file, "jjreader", "se"), shell
        assert "--speaker" in completed(shell, file, "jjreader", "quotes", "--sp"), shell
        values = completed(shell, file, "jjreader", "export", "--format", "b")
        assert set(values) == {"bibtex"}, shell


def test_bash_offers_folders_in_place_of_a_command(script: Callable[[str], Path]) -> None:
    registered = [line for line in script("bash").read_text().splitlines() if "complete -o" in line]
    assert registered == ["complete -o bashdefault -o default -F _shtab_jjreader jjreader"]


def test_the_manual_names_everything_that_can_be_typed(jjreader: Call) -> None:
    page = jjreader("manual").out.replace("\\-", "-")
    for name in COMMANDS:
        assert f"jjreader {name}" in page
    for command in command_line()[1].values():
        for action in command._actions:
            assert all(option in page for option in action.option_strings)


def test_page_makers_have_nothing_to_complain_about(jjreader: Call) -> None:
    page = jjreader("manual").out
    for maker, options in MAKERS.items():
        if shutil.which(maker):
            done = subprocess.run(
                [maker, *options], input=page, capture_output=True, text=True, timeout=60
            )
            assert (done.returncode, done.stderr) == (0, ""), maker
            assert "jjreader search" in done.stdout.replace("\b", ""), maker
