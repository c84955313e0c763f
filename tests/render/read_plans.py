"""Plans read from the text in the test, on a calendar without holidays but those the test gives."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from aistrat_cli.api import Loaded, Plan
from aistrat_cli.loading.loader import File, build
from aistrat_cli.planning.planner import make_plan

HEAD = """format = 1
[series]
id = "s"
title = { ja = "系列", en = "Series" }
timezone = "Asia/Tokyo"
[calendar]
country = "XX"
closed = [{ from = 2022-01-10, to = 2022-01-12, why = { en = "office moves", ja = "移転" } }]
[[body]]
id = "b"
name = "B"
"""

HOLIDAYS = {date(2022, 1, 20): "祝日"}


def holidays(country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
    return {day: name for day, name in HOLIDAYS.items() if day.year == year}


def read(text: str, head: str = HEAD) -> tuple[Loaded, Plan]:
    loaded = build([File("case.toml", (head + text).encode())], {"case.toml"}, holidays=holidays)
    assert loaded.diagnostics == (), loaded.diagnostics
    return loaded, make_plan(loaded.portfolio, holidays)


def plan_of(text: str, head: str = HEAD) -> Plan:
    return read(text, head)[1]
