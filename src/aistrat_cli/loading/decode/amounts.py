"""Readers of written days, times, lengths and offsets."""

from __future__ import annotations

import datetime as dt
from datetime import date
from typing import Any

from aistrat_cli.loading.decode.reading import Reading
from aistrat_cli.loading.decode.table import reads, wrong_type
from aistrat_cli.loading.decode.values import one_string
from aistrat_cli.loading.format.keys import Key
from aistrat_cli.loading.written.amounts import (
    parse_duration,
    parse_lead_offset,
    parse_length,
    parse_time,
    parse_tolerance,
)
from aistrat_cli.loading.written.days import day_value
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.model.days import Duration
from aistrat_cli.model.leads import LeadOffset
from aistrat_cli.source.place import Place


def day_of(value: Any, key: Key) -> date:
    """Return a written day: a TOML date, or a string. Raises Misread."""
    if isinstance(value, str | date) or (isinstance(value, int) and not isinstance(value, bool) and value > 9999):
        return day_value(value)
    raise wrong_type(key, value)


@reads("day")
def read_day(reading: Reading, value: Any, place: Place, key: Key) -> date:
    """A written day."""
    return day_of(value, key)


@reads("days")
def read_days(reading: Reading, value: Any, place: Place, key: Key) -> tuple[date, ...]:
    """Written days, or one."""
    found = []
    for entry, here in reading.entries(value, place):
        try:
            found.append(day_of(entry, key))
        except Misread as misread:
            reading.misread(misread, here)
    return tuple(found)


@reads("time")
def read_time(reading: Reading, value: Any, place: Place, key: Key) -> dt.time:
    """A time of the day: a TOML time, or a string."""
    if isinstance(value, bool) or not isinstance(value, str | int | dt.time | dt.datetime):
        raise wrong_type(key, value)
    return parse_time(value)


def with_unit(key: Key, value: Any) -> Any:
    """Return a value that has a unit: a string, or a number whose missing unit the parser tells."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return one_string(value, key)


@reads("length")
def read_length(reading: Reading, value: Any, place: Place, key: Key) -> int:
    """A length in hours and minutes; minutes are returned."""
    return parse_length(with_unit(key, value))


@reads("duration")
def read_duration(reading: Reading, value: Any, place: Place, key: Key) -> Duration:
    """A length in days."""
    return parse_duration(with_unit(key, value))


@reads("tolerance")
def read_tolerance(reading: Reading, value: Any, place: Place, key: Key) -> Duration:
    """A length in days, which may be none."""
    return parse_tolerance(with_unit(key, value))


@reads("offset")
def read_offset(reading: Reading, value: Any, place: Place, key: Key) -> LeadOffset:
    """How far a deadline lies from its item."""
    return parse_lead_offset(with_unit(key, value))
