"""Numbers with the word for what is counted. Pure."""


def counted(number: int, thing: str) -> str:
    """ "1 quote", "2 quotes"."""
    return f"{number:,} {thing}{'s' * (number != 1)}"
