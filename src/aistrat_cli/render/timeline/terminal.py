"""The timeline as text: for each series a heading, the drawing, its legend, and the list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from aistrat_cli.model.days import ItemKey
from aistrat_cli.planning.plan import Plan
from aistrat_cli.render.called import LONGEST_NAME
from aistrat_cli.render.cells import fit, pad, visible, width
from aistrat_cli.render.days import day_and_weekday
from aistrat_cli.render.timeline import words
from aistrat_cli.render.timeline.agenda import LONGEST, Agenda
from aistrat_cli.render.timeline.canvas import Piece, Style, styled
from aistrat_cli.render.timeline.chart import MARGIN, draw_chart
from aistrat_cli.render.timeline.facts import Facts, threads
from aistrat_cli.render.timeline.glyphs import Glyphs, glyphs
from aistrat_cli.render.timeline.legend import legend
from aistrat_cli.render.timeline.options import NARROWEST, TimelineOptions
from aistrat_cli.render.timeline.view import View, views
from aistrat_cli.render.wrap import wrap, wrap_parts

MOST_UNPLACED = 12
"""The drawing names so many items without a day; the list beneath has them all."""


def draw(plan: Plan, options: TimelineOptions) -> str:
    """Return the drawing of a plan, each line at most `options.width` cells wide, with a line end after the last."""
    options = options.replace(width=max(NARROWEST, options.width))
    signs = glyphs(options.charset)
    shown = views(plan, options)
    running = threads(plan)
    told = [(view, Facts(plan, view, running, options, signs)) for view in shown]
    blocks: list[list[str]] = []
    if options.together and len(shown) > 1:
        blocks.append([*(line for view, facts in told for line in _heading(view, facts, options)), ""])
        blocks[0] += _drawing(shown, options, signs)
        if options.agenda:
            blocks += [[*_title(view, options), "", *_list(view, facts, options, signs)] for view, facts in told]
    else:
        for view, facts in told:
            block = [*_heading(view, facts, options), "", *_drawing([view], options, signs)]
            if options.agenda and (listed := _list(view, facts, options, signs)):
                block += ["", *listed]
            blocks.append(block)
    if not blocks:
        blocks.append([" " * MARGIN + words.NOTHING.in_(options.lang or "en")])
    return "\n\n".join("\n".join(block) + "\n" for block in blocks)


def _heading(view: View, facts: Facts, options: TimelineOptions) -> list[str]:
    """Return the lines above the drawing: what series this is, what comes next in it, and what is late."""
    told: list[tuple[str, ItemKey, int, Style]] = []
    for key in (view.due, view.upcoming):
        if key is not None:
            label = "" if told else words.NEXT.in_(view.lang)
            told.append((label, key, view.with_it(key), "next" if key == view.upcoming else ""))
    if view.overdue:
        told.append((words.LATE.in_(view.lang), view.overdue[0], len(view.overdue) - 1, "late"))
    lines = _title(view, options)
    labels = max((width(label) for label, *_ in told), default=0) + 2
    for label, key, more, style in told:
        mark = view.marks[key]
        known, last = date.fromordinal(mark.day), date.fromordinal(mark.last)
        day = day_and_weekday(known, None, view.lang, options.era)
        if mark.form == "aim":
            day = f"~{day}"
        elif last > known:
            day = f"{day} - {day_and_weekday(last, known, view.lang, options.era)}"
        others, ahead = words.and_more(more, view.lang), facts.ahead(mark.day)
        parts = (part for part in (day, facts.called(mark.placement), others, ahead) if part)
        for line in wrap_parts(parts, options.width - MARGIN - labels, "  "):
            lines.append(styled([(" " * MARGIN, ""), (pad(label, labels) + line, style)], options.color))
            label = ""
    return lines


def _title(view: View, options: TimelineOptions) -> list[str]:
    """Return the title of a series, with its id behind it where there is room."""
    id_ = visible(view.series.id)
    room = options.width - MARGIN
    lines = wrap(fit(visible(view.series.title.in_(view.lang)), room * LONGEST), room)
    free = room - width(lines[-1]) - width(id_)
    printed = []
    for line in lines:
        runs: list[Piece] = [(" " * MARGIN, ""), (line, "title")]
        if line is lines[-1] and free >= 3:
            runs += [("   ", ""), (id_, "faint")]
        printed.append(styled(runs, options.color))
    return printed


def _drawing(shown: Sequence[View], options: TimelineOptions, signs: Glyphs) -> list[str]:
    """Return the chart, what could not be drawn, and the legend."""
    used: set[str] = set()
    lang = shown[0].lang
    lines = [row.line(options.color) for row in draw_chart(shown, options, signs, used)]
    if not lines:
        empty = not any(view.unplaced or view.earlier or view.later for view in shown)
        lines.append(" " * MARGIN + (words.NO_ITEMS if empty else words.NO_DAYS).in_(lang))
    for text in _left_out(shown, options, signs, named=bool(used) or not options.agenda):
        lines += ["", *_indented(wrap(text, options.width - MARGIN), "", options)]
    if used:
        lines += ["", *_indented(legend(used, signs, lang, options.width - MARGIN), "faint", options)]
    return lines


def _left_out(shown: Sequence[View], options: TimelineOptions, signs: Glyphs, named: bool) -> Iterator[str]:
    """Yield what the drawing has no place for: items without a day where they shall be named, those beyond its ends."""
    for view in shown:
        titles = (visible(p.item.title.in_(view.lang)) for p in view.unplaced[:MOST_UNPLACED])
        names = [f"{signs.unknown} {fit(title, LONGEST_NAME)}" for title in titles]
        if names and named:
            more = len(view.unplaced) - len(names)
            yield "   ".join([words.NO_DAY.in_(view.lang), *names, *([f"+{more}"] if more else [])])
        if view.earlier or view.later:
            yield words.beyond(view.earlier, view.later, view.lang)


def _indented(lines: Sequence[str], style: Style, options: TimelineOptions) -> list[str]:
    return [styled([(" " * MARGIN, ""), (line, style)], options.color) for line in lines]


def _list(view: View, facts: Facts, options: TimelineOptions, signs: Glyphs) -> list[str]:
    return Agenda(view, facts, options, signs).lines()
