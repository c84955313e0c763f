"""Written days, wherever one is needed: a TOML date, or a string in one of the forms."""

from __future__ import annotations

from datetime import date, datetime

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.shown import quoted
from aistrat_cli.loading.written.forms import read_day
from aistrat_cli.loading.written.misread import Misread


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
    day = read_day(text)
    if day is None:
        from aistrat_cli.loading.written.guesses import guess_day

        guess = guess_day(text)
        if guess is not None:
            raise guess
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


def _no_day(text: str) -> Misread:
    return Misread(
        faults.UNREADABLE_DATE,
        Message(f"`{quoted(text)}` is not a day.", f"`{quoted(text)}` は日付として読めません。"),
        Message(
            "Write it like 2021-10-26, 2021年10月26日 or 令和3年10月26日; a weekday may follow.",
            "2021-10-26、2021年10月26日、令和3年10月26日 のように書きます。曜日を添えられます。",
        ),
    )
