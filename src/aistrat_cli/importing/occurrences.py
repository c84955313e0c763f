"""The days of a calendar's entries: recurrences followed within bounds, changes of single days laid over them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from aistrat_cli.diagnostic import Message
from aistrat_cli.importing.calendar_file import Component, Group, Part
from aistrat_cli.importing.effort import BEYOND, LONGEST, MOST, Effort
from aistrat_cli.importing.remarks import MissingExtra, Remark, needed
from aistrat_cli.row import NamedTuple

LINE = "X-AISTRAT-LINE"
"""Carries through the library which component of the file an occurrence came from."""


class Bounds(NamedTuple):
    """Which days are looked at."""

    since: date | None
    until: date | None
    horizon: date
    """How far rules without an end are followed where `until` does not say."""
    most: int = MOST
    """Occurrences that are taken of one entry."""


class Occurrence(NamedTuple):
    """An entry on one of its days."""

    ical: Component
    """What it says, on that day."""
    origin: Part
    """Where that stands."""
    start: date
    """A day, or a datetime: with a zone, or floating."""
    end: date
    """Of a day, the first one that is free again."""
    of: date | None
    """The moment of the recurrence that it is, None where the entry does not recur."""

    @property
    def all_day(self) -> bool:
        """Whether it has days and no times."""
        return not isinstance(self.start, datetime)


def occurrences(group: Group, bounds: Bounds, effort: Effort) -> tuple[list[Occurrence], list[Remark]]:
    """Return the occurrences of an entry in order, at most `MOST`, and what was left out of it."""
    core = group.core
    remarks: list[Remark] = []
    if core is None or not any(name in core.ical for name in ("RRULE", "RDATE")):
        alone = ([core] if core else []) + list(group.changed)
        singles = [_single(one, recurs=core is not one) for one in alone]
        return [one for one in singles if one is not None and _inside(one, bounds)], remarks
    single = _single(core, recurs=False)
    first: list[Occurrence] = [single] if single is not None and _inside(single, bounds) else []
    try:
        found = _recurring(group, core, bounds, _followed(core, bounds, effort, remarks), remarks)
        if found or not first:
            return found, remarks
        message = Message("none of its days is near: the first day only", "近い日がない: 最初の日だけを取る")
    except Exception as error:  # dateutil and the library raise what their parts raise
        if isinstance(error, MissingExtra):
            raise
        said = str(error)[:100]
        message = Message(
            f"its recurrence cannot be followed ({said}): the first day only",
            f"繰り返しを追えない（{said}）: 最初の日だけを取る",
        )
    remarks.append(Remark(core.at("RRULE"), message))
    return first, remarks


def day_of(moment: date) -> date:
    """Return the day of a moment as it is written."""
    return moment.date() if isinstance(moment, datetime) else moment


def _followed(core: Part, bounds: Bounds, effort: Effort, remarks: list[Remark]) -> date:
    """Return up to which day the rules are followed; take out those that are not."""
    rules = core.ical.get("RRULE")
    rules = rules if isinstance(rules, list) else [rules] if rules is not None else []
    start = day_of(core.ical["DTSTART"].dt)
    far = _years_on(bounds.horizon, BEYOND)
    last = bounds.until or start
    kept = []
    for rule in rules:
        if not rule:
            continue
        until = rule.get("UNTIL")
        ends = day_of(until[0]) if until and isinstance(until[0], date) else None
        own = bounds.until or (min(ends or far, far) if ends or "COUNT" in rule else bounds.horizon)
        why = effort.hindrance(rule, start, max(own, start)) or _too_long(core)
        if why is not None:
            message = Message(
                f"its recurrence is not followed, {why.en}: the first day only",
                f"繰り返しは追わない（{why.ja}）: 最初の日だけを取る",
            )
            remarks.append(Remark(core.at("RRULE"), message))
            continue
        kept.append(rule)
        last = max(last, own)
        if bounds.until is None and own < (ends or date.max) and "COUNT" not in rule:
            remarks.append(Remark(core.at("RRULE"), _taken_up_to(own)))
    core.ical.pop("RRULE", None)
    if kept:
        core.ical["RRULE"] = kept if len(kept) > 1 else kept[0]
    for extra in _dates_of(core.ical, "RDATE"):
        last = max(last, min(extra, bounds.until or far))
    return last


def _recurring(group: Group, core: Part, bounds: Bounds, last: date, remarks: list[Remark]) -> list[Occurrence]:
    """Return the occurrences up to a day; of too many those that end at the horizon."""
    days = _Days(group, core, bounds)
    last = max(last, days.last_changed) if bounds.until is None else last
    first = max(days.first, bounds.since or days.first)
    near = min(bounds.until or bounds.horizon, last)
    ahead = days.within(_plus(near, 1), last)
    if len(ahead) > bounds.most:
        remarks.append(Remark(core.at("RRULE"), _taken_up_to(near)))
        ahead = []
    behind = days.within(first, near, back=True, room=bounds.most - len(ahead))
    if len(ahead) + len(behind) > bounds.most:
        behind = behind[len(ahead) + len(behind) - bounds.most :]
        begun = day_of(behind[0].start) if behind else near
        message = Message(
            f"{bounds.most} days taken, from {begun} on; earlier ones are left out (--since, --until)",
            f"{begun} 以後の{bounds.most}日分を取った。それより前は省いた（--since、--until）",
        )
        remarks.append(Remark(core.at("RRULE"), message))
    return behind + ahead


def _too_long(core: Part) -> Message | None:
    """Return that what comes again lasts too long: each of its days would overlap a thousand others."""
    single = _single(core, recurs=False)
    if single is None or (day_of(single.end) - day_of(single.start)).days <= LONGEST:
        return None
    return Message("each time it lasts more than a year", "1回が1年より長い")


class _Days:
    """The days of an entry that recurs, found by spans."""

    def __init__(self, group: Group, core: Part, bounds: Bounds) -> None:
        library, light = needed("recurring_ical_events"), _light_occurrence()
        icalendar = needed("icalendar")
        calendar = icalendar.Calendar()
        self._origins: dict[str, Part] = {}
        self._bounds = bounds
        for index, one in enumerate((core, *group.changed)):
            one.ical[LINE] = str(index)
            one.ical.setdefault("UID", "none")
            self._origins[str(index)] = one
            calendar.add_component(one.ical)
        chosen = [library.ComponentsWithName(name, occurrence=light) for name in ("VEVENT", "VTODO")]
        self._query = library.of(calendar, components=chosen)
        changed = [day_of(one.ical["DTSTART"].dt) for one in group.changed if "DTSTART" in one.ical]
        self.first = min([day_of(core.ical["DTSTART"].dt), *changed])
        self.last_changed = max([self.first, *changed])
        rules = core.ical.get("RRULE")
        rules = rules if isinstance(rules, list) else [rules] if rules else []
        self._span = 3660 if all(rule["FREQ"][0] in ("WEEKLY", "MONTHLY", "YEARLY") for rule in rules) else 366

    def within(self, first: date, last: date, *, back: bool = False, room: int | None = None) -> list[Occurrence]:
        """Return the occurrences of a span of days in order; once there are more than `room`, the others are not."""
        found: dict[tuple[str, str], Occurrence] = {}
        for begin, end in self._spans(first, last, back):
            for ical, start, stop in self._query.between(begin, end):
                of = _dt(ical, "RECURRENCE-ID") or start
                one = Occurrence(ical, self._origins[str(ical[LINE])], start, stop, of)
                if one is not None and first <= day_of(one.start) <= last and _inside(one, self._bounds):
                    found.setdefault((str(one.of), str(one.start)), one)
            if len(found) > (self._bounds.most if room is None else room):
                break
        return sorted(found.values(), key=lambda one: (day_of(one.start), str(one.start)))

    def _spans(self, first: date, last: date, back: bool) -> Iterator[tuple[date, date]]:
        """Yield spans of days, the end of each being the first day that is no longer meant."""
        begin, end = first.toordinal(), last.toordinal() + 1
        starts = range(begin, end, self._span)
        for start in reversed(starts) if back else starts:
            stop = min(start + self._span, end, date.max.toordinal())
            yield date.fromordinal(start), date.fromordinal(stop)


def _light_occurrence() -> Any:
    """Return a class of occurrences that copies no component for each of its days, which takes ten times as long."""
    plain: Any = needed("recurring_ical_events").Occurrence

    class Light(plain):  # type: ignore[misc]
        def as_component(self, keep_recurrence_attributes: bool) -> Any:
            return self._adapter._component, self.start, self.end

    return Light


def _taken_up_to(day: date) -> Message:
    return Message(
        f"its recurrence has no near end: taken up to {day} (--until)",
        f"繰り返しに（近い）終わりがない: {day} まで取る（--until）",
    )


def _single(one: Part, *, recurs: bool) -> Occurrence | None:
    return _occurrence(one.ical, one, recurs=recurs)


def _occurrence(ical: Component, origin: Part, *, recurs: bool) -> Occurrence | None:
    """Return a component as an occurrence; None where it has no day."""
    start = _dt(ical, "DTSTART")
    due = _dt(ical, "DTEND") or _dt(ical, "DUE")
    if start is None:
        start = due if due is not None else _dt(ical, "RECURRENCE-ID")
    if start is None:
        return None
    end = due if due is not None and isinstance(due, datetime) == isinstance(start, datetime) else None
    length = getattr(ical.get("DURATION"), "dt", None)
    if end is None and isinstance(length, timedelta):
        end = _later(start, length)
    if end is None:
        end = start if isinstance(start, datetime) else _plus(start, 1)
    of = _dt(ical, "RECURRENCE-ID") if recurs else None
    return Occurrence(ical, origin, start, end, of or (start if recurs else None))


def _dt(ical: Component, name: str) -> date | None:
    value = getattr(ical.get(name), "dt", None)
    return value if isinstance(value, date) else None


def _dates_of(ical: Component, name: str) -> Iterator[date]:
    values = ical.get(name)
    for value in values if isinstance(values, list) else [values] if values is not None else []:
        for one in getattr(value, "dts", ()):
            moment: Any = one.dt[0] if isinstance(one.dt, tuple) else one.dt
            if isinstance(moment, date):
                yield day_of(moment)


def _inside(one: Occurrence, bounds: Bounds) -> bool:
    last = day_of(one.end)
    if one.all_day and last > day_of(one.start):
        last = _plus(last, -1)
    return (bounds.since is None or last >= bounds.since) and (
        bounds.until is None or day_of(one.start) <= bounds.until
    )


def _later(start: date, length: timedelta) -> date:
    try:
        if not isinstance(start, datetime) and length < timedelta(days=1):
            return _plus(start, 1)
        return start + length
    except OverflowError:
        return start


def _plus(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _years_on(day: date, years: int) -> date:
    return date(min(day.year + years, date.max.year), day.month, min(day.day, 28))
