"""The public Python API: load, plan, lint. Each step takes values and returns values; only `load` reads files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from aistrat_cli.calendar.business import HolidaySource
from aistrat_cli.diagnostic import Diagnostic
from aistrat_cli.loading import loader
from aistrat_cli.loading.loader import Loaded, Request
from aistrat_cli.planning.plan import Plan
from aistrat_cli.planning.planner import make_plan

if TYPE_CHECKING:
    from aistrat_cli.baseline.values import Baseline, Comparison

__all__ = ["Loaded", "Plan", "Request", "compare", "lint", "load", "plan"]


def load(request: Request, holidays: HolidaySource | None = None) -> Loaded:
    """Read the schedules that `request` names.

    What is wrong with them comes back as diagnostics; raises AistratError where there is nothing to read.
    """
    return loader.load(request, holidays or library())


def plan(loaded: Loaded, holidays: HolidaySource | None = None) -> Plan:
    """Return the plan of what was loaded."""
    return make_plan(loaded.portfolio, holidays or library())


def compare(
    old: Mapping[str, Baseline], made: Plan, name: str, holidays: HolidaySource | None = None, *, saved: bool = True
) -> Comparison:
    """Return what slipped since the baselines, which are given by series; see `baseline.freeze` and `baseline.read`.

    `saved` tells whether they are baseline files that can be saved anew, rather than a revision or another schedule.
    """
    from aistrat_cli.baseline.compare import compare as run

    return run(old, made, holidays or library(), name, saved=saved)


def lint(
    loaded: Loaded,
    made: Plan,
    today: date | Mapping[str, date] | None = None,
    slips: Comparison | None = None,
    *,
    busy: bool = True,
) -> tuple[Diagnostic, ...]:
    """Return all findings about what was loaded, sorted by path, line, column, code.

    With `today` what only the day of the run shows is found as well: overdue work, expired waivers. With `slips`
    what moved since a baseline. Calendars that `[[absence]]` names are read here, unless `busy` is false.
    """
    from aistrat_cli.linter import lint as run

    found, portfolio = loaded.diagnostics, loaded.portfolio
    if busy and loaded.beside is not None and any(one.from_ics for s in portfolio.series for one in s.absences):
        from aistrat_cli.importing.busy import with_busy_times

        portfolio, more = with_busy_times(portfolio, made, loaded.beside)
        found = (*found, *more)
    return run(found, portfolio, made, today, slips)


def library() -> HolidaySource:
    """Return the `holidays` package as a source; it remembers what it was asked, on no disk."""
    from aistrat_cli.calendar.library import LibraryHolidays

    return LibraryHolidays()
