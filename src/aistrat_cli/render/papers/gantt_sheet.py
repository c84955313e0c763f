"""The Gantt sheet of a workbook: a row an item, a column a week or a month, bars by conditional formats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from aistrat_cli.diagnostic import Message
from aistrat_cli.row import NamedTuple

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

MOST_WEEKS = 110
MOST_COLUMNS = 600
"""More months than that, half a century, are not drawn: the sheet says only what begins and ends when."""

TITLE, BODY, START, END, STATE, FIRST = range(6)
"""Columns; from FIRST on they are weeks or months."""

HEAD_ROW = 2
HEADS = (
    Message("What", "項目"),
    Message("Body", "会議体"),
    Message("First day", "開始日"),
    Message("Last day", "終了日"),
    Message("State", "状態"),
)
AS_OF = Message("As of", "基準日")
STATES = {
    "firm": Message("firm", "確定"),
    "critical": Message("critical", "クリティカル"),
    "open": Message("not sure", "未確定"),
    "done": Message("over", "済"),
}
COLORS = {"firm": "#2B6CB0", "critical": "#B83232", "open": "#F0B429", "done": "#9AA5B1"}
TODAY = "#D6453D"

SCHEDULE_COLUMNS = {"title": "C", "body": "E", "start": "G", "end": "I", "last": "J"}
"""Where the sheet of the schedule has them."""


class GanttRow(NamedTuple):
    """A row of the chart."""

    number: int
    """Its row on the sheet of the schedule, the heads being 0."""
    title: str
    body: str
    start: date
    end: date
    open_end: bool
    """The last day is that of the column of last possible days."""
    state: Literal["firm", "critical", "open", "done"] | str


def write_gantt(
    book: Workbook, name: str, schedule: str, rows: Sequence[GanttRow], lang: str, today: date | None
) -> None:
    """Add the sheet."""
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bottom": 1, "valign": "bottom"})
    scale = book.add_format({"num_format": "mm-dd", "rotation": 90, "font_size": 8, "bottom": 1, "align": "center"})
    year = book.add_format({"bold": True, "font_size": 9})
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    if today is not None:
        sheet.write_string(0, TITLE, AS_OF.in_(lang), head)
        sheet.write_datetime(0, BODY, _moment(today), day)
    for column, text in enumerate(HEADS):
        sheet.write_string(HEAD_ROW, column, text.in_(lang), head)
    ticks = list(_ticks(rows))
    for index, tick in enumerate(ticks):
        sheet.write_datetime(HEAD_ROW, FIRST + index, _moment(tick), scale)
        if index < len(ticks) - 1 and (index == 0 or tick.year != ticks[index - 1].year):
            sheet.write_string(HEAD_ROW - 1, FIRST + index, str(tick.year), year)
    for index, row in enumerate(rows):
        _write_row(sheet, HEAD_ROW + 1 + index, row, schedule, lang, day)
    if rows and ticks:
        _bars(book, sheet, len(rows), len(ticks), lang, today)
    sheet.set_row(HEAD_ROW, 34)  # so high that the days, which stand upright, leave the years above them alone
    sheet.set_column(TITLE, TITLE, 36)
    sheet.set_column(BODY, BODY, 24)
    sheet.set_column(START, STATE, 11)
    if ticks:
        sheet.set_column(FIRST, FIRST + len(ticks) - 1, 2.3)
        sheet.set_column(FIRST + len(ticks) - 1, FIRST + len(ticks) - 1, None, None, {"hidden": True})
    sheet.freeze_panes(HEAD_ROW + 1, FIRST)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD_ROW - 1, HEAD_ROW)


def _write_row(sheet: object, number: int, row: GanttRow, schedule: str, lang: str, day: Format) -> None:
    """Write a row that follows the schedule: formulas of our own, with the value that they have now."""
    columns = SCHEDULE_COLUMNS

    def linked(column: int, letter: str, value: object, format: Format | None = None) -> None:
        formula = f"='{schedule}'!${letter}${row.number + 1}"
        sheet.write_formula(number, column, formula, format, value)  # type: ignore[attr-defined]

    linked(TITLE, columns["title"], row.title)
    if row.body:
        linked(BODY, columns["body"], row.body)
    linked(START, columns["start"], _serial(row.start), day)
    linked(END, columns["last" if row.open_end else "end"], _serial(row.end), day)
    sheet.write_string(number, STATE, STATES[row.state].in_(lang))  # type: ignore[attr-defined]


def _bars(book: Workbook, sheet: object, rows: int, ticks: int, lang: str, today: date | None) -> None:
    """Colour the cells between first and last day; a column reaches up to the day before the next one's head."""
    first, last = HEAD_ROW + 1, HEAD_ROW + rows
    left, after = _letter(FIRST), _letter(FIRST + 1)
    head, cell = HEAD_ROW + 1, first + 1
    within = f"$C{cell}<{after}${head},$D{cell}>={left}${head}"

    def colour(criteria: str, **looks: object) -> None:
        rule = {"type": "formula", "criteria": criteria, "format": book.add_format(dict(looks)), "stop_if_true": False}
        sheet.conditional_format(first, FIRST, last, FIRST + ticks - 2, rule)  # type: ignore[attr-defined]

    if today is not None:
        colour(f"=AND($B$1>={left}${head},$B$1<{after}${head})", left=1, left_color=TODAY)
    for state, text in STATES.items():
        colour(f'=AND($E{cell}="{text.in_(lang)}",{within})', bg_color=COLORS[state])


def _ticks(rows: Sequence[GanttRow]) -> Iterator[date]:
    """Yield the first days of the columns, and of one more, which is hidden: Mondays, or firsts of months."""
    if not rows:
        return
    first, last = min(row.start for row in rows), max(row.end for row in rows)
    if (last - first).days <= MOST_WEEKS * 7:
        day = first - timedelta(first.weekday())
        while day <= last and (date.max - day).days > 7:
            yield day
            day += timedelta(7)
        yield day
        return
    month, end = first.year * 12 + first.month - 1, last.year * 12 + last.month
    if end - month > MOST_COLUMNS or end // 12 >= date.max.year:
        return
    for number in range(month, end + 1):
        yield date(number // 12, number % 12 + 1, 1)


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def _serial(day: date) -> int:
    """Return the day as Excel counts it, from 1900-03-01 on."""
    return (day - date(1899, 12, 30)).days


def _letter(column: int) -> str:
    """Return the letters of a column: A for 0, AA for 26."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
