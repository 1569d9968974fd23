"""How long it takes to divide articles, to find who is named in them, and who says what.

    python tests/benchmarks/annotating.py [FOLDER] [--beside TREE] [--rounds 5]

FOLDER holds text and Markdown files, the more the steadier the figures; by default the bundled
ones. TREE is another checkout of the program: the two take turns, a few articles at a time, so that
both have the same share of a busy machine. Times are CPU times, of each few articles the best, for
4,600 characters, which is an article.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import IO

HERE = Path(__file__).parents[2]
ARTICLE = 4600
"""Characters of a usual article."""
FEW = 20
STAGES = ("dividing", "mentions", "quotations")


def articles(folder: Path) -> list[tuple[Path, str]]:
    files = sorted(each for each in folder.rglob("*") if each.suffix in (".txt", ".md"))
    return [(file, file.read_text(encoding="utf-8")) for file in files]


def answer(folder: Path) -> None:
    """A process that is asked for a few articles by the number of the first one."""
    from jjreader.corpus.cleaner import clean
    from jjreader.corpus.loader import parse_article
    from jjreader.people import find_mentions
    from jjreader.quotes import extract_quotes

    read = [(path, clean(text)) for path, text in articles(folder)]

    def seconds(few: list[tuple[Path, str]]) -> list[float]:
        spent = []
        for path, text in few:
            times = [time.process_time()]
            article = parse_article(path.name, path, text)
            times.append(time.process_time())
            mentions = find_mentions(article)
            times.append(time.process_time())
            extract_quotes(article, mentions)
            times.append(time.process_time())
            spent.append([end - start for start, end in pairwise(times)])
        return [sum(stage) for stage in zip(*spent, strict=True)]

    seconds(read)  # imports and tables are not counted
    for line in sys.stdin:
        print(json.dumps(seconds(read[int(line) : int(line) + FEW])), flush=True)


class Tree:
    """A checkout of the program, at work in a process of its own."""

    def __init__(self, tree: Path, folder: Path) -> None:
        self.name = str(tree)
        self._process = subprocess.Popen(
            [sys.executable, __file__, str(folder), "--answer"],
            env={**os.environ, "PYTHONPATH": str(tree)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._best: dict[int, list[float]] = {}

    def measure(self, first: int) -> None:
        requests, answers = self._pipes()
        print(first, file=requests, flush=True)
        spent = json.loads(answers.readline())
        self._best[first] = list(map(min, self._best.get(first, spent), spent))

    def milliseconds(self, count: float) -> list[float]:
        """The time of each stage for an article, all together being so many."""
        requests, _ = self._pipes()
        requests.close()
        self._process.wait()
        return [sum(stage) * 1000 / count for stage in zip(*self._best.values(), strict=True)]

    def _pipes(self) -> tuple[IO[str], IO[str]]:
        assert self._process.stdin and self._process.stdout
        return self._process.stdin, self._process.stdout


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", default=HERE / "corpus")
    parser.add_argument("--beside", type=Path, action="append", default=[], metavar="TREE")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--answer", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.answer:
        answer(options.folder)
        return
    texts = [text for _, text in articles(options.folder)]
    trees = [Tree(tree.resolve(), options.folder) for tree in (HERE, *options.beside)]
    for _ in range(options.rounds):
        for first in range(0, len(texts), FEW):
            for tree in trees:
                tree.measure(first)
    print(f"{len(texts)} articles of {sum(map(len, texts)) // len(texts)} characters")
    for tree in trees:
        times = tree.milliseconds(sum(map(len, texts)) / ARTICLE)
        stages = "  ".join(f"{name} {ms:.3f}" for name, ms in zip(STAGES, times, strict=True))
        print(
            f"{stages}  together {sum(times):.3f} ms, {1000 / sum(times):.0f} a second  {tree.name}"
        )


if __name__ == "__main__":
    main()
