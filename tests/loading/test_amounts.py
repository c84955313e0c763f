"""Durations, offsets of lead times, lengths, times of day, days of every year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aistrat_cli.loading.written.amounts import (
    parse_duration,
    parse_lead_offset,
    parse_length,
    parse_time,
    parse_tolerance,
    parse_year_range,
)
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.model.calendar import YearDay


@given(st.integers(1, 3_000_000), st.sampled_from(["d", "bd", "w"]))
def test_durations_are_read_as_they_are_written(amount: int, unit: str) -> None:
    assert parse_duration(f"{amount}{unit}") == parse_tolerance(f" {amount}{unit} ") == (amount, unit)


@given(st.integers(0, 3_000_000), st.sampled_from(["d", "bd", "w", "m", "y", "h"]), st.booleans())
def test_offsets_are_read_as_they_are_written(amount: int, unit: str, back: bool) -> None:
    assert parse_lead_offset(f"{'-' if back else '+'}{amount}{unit}") == (amount, unit, back)


@given(st.integers(0, 99), st.integers(0, 59))
def test_lengths_are_read_as_they_are_written(hours: int, minutes: int) -> None:
    total = 60 * hours + minutes
    if total:
        assert parse_length(f"{hours}h{minutes}min") == parse_length(f"{total}min") == total


@given(st.times())
def test_times_are_read_as_they_are_written(moment: time) -> None:
    moment = moment.replace(microsecond=0)
    assert parse_time(moment) == parse_time(moment.isoformat()) == moment
    assert parse_time(f"{moment.hour}:{moment.minute:02}") == moment.replace(second=0)


def test_full_width() -> None:
    assert parse_duration("１５ｂｄ") == (15, "bd")
    assert parse_time("１０：００") == time(10)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("12-29..01-03", (12, 29), (1, 3)),
        ("12-25", (12, 25), (12, 25)),
        ("02-29", (2, 29), (2, 29)),
        ("easter-3..easter+2", (0, -3), (0, 2)),
        ("easter .. 05-01", (0, 0), (5, 1)),
    ],
)
def test_days_of_every_year(text: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    assert parse_year_range(text) == (YearDay(*first), YearDay(*last))


@pytest.mark.parametrize(
    ("parse", "value", "code", "words"),
    [
        (parse_lead_offset, -3, "F003", 'The unit is missing in `offset = -3`. Write `offset = "-3d"`'),
        (parse_lead_offset, "-3", "F013", "The unit is missing in `-3`."),
        (parse_lead_offset, "5bd", "F013", "does not say before or after. Write `-5bd` for before the item"),
        (parse_lead_offset, "−5bd", "F013", "Write `-5bd`."),
        (parse_lead_offset, "5営業日前", "F013", "Write `-5bd`."),
        (parse_lead_offset, "-5 bd", "F013", "Write `-5bd`."),
        (parse_lead_offset, "-" + "9" * 100_000 + "d", "F013", "too large"),
        (parse_duration, 15, "F003", 'Write `duration = "15d"` or `duration = "15bd"`.'),
        (parse_duration, "15", "F013", "The unit is missing in `15`."),
        (parse_duration, "0d", "F013", "at least a day"),
        (parse_duration, "15 days", "F013", "Write `15d`."),
        (parse_duration, "15営業日", "F013", "Write `15bd`."),
        (parse_duration, "3m", "F013", "Months differ in length"),
        (parse_duration, "-3d", "F013", "Write `3d`."),
        (parse_duration, "", "F013", "empty"),
        (parse_duration, True, "F003", "takes a text"),
        (parse_duration, "9" * 100_000 + "d", "F013", "too large"),
        (parse_length, 90, "F003", 'Write `length = "90min"`.'),
        (parse_length, "1.5h", "F013", "Write `90min`."),
        (parse_length, "2時間", "F013", "Write `2h`."),
        (parse_length, "1h30", "F013", "Write `90min`."),
        (parse_length, "1:30", "F013", "Write `90min`."),
        (parse_length, "0min", "F013", "Leave the key out"),
        (parse_length, "9" * 100_000 + "h", "F013", "too large"),
        (parse_time, "24:00", "F013", "is not a time of day"),
        (parse_time, "10:60", "F013", "is not a time of day"),
        (parse_time, "午後2時30分", "F013", "Write `14:30`."),
        (parse_time, "2pm", "F013", "Write `14:00`."),
        (parse_time, "10時半", "F013", "Write `10:30`."),
        (parse_time, 10, "F003", "Write `10:00`."),
        (parse_time, datetime(2021, 10, 26, 10), "F013", 'Write `time = "10:00"`'),
        (parse_time, "1" * 100_000, "F013", "is not a time of day"),
        (parse_year_range, "02-30", "D002", "February has 29 days"),
        (parse_year_range, "13-01", "D002", "no month 13"),
        (parse_year_range, "12/29", "F013", "two digits each"),
        (parse_year_range, "easter+" + "9" * 100_000, "F013", "too large"),
    ],
)
def test_not_read(parse: Callable[[object], object], value: object, code: str, words: str) -> None:
    with pytest.raises(Misread) as caught:
        parse(value)
    assert caught.value.fault.code == code
    said = " ".join(message.en for message in (caught.value.message, caught.value.help) if message)
    assert words in said


@given(st.text(st.sampled_from("0123456789:bdwmyh min時分午後easter+-.. １"), max_size=12))
def test_any_text_is_read_or_misread(text: str) -> None:
    for parse in (parse_duration, parse_lead_offset, parse_length, parse_time, parse_year_range):
        try:
            parse(text)
        except Misread as misread:
            said = misread.message.ja
        else:
            said = "read"
        assert said
