"""A report: headings, sentences, lists and tables, before it is known whether they become text, Markdown or HTML.

Its texts are as people wrote them, but on one line and visible. Each form escapes what it would take for its own.
"""

from __future__ import annotations

from datetime import date

from aistrat_cli.record import Record

Cell = str | int | date | None


class Table(Record):
    """Rows under heads."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    right: frozenset[int] = frozenset()
    """Columns of numbers, which stand to the right."""


class Section(Record):
    """A part of a report; what is empty is not shown."""

    title: str = ""
    level: int = 2
    """Of the heading: 3 for a part of the section before."""
    said: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    """A numbered list."""
    table: Table | None = None


class Report(Record):
    """A whole one."""

    title: str
    lang: str
    era: bool = False
    said: tuple[str, ...] = ()
    sections: tuple[Section, ...]
    data: Table
    """What it tells as one table, for CSV: all facts, with ids, nothing shortened."""
