"""Readers of lead times, a schedule's own and those of built-in sets."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.decode.days import in_order
from aistrat_cli.loading.decode.people import unknown
from aistrat_cli.loading.decode.policy import table_of
from aistrat_cli.loading.decode.reading import Reading
from aistrat_cli.loading.decode.table import missing_key, read_table, reads
from aistrat_cli.loading.format.keys import TABLES, Key
from aistrat_cli.loading.shown import quoted
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.model.leads import LeadOffset, LeadTime, Selector, Term
from aistrat_cli.model.text import Text
from aistrat_cli.source.place import Place

OF_THE_SET = ("offset", "count", "in_force", "source", "after_next")
"""What a built-in set says, and a schedule that uses it cannot."""

OF_A_TERM = ("at", "roll")

PARTS = {"body": "bodies", "kind": "kinds", "type": "types", "ids": "ids", "online": "online"}
"""The keys of `for`, and the fields of a selector that they fill."""


@reads("period")
def read_period(reading: Reading, value: Any, place: Place, key: Key) -> tuple[date | None, date | None]:
    """`{ from, until }`, both included; either may be open."""
    read = read_table(reading, TABLES[key.table], table_of(value, key), place).values
    first, last = read.get("from"), read.get("until")
    return (first, last) if in_order(reading, first, last, place, "until") else (None, None)


def make_lead_times(reading: Reading, raw: Mapping[str, Any], place: Place) -> tuple[LeadTime, ...]:
    """Read one `[[lead_time]]`: one lead time, or all of the built-in set that it uses."""
    table = TABLES["lead_time"]
    read = read_table(reading, table, raw, place)
    values = dict(read.values)
    if "calendar" in values:
        _resolve_calendar(reading, values, place)
    if "use" in raw:
        return _from_set(reading, values, raw, read.x, place)
    for name in ("id", "offset"):
        if name not in raw:
            missing_key(reading, table, name, place)
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


def _from_set(
    reading: Reading, values: dict[str, Any], raw: Mapping[str, Any], x: Mapping[str, Any], place: Place
) -> tuple[LeadTime, ...]:
    """Return the lead times of a built-in set, with what the schedule says of them."""
    from aistrat_cli.loading.lead_sets import names, read_set

    for name in OF_THE_SET:
        if name in raw:
            reading.report(
                faults.CONTRADICTION,
                Message(
                    f"`{name}` is said by the set that `use` names.",
                    f"`{name}` は `use` で指定したセットが定めています。",
                ),
                place.at(name).named(),
                Message(
                    f"Take `{name}` away, or write the lead time without `use`.",
                    f"`{name}` を削除するか、`use` を使わずに書いてください。",
                ),
            )
    used = values.get("use")
    if used is None:
        return ()
    known = names()
    if used not in known:
        reading.misread(unknown_set(reading, used, known), place.at("use"))
        return ()
    leads = read_set(used)
    id = values.get("id", used)
    said: dict[str, Any] = {"use": used, "place": place, "x": x}
    said |= {field: values[field] for field in ("title", "owner", "severity") if field in values}
    if "except" in values:
        said["excluded"] = values["except"]
    chosen = values.get("for")
    meant = {field: getattr(chosen, field) for key, field in PARTS.items() if key in raw["for"]} if chosen else {}
    counted = {field: values[field] for field in (*OF_A_TERM, "calendar") if field in values}
    return tuple(
        lead.replace(
            **said,
            selector=lead.selector.replace(**meant),
            id=id if len(leads) == 1 else f"{id}-{lead.id}",
            terms=tuple(term.replace(**counted) for term in lead.terms) if counted else lead.terms,
        )
        for lead in leads
    )


def unknown_set(reading: Reading, name: str, known: Collection[str]) -> Misread:
    """Return the exception for a built-in set that does not exist."""
    near = reading.nearest(name, known)
    listed = ", ".join(f'"{one}"' for one in known)
    return Misread(
        faults.UNKNOWN_REFERENCE,
        Message(
            f'There is no built-in set of lead times "{quoted(name)}".',
            f"「{quoted(name)}」という組み込みの期限セットはありません。",
        ),
        Message(f'Did you mean "{near}"?', f'"{near}" ではありませんか。')
        if near
        else Message(f"There is {listed}.", f"使えるのは {listed} です。"),
    )


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
