"""A block laid out: one axis with its ruler, and the lanes of one series or of several beneath it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from aistrat_cli.record import Record
from aistrat_cli.render.cells import visible
from aistrat_cli.render.days import full_day
from aistrat_cli.render.svg import lane, tray
from aistrat_cli.render.svg.axis import Axis, Ruler, make_ruler
from aistrat_cli.render.svg.ink import Ink
from aistrat_cli.render.svg.palette import LEADING, SIZE
from aistrat_cli.render.svg.sayings import BETWEEN, SOME_DAY
from aistrat_cli.render.svg.typeset import cut, lines, measure, widest
from aistrat_cli.render.timeline import words
from aistrat_cli.render.timeline.lanes import Lane
from aistrat_cli.render.timeline.marks import Mark
from aistrat_cli.render.wrap import breaks_well
from aistrat_cli.row import NamedTuple

GUTTER = 20.0
"""Between the lanes' names and the axis."""

TRAY = 12.0
"""Above the tray."""

NOTE = 16.0
"""The height of a note beneath."""

NAME = SIZE["name"]
NAME_LINE = NAME * 1.28


class Frame(NamedTuple):
    """What a block shows: whose lanes, from which day to which."""

    inks: tuple[Ink, ...]
    first: int
    last: int
    headed: bool
    """Whether it begins with the title; the second strip of two does not."""
    closing: bool
    """Whether items without a day stand beneath it."""
    goes_on: Literal["after", "before"] | None = None
    """On which side of it the other one of two strips lies."""


class Band(NamedTuple):
    """A lane in its place, or the title of a series among several."""

    ink: Ink
    box: lane.LaneBox | None
    name: list[str]
    height: float


class Block(Record):
    """A block laid out."""

    frame: Frame
    left: float
    """Where the lanes' names begin."""
    axis: Axis
    ruler: Ruler
    bands: tuple[Band, ...]
    title: tuple[str, ...]
    coming: tuple[str, ...]
    tray: tray.Chips
    notes: tuple[str, ...]
    pad: float
    """Above and below each lane."""

    @property
    def head(self) -> float:
        """The height of the title and what comes next."""
        if not self.title:
            return 0.0
        return SIZE["title"] * 1.25 * len(self.title) + SIZE["text"] * LEADING * len(self.coming) + 16

    @property
    def height(self) -> float:
        """The whole height, but for a note on arrows that are left out."""
        lanes = sum(band.height + 2 * self.pad for band in self.bands)
        tail = (TRAY + tray.ROW * len(self.tray) if self.tray else 0) + NOTE * len(self.notes)
        return self.head + self.ruler.height + self.todays + lanes + tail

    @property
    def todays(self) -> float:
        """The height of what says where today is, above the first lane."""
        return 22.0 if any(ink.today is not None and self.axis.holds(ink.today) for ink in self.frame.inks) else 6.0

    @property
    def lanes(self) -> int:
        """How many lanes it has, titles of series included."""
        return len(self.bands)


def lay_out(frame: Frame, left: float, right: float, level: lane.Level, pad: float) -> Block:
    """Lay a block out between two pixels."""
    inks = frame.inks
    groups = [(ink, ink.lanes) for ink in inks]
    most = max(100.0, min(190.0, (right - left) * 0.145))
    names = {(ink, one.key): _name_lines(one, most) for ink, group in groups for one in group}
    column = max((widest(name, NAME, True) for name in names.values()), default=0.0)
    if frame.closing and any(ink.view.unplaced for ink in inks):
        column = max(column, min(most, measure(inks[0].no_day, NAME, True)))
    axis = Axis(first=frame.first, last=frame.last, left=left + column + GUTTER, right=right)
    bands: list[Band] = []
    for ink, group in groups:
        if len(inks) > 1:
            heading = cut(visible(ink.view.series.title.in_(ink.lang)), 15, right - left, True)
            bands.append(Band(ink, None, [heading], 20.0))
        for one in group:
            box = lane.lay_out(one, axis, ink, level)
            if box is not None:
                name = names[ink, one.key]
                bands.append(Band(ink, box, name, max(box.height, NAME_LINE * len(name) + 2)))
    main = inks[0]
    title, coming = _title(frame, right - left) if frame.headed else ((), ())
    return Block(
        frame=frame,
        left=left,
        axis=axis,
        ruler=make_ruler(axis, main.lang, main.era, main.view.series),
        bands=tuple(bands),
        title=title,
        coming=coming,
        tray=tray.lay_out(inks, axis.left, right) if frame.closing else (),
        notes=_notes(inks, right - left) if frame.closing else (),
        pad=pad,
    )


def _name_lines(one: Lane, room: float) -> list[str]:
    """Return a lane's name in lines about equally long; its short form where the name would take more than two."""
    text = one.name
    if measure(text, NAME, True) > 2 * room and one.short != text:
        text = one.short
    count = len(lines(text, NAME, room, 4, True))
    if count > 1:
        even = measure(text, NAME, True) / count
        for size in range(int(even), int(room), 4):
            better = lines(text, NAME, size, 4, True)
            if len(better) == count and breaks_well(better):
                return better
    return lines(text, NAME, room, 4, True)


def _title(frame: Frame, room: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if len(frame.inks) > 1:
        return (), ()
    ink = frame.inks[0]
    title = lines(visible(ink.view.series.title.in_(ink.lang)), SIZE["title"], room, 2, True)
    told = []
    for key in (ink.view.due, ink.view.upcoming):
        if key is None:
            continue
        told.append(_coming(ink.view.marks[key], ink))
    said = f"{words.NEXT.in_(ink.lang)}: " + ("　/　" if ink.lang == "ja" else "  /  ").join(told)
    return tuple(title), tuple(lines(said, SIZE["text"], room, 2)) if told else ()


def _coming(mark: Mark, ink: Ink) -> str:
    """Return when what comes next is, its name, and how far ahead; of a range neither one day nor how far."""
    day, name = full_day(date.fromordinal(mark.day), ink.era), ink.facts.called(mark.placement)
    if mark.form == "range":
        days = BETWEEN.in_(ink.lang).format(a=day, b=full_day(date.fromordinal(mark.last), ink.era))
        return f"{SOME_DAY.in_(ink.lang).format(days=days)}  {name}"
    told = (f"~{day}" if mark.form == "aim" else day, name, ink.facts.ahead(mark.day))
    return "  ".join(part for part in told if part)


def _notes(inks: Sequence[Ink], room: float) -> tuple[str, ...]:
    found = [
        words.beyond(ink.view.earlier, ink.view.later, ink.lang) for ink in inks if ink.view.earlier or ink.view.later
    ]
    return tuple(cut(text, SIZE["small"], room) for text in found)
