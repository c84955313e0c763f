"""What the tests of baselines share: schedules in sight, their plans, and what comparing two of them says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from aistrat_cli.baseline.compare import compare
from aistrat_cli.baseline.freeze import freeze_all, to_text
from aistrat_cli.baseline.read import read_baseline
from aistrat_cli.baseline.values import Baseline, Comparison
from aistrat_cli.calendar.business import HolidaySource
from aistrat_cli.loading.build import File, build
from aistrat_cli.planning.plan import Plan
from aistrat_cli.planning.planner import make_plan


def no_holidays(country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
    """A library of holidays that knows every country, and none that has any."""
    return {}


def plan_of(text: str, holidays: HolidaySource = no_holidays, path: str = "example.toml", **more: str) -> Plan:
    """Return the plan of a schedule, together with others that are given by their paths."""
    files = {path: text, **{f"{name}.toml": content for name, content in more.items()}}
    loaded = build([File(name, content.encode()) for name, content in files.items()], set(files), holidays=holidays)
    return make_plan(loaded.portfolio, holidays)


def saved(plan: Plan, name: str = "agreed") -> dict[str, Baseline]:
    """Return the baselines of a plan after a way through their files."""
    return {
        id: read_baseline(to_text(frozen, plan), f"{id}.{name}.baseline.toml", name)
        for id, frozen in freeze_all(plan, name).items()
    }


def compared(old: str, new: str, holidays: HolidaySource = no_holidays, now: HolidaySource | None = None) -> Comparison:
    """Return what comparing two versions says; the same from a baseline file as from a revision."""
    then, plan = plan_of(old, holidays), plan_of(new, now or holidays)
    from_file = compare(saved(then), plan, now or holidays, "agreed")
    if now is None:
        from_revision = compare(freeze_all(then, "agreed"), plan, holidays, "agreed")
        assert from_revision.slips == from_file.slips
        assert [edit.replace(place=None) for edit in from_revision.edits] == [
            edit.replace(place=None) for edit in from_file.edits
        ]
    return from_file


def lines(comparison: Comparison) -> list[str]:
    """Return the slips as lines: `study-5 later +14 (10 bd) <- study-4`."""
    told = []
    for slip in comparison.slips:
        line = f"{slip.key.item} {slip.kind}"
        if slip.days is not None:
            line += f" {slip.days:+}"
        if slip.business_days is not None:
            line += f" ({slip.business_days:+} bd)"
        if slip.cause is not None:
            roots = ", ".join(key.seen_from(slip.key.series) for key in slip.cause.items)
            line += f" <- {roots or slip.cause.why}"
        told.append(line)
    return told
