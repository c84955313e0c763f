"""Days, periods and years some years later: of a meeting the same weekday of the month, of a limit the same day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from aistrat_cli.calendar.months import days_in_month
from aistrat_cli.edit.styles import restyled
from aistrat_cli.eras import ERAS
from aistrat_cli.errors import DayOutOfRange
from aistrat_cli.loading.written.folding import fold

Shift = Callable[[date, int], date]
"""Returns a day so many years later."""

_ERAS = "|".join(era.name for era in ERAS)

_PARTS = (
    r"(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])"
    rf"|(?:(?:{_ERAS}) ?(?:元|[0-9]{{1,2}})|(?<![0-9])[0-9]{{4}}) ?年 ?[0-9]{{1,2}} ?月 ?[0-9]{{1,2}} ?日"
    rf"|(?P<era>{_ERAS})(?P<blank> ?)(?P<of_era>元|[0-9]{{1,2}})(?= ?年)"
    r"|(?P<year>(?<![0-9])(?:19|20|21)[0-9]{2})(?![0-9])"
)
"""Days, and years by themselves: of a period, of a fiscal year, in a title."""


def same_weekday(day: date, years: int) -> date:
    """Return the same weekday of the same month, `years` later: the 4th Tuesday for the 4th Tuesday.

    A 5th that the month has not is its last. Raises DayOutOfRange.
    """
    first = _day(day.year + years, day.month, 1)
    nth = (day.day - 1) // 7
    number = 1 + (day.weekday() - first.weekday()) % 7 + 7 * nth
    return first.replace(day=number if number <= days_in_month(first.year, first.month) else number - 7)


def same_day(day: date, years: int) -> date:
    """Return the same day, `years` later; 29 February is the last of February. Raises DayOutOfRange."""
    year = day.year + years
    return _day(year, day.month, min(day.day, days_in_month(year, day.month) if 1 <= year <= 9999 else 28))


def shifted_text(text: str, years: int, shift: Shift) -> str:
    """Return a text in which every day, and every year that stands by itself, is `years` later.

    Eras follow: 平成31年度 is 令和2年度 a year later. Raises DayOutOfRange.
    """
    import re

    whole = _whole_day(text)
    if whole is not None:
        return restyled(text, shift(whole, years)) or text

    def later(found: re.Match[str]) -> str:
        if found["era"]:
            era = next(one for one in ERAS if one.name == found["era"])
            old = 1 if found["of_era"] == "元" else int(found["of_era"])
            return _era_year(era.first_year + old - 1 + years, found["blank"])
        if found["year"]:
            return f"{int(found['year']) + years:04}"
        day = _whole_day(found[0])
        return found[0] if day is None else restyled(found[0], shift(day, years)) or found[0]

    return re.sub(_PARTS, later, text)


def later_id(id: str, years: int) -> str:
    """Return an id whose year, a part of its own, is later: `study-2021-3` becomes `study-2022-3`."""
    import re

    return re.sub(
        r"(?<![A-Za-z0-9])(FY|fy|R|r)?((?:19|20|21)[0-9]{2})(?![A-Za-z0-9])",
        lambda found: f"{found[1] or ''}{int(found[2]) + years}",
        id,
    )


def tells_of_a_day(text: str) -> bool:
    """Tell whether a comment or a note names a day, a year, or an address: next year it would not hold."""
    import re

    pattern = rf"{_PARTS}|[0-9]{{1,2}}/[0-9]{{1,2}}|[0-9]{{1,2}} ?月 ?[0-9]{{1,2}} ?日|https?://|第 ?[0-9]+ ?回"
    return re.search(pattern, fold(text)) is not None


def next_open(day: date, is_open: Callable[[date], bool]) -> date:
    """Return the first open day from `day` on; `day` itself where there is none within two months."""
    for ahead in range(62):
        if is_open(day + timedelta(ahead)):
            return day + timedelta(ahead)
    return day


def _whole_day(text: str) -> date | None:
    from aistrat_cli.loading.written.days import written_day
    from aistrat_cli.loading.written.misread import Misread

    try:
        return written_day(text)
    except Misread:
        return None


def _era_year(year: int, blank: str) -> str:
    """Return a year in the era that it ends in, as fiscal years and whole years are named."""
    era = next((one for one in reversed(ERAS) if one.first_year < year or one is ERAS[0]), ERAS[0])
    number = year - era.first_year + 1
    return f"{era.name}{blank}{'元' if number == 1 else number}"


def _day(year: int, month: int, day: int) -> date:
    if not 1 <= year <= 9999:
        raise DayOutOfRange
    return date(year, month, day)
