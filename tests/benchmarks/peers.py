"""What a key of a typed query costs, beside other programs with which one searches a folder.

    python tests/benchmarks/peers.py [--articles 3000]

Those of ripgrep (`rg`) and Recoll (`recollindex`, `recollq`) that are installed are asked for the
same words, letter by letter: ripgrep for lines that hold what is typed so far, Recoll and jjreader
for the twenty best articles, the last word standing for all that begin with it. The articles are
made up, as those of search.py. All is CPU time; ripgrep and recollq are a process for each key, as
they are when fzf or a script calls them, and what a process costs that does nothing is told too.
"""

import argparse
import os
import random
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from folder import write_articles
from search import queries, timed

from jjreader.library import Library

LIMIT = 20
QUERIES = 12
"""Typed ones, each asked for letter by letter."""


def timed_process(*command: str) -> float:
    """CPU seconds of a command and what it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def report(name: str, setup: float, key: Callable[[str], float], typed: list[str]) -> None:
    times = sorted(map(key, typed))
    middle, late = times[len(times) // 2], times[int(len(times) * 0.95)]
    per_key = "  ".join(f"{1000 * value:7.1f}" for value in (middle, late, times[-1]))
    print(f"{name:12}{setup:10.1f} s   {per_key} ms")


def measure_recoll(folder: Path, typed: list[str]) -> None:
    settings = folder.parent / "recoll"
    settings.mkdir()
    (settings / "recoll.conf").write_text(f"topdirs = {folder}\nloglevel = 1\n")
    setup = timed_process("recollindex", "-c", str(settings))
    ask = partial(timed_process, "recollq", "-c", str(settings), "-n", str(LIMIT), "-b")
    report("Recoll", setup, lambda text: ask(f"{text}*"), typed)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=3000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="jjreader-benchmark-") as place:
        folder = Path(place, "articles")
        folder.mkdir()
        os.environ["XDG_CACHE_HOME"] = place
        write_articles(folder, options.articles)
        several = queries(options.articles)["two words"]
        chosen = random.Random(3).sample(several, QUERIES)
        typed = [text[:end].strip() for text in chosen for end in range(2, len(text) + 1)]
        nothing = 1000 * timed_process("true")
        print(f"{options.articles} articles, {len(typed)} keys; an idle process {nothing:.1f} ms")
        print(f"{'':12}{'to set up':>12}   a key:  p50      p95      max")
        library = Library.open(folder)
        setup = timed(lambda: library.refresh(only="text"))
        library.search("warm OR up")
        ask = partial(library.search, limit=LIMIT, typing=True)
        report("jjreader", setup, lambda text: timed(lambda: ask(text)), typed)
        if shutil.which("recollindex") and shutil.which("recollq"):
            measure_recoll(folder, typed)
        if shutil.which("rg"):
            grep = partial(timed_process, "rg", "-i", "-l", "-F", "-e")
            report("ripgrep", 0.0, lambda text: grep(text, str(folder)), typed)


if __name__ == "__main__":
    main()
