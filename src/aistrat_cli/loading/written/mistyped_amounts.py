"""What a number of days was meant to be that cannot be read. Imported only once something is wrong."""

from __future__ import annotations

import re

from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.written.folding import fold
from aistrat_cli.loading.written.mistyped_offsets import meant_amount, meant_unit
from aistrat_cli.loading.written.mistyped_times import meant_time

_NEIGHBOURS = {"前": "-", "翌": "+"}


def amount_help(text: str, key: str, units: tuple[str, ...], example: str) -> Message:
    """Return how a number of days is written in `key`, or what a text most likely means that is none."""
    special = _offset_help(text) if key == "offset" else _length_help(text)
    if special:
        return special
    low = text.lower().strip()
    bare = re.sub(r"^(?:約|およそ|おおむね|about|approx\.?|~)|(?:頃|程度|くらい|ほど)$", "", low)
    bare = re.sub(r"[前後]$| (?:before|after|prior|earlier|later)$", "", bare)
    meant = meant_amount(bare)
    if meant and meant[1] in units:
        back = low[:1] in ("-", "−", "–", "—") or low.endswith(("前", " before", " prior", " earlier"))
        forward = low[:1] == "+" or low.endswith(("後", " after", " later"))
        signs = ("-" if back else "+" if forward else "") if key == "offset" else ""
        right = f"{signs}{meant[0]}{meant[1]}"
        return Message(f"Write `{right}`.", f"`{right}` と書きます。")
    listed = ", ".join(f"`{unit}`" for unit in units)
    if meant and key == "duration" and meant[1] in ("m", "y"):
        return Message(
            f"Months differ in length: count in {listed}, or write `end`.",
            f"月の長さは一定でないため、{listed} で数えるか `end` を書きます。",
        )
    return Message(
        f"Write a number with one of {listed}, like `{example}`.",
        f"数に {listed} のどれかを付け、`{example}` のように書きます。",
    )


def meant_integer(text: str) -> int | None:
    """Return the number of `第4回`, `4名`, `#4`, `４`; None where it is none, or an absurd one."""
    found = re.fullmatch(
        r"(?:第|no\.? ?|#)? ?([0-9]{1,9}) ?(?:回目?|人|名|日間?|月|times|days|people)?", fold(text[:40]).strip().lower()
    )
    return int(found[1]) if found else None


def _offset_help(text: str) -> Message | None:
    """`前日`, `翌営業日`, `当日`, `中14日`, `-3bd 17:00`."""
    found = re.fullmatch(r"([前翌])(日|営業日|週|月)", text)
    if found:
        right = f"{_NEIGHBOURS[found[1]]}1{meant_unit(found[2])}"
        return Message(f"Write `{right}`.", f"`{right}` と書きます。")
    if text in ("当日", "同日", "same day", "on the day"):
        return Message("Write `-0d`.", "`-0d` と書きます。")
    found = re.fullmatch(r"中 ?([0-9]+) ?日(前)?", text)
    if found:
        return Message(
            f'Write `offset = "-{found[1]}d"` and `count = "clear"`.',
            f'`offset = "-{found[1]}d"`、`count = "clear"` と書きます。',
        )
    offset, blank, clock = text.rpartition(" ")
    at = meant_time(clock) if blank else None
    if at and re.fullmatch(r"[+-][0-9]+(?:bd|[dwmy])", offset):
        return Message(
            f'Write `offset = "{offset}"` and `at = "{at}"`.', f'`offset = "{offset}"`、`at = "{at}"` と書きます。'
        )
    return None


def _length_help(text: str) -> Message | None:
    """`未定`, `8h`."""
    if text.lower() in ("?", "未定", "tbd", "unknown", "調整中"):
        return Message(
            'Where neither length nor day is known, leave it out and write `date = "?"`, or a `window`.',
            '長さも日も未定なら、これを省いて `date = "?"` か `window` を書きます。',
        )
    meant = meant_amount(text)
    if meant and meant[1] == "h":
        return Message("The shortest work is a day, `1bd`.", "作業は1日単位です。最短は `1bd` です。")
    return None


def yearly(text: str) -> str | None:
    """Return how days of every year are written that were typed `12/29〜1/3`, `5月1日`; None for another text."""
    day = r"(1[0-2]|0?[1-9])(?:[/.-]|月) ?(3[01]|[12][0-9]|0?[1-9])日?"
    found = re.fullmatch(rf"{day}(?: ?(?:\.\.|[-~〜–—]|から|to) ?{day})?(?:まで)?", fold(text[:40]).strip())
    if found is None:
        return None
    first, last = found.groups()[:2], found.groups()[2:]
    return "..".join(f"{int(month):02}-{int(day):02}" for month, day in (first, last) if month)
