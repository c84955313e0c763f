"""Months are added as dateutil.relativedelta adds them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aistrat_cli.calendar.months import add_months, days_in_month
from aistrat_cli.errors import DayOutOfRange


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.integers(-2000, 2000))
def test_as_relativedelta(day: date, months: int) -> None:
    from dateutil.relativedelta import relativedelta

    assert date.fromordinal(add_months(day.toordinal(), months)) == day + relativedelta(months=months)


@given(st.integers(1, 9999), st.integers(1, 12))
def test_lengths_of_months(year: int, month: int) -> None:
    assert days_in_month(year, month) == monthrange(year, month)[1]


@pytest.mark.parametrize("months", [1, 12, 10**9])
def test_beyond_the_calendar(months: int) -> None:
    with pytest.raises(DayOutOfRange):
        add_months(date.max.toordinal(), months)
    with pytest.raises(DayOutOfRange):
        add_months(1, -months)
