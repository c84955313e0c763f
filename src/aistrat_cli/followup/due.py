"""When something was due: the day that was promised, whatever became of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from aistrat_cli.planning.plan import Placement, Plan

if TYPE_CHECKING:
    from aistrat_cli.calendar.business import HolidaySource
    from aistrat_cli.model.items import AnyItem
    from aistrat_cli.model.series import Portfolio


def promised(plan: Plan, holidays: HolidaySource) -> Plan:
    """Return the plan as it would be had nothing been done: every item on the day that was meant for it.

    `done` replaces an item's day in the plan, so that only this one still knows by when it was to be.
    """
    from aistrat_cli.planning.planner import make_plan

    if not any(item.done is not None for item in plan.portfolio.index.values()):
        return plan
    return make_plan(_without_done(plan.portfolio), holidays)


def due_day(placement: Placement, meant: Placement | None) -> date | None:
    """Return the last day on which the item kept its promise, None where none was ever given.

    A derived deadline is due on the day its lead time gives, and moves with its meeting. Else it is the `deadline`,
    else the `target`, else the last possible day of what is written, else the day that the plan computed. `meant` is
    the item's placement in the plan as promised.
    """
    if placement.rule_day is not None:
        return placement.rule_day
    if meant is None:
        return None
    return meant.deadline or meant.target or meant.last_end or meant.end


def done_by(placement: Placement, today: date) -> date | None:
    """Return the day the item was done, None where it was not as of `today`: what is done later is not done yet."""
    done = placement.item.done
    return done if done is not None and done <= today else None


def _without_done(portfolio: Portfolio) -> Portfolio:
    index = {key: _open(item) for key, item in portfolio.index.items()}
    series = tuple(one.replace(items=tuple(index[item.key] for item in one.items)) for one in portfolio.series)
    return portfolio.replace(series=series, index=index)


def _open(item: AnyItem) -> AnyItem:
    return item if item.done is None else item.replace(done=None)
