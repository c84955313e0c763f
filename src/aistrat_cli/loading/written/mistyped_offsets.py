"""What an offset or a reference was meant to be that cannot be read. Imported only once something is wrong."""

from __future__ import annotations

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.shown import quoted
from aistrat_cli.loading.written.folding import fold
from aistrat_cli.loading.written.misread import Misread

UNIT_WORDS = {
    "d": ("day", "days", "日", "日間", "cd", "暦日"),
    "bd": ("wd", "bds", "bdays", "business days", "営業日", "開庁日", "平日", "workdays"),
    "w": ("wk", "wks", "week", "weeks", "週", "週間"),
    "m": ("mo", "mon", "month", "months", "月", "か月", "ヶ月", "カ月", "ヵ月", "箇月", "ケ月"),
    "y": ("yr", "yrs", "year", "years", "年", "年間"),
    "h": ("hr", "hrs", "hour", "hours", "時間"),
}


def meant_unit(word: str) -> str | None:
    """Return the unit that a word for one means."""
    low = fold(word).strip().lower()
    return next((unit for unit, words in UNIT_WORDS.items() if low == unit or low in words), None)


def meant_amount(text: str) -> tuple[str, str] | None:
    """Return digits and unit of `5 days`, `5営業日`; None where no unit can be told."""
    folded = fold(text[:40]).strip().lstrip("+-−–— ")
    digits = len(folded) - len(folded.lstrip("0123456789"))
    unit = meant_unit(folded[digits:]) if digits and len(text) <= 40 else None
    return (folded[:digits], unit) if unit else None


def no_offset(amount: str) -> Misread:
    """Return the exception for a word after a sign that is no number with its unit."""
    meant = meant_amount(amount)
    if meant and meant[1] != "h":
        help = Message(f"Write `{meant[0]}{meant[1]}`.", f"`{meant[0]}{meant[1]}` と書きます。")
    else:
        help = units_help()
    if amount.isdigit() and amount.isascii():
        message = Message(f"The unit is missing after {quoted(amount)}.", f"{quoted(amount)} に単位がありません。")
        short = quoted(amount)
        help = Message(
            f"Write `{short}d` for calendar days, `{short}bd` for business days.",
            f"暦日なら `{short}d`、営業日なら `{short}bd` と書きます。",
        )
    else:
        message = Message(
            f"`{quoted(amount)}` is no number with a unit.", f"`{quoted(amount)}` は数と単位として読めません。"
        )
    return Misread(faults.UNREADABLE_DATE, message, help)


def apart(amount: str, next_word: str) -> Misread | None:
    """Return the exception for a number and its unit with a blank between, `5 bd`."""
    unit = meant_unit(next_word)
    if unit is None or not amount.isdigit():
        return None
    return Misread(
        faults.UNREADABLE_DATE,
        Message(f"A blank parts {quoted(amount)} from its unit.", f"{quoted(amount)} と単位の間に空白があります。"),
        Message(f"Write `{quoted(amount)}{unit}`.", f"`{quoted(amount)}{unit}` と書きます。"),
    )


def no_sign(text: str, word: str, start: int, end: int) -> Misread:
    """Return the exception for a word where a `+` or `-` with its number should stand."""
    if word in ("+", "-"):
        return Misread(
            faults.UNREADABLE_DATE,
            Message(f"Nothing follows the `{word}`.", f"`{word}` の後に何もありません。"),
            units_help(),
            start,
            end,
        )
    before = text[:start].rstrip()
    unit = meant_unit(word)
    if unit and before[-1:].isdigit():
        help = Message(
            f"Write `{quoted(before)}{unit}`, without a blank.", f"`{quoted(before)}{unit}` と空白を入れずに書きます。"
        )
    else:
        help = Message(
            "Between offsets stands a `+` or `-` with a blank on each side.",
            "日数の間には、前後に空白を置いた `+` か `-` を書きます。",
        )
    message = Message(f"`{quoted(word)}` is not expected here.", f"ここに `{quoted(word)}` は書けません。")
    return Misread(faults.UNREADABLE_DATE, message, help, start, end)


def units_help() -> Message:
    """Return the units with an example."""
    return Message(
        "Write a number with `d` (calendar days), `bd` (business days), `w`, `m` or `y`: `5bd`.",
        "数に `d`（暦日）、`bd`（営業日）、`w`、`m`、`y` を付けて `5bd` のように書きます。",
    )
