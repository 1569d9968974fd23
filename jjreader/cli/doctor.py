"""Where everything is kept, what is wrong with it, and how to mend that."""

import argparse
from collections import Counter

from jjreader.cli.opening import opened, refresh
from jjreader.counting import counted


def doctor(options: argparse.Namespace) -> int:
    """`jjreader doctor`: where everything is, and what is wrong with it."""
    with opened(options) as (library, output):
        paths = library.settings.paths
        output.line(f"articles   {library.folder}")
        output.line(f"index      {library.cache.path}")
        output.line(f"bookmarks  {paths.data / 'bookmarks.db'}")
        output.line(f"settings   {paths.config / 'config.toml'}")
        refresh(library, output)
        marked = library.notebook.bookmarks()
        states = Counter(str(bookmark.state) for bookmark in marked)
        found = library.notebook.safekeeping.examine()
        entries = library.entries()
        problems = [f"{entry.id}: {entry.problem}" for entry in entries if entry.problem]
        readable = counted(len(entries) - len(problems), "article")
        output.line(f"{readable}, {counted(len(problems), 'unreadable file')}")
        told = ", ".join(f"{count} {state}" for state, count in sorted(states.items()))
        output.line(f"{counted(len(marked), 'bookmark')}{f': {told}' if told else ''}")
        days = ", ".join(str(copy.day) for copy in found.copies)
        output.line(f"{found.count} in all folders; backup copies: {days or 'none yet'}")
        problems += found.problems
        problems += [f"{file} was damaged and set aside" for file in found.damaged]
        problems += filter(None, (*library.notices, library.notebook.notice))
        for problem in dict.fromkeys(problems):
            output.line(f"! {problem}")
        if found.copies and (found.problems or found.damaged):
            output.line("`jjreader bookmarks --restore` brings back what the last copy has.")
    return 0
