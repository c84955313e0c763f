"""What a length or a time of day was meant to be that cannot be read. Imported only once something is wrong."""

from __future__ import annotations

import re

_HOURS = r"([0-9]{1,3}(?:\.[0-9]{1,2})?) ?(?:h|hr|hrs|hour|hours|時間)"
_MINUTES = r"([0-9]{1,4}) ?(?:m|min|mins|minute|minutes|分間?)"


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
    half_of_day = r"(a\.?m\.?|p\.?m\.?)"
    found = re.fullmatch(
        rf"(午前|午後|am|pm)? ?([0-9]{{1,2}})(?:(?:[:.]|時)([0-9]{{2}})?(?:分|:[0-9]{{2}})?|時?(半)?)? ?{half_of_day}?",
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
