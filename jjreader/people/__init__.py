"""Articles become mentions: who is named where. `resolution` tells who is who over all articles."""

from jjreader.people.cast import Cast, parse_cast
from jjreader.people.mentions import find_mentions

__all__ = ["Cast", "find_mentions", "parse_cast"]
