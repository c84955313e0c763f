"""How far recurrences are followed: rules that never end, never come true or come every second are met every day.

`dateutil` follows a rule that gives nothing to the year 9999, step by step. So what a rule may take is reckoned before
it is followed, and a file has so many steps and no more: whatever it says, reading it comes to an end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from aistrat_cli.diagnostic import Message

MOST_A_DAY = 8
"""Times a day that a rule may give: more is a machine's, no meeting's."""

LONGEST = 400
"""Days that something may last that comes again; what lasts longer is there all the time."""

MOST = 500
"""Days that are taken of one entry: a weekly meeting for nine years."""

STEPS = 300_000
"""What a file may take in all, each five microseconds: fifty daily entries for fifteen years."""

BEYOND = 10
"""Years after the horizon in which the end of a rule that has one is looked for."""

_PER_YEAR = {"DAILY": 366, "WEEKLY": 53, "MONTHLY": 12, "YEARLY": 1}
_COSTS = {"DAILY": 1, "WEEKLY": 2, "MONTHLY": 3, "YEARLY": 12}
"""What one step costs, as measured: a yearly one looks through the days of a year."""

_PER_DAY = {"HOURLY": 24, "MINUTELY": 1440, "SECONDLY": 86400}
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SURE = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYHOUR", "BYMINUTE", "BYSECOND"}
"""Parts with which a rule comes true in every step."""

Rule = Mapping[str, Sequence[Any]]
"""As `icalendar` reads it: each part with its values."""


class Effort:
    """What is left of the steps that a file may take."""

    def __init__(self) -> None:
        self.left = STEPS

    def hindrance(self, rule: Rule, first: date, last: date) -> Message | None:
        """Return why a rule is not followed from a day to another; None where it may be, and is then paid for."""
        frequency = str(_one(rule, "FREQ", ""))
        interval = _one(rule, "INTERVAL", 1)
        if not isinstance(interval, int) or interval < 1:
            return Message("its INTERVAL is no positive number", "INTERVAL が正の数ではない")
        if frequency in _PER_DAY:
            return self._within_days(rule, frequency, interval)
        if frequency not in _PER_YEAR:
            return Message(f"FREQ={frequency[:20]} is unknown", f"FREQ={frequency[:20]} が不明")
        times = _product(rule)
        if times > MOST_A_DAY:
            return _too_often(times)
        if _never(rule):
            return Message("it never comes true", "成り立つ日がない")
        until = max(last.year, first.year) if _sure(rule, frequency, interval) else date.max.year
        steps = _PER_YEAR[frequency] * _COSTS[frequency] * (until - first.year + 1) // interval * times
        if steps > self.left:
            return Message("following it would take too long", "追うのに時間がかかりすぎる")
        self.left -= steps
        return None

    def _within_days(self, rule: Rule, frequency: str, interval: int) -> Message | None:
        if set(rule) - _SURE or (frequency == "SECONDLY" and set(rule) & {"BYHOUR", "BYMINUTE", "BYSECOND"}):
            return Message(
                f"FREQ={frequency} with days is not followed", f"日の条件が付いた FREQ={frequency} は追わない"
            )
        count = _one(rule, "COUNT", None)
        if isinstance(count, int) and count <= MOST:
            return None
        return _too_often(max(_PER_DAY[frequency] // interval, 1))


def _sure(rule: Rule, frequency: str, interval: int) -> bool:
    """Tell whether a rule is known to come true soon: one that is not may have to be followed to the year 9999."""
    weekdays = [str(day).lstrip("+-") for day in rule.get("BYDAY", ())]
    if any(day[:1].isdigit() and (len(day) > 3 or day[0] not in "12345") for day in weekdays):
        return False
    positions = rule.get("BYSETPOS")
    most = {"MONTHLY": 4, "YEARLY": 50}.get(frequency, 1) * len(weekdays)
    if positions and not all(isinstance(one, int) and 0 < abs(one) <= most for one in positions):
        return False
    if set(rule) - _SURE - {"BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS"}:
        return False
    narrowing = {"BYMONTH", "BYMONTHDAY"} | ({"BYDAY"} if frequency == "DAILY" else set())
    return interval == 1 or not set(rule) & narrowing


def _one(rule: Rule, part: str, default: Any) -> Any:
    values = rule.get(part)
    return values[0] if values else default


def _product(rule: Rule) -> int:
    """Return how many times of day a rule gives on a day."""
    product = 1
    for part in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        product *= max(len(rule.get(part, ())), 1)
    return product


def _never(rule: Rule) -> bool:
    """Tell whether no month of the rule has a day of the rule: 30 February."""
    months, days = rule.get("BYMONTH"), rule.get("BYMONTHDAY")
    if not months or not days:
        return False
    numbers = [int(str(month).rstrip("L")) for month in months]
    return not any(1 <= month <= 12 and abs(day) <= _LONGEST[month - 1] for month in numbers for day in days)


def _too_often(times: int) -> Message:
    return Message(f"it comes {times} times a day", f"1日に{times}回繰り返す")
