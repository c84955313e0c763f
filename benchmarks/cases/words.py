"""Short words to write a case with, and the closed days that cases count over."""

from __future__ import annotations

from datetime import date
from typing import Literal

from benchmarks.network import ONE_DAY, Network, Step, Tie

TOKYO_2021 = tuple(
    date.fromisoformat(day)
    for day in (
        *("2021-11-03", "2021-11-23", "2021-12-29", "2021-12-30", "2021-12-31", "2022-01-03", "2022-01-10"),
        *("2022-02-11", "2022-02-23", "2022-03-21", "2022-04-29", "2022-05-03", "2022-05-04", "2022-05-05"),
    )
)
"""Holidays and the year-end closing of government offices, those on weekdays."""
GOLDEN_WEEK_2026 = tuple(date.fromisoformat(day) for day in ("2026-04-29", "2026-05-04", "2026-05-05", "2026-05-06"))
CHRISTMAS_2026 = (*(date(2026, 12, day) for day in (24, 25, 28, 29, 30, 31)), date(2027, 1, 1))


def after(other: str, lag: int | None = None, unit: Literal["bd", "d"] = "bd") -> Tie:
    return Tie("after", other, lag, unit)


def after_start(other: str, lag: int, unit: Literal["bd", "d"] = "bd") -> Tie:
    return Tie("after", other, lag, unit, from_start=True)


def before(other: str, lag: int | None = None, unit: Literal["bd", "d"] = "bd") -> Tie:
    return Tie("before", other, lag, unit)


def ends_after(other: str, lag: int, unit: Literal["bd", "d"] = "bd") -> Tie:
    return Tie("ends_after", other, lag, unit)


def root(name: str, day: str, length: int = 1, unit: Literal["bd", "d", "w"] = "bd") -> Step:
    return Step(name, length, unit, not_before=date.fromisoformat(day))


def task(name: str, length: int, *ties: Tie, unit: Literal["bd", "d", "w"] = "bd") -> Step:
    return Step(name, length, unit, ties)


def late(name: str, length: int, *ties: Tie, deadline: str | None = None) -> Step:
    return Step(name, length, ties=ties, late=True, deadline=date.fromisoformat(deadline) if deadline else None)


def moment(name: str, *ties: Tie) -> Step:
    return Step(name, 0, ties=ties)


def case(name: str, about: str, *steps: Step, closed: tuple[date, ...] = ()) -> Network:
    days = [day for step in steps for day in (step.not_before, step.deadline) if day]
    return Network(name, about, min(days) - ONE_DAY * 150, max(days) + ONE_DAY * 250, steps, closed)
