"""The calendars of a series by name, and the holidays that a baseline was planned with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from aistrat_cli.baseline.values import Baseline
from aistrat_cli.calendar.business import BusinessCalendar, HolidaySource
from aistrat_cli.errors import NoHolidayData
from aistrat_cli.model.calendar import Calendar
from aistrat_cli.model.leads import LeadTime
from aistrat_cli.model.series import Series

TAG = "#"
"""Stands between a country and the series whose baseline knows its holidays."""


def calendars_of(series: Series) -> dict[str, Calendar]:
    """Return the calendars that days of a series are counted on: its own, whose name is empty, and its lead times'."""
    found = {"": series.calendar}
    for lead in series.lead_times:
        for term in lead.terms:
            if term.calendar is not None:
                found.setdefault(calendar_name(lead, term.calendar), term.calendar)
    return found


def calendar_name(lead: LeadTime, calendar: Calendar) -> str:
    """Return the name of a lead time's calendar; that of a built-in set is called after the set."""
    brought = lead.use is not None and calendar.place.source != lead.place.source
    return f"{lead.use}/{calendar.name}" if brought else calendar.name


def frozen_holidays(
    calendars: Iterable[Calendar], own: BusinessCalendar, years: Iterable[int]
) -> dict[str, dict[str, str]]:
    """Return the holidays of calendars in some years by their region, whether or not they fall on a weekend.

    `own` leads to where holidays come from. Years without data are left out.
    """
    found: dict[str, dict[str, str]] = {}
    for calendar in calendars:
        if calendar.country is not None:
            region = _region(calendar.country, calendar.subdivision)
            if region not in found:
                found[region] = dict(_holidays(own.beside(calendar), years))
    return found


def _holidays(calendar: BusinessCalendar, years: Iterable[int]) -> Iterator[tuple[str, str]]:
    for year in years:
        try:
            for day, name in sorted(calendar.holidays(year).items()):
                yield date.fromordinal(day).isoformat(), name
        except NoHolidayData:
            continue


def _region(country: str, subdivision: str | None) -> str:
    return country if subdivision is None else f"{country}/{subdivision}"


def as_then(country: str, series: str) -> str:
    """Return the country by which `FrozenHolidays` knows what the baseline of a series holds of it."""
    return f"{country}{TAG}{series}"


def as_written(country: str) -> str:
    """Return the country of which `as_then` made one."""
    return country.partition(TAG)[0]


class FrozenHolidays:
    """The holidays that baselines were planned with, and those of the library for every other calendar."""

    def __init__(self, baselines: Iterable[Baseline], library: HolidaySource) -> None:
        self._library = library
        self._frozen = {one.series: one.holidays for one in baselines}

    def __call__(self, country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
        """Return the holidays of one year; raises NoHolidayData as the library does."""
        country, _, series = country.partition(TAG)
        years = self._frozen.get(series, {}).get(_region(country, subdivision), {})
        return years[year] if year in years else self._library(country, subdivision, year)
