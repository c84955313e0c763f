"""Business days: which days a calendar leaves open, and counting on them.

Days are proleptic ordinals (`date.toordinal`), since planning adds and compares millions of them. A year's table is
made when a question first touches that year, so that holidays are asked of no other, and every answer after that is
a look-up.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, Protocol

from aistrat_cli.calendar.ranges import FIRST_YEAR, LAST_YEAR, in_year, ordinal
from aistrat_cli.errors import DayOutOfRange, NoBusinessDay, NoHolidayData
from aistrat_cli.model.calendar import Calendar, DayRange
from aistrat_cli.row import NamedTuple

FIRST_DAY = date.min.toordinal()
LAST_DAY = date.max.toordinal()

PATIENCE = 10
"""Years without a single business day after which no more are looked at."""


class HolidaySource(Protocol):
    """Where holidays come from."""

    def __call__(self, country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
        """Return the holidays of one year with their names; raises NoHolidayData where none are known."""
        ...


class Closure(NamedTuple):
    """What closes a day: the strongest reason, a written closure before a holiday before the weekend."""

    kind: Literal["closed", "holiday", "weekend"]
    holiday: str | None = None
    """The name of the holiday."""
    range: DayRange | None = None
    """The closure as it is written, with its `why` and its place."""


class _Year(NamedTuple):
    """One year of a calendar; its days are counted from 0 for 1 January."""

    first: int
    """The ordinal of 1 January."""
    days: list[int]
    """The business days in order."""
    upto: list[int]
    """For each day of the year, how many business days the year has up to and including it."""
    closed: Mapping[int, DayRange]
    holidays: Mapping[int, str]
    """Both by ordinal."""


class _Near(NamedTuple):
    """Neighbouring years as one table; ordinals from `first` to before `end`."""

    first: int
    end: int
    days: list[int]
    """The business days in order, as ordinals."""
    upto: list[int]
    """For each day, how many business days there are from `first` up to and including it."""


MOST_NEAR = 40
"""Years in one table at most: laying them anew for each year that joins must stay cheap."""

_NUMBERS = tuple(range(367))
"""Shared by all tables, so that the thousands of years of an absurd question stay small."""


class BusinessCalendar:
    """Counting on the business days of one calendar: open beats closed beats holidays beats weekend.

    Every question but `avoided` may raise NoHolidayData, where a year that the answer rests on has no data, and every
    one DayOutOfRange, where a day lies outside the years 1 to 9999.
    """

    def __init__(self, calendar: Calendar, holidays: HolidaySource) -> None:
        self.calendar = calendar
        """As it is written."""
        self._source = holidays
        self._weekend = frozenset(calendar.weekend)
        self._years: dict[int, _Year] = {}
        self._missing: dict[int, NoHolidayData] = {}
        self._avoid: dict[int, dict[int, DayRange]] = {}
        self._before: dict[int, int] = {}
        self._lowest = self._highest = 0
        self._near = _Near(0, 0, [], [])

    def is_business(self, o: int) -> bool:
        """Tell whether `o` is a business day."""
        year = self._year(_year_of(o))
        return _is_open(year, o - year.first)

    def add(self, o: int, amount: int, back: bool) -> int:
        """Return the `amount`-th business day after `o`, or before it where `back`; `o` itself is never counted.

        With an amount of 0 the day rolls, forward or `back`, to a business day, and stays where it is one. Raises
        NoBusinessDay where ten years in a row have none.
        """
        near = self._near
        if near.first < o < near.end:
            count = near.upto[o - near.first]
            is_open = count != near.upto[o - near.first - 1]
            steps = amount or not is_open
            index = count - is_open - steps if back else count + steps - 1
            if 0 <= index < len(near.days):
                return near.days[index]
        return self._add(o, amount, back)

    def _add(self, o: int, amount: int, back: bool) -> int:
        """Count from year to year: what lies beyond the years that are laid side by side."""
        asked = number = _year_of(o)
        room = o - FIRST_DAY if back else LAST_DAY - o
        if amount > room:
            raise DayOutOfRange
        year = self._year(number)
        upto = year.upto[o - year.first]
        is_open = _is_open(year, o - year.first)
        steps = amount or (0 if is_open else 1)
        # The place of the wanted day among the business days of this year; below 0 or past the end in another year.
        index = upto - is_open - steps if back else upto + steps - 1
        empty = 0
        while not 0 <= index < len(year.days):
            empty = 0 if year.days else empty + 1
            if empty > PATIENCE:
                raise NoBusinessDay
            if back:
                number -= 1
                year = self._year(number)
                index += len(year.days)
            else:
                number += 1
                index -= len(year.days)
                year = self._year(number)
        found = year.first + year.days[index]
        if not self._near.first <= o < self._near.end:
            self._bring_near(asked)
        return found

    def roll_forward(self, o: int) -> int:
        """Return `o` where it is a business day, else the next one."""
        return self.add(o, 0, False)

    def roll_back(self, o: int) -> int:
        """Return `o` where it is a business day, else the one before."""
        return self.add(o, 0, True)

    def rank(self, o: int) -> int:
        """Return a count of the business days up to and including `o`, from a beginning of the calendar's own choice.

        `rank(b) - rank(a)` is the number of business days after `a` and up to `b`; a rank by itself says nothing.
        """
        number = _year_of(o)
        year = self._year(number)
        if not self._before:
            self._before[number] = 0
            self._lowest = self._highest = number
        while self._highest < number:
            self._before[self._highest + 1] = self._before[self._highest] + len(self._year(self._highest).days)
            self._highest += 1
        while self._lowest > number:
            self._before[self._lowest - 1] = self._before[self._lowest] - len(self._year(self._lowest - 1).days)
            self._lowest -= 1
        return self._before[number] + year.upto[o - year.first]

    def closed_why(self, o: int) -> Closure | None:
        """Return what closes the day, None for a business day."""
        year = self._year(_year_of(o))
        if _is_open(year, o - year.first):
            return None
        if o in year.closed:
            return Closure("closed", range=year.closed[o])
        if o in year.holidays:
            return Closure("holiday", holiday=year.holidays[o])
        return Closure("weekend")

    def holidays(self, year: int) -> Mapping[int, str]:
        """Return the holidays of a year with their names, by ordinal, those on a weekend included."""
        return self._year(year).holidays

    def beside(self, calendar: Calendar) -> BusinessCalendar:
        """Return counting on another calendar, with holidays from the same source."""
        return BusinessCalendar(calendar, self._source)

    def avoided(self, o: int) -> DayRange | None:
        """Return the first range of days to avoid that holds `o`."""
        number = _year_of(o)
        if number not in self._avoid:
            self._avoid[number] = in_year(self.calendar.avoid, number)
        return self._avoid[number].get(o)

    def _year(self, number: int) -> _Year:
        """Return the table of a year, made at the first question that touches it."""
        year = self._years.get(number)
        if year is None:
            if number in self._missing:  # a hundred thousand items in such a year must not ask the source each time
                raise self._missing[number].with_traceback(None)
            try:
                year = self._years[number] = self._make(number)
            except NoHolidayData as missing:
                self._missing[number] = missing
                raise
        return year

    def _bring_near(self, number: int) -> None:
        """Lay a year beside those that lie side by side already, where it adjoins them and there is room."""
        near = self._near
        lowest = highest = number
        if near.days or near.upto:
            lowest, highest = min(number, _year_of(near.first)), max(number, _year_of(near.end - 1))
            if highest - lowest >= MOST_NEAR or len(near.upto) < 365 * (highest - lowest):
                return
        upto: list[int] = []
        days: list[int] = []
        for one in range(lowest, highest + 1):
            year = self._year(one)
            upto += [len(days) + count for count in year.upto]
            days += [year.first + day for day in year.days]
        first = ordinal(lowest, 1, 1)
        self._near = _Near(first, first + len(upto), days, upto)

    def _make(self, number: int) -> _Year:
        if not FIRST_YEAR <= number <= LAST_YEAR:
            raise DayOutOfRange
        calendar = self.calendar
        holidays: dict[int, str] = {}
        if calendar.country is not None:
            found = self._source(calendar.country, calendar.subdivision, number)
            holidays = {day.toordinal(): name for day, name in found.items()}
        closed = in_year(calendar.closed, number)
        opened = in_year(calendar.open, number)
        first = ordinal(number, 1, 1)
        days: list[int] = []
        upto: list[int] = []
        for day in range(first, ordinal(number, 12, 31) + 1):
            shut = day in closed or day in holidays or (day - 1) % 7 in self._weekend
            if not shut or day in opened:
                days.append(_NUMBERS[day - first])
            upto.append(_NUMBERS[len(days)])
        return _Year(first, days, upto, closed, holidays)


def _is_open(year: _Year, index: int) -> bool:
    return year.upto[index] != (year.upto[index - 1] if index else 0)


def _year_of(o: int) -> int:
    if not FIRST_DAY <= o <= LAST_DAY:
        raise DayOutOfRange
    return date.fromordinal(o).year
