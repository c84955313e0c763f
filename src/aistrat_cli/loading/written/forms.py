"""The forms in which a day is written: `2021-10-26`, `2021年10月26日`, `令和3年10月26日`, and its weekday beside it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from aistrat_cli import faults
from aistrat_cli.calendar.months import days_in_month
from aistrat_cli.diagnostic import Message
from aistrat_cli.eras import ERAS
from aistrat_cli.loading.written.dates import ERA_NAMES, calendar_day, era_date
from aistrat_cli.loading.written.folding import fold, unfold
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.loading.written.weekdays import FULL_EN, read_weekday, renamed
from aistrat_cli.wording import WEEKDAYS_JA

if TYPE_CHECKING:
    import re

LONGEST_DAY = 100
"""No day is written with more characters; what is longer is not searched for one."""

# One blank may stand between the parts, as in padded columns: 令和 3年 1月 5日. A year of five digits is read as one,
# so that it can be told that there is none.
_DAY = (
    r"(?<![0-9])(?:(?P<iso>[0-9]{4,9})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})"
    rf"|(?:(?P<era>{ERA_NAMES}) ?(?P<of_era>元|[0-9]{{1,4}})|(?P<year>[0-9]{{4,9}})) ?年"
    r" ?(?P<month>[0-9]{1,2}) ?月 ?(?P<day>[0-9]{1,2}) ?日)(?![0-9])"
)


def read_day(text: str) -> date | None:
    """Return the day that `text` writes, None where it has none of the forms.

    Raises Misread where it has one, and that cannot be: D001 for another weekday than the day has, D002 for a day
    that no month has, D004 for a day outside its era, D006 beyond the years 1 to 9999, D003 for other words beside it.
    """
    folded = fold(text)
    start = len(folded) - len(folded.lstrip())
    end = start + 10
    day = _iso_day(folded[start : end + 1])
    if day is None:
        import re

        found = re.search(_DAY, folded) if len(folded) <= LONGEST_DAY else None
        if found is None:
            return None
        start, end = found.span()
        first, last = unfold(text, start), unfold(text, end - 1) + 1
        try:
            day = _day_of(found, text[first:last])
        except Misread as misread:
            misread.start, misread.end = first, last
            raise
    if not folded[:start].strip(" ,、"):
        _check_weekday(text, day, (start, end), (end, len(folded)))
    elif not folded[end:].strip():
        _check_weekday(text, day, (start, end), (0, start))
    else:
        return None
    return day


def _iso_day(text: str) -> date | None:
    """Return the day that the first ten of eleven characters write, if they do: the form that nearly all days have.

    It is read without a regular expression, since compiling one costs a start-up dear.
    """
    if text[4:5] == "-" == text[7:8] and not text[10:].isdigit():
        try:
            return date.fromisoformat(text[:10])
        except ValueError:
            pass
    return None


def _day_of(found: re.Match[str], written: str) -> date:
    """Return the day that the match of `_DAY` has found."""
    group = found.groupdict()
    if group["iso"]:
        return calendar_day(int(group["iso"]), int(group["m"]), int(group["d"]), written)
    month, day = int(group["month"]), int(group["day"])
    if not group["era"]:
        return calendar_day(int(group["year"]), month, day, written)
    era = next(era for era in ERAS if era.name == group["era"])
    return era_date(era, 1 if group["of_era"] == "元" else int(group["of_era"]), month, day, written)


def _check_weekday(text: str, day: date, at: tuple[int, int], words: tuple[int, int]) -> None:
    """Raise Misread unless the words beside a day are none or name its weekday; both as slices of the folded text."""
    beside = fold(text)[words[0] : words[1]]
    if not beside.strip():
        return
    read = read_weekday(beside)
    if read is None:
        from aistrat_cli.loading.written.words_beside import beside_a_day

        first = unfold(text, words[0] + len(beside) - len(beside.lstrip(" ,、")))
        last = unfold(text, words[0] + len(beside.rstrip()) - 1) + 1
        raise beside_a_day(text[first:last], day, first, last)
    weekday, start, length = read
    if weekday == day.weekday():
        return
    first, last = unfold(text, words[0] + start), unfold(text, words[0] + start + length - 1) + 1
    right = (text[:first] + renamed(text[first:last], day.weekday()) + text[last:]).strip()
    written, iso = text[unfold(text, at[0]) : unfold(text, at[1] - 1) + 1], day.isoformat()
    named = iso if written == iso else f"{written} ({iso})"
    years = [other.isoformat() for other in _years_with(day, weekday)]
    raise Misread(
        faults.WRONG_WEEKDAY,
        Message(
            f"{named} is a {FULL_EN[day.weekday()]}, not a {FULL_EN[weekday]}.",
            f"{named} は{WEEKDAYS_JA[day.weekday()]}曜日で、{WEEKDAYS_JA[weekday]}曜日ではありません。",
        ),
        Message(
            f"Write `{right}`; or if the year is wrong: {' or '.join(years)} is a {FULL_EN[weekday]}.",
            f"`{right}` と書きます。年が違うなら、{WEEKDAYS_JA[weekday]}曜日になるのは {'・'.join(years)} です。",
        ),
        first,
        last,
    )


def _years_with(day: date, weekday: int) -> list[date]:
    """Return the same day of the nearest year, or of two equally near, in which it falls on `weekday`."""
    for distance in range(1, 41):
        found = []
        for year in (day.year - distance, day.year + distance):
            if 1 <= year <= 9999 and day.day <= days_in_month(year, day.month):
                other = day.replace(year=year)
                if other.weekday() == weekday:
                    found.append(other)
        if found:
            return found
    return []  # pragma: no cover  (29 February falls on every weekday within 40 years)
