"""Japanese eras: their first days, and a day's name in them.

Sources: 改元の詔書 and 元号を改める政令 of each change. 明治 counts from 明治6年 (1873), when Japan took up
the Gregorian calendar (明治5年太政官布告第337号): earlier months are not the months of this calendar.
"""

from __future__ import annotations

from datetime import date

from aistrat_cli.row import NamedTuple


class Era(NamedTuple):
    """An era with its first and last day, both included; `first_year` is the Gregorian year of its 元年."""

    name: str
    first: date
    last: date
    first_year: int


ERAS = (
    Era("明治", date(1873, 1, 1), date(1912, 7, 29), 1868),
    Era("大正", date(1912, 7, 30), date(1926, 12, 24), 1912),
    Era("昭和", date(1926, 12, 25), date(1989, 1, 7), 1926),
    Era("平成", date(1989, 1, 8), date(2019, 4, 30), 1989),
    Era("令和", date(2019, 5, 1), date(9999, 12, 31), 2019),
)
"""In order of time, without a gap from 1873-01-01 on."""


def era_of(day: date) -> Era | None:
    """Return the era that holds `day`, None before 1873."""
    return next((era for era in ERAS if era.first <= day <= era.last), None)


def era_year(day: date) -> str:
    """Return the year in its era, `令和3年`, `令和元年`; before 1873 the Gregorian year, `1872年`."""
    era = era_of(day)
    if era is None:
        return f"{day.year}年"
    year = day.year - era.first_year + 1
    return f"{era.name}{'元' if year == 1 else year}年"


def era_day(day: date) -> str:
    """Return the day in its era, `令和3年10月26日`."""
    return f"{era_year(day)}{day.month}月{day.day}日"
