"""Documents by a template of the reader's own, in Jinja, rendered by a process with limits.

A template may come from anywhere. It is sandboxed, so that it reaches nothing but the bookmarks;
what a sandbox cannot limit, time and memory, the process does: `python -m` this module.
"""

import json
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from jjreader.bookmarks.formats.tables import record
from jjreader.child_process import python_command, python_environment
from jjreader.errors import InputError, UsageError
from jjreader.model import Bookmark

SECONDS = 20
"""For a document; ten thousand bookmarks take two."""
MEMORY = 1 << 30
"""Bytes of address space for the process, Python included."""
LARGEST_TEMPLATE, LARGEST_DOCUMENT = 1 << 20, 1 << 26
"""Characters: more is no template, and no document that anybody reads."""
NEEDED = "templates need Jinja2: pip install 'jjreader[templates]'"


def render(bookmarks: Sequence[Bookmark], template: Path) -> str:
    """The document that a template makes of `bookmarks`, each with the columns of the CSV.

    Text is escaped for HTML when the file's name holds ".html". InputError when the template
    cannot be read, UsageError with the reason when it cannot be rendered.
    """
    try:
        source = template.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the template {template} cannot be read: {error}") from error
    if len(source) > LARGEST_TEMPLATE:
        raise UsageError(f"the template {template} is too long")
    records = [record(bookmark) for bookmark in bookmarks]
    order = {"source": source, "is_html": ".html" in template.name, "bookmarks": records}
    try:
        done = subprocess.run(
            python_command("jjreader.bookmarks.templating"),
            env=python_environment(),
            input=json.dumps(order).encode(),
            capture_output=True,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise UsageError(f"the template {template} takes too long") from error
    if done.returncode:
        raise UsageError(f"the template {template} needs too much memory or time")
    answer = json.loads(done.stdout)
    if "document" not in answer:
        raise UsageError(f"the template {template}: {answer['problem']}")
    return str(answer["document"])


def main() -> None:
    """Read an order from stdin, print the answer as JSON; for the process."""
    order = json.load(sys.stdin)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    json.dump(_answer(order["source"], order["is_html"], order["bookmarks"]), sys.stdout)


def _answer(source: str, is_html: bool, bookmarks: list[object]) -> dict[str, str]:
    try:
        from jinja2 import StrictUndefined, TemplateError
        from jinja2.sandbox import ImmutableSandboxedEnvironment
    except ImportError:
        return {"problem": NEEDED}
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=is_html, keep_trailing_newline=True
    )
    try:
        pieces = list(environment.from_string(source).generate(bookmarks=bookmarks))
    except TemplateError as error:
        line = f" (line {error.lineno})" if hasattr(error, "lineno") else ""
        return {"problem": f"{error.message}{line}"}
    except (ArithmeticError, LookupError, TypeError, ValueError, RecursionError) as error:
        return {"problem": f"{type(error).__name__}: {error}"}
    if sum(map(len, pieces)) > LARGEST_DOCUMENT:
        return {"problem": "the document is too long"}
    return {"document": "".join(pieces)}


if __name__ == "__main__":
    main()
