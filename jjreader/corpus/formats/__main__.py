"""The process that reads what is no plain text: `python -m jjreader.corpus.formats`.

A request is a line of JSON and then the bytes of the file; an answer is a line of JSON. The
process ends when its input does.
"""

import json
import math
import resource
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, BinaryIO

from jjreader.corpus.formats.extract import Extract
from jjreader.errors import InputError

LONGEST_READING = 6
"""Seconds of the processor for one file, which is read once; then the system ends the process."""
MOST_MEMORY = 200 << 20
"""Bytes that it may have for its own; a page of 30 MiB takes 90 MB, all libraries loaded 25 MB."""


def main(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer until there are no more requests."""
    # Not the address space: libraries map much of that without using it.
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    while line := requests.readline():
        request = json.loads(line)
        data = requests.read(request["size"])
        answer = json.dumps(_answer(request["reader"], data, request["part"]))
        answers.write(answer.encode() + b"\n")
        answers.flush()


def _answer(reader: str, data: bytes, part: str) -> dict[str, Any]:
    module, function = reader.split(".")
    read: Callable[[bytes, str], Extract | list[str]]
    read = getattr(import_module(f"jjreader.corpus.formats.{module}"), function)
    _allow(LONGEST_READING)  # from here on: what is imported is no fault of the file
    try:
        found = read(data, part)
    except InputError as error:
        return {"problem": str(error)}
    except (MemoryError, RecursionError):
        return {"problem": "reading it takes too much memory"}
    except Exception as error:  # noqa: BLE001 - a library may raise anything about a damaged file
        return {"problem": f"it is damaged ({type(error).__name__})"}
    return found._asdict() if isinstance(found, Extract) else {"chapters": found}


def _allow(seconds: int) -> None:
    """Let this process run so much longer."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = math.ceil(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
