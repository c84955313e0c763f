"""Offsets on days, and their inverses: what a backward pass needs.

Every offset is monotone: a later day never gives an earlier result. So each has two inverses, the greatest day whose
result is not too late and the least day whose result is not too early, and a chain of offsets is inverted from its
end. Days are proleptic ordinals.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from aistrat_cli.calendar.business import BusinessCalendar
from aistrat_cli.calendar.months import add_months
from aistrat_cli.errors import DayOutOfRange
from aistrat_cli.model.days import Offset

LAST_DAY = date.max.toordinal()

Offsets = tuple[Offset, ...]


def shift(day: int, offsets: Offsets, calendar: BusinessCalendar) -> int:
    """Return `day` moved by the offsets, from left to right. Raises DayOutOfRange outside the years 1 to 9999."""
    for amount, unit, back in offsets:
        if unit == "bd":
            day = calendar.add(day, amount, back)
        elif unit == "d":
            day = day - amount if back else day + amount
        elif unit == "w":
            day = day - 7 * amount if back else day + 7 * amount
        else:
            day = add_months(day, (-amount if back else amount) * (12 if unit == "y" else 1))
        if not 1 <= day <= LAST_DAY:
            raise DayOutOfRange
    return day


def greatest_source(result: int, offsets: Offsets, calendar: BusinessCalendar) -> int:
    """Return the greatest day from which the offsets lead to `result` or earlier. Raises DayOutOfRange."""
    return _source(result, offsets, calendar, greatest=True)


def least_source(result: int, offsets: Offsets, calendar: BusinessCalendar) -> int:
    """Return the least day from which the offsets lead to `result` or later. Raises DayOutOfRange."""
    return _source(result, offsets, calendar, greatest=False)


def _source(result: int, offsets: Offsets, calendar: BusinessCalendar, *, greatest: bool) -> int:
    for amount, unit, back in reversed(offsets):
        if unit == "bd":
            result = (_greatest_bd if greatest else _least_bd)(result, amount, back, calendar)
        elif unit in ("d", "w"):
            days = amount * 7 if unit == "w" else amount
            result = result + days if back else result - days
        else:
            months = (-amount if back else amount) * (12 if unit == "y" else 1)
            # Clipping joins at most four days into one, so the answer lies within that of the mirrored offset.
            mirrored = add_months(result, -months)
            near = range(mirrored - 4, mirrored + 5)
            if greatest:
                result = max(day for day in near if add_months(day, months) <= result)
            else:
                result = min(day for day in near if add_months(day, months) >= result)
        if not 1 <= result <= LAST_DAY:
            raise DayOutOfRange
    return result


def _greatest_bd(result: int, amount: int, back: bool, calendar: BusinessCalendar) -> int:
    if amount == 0:
        return calendar.add(result, 1, False) - 1 if back else calendar.roll_back(result)
    floor = calendar.roll_back(result)
    if back:
        return calendar.add(floor, amount, False)
    return (floor if amount == 1 else calendar.add(floor, amount - 1, True)) - 1


def _least_bd(result: int, amount: int, back: bool, calendar: BusinessCalendar) -> int:
    ceiling = calendar.roll_forward(result)
    if amount == 0:
        return ceiling if back else calendar.add(ceiling, 1, True) + 1
    if back:
        return (ceiling if amount == 1 else calendar.add(ceiling, amount - 1, False)) + 1
    return calendar.add(ceiling, amount, True)


def greatest_where(function: Callable[[int], int], result: int, near: int) -> int:
    """Return the greatest day for which a monotone function gives `result` or less, looked for around `near`."""
    low = _gallop(lambda x: function(x) <= result, near, -1)
    high = _gallop(lambda x: function(x) > result, low, 1)
    while high - low > 1:
        middle = (low + high) // 2
        if function(middle) <= result:
            low = middle
        else:
            high = middle
    return low


def _gallop(holds: Callable[[int], bool], start: int, direction: int) -> int:
    step = 1
    day = start
    while not holds(day):
        day = start + direction * step
        step *= 2
        if not 1 <= day <= LAST_DAY:
            raise DayOutOfRange
    return day
