"""Whole drawings, as a person would see them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import timeline_cases as cases
from timeline_seed import TODAY, seed

from aistrat_cli.planning.plan import Plan
from aistrat_cli.render.timeline import TimelineOptions, draw

Golden = Callable[[str, str], None]


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("charset", ["unicode", "ascii"])
@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_the_real_schedule(golden: Golden, lang: str, charset: Any, width: int) -> None:
    drawn = draw(seed(), TimelineOptions(width=width, lang=lang, charset=charset, today=TODAY))
    golden(f"timeline/seed-{lang}-{charset}-{width}.txt", drawn)


def _options(**more: Any) -> TimelineOptions:
    return TimelineOptions(**{"width": 100, "today": cases.TODAY, **more})


CASES: dict[str, tuple[Callable[[], Plan], TimelineOptions]] = {
    "seed-color": (seed, TimelineOptions(width=100, today=TODAY, color=True)),
    "seed-era": (seed, TimelineOptions(width=100, today=TODAY, era=True)),
    "seed-without-today": (seed, TimelineOptions(width=80)),
    "every-kind": (cases.every_kind, _options()),
    "every-kind-ja": (cases.every_kind, _options(lang="ja", width=80)),
    "every-kind-against": (cases.every_kind, _options(critical=True, ghosts=cases.GHOSTS)),
    "every-kind-against-ascii": (cases.every_kind, _options(critical=True, ghosts=cases.GHOSTS, charset="ascii")),
    "every-kind-color": (cases.every_kind, _options(critical=True, ghosts=cases.GHOSTS, color=True, agenda=False)),
    "lanes-owner": (cases.every_kind, _options(lanes="owner", agenda=False)),
    "lanes-topic": (cases.every_kind, _options(lanes="topic", agenda=False)),
    "lanes-series": (cases.every_kind, _options(lanes="series", agenda=False)),
    "lanes-none": (cases.every_kind, _options(lanes="none", width=120)),
    "since-until": (cases.every_kind, _options(since=date(2025, 2, 1), until=date(2025, 5, 5))),
    "crowded": (cases.crowded, _options(agenda=False)),
    "crowded-60": (cases.crowded, _options(agenda=False, width=60)),
    "two-series": (cases.two_series, _options()),
    "two-series-together": (cases.two_series, _options(together=True, lang="ja")),
    "decade": (cases.decade, _options()),
    "decade-60": (cases.decade, _options(width=60, agenda=False, lang="ja", era=True)),
    "one-day": (cases.one_day, _options()),
    "several-days": (cases.several_days, _options()),
    "unplaced": (cases.unplaced, _options()),
    "empty": (cases.empty, _options()),
    "hostile": (cases.hostile, _options(width=80)),
}


@pytest.mark.parametrize("name", CASES)
def test_a_case(golden: Golden, name: str) -> None:
    plan, options = CASES[name]
    golden(f"timeline/{name}.txt", draw(plan(), options))
