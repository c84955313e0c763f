"""How days are written for a reader: whole, or beside another day, with their weekday or without."""

from __future__ import annotations

from datetime import date

from aistrat_cli.eras import era_day
from aistrat_cli.wording import weekday


def full_day(day: date, era: bool) -> str:
    """Return `2022-02-24`, `令和4年2月24日`."""
    return era_day(day) if era else day.isoformat()


def short_day(day: date, beside: date | None, era: bool) -> str:
    """Return the day without its year where that is the year of `beside`: `02-24`, `2月24日`."""
    if beside is None or beside.year != day.year:
        return full_day(day, era)
    return f"{day.month}月{day.day}日" if era else day.isoformat()[5:]


def day_and_weekday(day: date, beside: date | None, lang: str, era: bool) -> str:
    """Return `02-24 Thu`, with the year where it is another than that of `beside`."""
    return f"{short_day(day, beside, era)} {weekday(day, lang)}"
