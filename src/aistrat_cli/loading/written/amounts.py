"""Lengths and clock times: `15bd`, `-3bd`, `1h30min`, `10:00`; ranges of days of every year: `12-29..01-03`."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache

from aistrat_cli import faults
from aistrat_cli.calendar.months import days_in_month
from aistrat_cli.diagnostic import Fault, Message
from aistrat_cli.loading.shown import quoted
from aistrat_cli.loading.written.dates import MONTHS_EN
from aistrat_cli.loading.written.folding import fold
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.model.calendar import YearDay
from aistrat_cli.model.days import Duration
from aistrat_cli.model.leads import LeadOffset

MOST_DAYS = date.max.toordinal()

MOST_HOURS = 24 * MOST_DAYS


def parse_duration(value: object) -> Duration:
    """Return the duration of `15bd`, `10d`, `2w`: a positive number. Raises Misread."""
    return _cached_duration(value) if isinstance(value, str) else _duration(value)


def _duration(value: object) -> Duration:
    duration = parse_tolerance(value, key="duration", example="15bd")
    if duration.amount == 0:
        raise _invalid(
            Message("Work takes at least a day.", "作業の長さは1日以上です。"),
            Message(
                "Work of no length is a `[[milestone]]`; a day's work is `1bd`.",
                "長さのないものは `[[milestone]]` です。1日の作業は `1bd` と書きます。",
            ),
        )
    return duration


_cached_duration = cache(_duration)
"""A large file writes few lengths, each of them many times."""


def parse_tolerance(value: object, *, key: str = "tolerance", example: str = "2bd") -> Duration:
    """Return the length of `0d`, `2bd`, `1w`, where none is allowed, too. Raises Misread."""
    text = _text(value, key, ("d", "bd"))
    amount, unit = _number_and_unit(text)
    if amount is None or unit not in ("bd", "d", "w"):
        raise _unreadable_amount(text, key, ("bd", "d", "w"), example)
    return Duration(_bounded(amount, MOST_DAYS, text), unit)  # type: ignore[arg-type]


def parse_lead_offset(value: object) -> LeadOffset:
    """Return the offset of a lead time, `-5bd`, `+10bd`, `-72h`; its sign is written. Raises Misread."""
    text = _text(value, "offset", ("d", "bd"))
    sign = text[:1]
    amount, unit = _number_and_unit(text[1:] if sign in ("+", "-") else text)
    if amount is None or unit not in ("d", "bd", "w", "m", "y", "h"):
        raise _unreadable_amount(text, "offset", ("d", "bd", "w", "m", "y", "h"), "-5bd")
    if sign not in ("+", "-"):
        raise _invalid(
            Message(f"`{quoted(text)}` does not say before or after.", f"`{quoted(text)}` では前か後か分かりません。"),
            Message(
                f"Write `-{quoted(text)}` for before the item, `+{quoted(text)}` for after it.",
                f"項目より前なら `-{quoted(text)}`、後なら `+{quoted(text)}` と書きます。",
            ),
        )
    return LeadOffset(_bounded(amount, MOST_HOURS if unit == "h" else MOST_DAYS, text), unit, sign == "-")  # type: ignore[arg-type]


def parse_length(value: object) -> int:
    """Return the minutes of `2h`, `90min`, `1h30min`; more than none, at most a year. Raises Misread."""
    text = _text(value, "length", ("min",))
    hours, h, rest = text.partition("h")
    minutes = rest if h else text
    bare = minutes.removesuffix("min").strip()
    fits = (not h or _is_number(hours.strip())) and (_is_number(bare) and minutes.endswith("min") if minutes else h)
    if not fits:
        raise _no_length(text)
    total = 60 * _bounded(hours.strip(), 8784, text) if h else 0
    total += _bounded(bare, 8784 * 60, text) if minutes else 0
    if total == 0:
        raise _invalid(
            Message(f"A meeting is longer than `{quoted(text)}`.", f"会議の長さに `{quoted(text)}` は書けません。"),
            Message("Leave the key out where the length is not known.", "長さが決まっていなければ、キーを省きます。"),
        )
    return total


def parse_time(value: object) -> time:
    """Return the time of day of a TOML time, or of `10:00`, `9:00`, `10:00:00` in a string. Raises Misread."""
    if isinstance(value, datetime):
        clock = value.strftime("%H:%M")
        raise _invalid(
            Message(f"`time` takes the clock alone, {clock}.", f"`time` には時刻 {clock} だけを書きます。"),
            Message(
                f'Write `time = "{clock}"`, and the day as `date`.',
                f'`time = "{clock}"` とし、日は `date` に書きます。',
            ),
        )
    if isinstance(value, time):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        misread = _no_time(str(value) if 0 <= value < 2400 else "…")
        misread.fault = faults.WRONG_TYPE
        raise misread
    text = _text(value, "time", ())
    colons = text.count(":")
    if colons in (1, 2) and len(text) in (3 * colons + 1, 3 * colons + 2) and _is_number(text.replace(":", "")):
        try:
            return time.fromisoformat(text.zfill(3 * colons + 2))
        except ValueError:
            pass
    raise _no_time(text)


def parse_year_range(value: object) -> tuple[YearDay, YearDay]:
    """Return first and last day of `12-29..01-03`, `easter-3..easter+2`, or of one day, `12-25`. Raises Misread.

    A last day that comes before the first in the year lies in the next year.
    """
    text = _text(value, "every", ())
    first, dots, last = text.partition("..")
    begins = _year_day(first.strip(), text)
    return begins, _year_day(last.strip(), text) if dots else begins


def _year_day(text: str, whole: str) -> YearDay:
    low = text.lower()
    if low.startswith("easter"):
        rest = low.removeprefix("easter").replace(" ", "")
        if not rest:
            return YearDay(0, 0)
        if rest[0] in "+-" and _is_number(rest[1:]):
            distance = _bounded(rest[1:], 366, whole)
            return YearDay(0, -distance if rest[0] == "-" else distance)
    month, dash, day = text.partition("-")
    if dash and len(month) == len(day) == 2 and _is_number(month) and _is_number(day):
        if not 1 <= int(month) <= 12:
            raise _impossible(whole, Message(f"there is no month {int(month)}", f"{int(month)}月はありません"))
        last = days_in_month(2000, int(month))
        if not 1 <= int(day) <= last:
            name = MONTHS_EN[int(month) - 1]
            raise _impossible(whole, Message(f"{name} has {last} days", f"{int(month)}月は{last}日までです"))
        return YearDay(int(month), int(day))
    raise _no_year_range(whole)


def _text(value: object, key: str, units: tuple[str, ...]) -> str:
    """Return the folded text; a bare number gets told that its unit is missing. Raises Misread."""
    if isinstance(value, str):
        text = fold(value).strip()
        if not text:
            raise _invalid(Message(f"`{key}` is empty.", f"`{key}` が空です。"), None)
        return text
    if isinstance(value, int) and not isinstance(value, bool) and units:
        number = str(value) if abs(value) < 10**9 else "…"
        written = [f'`{key} = "{number}{unit}"`' for unit in units]
        raise Misread(
            faults.WRONG_TYPE,
            Message(f"The unit is missing in `{key} = {number}`.", f"`{key} = {number}` に単位がありません。"),
            Message(f"Write {' or '.join(written)}.", f"{' か '.join(written)} と書きます。"),
        )
    raise Misread(
        faults.WRONG_TYPE,
        Message(f"`{key}` takes a text.", f"`{key}` には文字列を書きます。"),
        Message("Put the value in quotes.", "値を引用符で囲みます。"),
    )


def _number_and_unit(text: str) -> tuple[str | None, str]:
    digits = len(text) - len(text.lstrip("0123456789"))
    return (text[:digits], text[digits:]) if digits else (None, text)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _bounded(digits: str, most: int, text: str) -> int:
    """Return the number, which may be absurdly long; raises Misread where it is more than `most`."""
    short = digits.lstrip("0") or "0"
    if len(short) <= len(str(most)) and int(short) <= most:
        return int(short)
    raise _invalid(
        Message(
            f"`{quoted(text)}` is too large: at most {most}.", f"`{quoted(text)}` は大きすぎます。{most} までです。"
        ),
        None,
    )


def _unreadable_amount(text: str, key: str, units: tuple[str, ...], example: str) -> Misread:
    from aistrat_cli.loading.written.mistyped_amounts import amount_help

    sign = "-" if text[:1] in ("-", "−", "–", "—") or text.endswith("前") else "+" if text[:1] == "+" else ""
    bare = text.removesuffix("前").removesuffix("後").lstrip("+-−–— ")
    if _is_number(bare):
        short = quoted(f"{sign}{bare}")
        return _invalid(
            Message(f"The unit is missing in `{short}`.", f"`{short}` に単位がありません。"),
            Message(
                f"Write `{short}d` for calendar days, `{short}bd` for business days.",
                f"暦日なら `{short}d`、営業日なら `{short}bd` と書きます。",
            ),
        )
    noun = Message("an offset", "日数") if key == "offset" else Message("a length", "長さ")
    message = Message(f"`{quoted(text)}` is not {noun.en}.", f"`{quoted(text)}` は{noun.ja}として読めません。")
    return _invalid(message, amount_help(text, key, units, example))


def _no_length(text: str) -> Misread:
    from aistrat_cli.loading.written.mistyped_times import length_help

    message = Message(f"`{quoted(text)}` is not a length.", f"`{quoted(text)}` は長さとして読めません。")
    return _invalid(message, length_help(text))


def _no_time(text: str) -> Misread:
    from aistrat_cli.loading.written.mistyped_times import time_help

    message = Message(f"`{quoted(text)}` is not a time of day.", f"`{quoted(text)}` は時刻として読めません。")
    return _invalid(message, time_help(text))


def _no_year_range(text: str) -> Misread:
    return _invalid(
        Message(
            f"`{quoted(text)}` is no day or range of every year.", f"`{quoted(text)}` は毎年の日として読めません。"
        ),
        Message(
            "Write month and day with two digits each: `12-25`, `12-29..01-03`; or `easter-3..easter+2`.",
            "月と日を2桁ずつ `12-25`、`12-29..01-03` のように書くか、`easter-3..easter+2` と書きます。",
        ),
    )


def _impossible(text: str, because: Message) -> Misread:
    return _invalid(
        Message(f"`{quoted(text)}` does not exist: {because.en}.", f"`{quoted(text)}` は存在しません。{because.ja}。"),
        None,
        faults.IMPOSSIBLE_DATE,
    )


def _invalid(message: Message, help: Message | None, fault: Fault = faults.INVALID_VALUE) -> Misread:
    return Misread(fault, message, help)
