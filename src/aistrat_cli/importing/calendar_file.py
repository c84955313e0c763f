"""Foreign calendars, read once for all who need them: `import` takes what they say, absences when somebody is busy."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from typing import Any

from aistrat_cli.diagnostic import Message
from aistrat_cli.importing.content_lines import Block, Line, calendars, text_of
from aistrat_cli.importing.remarks import Remark, Spot, Unreadable, needed
from aistrat_cli.importing.zones import Zones
from aistrat_cli.record import Record
from aistrat_cli.row import NamedTuple

Component = Any
"""A component as `icalendar` reads it, whose properties are typed by what stands in them."""

DATED = ("DTSTART", "DTEND", "DUE", "RECURRENCE-ID", "EXDATE", "RDATE", "COMPLETED")
"""Properties that hold moments."""

_TZID = re.compile(r'^([A-Za-z-]+(?:;[^:"]*)?);TZID=', re.IGNORECASE)
_ONCE = (
    *DATED[:4],
    "COMPLETED",
    "DURATION",
    "UID",
    "SUMMARY",
    "LOCATION",
    "STATUS",
    "SEQUENCE",
    "TRANSP",
    "CLASS",
    "ORGANIZER",
    "URL",
)


class Part(NamedTuple):
    """One VEVENT or VTODO: what it says, and where."""

    ical: Component
    block: Block
    spot: Spot

    def at(self, name: str) -> Spot:
        """Return the place of one of its properties."""
        return Spot(self.spot.file, str(self.block.number_of(name)))


class Group(NamedTuple):
    """An entry of a calendar: what repeats or stands alone, and what was changed of single days of it."""

    uid: str
    """Empty where it has none."""
    core: Part | None
    changed: tuple[Part, ...]


class CalendarFile(Record):
    """A calendar as it was read."""

    name: str
    """The path as shown."""
    title: str = ""
    timezone: str = ""
    """The zone that it names for itself, an IANA name."""
    groups: tuple[Group, ...]
    busy: tuple[Block, ...] = ()
    """VFREEBUSY."""
    skipped: tuple[tuple[str, int], ...] = ()
    """What else it holds: names of components and properties that no schedule has a place for, and how many."""
    zones: Zones
    remarks: tuple[Remark, ...] = ()


def read_calendar(content: bytes, name: str) -> CalendarFile:
    """Read a file; several calendars in it are read as one. Raises Unreadable where it is none, MissingExtra."""
    text, remarks = text_of(content, name)
    found, more = calendars(text, name)
    remarks += more
    for block in found:
        version = block.first("VERSION")
        if version is not None and version.text.partition(":")[2].strip() == "1.0":
            raise Unreadable(
                Spot(name, str(version.number)),
                Message(
                    "vCalendar 1.0, not iCalendar: export it anew as .ics",
                    "vCalendar 1.0 形式（iCalendar ではない）: .ics で出力し直してください",
                ),
            )
    inner = [one for block in found for one in block.inner]
    zones = Zones(block for block in inner if block.name == "VTIMEZONE")
    components: list[Part] = []
    skipped: dict[str, int] = {}
    for block in inner:
        if block.name in ("VEVENT", "VTODO"):
            one = _component(block, name, zones, remarks)
            if one is not None:
                components.append(one)
                for under in block.inner:
                    skipped[under.name] = skipped.get(under.name, 0) + 1
        elif block.name not in ("VTIMEZONE", "VFREEBUSY"):
            skipped[block.name] = skipped.get(block.name, 0) + 1
    return CalendarFile(
        name=name,
        title=_of_calendar(found, "NAME", "X-WR-CALNAME"),
        timezone=_zone_of(found, zones, components),
        groups=tuple(_grouped(components, remarks)),
        busy=tuple(block for block in inner if block.name == "VFREEBUSY"),
        skipped=tuple(skipped.items()),
        zones=zones,
        remarks=tuple(remarks),
    )


def _component(block: Block, name: str, zones: Zones, remarks: list[Remark]) -> Part | None:
    """Read one component; what of it cannot be read is remarked upon and taken out."""
    icalendar = needed("icalendar")
    kind = icalendar.Event if block.name == "VEVENT" else icalendar.Todo
    lines = [
        line._replace(text=_TZID.sub(r"\1;X-TZID=", line.text)) if line.name in DATED else line for line in block.lines
    ]
    spot = Spot(name, str(block.number))
    try:
        one = kind.from_ical(block._replace(lines=lines).ical())
    except Exception as error:  # the library raises whatever its parts raise
        remarks.append(Remark(spot, _lost(block, Message(_short(error), _short(error)))))
        return None
    _take_out_broken(one, block, name, remarks)
    component = Part(one, block, spot)
    for property_ in DATED:
        _put_into_zone(component, property_, zones, remarks)
    if _moment(one, "DTSTART") is None and _moment(one, "DUE") is not None:
        one["DTSTART"] = one["DUE"]  # work of which only the end is known
    if _moment(one, "DTSTART") is None and _moment(one, "RECURRENCE-ID") is None:
        remarks.append(Remark(spot, _lost(block, Message("it has no day", "日がない"))))
        return None
    return component


def _take_out_broken(one: Component, block: Block, name: str, remarks: list[Remark]) -> None:
    for broken, error in one.errors:
        line = block.first(broken) if broken else None
        shown = line.text.partition(":")[2][:60] if line else _short(error)
        named = broken or "a line"
        message = Message(
            f"{named} cannot be read, left out: {shown}", f"{broken or '行'} が読めないため省いた: {shown}"
        )
        remarks.append(Remark(Spot(name, str(line.number if line else block.number)), message))
        if broken:
            one.pop(broken, None)
    for twice in _ONCE:
        values = one.get(twice)
        if isinstance(values, list):
            number = block.number_of(twice)
            remarks.append(
                Remark(
                    Spot(name, str(number)),
                    Message(f"{twice} stands twice: the first counts", f"{twice} が2回ある: 最初のものを使う"),
                )
            )
            one[twice] = values[0]


def _put_into_zone(component: Part, property_: str, zones: Zones, remarks: list[Remark]) -> None:
    """Give the moments of a property the zone that its TZID means."""
    values = component.ical.get(property_)
    for value in values if isinstance(values, list) else [values] if values is not None else []:
        tzid = value.params.get("X-TZID")
        if tzid is None:
            continue
        zone = zones.zone(str(tzid))
        if zone is None:
            message = Message(
                f'unknown zone "{str(tzid)[:60]}": taken as the time of the schedule',
                f"「{str(tzid)[:60]}」というタイムゾーンはない: 予定表のタイムゾーンでの時刻とみなす",
            )
            remarks.append(Remark(component.at(property_), message))
            continue
        for one in getattr(value, "dts", [value]):
            one.dt = _in_zone(one.dt, zone)


def _in_zone(moment: Any, zone: tzinfo) -> Any:
    if isinstance(moment, tuple):
        return tuple(_in_zone(one, zone) for one in moment)
    return moment.replace(tzinfo=zone) if isinstance(moment, datetime) and moment.tzinfo is None else moment


def _moment(one: Component, name: str) -> date | None:
    value = getattr(one.get(name), "dt", None)
    return value if isinstance(value, date) else None


def _grouped(components: Iterable[Part], remarks: list[Remark]) -> list[Group]:
    """Put components of one UID together: RECURRENCE-ID changes a day of the one without.

    Of several without it, that of the highest SEQUENCE holds; where they differ in their day they are entries of their
    own, since some programs give the same UID to all.
    """
    by_uid: dict[tuple[str, str], list[Part]] = {}
    for number, one in enumerate(components):
        uid = str(one.ical.get("UID", "")).strip()
        by_uid.setdefault((uid, "" if uid else str(number)), []).append(one)
    groups: list[Group] = []
    for (uid, _), same in by_uid.items():
        cores = [one for one in same if "RECURRENCE-ID" not in one.ical]
        changed = tuple(one for one in same if "RECURRENCE-ID" in one.ical)
        cores.sort(key=lambda one: -_sequence(one))
        kept = cores[:1]
        for other in cores[1:]:
            if _sequence(other) == _sequence(cores[0]) and all(
                _moment(other.ical, "DTSTART") != _moment(one.ical, "DTSTART") for one in kept
            ):
                kept.append(other)
                message = Message(
                    "its UID belongs to another entry, too: taken as one of its own",
                    "UID が別の予定と同じ: 別の予定として扱う",
                )
            else:
                message = Message(
                    "left out: another entry has its UID, and is newer or the same",
                    "同じ UID の新しい（または同じ）予定があるため省いた",
                )
            remarks.append(Remark(other.spot, message))
        groups.append(Group(uid, kept[0] if kept else None, changed))
        groups += [Group(uid, other, ()) for other in kept[1:]]
    return groups


def _sequence(one: Part) -> int:
    try:
        return int(one.ical.get("SEQUENCE", 0))
    except (TypeError, ValueError):
        return 0


def _of_calendar(found: list[Block], *names: str) -> str:
    """Return the text of the first of these properties that one of the calendars has."""
    for name in names:
        for block in found:
            line = block.first(name)
            if line is not None and (value := unescaped(line).strip()):
                return value
    return ""


def unescaped(line: Line) -> str:
    """Return the text of a property that `icalendar` is not asked about."""
    value = line.text.partition(":")[2]
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def _zone_of(found: list[Block], zones: Zones, components: list[Part]) -> str:
    """Return the zone of a calendar: the one it names, else the one in which most of its entries begin."""
    for named in (_of_calendar(found, "TIMEZONE-ID", "X-WR-TIMEZONE"),):
        zone = zones.named(named) if named else None
        if zone is not None:
            return zone.key
    counts: dict[str, int] = {}
    for component in components:
        start = _moment(component.ical, "DTSTART")
        key = getattr(start.tzinfo, "key", None) if isinstance(start, datetime) else None
        if key and key != "UTC":
            counts[key] = counts.get(key, 0) + 1
    return max(counts, key=lambda key: counts[key]) if counts else ""


def _lost(block: Block, why: Message) -> Message:
    line = block.first("SUMMARY")
    title = f' "{unescaped(line)[:60]}"' if line else ""
    return Message(f"{block.name}{title} left out: {why.en}", f"{block.name}{title} を省いた: {why.ja}")


def _short(error: object) -> str:
    return re.sub(r"\s+", " ", str(error))[:120] or type(error).__name__
