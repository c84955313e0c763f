"""The built-in lead times against examples: the source's own where it gives one, else ours.

Ours are computed twice: by the tool, and here day by day from the words of the rule.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays
import pytest
from dateutil.easter import easter

from aistrat_cli.calendar.business import BusinessCalendar
from aistrat_cli.calendar.library import LibraryHolidays
from aistrat_cli.loading.lead_sets import names, read_set
from aistrat_cli.model.calendar import Calendar
from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.items import Meeting
from aistrat_cli.model.leads import Term
from aistrat_cli.model.text import Text
from aistrat_cli.planning.leads import lead_day, term_in_force
from aistrat_cli.source.place import Place, Source

HERE = Place(Source("x.toml", ""), ())


@cache
def lead_times(set_name: str):
    return read_set(set_name)


@cache
def business(set_name: str):
    """Return the calendar that a set counts on: its own, else one with weekends only."""
    own = next((one.calendar for lead in lead_times(set_name) for one in lead.terms if one.calendar), None)
    return BusinessCalendar(own or Calendar(place=HERE), LibraryHolidays())


def term(set_name: str, lead: str, day: date) -> Term:
    """Return the term of a set in force for a meeting on that day."""
    found = next(one for one in lead_times(set_name) if one.id == lead)
    in_force = term_in_force(found, day.toordinal())
    assert in_force is not None
    return in_force


def counted(set_name: str, lead: str, day: date, at: time | None = None) -> tuple[date, time | None]:
    """Return the deadline of a meeting of one day, as the tool counts it."""
    in_force = term(set_name, lead, day)
    meeting = Meeting(key=ItemKey("s", "m"), title=Text(written="m"), place=HERE, bodies=("b",), time=at)
    found = lead_day(in_force, meeting, day.toordinal(), day.toordinal(), business(set_name))
    return date.fromordinal(found.day), found.at


# ── The sources' own examples ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("meeting", "zone", "deadline"),
    [
        ("2019-12-03", "America/Los_Angeles", "2019-11-23"),  # 2019/12: "23 November 2019 10:00 PST"
        ("2021-01-25", "America/Los_Angeles", "2021-01-15"),  # 2021/01: "January 15th, 2021, 10:00 PST"
        ("2024-04-08", "America/New_York", "2024-03-29"),  # 2024/04: "March 29th, 10:00 ET"
        ("2024-06-11", "Europe/Helsinki", "2024-06-01"),  # 2024/06: "June 1st, 10:00 EEST"
        ("2024-10-08", "Asia/Tokyo", "2024-09-28"),  # 2024/10: "September 28th, 10:00 JST"
        ("2026-03-10", "America/New_York", "2026-02-28"),  # 2026/03: "February 28th 10:00", over the change of 8 March
    ],
)
def test_tc39_as_its_agendas_print_it(meeting: str, zone: str, deadline: str):
    day = date.fromisoformat(meeting)
    assert counted("tc39", "advancement", day, time(10)) == (date.fromisoformat(deadline), time(10))
    on_the_clock = datetime.combine(day, time(10), ZoneInfo(zone)) - timedelta(days=10)
    assert (on_the_clock.date(), on_the_clock.hour) == (date.fromisoformat(deadline), 10)


def test_tc39_agenda_that_was_miscounted():
    # 2025/05 printed 16 May for the meeting of 28 May 2025 and called it precisely ten days: it is twelve.
    assert counted("tc39", "advancement", date(2025, 5, 28), time(10)) == (date(2025, 5, 18), time(10))


def test_shareholders_meeting_as_lawyers_explain_it():
    # "6月25日に株主総会を開催したい場合、6月10日までに通知を発送" — fourteen whole days between.
    assert counted("jp-shareholders-meeting", "notice", date(2021, 6, 25))[0] == date(2021, 6, 10)
    assert counted("jp-shareholders-meeting", "notice", date(2021, 6, 29))[0] == date(2021, 6, 14)
    # "8月15日（水）に株主総会を開催するのであれば、8月7日（火）まで" — a company that is not public.
    assert counted("jp-shareholders-meeting-nonpublic", "notice", date(2018, 8, 15))[0] == date(2018, 8, 7)


def test_parish_council_as_its_clerks_explain_it():
    # "for a Monday meeting, the three clear days counting backwards are the preceding Saturday, Friday and Thursday".
    assert counted("uk-parish-council", "summons", date(2023, 6, 12))[0] == date(2023, 6, 7)
    # "if an agenda is posted on a Monday the meeting cannot take place before the Friday".
    assert counted("uk-parish-council", "summons", date(2023, 6, 16))[0] == date(2023, 6, 12)


def test_federal_advisory_committee_before_and_after_the_change():
    assert counted("us-faca", "notice", date(2024, 5, 19))[0] == date(2024, 5, 4)
    assert counted("us-faca", "notice", date(2024, 5, 20))[0] == date(2024, 5, 13)


# ── Ours, computed twice ──────────────────────────────────────────────────────────────────────────────────────────────

YEARS = range(2019, 2036)


@cache
def bank_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def left_out(day: date) -> bool:
    """Section 243 from its words, the Christmas break at its longest."""
    off = bank_holidays(day.year)
    if day.weekday() == 6 or day in off or -3 <= (day - easter(day.year)).days <= 2:
        return True
    first = date(day.year, 12, 24)
    while first.weekday() > 4:
        first -= timedelta(1)
    last = date(day.year, 12, 26)
    while last.weekday() > 4 or last in off:
        last += timedelta(1)
    return first <= day <= last


def clear_days_before(day: date, number: int) -> date:
    """Walk back over so many whole days that count, to the next that counts."""
    day -= timedelta(1)
    while number or left_out(day):
        number -= not left_out(day)
        day -= timedelta(1)
    return day


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(
    ("set_name", "number"), [("uk-parish-council", 3), ("uk-principal-council", 5)], ids=["parish", "principal"]
)
def test_clear_days_of_english_councils_on_every_day_of_a_year(set_name: str, number: int, year: int):
    for ordinal in range(date(year, 1, 15).toordinal(), date(year, 12, 31).toordinal() + 1):
        day = date.fromordinal(ordinal)
        if not left_out(day):
            assert counted(set_name, "summons", day)[0] == clear_days_before(day, number), day


def test_principal_councils_had_three_days_until_2002():
    assert counted("uk-principal-council", "summons", date(2002, 9, 30))[0] == date(2002, 9, 25)
    assert counted("uk-principal-council", "summons", date(2002, 10, 1))[0] == date(2002, 9, 24)


@pytest.mark.parametrize(
    ("set_name", "lead", "hours"),
    [("ca-brown-act-regular", "agenda", 72), ("ca-brown-act-special", "notice", 24), ("w3c-remote", "agenda", 24)],
)
@pytest.mark.parametrize("day", [date(2024, 3, 11), date(2024, 3, 12), date(2024, 11, 4), date(2024, 7, 1)])
def test_hours_count_on_the_clock_weekends_included(set_name: str, lead: str, hours: int, day: date):
    moment = datetime.combine(day, time(18, 30)) - timedelta(hours=hours)
    assert counted(set_name, lead, day, time(18, 30)) == (moment.date(), moment.time())


def test_regular_meeting_on_tuesday_is_posted_on_saturday():
    # Weekend hours count (Attorney General, 95-812); the clocks change on Sunday, 10 March 2024.
    assert counted("ca-brown-act-regular", "agenda", date(2024, 3, 12), time(18)) == (date(2024, 3, 9), time(18))


@pytest.mark.parametrize("published", [date(2022, 2, 25), date(2024, 1, 31), date(2023, 12, 28)])
def test_public_comment_is_thirty_days_with_the_first(published: date):
    days = [published + timedelta(number) for number in range(30)]  # 公示の日から起算: the first day is the first
    assert counted("jp-public-comment", "comments-close", published)[0] == days[-1]


def test_public_comment_from_25_february_2022_closes_no_earlier_than_26_march():
    assert counted("jp-public-comment", "comments-close", date(2022, 2, 25))[0] == date(2022, 3, 26)


@pytest.mark.parametrize("day", [date(2022, 2, 28), date(2022, 5, 10), date(2022, 1, 6)])
def test_board_meeting_has_seven_whole_days_between(day: date):
    sent = counted("jp-board-meeting", "notice", day)[0]
    assert [sent + timedelta(number) for number in range(1, 8)] == [
        day - timedelta(number) for number in range(7, 0, -1)
    ]


@pytest.mark.parametrize(
    ("set_name", "lead", "days"),
    [
        ("iso-committee", "agenda", -112),
        ("iso-committee", "documents", -42),
        ("iso-committee", "minutes", 28),
        ("iso-committee-virtual", "agenda", -56),
        ("w3c-face-to-face", "announcement", -56),
        ("w3c-face-to-face", "agenda", -14),
        ("w3c-face-to-face", "participation", -3),
        ("w3c-face-to-face", "actions", 3),
        ("w3c-face-to-face", "minutes", 14),
        ("w3c-remote", "announcement", -7),
    ],
)
def test_weeks_and_days(set_name: str, lead: str, days: int):
    for day in (date(2024, 6, 10), date(2025, 1, 20)):
        assert counted(set_name, lead, day)[0] == day + timedelta(days)


def test_government_offices_of_japan_are_closed_as_their_law_says():
    # 行政機関の休日に関する法律1条1項: Sundays and Saturdays, the holidays of the holiday act, 12-29 to 01-03.
    from aistrat_cli.model.calendar import DayRange, YearDay

    closed = DayRange(first=YearDay(12, 29), last=YearDay(1, 3), place=HERE)
    office = BusinessCalendar(Calendar(country="JP", closed=(closed,), place=HERE), LibraryHolidays())
    holidays = {
        date(2022, month, day)
        for month, day in (
            (1, 1), (1, 10), (2, 11), (2, 23), (3, 21), (4, 29), (5, 3), (5, 4), (5, 5), (7, 18), (8, 11), (9, 19),
            (9, 23), (10, 10), (11, 3), (11, 23),
        )
    }  # fmt: skip
    for ordinal in range(date(2022, 1, 1).toordinal(), date(2022, 12, 31).toordinal() + 1):
        day = date.fromordinal(ordinal)
        new_year = (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3)
        open_day = day.weekday() < 5 and day not in holidays and not new_year
        assert office.is_business(ordinal) == open_day, day


def test_every_set_names_its_source():
    for name in names():
        for lead in read_set(name):
            assert all(one.source is not None for one in lead.terms), name
