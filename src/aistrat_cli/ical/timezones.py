"""VTIMEZONE: what the clocks of a zone do in the years that a calendar needs, from `zoneinfo`.

Recurring changes become yearly rules, since Outlook knows a zone by them; what follows no rule (Morocco's Ramadan) is
written change by change. ical.js lets a time float whose zone is not defined, so every TZID has one.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from aistrat_cli.ical.moments import zone
from aistrat_cli.row import NamedTuple

LONGEST_SPAN = 100
"""Years that are looked through in one go; events further apart than that get the years around each."""

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Change(NamedTuple):
    """The clocks are set: at a moment, from an offset to another."""

    moment: datetime
    """In UTC."""
    before: timedelta
    after: timedelta
    name: str

    @property
    def local(self) -> datetime:
        """What the clocks showed when they were set."""
        return self.moment.replace(tzinfo=None) + self.before


class Observance(NamedTuple):
    """A STANDARD or DAYLIGHT part: offsets that hold from a local time on, or from one in each year."""

    daylight: bool
    start: datetime
    before: timedelta
    after: timedelta
    name: str
    rule: str = ""


def observances(name: str, years: Iterable[int]) -> list[Observance]:
    """Return the parts that define a zone from the year before the first of the years to the one after the last."""
    where = zone(name)
    found: list[Observance] = []
    spans = _spans(sorted(set(years)))
    for number, (first, last) in enumerate(spans):
        found += _span(where, first, last, open_end=number == len(spans) - 1)
    return found


def _spans(years: list[int]) -> list[tuple[int, int]]:
    """Return the years to look through, each widened by one before and two after."""
    spans: list[tuple[int, int]] = []
    for year in years:
        first, last = max(year - 1, 2), min(year + 2, 9998)
        if spans and (first <= spans[-1][1] + 1 or last - spans[-1][0] <= LONGEST_SPAN):
            spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
        else:
            spans.append((first, last))
    return spans


def _span(where: ZoneInfo, first: int, last: int, *, open_end: bool) -> Iterator[Observance]:
    begin = datetime(first, 1, 1, tzinfo=UTC)
    offset = _offset(where, begin)
    local = begin.astimezone(where)
    daylight = bool(local.dst() and local.dst() > timedelta())  # type: ignore[operator]
    # It holds from before the year in the west, where the year begins later.
    yield Observance(daylight, datetime(first - 1, 12, 31), offset, offset, local.tzname() or "")
    groups: dict[tuple[timedelta, timedelta, str, int], list[list[Change]]] = {}
    for change in _changes(where, first, last):
        key = (change.before, change.after, change.name, change.local.month)
        kept = groups.setdefault(key, [])
        if kept and _goes_on(kept[-1], change):
            kept[-1].append(change)
        else:
            kept.append([change])
    parts = [
        _observance(group, open_end and group[-1].local.year == last) for kept in groups.values() for group in kept
    ]
    yield from sorted(parts, key=lambda part: part.start)


def _changes(where: ZoneInfo, first: int, last: int) -> Iterator[Change]:
    """Yield the changes in these years: a look at every week, then halving; no zone has changed twice in a week."""
    at, end, step = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC), timedelta(days=7)
    before = _offset(where, at)
    while at < end:
        then = min(at + step, end)
        after = _offset(where, then)
        if after != before:
            low, high = at, then
            while high - low > timedelta(seconds=1):
                middle = low + timedelta(seconds=int((high - low).total_seconds()) // 2)
                low, high = (middle, high) if _offset(where, middle) == before else (low, middle)
            yield Change(high, before, after, high.astimezone(where).tzname() or "")
        at, before = then, after


def _offset(where: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(where).utcoffset() or timedelta()


def _ranks(local: datetime) -> set[int]:
    """Return how a day can be called in its month: the n-th of its weekday, the last."""
    ranks = {(local.day - 1) // 7 + 1} - {5}
    return ranks | {-1} if local.day + 7 > monthrange(local.year, local.month)[1] else ranks


def _goes_on(group: list[Change], change: Change) -> bool:
    """Tell whether the change is that of the year before once more."""
    last = group[-1].local
    local = change.local
    return (
        local.year == last.year + 1
        and local.time() == last.time()
        and local.weekday() == last.weekday()
        and bool(set.intersection(*(_ranks(one.local) for one in group), _ranks(local)))
    )


def _observance(group: list[Change], open_end: bool) -> Observance:
    change = group[0]
    rule = ""
    if len(group) > 1:
        rank = min(set.intersection(*(_ranks(one.local) for one in group)))  # the last one, where it is both
        rule = f"FREQ=YEARLY;BYMONTH={change.local.month};BYDAY={rank}{DAYS[change.local.weekday()]}"
        if not open_end:
            until = group[-1].moment
            rule += f";UNTIL={until.year:04d}{until.month:02d}{until.day:02d}T{until:%H%M%S}Z"
    return Observance(change.after > change.before, change.local, change.before, change.after, change.name, rule)


def offset_text(offset: timedelta) -> str:
    """Return an offset as TZOFFSETTO has it: `+0900`, with seconds for the local mean times of old."""
    total = int(offset.total_seconds())
    sign, total = ("-", -total) if total < 0 else ("+", total)
    hours, minutes, seconds = total // 3600, total // 60 % 60, total % 60
    return f"{sign}{hours:02d}{minutes:02d}" + (f"{seconds:02d}" if seconds else "")
