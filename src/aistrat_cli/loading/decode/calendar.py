"""Readers of calendars."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.decode.reading import Reading
from aistrat_cli.loading.decode.table import read_table
from aistrat_cli.loading.format.keys import TABLES, WEEKDAYS
from aistrat_cli.model.calendar import Calendar
from aistrat_cli.source.place import Place


def make_calendar(reading: Reading, raw: Mapping[str, Any], place: Place, name: str = "") -> Calendar:
    """Read `[calendar]`, or `[calendars.NAME]`."""
    read = read_table(reading, TABLES["calendar"], raw, place)
    values = read.values
    if "weekend" in values:
        values["weekend"] = tuple(sorted({WEEKDAYS.index(day) for day in values["weekend"]}))
    if "weekend" in read.faulty:
        values.pop("weekend", None)
    if "subdivision" in raw and "country" not in raw:
        reading.report(
            faults.CONTRADICTION,
            Message("`subdivision` is a part of a country.", "`subdivision` は国の中の地域です。"),
            place.at("subdivision").named(),
            Message(
                'Write its `country`, too, such as `country = "DE"`.', '`country = "DE"` のように国も書いてください。'
            ),
        )
        values.pop("subdivision", None)
    return Calendar(name=name, place=place, **values)
