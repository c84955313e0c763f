"""On which days the calendars of two versions differ: closures, days kept open, other holiday data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aistrat_cli.baseline.calendars import calendars_of
from aistrat_cli.baseline.values import Baseline, Edit
from aistrat_cli.calendar.business import BusinessCalendar, HolidaySource
from aistrat_cli.errors import DayOutOfRange, NoHolidayData
from aistrat_cli.model.series import Series
from aistrat_cli.planning.plan import Plan

Closures = tuple[tuple[date, str, bool], ...]


def calendar_edits(baseline: Baseline, series: Series, plan: Plan, holidays: HolidaySource) -> Iterator[Edit]:
    """Yield an edit for each calendar that both versions have and that closes other days now."""
    days = [day for one in baseline.items.values() for day in (one.start, one.last_end) if day is not None]
    for placement in plan.of(series.id):
        days += [day for day in (placement.start, placement.last_end) if day is not None]
    if not days:
        return
    first, last = min(days), max(days)
    for name, now in calendars_of(series).items():
        was = baseline.calendars.get(name)
        if was is None or was is now:
            continue
        own = plan.calendars[series.id]
        closures = _closures(BusinessCalendar(was, holidays), own.beside(now) if name else own, first, last)
        if closures:
            yield Edit(
                kind="calendar",
                series=series.id,
                id=name,
                items=(),
                why="calendar",
                place=now.place,
                closures=closures,
            )


def _closures(old: BusinessCalendar, new: BusinessCalendar, first: date, last: date) -> Closures:
    """Return the days on which two calendars differ: those between the first and the last planned day come first.

    The years around are looked at as well, since a deadline counted back may lie there.
    """
    found: list[tuple[date, str, bool]] = []
    for year in range(max(first.year - 1, 1), min(last.year + 1, 9999) + 1):
        found += _differences(old, new, year)
    return tuple(sorted(found, key=lambda one: not first <= one[0] <= last))


def _differences(old: BusinessCalendar, new: BusinessCalendar, year: int) -> Iterator[tuple[date, str, bool]]:
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    try:
        for day in range(first, last + 1):
            was, now = old.is_business(day), new.is_business(day)
            if was != now:
                closure = (new if was else old).closed_why(day)
                why = ""
                if closure is not None and closure.kind == "holiday":
                    why = closure.holiday or ""
                elif closure is not None and closure.range is not None and closure.range.why is not None:
                    written = closure.range.why
                    why = written.all[0]
                yield date.fromordinal(day), why, was
    except (NoHolidayData, DayOutOfRange):
        return
