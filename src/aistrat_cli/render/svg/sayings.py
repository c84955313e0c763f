"""The pictures' own words, and days as they are written in them."""

from __future__ import annotations

from datetime import date

from aistrat_cli.diagnostic import Message
from aistrat_cli.eras import era_year
from aistrat_cli.model.series import Series
from aistrat_cli.render.timeline.marks import Mark
from aistrat_cli.wording import WEEKDAYS_JA, weekday

MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

MORE_WORK = Message("+{n} more", "ほか{n}件")
ITEMS = Message("{n} items", "{n}件")
LINKS_LEFT_OUT = Message(
    "{n} dependencies are not drawn: more than a picture can show.", "依存関係{n}件は多すぎるため描いていません。"
)
SOME_DAY = Message("some day {days}", "{days}のいつか")
BETWEEN = Message("{a} – {b}", "{a}～{b}")
MOST_STOPS = 4
"""More alternatives than these are said by the first and the last of them."""


def short(day: date, lang: str, era: bool) -> str:
    """Return `24 Feb`, `2/24`; with eras `2月24日`."""
    if lang == "ja":
        return f"{day.month}月{day.day}日" if era else f"{day.month}/{day.day}"
    return f"{day.day} {MONTHS_EN[day.month - 1]}"


def with_weekday(day: date, lang: str, era: bool) -> str:
    """Return `Thu 24 Feb`, `2/24（木）`."""
    if lang == "ja":
        return f"{short(day, lang, era)}（{WEEKDAYS_JA[day.weekday()]}）"
    return f"{weekday(day, lang)} {short(day, lang, era)}"


def when(mark: Mark, lang: str, era: bool) -> str:
    """Return the day or days of a mark as a card says them; what is not sure is said to be so by itself."""
    first, last = date.fromordinal(mark.first), date.fromordinal(mark.last)
    if mark.form == "aim":
        said = with_weekday(last, lang, era)
        return f"{said}目途" if lang == "ja" else f"about {said}"
    if mark.stops and len(mark.stops) <= MOST_STOPS:
        days = [short(date.fromordinal(stop), lang, era) for stop in mark.stops]
        return "・".join(days) + "のどれか" if lang == "ja" else f"one of {', '.join(days)}"
    if mark.form == "range":
        said = BETWEEN.in_(lang).format(a=short(first, lang, era), b=short(last, lang, era))
        return SOME_DAY.in_(lang).format(days=said)
    if first != last:
        return BETWEEN.in_(lang).format(a=with_weekday(first, lang, era), b=with_weekday(last, lang, era))
    said = with_weekday(first, lang, era)
    if mark.placement.certainty == "tentative":
        return f"{said}（仮）" if lang == "ja" else f"{said}, tentative"
    if mark.placement.certainty == "computed":
        return f"{said}（算出）" if lang == "ja" else f"{said}, computed"
    return said


def month_name(month: int, lang: str) -> str:
    """Return the name of a month, 1 to 12."""
    return f"{month}月" if lang == "ja" else MONTHS_EN[month - 1]


def fiscal_name(day: date, lang: str, era: bool, series: Series) -> str:
    """Return the name of the fiscal year that holds a day: `FY2021`, `2021年度`, `令和3年度`."""
    begins = series.fiscal_year_start or 1
    if lang == "ja" and era:
        return era_year(date(max(1, day.year - (day.month < begins)), begins, 1)) + "度"
    number = series.fiscal_year(day)
    return f"{number}年度" if lang == "ja" else f"FY{number}"
