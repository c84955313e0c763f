"""From the text of a schedule to its plan, without files and without the network."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from aistrat_cli.diagnostic import Diagnostic
from aistrat_cli.errors import NoHolidayData
from aistrat_cli.loading.build import File, build
from aistrat_cli.model.days import ItemKey
from aistrat_cli.planning.plan import Placement, Plan, Problem
from aistrat_cli.planning.planner import make_plan


def no_holidays(country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
    """Stand in for the holiday library: the cases write their closed days themselves."""
    raise NoHolidayData(country, year)


def read(text: str, path: str = "case.toml") -> tuple[Plan, tuple[Diagnostic, ...]]:
    """Return the plan of one schedule, and what reading it found."""
    loaded = build([File(path, text.encode())], [path], holidays=no_holidays)
    return make_plan(loaded.portfolio, no_holidays), loaded.diagnostics


def plan_of(text: str) -> Plan:
    """Return the plan of a schedule that reads without an error."""
    plan, diagnostics = read(text)
    errors = [f"{d.fault.code} {d.message.en}" for d in diagnostics if d.severity == "error"]
    assert not errors, errors
    return plan


def placements(plan: Plan) -> dict[str, Placement]:
    """Return the placements of a plan of one series by bare id."""
    return {key.item: placement for key, placement in plan.placements.items()}


def problems(plan: Plan) -> list[str]:
    """Return the problems as `Type item`, sorted; of a tie its follower is named, of a cycle all its items."""

    def item(problem: Problem) -> str:
        key: ItemKey | None = getattr(problem, "key", None)
        if key is not None:
            return key.item
        link = getattr(problem, "link", None)
        if link is not None:
            return str(link.follower.item)
        return " ".join(link.leader.item for link in problem.links)  # type: ignore[union-attr]

    return sorted(f"{type(problem).__name__} {item(problem)}" for problem in plan.problems)
