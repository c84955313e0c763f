"""Sentences in both languages, made from one set of values."""

from __future__ import annotations

from datetime import date

from aistrat_cli.diagnostic import Message
from aistrat_cli.model.text import Text
from aistrat_cli.wording import counted, said, weekday

Value = str | int | date | Message | Text


def told(en: str, ja: str, **values: Value) -> Message:
    """Return both sentences with their `{names}` filled in; days carry their weekday, texts come in the language."""

    def filled(sentence: str, lang: str) -> str:
        return sentence.format_map({name: _in(value, lang) for name, value in values.items()})

    # A day in Japanese ends in a wide bracket, which brings its own blank.
    return Message(filled(en, "en"), filled(ja, "ja").replace("） ", "）"))


def _in(value: Value, lang: str) -> str:
    if isinstance(value, date):
        return said(value, lang)
    if isinstance(value, Message | Text):
        return value.in_(lang)
    return str(value)


def sentence(message: Message, *, capital: bool = False) -> Message:
    """Return the message as a whole sentence: with its full stop, and a capital where it does not begin with a name."""
    en, ja = message
    if capital:
        en = en[:1].upper() + en[1:]
    return Message(en if en.endswith((".", "?", "!")) else en + ".", ja if ja.endswith(("。", "？")) else ja + "。")


def as_value(day: date) -> Message:
    """Return the day as a TOML string with its weekday: `"2022-02-25 (Fri)"`, `"2022-02-25 (金)"`."""
    return Message(*(f'"{day.isoformat()} ({weekday(day, lang)})"' for lang in ("en", "ja")))


def on(day: date | None) -> Message:
    """Return ` on Thu 2022-02-24`, `（2022-02-24（木））`; nothing where the day is open."""
    return Message("", "") if day is None else told(" on {day}", "（{day}）", day=day)


def days(number: int) -> Message:
    """Return `3 days`, `3日`."""
    return Message(counted(number, "day"), f"{number}日")


def business_days(number: int) -> Message:
    """Return `3 business days`, `3営業日`."""
    return Message(counted(number, "business day"), f"{number}営業日")


def listed(names: list[str], most: int = 5) -> Message:
    """Return names with commas; after `most` of them how many more there are."""
    shown, more = names[:most], len(names) - most
    en, ja = ", ".join(shown), "、".join(shown)
    return Message(f"{en} and {more} more", f"{ja}ほか{more}件") if more > 0 else Message(en, ja)
