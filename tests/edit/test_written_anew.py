"""Days written anew: in the form of the day that stood there."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aistrat_cli.edit.styles import as_written, restyled
from aistrat_cli.loading.written.days import written_day

FORMS = [
    "2022-02-24",
    "2022-02-24 (木)",
    "2022-02-24（木）",
    "2022-02-24 木曜日",
    "2022-02-24 Thu",
    "THU 2022-02-24",
    "[thursday] 2022-02-24",
    "2022年2月24日",
    "2022年02月24日(木)",
    "2022年 2月24日",
    "令和4年2月24日（木）",
    "令和 4年 2月24日",
    "令和４年２月２４日",
    "㋿4年2月24日",
    "２０２２－０２－２４",
]
DAYS = st.dates(min_value=date(1873, 1, 1), max_value=date(2200, 1, 1))


@settings(deadline=None)
@given(st.sampled_from(FORMS), DAYS, DAYS)
def test_a_day_keeps_its_form(form: str, first: date, second: date) -> None:
    once = restyled(form, first)
    assert once is not None
    assert written_day(once) == first
    twice = restyled(once, second)
    assert twice is not None
    assert written_day(twice) == second
    assert restyled(form, written_day(form)) == form


@pytest.mark.parametrize(
    ("form", "day", "expected"),
    [
        ("2022-02-24 (木)", date(2022, 1, 31), "2022-01-31 (月)"),
        ("令和元年5月10日", date(2019, 4, 30), "平成31年4月30日"),
        ("令和4年2月24日（木）", date(2019, 5, 1), "令和元年5月1日（水）"),
        ("令和1年5月10日", date(2019, 6, 1), "令和1年6月1日"),
        ("昭和64年1月7日", date(1989, 1, 8), "平成元年1月8日"),
        ("2022-02-23 (水・祝)", date(2022, 3, 1), "2022-03-01 (火)"),
        ("2022年2月23日 水（祝）", date(2022, 3, 1), "2022年3月1日 火"),
        ("2022年02月03日", date(2022, 10, 5), "2022年10月05日"),
        ("2022年 2月 4日", date(2022, 12, 12), "2022年12月12日"),
        ("令和４年２月４日", date(2022, 12, 12), "令和４年１２月１２日"),
    ],
)
def test_what_belongs_to_a_day_goes_with_it(form: str, day: date, expected: str) -> None:
    assert restyled(form, day) == expected


@pytest.mark.parametrize("text", ["study-4 + 10bd", "?", "FY2021.end", "", "2022-02"])
def test_what_is_no_day_has_no_form(text: str) -> None:
    assert restyled(text, date(2022, 1, 31)) is None


@pytest.mark.parametrize(
    ("sample", "expected"),
    [
        ("2022-02-24", "2022-01-31"),
        ("'2022-02-24'", "'2022-01-31'"),
        ('"""2022-02-24 (木)"""', '"""2022-01-31 (月)"""'),
        ("'''\n2022-02-24'''", "'''\n2022-01-31'''"),
        ('"2022-02-24 (\\u6728)"', '"2022-01-31 (月)"'),
        ("", "2022-01-31"),
        ('"?"', "2022-01-31"),
    ],
)
def test_quotes_stay(sample: str, expected: str) -> None:
    assert as_written(sample, date(2022, 1, 31)).toml == expected


@settings(deadline=None)
@given(DAYS.filter(lambda day: day.year < 2100), st.integers(1, 40))
def test_carried_days_keep_weekday_and_week(day: date, years: int) -> None:
    from aistrat_cli.edit.years import same_weekday

    later = same_weekday(day, years)
    assert (later.year, later.month, later.weekday()) == (day.year + years, day.month, day.weekday())
    nth, was = (later.day - 1) // 7, (day.day - 1) // 7
    assert nth == was or (was == 4 and nth == 3 and (later + timedelta(7)).month != later.month)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FY2021.end - 1m + 2d", "FY2022.end - 1m + 2d"),
        ("令和3年度末", "令和4年度末"),
        ("平成30年度末", "平成31年度末"),
        ("平成31年度末", "令和2年度末"),
        ("2022-04..2022-10", "2023-04..2023-10"),
        ("2022-03下旬", "2023-03下旬"),
        ("2024-02-29", "2025-02-28"),
        ("2022-01-04 + 5bd", "2023-01-04 + 5bd"),
        ("study-4 + 10bd", "study-4 + 10bd"),
        ("AI戦略2022", "AI戦略2023"),
        ("ISO 27001, 12022", "ISO 27001, 12022"),
    ],
)
def test_years_within_texts(text: str, expected: str) -> None:
    from aistrat_cli.edit.years import same_day, shifted_text

    assert shifted_text(text, 1, same_day) == expected
