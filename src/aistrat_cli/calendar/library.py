"""Holidays of the `holidays` package, whose import waits until a year is asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from aistrat_cli.errors import NoHolidayData


class LibraryHolidays:
    """Asks the `holidays` package, each year of each country once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str | None, int], Mapping[date, str]] = {}

    def __call__(self, country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
        """Return the holidays of one year with their names in the country's own language, days off in lieu included.

        Raises NoHolidayData where the package does not know the country or its subdivision (`first` is None then), and
        where it has no data for the year, which it would answer with an empty year itself.
        """
        asked = (country, subdivision, year)
        if asked not in self._known:
            self._known[asked] = _ask(country, subdivision, year)
        return self._known[asked]


def _ask(country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
    import holidays
    from holidays.registry import EntityLoader

    # The package would also take stock exchanges and the names of its own classes.
    if country not in EntityLoader.get_country_codes():
        raise NoHolidayData(country, year)
    # Asked without a language it takes the locale's, and the same schedule would be told differently elsewhere.
    language = getattr(holidays, country).default_language
    years = _years(country, subdivision)
    if years is None:
        raise NoHolidayData(country, year, subdivision=subdivision)
    first, last = years
    if not first <= year <= last:
        raise NoHolidayData(country, year, first, last)
    found = holidays.country_holidays(country, subdiv=subdivision, years=year, language=language)
    return {day: name for day, name in sorted(found.items()) if day.year == year}


@cache
def _years(country: str, subdivision: str | None) -> tuple[int, int] | None:
    """Return the first and the last year with data, both included; None where the subdivision is not known."""
    import holidays

    try:
        found = holidays.country_holidays(country, subdiv=subdivision)
    except NotImplementedError:
        return None
    return found.start_year, found.end_year
