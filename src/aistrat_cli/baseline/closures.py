"""On which days the calendars of two versions differ: closures, days kept open, other holiday data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from aistrat_cli.baseline.calendars import as_written, calendars_of
from aistrat_cli.baseline.inputs import calendar_inputs
from aistrat_cli.baseline.values import Edit, Frozen
from aistrat_cli.calendar.business import BusinessCalendar, HolidaySource
from aistrat_cli.errors import DayOutOfRange, NoHolidayData
from aistrat_cli.model.calendar import Calendar
from aistrat_cli.model.series import Series
from aistrat_cli.planning.plan import Placement


def span(items: Iterable[Frozen | Placement]) -> tuple[date, date] | None:
    """Return the first and the last day on which one of the items is, None where none has a day."""
    days = [day for one in items for day in (one.start, one.last_end) if day is not None]
    return (min(days), max(days)) if days else None


def calendar_edits(
    old: Mapping[str, Calendar], series: Series, own: BusinessCalendar, days: tuple[date, date], holidays: HolidaySource
) -> Iterator[Edit]:
    """Yield an edit for each calendar that both versions have and that closes other days now, in the years of `days`.

    The years around are looked at as well, since a deadline counted back may lie there. `own` counts on the calendar
    of the series.
    """
    first, last = days
    years = range(max(first.year - 1, 1), min(last.year + 1, 9999) + 1)
    for name, now in calendars_of(series).items():
        was = old.get(name)
        if was is None or _is_same(was, now, years, holidays):
            continue
        then, today = BusinessCalendar(was, holidays), own.beside(now) if name else own
        closures = [one for year in years for one in _differences(then, today, year)]
        if closures:
            yield Edit(
                kind="calendar",
                series=series.id,
                id=name,
                items=(),
                why="calendar",
                place=now.place,
                # Those between the first and the last planned day come first.
                closures=tuple(sorted(closures, key=lambda one: not first <= one[0] <= last)),
            )


def _is_same(was: Calendar, now: Calendar, years: Iterable[int], holidays: HolidaySource) -> bool:
    """Tell whether nothing was written otherwise and the holidays are the same, so that no day need be looked at."""
    if calendar_inputs(was.replace(country=now.country)) != calendar_inputs(now):
        return False
    if was.country is None or now.country is None or was.country == now.country:
        return was.country == now.country
    try:
        return as_written(was.country) == now.country and all(
            holidays(was.country, was.subdivision, year) == holidays(now.country, now.subdivision, year)
            for year in years
        )
    except NoHolidayData:
        return False


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
