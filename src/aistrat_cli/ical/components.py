"""From entries to components: events, to-dos, time zones, and the calendar that holds them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from aistrat_cli.ical import texts
from aistrat_cli.ical.facts import Facts
from aistrat_cli.ical.ledger import Entry
from aistrat_cli.ical.lines import Line, Sheet, text
from aistrat_cli.ical.moments import is_utc, written
from aistrat_cli.ical.serialise import Event, Todo, alarm, duration
from aistrat_cli.ical.state import busy
from aistrat_cli.ical.timezones import observances, offset_text
from aistrat_cli.model.text import Text
from aistrat_cli.record import Record
from aistrat_cli.wording import without_addresses

PRODID = "-//aistrat//aistrat//EN"
"""Never with a version: it would change every calendar with every release."""


class Shown(Record):
    """An entry that is to be written, with what the schedule says of its item where it still does."""

    entry: Entry
    facts: Facts | None = None
    """None: written as the ledger has it, since the item is gone or taken back."""
    recorded: bool = True
    """Whether the ledger knew it: else its CREATED is not known either."""
    off: bool = False
    """It lives on elsewhere, and is to leave this collection."""


class Look(Record):
    """How entries are written."""

    lang: str
    alarms: tuple[timedelta, ...] = ()
    """How long before the start."""
    todo: bool = False
    """Papers and deadlines as to-dos."""
    addresses: bool = True
    """False for everybody's eyes: no e-mail address is left, wherever it was written."""


class Head(Record):
    """What is said of a calendar as a whole."""

    name: str = ""
    timezone: str = ""
    method: str | None = "PUBLISH"
    color: str | None = None
    """A CSS3 name."""
    refresh: timedelta | None = None
    source: str | None = None


def is_todo(shown: Shown, look: Look) -> bool:
    """Tell whether an entry is written as a to-do: only a paper is one, and none whose day is not known."""
    return look.todo and shown.entry.kind == "document" and not shown.entry.uncertain


def component(shown: Shown, look: Look) -> Event | Todo:
    """Return an entry as an object of the `ics` package."""
    return _todo(shown, look) if is_todo(shown, look) else event(shown, look)


def _hide_addresses(made: Event | Todo) -> None:
    where = made.location or "" if isinstance(made, Event) else ""
    if "@" not in "".join((made.name, made.description or "", where, made.url or "", *made.about)):
        return
    made.name = without_addresses(made.name)
    made.description = without_addresses(made.description or "")
    made.about = tuple(map(without_addresses, made.about))
    if isinstance(made, Event):
        made.location = without_addresses(where)
    if made.url and without_addresses(made.url) != made.url:
        made.url = None


def event(shown: Shown, look: Look) -> Event:
    """Return an entry as an event."""
    entry, facts = shown.entry, shown.facts
    timed = entry.when.timed
    made = Event(uid=entry.uid, status=entry.status)
    made.when, made.stamp, made.sequence = entry.when, entry.stamp, entry.sequence
    made.made = entry.created if shown.recorded else None
    made.transparent = not timed or entry.uncertain or entry.cancelled
    if facts is not None:
        made.name, made.description, made.location = facts.summary, facts.description, facts.location
        made.about = facts.categories
        made.url = texts.url(facts.placement.item)
        if not facts.public:
            made.classification = "PRIVATE"
    else:
        made.name = _remembered(entry, look.lang)
        made.location = _place(entry, look.lang)
    if not made.name:
        made.name = entry.item
    if not look.addresses:
        _hide_addresses(made)
    shown_busy = busy(entry.status, timed and not entry.uncertain)
    made.extra.append(Line("X-MICROSOFT-CDO-BUSYSTATUS", value=shown_busy))
    if not entry.cancelled and not entry.uncertain:
        made.extra.parts += [alarm(before, made.name) for before in look.alarms]
    return made


def _todo(shown: Shown, look: Look) -> Todo:
    entry, facts = shown.entry, shown.facts
    made = Todo(dtstamp=entry.stamp, uid=entry.uid)
    made.at, made.stamp, made.sequence = _due(entry), entry.stamp, entry.sequence
    made.made = entry.created if shown.recorded else None
    done = facts is not None and facts.placement.certainty == "done"
    made.status = "CANCELLED" if entry.cancelled else "COMPLETED" if done else "NEEDS-ACTION"
    if done:
        made.percent = 100
    if facts is not None:
        made.name, made.description, made.about = facts.summary, facts.description, facts.categories
        made.url = texts.url(facts.placement.item)
        if not facts.public:
            made.extra.append(Line("CLASS", value="PRIVATE"))
    else:
        made.name = _remembered(entry, look.lang)
    made.name = made.name or entry.item
    if not look.addresses:
        _hide_addresses(made)
    return made


def _due(entry: Entry) -> date:
    return entry.end - timedelta(days=1) if entry.end is not None else entry.start


def _remembered(entry: Entry, lang: str) -> str:
    if entry.cancelled:
        return texts.cancelled_summary(entry.name, lang)
    title = texts.one_line(entry.name.in_(lang))
    return texts.TENTATIVE.in_(lang) + title if entry.status == "TENTATIVE" else title


def _place(entry: Entry, lang: str) -> str:
    if entry.place == "online":
        return texts.ONLINE.in_(lang)
    return texts.one_line(Text(written=entry.place).in_(lang)) if entry.place else ""


def order(shown: Shown, look: Look) -> tuple[bool, str, str]:
    """Return what components are ordered by: kind, start, UID."""
    entry = shown.entry
    todo = is_todo(shown, look)
    return (todo, written(_due(entry) if todo else entry.start), entry.uid)


def calendar(entries: Iterable[Shown], look: Look, head: Head) -> Sheet:
    """Return a calendar of these entries."""
    ordered = sorted(entries, key=lambda one: order(one, look))
    made = [component(one, look).serialize() for one in ordered]
    if not made:  # RFC 5545 3.6: a calendar has some component
        made.append(str(_timezone("UTC", {1970})))
    if not look.addresses:
        head = head.replace(name=without_addresses(head.name))
    return sheet(made, [one.entry for one in ordered], head)


def sheet(components: Sequence[str], entries: Iterable[Entry], head: Head) -> Sheet:
    """Return a calendar of components that are serialised already; `entries` tell which zones they need."""
    made = Sheet("VCALENDAR")
    made.append(Line("VERSION", value="2.0"))
    made.append(Line("PRODID", value=PRODID))
    made.append(Line("CALSCALE", value="GREGORIAN"))
    if head.method:
        made.append(Line("METHOD", value=head.method))
    if head.name:
        made.append(Line("NAME", value=text(head.name)))
        made.append(Line("X-WR-CALNAME", value=text(head.name)))
    if head.timezone:
        made.append(Line("X-WR-TIMEZONE", value=text(head.timezone)))
    if head.color:
        made.append(Line("COLOR", value=head.color))
    if head.refresh is not None:
        made.append(Line("REFRESH-INTERVAL", {"VALUE": "DURATION"}, duration(head.refresh)))
        made.append(Line("X-PUBLISHED-TTL", value=duration(head.refresh)))
    if head.source:
        made.append(Line("SOURCE", {"VALUE": "URI"}, head.source))
    made.parts += [str(_timezone(name, years)) for name, years in sorted(_zones(entries).items())]
    made.parts += components
    return made


def _zones(entries: Iterable[Entry]) -> dict[str, set[int]]:
    used: dict[str, set[int]] = {}
    for entry in entries:
        if isinstance(entry.start, datetime) and not is_utc(entry.timezone):
            end = entry.end or entry.start
            used.setdefault(entry.timezone, set()).update((entry.start.year, end.year))
            if entry.days > 1:
                used[entry.timezone].add(end.year + 1)
    return used


def _timezone(name: str, years: set[int]) -> Sheet:
    made = Sheet("VTIMEZONE", Line("TZID", value=name))
    for part in observances(name, years):
        inner = Sheet("DAYLIGHT" if part.daylight else "STANDARD")
        inner.append(Line("DTSTART", value=written(part.start)))
        if part.rule:
            inner.append(Line("RRULE", value=part.rule))
        inner.append(Line("TZOFFSETFROM", value=offset_text(part.before)))
        inner.append(Line("TZOFFSETTO", value=offset_text(part.after)))
        if part.name:
            inner.append(Line("TZNAME", value=text(part.name)))
        made.parts.append(str(inner))
    return made
