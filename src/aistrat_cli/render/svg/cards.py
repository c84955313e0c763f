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
from aistrat_cli.row import NamedTuple

WIDTHS = (228.0, 196.0, 172.0, 152.0, 136.0)
"""Widths to try, the best first."""

PAD_X, PAD_Y = 10.0, 8.0
GAP = 10.0
"""Between two cards of a row."""

STEM = 15.0
"""From the lane's line to its cards."""

STAR = 16.0
"""The sign of the critical path stands behind the heading."""

HOLD = 9.0
"""A stem ends at least so far from a card's corner."""


class Line(NamedTuple):
    """A line of a card's text."""

    text: str
    look: str
    inset: float
    """So much further right than the others: the lines of a point after its first stand under its text."""


class Card(Record):
    """A card, as high as its text; `left` on the axis, from the edge that faces the lane's line."""

    mark: Mark
    anchor: float
    """Where the stem stands."""
    left: float
    width: float
    """No more than its longest line needs."""
    height: float
    head: tuple[tuple[str, str], ...]
    """Lines of the heading, each with its class."""
    body: tuple[Line, ...]


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

    `most`: so many lines of agenda on a card. Texts may be as wide as there is room for, in one row below the line,
    else in two; a card is no wider than its text.
    """
    for above, below, width in _arrangements(places):
        rows = [_row(row, width, axis, ink, most) for row in (above, below)]
        if rows[0] is not None and rows[1] is not None:
            return Hung(above=rows[0], below=rows[1])
    return None


def _row(row: _Row, width: float, axis: Axis, ink: Ink, most: int) -> tuple[Card, ...] | None:
    cards = []
    for mark, anchor in row:
        told = mark.placement.key, width, most
        if told not in ink.cards:
            ink.cards[told] = _balanced(mark, width, ink, most)
        cards.append(ink.cards[told].replace(anchor=anchor))
    lefts = _lefts(cards, axis)
    if lefts is None:
        return None
    return tuple(card.replace(left=left) for card, left in zip(cards, lefts, strict=True))


_Row = Sequence[tuple[Mark, float]]


def _arrangements(places: _Row) -> Iterator[tuple[_Row, _Row, float]]:
    ordered = sorted(places, key=lambda place: place[1])
    for width in WIDTHS[:3]:
        yield (), ordered, width
    for width in WIDTHS:
        yield ordered[1::2], ordered[::2], width
    for width in WIDTHS[3:]:
        yield (), ordered, width


def _lefts(cards: Sequence[Card], axis: Axis) -> list[float] | None:
    """Return the left edges of cards that overlap nowhere and each lie over their stem, None where that cannot be."""
    first = axis.left - 6
    least: list[float] = []
    free = first
    for card in cards:
        least.append(max(free, min(card.anchor - card.width + HOLD, axis.right - card.width)))
        free = least[-1] + card.width + GAP
    most: list[float] = []
    free = axis.right
    for card in reversed(cards):
        most.append(min(free - card.width, max(card.anchor - HOLD, first)))
        free = most[-1] - GAP
    most.reverse()
    if any(low > high + 0.01 for low, high in zip(least, most, strict=True)):
        return None
    lefts: list[float] = []
    free = first
    for card, low, high in zip(cards, least, most, strict=True):
        wanted = card.anchor - (card.width / 2 if card.mark.form == "range" else 18)
        lefts.append(min(max(wanted, low, free), high))
        free = lefts[-1] + card.width + GAP
    return lefts


def _balanced(mark: Mark, width: float, ink: Ink, most: int) -> Card:
    """Return the narrowest card that is no higher than one of this width: its lines are about equally long."""
    card = _card(mark, width, ink, most)
    for narrower in WIDTHS[WIDTHS.index(width) + 1 :]:
        other = _card(mark, narrower, ink, most)
        if other.height > card.height:
            break
        card = other
    return card


def _card(mark: Mark, width: float, ink: Ink, most: int) -> Card:
    """Return a card that has no place yet."""
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
    body = [
        Line(line, "b today-t", 0.0) for text in ink.missed(mark) for line in lines(text, SIZE["text"], room, 2, True)
    ]
    for text in ink.points(mark):
        left_over = most - len(body)
        if left_over <= 0:
            break
        bullet = next((sign for sign in ("・", "• ") if text.startswith(sign)), "")
        inset = measure(bullet, SIZE["text"])
        first, *others = lines(text.removeprefix(bullet), SIZE["text"], room - inset, min(left_over, 4))
        body += [Line(bullet + first, look, 0.0), *(Line(line, look, inset) for line in others)]
    if was := ink.was(mark):
        body += [Line(line, "soft", 0.0) for line in lines(was, SIZE["text"], room, 2)]
    needed = max(measure(line, size, True) for line, look in head) + (STAR if ink.is_critical(mark) else 0)
    needed = max(
        [needed, *(line.inset + measure(line.text, SIZE["text"], line.look.startswith("b ")) for line in body)]
    )
    height = 2 * PAD_Y + SIZE["head"] * LEADING * len(head) + SIZE["text"] * LEADING * len(body) - 2
    width = min(width, needed + 2 * PAD_X)
    return Card(mark=mark, anchor=0.0, left=0.0, width=width, height=height, head=tuple(head), body=tuple(body))


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
    for index, (text, look, inset) in enumerate((*(Line(*line, 0.0) for line in card.head), *card.body)):
        if index:
            y += (SIZE["head"] if index < len(card.head) else SIZE["text"]) * LEADING
        spans.append(element("tspan", escaped(text), x=x + inset, y=y, class_=look or None))
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
