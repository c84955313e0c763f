"""From the occurrences of a calendar to entries: times in the zone of the schedule, people, places, states."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aistrat_cli.diagnostic import Message
from aistrat_cli.importing.calendar_file import CalendarFile, Component
from aistrat_cli.importing.effort import Effort
from aistrat_cli.importing.entry import Entry, Kind, Who
from aistrat_cli.importing.occurrences import Bounds, Occurrence, occurrences
from aistrat_cli.importing.remarks import Remark, Spot, many
from aistrat_cli.importing.titles import Titled, clean, one_line, read_title
from aistrat_cli.loading.decode.names import is_address
from aistrat_cli.record import Record

MOST_DAYS = 366
"""A meeting has no more; what lasts longer is work."""

TAKEN = frozenset(
    [
        "UID",
        "SUMMARY",
        "DTSTART",
        "DTEND",
        "DUE",
        "DURATION",
        "RRULE",
        "RDATE",
        "EXDATE",
        "RECURRENCE-ID",
        "DESCRIPTION",
        "LOCATION",
        "URL",
        "STATUS",
        "CLASS",
        "CATEGORIES",
        "ATTENDEE",
        "ORGANIZER",
        "TRANSP",
        "COMPLETED",
        "CONFERENCE",
        "X-GOOGLE-CONFERENCE",
        "X-MICROSOFT-SKYPETEAMSMEETINGURL",
        "DTSTAMP",
        "CREATED",
        "LAST-MODIFIED",
        "SEQUENCE",
        "PERCENT-COMPLETE",
        "X-AISTRAT-LINE",
    ]
)
"""Properties that are taken, or that only calendars need."""


class Dated(Record):
    """The day and the clock of an occurrence, as a schedule has them."""

    date: dt.date
    days: int = 1
    last: dt.date | None = None
    """Where it lasts too long for a meeting."""
    fields: dict[str, Any]
    comments: tuple[Message, ...] = ()
    floating: bool = False


def entries(file: CalendarFile, timezone: str, bounds: Bounds) -> tuple[list[Entry], list[Remark]]:
    """Return the entries of a calendar for a schedule in a zone, and what there is to say about them."""
    effort = Effort()
    zone = ZoneInfo(timezone)
    found: list[tuple[Occurrence, Titled, str]] = []
    remarks = list(file.remarks)
    titles: dict[str, int] = {}
    for group in file.groups:
        days, more = occurrences(group, bounds, effort)
        remarks += more
        series = read_title(_text(group.core.ical, "SUMMARY")).rest if group.core and len(days) > 1 else ""
        for one in days:
            titled = read_title(_text(one.ical, "SUMMARY"))
            titles[titled.rest] = titles.get(titled.rest, 0) + 1
            found.append((one, titled, series))
    made: list[Entry] = []
    floating: list[Spot] = []
    for one, titled, series in found:
        try:
            dated = _dated(one, timezone, zone)
        except (OverflowError, ValueError):
            message = Message("left out: its time lies outside the years 1 to 9999", "省いた: 西暦1～9999年の外")
            remarks.append(Remark(one.origin.at("DTSTART"), message))
            continue
        if dated.floating:
            floating.append(one.origin.at("DTSTART"))
        series = series or (titled.rest if titles[titled.rest] > 1 else "")
        made.append(_entry(one, titled, dated, file, series, zone))
    if floating:
        count = len(floating)
        message = Message(
            f"{many(count, 'time')} without a zone, this being the first: taken as {timezone}",
            f"タイムゾーンのない時刻が{count}件（ここが最初）: {timezone} とみなす",
        )
        remarks.append(Remark(floating[0], message))
    remarks += _not_taken(file)
    return made, remarks


def _dated(one: Occurrence, timezone: str, zone: ZoneInfo) -> Dated:
    """Return when an occurrence is, on the clocks of the schedule or on those of its own zone."""
    if one.all_day:
        days = max((one.end - one.start).days, 1)
        last = one.start + timedelta(days - 1)
        return Dated(date=one.start, days=days, last=last if days > 1 else None, fields={})
    start, end = one.start, one.end
    assert isinstance(start, datetime)
    assert isinstance(end, datetime)
    fields: dict[str, Any] = {}
    comments: list[Message] = []
    own = getattr(start.tzinfo, "key", None)
    aware = start.tzinfo is not None
    if not aware:
        end = end.replace(tzinfo=None)
    else:
        where = ZoneInfo(own) if own and own not in ("UTC", "Etc/UTC", timezone) else zone
        if where is not zone:
            fields["timezone"] = own
        elif own is None:
            comments.append(
                Message(
                    f"in the file: {start:%Y-%m-%d %H:%M}, in a zone of its own",
                    f"ファイルでは {start:%Y-%m-%d %H:%M}（独自のタイムゾーン）",
                )
            )
        length = (end if end.tzinfo else end.replace(tzinfo=start.tzinfo)).astimezone(UTC) - start.astimezone(UTC)
        start = start.astimezone(where).replace(tzinfo=None)
        end = start + length
    minutes = int((end - start).total_seconds()) // 60
    fields["time"] = start.time().replace(microsecond=0, fold=0)
    days = 1
    if minutes > 24 * 60:
        days = (end.date() - start.date()).days + (1 if end.time() > end.time().min else 0)
        comments.append(
            Message(
                f"from {start:%Y-%m-%d %H:%M} to {end:%Y-%m-%d %H:%M}",
                f"{start:%Y-%m-%d %H:%M} から {end:%Y-%m-%d %H:%M} まで",
            )
        )
        minutes = int((datetime.combine(start, end.time()) - start).total_seconds()) // 60
    if minutes > 0:
        fields["length"] = minutes
    return Dated(
        date=start.date(),
        days=days,
        last=end.date() if days > 1 else None,
        fields=fields,
        comments=tuple(comments),
        floating=not aware,
    )


def _entry(one: Occurrence, titled: Titled, dated: Dated, file: CalendarFile, series: str, zone: ZoneInfo) -> Entry:
    """Return the entry of an occurrence; `series` is the title that comes again, if it does."""
    ical = one.ical
    attendees, absent, comments = _people(ical)
    todo = one.origin.block.name == "VTODO"
    transparent = _text(ical, "TRANSP").upper() == "TRANSPARENT"
    status = _text(ical, "STATUS").upper()
    kind: Kind = "meeting"
    if todo or dated.days > MOST_DAYS or (one.all_day and transparent and not attendees and titled.number is None):
        kind = "task" if dated.last is not None and dated.last > dated.date else "milestone"
    place, online = _place(ical)
    fields = dict(dated.fields) if kind == "meeting" else {}
    clock = dated.fields.get("time")
    if kind != "meeting" and clock is not None:
        comments += (Message(f"at {clock:%H:%M}", f"{clock:%H:%M}"),)
    return Entry(
        spots=(one.origin.spot,),
        kind=kind,
        title="" if kind == "meeting" and titled.number is None and titled.rest == series else titled.rest,
        bodies=(_body(titled, file, series),) if kind == "meeting" else (),
        number=titled.number if kind == "meeting" else None,
        date=dated.date,
        last=dated.last if kind == "task" else None,
        days=dated.days if kind == "meeting" else 1,
        confirmed=not (status == "TENTATIVE" or titled.tentative),
        cancelled=status == "CANCELLED" or titled.cancelled,
        done=todo and ("COMPLETED" in ical or status == "COMPLETED"),
        done_on=_completed(ical, zone),
        place=place,
        online=online,
        url=_uri(ical),
        note=clean(_text(ical, "DESCRIPTION")),
        attendees=attendees,
        absent=absent,
        organizer=_organizer(ical),
        topics=_categories(ical),
        public=_text(ical, "CLASS").upper() not in ("PRIVATE", "CONFIDENTIAL"),
        uid=one_line(_text(ical, "UID")),
        recurrence="" if one.of is None else one.of.isoformat(),
        comments=(*dated.comments, *comments),
        **fields,
    )


def _completed(ical: Component, zone: ZoneInfo) -> dt.date | None:
    """Return the day on which a to-do was done, on the clocks of the schedule."""
    moment = getattr(ical.get("COMPLETED"), "dt", None)
    if isinstance(moment, datetime):
        try:
            return (moment.astimezone(zone) if moment.tzinfo else moment).date()
        except (OverflowError, ValueError):
            return None
    return moment if isinstance(moment, dt.date) else None


def _body(titled: Titled, file: CalendarFile, series: str) -> str:
    """Return the name of what meets: as the title says, a title that comes again, else the calendar."""
    if titled.number is not None:
        return titled.body
    return series or file.title or re.sub(r"\.[A-Za-z]+$", "", file.name.rpartition("/")[2])


def _text(ical: Component, name: str) -> str:
    value = ical.get(name)
    if isinstance(value, list):
        value = value[0] if value else ""
    return "" if value is None else str(value)


def _each(ical: Component, name: str) -> list[Any]:
    value = ical.get(name)
    return value if isinstance(value, list) else [] if value is None else [value]


def _people(ical: Component) -> tuple[tuple[Who, ...], tuple[Who, ...], tuple[Message, ...]]:
    """Return who is invited, who of them declined, and what else is invited: rooms, things, groups."""
    invited: list[Who] = []
    declined: list[Who] = []
    others: list[str] = []
    for value in _each(ical, "ATTENDEE"):
        who = _who(value)
        if not who.name and not who.email:
            continue
        if str(value.params.get("CUTYPE", "")).upper() in ("ROOM", "RESOURCE", "GROUP"):
            others.append(who.name or who.email)
            continue
        if who in invited:
            continue
        invited.append(who)
        if str(value.params.get("PARTSTAT", "")).upper() == "DECLINED":
            declined.append(who)
    said = (Message(f"also invited: {', '.join(others)}", f"ほかの招待先: {'、'.join(others)}"),) if others else ()
    return tuple(invited), tuple(declined), said


def _who(value: Any) -> Who:
    address = re.sub(r"(?i)^mailto:", "", str(value).strip()).strip("<> ")
    name = one_line(str(getattr(value, "params", {}).get("CN", "")))
    if not is_address(address):
        return Who(name or one_line(address)[:100])
    return Who("" if name.casefold() == address.casefold() else name, address)


def _organizer(ical: Component) -> Who | None:
    found = [who for value in _each(ical, "ORGANIZER") if (who := _who(value)) != Who("")]
    return found[0] if found else None


def _place(ical: Component) -> tuple[str, str]:
    """Return where it is, and the link to it where it is held online."""
    place = one_line(_text(ical, "LOCATION"))
    links = (
        one_line(_text(ical, name))
        for name in ("CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL")
    )
    online = next((link for link in links if link), "")
    if re.fullmatch(r"https?://\S+", place):
        return "", online or place
    return place, online


def _uri(ical: Component) -> str:
    found = one_line(_text(ical, "URL"))
    return found if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", found) else ""


def _categories(ical: Component) -> tuple[str, ...]:
    found = [one_line(str(one)) for value in _each(ical, "CATEGORIES") for one in getattr(value, "cats", [value])]
    return tuple(dict.fromkeys(one for one in found if one))


def _not_taken(file: CalendarFile) -> Iterator[Remark]:
    """Say what the file holds that a schedule has no place for: once, with how many."""
    counts: dict[str, int] = dict(file.skipped)
    for group in file.groups:
        for part in (*([group.core] if group.core else []), *group.changed):
            for line in part.block.lines:
                if line.name not in TAKEN:
                    name = "X-…" if line.name.startswith("X-") else line.name[:40]
                    counts[name] = counts.get(name, 0) + 1
    if file.busy:
        counts["VFREEBUSY"] = len(file.busy)
    if counts:
        listed = ", ".join(f"{name} ({count})" for name, count in sorted(counts.items()))
        yield Remark(Spot(file.name), Message(f"not taken: {listed}", f"取り込まないもの: {listed}"))
