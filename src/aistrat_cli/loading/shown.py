"""How a value of a file is quoted in a message: short, with the name of its type."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from aistrat_cli.diagnostic import Message

LONGEST = 60


def quoted(text: str) -> str:
    """Return the text in one line, cut where it is long; control characters are left to the printing."""
    line = text.replace("\r", " ").replace("\n", " ")
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def typed(value: Any) -> Message:
    """Return a TOML value with its type: `the string "2"`, `a list`."""
    match value:
        case str():
            return Message(f'the string "{quoted(value)}"', f"文字列「{quoted(value)}」")
        case bool():
            word = "true" if value else "false"
            return Message(f"`{word}`", f"`{word}`")
        case int():
            number = str(value) if abs(value) < 10**18 else "…"
            return Message(f"the whole number {number}", f"整数 {number}")
        case float():
            return Message(f"the number {value}", f"数値 {value}")
        case datetime():
            return Message(f"the date with a time {value.isoformat(' ')}", f"日時 {value.isoformat(' ')}")
        case date():
            return Message(f"the date {value.isoformat()}", f"日付 {value.isoformat()}")
        case time():
            return Message(f"the time {value.isoformat()}", f"時刻 {value.isoformat()}")
        case list():
            return Message("a list", "リスト")
        case _:
            return Message("a table", "テーブル")
