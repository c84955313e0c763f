"""How far a day was moved, and the written end of a task that goes along."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from aistrat_cli.errors import DayOutOfRange, NoBusinessDay, NoHolidayData
from aistrat_cli.model.days import Offset
from aistrat_cli.model.items import AnyItem, Task
from aistrat_cli.planning.arithmetic import shift

if TYPE_CHECKING:
    from aistrat_cli.calendar.business import BusinessCalendar

CANNOT_COUNT = (NoHolidayData, NoBusinessDay, DayOutOfRange)


def same_distance(first: date, last: date, calendar: BusinessCalendar) -> tuple[Offset, ...]:
    """Return the way from one day to another as an offset: whole weeks, else business days where there are any."""
    days = (last - first).days
    if days % 7 == 0:
        return (Offset(abs(days) // 7, "w", days < 0),)
    try:
        count = calendar.rank(last.toordinal()) - calendar.rank(first.toordinal())
    except CANNOT_COUNT:
        count = 0
    return (Offset(abs(count), "bd", count < 0),) if count else (Offset(abs(days), "d", days < 0),)


def moved_end(item: AnyItem, day: date, calendar: BusinessCalendar | None) -> date | None:
    """Return the last day of a task that is put on `day`, None where its end is not written as a day or stays.

    The task keeps its length: whole weeks are moved as such, else its business days are kept, without a calendar all
    its days. Only where both `date` and `end` write a day; an end that is counted goes along by itself.
    """
    if not isinstance(item, Task) or item.date is None or item.end is None:
        return None
    first, last = item.date.base, item.end.base
    if not isinstance(first, date) or not isinstance(last, date) or item.date.offsets or item.end.offsets:
        return None
    if day == first:
        return None
    try:
        if calendar is None:
            return last + (day - first)
        return date.fromordinal(shift(last.toordinal(), same_distance(first, day, calendar), calendar))
    except (*CANNOT_COUNT, ValueError, OverflowError):
        return None
