"""The drawing: ruler, lanes, today, put together from what the layout says and the pen draws."""

from __future__ import annotations

from collections.abc import Sequence

from aistrat_cli.record import Record
from aistrat_cli.render.cells import fit, visible, width
from aistrat_cli.render.days import full_day
from aistrat_cli.render.timeline import words
from aistrat_cli.render.timeline.canvas import Row, Style
from aistrat_cli.render.timeline.glyphs import Glyphs
from aistrat_cli.render.timeline.lanes import Lane
from aistrat_cli.render.timeline.layout import lay_out
from aistrat_cli.render.timeline.names import labels_for
from aistrat_cli.render.timeline.options import TimelineOptions
from aistrat_cli.render.timeline.packing import Ground
from aistrat_cli.render.timeline.pen import Paper, Pen
from aistrat_cli.render.timeline.ruler import Ruler, make_ruler
from aistrat_cli.render.timeline.scale import Scale, choose, frame
from aistrat_cli.render.timeline.view import View, extent
from aistrat_cli.render.wrap import balanced, wrap
from aistrat_cli.wording import weekday

MARGIN = 1
"""Blank cells left of everything."""

GUTTER = 2
"""Blank cells between the lanes' names and the drawing."""

AIRY = 12
"""Up to so many lanes have a blank row between them; more stand close together."""

MOST_TODAYS = 5
"""Series that stand still at days of their own could fill a page with them."""

MOST_NAME_LINES = 5
"""A lane is not made higher than so for the sake of its name."""

MEASURED = 40
"""So many of the longest names say how wide their column is; of thousands, the rest may take a line more."""


def draw_chart(views: Sequence[View], options: TimelineOptions, signs: Glyphs, used: set[str]) -> list[Row]:
    """Return the rows of a drawing on one axis, none where nothing has a day; adds the signs it used to `used`."""
    shown = extent(views, options)
    if shown is None:
        return []
    first, last = frame(*shown, *(day.toordinal() if day else None for day in (options.since, options.until)))
    groups = [(view, view.lanes.group(view.placements)) for view in views]
    lanes = [lane for _, group in groups for lane in group]
    names, scale = _share(lanes, views, first, last, options.width - MARGIN - GUTTER)
    left = MARGIN + names.cells + GUTTER
    ruler = make_ruler(scale, options.width - left, views[0].lang, options.era, views[0].series)
    paper = Paper(cells=options.width, left=left, scale=scale, boundaries=ruler.boundaries)
    rows = _head(ruler, paper, signs, views)
    for view, group in groups:
        pen = Pen(paper, signs, view, options.critical, used)
        today = [scale.column(view.today.toordinal())] if view.today else []
        lines = frozenset((*ruler.boundaries, *today))
        ground = Ground(scale=scale, room=options.width - left, lines=lines)
        if len(groups) > 1:
            rows += [pen.row()] if len(lanes) > AIRY or view is views[0] else []
            rows += _named([], pen, visible(view.series.title.in_(view.lang)), names.cells, "title")
        labels = labels_for(view, options, signs.critical)
        for lane in group:
            drawn = lay_out(lane, ground, labels, options.ghosts or {})
            own = [row for track in drawn.tracks for row in pen.track(track)]
            if drawn.crowd:
                own.append(pen.crowd(drawn.crowd))
            rows += _named(own, pen, lane.short if names.short else lane.name, names.cells)
            if len(lanes) <= AIRY:
                rows.append(pen.row())
    return [*rows, *_todays(views, paper, signs, options.era)]


class _Names(Record):
    """How the lanes' names are written: the cells they take, and whether by their short forms."""

    cells: int
    short: bool


def _share(lanes: Sequence[Lane], views: Sequence[View], first: int, last: int, cells: int) -> tuple[_Names, Scale]:
    """Return how the lanes' names share `cells` with the drawing, and the scale that the rest has room for.

    Names are written out in one line as long as a column a week or finer fits beside them, else in two lines, then by
    their short forms in up to three; where nothing gives a week its column, the finest scale wins.
    """
    titles = [visible(view.series.title.in_(view.lang)) for view in views if len(views) > 1]
    texts = {
        short: sorted({*titles, *(lane.short if short else lane.name for lane in lanes)}, key=width)[-MEASURED:]
        for short in (False, True)
    }
    most = max(16, cells * 2 // 5)
    best: tuple[_Names, Scale] | None = None
    for short, lines in ((False, 1), (False, 2), (True, 1), (True, 2), (True, 3)):
        longest = max(width(text) for text in texts[short])
        needed = max(balanced(text, lines) for text in texts[short]) if longest <= most * lines else longest
        if needed > most:
            continue
        needed = max(needed, width(choose(first, last, cells - needed).unit.in_(views[0].lang)))
        scale = choose(first, last, cells - needed)
        if best is None or scale.days_per_column < best[1].days_per_column:
            best = _Names(cells=needed, short=short), scale
        if scale.days_per_column <= 7:
            break
    return best or (_Names(cells=most, short=True), choose(first, last, cells - most))


def _head(ruler: Ruler, paper: Paper, signs: Glyphs, views: Sequence[View]) -> list[Row]:
    rows = []
    for labels in (ruler.fiscal, ruler.upper, ruler.lower):
        row = Row(paper.cells)
        for label in labels:
            row.put(paper.left + label.column, label.text)
        if labels:
            rows.append(row)
    if ruler.fiscal:
        for boundary in ruler.boundaries:
            rows[0].put(paper.left + boundary, signs.fiscal, "faint")
    axis = Row(paper.cells)
    (rows or [axis])[-1].put(MARGIN, paper.scale.unit.in_(views[0].lang), "faint")
    axis.put(paper.left, signs.axis * paper.scale.columns, "faint")
    for tick in ruler.ticks:
        axis.put(paper.left + tick, signs.tick, "faint")
    for boundary in ruler.boundaries:
        axis.put(paper.left + boundary, signs.fiscal, "faint")
    for view in views:
        if view.today and 0 <= (column := paper.scale.column(view.today.toordinal())) < paper.scale.columns:
            axis.put(paper.left + column, signs.today_tick, "today")
    return [*rows, axis]


def _named(rows: list[Row], pen: Pen, name: str, cells: int, style: Style = "") -> list[Row]:
    """Return the rows of a lane with its name at their left, with more rows where the name needs them."""
    name = fit(name, cells * MOST_NAME_LINES)
    lines = wrap(name, cells)
    if len(lines) > 1:
        lines = wrap(name, min(cells, balanced(name, len(lines))))
    rows = [*rows, *(pen.row() for _ in range(len(lines) - len(rows)))]
    for row, line in zip(rows, lines, strict=False):
        row.put(MARGIN, line, style)
    return rows


def _todays(views: Sequence[View], paper: Paper, signs: Glyphs, era: bool) -> list[Row]:
    """Return the rows beneath the lanes that say which day the line of today is; one a day, if they differ."""
    lang = views[0].lang
    days = sorted({view.today for view in views if view.today})
    rows = []
    for day in days[:MOST_TODAYS]:
        text = f"{words.TODAY.in_(lang)} {full_day(day, era)} {weekday(day, lang)}"
        column = paper.scale.column(day.toordinal())
        if column < 0:
            text, column = f"{signs.before} {text}", 0
        elif column >= paper.scale.columns:
            text, column = f"{text} {signs.after}", paper.cells
        row = Row(paper.cells)
        row.put(max(MARGIN, min(paper.left + column, paper.cells - width(text))), text, "today")
        rows.append(row)
    return rows
