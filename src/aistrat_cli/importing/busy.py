"""Busy times from calendars: `[[absence]] from_ics` turned into absences of days and of hours.

Only what touches a meeting of the series is kept, and nothing of it but when it is: what somebody does there is theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aistrat_cli import faults
from aistrat_cli.diagnostic import Diagnostic, Message
from aistrat_cli.importing.calendar_file import CalendarFile, Component, read_calendar, unescaped
from aistrat_cli.importing.effort import Effort
from aistrat_cli.importing.occurrences import Bounds, Occurrence, day_of, occurrences
from aistrat_cli.importing.remarks import EXTRA, MissingExtra, Remark, Spot, Unreadable, needed
from aistrat_cli.loading.beside import NotBeside
from aistrat_cli.model.items import Meeting
from aistrat_cli.model.people import Absence
from aistrat_cli.model.series import Portfolio, Series
from aistrat_cli.planning.plan import Plan
from aistrat_cli.row import NamedTuple

Beside = Callable[[str, str], bytes]
"""From the path of a schedule, as shown, and one inside its folder, to the content of that file; raises NotBeside."""

MOST = 20_000
"""Days that are taken of one entry: a daily one through the longest series."""

FREE = ("FREE", "WORKINGELSEWHERE")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Taken(NamedTuple):
    """A time in which somebody is busy: whole days, or minutes of UTC since 1970, the end excluded."""

    first: date
    last: date
    begin: int | None = None
    end: int | None = None


def with_busy_times(portfolio: Portfolio, plan: Plan, beside: Beside) -> tuple[Portfolio, list[Diagnostic]]:
    """Return the portfolio with the busy times of the series that were asked for, and what could not be read."""
    found: list[Diagnostic] = []
    all_series = tuple(
        _of_series(series, plan, beside, found)
        if series.id in portfolio.shown and any(absence.from_ics for absence in series.absences)
        else series
        for series in portfolio.series
    )
    return portfolio.replace(series=all_series), found


def _of_series(series: Series, plan: Plan, beside: Beside, found: list[Diagnostic]) -> Series:
    days = _meeting_days(series, plan)
    ours = _our_uids(plan)
    files: dict[str, CalendarFile] = {}
    absences: list[Absence] = []
    for absence in series.absences:
        path = absence.from_ics
        if path is None:
            absences.append(absence)
            continue
        if path not in files:
            try:
                files[path] = read_calendar(beside(absence.place.source.path, path), path)
            except (Unreadable, MissingExtra, NotBeside) as error:
                found.append(_unreadable(absence, path, error, series.id))
                continue
        person = series.persons.get(absence.person)
        remarks: list[Remark] = []
        taken = _busy(files[path], days, ours, person.email if person else None, series.timezone, remarks)
        absences += [
            Absence(
                person=absence.person,
                first=one.first,
                last=one.last,
                begin=one.begin,
                end=one.end,
                from_ics=path,
                place=absence.place,
            )
            for one in sorted(set(taken), key=lambda one: (one.first, one.begin or 0, one.last))
        ]
        told = [*files[path].remarks, *remarks]
        if told:
            found.append(_in_part(absence, path, told, series.id))
    return series.replace(absences=tuple(absences))


def _meeting_days(series: Series, plan: Plan) -> set[date]:
    """Return the days around the series' meetings: a day more on each side, since zones differ."""
    days: set[date] = set()
    for placement in plan.of(series.id):
        if not isinstance(placement.item, Meeting) or placement.start is None or placement.end is None:
            continue
        first, last = placement.start.toordinal() - 1, placement.end.toordinal() + 1
        days.update(date.fromordinal(day) for day in range(max(first, 1), min(last, date.max.toordinal()) + 1))
    return days


def _our_uids(plan: Plan) -> frozenset[str]:
    """Return the UIDs under which the meetings themselves stand in people's calendars."""
    uids: set[str] = set()
    for key, item in plan.portfolio.index.items():
        uids.update(f"{key.series}:{id}" for id in (key.item, *item.former_ids))
        if isinstance(item.x.get("x-uid"), str):
            uids.add(item.x["x-uid"])
    return frozenset(uids)


def _busy(
    file: CalendarFile, days: set[date], ours: frozenset[str], email: str | None, timezone: str, remarks: list[Remark]
) -> Iterator[Taken]:
    """Yield the busy times of a calendar that touch one of the days."""
    if not days:
        return
    first, last = min(days), max(days)
    bounds = Bounds(first, last, last, MOST)
    effort = Effort()
    zone = ZoneInfo(timezone)
    for group in file.groups:
        if group.uid in ours:
            continue
        found, more = occurrences(group, bounds, effort)
        remarks += more
        for one in found:
            if _is_busy(one.ical, email) and one.origin.block.name == "VEVENT":
                yield from _touching(_taken(one, zone), days)
    for begin, end in _freebusy(file, remarks):
        yield from _touching(_hours(begin, end, zone), days)


def _is_busy(ical: Component, email: str | None) -> bool:
    """Tell whether an entry takes the time of the one whose calendar it is in."""
    text = {name: str(ical.get(name, "")).upper() for name in ("STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS")}
    if text["STATUS"] == "CANCELLED" or text["TRANSP"] == "TRANSPARENT":
        return False
    if text["X-MICROSOFT-CDO-BUSYSTATUS"] in FREE:
        return False
    invited = ical.get("ATTENDEE", [])
    for one in invited if isinstance(invited, list) else [invited]:
        is_theirs = email is not None and str(one).casefold().removeprefix("mailto:") == email.casefold()
        if is_theirs and str(getattr(one, "params", {}).get("PARTSTAT", "")).upper() == "DECLINED":
            return False
    return True


def _taken(one: Occurrence, zone: ZoneInfo) -> Taken | None:
    if one.all_day:
        last = max(one.start, date.fromordinal(max(one.end.toordinal() - 1, 1)))
        return Taken(one.start, last)
    assert isinstance(one.start, datetime)
    assert isinstance(one.end, datetime)
    return _hours(one.start, one.end, zone)


def _hours(begin: datetime, end: datetime, zone: ZoneInfo) -> Taken | None:
    """Return hours; without a zone they are those of the schedule. None beyond the calendar, and of no length."""
    try:
        start, stop = (
            (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC) for moment in (begin, end)
        )
        local, until = start.astimezone(zone), max(stop - timedelta(seconds=1), start).astimezone(zone)
    except (OverflowError, ValueError):
        return None
    minutes = [int((moment - _EPOCH).total_seconds() // 60) for moment in (start, stop)]
    return Taken(day_of(local), day_of(until), *minutes) if minutes[0] < minutes[1] else None


def _touching(taken: Taken | None, days: set[date]) -> Iterator[Taken]:
    if taken is None:
        return
    length = (taken.last - taken.first).days
    if length > len(days):
        touches = any(taken.first <= day <= taken.last for day in days)
    else:
        touches = any(date.fromordinal(taken.first.toordinal() + day) in days for day in range(length + 1))
    if touches:
        yield taken


def _freebusy(file: CalendarFile, remarks: list[Remark]) -> Iterator[tuple[datetime, datetime]]:
    """Yield the periods of VFREEBUSY in which somebody is busy."""
    if not file.busy:
        return
    period: Any = needed("icalendar").vPeriod
    for block in file.busy:
        for line in block.lines:
            if line.name != "FREEBUSY" or "FBTYPE=FREE" in line.text.partition(":")[0].upper():
                continue
            for written in unescaped(line).split(","):
                try:
                    begin, end = period.from_ical(written.strip())
                    yield begin, end if isinstance(end, datetime) else begin + end
                except Exception:  # the library raises whatever its parts raise
                    message = Message(f"no period: {written[:40]}", f"期間として読めない: {written[:40]}")
                    remarks.append(Remark(Spot(file.name, str(line.number)), message))


def _unreadable(absence: Absence, path: str, error: Exception, series: str) -> Diagnostic:
    if isinstance(error, MissingExtra):
        help = Message(f"Install it: {EXTRA}", f"インストールしてください: {EXTRA}")
        why = Message("icalendar is not installed, which reads it", "読むための icalendar が入っていません")
    else:
        help = Message(
            "Put the calendar there, or write `from` and `to` in place of `from_ics`.",
            "その場所にカレンダーを置くか、`from_ics` の代わりに `from` と `to` を書いてください。",
        )
        assert isinstance(error, NotBeside | Unreadable)
        why = error.message if isinstance(error, NotBeside) else error.remark.message
        if isinstance(error, Unreadable) and error.remark.spot.at:
            line = error.remark.spot.at
            why = Message(f"line {line}: {why.en}", f"{line}行目: {why.ja}")
    return Diagnostic(
        fault=faults.UNREADABLE_CALENDAR,
        severity=faults.UNREADABLE_CALENDAR.severity,
        message=Message(
            f"The busy times in {path} cannot be read: {why.en}.", f"{path} の予定が読めません。{why.ja}。"
        ),
        help=help,
        place=absence.place.at("from_ics"),
        series=series,
    )


def _in_part(absence: Absence, path: str, remarks: list[Remark], series: str) -> Diagnostic:
    """Return the note that a calendar was read in part; titles of what is in it are not told."""
    lines = sorted({int(one.spot.at) for one in remarks if one.spot.at.isdigit()})
    listed = ", ".join(str(line) for line in lines[:8]) + (", …" if len(lines) > 8 else "")
    return Diagnostic(
        fault=faults.UNREADABLE_CALENDAR,
        severity="note",
        message=Message(
            f"{path} was read in part: see its lines {listed}.",
            f"{path} には読み切れない部分があります（{listed}行目）。",
        ),
        help=Message(
            f"`aistrat import {path}` tells what is the matter with each.",
            f"それぞれの理由は `aistrat import {path}` で分かります。",
        ),
        place=absence.place.at("from_ics"),
        series=series,
    )
