"""A lost ledger made again from a calendar that was published."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from aistrat_cli.diagnostic import Message
from aistrat_cli.errors import AistratError
from aistrat_cli.ical import ledger as memory
from aistrat_cli.ical.components import Look, Shown, component
from aistrat_cli.ical.facts import facts, names, uid
from aistrat_cli.ical.feed import Choice
from aistrat_cli.ical.ledger import Entry, Ledger
from aistrat_cli.ical.moments import EPOCH
from aistrat_cli.ical.state import Status, form
from aistrat_cli.ical.texts import CANCELLED, TENTATIVE
from aistrat_cli.model.series import Series
from aistrat_cli.planning.plan import Placement, Plan

if TYPE_CHECKING:
    from icalendar import Component


class NoCalendar(AistratError):
    """What was given is no calendar."""


def rebuilt(content: bytes, plan: Plan, series: Series, choice: Choice, look: Look) -> Ledger:
    """Return the ledger that a published calendar speaks of. Raises NoCalendar.

    An entry that would be written as it stands there, byte by byte, has not changed since; another takes its words
    from there, and whatever differs from the plan is a change when it is published next. Entries of other series are
    left alone.
    """
    known = {
        uid(series.id, name): placement
        for placement in plan.of(series.id)
        for name in reversed(names(placement.item, plan.portfolio.index))
    }
    unfolded = content.replace(b"\r\n ", b"").replace(b"\r\n\t", b"")
    entries = []
    for entry in _entries(content, series.id, choice):
        placement = known.get(entry.uid)
        if placement is not None:
            entry = entry.replace(item=placement.item.id, kind=placement.item.kind)
            if not entry.cancelled and placement.start is not None and form(placement) not in ("cancelled", "none"):
                entry = _recognised(entry, placement, plan, series, choice, look, unfolded)
        entries.append(entry)
    return memory.empty(series.id).holding(*entries)


def _entries(content: bytes, series: str, choice: Choice) -> list[Entry]:
    """Return what a calendar has of a series, as the ledger would remember it."""
    from icalendar import Calendar

    try:
        calendar = Calendar.from_ical(content)
        found = [*calendar.walk("VEVENT"), *calendar.walk("VTODO")]
        return [_entry(one, choice) for one in found if str(one.get("UID", "")).partition(":")[0] == series]
    except Exception as error:  # whatever the library stumbles over in a file that is not ours after all
        said = " ".join(str(error).split())[:200]
        raise NoCalendar(Message(said or "no calendar", said or "カレンダーではありません")) from None


def _recognised(
    entry: Entry, placement: Placement, plan: Plan, series: Series, choice: Choice, look: Look, unfolded: bytes
) -> Entry:
    """Return the entry with what the schedule says, as far as the calendar says the same."""
    now = facts(placement, series, plan, look.lang)
    as_now = memory.reckoned(None, entry.uid, now, entry.stamp).replace(
        sequence=entry.sequence, created=entry.created, feeds=entry.feeds
    )
    if entry.place == now.location:
        entry = entry.replace(place=now.place)
    title = dict(now.title.written) if not isinstance(now.title.written, str) else now.title.written
    entry = entry.replace(title=title, uncertain=as_now.uncertain)
    for recorded in (True, False):
        written = component(Shown(entry=as_now, facts=now, recorded=recorded), look).serialize()
        if written.encode() in unfolded:
            return as_now
    return entry


def _entry(one: Component, choice: Choice) -> Entry:
    start, end = _day(one, "DTSTART") or _day(one, "DUE"), _day(one, "DTEND")
    if start is None:
        raise NoCalendar(Message(f"{one.get('UID')}: no start", f"{one.get('UID')}: 始まりがありません"))
    timezone = ""
    if isinstance(start, datetime):
        timezone = getattr(start.tzinfo, "key", None) or str(one["DTSTART"].params.get("TZID", "UTC"))
        if isinstance(end, datetime):
            end = end.astimezone(start.tzinfo).replace(tzinfo=None)
        start = start.replace(tzinfo=None)
    elif end is None and start < date.max:
        end = start + timedelta(days=1)
    stamp = _moment(one, "DTSTAMP") or EPOCH
    status = str(one.get("STATUS", "CONFIRMED"))
    known: Status = "CANCELLED" if status == "CANCELLED" else "TENTATIVE" if status == "TENTATIVE" else "CONFIRMED"
    found = str(one["UID"])
    rule = one.get("RRULE")
    days = int(rule["COUNT"][0]) if rule and "COUNT" in rule else 1
    return Entry(
        item=found.partition(":")[2],
        uid=found,
        kind="document" if one.name == "VTODO" else "meeting",
        title=_title(str(one.get("SUMMARY", ""))),
        start=start,
        end=end,
        timezone=timezone,
        days=days,
        place=str(one.get("LOCATION", "")),
        status=known,
        sequence=max(int(one.get("SEQUENCE", 0)), 0),
        created=_moment(one, "CREATED") or stamp,
        stamp=stamp,
        feeds=(choice.feed,),
    )


def _title(summary: str) -> str:
    """Return a summary without the word that says what it is."""
    for word in (*CANCELLED, *TENTATIVE):
        summary = summary.removeprefix(word)
    return summary


def _day(one: Component, name: str) -> date | None:
    value: Any = one.get(name)
    return getattr(value, "dt", None)


def _moment(one: Component, name: str) -> datetime | None:
    value = _day(one, name)
    if not isinstance(value, datetime):
        return None
    return value.astimezone(UTC) if value.tzinfo is not None else value.replace(tzinfo=UTC)


__all__ = ["NoCalendar", "rebuilt"]
