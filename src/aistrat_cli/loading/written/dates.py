"""Days of the calendar and of eras: whether they exist, and what there is instead."""

from __future__ import annotations

from datetime import date

from aistrat_cli import faults
from aistrat_cli.calendar.months import days_in_month
from aistrat_cli.diagnostic import Message
from aistrat_cli.eras import Era, era_day
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.wording import counted

MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

ERA_NAMES = "明治|大正|昭和|平成|令和"


def calendar_day(year: int, month: int, day: int, written: str) -> date:
    """Return the date; raises Misread, with the number of days of that month, where it does not exist."""
    if not 1 <= year <= 9999:
        raise out_of_range(written)
    if not 1 <= month <= 12:
        because = Message(f"there is no month {month}", f"{month}月はありません")
        help = Message("Months are 1 to 12; the month comes after the year.", "月は1から12までで、年の次に書きます。")
        raise _impossible(written, because, help)
    last = days_in_month(year, month)
    if not 1 <= day <= last:
        because = Message(
            f"{MONTHS_EN[month - 1]} {year} has {counted(last, 'day')}", f"{year}年{month}月は{last}日までです"
        )
        nearest = date(year, month, last if day else 1).isoformat()
        help = Message(
            f"The {'last' if day else 'first'} day of that month is {nearest}.",
            f"その月の{'末日' if day else '初日'}は {nearest} です。",
        )
        raise _impossible(written, because, help)
    return date(year, month, day)


def era_date(era: Era, of_era: int, month: int, day: int, written: str) -> date:
    """Return the date of a day in an era; raises Misread where the era does not have it."""
    if of_era == 0:
        because = Message("an era begins with its year 1, 元年", "元号は元年（1年）から始まります")
        help = Message("Months are 1 to 12; the month comes after the year.", "月は1から12までで、年の次に書きます。")
        raise _impossible(written, because, help)
    result = calendar_day(era.first_year + of_era - 1, month, day, written)
    if era.first <= result <= era.last:
        return result
    if result.year < 1873:
        raise Misread(
            faults.OUTSIDE_ERA,
            Message(
                f"{written} lies before 明治6年 (1873), when Japan took up this calendar.",
                f"{written}は、日本が今の暦を採り入れた明治6年（1873年）より前です。",
            ),
            Message(
                "Write the day of the Gregorian calendar, such as 1872-12-31.",
                "西暦（グレゴリオ暦）の日付で書いてください。例: 1872-12-31",
            ),
        )
    right = era_day(result)
    if result < era.first:
        limit = Message(f"began on {era.first.isoformat()}", f"は {era.first.isoformat()} からです")
    else:
        limit = Message(f"ended on {era.last.isoformat()}", f"は {era.last.isoformat()} までです")
    raise Misread(
        faults.OUTSIDE_ERA,
        Message(f"{written} does not exist: {era.name} {limit.en}.", f"{written}はありません。{era.name}{limit.ja}。"),
        Message(f"That day is {right}.", f"その日は{right}です。"),
    )


def out_of_range(written: str) -> Misread:
    """Return the exception for a day beyond the calendar."""
    return Misread(
        faults.DAY_OUT_OF_RANGE,
        Message(f"{written} lies outside the years 1 to 9999.", f"{written} は西暦1年から9999年の範囲を外れます。"),
        Message("Write a day that lies inside.", "この範囲の日を書いてください。"),
    )


def _impossible(written: str, because: Message, help: Message | None) -> Misread:
    return Misread(
        faults.IMPOSSIBLE_DATE,
        Message(f"{written} does not exist: {because.en}.", f"{written} は存在しません。{because.ja}。"),
        help,
    )
