"""Tasks that fill the time to their `end`."""

from __future__ import annotations

from datetime import date

from planned import plan_of

HEAD = """
format = 1
[series]
id = "s"
title = "s"
timezone = "UTC"
"""


def days(text: str) -> dict[str, tuple[date | None, date | None]]:
    return {key.item: (placed.start, placed.end) for key, placed in plan_of(HEAD + text).placements.items()}


def test_fills_the_time_between() -> None:
    text = """
    [[milestone]]
    id = "a"
    date = 2022-03-01
    [[task]]
    id = "t"
    after = ["a"]
    end = 2022-03-31
    """
    assert days(text)["t"] == (date(2022, 3, 2), date(2022, 3, 31))


def test_an_end_that_hangs_on_nothing_leaves_the_task_without_days() -> None:
    text = """
    [[milestone]]
    id = "a"
    date = 2022-03-01
    [[milestone]]
    id = "open"
    date = "?"
    [[task]]
    id = "t"
    after = ["a"]
    end = "open - 1d"
    """
    assert days(text)["t"] == (None, None)
