"""A report for a terminal: no line wider than asked, in columns where there is room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aistrat_cli.render import said
from aistrat_cli.render.cells import fit, pad, width
from aistrat_cli.render.papers.report import Report, Section, Table
from aistrat_cli.render.papers.shown import shown_cell
from aistrat_cli.render.wrap import wrap

GAP = "  "
NARROWEST = 8
"""A column that is shortened keeps so many cells."""
LONGEST_WORD = 28
"""Longer ones are broken all the same."""


def render(report: Report, cells: int, color: bool = False) -> str:
    """Return the report in lines of at most `cells` cells."""
    lines = [said.painted(line, said.BOLD, color) for line in wrap(report.title, cells)]
    for sentence in report.said:
        lines += wrap(sentence, cells)
    for section in report.sections:
        lines += _section(section, report, cells, color)
    return "\n".join(lines) + "\n"


def _section(section: Section, report: Report, cells: int, color: bool) -> Iterator[str]:
    yield ""
    if section.title:
        yield from (said.painted(line, said.BOLD, color) for line in wrap(section.title, cells))
    for sentence in section.said:
        yield from wrap(sentence, cells)
    for number, point in enumerate(section.points, 1):
        head = f"{number}. "
        for index, line in enumerate(wrap(point, cells - len(head))):
            yield (" " * len(head) if index else head) + line
    if section.table is not None and section.table.rows:
        yield from _table(section.table, report, cells, color)


def _table(table: Table, report: Report, cells: int, color: bool) -> Iterator[str]:
    table = _without_empty(table)
    rows = [[shown_cell(cell, report.lang, report.era) for cell in row] for row in table.rows]
    widths = _widths([list(table.heads), *rows], cells)
    if sum(widths) + len(GAP) * (len(widths) - 1) > cells:
        yield from _stacked(table, rows, cells)
        return
    yield said.painted(_lines(table.heads, widths, table)[0], said.DIM, color)
    for row in rows:
        yield from _lines(row, widths, table)


def _without_empty(table: Table) -> Table:
    """Return the table without the columns in which nothing stands."""
    kept = [
        i for i, column in enumerate(zip(*table.rows, strict=True)) if any(cell not in ("", None) for cell in column)
    ]
    return Table(
        heads=tuple(table.heads[i] for i in kept),
        rows=tuple(tuple(row[i] for i in kept) for row in table.rows),
        right=frozenset(place for place, i in enumerate(kept) if i in table.right),
    )


def _widths(rows: Sequence[Sequence[str]], cells: int) -> list[int]:
    """Return how wide the columns become: the widest give way first, none so far that an id or a day is broken."""
    columns = list(zip(*rows, strict=True))
    widths = [max(map(width, column)) for column in columns]
    least = [max(NARROWEST, *(_longest_word(cell) for cell in column)) for column in columns]
    room = cells - len(GAP) * (len(widths) - 1)
    while sum(widths) > room and (giving := [i for i, w in enumerate(widths) if w > least[i]]):
        widest = max(widths[i] for i in giving)
        second = max((widths[i] for i in giving if widths[i] < widest), default=0)
        equal = [i for i in giving if widths[i] == widest]
        down = max(second, widest - -(-(sum(widths) - room) // len(equal)))
        for i in equal:
            widths[i] = max(least[i], min(down, widest - 1))
    return widths


def _longest_word(cell: str) -> int:
    """Return the cells of the longest word that cannot be broken well, as far as a column is kept wide for it."""
    return min(max((len(word) for word in cell.split(" ") if word.isascii()), default=0), LONGEST_WORD)


def _lines(row: Sequence[str], widths: Sequence[int], table: Table) -> list[str]:
    columns = [wrap(cell, size) for cell, size in zip(row, widths, strict=True)]
    lines = []
    for index in range(max(map(len, columns))):
        parts = []
        for i, column in enumerate(columns):
            text = fit(column[index], widths[i]) if index < len(column) else ""
            parts.append(" " * (widths[i] - width(text)) + text if i in table.right else pad(text, widths[i]))
        lines.append(GAP.join(parts).rstrip())
    return lines


def _stacked(table: Table, rows: Sequence[Sequence[str]], cells: int) -> Iterator[str]:
    """Yield each row as lines of its own, where the terminal is too narrow for columns."""
    for row in rows:
        first = True
        for head, cell in zip(table.heads, row, strict=True):
            if cell:
                for line in wrap(f"{head}: {cell}" if head else cell, max(cells - 2, 1)):
                    yield fit(line if first else f"  {line}", cells)
                    first = False
