"""A lane laid out: its line with meetings and deadlines, the cards that hang from it, the rows beneath."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Literal

from aistrat_cli.model.days import ItemKey
from aistrat_cli.record import Record
from aistrat_cli.render.svg import cards, heat, signs, tracks
from aistrat_cli.render.svg.axis import Axis
from aistrat_cli.render.svg.ink import Ink
from aistrat_cli.render.svg.markup import element, escaped
from aistrat_cli.render.svg.palette import SIZE
from aistrat_cli.render.svg.sayings import short
from aistrat_cli.render.svg.typeset import measure
from aistrat_cli.render.timeline.lanes import Lane
from aistrat_cli.render.timeline.marks import Mark
from aistrat_cli.row import NamedTuple

LINE = 13.0
"""Half the height of a lane's line with what sits on it."""

HEAT = 24.0
"""The height of the highest column of counts."""

NUMBER = 9.5
"""The radius of a dot with a number in it."""

CLOSE = 5.0
"""Dots nearer than so many pixels cannot be told apart."""


class Level(NamedTuple):
    """How much is told."""

    lines: int
    """Lines of agenda on a card; 0: no cards."""
    numbers: bool
    """Numbers and days at the dots."""
    rows: int
    """At most so many rows beneath the line."""


LEVELS = (
    Level(7, True, 40),
    Level(4, True, 30),
    Level(2, True, 20),
    Level(0, True, 12),
    Level(0, True, 6),
    Level(0, False, 3),
)
"""The richest first."""


class Port(NamedTuple):
    """Where arrows reach an item and leave it."""

    left: float
    right: float
    y: float


class LaneBox(Record):
    """A lane as it will be drawn, with its top at 0."""

    lane: Lane
    style: Literal["cards", "numbers", "dots", "heat", "none"]
    points: tuple[tuple[Mark, float], ...]
    """Meetings on the line."""
    broad: tuple[Mark, ...]
    """Ranges and aims on the line."""
    deadlines: tuple[Mark, ...]
    hung: cards.Hung
    rows: tracks.Rows
    line: float
    """Where the line lies; the lane's top where it has none."""
    beneath: float
    """Where the rows begin."""
    poorer: bool
    """Cards were asked for, and there was no room for them."""
    height: float


def lay_out(lane: Lane, axis: Axis, ink: Ink, level: Level) -> LaneBox | None:
    """Lay a lane out; None where nothing of it lies on the axis."""
    known = ink.view.marks
    marks = [m for p in lane.placements if (m := known[p.key]).last >= axis.first and m.first <= axis.last]
    if not marks:
        return None
    met = [m for m in marks if m.shape == "meeting"]
    deadlines = tuple(m for m in marks if m.shape == "deadline")
    line, others = _on_the_line(met, axis)
    others += [m for m in marks if m.shape not in ("meeting", "deadline")]
    broad = tuple(m for m in line if m.form in ("aim", "range"))
    points = tuple((m, _middle(m, axis)) for m in line if m.form not in ("aim", "range"))
    hung = None
    style: Literal["cards", "numbers", "dots", "heat", "none"] = "dots" if line or deadlines else "none"
    if line and level.lines and len(line) <= 60:
        places = [*points, *((m, _anchor(m, axis)) for m in broad)]
        hung = cards.hang(places, axis, ink, level.lines)
    if hung is not None:
        style = "cards"
    elif line:
        others += broad
        broad = ()
        style = _style([x for _, x in points], level) if points else "dots" if deadlines else "none"
    rows = tracks.pack(others, axis, ink, level.rows)
    above, below = (0.0, 0.0) if style == "none" else (LINE, LINE)
    if hung is not None:
        above, below = max(LINE, hung.height_above), max(LINE, hung.height_below)
    elif style == "numbers":
        below += 15
    elif style == "dots" and level.numbers and points:
        below += 8
    elif style == "heat":
        above += HEAT
    gap = 7.0 if rows.height and style != "none" else 0.0
    return LaneBox(
        lane=lane,
        style=style,
        points=points,
        broad=broad,
        deadlines=deadlines,
        hung=hung or cards.Hung(above=(), below=()),
        rows=rows,
        line=above,
        beneath=above + below + gap,
        poorer=bool(line and level.lines) and hung is None,
        height=above + below + gap + rows.height,
    )


def _on_the_line(met: Sequence[Mark], axis: Axis) -> tuple[list[Mark], list[Mark]]:
    """Return the meetings that stand on the line, and the ranges that would lie over others there."""
    spans = sorted(((*tracks.extent(m, axis), m) for m in met), key=lambda one: one[:2])
    line, others = [], []
    reached = float("-inf")
    for index, (left, right, mark) in enumerate(spans):
        broad = mark.form in ("aim", "range")
        nearest = spans[index + 1][0] if index + 1 < len(spans) else float("inf")
        if broad and (left < reached or right > nearest):
            others.append(mark)
            continue
        line.append(mark)
        reached = max(reached, right)
    return line, others


def _middle(mark: Mark, axis: Axis) -> float:
    if mark.form == "bar":
        left, right = signs.span(mark, axis)
        return (left + right) / 2
    return axis.middle(mark.first)


def _anchor(mark: Mark, axis: Axis) -> float:
    left, right = tracks.extent(mark, axis)
    return right - 6 if mark.form == "aim" else (left + right) / 2


def _style(places: Sequence[float], level: Level) -> Literal["numbers", "dots", "heat"]:
    ordered = sorted(places)
    gaps = [b - a for a, b in pairwise(ordered)]
    if level.numbers and all(gap >= 2 * NUMBER + 3 for gap in gaps):
        return "numbers"
    return "heat" if sum(gap < CLOSE for gap in gaps) * 3 > len(gaps) and len(gaps) > 6 else "dots"


class Sheet(NamedTuple):
    """What a lane draws, in layers."""

    under: list[str]
    over: list[str]
    ports: dict[ItemKey, Port]


def draw(box: LaneBox, axis: Axis, top: float, ink: Ink) -> Sheet:
    """Draw a lane with its top at `top`."""
    sheet = Sheet([], [], {})
    y = top + box.line
    if box.style != "none":
        sheet.under.append(element("line", x1=axis.left, y1=y, x2=axis.right, y2=y, class_="spine"))
        _draw_line(box, axis, y, ink, sheet)
    for index, row in enumerate(box.rows.rows):
        middle = top + box.beneath + tracks.ROW * (index + 0.5)
        for entry in row:
            sheet.over.append(tracks.draw(entry, axis, middle, ink))
            sheet.ports[entry.mark.placement.key] = Port(*tracks.port(entry), middle)
    if box.rows.crowd:
        base = top + box.height - 2
        sheet.over.extend(heat.draw(box.rows.crowd, axis, base, 10.0, ink))
    return sheet


def _draw_line(box: LaneBox, axis: Axis, y: float, ink: Ink, sheet: Sheet) -> None:
    owned = {mark.placement.key for mark, _ in box.points}
    ticks: Mapping[bool, list[str]] = {True: [], False: []}
    for mark in box.deadlines:
        if axis.first <= mark.last and mark.first <= axis.last:
            ticks[mark.placement.key in owned].append(ink.item(mark, signs.deadline(mark, axis, y, ink)))
    if box.style == "heat":
        sheet.over.extend(heat.draw([m for m, _ in box.points], axis, y, HEAT, ink))
        return
    sheet.over.extend(ticks[True] + ticks[False])
    hung = {card.mark.placement.key: (card, True) for card in box.hung.above}
    hung |= {card.mark.placement.key: (card, False) for card in box.hung.below}
    free = axis.left - 10
    for mark, x in (*box.points, *((m, _anchor(m, axis)) for m in box.broad)):
        key = mark.placement.key
        parts = _ghost(mark, axis, x, y, ink)
        if key in hung:
            parts.append(cards.stem(hung[key][0], y, hung[key][1]))
        parts.append(_sign(mark, x, axis, y, ink, box.style))
        if key in hung:
            parts.append(cards.draw(*_placed(hung[key], y), ink))
        elif box.style in ("numbers", "dots"):
            text, free = _note(mark, x, axis, y, ink, box, free)
            parts.append(text)
        sheet.over.append(ink.item(mark, *parts))
        left, right = tracks.extent(mark, axis)
        if mark.form == "point":
            size = NUMBER if box.style == "numbers" and ink.heading(mark) else signs.DOT
            left, right = x - size - 1, x + size + 1
        sheet.ports[key] = Port(left, right, y)


def _placed(hung: tuple[cards.Card, bool], y: float) -> tuple[cards.Card, float, bool]:
    return hung[0], y, hung[1]


def _sign(mark: Mark, x: float, axis: Axis, y: float, ink: Ink, style: str) -> str:
    if mark.form == "range":
        return signs.range_(mark, axis, y, ink)
    if mark.form == "aim":
        return signs.aim(mark, axis, y, ink)
    if mark.form == "bar" and axis.begin(mark.last + 1) - axis.begin(mark.first) > 2 * signs.DOT:
        return signs.bar(mark, axis, y, ink)
    number = mark.placement.item.number if mark.shape == "meeting" else None  # type: ignore[union-attr]
    if style == "numbers" and number is not None and mark.state != "cancelled":
        ink.note(f"meeting {'open' if mark.state == 'open' else 'firm'}")
        text = str(number)
        size = SIZE["number"] if measure(text, SIZE["number"], True) <= 2 * NUMBER - 3 else 8.5
        inside = "on" if mark.state in ("firm", "done") else "over-t" if ink.is_over(mark) else "ahead-t"
        if measure(text, size, True) <= 2 * NUMBER - 2:
            circle = element("circle", cx=x, cy=y, r=NUMBER, class_=ink.look(mark))
            look = f"number m {inside}" if size == SIZE["number"] else f"tiny b m {inside}"
            return circle + element("text", text, x=x, y=y + 4, class_=look)
    return signs.point(mark, x, y, ink)


def _note(mark: Mark, x: float, axis: Axis, y: float, ink: Ink, box: LaneBox, free: float) -> tuple[str, float]:
    """Return the day beneath a dot, or its number, where there is room for it; and where the next may begin."""
    if box.style == "numbers":
        text = short(date.fromordinal(mark.first), ink.lang, ink.era)
        if mark.form == "bar":  # its number has no room inside
            text = " ".join(part for part in (ink.heading(mark), text) if part)
        down = NUMBER + 13
    else:
        text = ink.facts.number(mark.placement)
        text = str(mark.placement.item.number) if text else ""  # type: ignore[union-attr]
        down = signs.DOT + 11
        if box.height < box.line + down:
            return "", free
    size = measure(text, SIZE["small"])
    if not text or x - size / 2 < max(free, axis.left - 12) or x + size / 2 > axis.right + 12:
        return "", free
    return element("text", escaped(text), x=x, y=y + down, class_="small soft m halo"), x + size / 2 + 5


def _ghost(mark: Mark, axis: Axis, x: float, y: float, ink: Ink) -> list[str]:
    if mark.placement.key not in ink.ghosts:
        return []
    was = ink.ghosts[mark.placement.key][1].toordinal()
    return [signs.ghost(axis.middle(was), x, y, ink)] if was != mark.last and axis.holds(was) else []
