"""How soon the articles of a folder can be searched, and what the next look at it costs.

    python tests/benchmarks/folder.py [--articles 10000]

The articles are made up, as those of search.py. All but memory is CPU time of the process that
indexes, with the imports of what is only then needed; Python's own start is not counted.
"""

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from search import articles, queries, timed

from jjreader.corpus.scanning import scan
from jjreader.library import Library
from jjreader.model import Progress

OLD = 1_000
"""Seconds: so old are the files, for those that are young are looked at twice."""
CHANGED = 10


def write_articles(folder: Path, count: int) -> None:
    for article in articles(count):
        file = folder / article.id[:3] / article.id
        file.parent.mkdir(exist_ok=True)
        write(file, article.text)


def write(file: Path, text: str) -> None:
    file.write_text(text)
    os.utime(file, (time.time() - OLD,) * 2)


def measure_indexing(library: Library, count: int) -> None:
    scanning = timed(lambda: scan(library.folder))
    started = time.process_time()
    steps: list[tuple[int, float]] = []

    def note(progress: Progress) -> None:
        steps.append((progress.done, time.process_time() - started))

    library.refresh(note, only="text")
    build = time.process_time() - started
    done, seconds = steps[0]
    print(f"scan             {scanning:8.3f} s")
    print(f"first {done:3} articles {seconds - scanning:7.3f} s after the scan")
    print(f"all {count:<13}{build:8.2f} s")
    again = timed(lambda: library.refresh(only="text"))
    print(f"nothing changed  {again:8.3f} s")
    for file in random.Random(1).sample(sorted(library.folder.rglob("*.txt")), CHANGED):
        write(file, f"{file.read_text()}\nOne more line.\n")
    update = timed(lambda: library.refresh(only="text"))
    print(f"{CHANGED} changed       {update:8.3f} s, {100 * update / build:.2f} % of all")


def measure_open(library: Library, count: int) -> None:
    """The slowest query, and the memory of a process that has answered all of them."""
    library.search("warm OR up")
    times = [
        (timed(lambda: library.search(text, typing=kind == "typing")), text)  # noqa: B023
        for kind, texts in queries(count).items()
        for text in texts
    ]
    seconds, text = max(times)
    print(f"slowest query    {seconds * 1000:8.1f} ms, {text}")
    print(f"memory           {memory():8} MB")


def memory() -> int:
    """The most megabytes this process has held; Linux counts those of its parent in `rusage`."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) >> 10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--open", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.open:
        measure_open(Library.open(options.open), options.articles)
        return
    with tempfile.TemporaryDirectory(prefix="jjreader-benchmark-") as place:
        folder = Path(place, "articles")
        folder.mkdir()
        os.environ["XDG_CACHE_HOME"] = place
        write_articles(folder, options.articles)
        measure_indexing(Library.open(folder), options.articles)
        again = [sys.executable, __file__, "--articles", str(options.articles)]
        subprocess.run([*again, "--open", str(folder)], check=True)


if __name__ == "__main__":
    main()
