"""Named days and periods: `FY2021`, `FY2021.Q4`, `令和3年度`, `2022-03`, `2022-03下旬`, `2022`, 令和3年度末."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from aistrat_cli import faults
from aistrat_cli.calendar.months import days_in_month
from aistrat_cli.diagnostic import Message
from aistrat_cli.eras import ERAS, Era, era_day, era_year
from aistrat_cli.loading.written.dates import ERA_NAMES, calendar_day, out_of_range
from aistrat_cli.loading.written.folding import fold
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.row import NamedTuple

if TYPE_CHECKING:
    from aistrat_cli.loading.written.anchors import Scope

LONGEST = 40
"""No period is written with more characters."""

_PERIOD = (
    r"(?:FY(?P<fy>[0-9]{4})(?:\.?Q(?P<q>[0-9]))?"
    rf"|(?:(?P<era>{ERA_NAMES}) ?(?P<of_era>元|[0-9]{{1,4}})|(?P<year>[0-9]{{4}})) ?年"
    r"(?:(?P<nendo>度)(?:第?(?P<kq>[1-4一二三四])四半期)?| ?(?P<month>[0-9]{1,2}) ?月)?"
    r"|(?P<y>[0-9]{4})(?:-(?P<m>[0-9]{2}))?)"
    r" ?(?P<third>[上中下]旬)?"
)
_EDGE = r"(?: ?(?P<edge>\.start|\.end|末日?|当初|初日|初め|はじめ))?"

# What a schedule in English holds of these; a regular expression of a third of the size is compiled in a third of
# the time, which counts in a run of a tenth of a second.
_ASCII = r"(?:FY(?P<fy>[0-9]{4})(?:\.?Q(?P<q>[0-9]))?|(?P<y>[0-9]{4})(?:-(?P<m>[0-9]{2}))?)(?P<edge>\.start|\.end)?"


class Period(NamedTuple):
    """From a first day to a last one, both included; `kind` says what it is: year, month, quarter …"""

    first: date
    last: date
    kind: Message


def find_period(text: str, scope: Scope) -> Period | None:
    """Return the period that `text` writes, None where it does not look like one.

    Raises Misread: D002 for a month or quarter that does not exist, D004 where the era does not have it, D005 for a
    fiscal year in a series without `fiscal_year_start`, D006 beyond the years 1 to 9999.
    """
    found = _matched(text)
    return None if found is None or "edge" in found else _period_of(found, text.strip(), scope)


def find_named_day(text: str, scope: Scope) -> date | None:
    """Return the first or last day of a period: `FY2021.end`, `2022-02.start`, `令和3年度末`, `2022年3月末`.

    None where `text` does not look like one; raises Misread as `find_period` does.
    """
    found = _matched(text)
    if found is None or "edge" not in found:
        return None
    period = _period_of(found, text.strip(), scope)
    return period.last if found["edge"].lower() in (".end", "末", "末日") else period.first


def looks_named(text: str) -> bool:
    """Tell whether a text has the form of a named day, whether or not there is such a day."""
    return "edge" in (_matched(text) or ())


def _matched(text: str) -> dict[str, str] | None:
    if len(text) > LONGEST:
        return None
    import re

    folded = fold(text).strip()
    found = re.fullmatch(_ASCII if folded.isascii() else _PERIOD + _EDGE, folded, re.IGNORECASE)
    return None if found is None else {name: part for name, part in found.groupdict().items() if part}


def fiscal_year(number: int, written: str, scope: Scope) -> tuple[date, date]:
    """Return first and last day of the fiscal year `number` of the series; raises Misread D005, D006.

    The year is named for the calendar year in which it begins, or, with `fiscal_year_name = "end"`, in which it ends;
    this is the inverse of `Series.fiscal_year`.
    """
    month = scope.fiscal_year_start
    if month is None:
        raise Misread(
            faults.UNKNOWN_FISCAL_YEAR,
            Message(
                f"`{written}` means nothing here: the series does not say when its fiscal year begins.",
                f"この系列の年度が何月に始まるか書かれていないため、`{written}` の日が決まりません。",
            ),
            Message(
                "Add the month to `[series]`, such as `fiscal_year_start = 4`.",
                "`[series]` に `fiscal_year_start = 4` のように開始月を書きます。",
            ),
        )
    year = number - 1 if scope.fiscal_year_name == "end" and month > 1 else number
    if year < 1 or year + (month > 1) > 9999:
        raise out_of_range(f"`{written}`")
    first = date(year, month, 1)
    return first, _month_end(first, 11)


def _period_of(group: dict[str, str], written: str, scope: Scope) -> Period:
    """Return the period that the groups of `_PERIOD` write; those that matched nothing are not there."""
    era = next((era for era in ERAS if era.name == group.get("era")), None)
    number = _year_number(group, era)
    if "fy" in group or "nendo" in group:
        return _fiscal_period(number, era, group.get("q") or group.get("kq"), "third" in group, written, scope)
    month = group.get("month") or group.get("m")
    if month is None:
        if "third" in group:
            raise _no_such(written, Message("only months have 上旬, 中旬, 下旬", "旬があるのは月だけです"))
        calendar_day(number, 1, 1, written)
        return _in_era(Period(date(number, 1, 1), date(number, 12, 31), Message("year", "年")), era, written)
    first = calendar_day(number, int(month), 1, written)
    last = first.replace(day=days_in_month(first.year, first.month))
    kind = Message("month", "月")
    if "third" in group:
        kind = Message("third of a month", "旬")
        start = {"上": 1, "中": 11, "下": 21}[group["third"][0]]
        first, last = first.replace(day=start), last if start == 21 else last.replace(day=start + 9)
    return _in_era(Period(first, last, kind), era, written)


def _year_number(group: dict[str, str], era: Era | None) -> int:
    """Return the Gregorian year that the groups of `_PERIOD` write."""
    if era is not None:
        return era.first_year + (1 if group["of_era"] == "元" else int(group["of_era"])) - 1
    return int(group.get("fy") or group.get("year") or group["y"])


def _fiscal_period(
    number: int, era: Era | None, quarter: str | None, third: bool, written: str, scope: Scope
) -> Period:
    first, last = fiscal_year(number, written, scope)
    if third:
        raise _no_such(written, Message("only months have 上旬, 中旬, 下旬", "旬があるのは月だけです"))
    if era is not None and (last < era.first or first > era.last):
        raise _outside_era(written, era, f"{era_year(first)}度")
    if quarter is None:
        return Period(first, last, Message("fiscal year", "年度"))
    place = "一二三四".find(quarter) + 1 or int(quarter)
    if not 1 <= place <= 4:
        raise _no_such(written, Message("quarters are Q1 to Q4", "四半期は Q1 から Q4 までです"))
    for _ in range(place - 1):
        first = date.fromordinal(_month_end(first, 2).toordinal() + 1)
    return Period(first, _month_end(first, 2), Message("quarter", "四半期"))


def _in_era(period: Period, era: Era | None, written: str) -> Period:
    """Return the part of the period that lies in its era: 令和元年 begins on 1 May."""
    if era is None:
        return period
    first, last = max(period.first, era.first), min(period.last, era.last)
    if first > last:
        raise _outside_era(written, era, era_day(period.first if period.first > era.last else period.last))
    return period._replace(first=first, last=last)


def _month_end(first: date, months: int) -> date:
    """Return the last day of the month that is `months` after that of `first`."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, days_in_month(year, month + 1))


def _outside_era(written: str, era: Era, right: str) -> Misread:
    return Misread(
        faults.OUTSIDE_ERA,
        Message(
            f"{written} does not exist: {era.name} lasted from {era.first.isoformat()} to {era.last.isoformat()}.",
            f"{written} はありません。{era.name}は {era.first.isoformat()} から {era.last.isoformat()} までです。",
        ),
        Message(f"It would be {right}.", f"{right} にあたります。"),
    )


def _no_such(written: str, because: Message) -> Misread:
    return Misread(
        faults.IMPOSSIBLE_DATE,
        Message(f"{written} does not exist: {because.en}.", f"{written} は存在しません。{because.ja}。"),
    )
