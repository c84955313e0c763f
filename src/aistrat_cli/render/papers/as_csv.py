"""Tables as CSV that Excel opens right: real ISO dates, and no text that is taken for a formula."""

from __future__ import annotations

import csv
import io
from datetime import date

from aistrat_cli.render.cells import visible
from aistrat_cli.render.papers.report import Cell, Table

BOM = "\ufeff"
"""Without it Excel takes the file for the system's old encoding, and Japanese for rubbish."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "−", "﹢", "﹣", "﹦", "﹫")
"""What begins a formula in Excel, LibreOffice or Google Sheets; some of them fold full-width and small forms."""


def render(table: Table, bom: bool = True) -> str:
    """Return the table as RFC 4180 has it: lines end in CR LF, quotation marks are doubled."""
    out = io.StringIO()
    out.write(BOM if bom else "")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_cell(head) for head in table.heads])
    writer.writerows([[_cell(cell) for cell in row] for row in table.rows])
    return out.getvalue()


def harmless(text: str) -> str:
    """Return the text on one line, with an apostrophe before what a spreadsheet would compute."""
    text = visible(text)
    return f"'{text}" if text.lstrip(" \u3000\xa0").startswith(_FORMULA) else text


def _cell(cell: Cell) -> str | int:
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else cell if isinstance(cell, int) else harmless(cell)
