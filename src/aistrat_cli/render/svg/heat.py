"""Counts in place of marks: so many items in each week, month or year, where single ones could not be told apart."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from aistrat_cli.render.svg.axis import Axis
from aistrat_cli.render.svg.ink import Ink
from aistrat_cli.render.svg.markup import element, escaped
from aistrat_cli.render.svg.palette import SIZE
from aistrat_cli.render.svg.sayings import ITEMS
from aistrat_cli.render.svg.typeset import measure
from aistrat_cli.render.timeline.marks import Mark
from aistrat_cli.render.timeline.scale import month_of, month_start

NARROWEST = 17.0
"""The width of a column that can bear its count."""


def draw(marks: Iterable[Mark], axis: Axis, base: float, height: float, ink: Ink) -> list[str]:
    """Return the columns, which stand on `base`, the highest of them `height` high, each with its count above it."""
    counts: dict[tuple[int, int], list[Mark]] = {}
    for mark in marks:
        counts.setdefault(_bucket(min(max(mark.first, axis.first), axis.last), axis), []).append(mark)
    if not counts:
        return []
    ink.note("heat")
    most = max(map(len, counts.values()))
    parts = []
    for (first, after), held in sorted(counts.items()):
        left, right = axis.begin(first), axis.begin(after)
        size = max(3.0, height * len(held) / most)
        over = ink.today is not None and after <= ink.today
        told = f"{date.fromordinal(max(first, 1))}: {ITEMS.in_(ink.lang).format(n=len(held))}"
        text = str(len(held))
        column = [
            element("title", escaped(told)),
            element(
                "rect",
                x=left + 1,
                y=base - size,
                width=max(1.0, right - left - 2),
                height=size,
                rx=1.5,
                class_="heat-over" if over else "heat",
            ),
        ]
        if measure(text, SIZE["small"]) + 4 <= right - left:
            column.append(element("text", text, x=(left + right) / 2, y=base - size - 3, class_="small soft m"))
        parts.append(element("g", *column))
    return parts


def _bucket(day: int, axis: Axis) -> tuple[int, int]:
    """Return the first day of the bucket that holds a day, and the day after its last."""
    if axis.per_day * 7 >= NARROWEST:
        first = day - (day - 1) % 7
        return max(first, axis.first), min(first + 7, axis.last + 1)
    for size in (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 120000):
        if axis.per_day * 30.44 * size >= NARROWEST:
            break
    month = month_of(day) // size * size
    return max(month_start(month), axis.first), min(month_start(month + size), axis.last + 1)
