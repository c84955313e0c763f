"""What a plan answers about its series."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from planned import no_holidays

from aistrat_cli.loading.build import File, build
from aistrat_cli.model.days import ItemKey
from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.planning.planner import make_plan

SERIES = """
format = 1
[series]
id = "{id}"
title = "A series"
timezone = "UTC"
[[milestone]]
id = "begin"
date = 2026-01-05
[[lead_time]]
id = "notice"
for = {{ body = "council" }}
offset = "-3bd"
[[meeting]]
id = "m"
body = "council"
date = 2026-02-05
[[body]]
id = "council"
name = "Council"
"""


class Lookups(dict[ItemKey, Placement]):
    """Placements that can be looked up one by one, and not gone through."""

    def __iter__(self) -> Iterator[ItemKey]:
        raise AssertionError("went through all placements")

    items = keys = values = __iter__  # type: ignore[assignment]


@pytest.fixture
def plan() -> Plan:
    files = [File(f"{id}.toml", SERIES.format(id=id).encode()) for id in ("one", "two", "three")]
    return make_plan(build(files, {file.path for file in files}, holidays=no_holidays).portfolio, no_holidays)


def test_of_gives_the_placements_of_a_series_in_order(plan: Plan) -> None:
    for series in ("one", "two", "three"):
        assert plan.of(series) == tuple(p for key, p in plan.placements.items() if key.series == series)
    assert [p.key.item for p in plan.of("two")] == ["m", "begin", "m/notice"]
    assert plan.of("unknown") == ()


def test_asking_for_one_series_costs_nothing_for_the_others(plan: Plan) -> None:
    expected = plan.of("two")
    assert plan.replace(placements=Lookups(plan.placements)).of("two") == expected
