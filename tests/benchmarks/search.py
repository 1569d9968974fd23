"""How fast the index of articles is, beside Whoosh as it comes.

    python tests/benchmarks/search.py [--articles 3000] [--no-whoosh]

The articles are made up: words of random syllables, as frequent as words are. Both programs are
measured in one run, in CPU time, because only their ratio means something.
"""

import argparse
import os
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import Any

from jjreader.model import Article
from jjreader.search import TextIndex

VOCABULARY = 40_000
LENGTHS = (200, 1400)
ENDINGS = ("", "", "", "s", "ed", "ing")
SYLLABLES = [
    first + vowel + last for first in "bdgklmnprst" for vowel in "aeiou" for last in "lnrs"
]


def vocabulary(rng: random.Random) -> list[str]:
    """Made-up words, short ones first, as the common words are."""
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        syllables = 1 + len(words) * 3 // VOCABULARY + rng.randrange(2)
        words["".join(rng.choices(SYLLABLES, k=syllables)) + rng.choice(ENDINGS)] = None
    return list(words)


def articles(count: int, seed: int = 1) -> Iterator[Article]:
    """The same articles for the same seed."""
    rng = random.Random(seed)
    words = vocabulary(rng)
    weights = list(accumulate(1 / (rank + 5) for rank in range(len(words))))
    for number in range(count):
        length = rng.randrange(*LENGTHS)
        chosen = rng.choices(words, cum_weights=weights, k=length)
        title = " ".join(chosen[:6]).capitalize()
        lines = (" ".join(chosen[at : at + 60]) for at in range(6, length, 60))
        text = title + "\n\n" + ".\n\n".join(lines) + "."
        yield Article(f"{number:06}.txt", Path(f"{number:06}.txt"), title, text)


def queries(count: int) -> dict[str, list[str]]:
    """Queries of every kind, of words that the first articles hold."""
    rng = random.Random(2)
    texts = [each.text for each in articles(min(count, 300))]
    found: dict[str, list[str]] = {}
    for _ in range(25):
        words = [word.strip(".") for word in rng.choice(texts).split() if len(word) > 3]
        at = rng.randrange(len(words) - 3)
        one, other = rng.sample(words, 2)
        found.setdefault("word", []).append(one)
        found.setdefault("two words", []).append(f"{one} {other}")
        found.setdefault("phrase", []).append(f'"{words[at]} {words[at + 1]}"')
        found.setdefault("prefix", []).append(f"{one[:3]}*")
        found.setdefault("fuzzy", []).append(f"{one[:2]}{one[3:]}~")
        typed = f"{one} {other}"
        found.setdefault("typing", []).extend(typed[:end] for end in range(2, len(typed) + 1))
    return found


def timed(work: Callable[[], object]) -> float:
    """CPU seconds."""
    started = time.process_time()
    work()
    return time.process_time() - started


def private_folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="jjreader-benchmark-"))


def measure_ours(count: int) -> float:
    index = TextIndex(private_folder())
    index.update([], ["nothing"])  # imports are not counted
    made = list(articles(count))
    build = timed(lambda: index.update(made, []))
    size = sum(file.stat().st_size for file in index._directory.iterdir())
    text = sum(len(each.text.encode()) for each in made)
    update = timed(lambda: index.update(made[:10], []))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"build       {build:8.2f} s   {count / build:.0f} articles a second")
    print(f"update of 10 {update * 1000:6.1f} ms  {100 * update / build:.2f} % of the build")
    print(f"index       {size / 1e6:8.1f} MB  {size / text:.2f} of the text")
    print(f"memory      {memory:8} MB  with all articles in it")
    measure_queries(index, count)
    return build


def measure_queries(index: TextIndex, count: int) -> None:
    index.search("warm OR up")
    for kind, texts in queries(count).items():
        typing = kind == "typing"
        for state in ("first", "again"):
            times = sorted(timed(partial(index.search, text, 20, typing)) for text in texts)
            middle, late = times[len(times) // 2], times[int(len(times) * 0.95)]
            row = (middle * 1000, late * 1000, times[-1] * 1000)
            print(f"{kind:10} {state:6} p50 {row[0]:6.2f}  p95 {row[1]:6.2f}  max {row[2]:6.2f} ms")


def measure_whoosh(count: int) -> float:
    from whoosh.analysis import StemmingAnalyzer
    from whoosh.fields import ID, TEXT, Schema
    from whoosh.index import create_in

    field = TEXT(stored=True, analyzer=StemmingAnalyzer())
    schema = Schema(path=ID(unique=True, stored=True), title=field, body=field)
    writer: Any = create_in(str(private_folder()), schema).writer()

    def build() -> None:
        for each in articles(count):
            writer.add_document(path=each.id, title=each.title, body=each.text)
        writer.commit()

    making = timed(lambda: list(articles(count)))
    return timed(build) - making


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--no-whoosh", action="store_true")
    options = parser.parse_args()
    print(f"{options.articles} articles, process {os.getpid()}, times in CPU")
    ours = measure_ours(options.articles)
    if not options.no_whoosh:
        theirs = measure_whoosh(options.articles)
        print(f"Whoosh builds in {theirs:.1f} s: {theirs / ours:.1f} times as long")


if __name__ == "__main__":
    main()
