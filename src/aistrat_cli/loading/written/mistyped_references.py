"""What the name of an item was meant to be that names none. Imported only once something is wrong."""

from __future__ import annotations

import re

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.shown import quoted
from aistrat_cli.loading.written.anchors import LONGEST_ID, day_shaped, is_id
from aistrat_cli.loading.written.folding import fold
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.loading.written.mistyped_offsets import meant_unit

_ID = r"([A-Za-z0-9][A-Za-z0-9_:/-]*)"


def no_id(text: str) -> Misread:
    """Return the exception for a text that cannot be the id of an item."""
    return Misread(
        faults.UNKNOWN_REFERENCE,
        Message(f"`{quoted(text)}` cannot be the id of an item.", f"`{quoted(text)}` は項目の ID になり得ません。"),
        reference_help(text),
    )


def hint_for(reference: str) -> str | None:
    """Return what a reference to nothing most likely means: `study-4-5bd` is `study-4 - 5bd` without its blanks."""
    text = fold(reference).strip()
    if len(text) > 3 * LONGEST_ID:
        return None
    if text.lower() in ("tbd", "tba", "tbc", "unknown", "open"):
        return "?"
    offset = r" ?([+−–—-]) ?([0-9]+(?:bd|[dwmy]))(?![A-Za-z0-9_/:.])"
    spaced = re.sub(offset, lambda found: f" {'+' if found[1] == '+' else '-'} {found[2]}", text)
    if spaced != text:
        return None if spaced.startswith(" ") else spaced
    return _in_words(text)


def _in_words(text: str) -> str | None:
    """Return what `study-4の5営業日前`, `study-4の翌日`, `3 days after study-4` mean."""
    found = re.fullmatch(rf"{_ID}(?: ?(?:の|から|より) ?| )([0-9]+) ?([^0-9 ]+?)(?:間)? ?(前|後)", text)
    if found:
        item, number, word, side = found.groups()
    elif found := re.fullmatch(rf"([0-9]+) ?([a-z ]+?) (before|after) {_ID}", text):
        number, word, side, item = found.groups()
    elif found := re.fullmatch(rf"{_ID} ?の? ?([翌前])(営業日|日|週|月)", text):
        item, side, word = found.groups()
        number = "1"
    else:
        found = re.fullmatch(rf"{_ID} ?(?:の後|の?終了後|後|以降)|after {_ID}", text)
        item = found and (found[1] or found[2])
        return item if item and not day_shaped(item) else None
    unit, sign = meant_unit(word), "-" if side in ("前", "before") else "+"
    return f"{item} {sign} {number}{unit}" if unit and unit != "h" else None


def reference_help(text: str) -> Message:
    """Return how an item is named, or what a text most likely means that names none."""
    hint = hint_for(text) or edge_hint(text)
    if hint:
        return Message(f"Write `{hint}`.", f"`{hint}` と書きます。")
    several = [part.strip() for part in fold(text[:200]).replace("、", ",").split(",")]
    if len(several) > 1 and all(is_id(part) for part in several):
        listed = "[" + ", ".join(f'"{part}"' for part in several) + "]"
        return Message(f"Put each in quotes of its own: `{listed}`.", f"`{listed}` と、1つずつ引用符で囲みます。")
    return Message(
        "An id has ASCII letters, digits, `-` and `_`; write `item`, `item/lead` or `series:item`.",
        "ID は ASCII の英数字と `-`、`_` だけです。`項目`、`項目/期限`、`系列:項目` の形で書きます。",
    )


def edge_hint(text: str) -> str | None:
    """Return what was meant with `study-4.begin`, `FY21.end`; None where it cannot be told."""
    name, dot, edge = fold(text[:200]).strip().partition(".")
    if not dot or not is_id(name.rpartition(":")[2].partition("/")[0]):
        return None
    edge = edge.lower()
    if name[:2].upper() == "FY" and name[2:].isdigit() and len(name) == 4 and edge in ("start", "end"):
        return f"FY20{name[2:]}.{edge}"
    if edge in ("begin", "beginning", "first", "from", "s", "starts", "start"):
        return f"{name}.start"
    return f"{name}.end" if edge in ("finish", "last", "to", "until", "e", "ends", "end") else None
