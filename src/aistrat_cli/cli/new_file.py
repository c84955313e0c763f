"""What commands that begin a schedule share: the id that a file's name gives, the zone that was asked for."""

from __future__ import annotations

import os
import re

from aistrat_cli.cli.declare import CannotGoOn, Option
from aistrat_cli.diagnostic import Message

TITLE = Option(
    names=("--title",),
    value="TEXT",
    help=Message("Title of the series.", "系列の題名。"),
)


def id_of(path: str) -> str:
    """Return the id that a file's name gives its series."""
    stem = os.path.basename(path).rpartition(".")[0] or os.path.basename(path)
    id = re.sub(r"[^A-Za-z0-9_-]+", "-", stem).strip("-_")[:100]
    # What is shaped like a year, a month or a date is no id.
    return "series" if not id or re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", id) else id


def zone_named(name: str | None) -> str | None:
    """Return the zone of that name; raises CannotGoOn where there is none."""
    if name is None:
        return None
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name).key
    except (ValueError, OSError, KeyError):
        raise CannotGoOn(
            Message(f'--timezone: unknown zone "{name}"', f"--timezone:「{name}」というタイムゾーンはありません"),
            Message("zones are called like Asia/Tokyo, Europe/London", "Asia/Tokyo、Europe/London のような名前です"),
        ) from None
