"""Whether a time zone exists, without importing `zoneinfo`, which costs a tenth of what a command may take to start."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection

SYSTEM = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")
"""Where `zoneinfo` looks on most systems (`zoneinfo.TZPATH`)."""

ABBREVIATIONS = {
    "BST": "Europe/London",
    "CST": "America/Chicago",
    "IST": "Asia/Kolkata",
    "JAPAN STANDARD TIME": "Asia/Tokyo",
    "JST": "Asia/Tokyo",
    "KST": "Asia/Seoul",
    "PST": "America/Los_Angeles",
    "TOKYO STANDARD TIME": "Asia/Tokyo",
    "Z": "UTC",
    "日本": "Asia/Tokyo",
    "東京": "Asia/Tokyo",
}
"""What people and calendars call a zone, where its name tells nothing of it."""

_SIGNS = str.maketrans("_+-", "aaa")

_known: dict[str, bool] = {}
_cities: dict[str, str] = {}


def is_zone(name: str) -> bool:
    """Tell whether `zoneinfo` knows the zone."""
    if name not in _known:
        _known[name] = _is_name(name) and (_has_file(name) or _opens(name))
    return _known[name]


def _is_name(name: str) -> bool:
    """Tell whether a text is made like the name of a zone, which no path out of the folder is."""
    return (
        len(name) <= 100
        and name.isascii()
        and all(part and part.translate(_SIGNS).isalnum() for part in name.split("/"))
    )


def _has_file(name: str) -> bool:
    """Tell whether a zone file of this name lies where the system or the `tzdata` package keeps them."""
    for folder in (*SYSTEM, *(os.path.join(path, "tzdata", "zoneinfo") for path in sys.path)):
        try:
            with open(os.path.join(folder, name), "rb") as file:
                return file.read(4) == b"TZif"
        except OSError:
            continue
    return False


def _opens(name: str) -> bool:
    """Ask `zoneinfo`, which also knows folders that this installation was told of."""
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        return False
    return True


def nearest_zone(name: str, nearest: Callable[[str, Collection[str]], str | None]) -> str | None:
    """Return the zone that a mistyped name most likely means: by its spelling, or by its city."""
    if not _cities:
        from zoneinfo import available_timezones

        _cities.update((zone.rpartition("/")[2], zone) for zone in sorted(available_timezones()))
    short = ABBREVIATIONS.get(name.upper())
    if short or (name.isupper() and "/" not in name):
        return short
    near = nearest(name, _cities.values())
    if near is None and (city := nearest(name.rpartition("/")[2], _cities)):
        near = _cities[city]
    return near
