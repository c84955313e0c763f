"""Cards: a meeting with its number, its day and its agenda, hung on the lane above or below the day it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aistrat_cli.record import Record
from aistrat_cli.render.svg.axis import Axis
from aistrat_cli.render.svg.ink import Ink
from aistrat_cli.render.svg.markup import element, escaped
from aistrat_cli.render.svg.palette import LEADING, SIZE
from aistrat_cli.render.svg.sayings import when
from aistrat_cli.render.svg.typeset import lines, measure
from aistrat_cli.render.timeline.marks import Mark

WIDTHS = (228.0, 196.0, 172.0, 152.0, 136.0)
"""Widths to try, the best first."""

PAD_X, PAD_Y = 10.0, 8.0
GAP = 10.0
"""Between two cards of a row."""

STEM = 15.0
"""From the lane's line to its cards."""

HANG = 9.0
"""The lines of a point after its first are moved in by so much."""

HOLD = 9.0
"""A stem ends at least so far from a card's corner."""


class Card(Record):
    """A card, as high as its text; `left` on the axis, from the edge that faces the lane's line."""

    mark: Mark
    anchor: float
    """Where the stem stands."""
    left: float
    width: float
    height: float
    head: tuple[tuple[str, str], ...]
    """Lines of the heading, each with its class."""
    body: tuple[tuple[str, str], ...]


class Hung(Record):
    """The cards of a lane."""

    above: tuple[Card, ...]
    below: tuple[Card, ...]

    @property
    def height_above(self) -> float:
        """The room above the line, stems included."""
        return max((card.height for card in self.above), default=-STEM) + STEM

    @property
    def height_below(self) -> float:
        """The room below the line, stems included."""
        return max((card.height for card in self.below), default=-STEM) + STEM


def hang(places: Sequence[tuple[Mark, float]], axis: Axis, ink: Ink, most: int) -> Hung | None:
    """Return cards for the marks, each given with the place of its stem; None where there is no room for all.

    `most`: so many lines of agenda on a card. Cards are as wide as they can be, in one row below the line, else in two.
    """
    for above, below, width in _arrangements(places):
        lefts = [_spread(row, width, axis) for row in (above, below)]
        if lefts[0] is not None and lefts[1] is not None:
            rows = [
                tuple(
                    _card(mark, anchor, left, width, ink, most) for (mark, anchor), left in zip(row, found, strict=True)
                )
                for row, found in ((above, lefts[0]), (below, lefts[1]))
            ]
            return Hung(above=rows[0], below=rows[1])
    return None


_Row = Sequence[tuple[Mark, float]]


def _arrangements(places: _Row) -> Iterator[tuple[_Row, _Row, float]]:
    ordered = sorted(places, key=lambda place: place[1])
    for width in WIDTHS[:3]:
        yield (), ordered, width
    for width in WIDTHS:
        yield ordered[1::2], ordered[::2], width
    for width in WIDTHS[3:]:
        yield (), ordered, width


def _spread(row: _Row, width: float, axis: Axis) -> list[float] | None:
    """Return the left edges of cards that overlap nowhere and each lie over their stem, None where that cannot be."""
    first, last = axis.left - 6, axis.right - width
    least: list[float] = []
    for _, anchor in row:
        low = min(max(first, anchor - width + HOLD), last)
        least.append(max(low, least[-1] + width + GAP) if least else low)
    most: list[float] = []
    for _, anchor in reversed(row):
        high = max(min(last, anchor - HOLD), first)
        most.append(min(high, most[-1] - width - GAP) if most else high)
    most.reverse()
    if any(low > high + 0.01 for low, high in zip(least, most, strict=True)):
        return None
    lefts: list[float] = []
    for (mark, anchor), low, high in zip(row, least, most, strict=True):
        wanted = anchor - (width / 2 if mark.form == "range" else 18)
        if lefts:
            low = max(low, lefts[-1] + width + GAP)
        lefts.append(min(max(wanted, low), high))
    return lefts


def _card(mark: Mark, anchor: float, left: float, width: float, ink: Ink, most: int) -> Card:
    room = width - 2 * PAD_X
    faint = ink.is_over(mark)
    struck = " strike" if mark.state == "cancelled" else ""
    number, day = ink.heading(mark), when(mark, ink.lang, ink.era)
    colour = "over-t" if faint else "ahead-t"
    head: list[tuple[str, str]] = []
    size = SIZE["head"]
    both = f"{number}  {day}" if number else day
    if number and measure(both, size, True) > room:
        head.append((number, f"b head {colour}{struck}"))
        head += [(line, f"b {colour}{struck}") for line in lines(day, SIZE["text"], room, 2, True)]
    elif number:
        head.append((both, f"b head {colour}{struck}"))
    else:
        head += [(line, f"b head {colour}{struck}") for line in lines(day, size, room, 2, True)]
    look = ("soft" if faint else "") + struck
    body: list[tuple[str, str]] = [
        (line, "b today-t") for text in ink.missed(mark) for line in lines(text, SIZE["text"], room, 2, True)
    ]
    for text in ink.points(mark):
        left_over = most - len(body)
        if left_over <= 0:
            break
        bullet = next((sign for sign in ("・", "• ") if text.startswith(sign)), "")
        hung = bool(bullet)
        broken = lines(text.removeprefix(bullet), SIZE["text"], room - (HANG + 3 if hung else 0), min(left_over, 4))
        broken[0] = bullet + broken[0]
        body += [(line, f"{look} hang".strip() if hung and index else look) for index, line in enumerate(broken)]
    if was := ink.was(mark):
        body += [(line, "soft") for line in lines(was, SIZE["text"], room, 2)]
    height = 2 * PAD_Y + SIZE["head"] * LEADING * len(head) + SIZE["text"] * LEADING * len(body) - 2
    return Card(mark=mark, anchor=anchor, left=left, width=width, height=height, head=tuple(head), body=tuple(body))


def stem(card: Card, line: float, above: bool) -> str:
    """Return the stem of a card; `line` is where the lane's line lies."""
    end = line - STEM if above else line + STEM
    away = 8 if card.mark.form == "range" and not card.mark.stops else 0
    return element(
        "line", x1=card.anchor, y1=line - away if above else line + away, x2=card.anchor, y2=end, class_="stem"
    )


def draw(card: Card, line: float, above: bool, ink: Ink) -> str:
    """Return the box of a card and its text."""
    top = line - STEM - card.height if above else line + STEM
    box = element("rect", x=card.left, y=top, width=card.width, height=card.height, rx=5.0, class_=_box(card.mark, ink))
    x, y = card.left + PAD_X, top + PAD_Y + SIZE["head"] * 0.92
    spans = []
    for index, (text, look) in enumerate((*card.head, *card.body)):
        if index:
            y += (SIZE["head"] if index < len(card.head) else SIZE["text"]) * LEADING
        inset = HANG if look.endswith("hang") else 0.0
        spans.append(
            element("tspan", escaped(text), x=x + inset, y=y, class_=look.removesuffix("hang").strip() or None)
        )
    parts = [box, element("text", *spans)]
    if ink.is_critical(card.mark):
        parts.append(star(card.left + card.width - 11, top + 11))
    return "".join(parts)


def star(x: float, y: float) -> str:
    """Return the sign of the critical path."""
    return element("path", d=f"M{x:.1f} {y - 5.5:.1f}l5.5 5.5l-5.5 5.5l-5.5 -5.5z", class_="star")


def _box(mark: Mark, ink: Ink) -> str:
    if mark.state == "cancelled":
        look = "card-off"
    elif mark.state == "open" and not ink.is_over(mark):
        look = "card-open"
    elif ink.is_over(mark):
        look = "card-over"
    else:
        look = "card-next" if mark.placement.key == ink.view.upcoming else "card"
    return f"{look} card-critical" if ink.is_critical(mark) else look
