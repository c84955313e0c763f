"""Readers of lead times."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.decode.days import in_order
from aistrat_cli.loading.decode.people import unknown
from aistrat_cli.loading.decode.policy import table_of
from aistrat_cli.loading.decode.reading import Reading
from aistrat_cli.loading.decode.table import Values, missing_key, read_table, reads
from aistrat_cli.loading.format.keys import TABLES, Key
from aistrat_cli.loading.shown import quoted
from aistrat_cli.model.leads import LeadOffset, LeadTime, Selector, Term
from aistrat_cli.model.text import Text
from aistrat_cli.source.place import Place


@reads("period")
def read_period(reading: Reading, value: Any, place: Place, key: Key) -> tuple[date | None, date | None]:
    """`{ from, until }`, both included; either may be open."""
    read = read_table(reading, TABLES[key.table], table_of(value, key), place).values
    first, last = read.get("from"), read.get("until")
    return (first, last) if in_order(reading, first, last, place, "until") else (None, None)


def read_lead_time(reading: Reading, raw: Mapping[str, Any], place: Place) -> Values:
    """Read the keys of one `[[lead_time]]`, its calendar in the place of the calendar's name."""
    read = read_table(reading, TABLES["lead_time"], raw, place)
    if "calendar" in read.values:
        _resolve_calendar(reading, read.values, place)
    return read


def make_lead_times(reading: Reading, raw: Mapping[str, Any], place: Place) -> tuple[LeadTime, ...]:
    """Read one `[[lead_time]]` that says its own offset; none where that cannot be counted."""
    read = read_lead_time(reading, raw, place)
    values = read.values
    for name in ("id", "offset"):
        if name not in raw:
            missing_key(reading, TABLES["lead_time"], name, place)
    if "id" not in values or "offset" not in values or not _check(reading, values, place):
        return ()
    if (
        read.faulty & {"for", "except", "count", "roll", "at", "calendar", "in_force"}
        or "calendar" in raw.keys() - values
    ):
        return ()  # a deadline counted otherwise than it is written would be worse than none
    first, last = values.get("in_force", (None, None))
    term = Term(
        offset=values["offset"],
        count=values.get("count", "plain"),
        roll=values.get("roll", "none"),
        calendar=values.get("calendar"),
        at=values.get("at"),
        first=first,
        last=last,
        source=values.get("source"),
    )
    lead = LeadTime(
        id=values["id"],
        title=values.get("title") or Text(written=values["id"]),
        selector=values.get("for") or Selector(),
        excluded=values.get("except", ()),
        terms=(term,),
        after_next=values.get("after_next", False),
        owner=values.get("owner"),
        severity=values.get("severity"),
        place=place,
        x=read.x,
    )
    return (lead,)


def _resolve_calendar(reading: Reading, values: dict[str, Any], place: Place) -> None:
    """Put the calendar in the place of its name; take the name away where there is none."""
    name = values["calendar"]
    if name in reading.calendars:
        values["calendar"] = reading.calendars[name]
    else:
        reading.misread(
            unknown(reading, "calendar", name, reading.calendars, f"[calendars.{quoted(name)}]"), place.at("calendar")
        )
        del values["calendar"]


def _check(reading: Reading, values: Mapping[str, Any], place: Place) -> bool:
    """Report what cannot be counted."""
    offset: LeadOffset = values["offset"]
    count = values.get("count", "plain")
    if count != "plain" and offset.unit in ("h", "m", "y"):
        problem = Message(
            f'`count = "{count}"` counts days; an offset in `{offset.unit}` is only counted plain.',
            f'`count = "{count}"` は日数の数え方です。`{offset.unit}` の offset には使えません。',
        )
        key = "count"
    elif count == "inclusive" and offset.amount == 0:
        problem = Message(
            "Where the first day counts, an offset has at least one day.",
            "初日を算入する数え方では、offset は1日以上です。",
        )
        key = "offset"
    elif offset.unit == "h" and "at" in values:
        problem = Message(
            "An offset in hours gives the hour itself; `at` says another.",
            "時間単位の offset では時刻が決まるため、`at` は書けません。",
        )
        key = "at"
    else:
        return True
    reading.report(
        faults.CONTRADICTION,
        problem,
        place.at(key),
        Message(f"Change `offset` or `{key}`.", f"`offset` か `{key}` を直してください。")
        if key != "offset"
        else Message('Write for example `offset = "-1d"`.', '例: `offset = "-1d"`'),
    )
    return False
