"""Written days: `2021-10-26`, `2021年10月26日`, `令和3年10月26日`, each with or without its weekday."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from aistrat_cli import faults
from aistrat_cli.calendar.months import days_in_month
from aistrat_cli.diagnostic import Message
from aistrat_cli.eras import ERAS, Era, era_day
from aistrat_cli.loading.shown import quoted
from aistrat_cli.loading.written.folding import fold, unfold
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.loading.written.weekdays import FULL_EN, read_weekday, renamed
from aistrat_cli.wording import WEEKDAYS_JA, counted

if TYPE_CHECKING:
    import re

MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

ERA_NAMES = "明治|大正|昭和|平成|令和"

LONGEST_DAY = 100
"""No day is written with more characters; what is longer is not searched for one."""

# One blank may stand between the parts, as in padded columns: 令和 3年 1月 5日.
_DAY = (
    r"(?<![0-9])(?:(?P<iso>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})"
    rf"|(?:(?P<era>{ERA_NAMES}) ?(?P<of_era>元|[0-9]{{1,4}})|(?P<year>[0-9]{{4}})) ?年"
    r" ?(?P<month>[0-9]{1,2}) ?月 ?(?P<day>[0-9]{1,2}) ?日)(?![0-9])"
)


def written_day(text: str) -> date:
    """Return the day that `text` writes. A weekday beside it is a checksum.

    Raises Misread: D001 for another weekday than the day has, D002 for a day that no month has, D004 for a day
    outside its era, D006 beyond the years 1 to 9999, D003 for everything else, a day without its year included.
    """
    day = find_day(text)
    if day is None:
        raise _no_day(text)
    return day


def find_day(text: str) -> date | None:
    """Return the day that `text` writes, None where it does not look like one; raises Misread as `written_day` does."""
    folded = fold(text)
    start = len(folded) - len(folded.lstrip())
    end = start + 10
    day = _iso_day(folded[start : end + 1])
    if day is None:
        import re

        found = re.search(_DAY, folded) if len(folded) <= LONGEST_DAY else None
        if found is None:
            from aistrat_cli.loading.written.guesses import guess_day

            guess = guess_day(text)
            if guess is None:
                return None
            raise guess
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


def day_value(value: object) -> date:
    """Return the day of a TOML date or of a string; a date with a time has one word too many. Raises Misread."""
    if isinstance(value, str):
        return written_day(value)
    if isinstance(value, datetime):
        raise day_with_time(value)
    if isinstance(value, date):
        return value
    from aistrat_cli.loading.written.guesses import not_a_day

    raise not_a_day(value)


def calendar_day(year: int, month: int, day: int, written: str) -> date:
    """Return the date; raises Misread, with the number of days of that month, where it does not exist."""
    if not 1 <= year <= 9999:
        raise out_of_range(written)
    if not 1 <= month <= 12:
        because = Message(f"there is no month {month}", f"{month}月はありません")
        help = Message("Months are 1 to 12; the month comes after the year.", "月は 1 から 12 で、年の次に書きます。")
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
        help = Message("Months are 1 to 12; the month comes after the year.", "月は 1 から 12 で、年の次に書きます。")
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
        Message(f"{written} lies outside the years 1 to 9999.", f"{written} は西暦 1 年から 9999 年の範囲を外れます。"),
        Message("Write a day that lies inside.", "この範囲の日を書いてください。"),
    )


def day_with_time(value: datetime) -> Misread:
    """Return the exception for a date and a time in one value."""
    day = value.date().isoformat()
    clock = value.strftime("%H:%M")
    return Misread(
        faults.UNREADABLE_DATE,
        Message(
            f"{day} {clock} is a date with a time; a day has none.",
            f"{day} {clock} は日時です。ここには日だけを書きます。",
        ),
        Message(
            f'Write {day} here, and the time of a meeting as `time = "{clock}"`.',
            f'ここには {day} と書き、会議の時刻は `time = "{clock}"` と書きます。',
        ),
    )


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
        from aistrat_cli.loading.written.guesses import beside_a_day

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


def _impossible(written: str, because: Message, help: Message | None) -> Misread:
    return Misread(
        faults.IMPOSSIBLE_DATE,
        Message(f"{written} does not exist: {because.en}.", f"{written} は存在しません。{because.ja}。"),
        help,
    )


def _no_day(text: str) -> Misread:
    return Misread(
        faults.UNREADABLE_DATE,
        Message(f"`{quoted(text)}` is not a day.", f"`{quoted(text)}` は日付として読めません。"),
        Message(
            "Write it like 2021-10-26, 2021年10月26日 or 令和3年10月26日; a weekday may follow.",
            "2021-10-26、2021年10月26日、令和3年10月26日 のように書きます。曜日を添えられます。",
        ),
    )
