"""A block drawn: its title, its ruler, its lanes, the arrows between them, what stands beneath."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from aistrat_cli.model.days import ItemKey
from aistrat_cli.planning.plan import Plan
from aistrat_cli.render.svg import arrows, lane, tracks, tray
from aistrat_cli.render.svg.block import GUTTER, NAME, NAME_LINE, NOTE, TRAY, Band, Block
from aistrat_cli.render.svg.markup import element, escaped
from aistrat_cli.render.svg.palette import LEADING, SIZE
from aistrat_cli.render.svg.sayings import LINKS_LEFT_OUT, short
from aistrat_cli.render.svg.typeset import lines, measure
from aistrat_cli.render.timeline import words
from aistrat_cli.row import NamedTuple


def draw(block: Block, top: float, plan: Plan, used: set[str]) -> tuple[list[str], float]:
    """Return a block with its top at `top`, and where it ends; adds to the signs that are `used`."""
    main = block.frame.inks[0]
    ruler = top + block.head
    axis_at = ruler + block.ruler.height
    tops, bottom = _tops(block, axis_at + block.todays)
    lanes = _lanes(block, tops)
    links: list[str] = []
    left_out = 0
    if main.options.links:
        links, left_out = arrows.draw(plan, lanes.ports, _cut(block), main.options.critical)
    if links:
        used.add("link")
    todays, pills = _todays(block, axis_at, tops, bottom)
    beneath, end = _beneath(block, bottom, left_out)
    parts = [
        *_header(block, top),
        *_grid(block, ruler, bottom),
        element("g", block.ruler.markup, transform=f"translate(0 {ruler:.1f})"),
        *lanes.under,
        element("line", x1=block.left, y1=bottom, x2=block.axis.right, y2=bottom, class_="grid"),
        *links,
        *todays,
        *lanes.names,
        *lanes.over,
        *pills,
        *beneath,
    ]
    return parts, end


def _tops(block: Block, y: float) -> tuple[list[float], float]:
    """Return where each lane begins, the first at `y`, and where the last one ends."""
    tops = []
    for band in block.bands:
        tops.append(y)
        y += band.height + 2 * block.pad
    return tops, y


def _grid(block: Block, ruler: float, bottom: float) -> list[str]:
    """Return the stripes of months and the lines of months and fiscal years, from the ruler down to the bottom."""
    at = ruler + block.ruler.height
    return [
        *(element("rect", x=a, y=at, width=b - a, height=bottom - at, class_="band") for a, b in block.ruler.bands),
        *(element("line", x1=x, y1=at, x2=x, y2=bottom, class_="grid") for x in block.ruler.grid),
        *(element("line", x1=x, y1=ruler + 2, x2=x, y2=bottom, class_="fiscal") for x in block.ruler.fiscal),
    ]


class _Lanes(NamedTuple):
    """The lanes drawn: what lies under the arrows, what over them, their names, and where arrows may dock."""

    under: list[str]
    over: list[str]
    names: list[str]
    ports: dict[ItemKey, lane.Port]


def _lanes(block: Block, tops: Sequence[float]) -> _Lanes:
    drawn = _Lanes([], [], [], {})
    left, axis = block.left, block.axis
    for band, at in zip(block.bands, tops, strict=True):
        drawn.under.append(element("line", x1=left, y1=at, x2=axis.right, y2=at, class_="grid"))
        if band.box is None:
            drawn.names.append(element("text", escaped(band.name[0]), x=left, y=at + block.pad + 15, class_="head b"))
            continue
        first = at + block.pad + max(0.0, band.height - band.box.height) / 2
        sheet = lane.draw(band.box, axis, first, band.ink)
        drawn.under.extend(sheet.under)
        drawn.over.extend(sheet.over)
        for key, port in sheet.ports.items():
            drawn.ports.setdefault(key, port)
        line = first + (band.box.line if band.box.style != "none" else tracks.ROW / 2)
        drawn.names.append(_name(band, at, band.height + 2 * block.pad, line, left))
    return drawn


def _beneath(block: Block, y: float, left_out: int) -> tuple[list[str], float]:
    """Return the items without a day and the notes, from `y` on, and where they end."""
    main, axis = block.frame.inks[0], block.axis
    parts = []
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


def _header(block: Block, top: float) -> list[str]:
    """Return the title and what comes next."""
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


def _name(band: Band, top: float, whole: float, line: float, x: float) -> str:
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
