"""Schedules to follow up on: the head of a small one, and a generated list of measures."""

from __future__ import annotations

from datetime import date, timedelta

from aistrat_cli.api import Plan, plan
from aistrat_cli.loading.loader import File, build

HEAD = """format = 1
[series]
id = "s"
title = { ja = "系列", en = "Series" }
timezone = "Asia/Tokyo"
fiscal_year_start = 4
as_of = 2022-02-01
[[body]]
id = "b"
name = { ja = "甲会議", en = "Council B" }
[[body]]
id = "c"
name = "C"
"""


def measures() -> str:
    """Return a list of 171 measures due in fiscal 2020, of which 154 were done: made up, but for the two counts."""
    lines = [HEAD.replace("2022-02-01", "2021-04-30")]
    for number in range(171):
        owner = ("b", "c")[number % 2]
        due = date(2020, 4, 30) + timedelta(days=number * 335 // 171)
        lines.append(
            f'[[task]]\nid = "measure-{number + 1}"\n'
            f'title = {{ ja = "施策{number + 1}", en = "Measure {number + 1}" }}\n'
            f'owner = "{owner}"\nduration = "1d"\ntarget = {due}'
        )
        if number % 10 != 9:  # 17 of them are not done
            late = number % 12 == 5
            lines.append(f"done = {due + timedelta(days=20 if late else -3)}")
    return "\n".join(lines) + "\n"


MEASURES = measures()


def plan_of(text: str) -> Plan:
    loaded = build([File("s.toml", text.encode())], {"s.toml"})
    assert not [found for found in loaded.diagnostics if found.severity == "error"], loaded.diagnostics
    return plan(loaded)
