"""How well quotations and speakers are found where texts differ in ways that must not matter.

    python tests/benchmarks/robustness.py BENCHMARK [--split dev] [--only NAME] [--errors 5]

BENCHMARK is the folder of the quotation benchmark, with its texts, run_benchmark.py and score.py.
Each change is made to all texts. The answers are carried back to the texts as they were and scored
there, so that a row of figures differs from the first one only by what the change has cost.
"""

import argparse
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from changes import CHANGES, NAMES, Change, Changed

READER = f"{sys.executable} -m jjreader"
FIGURES = {
    "direct": ("direct_exact", "F"),
    "all": ("all_exact", "F"),
    "attr": ("attr_all", None),
    "e2e": ("e2e", "F"),
    "canon": ("canon_acc", None),
    "pronoun": ("pron_to_name", None),
    "floating": ("floating_acc", None),
    "fragment": ("fragment_attr", None),
    "sure": ("sure_share", None),
    "right": ("sure_right", None),
}
PEOPLE = ("recall", "precision", "gender")
Record = dict[str, Any]


@dataclass
class Corpus:
    """Documents of the benchmark, with its modules that run and score the reader."""

    runner: Any
    score: Any
    docs: list[Record]
    wrong: list[Record] = field(default_factory=list)

    @property
    def lists_people(self) -> bool:
        return any(doc.get("people") for doc in self.docs)

    def figures(self, change: Change) -> list[float]:
        """What is scored after a change."""
        texts = {doc["doc_id"]: Changed(doc["text"], change(doc["text"])) for doc in self.docs}
        answers = self._answers([{**doc, "text": texts[doc["doc_id"]].text} for doc in self.docs])
        quotes: dict[str, list[Record]] = defaultdict(list)
        for doc_id, quote in answers["quotes"]:
            quotes[doc_id].append(_back(quote, texts[doc_id]))
        figures, _, self.wrong = self.score.score_quotes(self.docs, quotes)
        scored = [figures[key][part] if part else figures[key] for key, part in FIGURES.values()]
        return scored + (self._people(answers) if self.lists_people else [])

    def _answers(self, docs: list[Record]) -> dict[str, list[tuple[str, Record]]]:
        """What the reader prints, each record with the document that it is about."""
        with tempfile.TemporaryDirectory() as home:
            folder = Path(home, "articles")
            folder.mkdir()
            files = self.runner.write_folder(docs, folder)
            reader = self.runner.Reader(READER, home)
            answers = {}
            for what in ("quotes", "mentions", "people") if self.lists_people else ("quotes",):
                records, _ = reader.ask(what, folder)
                found = [(self.runner.article_of(each, folder, files), each) for each in records]
                answers[what] = [(doc["doc_id"] if doc else "", each) for doc, each in found]
        return answers

    def _people(self, answers: dict[str, list[tuple[str, Record]]]) -> list[float]:
        named: dict[str, set[str | None]] = defaultdict(set)
        for doc_id, mention in answers["mentions"]:
            named[doc_id].add(NAMES.back(mention["name"]))
        genders = {NAMES.back(person["name"]): person["gender"] for _, person in answers["people"]}
        figures, wrong = self.score.score_people(self.docs, named, genders)
        self.wrong += wrong
        return [figures[key] for key in PEOPLE]


def _back(quote: Record, text: Changed) -> Record:
    """A quotation as the reader gives it, carried back to the text before."""
    places = ("start", "end", "speaker_start", "speaker_end")
    offsets = {key: text.back(quote[key]) for key in places if quote.get(key) is not None}
    names = {key: NAMES.back(quote.get(key)) for key in ("speaker", "speaker_text")}
    return {**quote, **offsets, **names}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("benchmark", type=Path)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--only", default="", help="changes that have this in their name")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="of every category")
    parser.add_argument("--category", default="", help="categories that have this in their name")
    options = parser.parse_args()
    sys.path.insert(0, str(options.benchmark))
    import run_benchmark
    import score

    corpora: dict[str, list[Record]] = defaultdict(list)
    for doc in score.load(options.benchmark / f"{options.split}.jsonl"):
        corpora[doc["corpus"]].append(doc)
    for name, docs in corpora.items():
        corpus = Corpus(run_benchmark, score, docs)
        heads = [*FIGURES, *(PEOPLE if corpus.lists_people else ())]
        print(f"{name:<22}" + "".join(f"{head:>10}" for head in heads))
        for title in (title for title in CHANGES if options.only in title):
            figures = corpus.figures(CHANGES[title])
            print(f"{title:<22}" + "".join(f"{each:>10.1f}" for each in figures), flush=True)
            if options.errors:
                texts = {doc["doc_id"]: doc["text"] for doc in docs}
                run_benchmark.print_errors(
                    corpus.wrong, texts, options.errors, options.category, seed=1
                )


if __name__ == "__main__":
    main()
