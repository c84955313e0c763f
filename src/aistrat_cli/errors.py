"""The exceptions that cross rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aistrat_cli.diagnostic import Message


class AistratError(Exception):
    """The tool cannot go on: the one line that the user reads, and a way out. The command line exits with 2.

    As text it is both in English.
    """

    def __init__(self, message: Message, help: Message | None = None) -> None:
        super().__init__(message.en if help is None else f"{message.en}; {help.en}")
        self.message = message
        self.help = help


class NoHolidayData(Exception):
    """A business day was asked in a year for which the holiday library has no data of that country.

    Never answered with "no holidays": a deadline counted on such a calendar would be silently wrong.
    """

    def __init__(
        self,
        country: str,
        year: int,
        first: int | None = None,
        last: int | None = None,
        *,
        subdivision: str | None = None,
    ) -> None:
        super().__init__(country, year, first, last)
        self.country = country
        self.subdivision = subdivision
        """Given where it, not the country, is what the library does not know."""
        self.year = year
        self.first = first
        """The first year with data, None where the country or its subdivision is unknown."""
        self.last = last


class NoBusinessDay(Exception):
    """A calendar has no business day within ten years of the day asked: everything is closed."""


class DayOutOfRange(Exception):
    """A computed day lies outside the years 1 to 9999."""
