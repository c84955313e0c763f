"""A block: one axis with its ruler, and the lanes of one series or of several beneath it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from aistrat_cli.model.days import ItemKey
from aistrat_cli.planning.plan import Plan
from aistrat_cli.record import Record
from aistrat_cli.render.cells import visible
from aistrat_cli.render.days import full_day
from aistrat_cli.render.svg import arrows, lane, tracks, tray
from aistrat_cli.render.svg.axis import Axis, Ruler, make_ruler
from aistrat_cli.render.svg.ink import Ink
from aistrat_cli.render.svg.markup import element, escaped
from aistrat_cli.render.svg.palette import LEADING, SIZE
from aistrat_cli.render.svg.sayings import BETWEEN, LINKS_LEFT_OUT, SOME_DAY, short
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


class _Band(NamedTuple):
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
    bands: tuple[_Band, ...]
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
        return self.head + self.ruler.height + self._todays + lanes + tail

    @property
    def _todays(self) -> float:
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
    bands: list[_Band] = []
    for ink, group in groups:
        if len(inks) > 1:
            heading = cut(visible(ink.view.series.title.in_(ink.lang)), 15, right - left, True)
            bands.append(_Band(ink, None, [heading], 20.0))
        for one in group:
            box = lane.lay_out(one, axis, ink, level)
            if box is not None:
                name = names[ink, one.key]
                bands.append(_Band(ink, box, name, max(box.height, NAME_LINE * len(name) + 2)))
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


def draw(block: Block, top: float, plan: Plan, used: set[str]) -> tuple[list[str], float]:
    """Return a block with its top at `top`, and where it ends."""
    main, axis = block.frame.inks[0], block.axis
    parts = _header(block, top, main)
    ruler = top + block.head
    first_lane = ruler + block.ruler.height + block._todays
    tops, y = [], first_lane
    for band in block.bands:
        tops.append(y)
        y += band.height + 2 * block.pad
    bottom = y
    parts += [
        element(
            "rect",
            x=a,
            y=ruler + block.ruler.height,
            width=b - a,
            height=bottom - ruler - block.ruler.height,
            class_="band",
        )
        for a, b in block.ruler.bands
    ]
    under, over, words_ = [], [], []
    ports: dict[ItemKey, lane.Port] = {}
    for band, at in zip(block.bands, tops, strict=True):
        whole = band.height + 2 * block.pad
        start = block.left
        under.append(element("line", x1=start, y1=at, x2=axis.right, y2=at, class_="grid"))
        if band.box is None:
            words_.append(element("text", escaped(band.name[0]), x=start, y=at + block.pad + 15, class_="head b"))
            continue
        free = max(0.0, band.height - band.box.height) / 2
        sheet = lane.draw(band.box, axis, at + block.pad + free, band.ink)
        under += sheet.under
        over += sheet.over
        for key, port in sheet.ports.items():
            ports.setdefault(key, port)
        words_.append(
            _name(
                band,
                at,
                whole,
                at + block.pad + free + (band.box.line if band.box.style != "none" else tracks.ROW / 2),
                start,
            )
        )
    under.append(element("line", x1=block.left, y1=bottom, x2=axis.right, y2=bottom, class_="grid"))
    vertical = [
        element("line", x1=x, y1=ruler + block.ruler.height, x2=x, y2=bottom, class_="grid") for x in block.ruler.grid
    ]
    vertical += [element("line", x1=x, y1=ruler + 2, x2=x, y2=bottom, class_="fiscal") for x in block.ruler.fiscal]
    links: list[str] = []
    left_out = 0
    if main.options.links:
        links, left_out = arrows.draw(plan, ports, _cut(block), main.options.critical)
    if links:
        used.add("link")
    todays, pills = _todays(block, ruler + block.ruler.height, tops, bottom)
    ruled = element("g", block.ruler.markup, transform=f"translate(0 {ruler:.1f})")
    parts += [*vertical, ruled, *under, *links, *todays, *words_, *over, *pills]
    y = bottom
    if block.tray:
        y += TRAY
        [title] = lines(main.no_day, NAME, axis.left - GUTTER - block.left + 4, 1, True)
        parts.append(element("text", escaped(title), x=block.left, y=y + 15, class_="name"))
        parts += tray.draw(block.tray, axis.left, y)
        y += tray.ROW * len(block.tray)
    notes = list(block.notes)
    if left_out:
        notes.append(LINKS_LEFT_OUT.in_(main.lang).format(n=left_out))
    for note in notes:
        y += NOTE
        parts.append(element("text", escaped(note), x=axis.left, y=y - 4, class_="small soft"))
    return parts, y


def _cut(block: Block) -> arrows.Cut | None:
    """Return where arrows go on in the other strip: to what lies in that one alone."""
    frame, axis = block.frame, block.axis
    if frame.goes_on is None:
        return None
    marks = [(key, mark) for ink in frame.inks for key, mark in ink.view.marks.items()]
    if frame.goes_on == "after":
        here, there = {k for k, m in marks if m.last <= axis.last}, {k for k, m in marks if m.first > axis.last}
    else:
        here, there = {k for k, m in marks if m.first >= axis.first}, {k for k, m in marks if m.last < axis.first}
    return arrows.Cut(frame.goes_on, axis.right if frame.goes_on == "after" else axis.left, here, there)


def _header(block: Block, top: float, ink: Ink) -> list[str]:
    if not block.title:
        return []
    x = block.left
    y = top
    parts = []
    for line in block.title:
        y += SIZE["title"] * 1.25
        parts.append(element("text", escaped(line), x=x, y=y - 6, class_="title"))
    y += 2
    for line in block.coming:
        y += SIZE["text"] * LEADING
        parts.append(element("text", escaped(line), x=x, y=y - 2, class_="soft"))
    return parts


def _name(band: _Band, top: float, whole: float, line: float, x: float) -> str:
    """Return a lane's name, level with its line where there is room for it there."""
    size = NAME_LINE * len(band.name)
    y = min(max(line - size / 2, top + 3), top + whole - size - 1) + NAME * 0.94
    spans = [element("tspan", escaped(text), x=x, y=y + NAME_LINE * index) for index, text in enumerate(band.name)]
    return element("text", *spans, class_="name")


def _todays(block: Block, top: float, tops: Sequence[float], bottom: float) -> tuple[list[str], list[str]]:
    """Return the line of today through the lanes of each series, and what says which day it is."""
    axis, drawn, pills = block.axis, [], []
    free = axis.left - 40
    for ink in block.frame.inks:
        if ink.today is None or not axis.holds(ink.today):
            continue
        own = [(at, band.height + 2 * block.pad) for at, band in zip(tops, block.bands, strict=True) if band.ink is ink]
        x = axis.middle(ink.today)
        if own:
            first = top + 17 if len(block.frame.inks) == 1 else own[0][0]
            drawn.append(element("line", x1=x, y1=first, x2=x, y2=own[-1][0] + own[-1][1], class_="today"))
        text = f"{words.TODAY.in_(ink.lang)} {short(date.fromordinal(ink.today), ink.lang, ink.era)}"
        size = measure(text, SIZE["small"], True) + 14
        at = min(max(x - size / 2, axis.left), axis.right - size)
        if at >= free:
            pills.append(element("rect", x=at, y=top + 2, width=size, height=16.0, rx=8.0, class_="today-pill"))
            pills.append(element("text", escaped(text), x=at + size / 2, y=top + 13.8, class_="small b on m"))
            free = at + size + 6
    return drawn, pills
