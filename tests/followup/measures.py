"""Schedules to follow up on: the head of a small one, and the example of 171 measures."""

from __future__ import annotations

from pathlib import Path

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

MEASURES = (Path(__file__).parents[2] / "examples" / "measures-2020.toml").read_text(encoding="utf-8")
"""171 measures due in fiscal 2020, of which 154 were done."""


def plan_of(text: str) -> Plan:
    loaded = build([File("s.toml", text.encode())], {"s.toml"})
    assert not [found for found in loaded.diagnostics if found.severity == "error"], loaded.diagnostics
    return plan(loaded)
