"""A strict checker of calendars and of their updates, over bytes alone.

Written from RFC 5545, 5546, 6047, 6868 and 7986 and from what consumers do; it knows nothing of the code it checks and
uses no calendar library.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

SINGLE = {
    "VCALENDAR": "VERSION PRODID CALSCALE METHOD NAME COLOR REFRESH-INTERVAL SOURCE X-WR-CALNAME X-WR-TIMEZONE",
    "VEVENT": "UID DTSTAMP CREATED LAST-MODIFIED SEQUENCE DTSTART DTEND DURATION RRULE SUMMARY DESCRIPTION LOCATION "
    "URL CLASS STATUS TRANSP ORGANIZER COLOR X-MICROSOFT-CDO-BUSYSTATUS",
    "VTODO": "UID DTSTAMP CREATED LAST-MODIFIED SEQUENCE DTSTART DUE DURATION COMPLETED PERCENT-COMPLETE SUMMARY "
    "DESCRIPTION LOCATION URL CLASS STATUS ORGANIZER",
    "VALARM": "ACTION TRIGGER DESCRIPTION DURATION REPEAT",
    "VTIMEZONE": "TZID LAST-MODIFIED TZURL",
    "STANDARD": "DTSTART TZOFFSETFROM TZOFFSETTO RRULE",
    "DAYLIGHT": "DTSTART TZOFFSETFROM TZOFFSETTO RRULE",
}
KNOWN = {
    "VCALENDAR": "X-PUBLISHED-TTL DESCRIPTION UID LAST-MODIFIED URL CATEGORIES",
    "VEVENT": "CATEGORIES ATTENDEE COMMENT CONFERENCE IMAGE EXDATE RDATE",
    "VTODO": "CATEGORIES ATTENDEE COMMENT",
    "STANDARD": "TZNAME RDATE COMMENT",
    "DAYLIGHT": "TZNAME RDATE COMMENT",
    "VALARM": "SUMMARY ATTENDEE ATTACH",
    "VTIMEZONE": "",
}
INSIDE = {
    "": {"VCALENDAR"},
    "VCALENDAR": {"VEVENT", "VTODO", "VTIMEZONE"},
    "VEVENT": {"VALARM"},
    "VTODO": {"VALARM"},
    "VTIMEZONE": {"STANDARD", "DAYLIGHT"},
}
TEXTS = {"SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME", "COMMENT", "TZNAME"}
STAMPS = {"DTSTAMP", "CREATED", "LAST-MODIFIED", "COMPLETED"}
STATUSES = {
    "VEVENT": {"TENTATIVE", "CONFIRMED", "CANCELLED"},
    "VTODO": {"NEEDS-ACTION", "COMPLETED", "IN-PROCESS", "CANCELLED"},
}
_TIME = r"T(\d+H(\d+M(\d+S)?)?|\d+M(\d+S)?|\d+S)"
DURATION = re.compile(rf"[+-]?P(\d+W|\d+D({_TIME})?|{_TIME})")
PARAM = re.compile(r';([A-Za-z0-9-]+)=("[^"\x00-\x08\x0a-\x1f\x7f]*"|[^";:,\x00-\x08\x0a-\x1f\x7f]*)')
URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!#$%&'()*+,\-./0-9:;=?@A-Z\[\]_a-z~]+")
COLORS = re.compile(r"[a-z]{3,20}")


class Property(NamedTuple):
    name: str
    params: dict[str, str]
    value: str
    raw: str


class Part:
    """A component."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.properties: list[Property] = []
        self.parts: list[Part] = []
        self.raw: list[str] = []

    def all(self, name: str) -> list[Property]:
        return [one for one in self.properties if one.name == name]

    def get(self, name: str) -> Property | None:
        return next(iter(self.all(name)), None)

    def value(self, name: str) -> str:
        found = self.get(name)
        return found.value if found else ""


class Checked(NamedTuple):
    calendar: Part
    violations: list[str]

    @property
    def entries(self) -> list[Part]:
        return [part for part in self.calendar.parts if part.name in ("VEVENT", "VTODO")]

    @property
    def by_uid(self) -> dict[str, Part]:
        return {part.value("UID"): part for part in self.entries}


def check(data: bytes, *, stored: bool = False) -> Checked:
    """Return the calendar and every point of a correct file that it misses; `stored`: as CalDAV keeps it."""
    bad: list[str] = []
    lines = _lines(data, bad)
    calendar = _tree(lines, bad)
    if calendar is None:
        return Checked(Part("VCALENDAR"), [*bad, "6 no VCALENDAR"])
    checked = Checked(calendar, bad)
    _properties(calendar, bad)
    _calendar(calendar, bad, stored)
    _zones(calendar, bad)
    for entry in checked.entries:
        _entry(entry, calendar, bad)
    _method(calendar, checked.entries, bad)
    uids = [entry.value("UID") for entry in checked.entries]
    if len(uids) != len(set(uids)):
        bad.append("12 a UID twice")
    order = [(e.name == "VTODO", e.value("DTSTART") or e.value("DUE"), e.value("UID")) for e in checked.entries]
    if order != sorted(order):
        bad.append("34 not in order of kind, start, UID")
    return checked


def _lines(data: bytes, bad: list[str]) -> list[str]:
    if data.startswith(b"\xef\xbb\xbf"):
        bad.append("4 BOM")
    if not data.endswith(b"\r\n"):
        bad.append("1 the last line is not ended")
    if re.search(rb"\r(?!\n)|(?<!\r)\n", data):
        bad.append("1 a line that does not end with CRLF")
    for line in data.split(b"\r\n")[:-1]:
        if len(line) > 75:
            bad.append(f"2 {len(line)} octets: {line[:40]!r}")
        if line in (b" ", b"\t", b""):
            bad.append("3 an empty line or continuation")
        try:
            text = line.decode()
        except UnicodeDecodeError:
            bad.append(f"3 a fold within a character: {line[:40]!r}")
            continue
        if re.search("[\x00-\x08\x0a-\x1f\x7f-\x9f]", text):
            bad.append(f"4 a control character: {text!r}")
    text = data.decode("utf-8", "replace")
    return re.sub("\r\n[ \t]", "", text).split("\r\n")[:-1]


def _tree(lines: list[str], bad: list[str]) -> Part | None:
    root, stack = None, []
    for line in lines:
        name = re.match(r"[A-Za-z0-9-]+", line)
        if name is None:
            bad.append(f"31 no property: {line[:60]!r}")
            continue
        at, params = name.end(), {}
        while found := PARAM.match(line, at):
            key, value = found[1].upper(), found[2]
            if key in params:
                bad.append(f"5 a parameter twice: {line[:60]!r}")
            if "^" in re.sub(r"\^[n'^]", "", value):
                bad.append(f"5 RFC 6868: {value!r}")
            params[key] = value.strip('"')
            at = found.end()
        if line[at : at + 1] != ":":
            bad.append(f"5 parameters: {line[:80]!r}")
            continue
        one = Property(name[0], params, line[at + 1 :], line)
        if one.name == "BEGIN":
            part = Part(one.value)
            outer = stack[-1].name if stack else ""
            if part.name not in INSIDE.get(outer, set()) or (not stack and root is not None):
                bad.append(f"6 {part.name} in {outer or 'the file'}")
            if stack:
                stack[-1].parts.append(part)
            else:
                root = part
            stack.append(part)
        elif one.name == "END":
            if not stack or stack[-1].name != one.value:
                bad.append(f"6 END:{one.value}")
                return root
            stack.pop()
        elif not stack:
            bad.append("6 a property outside")
        else:
            if stack[-1].parts:
                bad.append(f"8 {one.name} after a component in {stack[-1].name}")
            stack[-1].properties.append(one)
        for open_part in stack:
            open_part.raw.append(line)
    if stack:
        bad.append("6 not closed")
    return root


def _properties(part: Part, bad: list[str]) -> None:
    single, known = set(SINGLE[part.name].split()), set(KNOWN[part.name].split())
    for one in part.properties:
        if one.name not in single | known and not one.name.startswith("X-"):
            bad.append(f"31 {one.name} in {part.name}")
        if one.name != one.name.upper():
            bad.append(f"31 {one.name} not in capitals")
        if one.name in TEXTS:
            _text(one.value, bad)
        if one.name == "CATEGORIES":
            for value in re.findall(r"(?:\\.|[^,\\])+", one.value):
                _text(value, bad)
    for name in single:
        if len(part.all(name)) > 1:
            bad.append(f"10 {name} twice in {part.name}")
    for inner in part.parts:
        _properties(inner, bad)


def _text(value: str, bad: list[str]) -> None:
    if re.search(r"[\\;,]", re.sub(r"\\[\\;,nN]", "", value)):
        bad.append(f"21 {value[:60]!r}")


def _calendar(calendar: Part, bad: list[str], stored: bool) -> None:
    if calendar.value("VERSION") != "2.0" or not calendar.get("PRODID"):
        bad.append("7 VERSION and PRODID")
    method = calendar.value("METHOD")
    if stored and method:
        bad.append("9 a METHOD in a stored object")
    if not stored and method not in ("PUBLISH", "REQUEST", "CANCEL", "REPLY"):
        bad.append(f"9 METHOD {method!r}")
    name, other = calendar.get("NAME"), calendar.get("X-WR-CALNAME")
    if (name and name.value) != (other and other.value):
        bad.append("28 NAME is not X-WR-CALNAME")
    refresh = calendar.get("REFRESH-INTERVAL")
    if refresh and (refresh.params.get("VALUE") != "DURATION" or not DURATION.fullmatch(refresh.value)):
        bad.append("28 REFRESH-INTERVAL")
    source = calendar.get("SOURCE")
    if source and (source.params.get("VALUE") != "URI" or not URI.fullmatch(source.value)):
        bad.append("28 SOURCE")
    if calendar.get("COLOR") and not COLORS.fullmatch(calendar.value("COLOR")):
        bad.append("28 COLOR")


def _moment(one: Property, bad: list[str]) -> date | None:
    value, kind = one.value, one.params.get("VALUE")
    try:
        if re.fullmatch(r"\d{8}", value):
            if kind != "DATE":
                bad.append(f"14 {one.raw}: no VALUE=DATE")
            return date(int(value[:4]), int(value[4:6]), int(value[6:]))
        if re.fullmatch(r"\d{8}T\d{6}Z?", value):
            if kind not in (None, "DATE-TIME"):
                bad.append(f"14 {one.raw}: VALUE")
            if value.endswith("Z") == ("TZID" in one.params):
                bad.append(f"30 {one.raw}: floats, or has two zones")
            return datetime.strptime(value.rstrip("Z"), "%Y%m%dT%H%M%S").replace(
                tzinfo=UTC if value[-1] == "Z" else None
            )
    except ValueError:
        pass
    bad.append(f"14 {one.raw}: no date")
    return None


def _instant(one: Property, moment: date) -> datetime:
    assert isinstance(moment, datetime)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(one.params["TZID"])).astimezone(UTC)


def _entry(entry: Part, calendar: Part, bad: list[str]) -> None:
    who = entry.value("UID")
    for name in ("UID", "DTSTAMP", "SUMMARY", *(("DTSTART",) if entry.name == "VEVENT" else ("DUE",))):
        if not entry.value(name):
            bad.append(f"11 {who}: no {name}")
    if not who or len(who.encode()) > 255 or re.search(r"\s", who):
        bad.append(f"12 {who!r}")
    for name in STAMPS:
        for one in entry.all(name):
            if not re.fullmatch(r"\d{8}T\d{6}Z", one.value) or one.params:
                bad.append(f"13 {who}: {one.raw}")
            _moment(one, bad)
    _span(entry, who, bad)
    if not re.fullmatch(r"\d+", entry.value("SEQUENCE")):
        bad.append(f"33 {who}: SEQUENCE")
    if entry.get("PERCENT-COMPLETE") and not re.fullmatch(r"\d{1,2}|100", entry.value("PERCENT-COMPLETE")):
        bad.append(f"23 {who}")
    for one in entry.all("URL"):
        if not URI.fullmatch(one.value):
            bad.append(f"22 {who}: {one.value}")
    _status(entry, who, bad)
    rule = entry.get("RRULE")
    if rule:
        parts = dict(part.split("=", 1) for part in rule.value.split(";"))
        if "FREQ" not in parts or ("UNTIL" in parts and "COUNT" in parts):
            bad.append(f"27 {who}: {rule.value}")
        if "UNTIL" in parts and not parts["UNTIL"].endswith("Z"):
            bad.append(f"27 {who}: UNTIL")
    for alarm in entry.parts:
        if not alarm.value("ACTION") or not alarm.value("TRIGGER"):
            bad.append(f"26 {who}")
        if alarm.value("ACTION") == "DISPLAY" and not alarm.value("DESCRIPTION"):
            bad.append(f"26 {who}")
        if not DURATION.fullmatch(alarm.value("TRIGGER")):
            bad.append(f"15 {who}: {alarm.value('TRIGGER')}")
    if entry.parts and entry.value("STATUS") == "CANCELLED":
        bad.append(f"26 {who}: an alarm for what is cancelled")
    _people(entry, who, bad)


def _span(entry: Part, who: str, bad: list[str]) -> None:
    start, end = entry.get("DTSTART"), entry.get("DTEND")
    if end and entry.get("DURATION"):
        bad.append(f"10 {who}: DTEND and DURATION")
    if entry.get("DUE"):
        _moment(entry.all("DUE")[0], bad)
    if start is None:
        return
    first = _moment(start, bad)
    last = _moment(end, bad) if end else None
    if first is None or (end and last is None):
        return
    if last is not None:
        if isinstance(first, datetime) != isinstance(last, datetime):
            bad.append(f"14 {who}: start and end of two kinds")
        elif isinstance(first, datetime):
            assert end is not None
            if _instant(end, last) <= _instant(start, first):
                bad.append(f"15 {who}: ends before it starts")
        elif last <= first:
            bad.append(f"16 {who}: the end is exclusive")
    elif isinstance(first, datetime) and not entry.get("DURATION"):
        bad.append(f"10 {who}: no end")


def _status(entry: Part, who: str, bad: list[str]) -> None:
    status, busy = entry.value("STATUS"), entry.value("X-MICROSOFT-CDO-BUSYSTATUS")
    if status not in STATUSES[entry.name]:
        bad.append(f"24 {who}: {status!r}")
    if entry.name == "VTODO":
        return
    transparent = entry.value("TRANSP")
    if transparent not in ("OPAQUE", "TRANSPARENT"):
        bad.append(f"24 {who}: TRANSP {transparent!r}")
    if entry.get("CLASS") and entry.value("CLASS") not in ("PUBLIC", "PRIVATE", "CONFIDENTIAL"):
        bad.append(f"24 {who}: CLASS")
    wanted = {"CONFIRMED": "BUSY", "TENTATIVE": "TENTATIVE", "CANCELLED": "FREE"}.get(status)
    if transparent == "TRANSPARENT":
        wanted = "FREE"
    if busy != wanted:
        bad.append(f"25 {who}: {status}, {transparent}, {busy}")
    start = entry.get("DTSTART")
    if start and start.params.get("VALUE") == "DATE" and transparent != "TRANSPARENT":
        bad.append(f"25 {who}: a whole day that blocks")


def _people(entry: Part, who: str, bad: list[str]) -> None:
    seen = set()
    for one in entry.all("ATTENDEE") + entry.all("ORGANIZER"):
        found = re.fullmatch(r"mailto:([^\s@<>,;]+@[^\s@<>,;]+)", one.value)
        if not found:
            bad.append(f"19 {who}: {one.value}")
        if one.name == "ORGANIZER":
            if not one.params.get("CN"):
                bad.append(f"32 {who}: no CN of the organizer")
            continue
        if one.value.lower() in seen:
            bad.append(f"19 {who}: {one.value} twice")
        seen.add(one.value.lower())
        if one.params.get("ROLE") not in ("CHAIR", "REQ-PARTICIPANT", "OPT-PARTICIPANT", "NON-PARTICIPANT"):
            bad.append(f"20 {who}: ROLE")
        if one.params.get("PARTSTAT") not in ("NEEDS-ACTION", "ACCEPTED", "DECLINED", "TENTATIVE", "DELEGATED"):
            bad.append(f"20 {who}: PARTSTAT")
        if one.params.get("CUTYPE") not in (None, "INDIVIDUAL", "GROUP", "RESOURCE", "ROOM", "UNKNOWN"):
            bad.append(f"20 {who}: CUTYPE")
        if one.params.get("RSVP") not in ("TRUE", "FALSE"):
            bad.append(f"32 {who}: RSVP")


def _method(calendar: Part, entries: list[Part], bad: list[str]) -> None:
    method = calendar.value("METHOD")
    for entry in entries:
        people, hosts = len(entry.all("ATTENDEE")), len(entry.all("ORGANIZER"))
        if method == "PUBLISH" and (people or hosts > 1):
            bad.append(f"18 PUBLISH with people: {entry.value('UID')}")
        if method in ("REQUEST", "CANCEL") and (not people or hosts != 1):
            bad.append(f"18 {method} without people")
        if method == "REQUEST" and entry.value("STATUS") not in ("TENTATIVE", "CONFIRMED"):
            bad.append(f"18 REQUEST of {entry.value('STATUS')}")
        if method == "CANCEL" and (entry.parts or entry.value("STATUS") != "CANCELLED"):
            bad.append("18 CANCEL")
    if method in ("REQUEST", "CANCEL") and len(entries) != 1:
        bad.append(f"18 {method} of {len(entries)} entries")


# Time zones


def _zones(calendar: Part, bad: list[str]) -> None:
    defined = {part.value("TZID"): part for part in calendar.parts if part.name == "VTIMEZONE"}
    used: dict[str, set[int]] = {}
    for entry in calendar.parts:
        for one in entry.properties:
            if "TZID" in one.params and entry.name != "VTIMEZONE":
                used.setdefault(one.params["TZID"], set()).add(int(one.value[:4]))
    if not calendar.parts:
        bad.append("6 a calendar has some component")
    if set(used) != set(defined) and len(calendar.parts) > len(defined):  # else it is there to be some component
        bad.append(f"17 used {sorted(used)}, defined {sorted(defined)}")
    for name, years in used.items():
        if name in defined:
            _true(name, defined[name], years, bad)


def _true(name: str, zone: Part, years: set[int], bad: list[str]) -> None:
    """Compare a definition with the zone itself, every day at noon and at midnight of the years in which it is used."""
    changes: list[tuple[datetime, timedelta]] = []
    for part in zone.parts:
        before, after = _offset(part.value("TZOFFSETFROM")), _offset(part.value("TZOFFSETTO"))
        for local in _onsets(part, max(years)):
            changes.append((local - before, after))
    changes.sort()
    if not changes:
        bad.append(f"17 {name} has no parts")
        return
    where = ZoneInfo(name)
    for year in years:
        at = datetime(year, 1, 1, 0, 30)
        while at.year == year:
            known = [offset for start, offset in changes if start <= at]
            true = at.replace(tzinfo=UTC).astimezone(where).utcoffset()
            if not known or known[-1] != true:
                bad.append(f"17 {name} at {at}: {known[-1:]} for {true}")
                return
            at += timedelta(hours=12)


def _offset(text: str) -> timedelta:
    found = re.fullmatch(r"([+-])(\d\d)(\d\d)(\d\d)?", text)
    assert found, text
    length = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    return -length if found[1] == "-" else length


def _onsets(part: Part, last_year: int) -> list[datetime]:
    start = datetime.strptime(part.value("DTSTART"), "%Y%m%dT%H%M%S")
    if not part.get("RRULE"):
        return [start]
    rule = dict(one.split("=") for one in part.value("RRULE").split(";"))
    assert rule["FREQ"] == "YEARLY"
    found = re.fullmatch(r"(-?\d)(MO|TU|WE|TH|FR|SA|SU)", rule["BYDAY"])
    assert found
    rank, weekday = int(found[1]), ("MO", "TU", "WE", "TH", "FR", "SA", "SU").index(found[2])
    onsets = []
    for year in range(start.year, last_year + 2):
        days = [date(year, int(rule["BYMONTH"]), 1) + timedelta(n) for n in range(31)]
        days = [day for day in days if day.month == int(rule["BYMONTH"]) and day.weekday() == weekday]
        onset = datetime.combine(days[rank if rank < 0 else rank - 1], start.time())
        until = rule.get("UNTIL")
        moment = onset - _offset(part.value("TZOFFSETFROM"))
        if until and moment > datetime.strptime(until, "%Y%m%dT%H%M%SZ"):
            break
        onsets.append(onset)
    assert onsets[0] == start, "27 DTSTART is not the first of its rule"
    return onsets


# Updates

MOVED = ("DTSTART", "DTEND", "DURATION", "DUE", "RRULE", "LOCATION", "STATUS")


def check_update(old: bytes, new: bytes) -> list[str]:
    """Return every rule of updates that the new calendar breaks."""
    bad: list[str] = []
    before, after = check(old), check(new)
    for name in ("PRODID", "NAME", "METHOD", "X-WR-CALNAME"):
        if before.calendar.value(name) != after.calendar.value(name):
            bad.append(f"{name} changed")
    for uid, was in before.by_uid.items():
        now = after.by_uid.get(uid)
        if now is None:
            bad.append(f"{uid} vanished")
            continue
        if was.raw == now.raw:
            continue
        moved = [name for name in MOVED if [p.raw for p in was.all(name)] != [p.raw for p in now.all(name)]]
        rise = int(now.value("SEQUENCE")) - int(was.value("SEQUENCE"))
        # A place in the other language may have changed where this one did not; a cancelled one may lose its place.
        if rise < 0 or (rise > 0) != bool(moved):
            bad.append(f"{uid}: SEQUENCE {rise:+d}, changed: {moved}")
        for name in ("DTSTAMP", "LAST-MODIFIED"):
            if now.value(name) <= was.value(name):
                bad.append(f"{uid}: {name} not later")
        for name in ("CREATED", "ORGANIZER"):
            if was.value(name) and was.value(name) != now.value(name):
                bad.append(f"{uid}: {name} changed")
    for uid, now in after.by_uid.items():
        if uid not in before.by_uid and now.value("SEQUENCE") != "0":
            bad.append(f"{uid}: is new with SEQUENCE {now.value('SEQUENCE')}")
    return bad
