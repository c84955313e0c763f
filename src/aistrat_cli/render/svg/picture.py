"""The whole picture: how much is told and how large, so that it fills its page and nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from aistrat_cli.planning.plan import Plan
from aistrat_cli.render.cells import visible
from aistrat_cli.render.openly import openly
from aistrat_cli.render.svg import block, block_pen, legend
from aistrat_cli.render.svg.axis import fiscal_starts
from aistrat_cli.render.svg.block import Block, Frame
from aistrat_cli.render.svg.ink import Ink
from aistrat_cli.render.svg.lane import LEVELS, Level
from aistrat_cli.render.svg.markup import element, escaped, number
from aistrat_cli.render.svg.options import PictureOptions
from aistrat_cli.render.svg.palette import SIZE, rules
from aistrat_cli.render.svg.sayings import ITEMS
from aistrat_cli.render.svg.typeset import cut
from aistrat_cli.render.timeline import words
from aistrat_cli.render.timeline.facts import threads
from aistrat_cli.render.timeline.scale import frame as axis_days
from aistrat_cli.render.timeline.view import extent, views
from aistrat_cli.row import NamedTuple
from aistrat_cli.wording import listed

MARGIN = 34.0

BETWEEN = 26.0
"""Between two blocks."""

SIZES = {"wide": (1600.0, 900.0), "a4": (1123.0, 794.0), "fit": (1600.0, 0.0)}
"""Pixels of the layouts at their natural size, 96 to the inch; height 0: as high as need be."""

ZOOMS = {
    "wide": (0.7, 0.76, 0.82, 0.9, 1.0, 1.12, 1.25, 1.4),
    "a4": (0.86, 0.94, 1.04, 1.16, 1.3, 1.45),
    "fit": (0.7, 0.8, 0.9, 1.0, 1.12),
}
"""How many units of ours a pixel holds: the smaller, the larger the texts."""

MANY = 150
"""Of more items than these no cards are tried."""

FEWER_SIZES = 400
"""Of more than these only the smallest sizes are tried."""

CARDS = 3
"""So many of the levels have cards."""

ABOVE_LEGEND, BELOW_LEGEND = 22.0, 26.0

MOST_PAD = 30.0
"""A lane is not spread further than so to fill the page."""


class _Drawing(NamedTuple):
    """A picture drawn, and the page it needs, in units."""

    parts: list[str]
    width: float
    height: float


def render(plan: Plan, options: PictureOptions) -> str:
    """Return the picture of a plan as an SVG document, ending in a line end."""
    if not options.private:
        plan, placements = openly(plan, options.placements)
        options = options.replace(placements=placements)
    used: set[str] = set()
    running = threads(plan)
    inks = [Ink(plan, view, running, options, used) for view in views(plan, options.timeline)]
    lang = inks[0].lang if inks else options.lang or "en"
    frames = list(_frames(inks, options))
    title = "; ".join(visible(ink.view.series.title.in_(ink.lang)) for ink in inks) or "aistrat"
    if not frames:
        return _empty(inks, title, lang, options)
    drawing = _fitted(_Desk(frames, plan, used, lang, options))
    return _document(*drawing, title, _summary(inks, frames), lang, options)


def _frames(inks: Sequence[Ink], options: PictureOptions) -> Iterator[Frame]:
    groups = [tuple(inks)] if options.together and len(inks) > 1 else [(ink,) for ink in inks]
    headed = not options.embedded or len(groups) > 1  # a page has the title above the picture
    for group in groups:
        shown = extent([ink.view for ink in group], options.timeline)
        if shown is None:
            continue
        asked = (day.toordinal() if day else None for day in (options.since, options.until))
        first, last = axis_days(*shown, *asked)
        cuts = fiscal_starts(first, last, group[0].view.series) if options.strips else []
        if cuts:
            middle = min(cuts, key=lambda day: abs(day - (first + last) / 2))
            yield Frame(group, first, middle - 1, headed=headed, closing=False, goes_on="after")
            yield Frame(group, middle, last, headed=False, closing=True, goes_on="before")
        else:
            yield Frame(group, first, last, headed=headed, closing=True)


class _Desk(NamedTuple):
    """What all tries share."""

    frames: Sequence[Frame]
    plan: Plan
    used: set[str]
    lang: str
    options: PictureOptions


def _fitted(desk: _Desk) -> _Drawing:
    """Return the richest drawing, and of that the largest, which the page holds; the poorest may make it higher."""
    width, height = SIZES[desk.options.layout]
    zooms = ZOOMS[desk.options.layout]
    poorest = LEVELS[-1], zooms[-1], False
    held: dict[tuple[Level, float], tuple[Block, ...]] = {}

    def laid_out(level: Level, zoom: float) -> tuple[Block, ...]:
        if (level, zoom) not in held:
            held[level, zoom] = _laid_out(desk.frames, level, width * zoom)
        return held[level, zoom]

    items = sum(len(ink.view.placements) for frame in desk.frames for ink in frame.inks)
    if items <= MANY:
        # First what gives every meeting its card; then what gives some of them one; then numbers, then dots.
        tries = [(level, zoom, True) for level in LEVELS[:CARDS] for zoom in zooms]
        tries += [(level, zoom, False) for level in LEVELS for zoom in zooms]
    elif _high(laid_out(LEVELS[-1], zooms[-1])) > height * zooms[-1] > 0:
        tries = []
    else:
        some = zooms[-3:] if height and items > FEWER_SIZES else zooms
        tries = [(level, zoom, False) for level in LEVELS[CARDS:] for zoom in some]
    for level, zoom, whole in (*tries, poorest):
        blocks = laid_out(level, zoom)
        if whole and any(band.box is not None and band.box.poorer for one in blocks for band in one.bands):
            continue
        if (level, zoom, whole) != poorest and _high(blocks) > height * zoom > 0:
            continue
        drawing = _drawn(desk, blocks, width * zoom, 0.0)
        left_over = height * zoom - drawing.height
        if left_over >= 0:
            return _drawn(desk, _spread(blocks, left_over), width * zoom, height * zoom)
        if not height:
            return drawing
    return drawing


def _laid_out(frames: Sequence[Frame], level: Level, width: float) -> tuple[Block, ...]:
    pad = 11.0 if level.lines else 6.0 if level.numbers else 4.0
    return tuple(block.lay_out(frame, MARGIN, width - MARGIN, level, pad) for frame in frames)


def _high(blocks: Sequence[Block]) -> float:
    """Return how high a page the blocks need at least."""
    return sum(one.height for one in blocks) + BETWEEN * (len(blocks) - 1) + 2 * MARGIN


def _spread(blocks: Sequence[Block], left_over: float) -> tuple[Block, ...]:
    """Share what the page has left over among the lanes."""
    more = min(MOST_PAD, left_over / (2 * max(1, sum(one.lanes for one in blocks))))
    return tuple(one.replace(pad=one.pad + more) for one in blocks)


def _drawn(desk: _Desk, blocks: Sequence[Block], width: float, height: float) -> _Drawing:
    """Return the blocks one below the other, and the legend at the foot of a page that is at least so high."""
    desk.used.clear()
    parts: list[str] = []
    y = MARGIN - BETWEEN
    for one in blocks:
        more, y = block_pen.draw(one, y + BETWEEN, desk.plan, desk.used)
        parts += more
    signs, size = legend.draw(desk.used, desk.options.name, MARGIN, width - MARGIN, desk.lang)
    foot = max(y + ABOVE_LEGEND, height - BELOW_LEGEND - size)
    parts.append(element("g", *signs, transform=f"translate(0 {number(foot)})"))
    return _Drawing(parts, width, foot + size + BELOW_LEGEND)


def _summary(inks: Sequence[Ink], frames: Sequence[Frame]) -> str:
    """Return what the picture shows, for those who do not see it."""
    told = []
    for ink in inks:
        count = ITEMS.in_(ink.lang).format(n=len(ink.view.placements) + len(ink.view.unplaced))
        names = listed((one.name for one in ink.lanes), ink.lang, "、")
        told.append(f"{count}: {names}")
        if ink.view.upcoming is not None:
            mark = ink.view.marks[ink.view.upcoming]
            told.append(f"{words.NEXT.in_(ink.lang)}: {ink.told(mark)}")
    first, last = min(f.first for f in frames), max(f.last for f in frames)
    return ". ".join([f"{date.fromordinal(first)} – {date.fromordinal(last)}", *told])[:2000]


def _empty(inks: Sequence[Ink], title: str, lang: str, options: PictureOptions) -> str:
    bare = not any(ink.view.unplaced or ink.view.earlier or ink.view.later for ink in inks)
    said = (words.NO_ITEMS if bare else words.NO_DAYS) if inks else words.NOTHING
    names = [ink.facts.called(p) for ink in inks for p in ink.view.unplaced][:12]
    texts = [said.in_(lang), *(f"? {name}" for name in names)]
    parts = [element("text", escaped(cut(title, SIZE["title"], 732, True)), x=MARGIN, y=62.0, class_="title")]
    parts += [
        element("text", escaped(cut(text, SIZE["text"], 732)), x=MARGIN, y=92.0 + 22 * index, class_="soft")
        for index, text in enumerate(texts)
    ]
    return _document(parts, 800.0, 130.0 + 22 * len(texts), title, texts[0], lang, options)


def _document(
    parts: Sequence[str], width: float, height: float, title: str, summary: str, lang: str, options: PictureOptions
) -> str:
    name = options.name
    natural = SIZES[options.layout][0]
    shown = (f"{number(natural)}", f"{number(height * natural / width)}")
    if options.layout == "a4":
        shown = ("297mm", f"{number(297 * height / width)}mm")
    hatch = element(
        "pattern",
        element("path", d="M0 0V7", class_="hatch-line"),
        id=f"{name}-hatch",
        width=7.0,
        height=7.0,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    head = [
        element("title", escaped(title), id=f"{name}-title"),
        element("desc", escaped(summary), id=f"{name}-desc"),
        "" if options.embedded else element("style", rules(options.theme)),
        element("defs", hatch),
        element("rect", width=width, height=height, class_="paper"),
    ]
    root = element(
        "svg",
        "\n".join([*(part for part in head if part), *(part for part in parts if part), ""]),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=None if options.embedded else shown[0],
        height=None if options.embedded else shown[1],
        role="group" if options.embedded else "img",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-desc",
        lang=lang,
        class_="picture" if options.embedded else None,
    )
    return root + "\n"
