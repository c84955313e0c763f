"""A sheet of a spreadsheet, whichever file it comes from: rows of cells, each knowing its place."""

from __future__ import annotations

import datetime as dt

from aistrat_cli.record import Record
from aistrat_cli.row import NamedTuple

Value = str | int | float | bool | dt.date | dt.time | dt.timedelta
"""A day with a time is a datetime, which is a date, too."""


class Cell(NamedTuple):
    """A cell with something in it."""

    value: Value
    at: str
    """`B7`, `Meetings!B7`; in a text file line and column, `7:2`."""
    covered: bool = False
    """It only continues the cell above, with which it was merged."""

    @property
    def text(self) -> str:
        """What it shows, more or less."""
        if isinstance(self.value, float) and self.value.is_integer():
            return str(int(self.value))
        return self.value.strip() if isinstance(self.value, str) else str(self.value)


class Row(NamedTuple):
    """A row; cells without anything in them are left out."""

    at: str
    cells: dict[int, Cell]
    """By column, from 0."""


class Sheet(Record):
    """A table of cells."""

    name: str = ""
    """Empty in a text file."""
    rows: tuple[Row, ...]
    serial_1904: bool = False
    """Numbers count days from 1904 rather than from 1900."""


def letters(column: int) -> str:
    """Return the name of a column, counted from 0: A, Z, AA."""
    name = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        name = chr(65 + digit) + name
    return name


def column_of(name: str) -> int:
    """Return the number of a column by its name, counted from 0."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number - 1
