"""The axis of a picture: the months on it, and a ruler that costs little over any time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from real_plans import SEED, real

from aistrat_cli.render.svg import axis
from aistrat_cli.render.svg.axis import Axis, make_ruler
from aistrat_cli.render.timeline.scale import LAST_DAY, month_of, month_start


@given(st.integers(1, LAST_DAY), st.integers(0, 2000), st.sampled_from([1, 3, 6, 12]), st.integers(0, 11))
def test_every_nth_month_is_a_month(first: int, length: int, step: int, nth: int) -> None:
    whole = Axis(first=first, last=min(first + length, LAST_DAY), left=0, right=100)
    assert list(whole.months(step, nth)) == [day for day in whole.months() if (month_of(day) - nth) % step == 0]


def test_a_ruler_over_all_time_counts_years(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def counted(month: int) -> int:
        asked.append(month)
        return month_start(month)

    monkeypatch.setattr(axis, "month_start", counted)
    series = real(SEED)[1].portfolio.series[0]
    make_ruler(Axis(first=date(1912, 7, 30).toordinal(), last=LAST_DAY, left=0, right=1000), "ja", True, series)
    assert len(asked) < 3 * 8088  # once or twice a year
