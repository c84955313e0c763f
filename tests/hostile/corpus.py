"""Broken, hostile and absurd schedules, each with a name; all of them are made, none is kept.

`whole()` yields every one, `quick()` those that are small. A name begins with its family.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import absurd_days
import broken_text
import mutations
import odd_shapes
import tangles
import too_much
from pieces import Piece


class Hostile(NamedTuple):
    """A schedule as bytes; `broken`: an error must be found in it; `heavy`: large, or slow to make."""

    name: str
    data: bytes
    broken: bool
    heavy: bool


FAMILIES = (broken_text, absurd_days, tangles, odd_shapes, too_much, mutations)


def whole() -> Iterator[Hostile]:
    """Yield every schedule, always in the same order."""
    for family in FAMILIES:
        prefix = family.__name__.replace("_", "-")
        for count, piece in enumerate(family.pieces()):
            yield _hostile(f"{prefix}/{count:04} {piece.name}", piece)


def quick() -> Iterator[Hostile]:
    """Yield a part that takes a few seconds: no heavy ones, and of the many mutations a few."""
    for family in FAMILIES:
        prefix = family.__name__.replace("_", "-")
        pieces = family.pieces(step=9) if family is mutations else family.pieces()
        for count, piece in enumerate(pieces):
            if not piece.heavy:
                yield _hostile(f"{prefix}/{count:04} {piece.name}", piece)


def _hostile(name: str, piece: Piece) -> Hostile:
    data = piece.text if isinstance(piece.text, bytes) else piece.text.encode("utf-8", "surrogatepass")
    return Hostile(name, data, piece.broken, piece.heavy)
