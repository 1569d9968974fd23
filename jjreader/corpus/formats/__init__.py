"""Files that are no plain text become Markdown: saved pages, books, PDF, newsletters.

Each reader is a function from the bytes of a file to an `Extract`. The readers run in a process of
their own (`process.py` starts it, `__main__.py` is it), because what they parse comes from anywhere
and the libraries they use can be made to take any time and memory.
"""
