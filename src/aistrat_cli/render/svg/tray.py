"""The tray beneath the lanes: what has no day yet is listed there, and never given a place."""

from __future__ import annotations

from collections.abc import Sequence

from aistrat_cli.render.svg.ink import Ink
from aistrat_cli.render.svg.markup import element, escaped
from aistrat_cli.render.svg.palette import SIZE
from aistrat_cli.render.svg.sayings import MORE_WORK
from aistrat_cli.render.svg.typeset import cut, measure
from aistrat_cli.row import NamedTuple

ROW = 27.0
"""From one row of chips to the next."""


class Chip(NamedTuple):
    """A name in its frame, or without one how many more there are."""

    text: str
    framed: bool


Chips = tuple[tuple[Chip, ...], ...]
"""At most two rows."""


def lay_out(inks: Sequence[Ink], left: float, right: float) -> Chips:
    """Return the chips of items without a day, between two pixels."""
    titles = [(ink, cut(ink.facts.called(p), SIZE["text"], 260)) for ink in inks for p in ink.view.unplaced]
    rows: list[list[Chip]] = [[]]
    x = left
    for index, (ink, name) in enumerate(titles):
        size = measure(name, SIZE["text"]) + 40
        more = MORE_WORK.in_(ink.lang).format(n=len(titles) - index)
        spare = measure(more, SIZE["text"]) + 20 if len(rows) == 2 and index + 1 < len(titles) else 0
        if x > left and x + size + spare > right:
            if len(rows) == 2:
                rows[-1].append(Chip(more, framed=False))
                break
            rows.append([])
            x = left
        rows[-1].append(Chip(name, framed=True))
        x += size + 10
    return tuple(tuple(row) for row in rows if row)


def draw(chips: Chips, left: float, y: float) -> list[str]:
    """Return the chips with their top at `y`."""
    parts = []
    for row in chips:
        x = left
        for text, framed in row:
            if not framed:
                parts.append(element("text", escaped(text), x=x + 4, y=y + 15, class_="soft"))
                continue
            size = measure(text, SIZE["text"]) + 34
            parts.append(element("rect", x=x, y=y, width=size, height=21.0, rx=5.0, class_="card-open"))
            parts.append(element("text", "?", x=x + 12, y=y + 15, class_="b ahead-t m"))
            parts.append(element("text", escaped(text), x=x + 24, y=y + 14.7))
            x += size + 10
        y += ROW
    return parts
