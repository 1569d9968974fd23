"""Where the reader has been: back and forward, as in a browser. Pure."""

from jjreader.model import Place

LONGEST = 100
"""Places that are remembered each way."""


class Trail:
    """The places behind and those ahead of where one is."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    def leave(self, place: Place) -> None:
        """On to somewhere else; what was ahead is forgotten."""
        self._behind = [*self._behind[-LONGEST + 1 :], place]
        self._ahead = []

    def back(self, here: Place | None) -> Place | None:
        """The place before HERE, to which one can come forward again; None at the beginning."""
        return _step(self._behind, self._ahead, here)

    def forward(self, here: Place | None) -> Place | None:
        """The place from which one last went back."""
        return _step(self._ahead, self._behind, here)


def _step(taken: list[Place], kept: list[Place], here: Place | None) -> Place | None:
    place = taken.pop() if taken else None
    if place and here:
        kept.append(here)
    return place
