"""The plan as a table: where each item is, how far it could move, and what binds it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from aistrat_cli.diagnostic import Message
from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.record import Record
from aistrat_cli.render import said
from aistrat_cli.render.called import reference
from aistrat_cli.render.cells import fit, pad, visible, width
from aistrat_cli.render.days import full_day
from aistrat_cli.render.wrap import hang, wrap_parts

ITEM = Message("item", "項目")
TITLE = Message("title", "題名")
PLANNED = Message("planned", "計画")
CERTAINTY = Message("certainty", "確度")
EARLIEST = Message("earliest", "最早")
LATEST = Message("latest", "最遅")
FLOAT = Message("float", "余裕")
BOUND_BY = Message("bound by", "決め手")
LEGEND = Message("* critical; float in business days", "* クリティカル　余裕は営業日")
NOTHING = Message("nothing to show", "表示するものがありません")

WIDEST_ID = 28
NARROWEST_TITLE = 20
"""The table has a column for titles where that is so wide, or holds them all."""
GAP = "  "


class TableOptions(Record):
    """Everything a table depends on beside the plan."""

    width: int
    lang: str | None = None
    """None: each series in its own language."""
    era: bool = False
    color: bool = False


def render(plan: Plan, placements: Sequence[Placement], options: TableOptions) -> str:
    """Return a table for each series, its items in the order of their days; no line wider than asked."""
    blocks = []
    by_id = plan.portfolio.by_id
    for series in plan.portfolio.series:
        if series.id not in plan.portfolio.shown:
            continue
        lang = options.lang or series.language
        own = said.by_day(tuple(p for p in placements if p.key.series == series.id))
        heading = fit(f"{visible(series.id)}: {visible(series.title.in_(lang))}", options.width)
        rows = [_row(p, reference(p.item, None, by_id, plan.portfolio.index, lang), lang, options.era) for p in own]
        body = _table(rows, lang, options) if rows else [NOTHING.in_(lang)]
        blocks.append("\n".join([said.painted(heading, said.BOLD, options.color), *body]) + "\n")
    return "\n".join(blocks)


class _Row(Record):
    """One item, its cells as text."""

    placement: Placement
    cells: tuple[str, ...]
    """Item, planned, certainty, earliest, latest, float, bound by."""
    title: str


def _table(rows: Sequence[_Row], lang: str, options: TableOptions) -> list[str]:
    heads = tuple(m.in_(lang) for m in (ITEM, PLANNED, CERTAINTY, EARLIEST, LATEST, FLOAT, BOUND_BY))
    heads = (f"  {heads[0]}", *heads[1:])
    widths = [max(width(head), *(width(row.cells[i]) for row in rows)) for i, head in enumerate(heads)]
    widths[0] = min(widths[0], WIDEST_ID)
    widths[6] = min(widths[6], WIDEST_ID)
    room = options.width - sum(widths) - len(GAP) * len(widths)
    if _has_room(room, rows):
        head = hang(_line(heads, widths), fit(TITLE.in_(lang), max(room, 0)), room)
        lines = [said.painted(line, said.DIM, options.color) for line in head]
        for row in rows:
            lines += _painted(row, hang(_line(row.cells, widths), row.title, room), options.color)
    else:
        lines = [line for row in rows for line in _two_lines(row, rows, lang, widths, options)]
    if width(LEGEND.in_(lang)) <= options.width:
        lines.append(LEGEND.in_(lang))
    return lines


def _has_room(room: int, rows: Sequence[_Row]) -> bool:
    return room >= NARROWEST_TITLE or all(width(row.title) <= room for row in rows)


def _row(placement: Placement, title: str, lang: str, era: bool) -> _Row:
    series = placement.key.series

    def shown(day: date | None) -> str:
        return "-" if day is None else full_day(day, era)

    bound_by = placement.bound_by
    return _Row(
        placement=placement,
        cells=(
            f"{'*' if placement.critical else ' '} {visible(placement.key.item)}",
            said.days(placement, lang, era),
            said.CERTAINTY[placement.certainty].in_(lang),
            shown(placement.earliest_start),
            shown(placement.latest_start),
            "-" if placement.total_float is None else str(placement.total_float),
            "-" if bound_by is None else said.id_of(bound_by, series),
        ),
        title=title,
    )


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    parts = [pad(fit(cell, cells_wide), cells_wide) for cell, cells_wide in zip(cells, widths, strict=True)]
    parts[5] = " " * (widths[5] - width(cells[5])) + cells[5]
    return GAP.join(parts)


def _two_lines(row: _Row, rows: Sequence[_Row], lang: str, widths: Sequence[int], options: TableOptions) -> list[str]:
    """Return an item on two lines or more, for a terminal that is too narrow for the table."""
    item, planned, certainty, earliest, latest, total, bound_by = row.cells
    columns = [pad(fit(item, widths[0]), widths[0]), pad(planned, widths[1]), pad(certainty, widths[2])]
    left = GAP.join(columns)
    room = options.width - width(left) - len(GAP)
    named = ((EARLIEST, earliest), (LATEST, latest), (FLOAT, total), (BOUND_BY, bound_by))
    facts = [f"{name.in_(lang)} {value}" for name, value in named if value != "-"]
    if _has_room(room, rows):
        lines = hang(left, row.title, room)
    else:
        if row.title != row.placement.key.item:
            facts.insert(0, row.title)
        if width(left) <= options.width:
            lines = [left.rstrip()]
        else:
            parts = wrap_parts([fit(item, options.width), planned, certainty], options.width - 4, GAP)
            lines = [fit(line if i == 0 else f"    {line}", options.width) for i, line in enumerate(parts)]
    beneath = wrap_parts(facts, options.width - 4, GAP)
    return [*_painted(row, lines, options.color), *(f"    {line}" for line in beneath)]


def _painted(row: _Row, lines: Sequence[str], color: bool) -> list[str]:
    """Colour repeats what is written: critical, late, over."""
    if row.placement.certainty in ("done", "cancelled"):
        code, on = said.DIM, color
    elif row.placement.total_float is not None and row.placement.total_float < 0:
        code, on = said.RED, color
    else:
        code, on = said.BOLD, color and row.placement.critical
    return [said.painted(line, code, on) for line in lines]
