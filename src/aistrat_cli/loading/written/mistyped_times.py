"""What a length or a time of day was meant to be that cannot be read. Imported only once something is wrong."""

from __future__ import annotations

import re

from aistrat_cli.diagnostic import Message

_HOURS = r"([0-9]{1,3}(?:\.[0-9]{1,2})?) ?(?:h|hr|hrs|hour|hours|時間)"
_MINUTES = r"([0-9]{1,4}) ?(?:m|min|mins|minute|minutes|分間?)"


_NOT_KNOWN = (
    "未定",
    "調整中",
    "午前",
    "午後",
    "夕方",
    "朝",
    "tbd",
    "tba",
    "tbc",
    "?",
    "am",
    "pm",
    "終日",
    "all day",
    "morning",
)
_WHOLE_DAYS = ("終日", "全日", "半日", "all day", "half a day", "未定", "tbd", "?")
_TO = re.compile(r" ?(?:[-~〜–—]|から|to) ?")
_ZONE = re.compile(r" ?(?:jst|utc|gmt|[a-z]{2,4}t|z|[+-][0-9]{1,2}:?[0-9]{2}|日本時間)$")


def time_help(text: str) -> Message:
    """Return how a time of day is written, or what a text most likely means that is none."""
    low = text[:40].lower().strip()
    if low in _NOT_KNOWN:
        return Message("Leave the key out where the hour is not known.", "時刻が決まっていなければ、キーを省きます。")
    if re.fullmatch(r"24(?:[:時](?:00)?分?)?", low):
        return Message(
            "A day ends with `23:59`; `00:00` begins the next one.",
            "1日の終わりは `23:59`、`00:00` は翌日の始まりです。",
        )
    low = re.sub(r" ?(?:から|より|開始|開会)$", "", low)  # a meeting's time is when it begins
    ends = _TO.split(low.removesuffix("まで"))
    first, last = meant_time(ends[0]), meant_time(ends[-1])
    if len(ends) == 2 and first and last and first < last:
        minutes = _minutes(last) - _minutes(first)
        return Message(
            f'Write `time = "{first}"` and `length = "{short_length(minutes)}"`.',
            f'`time = "{first}"`、`length = "{short_length(minutes)}"` と書きます。',
        )
    zone = _ZONE.search(low)
    meant = meant_time(low[: zone.start()]) if zone and ":" in low[: zone.start()] else meant_time(low)
    if meant is None:
        return Message("Write it like `10:00`.", "`10:00` のように書きます。")
    if zone and zone[0].strip() not in ("am", "pm"):
        return Message(
            f"Write `{meant}`; a zone other than the series' is said with `timezone`.",
            f"`{meant}` と書きます。系列と異なるタイムゾーンは `timezone` に書きます。",
        )
    return Message(f"Write `{meant}`.", f"`{meant}` と書きます。")


def length_help(text: str) -> Message:
    """Return how a length is written, or what a text most likely means that is none."""
    low = text[:40].lower().strip()
    minutes = meant_minutes(low)
    if low.isdigit():
        return Message(f"The unit is missing: `{low}min`.", f"単位がありません。`{low}min` のように書きます。")
    if minutes:
        right = short_length(minutes)
        return Message(f"Write `{right}`.", f"`{right}` と書きます。")
    if low in _WHOLE_DAYS or re.fullmatch(r"[0-9]+ ?(?:d|days?|日間?)", low):
        return Message(
            "Leave it out where the hours are not known; several days are `days = 2`.",
            "時間が決まっていなければ省きます。複数日なら `days = 2` と書きます。",
        )
    return Message("Write it like `2h`, `90min` or `1h30min`.", "`2h`、`90min`、`1h30min` のように書きます。")


def short_length(minutes: int) -> str:
    """Return minutes as they are written: `2h`, `90min`."""
    return f"{minutes // 60}h" if minutes % 60 == 0 else f"{minutes}min"


def meant_minutes(text: str) -> int | None:
    """Return the minutes of `1.5h`, `2時間`, `1h30`, `90分`, `1:30`, None where they cannot be told."""
    low = text[:40].lower().strip()
    found = re.fullmatch(rf"(?:{_HOURS})? ?(?:{_MINUTES}|([0-9]{{1,2}})|(半))?", low)
    if found and any(found.groups()):
        if not found[1] and not found[2]:
            return None
        return round(60 * float(found[1] or 0)) + int(found[2] or found[3] or (30 if found[4] else 0))
    clock = re.fullmatch(r"([0-9]{1,2}):([0-5][0-9])", low)
    return 60 * int(clock[1]) + int(clock[2]) if clock else None


def meant_time(text: str) -> str | None:
    """Return the time of `10時30分`, `午後2時`, `2pm`, `10.30`, `1000`, None where it cannot be told."""
    low = text[:40].lower().strip()
    if low in ("正午", "noon", "midday"):
        return "12:00"
    half_of_day = r"(a\.?m\.?|p\.?m\.?)"
    found = re.fullmatch(
        rf"(午前|午後|am|pm)? ?([0-9]{{1,2}})(?:[:.h時]([0-9]{{2}})?(?:分|:[0-9]{{2}})?|時?(半)?)? ?{half_of_day}?",
        low,
    )
    if found is None:
        found = re.fullmatch(r"()([0-9]{2})([0-9]{2})()()", low)
    if found is None:
        return None
    hour, minute = int(found[2]), int(found[3] or (30 if found[4] else 0))
    half = (found[1] or found[5] or "").replace(".", "")
    if half in ("午後", "pm") and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def _minutes(clock: str) -> int:
    return 60 * int(clock[:2]) + int(clock[3:])
