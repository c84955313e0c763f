"""`export xlsx`: a workbook: the schedule with real dates, a Gantt chart made of cells, deadlines by owner.

The chart hangs on the schedule by formulas and on its heads by conditional formats, so that it moves when a date is
changed. Same plan, same bytes: XlsxWriter dates every part of the archive 1980, and it has no time of its own.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from aistrat_cli.diagnostic import Message
from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.render.cells import visible, width
from aistrat_cli.render.papers.facts import Leaf, certainty, is_deadline, leaves
from aistrat_cli.render.papers.gantt_sheet import GanttRow, write_gantt
from aistrat_cli.render.papers.options import PaperOptions
from aistrat_cli.render.papers.report import Cell, Table
from aistrat_cli.render.papers.schedule_table import table

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MARK = "aistrat"
"""Stands in the properties of the workbook, by which a later export knows it."""

SCHEDULE = Message("Schedule", "予定")
GANTT = Message("Gantt", "ガント")
OWNERS = Message("Deadlines by owner", "担当別期限")
NOBODY = Message("(nobody)", "（担当なし）")
OWNER_HEADS = (
    Message("Owner", "担当"),
    Message("Due", "期限"),
    Message("Weekday", "曜日"),
    Message("Item", "項目ID"),
    Message("Title", "題名"),
    Message("Certainty", "確度"),
    Message("Done", "完了日"),
    Message("Series", "系列"),
)

FIRST_DAY = date(1900, 3, 1)
"""Before it Excel's days are wrong, or not there at all: they are written as text."""

LONGEST = 32_000
"""Signs that a cell of Excel takes, a little less than all."""

WIDEST = 48
NARROWEST = 6

FONTS = {"ja": "Yu Gothic", "zh": "Microsoft YaHei", "ko": "Malgun Gothic"}
"""Fonts that Excel has on Windows and on the Mac; LibreOffice takes its own in their place."""


def render(plan: Plan, placements: Sequence[Placement], options: PaperOptions) -> bytes:
    """Return the workbook."""
    import xlsxwriter

    parts = leaves(plan, placements, options.lang)
    lang = options.lang or (parts[0].lang if parts else "en")
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": {"font_name": FONTS.get(lang[:2], "Calibri"), "font_size": 11},
        },
    )
    title = " / ".join(visible(leaf.series.title.in_(leaf.lang)) for leaf in parts)[:200]
    book.set_properties({"title": title, "author": MARK, "created": datetime(2000, 1, 1)})
    sheet = _Sheets(book)
    schedule, gantt, owners = (name.in_(lang) for name in (SCHEDULE, GANTT, OWNERS))
    facts = table(plan, placements, lang)
    order = [p for leaf in parts for p in leaf.placements]
    sheet.write(schedule, facts)
    today = max(options.today.values(), default=None)
    write_gantt(book, gantt, schedule, _gantt_rows(order, parts), lang, today)
    sheet.write(owners, _owners(parts, lang))
    book.close()
    return out.getvalue()


class _Sheets:
    """Writes tables into a workbook."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._head = book.add_format(
            {"bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF", "valign": "vcenter", "text_wrap": True}
        )
        self._text = book.add_format({"valign": "top", "text_wrap": True})
        self._day = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd", "align": "left"})

    def write(self, name: str, facts: Table) -> None:
        """Add a sheet with a table: its heads stay in sight, and every column can be filtered."""
        sheet: Worksheet = self._book.add_worksheet(name)
        for column, head in enumerate(facts.heads):
            sheet.write_string(0, column, head, self._head)
        for number, row in enumerate(facts.rows, 1):
            for column, cell in enumerate(row):
                write_cell(sheet, number, column, cell, self._text, self._day)
        for column, cells in enumerate(_widths(facts)):
            empty = bool(facts.rows) and all(row[column] is None or row[column] == "" for row in facts.rows)
            sheet.set_column(column, column, cells, None, {"hidden": empty})
        sheet.freeze_panes(1, min(3, len(facts.heads)))
        sheet.autofilter(0, 0, max(len(facts.rows), 1), len(facts.heads) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)


def write_cell(sheet: Worksheet, row: int, column: int, cell: Cell, text: Format, day: Format) -> None:
    """Write a cell as what it is; a text is a string whatever it looks like, and never a formula or a link."""
    if isinstance(cell, date):
        if cell >= FIRST_DAY:
            sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), day)
        else:
            sheet.write_string(row, column, cell.isoformat(), text)
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell, text)
    elif cell:
        sheet.write_string(row, column, visible(cell)[:LONGEST], text)


def _widths(facts: Table) -> list[int]:
    def cells(cell: Cell) -> int:
        return 11 if isinstance(cell, date) else width(str(cell)[: WIDEST * 2]) if cell is not None else 0

    columns = range(len(facts.heads))
    return [
        max(NARROWEST, min(WIDEST, 2 + max([width(facts.heads[i]), *(cells(row[i]) for row in facts.rows)])))
        for i in columns
    ]


def _gantt_rows(order: Sequence[Placement], parts: Sequence[Leaf]) -> list[GanttRow]:
    """Return the rows of the chart with the row of the schedule that each stands for."""
    by_id = {leaf.series.id: leaf for leaf in parts}
    rows = []
    for number, placement in enumerate(order, 1):
        last = placement.last_end or placement.end
        if placement.start is None or last is None or is_deadline(placement.item):
            continue
        if placement.start >= FIRST_DAY:
            open_end = placement.last_end is not None and placement.last_end != placement.end
            leaf = by_id[placement.key.series]
            state = "done" if placement.certainty in ("done", "cancelled") else "open" if _unsure(placement) else "firm"
            if state == "firm" and placement.critical:
                state = "critical"
            title = leaf.title(placement.item)[:LONGEST]
            rows.append(
                GanttRow(number, title, leaf.bodies(placement.item)[:LONGEST], placement.start, last, open_end, state)
            )
    return rows


def _unsure(placement: Placement) -> bool:
    return placement.is_range or placement.certainty in ("target", "tentative", "window", "alternatives")


def _owners(parts: Sequence[Leaf], lang: str) -> Table:
    """Return what has an owner or is a deadline, by owner and day; what nobody owns last."""
    from aistrat_cli.wording import weekday

    rows: list[tuple[Any, ...]] = []
    for leaf in parts:
        for p in leaf.placements:
            due = p.rule_day or p.deadline or p.last_end or p.end
            if p.certainty == "cancelled" or not (p.item.owner or is_deadline(p.item) or p.deadline):
                continue
            owner = leaf.name_of(p.item.owner) or NOBODY.in_(lang)
            rows.append(
                (
                    owner,
                    due,
                    weekday(due, leaf.lang) if due else None,
                    p.item.id,
                    leaf.title(p.item),
                    certainty(p, leaf.lang),
                    p.item.done,
                    leaf.series.id,
                )
            )
    rows.sort(key=lambda row: (row[0] == NOBODY.in_(lang), row[0], row[1] or date.max))
    return Table(heads=tuple(head.in_(lang) for head in OWNER_HEADS), rows=tuple(rows))
