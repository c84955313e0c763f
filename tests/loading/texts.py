"""Schedules in sight: a few lines of TOML, and what becomes of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from aistrat_cli.diagnostic import Diagnostic
from aistrat_cli.errors import NoHolidayData
from aistrat_cli.loading.build import File, Loaded, build
from aistrat_cli.model.series import Series

HEAD = """\
format = 1
[series]
id = "s"
title = "S"
timezone = "Asia/Tokyo"
fiscal_year_start = 4
"""

COUNCIL = """
[[body]]
id = "council"
name = { ja = "会議", en = "Council" }
"""


def no_holidays(country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
    """Know that 2022-05-03 to 05 are holidays in Japan, and nothing of other years."""
    if (country, year) != ("JP", 2022):
        raise NoHolidayData(country, year, 2022, 2022)
    return {date(2022, 5, day): "holiday" for day in (3, 4, 5)}


def load_text(text: str, *others: str, head: str = HEAD, **options: Any) -> Loaded:
    """Read a file, and others that are asked for, too."""
    files = [File(f"{number}.toml", one.encode()) for number, one in enumerate((head + text, *others))]
    options.setdefault("holidays", no_holidays)
    return build(files, {file.path for file in files}, **options)


def read(text: str, **options: Any) -> Series:
    """Read a file that is expected to be without a fault."""
    loaded = load_text(text, **options)
    assert [(d.fault.code, d.message.en) for d in loaded.diagnostics] == []
    return loaded.portfolio.series[0]


def items(text: str, **options: Any) -> dict[str, Any]:
    """Return the items of a file that is expected to be without a fault, by id."""
    return {item.id: item for item in read(text, **options).items}


def codes(text: str, **options: Any) -> list[str]:
    """Return the codes of what is found in a file."""
    return [d.fault.code for d in load_text(text, **options).diagnostics]


def only(text: str, *others: str, **options: Any) -> Diagnostic:
    """Return the one finding of a file."""
    loaded = load_text(text, *others, **options)
    assert len(loaded.diagnostics) == 1, [(d.fault.code, d.message.en) for d in loaded.diagnostics]
    return loaded.diagnostics[0]


def where(finding: Diagnostic) -> tuple[int, int]:
    """Return line and column of a finding."""
    assert finding.place is not None
    location = finding.location or finding.place.location
    return location.line, location.column


def pointed_at(finding: Diagnostic) -> str:
    """Return the part of the line that a finding points at."""
    assert finding.place is not None
    location = finding.location or finding.place.location
    line = finding.place.source.text.split("\n")[location.line - 1]
    return line[location.column - 1 : location.end_column - 1 if location.end_line == location.line else None]
