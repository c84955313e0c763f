"""The rows of a sheet put together into meetings: merged cells, agendas over several rows, bodies written once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from aistrat_cli.diagnostic import Message
from aistrat_cli.importing.cell_days import read_text
from aistrat_cli.importing.headings import Heading, Role, find_heading, is_heading
from aistrat_cli.importing.remarks import Remark, Spot
from aistrat_cli.importing.settle import Hint
from aistrat_cli.importing.sheet import Cell, Row, Sheet
from aistrat_cli.loading.written.anchors import Scope
from aistrat_cli.loading.written.folding import fold
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.loading.written.named import find_period
from aistrat_cli.record import Record

STARTS: tuple[Role, ...] = ("date", "end_date", "number", "title", "time", "id")
"""With one of these a row begins a meeting; without, it goes on with the one above."""


DITTO = frozenset(["同上", "同左", "〃", "″", '"', "''", "々", "同", "ditto", "do.", "same"])
"""What stands for the cell above."""

_TOTALS = re.compile(r"(?:小|合|総)? ?計 ?(?:\d+ ?[回件名人日]?)?|(?:grand |sub)?totals?:?", re.IGNORECASE)
_FOOTNOTE = re.compile(r"[※*＊注]|[(（]注|notes?:", re.IGNORECASE)


class Gathered(Record):
    """The cells of one meeting, of one row or of several."""

    rows: list[str]
    """The places of its rows."""
    cells: dict[Role, list[Cell]]
    points: list[tuple[list[Cell], list[Cell]]]
    """Row by row: cells of the agenda, and of who presents them."""
    unknown: list[tuple[str, Cell]]
    """Cells under headings that mean nothing to us."""
    body_above: bool = False
    """The body stands in a row above."""
    hint: Hint | None = None

    def first(self, role: Role) -> Cell | None:
        """Return the cell of that meaning."""
        found = self.cells.get(role)
        return found[0] if found else None


class Table(Record):
    """What a sheet holds."""

    title: str
    """The line above the headings."""
    meetings: list[Gathered]
    heading: Heading


def gathered(sheet: Sheet, file: str, remarks: list[Remark]) -> Table | None:
    """Return the meetings of a sheet; None where it has no row of headings."""
    heading = find_heading(sheet.rows)
    if heading is None:
        return None
    above = [cell for row in sheet.rows[: heading.first] for cell in row.cells.values() if not cell.covered]
    title = next((cell.text for cell in above if isinstance(cell.value, str)), "")
    for cell in above[1:] if title else above:
        remarks.append(_unread(file, cell))
    hint = next((found for cell in above if (found := year_hint(cell.text))), None) or year_hint(sheet.name)
    meetings: list[Gathered] = []
    body: Cell | None = None
    alone: tuple[int, Row] | None = None  # a body in a row of its own, and where its meeting would stand
    has_body = "body" in heading.roles.values()
    for row in sheet.rows[heading.row + 1 :]:
        if is_heading(row):
            continue
        own = {column: cell for column, cell in row.cells.items() if not cell.covered}
        if not own or _is_no_meeting(next(iter(own.values())), alone=len(own) == 1):
            remarks += [_unread(file, cell) for cell in own.values()]
            continue
        known = [column for column in own if column in heading.roles]
        if len(row.cells) == 1 and len(own) == 1:
            [(column, cell)] = own.items()
            role = heading.roles.get(column)
            if found := year_hint(cell.text):
                hint = found
                continue
            if (
                role != "agenda"
                and isinstance(cell.value, str)
                and not _is_day(cell)
                and (not meetings or role != "note")
            ):
                if has_body and role != "body":
                    remarks.append(_unread(file, cell))
                    continue
                if alone is not None:
                    meetings.insert(alone[0], _begun(alone[1], heading, hint))
                body, alone = cell, (len(meetings), row) if has_body else None
                continue
        current = meetings[-1] if meetings else None
        if current is not None and not _begins(own, heading, current, known):
            _go_on(current, row, own, heading)
            continue
        made = _begun(row, heading, hint)
        if not made.cells and not made.points and not made.unknown:
            continue
        if made.first("body") is not None:
            body = made.first("body")
            if alone is not None:  # nobody went on with it: it is a meeting of which nothing else is known
                meetings.insert(alone[0], _begun(alone[1], heading, hint))
        elif body is not None:
            made.cells["body"] = [body]
            made = made.replace(body_above=True)
        if meetings:
            _say_again(made, meetings[-1])
        alone = None
        meetings.append(made)
    if alone is not None:
        meetings.insert(alone[0], _begun(alone[1], heading, hint))
    return Table(title=title, meetings=meetings, heading=heading)


def year_hint(text: str) -> Hint | None:
    """Return the one year, or fiscal year, that a text speaks of; None where it is none or several."""
    folded = fold(text)[:100]
    found = re.findall(r"(?:(?:令和|平成|昭和) ?(?:元|\d{1,2})|(?:19|20)\d\d) ?年度?|FY ?(?:19|20)\d\d", folded)
    if len(set(found)) != 1 or _is_day(Cell(folded, "")):
        return None
    scope = Scope(series="import", fiscal_year_start=4, fiscal_year_name="start")
    try:
        period = find_period(found[0].replace(" ", ""), scope)
    except Misread:
        return None
    return None if period is None else Hint(first=period.first, last=period.last, words=text.strip()[:40])


def of_year(text: str, heading: str) -> Hint | None:
    """Return the year that a cell of a column of years holds, a fiscal one under 年度."""
    folded = fold(text).strip()
    if folded.isdigit() and len(folded) == 4 and int(folded) > 0:
        if "度" in heading or "fiscal" in heading.lower() or heading.lower() == "fy":
            return year_hint(f"{folded}年度")
        year = int(folded)
        return Hint(first=date(year, 1, 1), last=date(year, 12, 31), words=folded)
    return year_hint(folded)


def _is_no_meeting(first: Cell, *, alone: bool) -> bool:
    """Tell by its first cell whether a row holds totals, or a remark that holds for the whole sheet."""
    text = fold(first.text).strip()
    return bool(_TOTALS.fullmatch(text)) or (alone and bool(_FOOTNOTE.match(text)))


def _say_again(made: Gathered, before: Gathered) -> None:
    """Put what stands in the row above into the cells that only refer to it."""
    for role, cells in made.cells.items():
        above = before.first(role)
        if above is not None and fold(cells[0].text).strip().lower() in DITTO:
            cells[0] = cells[0]._replace(value=above.value)


def _begins(own: dict[int, Cell], heading: Heading, current: Gathered, known: Sequence[int]) -> bool:
    """Tell whether a row begins a meeting rather than going on with the one above."""
    if not known:
        return bool(own) and not current.points
    roles = {heading.roles[column] for column in known}
    if roles & set(STARTS):
        return True
    if "body" in roles:
        body = next(own[column] for column in known if heading.roles[column] == "body")
        before = current.first("body")
        if before is None or before.text != body.text:
            return True
    return not roles & {"agenda", "presenter", "note", "attendees", "decides", "body", "place"}


def _begun(row: Row, heading: Heading, hint: Hint | None) -> Gathered:
    made = Gathered(rows=[], cells={}, points=[], unknown=[], hint=hint)
    _go_on(made, row, row.cells, heading)
    year = made.cells.pop("year", None)
    if year:
        column = next(column for column, role in heading.roles.items() if role == "year")
        words = heading.words.get(column, "")
        made = made.replace(hint=of_year(year[0].text, words) or hint)
    return made


def _go_on(made: Gathered, row: Row, cells: dict[int, Cell], heading: Heading) -> None:
    made.rows.append(row.at)
    agenda: list[Cell] = []
    presenter: list[Cell] = []
    for column, cell in cells.items():
        role = heading.roles.get(column)
        if role == "agenda":
            agenda.append(cell)
        elif role == "presenter":
            presenter.append(cell)
        elif role is not None:
            made.cells.setdefault(role, []).append(cell)
        elif not cell.covered:
            made.unknown.append((heading.unknown.get(column, ""), cell))
    if agenda or presenter:
        made.points.append((agenda, presenter))


def _is_day(cell: Cell) -> bool:
    if not isinstance(cell.value, str):
        return True
    read = read_text(fold(cell.text))
    return read.date is not None or read.partial is not None or read.either is not None


def _unread(file: str, cell: Cell) -> Remark:
    return Remark(Spot(file, cell.at), Message(f"not taken: {cell.text[:100]}", f"取り込まない: {cell.text[:100]}"))


def unknown_columns(table: Table) -> Iterator[tuple[str, int]]:
    """Yield the headings that mean nothing to us, with how many cells stand under each."""
    counts: dict[str, int] = {}
    for meeting in table.meetings:
        for heading, _ in meeting.unknown:
            counts[heading] = counts.get(heading, 0) + 1
    yield from counts.items()
