"""Times and lengths as spreadsheets hold them."""

from __future__ import annotations

import datetime as dt
import re

from aistrat_cli.importing.sheet import Cell
from aistrat_cli.loading.written.folding import fold
from aistrat_cli.row import NamedTuple

_NOON = r"(?:(?P<{0}half>午前|午後|am|pm|a\.m\.|p\.m\.) ?)?"
_CLOCK = r"(?P<{0}h>[0-9]{{1,2}})(?: ?(?:[:時] ?(?P<{0}m>[0-9]{{1,2}}|半)? ?分?)(?::[0-9]{{2}})?)"
_ENGLISH = r"(?P<{0}h>[0-9]{{1,2}})(?:[:.](?P<{0}m>[0-9]{{2}}))? ?(?P<{0}after>am|pm|a\.m\.|p\.m\.)"
_TO = r" ?(?:~|〜|～|–|—|-|から|to|\.\.) ?"

_FORMS = tuple(
    (
        re.compile(_NOON.format("a") + one.format("a"), re.IGNORECASE),
        re.compile(_TO + _NOON.format("b") + one.format("b"), re.IGNORECASE),
    )
    for one in (_ENGLISH, _CLOCK)
)
_DOTTED = re.compile(r"(?<![0-9.])([0-9]{1,2})\.([0-5][0-9])(?![0-9.])")
"""A time as it is written in half of Europe: 9.00."""
_MIDDAY = re.compile(r"(?:正午|noon\b)", re.IGNORECASE)
_LENGTH = re.compile(
    r"(?:(?P<h>[0-9]{1,3}(?:\.[0-9]+)?) ?(?:時間|h|hrs?|hours?))?"
    r" ?(?:(?P<m>[0-9]{1,4}) ?(?:分|m|mins?|minutes?)?|(?P<half>半))?",
    re.IGNORECASE,
)


class Clock(NamedTuple):
    """A time, perhaps with its end."""

    time: dt.time
    length: int | None
    """Minutes."""
    rest: str


def read_clock(text: str) -> Clock | None:
    """Return the time at the beginning of a text in NFKC; None where there is none."""
    bare = _MIDDAY.sub("12:00", text.lstrip(" ,、("))
    for first, second in _FORMS:
        begins = first.match(bare)
        if begins is None:
            continue
        start = _time(begins.groupdict(), "a")
        if start is None:
            return None
        rest = bare[begins.end() :]
        ends = second.match(rest)
        end = _time(ends.groupdict(), "b") if ends is not None else None
        if ends is None or end is None:
            return Clock(start, None, re.sub(r"^ ?[~〜～–-] ?(?=$|\))", "", rest).strip())
        minutes = (end.hour * 60 + end.minute - start.hour * 60 - start.minute) % (24 * 60)
        return Clock(start, minutes or None, rest[ends.end() :].strip())
    return None


def read_time(cell: Cell) -> Clock | None:
    """Return the time in a cell; None where it is none."""
    value = cell.value
    if isinstance(value, dt.datetime):
        return Clock(value.time().replace(microsecond=0), None, "")
    if isinstance(value, dt.time):
        return Clock(value.replace(microsecond=0), None, "")
    if isinstance(value, dt.timedelta):  # of a cell that counts hours: [h]:mm
        return Clock((dt.datetime.min + value).time(), None, "") if dt.timedelta() < value < dt.timedelta(1) else None
    if isinstance(value, float | int) and not isinstance(value, bool):
        minutes = round(value % 1 * 24 * 60)
        return Clock(dt.time(*divmod(minutes, 60)), None, "") if 0 < value < 1 and minutes < 24 * 60 else None
    if not isinstance(value, str):
        return None
    text = fold(value.replace("\n", " ")).strip()
    if re.fullmatch(r"0?\.[0-9]+", text):
        return read_time(cell._replace(value=float(text)))
    return read_clock(_DOTTED.sub(r"\1:\2", text))


def is_clock(cell: Cell) -> bool:
    """Tell whether a cell holds a time, and no day."""
    return not isinstance(cell.value, dt.date) and read_time(cell) is not None


def read_length(cell: Cell) -> int | None:
    """Return the minutes in a cell: a length of time, a number of minutes; None where it is neither."""
    value = cell.value
    if isinstance(value, dt.timedelta):
        return int(value.total_seconds()) // 60 or None
    if isinstance(value, dt.time):
        return value.hour * 60 + value.minute or None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return round(value * 24 * 60) if 0 < value < 1 else int(value) if 5 <= value <= 1440 else None
    text = fold(str(value)).strip()
    found = re.fullmatch(r"([0-9]{1,2}):([0-5][0-9])(?::00)?", text)
    if found is not None:
        return int(found[1]) * 60 + int(found[2]) or None
    found = _LENGTH.fullmatch(text)
    if found is None or not text:
        return None
    minutes = float(found["h"] or 0) * 60 + int(found["m"] or 0) + (30 if found["half"] else 0)
    return int(minutes) or None


def _time(group: dict[str, str | None], prefix: str) -> dt.time | None:
    hour = int(group[f"{prefix}h"] or 0)
    written = group[f"{prefix}m"] or "0"
    minute = 30 if written == "半" else int(written)
    half = (group.get(f"{prefix}half") or group.get(f"{prefix}after") or "").lower().replace(".", "")
    if half in ("午後", "pm") and hour < 12:
        hour += 12
    elif half in ("午前", "am") and hour == 12:
        hour = 0
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None
