"""Days and columns."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aistrat_cli.render.timeline.scale import LAST_DAY, choose, frame, month_of, month_start


def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


DAYS = st.integers(1, LAST_DAY)


@given(DAYS, DAYS, st.integers(10, 200))
def test_every_day_of_the_axis_has_a_column(a: int, b: int, room: int) -> None:
    first, last = sorted((a, b))
    scale = choose(first, last, room)
    assert 1 <= scale.columns <= room
    assert scale.first <= first
    assert 0 <= scale.column(first) <= scale.column((first + last) // 2) <= scale.column(last)
    assert scale.columns - max(1, scale.per // scale.size) <= scale.column(last) < scale.columns


@given(DAYS, DAYS)
def test_a_frame_holds_what_it_frames(a: int, b: int) -> None:
    first, last = sorted((a, b))
    begins, ends = frame(first, last, None, None)
    assert begins <= first <= last <= ends


@pytest.mark.parametrize(
    ("last", "room", "unit"),
    [
        ("2022-10-31", 40, "1 col = 2 weeks"),
        ("2022-10-31", 60, "1 col = 1 week"),
        ("2022-10-31", 120, "2 cols = 1 week"),
        ("2021-11-30", 70, "1 col = 1 day"),
        ("2021-10-31", 100, "3 cols = 1 day"),
        ("2031-10-31", 40, "1 col = 6 months"),
        ("2121-10-31", 40, "1 col = 5 years"),
    ],
)
def test_the_finest_that_fits(last: str, room: int, unit: str) -> None:
    assert choose(_day("2021-10-01"), _day(last), room).unit.en == unit


def test_units_in_japanese() -> None:
    assert choose(_day("2021-10-01"), _day("2022-10-31"), 60).unit.ja == "1列 = 1週間"
    assert choose(_day("2021-10-01"), _day("2031-10-31"), 40).unit.ja == "1列 = 6か月"


def test_since_and_until_are_kept_to_the_day() -> None:
    assert frame(1, 2, _day("2022-01-05"), _day("2022-03-09")) == (_day("2022-01-05"), _day("2022-03-09"))


def test_months_at_the_ends_of_time() -> None:
    assert month_start(month_of(LAST_DAY) + 1) == LAST_DAY + 1
    assert month_start(month_of(1)) == 1
