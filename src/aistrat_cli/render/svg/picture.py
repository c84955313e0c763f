"""The whole picture: how much is told and how large, so that it fills its page and nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from aistrat_cli.planning.plan import Plan
from aistrat_cli.record import Record
from aistrat_cli.render.cells import visible
from aistrat_cli.render.svg import block, legend
from aistrat_cli.render.svg.axis import fiscal_starts
from aistrat_cli.render.svg.block import Block, Frame
from aistrat_cli.render.svg.ink import Ink
from aistrat_cli.render.svg.lane import LEVELS, Level
from aistrat_cli.render.svg.markup import element, escaped, number
from aistrat_cli.render.svg.openly import openly
from aistrat_cli.render.svg.options import PictureOptions
from aistrat_cli.render.svg.palette import SIZE, rules
from aistrat_cli.render.svg.sayings import ITEMS
from aistrat_cli.render.svg.typeset import cut
from aistrat_cli.render.timeline import words
from aistrat_cli.render.timeline.facts import threads
from aistrat_cli.render.timeline.scale import frame as axis_days
from aistrat_cli.render.timeline.view import extent, views
from aistrat_cli.wording import without_addresses

MARGIN = 34.0

BETWEEN = 26.0
"""Between two blocks."""

SIZES = {"wide": (1600.0, 900.0), "a4": (1123.0, 794.0), "fit": (1600.0, 0.0)}
"""Pixels of the layouts at their natural size, 96 to the inch; height 0: as high as need be."""

ZOOMS = {
    "wide": (0.7, 0.76, 0.82, 0.9, 1.0, 1.12, 1.25, 1.4),
    "a4": (0.86, 0.94, 1.04, 1.16, 1.3, 1.45),
    "fit": (0.8, 0.9, 1.0, 1.12),
}
"""How many units of ours a pixel holds: the smaller, the larger the texts."""

MANY = 150
"""Of more items than these no cards are tried."""

MOST_PAD = 30.0
"""A lane is not spread further than so to fill the page."""


class _Drawing(Record):
    """A picture laid out: its blocks, and the page in units."""

    blocks: tuple[Block, ...]
    width: float
    height: float
    foot: float
    """The height of the legend."""


def render(plan: Plan, options: PictureOptions) -> str:
    """Return the picture of a plan as an SVG document, ending in a line end."""
    if not options.private:
        plan, placements = openly(plan, options.placements)
        return without_addresses(_render(plan, options.replace(placements=placements)), markup=True)
    return _render(plan, options)


def _render(plan: Plan, options: PictureOptions) -> str:
    used: set[str] = set()
    running = threads(plan)
    inks = [Ink(plan, view, running, options, used) for view in views(plan, options.timeline)]
    lang = inks[0].lang if inks else options.lang or "en"
    frames = list(_frames(inks, options))
    title = "; ".join(visible(ink.view.series.title.in_(ink.lang)) for ink in inks) or "aistrat"
    if not frames:
        return _empty(inks, title, lang, options)
    drawing = _fitted(frames, plan, options)
    parts: list[str] = []
    y = MARGIN
    for one in drawing.blocks:
        parts += block.draw(one, y, plan, used)
        y += one.height + BETWEEN
    signs, size = legend.draw(used, options.name, MARGIN, drawing.width - MARGIN, lang)
    foot = y - BETWEEN + 18
    if SIZES[options.layout][1]:
        foot = max(foot, drawing.height - MARGIN - size + 8)
    parts.append(element("g", *signs, transform=f"translate(0 {number(foot)})"))
    height = foot + size + MARGIN - 12
    height = max(drawing.height, height) if SIZES[options.layout][1] else height
    return _document(parts, drawing.width, height, title, _summary(inks, frames), lang, options)


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
            yield Frame(group, first, middle - 1, headed=headed, closing=False)
            yield Frame(group, middle, last, headed=False, closing=True)
        else:
            yield Frame(group, first, last, headed=headed, closing=True)


def _fitted(frames: Sequence[Frame], plan: Plan, options: PictureOptions) -> _Drawing:
    """Return the richest drawing, and of that the largest, which the page holds; the poorest may make it higher."""
    width, height = SIZES[options.layout]
    items = sum(len(ink.view.placements) for frame in frames for ink in frame.inks)
    richest = 0 if items <= MANY else 3
    zooms = ZOOMS[options.layout][-3 if richest and height else 0 :]
    # First what gives every meeting its card; then what gives some of them one; then numbers, then dots.
    tries = [(level, zoom, True) for level in LEVELS[richest:3] for zoom in zooms]
    tries += [(level, zoom, False) for level in LEVELS[richest:] for zoom in zooms]
    drawing = None
    for level, zoom, whole in tries:
        drawing = _laid_out(frames, level, width * zoom, height * zoom)
        if whole and any(band.box is not None and band.box.poorer for one in drawing.blocks for band in one.bands):
            continue
        if not height or drawing.height <= height * zoom + 0.5:
            return _spread(drawing, height * zoom) if height else drawing
    assert drawing is not None
    return drawing


def _laid_out(frames: Sequence[Frame], level: Level, width: float, height: float) -> _Drawing:
    pad = 11.0 if level.lines else 6.0 if level.numbers else 4.0
    blocks = tuple(block.lay_out(frame, MARGIN, width - MARGIN, level, pad) for frame in frames)
    foot = 46.0
    used = sum(one.height for one in blocks) + BETWEEN * (len(blocks) - 1) + 2 * MARGIN + 14 + foot
    return _Drawing(blocks=blocks, width=width, height=max(used, 0.0 if height else used), foot=foot)


def _spread(drawing: _Drawing, height: float) -> _Drawing:
    """Share what the page has left over among the lanes."""
    lanes = sum(one.lanes for one in drawing.blocks)
    more = min(MOST_PAD, (height - drawing.height) / (2 * max(1, lanes)))
    blocks = tuple(one.replace(pad=one.pad + max(0.0, more)) for one in drawing.blocks)
    return drawing.replace(blocks=blocks, height=height)


def _summary(inks: Sequence[Ink], frames: Sequence[Frame]) -> str:
    """Return what the picture shows, for those who do not see it."""
    told = []
    for ink in inks:
        count = ITEMS.in_(ink.lang).format(n=len(ink.view.placements) + len(ink.view.unplaced))
        names = words.listed((one.name for one in ink.lanes), ink.lang, "、")
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
