"""How days, numbers and agenda points are said, in English and Japanese; the nearest known word to a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from aistrat_cli.diagnostic import Message

WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEEKDAYS_JA = ("月", "火", "水", "木", "金", "土", "日")
"""Monday first, as `date.weekday` counts."""

AGENDA_KINDS = {
    "report": Message("report", "報告"),
    "hearing": Message("hearing", "ヒアリング"),
    "discussion": Message("discussion", "議論"),
    "decision": Message("decision", "決定"),
}

NO_ADDRESS = "…@…"
"""What stands where an e-mail address was."""

_LOCAL = r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]"
_ADDRESS = rf"(?:mailto:)?{_LOCAL}+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"


def without_addresses(text: str) -> str:
    """Return the text with no e-mail address left in it."""
    if "@" not in text:
        return text
    import re

    return re.sub(_ADDRESS, NO_ADDRESS, text)


def weekday(day: date, lang: str) -> str:
    """Return the short name of the weekday."""
    return (WEEKDAYS_JA if lang == "ja" else WEEKDAYS_EN)[day.weekday()]


def iso(day: date) -> str:
    """Return `2022-02-24`; four digits for the year, which `strftime` does not promise."""
    return day.isoformat()


def said(day: date, lang: str) -> str:
    """Return the day with its weekday: `Thu 2022-02-24`, `2022-02-24（木）`."""
    if lang == "ja":
        return f"{day.isoformat()}（{WEEKDAYS_JA[day.weekday()]}）"
    return f"{WEEKDAYS_EN[day.weekday()]} {day.isoformat()}"


def day_message(day: date) -> Message:
    """Return the day with its weekday in both languages."""
    return Message(said(day, "en"), said(day, "ja"))


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return `1 day`, `3 days`."""
    return f"{number} {noun if abs(number) == 1 else plural or noun + 's'}"


def numbered(number: int, lang: str) -> str:
    """Return a meeting's number as it is said: `#5`, `第5回`."""
    return f"第{number}回" if lang == "ja" else f"#{number}"


def listed(texts: Iterable[str], lang: str, sign: str = "・") -> str:
    """Return the texts in a row: with commas, in Japanese with `sign`."""
    return (sign if lang == "ja" else ", ").join(texts)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that a mistyped one most likely means, None where nothing is near.

    Case, full-width forms and `-` against `_` do not count as differences, and the dashes of an option not as likeness.
    """
    import difflib
    import unicodedata

    def folded(text: str) -> str:
        return unicodedata.normalize("NFKC", text[:100]).casefold().replace("-", "_").lstrip("_")

    by_fold = {folded(name): name for name in known}
    found = difflib.get_close_matches(folded(word), by_fold, n=1, cutoff=0.6)
    return by_fold[found[0]] if found else None


def is_japanese(text: str) -> bool:
    """Tell whether a text has kana or Han characters."""
    return not text.isascii() and any("\u3040" <= sign <= "\u30ff" or "\u4e00" <= sign <= "\u9fff" for sign in text)
