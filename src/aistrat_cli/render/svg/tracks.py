"""Rows beneath a lane's line: work, papers, milestones and ranges, each with its title beside it.

What finds no row is counted by the week, the month or the year, so that a lane is never higher than can be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from aistrat_cli.record import Record
from aistrat_cli.render.svg import signs
from aistrat_cli.render.svg.axis import Axis
from aistrat_cli.render.svg.ink import Ink
from aistrat_cli.render.svg.markup import element, escaped
from aistrat_cli.render.svg.palette import SIZE
from aistrat_cli.render.svg.sayings import short, when
from aistrat_cli.render.svg.typeset import cut, measure
from aistrat_cli.render.timeline.marks import Mark
from aistrat_cli.row import NamedTuple

ROW = 23.0
"""The height of a row."""

GAP = 12.0
"""Between two things in a row."""

LONGEST = 280.0
"""A title is cut where it would be longer."""

SHORTEST = 44.0
"""What cannot have at least so much of its title has none."""


class Entry(NamedTuple):
    """A mark in a row, with the pixels it takes, and its label."""

    mark: Mark
    left: float
    right: float
    text: str = ""
    at: Literal["inside", "right", "left"] = "right"
    room: float = LONGEST


class Rows(Record):
    """The rows of a lane from top to bottom, and the marks that found no place in them."""

    rows: tuple[tuple[Entry, ...], ...] = ()
    crowd: tuple[Mark, ...] = ()

    @property
    def height(self) -> float:
        """The height of all rows, the counted ones included."""
        return ROW * len(self.rows) + (26.0 if self.crowd else 0.0)


def extent(mark: Mark, axis: Axis) -> tuple[float, float]:
    """Return the pixels that a mark takes."""
    if mark.form == "point":
        x = axis.middle(mark.last)
        return x - 7, x + 7
    left, right = signs.span(mark, axis)
    return (min(left, right - 10), right) if mark.form == "aim" else (left, right)


def pack(marks: Iterable[Mark], axis: Axis, ink: Ink, most: int) -> Rows:
    """Lay marks out in at most `most` rows: all with their titles, else as many marks as there is room for."""
    entries = sorted((Entry(mark, *extent(mark, axis)) for mark in marks), key=lambda e: (e.left, -e.right))
    if len(entries) <= most * 40:
        rows, left_over = _fill([_labelled(e, axis, ink) for e in entries], most)
        if not left_over:
            return Rows(rows=rows)
    rows, left_over = _fill(entries, most)
    labelled = tuple(_squeezed(row, axis, ink) for row in rows)
    return Rows(rows=labelled, crowd=tuple(e.mark for e in left_over))


def _fill(entries: Sequence[Entry], most: int) -> tuple[tuple[tuple[Entry, ...], ...], list[Entry]]:
    rows: list[list[Entry]] = []
    ends: list[float] = []
    left_over = []
    for entry in entries:
        begins, until = _taken(entry)
        index = next((i for i, end in enumerate(ends) if begins >= end + GAP), len(rows))
        if index == len(rows):
            if index == most:
                left_over.append(entry)
                continue
            rows.append([])
            ends.append(0)
        rows[index].append(entry)
        ends[index] = until
    return tuple(map(tuple, rows)), left_over


def _taken(entry: Entry) -> tuple[float, float]:
    size = min(measure(entry.text, SIZE["text"]), entry.room) + 9 if entry.text else 0
    if entry.at == "right":
        return entry.left, entry.right + size
    return (entry.left - size, entry.right) if entry.at == "left" else (entry.left, entry.right)


def label(mark: Mark, ink: Ink) -> str:
    """Return the title of a mark and, where its place does not show it, its day."""
    key = mark.placement.key
    if key in ink.labels:
        return ink.labels[key]
    title = ink.called(mark)
    day = ""
    if mark.form in ("aim", "range"):
        day = when(mark, ink.lang, ink.era)
    elif mark.shape != "task":
        day = short(date.fromordinal(mark.last), ink.lang, ink.era)
    missed = ink.missed(mark)
    was = ink.was(mark)
    title = f"◆ {title}" if ink.is_critical(mark) else title
    parts = (cut(title, SIZE["text"], LONGEST * 0.72), day, was, *missed)
    ink.labels[key] = "  ".join(part for part in parts if part)
    return ink.labels[key]


def _labelled(entry: Entry, axis: Axis, ink: Ink) -> Entry:
    text = label(entry.mark, ink)
    size = measure(text, SIZE["text"])
    if size <= _inside(entry):
        return entry._replace(text=text, at="inside")
    if entry.right + size + 10 <= axis.right:
        return entry._replace(text=text, room=size)
    if entry.left - size - 10 >= axis.left:
        return entry._replace(text=text, at="left", room=size)
    right, left = axis.right - entry.right - 10, entry.left - axis.left - 10
    if max(right, left) >= SHORTEST:
        return entry._replace(text=text, at="right" if right >= left else "left", room=max(right, left))
    return entry


def _inside(entry: Entry) -> float:
    """Return how much room there is for a text inside a mark."""
    if entry.mark.form not in ("bar", "range") or entry.mark.stops:
        return 0.0
    return entry.right - entry.left - (44 if entry.mark.form == "range" else 16)


def _squeezed(row: tuple[Entry, ...], axis: Axis, ink: Ink) -> tuple[Entry, ...]:
    """Return the marks of a row with as much of their titles as fits inside them, else before the next one."""
    found = []
    for entry, following in zip(row, (*row[1:], None), strict=True):
        inside = _inside(entry)
        room = min(LONGEST, (following.left - GAP if following else axis.right) - entry.right - 10)
        if max(inside, room) >= SHORTEST:
            text = label(entry.mark, ink)
            size = measure(text, SIZE["text"])
            if size <= inside or inside >= room:
                entry = entry._replace(text=text, at="inside", room=min(inside, size))
            else:
                entry = entry._replace(text=text, room=min(room, size))
        found.append(entry)
    return tuple(found)


def draw(entry: Entry, axis: Axis, y: float, ink: Ink) -> str:
    """Return a mark and its label; `y` is the middle of its row."""
    mark = entry.mark
    if mark.form == "range":
        sign = signs.range_(mark, axis, y, ink, 15.0)
    elif mark.form == "aim":
        sign = signs.aim(mark, axis, y, ink)
    elif mark.form == "bar":
        sign = signs.bar(mark, axis, y, ink)
    else:
        sign = signs.point(mark, axis.middle(mark.last), y, ink)
    parts = []
    if mark.placement.key in ink.ghosts:
        was = ink.ghosts[mark.placement.key][1].toordinal()
        if was != mark.last and axis.holds(was):
            parts.append(signs.ghost(axis.middle(was), axis.middle(min(mark.last, axis.last)), y, ink))
    parts.append(sign)
    if entry.text:
        look = "soft" if ink.is_over(mark) else "critical-t" if ink.is_critical(mark) else ""
        if mark.state == "cancelled":
            look += " strike"
        if entry.at == "inside":
            x, look = (
                entry.left + (20 if mark.form == "range" else 8),
                "on" if mark.form == "bar" and mark.state in ("firm", "done") else look,
            )
            if mark.form == "range" or look != "on":
                look += " halo"
        elif entry.at == "left":
            x, look = entry.left - 9, look + " e halo"
        else:
            x, look = entry.right + 9, look + " halo"
        text = cut(entry.text, SIZE["text"], entry.room + 0.5)
        parts.append(element("text", escaped(text), x=x, y=y + 4, class_=look.strip() or None))
    return ink.item(mark, *parts)


def port(entry: Entry) -> tuple[float, float]:
    """Return where arrows reach and leave a mark."""
    return entry.left, entry.right
