"""The project's own schedules, planned."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from aistrat_cli import api
from aistrat_cli.api import Loaded
from aistrat_cli.planning.plan import Plan

ROOT = Path(__file__).parents[3]
SEED = "schedules/new-ai-strategy.toml"
FILES = (SEED, *sorted(f"examples/{path.name}" for path in (ROOT / "examples").glob("*.toml")))


@cache
def real(file: str) -> tuple[Loaded, Plan]:
    request = api.Request(paths=(str(ROOT / file),), stdin=None, stdin_name="-", scenario=None, overrides=())
    loaded = api.load(request)
    assert not loaded.unparsed
    return loaded, api.plan(loaded)


def todays(plan: Plan) -> Mapping[str, date]:
    return {one.id: one.as_of or date(2022, 2, 1) for one in plan.portfolio.series}
