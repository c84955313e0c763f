"""Business days: facts from the Japanese calendar, the ranges, and what must hold for any calendar."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aistrat_cli.calendar.business import BusinessCalendar
from aistrat_cli.calendar.library import LibraryHolidays
from aistrat_cli.errors import DayOutOfRange, NoBusinessDay, NoHolidayData
from aistrat_cli.model.calendar import Calendar, DayRange, YearDay
from aistrat_cli.model.text import Text
from aistrat_cli.source.place import Place, Source

PLACE = Place(Source("x.toml", ""), ())


def every(first: tuple[int, int], last: tuple[int, int], why: str | None = None) -> DayRange:
    return DayRange(first=YearDay(*first), last=YearDay(*last), why=Text(written=why) if why else None, place=PLACE)


def once(first: str, last: str | None = None) -> DayRange:
    return DayRange(first=date.fromisoformat(first), last=date.fromisoformat(last or first), place=PLACE)


def no_holidays(country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
    raise AssertionError("asked although no country is set")


def counting(source: object = no_holidays, **fields: object) -> BusinessCalendar:
    return BusinessCalendar(Calendar(place=PLACE, **fields), source)  # type: ignore[arg-type]


def o(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def days(calendar: BusinessCalendar, first: str, last: str) -> list[str]:
    return [date.fromordinal(d).isoformat() for d in range(o(first), o(last) + 1) if not calendar.is_business(d)]


YEAR_END = every((12, 29), (1, 3), "government offices closed")


@pytest.fixture(scope="module")
def japan() -> BusinessCalendar:
    return counting(LibraryHolidays(), country="JP", closed=(YEAR_END,))


@pytest.mark.parametrize(
    ("start", "offset", "expected"),
    [
        ("2021-10-26", -10, "2021-10-12"),
        ("2021-10-26", -5, "2021-10-19"),
        ("2021-10-26", +10, "2021-11-10"),
        ("2021-12-17", +10, "2022-01-06"),
        ("2022-01-24", -10, "2022-01-07"),
        ("2022-02-24", -10, "2022-02-08"),
        ("2022-02-24", -5, "2022-02-16"),
        ("2022-02-24", -1, "2022-02-22"),
        ("2022-02-24", +10, "2022-03-10"),
    ],
)
def test_japan(japan: BusinessCalendar, start: str, offset: int, expected: str) -> None:
    found = japan.add(o(start), abs(offset), offset < 0)
    assert date.fromordinal(found).isoformat() == expected


def test_weekends_only_ask_no_holidays() -> None:
    assert counting().add(o("2021-12-17"), 10, False) == o("2021-12-31")


@pytest.mark.parametrize(
    ("start", "amount", "back", "expected"),
    [
        ("2022-01-08", 1, False, "2022-01-10"),  # from a closed day the next business day
        ("2022-01-08", 1, True, "2022-01-07"),  # and the previous
        ("2022-01-08", 0, False, "2022-01-10"),
        ("2022-01-08", 0, True, "2022-01-07"),
        ("2022-01-07", 0, False, "2022-01-07"),  # from an open day it stays
        ("2022-01-07", 0, True, "2022-01-07"),
        ("2022-01-01", 0, True, "2021-12-31"),  # over the New Year
        ("2022-01-01", 260, True, "2021-01-04"),
        ("2021-12-31", 1, False, "2022-01-03"),
        ("2021-12-31", 522, False, "2024-01-02"),
    ],
)
def test_offsets(start: str, amount: int, back: bool, expected: str) -> None:
    assert date.fromordinal(counting().add(o(start), amount, back)).isoformat() == expected


def test_open_beats_closed_beats_holidays_beats_weekend(japan: BusinessCalendar) -> None:
    calendar = counting(
        LibraryHolidays(),
        country="JP",
        closed=(YEAR_END, once("2022-05-04", "2022-05-06")),
        open=(once("2022-01-01"), once("2022-05-05"), once("2022-05-07")),
    )
    assert days(calendar, "2022-01-01", "2022-01-04") == ["2022-01-02", "2022-01-03"]
    assert days(calendar, "2022-05-03", "2022-05-08") == ["2022-05-03", "2022-05-04", "2022-05-06", "2022-05-08"]
    why = calendar.closed_why
    assert why(o("2022-05-05")) is None
    assert why(o("2022-05-03")) == ("holiday", "憲法記念日", None)
    assert why(o("2022-05-08")) == ("weekend", None, None)
    assert why(o("2022-05-04")) == ("closed", None, calendar.calendar.closed[1])
    closure = japan.closed_why(o("2022-01-01"))  # a Saturday and a holiday, but the written closure is the stronger
    assert closure is not None
    assert closure.range is YEAR_END


@pytest.mark.parametrize(
    ("written", "first", "last", "expected"),
    [
        (every((12, 29), (1, 3)), "2021-12-25", "2022-01-10", "12-29 12-30 12-31 01-01 01-02 01-03"),
        (every((8, 13), (8, 15)), "2022-08-01", "2022-08-31", "08-13 08-14 08-15"),
        (every((2, 28), (3, 1)), "2022-02-01", "2022-03-31", "02-28 03-01"),
        (every((2, 29), (2, 29)), "2023-12-01", "2024-03-31", "02-29"),
        (every((2, 29), (2, 29)), "2022-01-01", "2023-12-31", ""),
        (every((2, 27), (2, 29)), "2022-02-01", "2022-03-31", "02-27 02-28"),
        (every((2, 29), (3, 1)), "2022-02-01", "2022-03-31", "03-01"),
        (every((0, -3), (0, 2)), "2022-03-01", "2022-05-31", "04-14 04-15 04-16 04-17 04-18 04-19"),
        (every((0, -2), (0, -2)), "2021-01-01", "2021-12-31", "04-02"),
        (every((0, 1), (4, 20)), "2022-04-01", "2022-04-30", "04-18 04-19 04-20"),
        (every((0, -110), (0, -106)), "2021-12-01", "2022-02-01", "12-28 12-29 12-30 12-31 01-01"),
        (once("2021-12-30", "2022-01-02"), "2021-12-01", "2022-01-31", "12-30 12-31 01-01 01-02"),
        (once("2022-01-02", "2022-01-01"), "2021-12-01", "2022-01-31", ""),
    ],
)
def test_ranges(written: DayRange, first: str, last: str, expected: str) -> None:
    assert [day[5:] for day in days(counting(weekend=(), closed=(written,)), first, last)] == expected.split()


def test_ranges_at_the_ends_of_time() -> None:
    calendar = counting(weekend=(), closed=(YEAR_END, every((0, -400), (0, -399)), every((0, 300), (0, 301))))
    assert not calendar.is_business(1)
    assert calendar.add(1, 1, False) == 4
    assert not calendar.is_business(o("9999-12-31"))


def test_avoided_days_are_open_and_need_no_holidays() -> None:
    golden_week = once("2022-04-29", "2022-05-05")
    calendar = counting(country="JP", avoid=(golden_week, every((5, 1), (5, 10))))
    assert calendar.avoided(o("2022-05-05")) is golden_week
    assert calendar.avoided(o("2022-05-06")) is calendar.calendar.avoid[1]
    assert calendar.avoided(o("2022-04-28")) is None
    assert counting(avoid=(golden_week,)).is_business(o("2022-05-05"))


def test_everything_closed_is_found_out_in_time() -> None:
    closed = counting(weekend=tuple(range(7)))
    for question in (lambda: closed.add(o("2022-01-01"), 1, False), lambda: closed.roll_back(o("2022-01-01"))):
        with pytest.raises(NoBusinessDay):
            question()
    assert closed.rank(o("2022-12-31")) == closed.rank(o("2022-01-01"))
    two_days = counting(weekend=tuple(range(7)), open=(once("2022-03-01", "2022-03-02"),))
    assert two_days.add(o("2020-01-01"), 2, False) == o("2022-03-02")
    with pytest.raises(NoBusinessDay):
        two_days.add(o("2020-01-01"), 3, False)
    one_a_year = counting(weekend=tuple(range(7)), open=(every((7, 1), (7, 1)),))
    assert one_a_year.add(o("2022-01-01"), 100, False) == o("2121-07-01")


@pytest.mark.parametrize(
    ("day", "amount", "back"),
    [(1, 1, True), (1, 10**30, True), (date.max.toordinal(), 1, False), (o("2022-01-01"), 9_999_999, False)],
)
def test_the_ends_of_time(day: int, amount: int, back: bool) -> None:
    with pytest.raises(DayOutOfRange):
        counting().add(day, amount, back)


@pytest.mark.parametrize("day", [0, -(10**30), date.max.toordinal() + 1, 10**30])
def test_days_that_do_not_exist(day: int) -> None:
    calendar = counting()
    for question in (calendar.is_business, calendar.rank, calendar.closed_why, calendar.avoided, calendar.roll_back):
        with pytest.raises(DayOutOfRange):
            question(day)


def test_only_the_years_that_a_question_touches_are_asked() -> None:
    asked: list[int] = []

    def source(country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
        asked.append(year)
        if year != 2022:
            raise NoHolidayData(country, year, 2022, 2022)
        return {date(2022, 12, 30): "x", date(2021, 5, 5): "of another year"}

    calendar = counting(source, country="JP", subdivision="13")
    assert calendar.add(o("2022-12-01"), 5, False) == o("2022-12-08")
    assert not calendar.is_business(o("2022-12-30"))
    assert asked == [2022]
    for _ in range(3):
        with pytest.raises(NoHolidayData) as caught:
            calendar.add(o("2022-12-29"), 1, False)
        assert (caught.value.country, caught.value.year, caught.value.first) == ("JP", 2023, 2022)
    with pytest.raises(NoHolidayData):
        calendar.is_business(o("2023-01-01"))
    assert asked == [2022, 2023]
    assert calendar.rank(o("2022-12-30")) - calendar.rank(o("2022-12-28")) == 1


def test_a_hundred_thousand_questions_are_fast() -> None:
    calendar = counting(closed=(YEAR_END,))
    first = o("2021-01-01")
    before = time.perf_counter()
    for n in range(25_000):
        calendar.add(first + n % 3000, n % 30, n % 2 == 0)
        calendar.rank(first + n % 3000)
        calendar.is_business(first + n % 3000)
        calendar.roll_forward(first + n % 3000)
    assert time.perf_counter() - before < 2


@st.composite
def calendars(draw: st.DrawFn) -> BusinessCalendar:
    day = st.integers(0, 1500).map(lambda n: date(2020, 1, 1) + timedelta(n))
    dated = st.tuples(day, st.integers(0, 40)).map(
        lambda d: DayRange(first=d[0], last=d[0] + timedelta(d[1]), place=PLACE)
    )
    month_day = st.one_of(
        st.tuples(st.integers(1, 12), st.integers(1, 28)), st.just((2, 29)), st.tuples(st.just(0), st.integers(-60, 60))
    )
    yearly = st.tuples(month_day, month_day).map(lambda d: every(*d))
    ranges = st.lists(st.one_of(dated, yearly), max_size=4).map(tuple)
    weekend = draw(st.sets(st.integers(0, 6), max_size=6))
    return counting(weekend=tuple(weekend), closed=draw(ranges), open=draw(ranges))


DAYS = st.integers(o("2019-06-01"), o("2025-06-01"))


def business(calendar: BusinessCalendar, day: int, amount: int, back: bool) -> int | None:
    try:
        return calendar.add(day, amount, back)
    except NoBusinessDay:
        return None


@given(calendars(), DAYS, DAYS, st.integers(0, 60), st.booleans())
def test_adding_is_monotone_and_lands_on_a_business_day(
    calendar: BusinessCalendar, a: int, b: int, amount: int, back: bool
) -> None:
    a, b = sorted((a, b))
    first, second = business(calendar, a, amount, back), business(calendar, b, amount, back)
    if first is not None and second is not None:
        assert first <= second
        assert calendar.is_business(first)
        assert calendar.is_business(second)
        if amount:
            assert first < a if back else first > a


@given(calendars(), DAYS, st.integers(0, 60), st.booleans())
def test_going_back_undoes_going_forth(calendar: BusinessCalendar, day: int, amount: int, back: bool) -> None:
    start = business(calendar, day, 0, back)
    if start is None or (there := business(calendar, start, amount, back)) is None:
        return
    assert calendar.add(there, amount, not back) == start
    for part in (0, amount // 3, amount):
        assert calendar.add(calendar.add(start, part, back), amount - part, back) == there


@given(calendars(), DAYS, st.integers(0, 800))
def test_rank_counts_what_a_loop_counts(calendar: BusinessCalendar, day: int, length: int) -> None:
    naive = sum(calendar.is_business(d) for d in range(day + 1, day + length + 1))
    assert calendar.rank(day + length) - calendar.rank(day) == naive


@given(calendars(), DAYS, st.integers(0, 30), st.booleans())
def test_adding_finds_what_a_loop_finds(calendar: BusinessCalendar, day: int, amount: int, back: bool) -> None:
    step = -1 if back else 1
    found, left = day, amount
    while abs(found - day) < 1000 and (left > 0 or (amount == 0 and not calendar.is_business(found))):
        found += step
        left -= calendar.is_business(found)
    if abs(found - day) < 1000:
        assert calendar.add(day, amount, back) == found


@given(calendars(), DAYS)
def test_a_day_is_closed_for_a_reason(calendar: BusinessCalendar, day: int) -> None:
    assert (calendar.closed_why(day) is None) == calendar.is_business(day)
