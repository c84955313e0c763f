"""Date expressions, dependencies and references: `study-4 - 5bd`, `FY2021.end - 1m + 2d`, `other-series:study-4`."""

from __future__ import annotations

from datetime import date

from aistrat_cli import faults
from aistrat_cli.calendar.months import add_months
from aistrat_cli.diagnostic import Message
from aistrat_cli.errors import DayOutOfRange
from aistrat_cli.loading.shown import quoted
from aistrat_cli.loading.written.days import day_value, find_day, out_of_range
from aistrat_cli.loading.written.folding import fold
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.loading.written.named import find_named_day, find_period
from aistrat_cli.loading.written.offsets import LAST_DAY, expression_help, split_offsets
from aistrat_cli.model.days import Anchor, DateExpr, Dependency, Edge, ItemKey, Offset, Relation
from aistrat_cli.row import NamedTuple
from aistrat_cli.source.place import Place

LONGEST_ID = 100


class Scope(NamedTuple):
    """What an expression's meaning depends on: the series it stands in, and how that counts its fiscal years."""

    series: str
    fiscal_year_start: int | None
    """The month, 1 to 12."""
    fiscal_year_name: str | None
    """`start` (so where None) or `end`."""


def parse_expression(value: object, place: Place, scope: Scope) -> DateExpr:
    """Return the date expression of a TOML date or a string. Raises Misread."""
    if not isinstance(value, str):
        day = day_value(value)
        return DateExpr(written=day.isoformat(), base=day, place=place)
    start, end, offsets = split_offsets(value)
    text = value[start:end]
    base: date | Anchor | None
    try:
        base = read_anchor(text, scope)
        if base is None and text[4:5] == "-" == text[7:8]:  # nearly every day; no period is written so
            base = find_day(text)
        if base is None:
            base = find_named_day(text, scope) or _plain_day(text, scope)
    except Misread as misread:
        if misread.fault is faults.UNREADABLE_DATE and hint_for(text):
            raise _neither(text) from None
        raise misread.moved(start) from None
    if base is None:
        raise _neither(text)
    if isinstance(base, date):
        _check_range(value, base, offsets)
    return DateExpr(written=value, base=base, offsets=offsets, place=place)


def parse_dependency(value: object, relation: Relation, place: Place, scope: Scope) -> Dependency:
    """Return the dependency that one string of `after`, `before` or `ends_after` writes. Raises Misread.

    It names an item: days belong into `not_before` and `deadline`.
    """
    if not isinstance(value, str):
        raise _no_item(relation, str(value) if isinstance(value, date) else None)
    if is_id(value) and not day_shaped(value):  # most of the thousands that a large file has
        bare = Anchor(ItemKey(scope.series, value), None)
        return Dependency(relation=relation, written=value, anchor=bare, place=place)
    start, end, offsets = split_offsets(value)
    text = value[start:end]
    try:
        anchor = read_anchor(text, scope)
        if anchor is None:
            is_day = find_named_day(text, scope) or find_period(text, scope) or find_day(text)
            raise _no_item(relation, text) if is_day else no_id(text)
    except Misread as misread:
        raise misread.moved(start) from None
    return Dependency(relation=relation, written=value, anchor=anchor, offsets=offsets, place=place)


def parse_reference(text: str, scope: Scope) -> ItemKey:
    """Return the item that `item`, `item/lead`, `series:item` or `series:item/lead` names. Raises Misread F007."""
    anchor = read_anchor(text, scope)
    if anchor is None:
        raise no_id(text)
    if anchor.edge is not None:
        name = text.strip().partition(".")[0]
        raise Misread(
            faults.UNKNOWN_REFERENCE,
            Message(f"`{quoted(text)}` is a day of an item.", f"`{quoted(text)}` は項目の日です。"),
            Message(f"Name the item itself: `{quoted(name)}`.", f"項目そのものを `{quoted(name)}` と書きます。"),
        )
    return anchor.key


def fixed_day(expression: DateExpr) -> date | None:
    """Return the day of an expression that hangs on no item and no calendar, None of any other."""
    return None if isinstance(expression.base, Anchor) else _moved(expression.base, expression.offsets)


def hint_for(reference: str) -> str | None:
    """Return what a reference to nothing most likely means: `study-4-5bd` is `study-4 - 5bd` without its blanks."""
    import re

    text = fold(reference).strip()
    if len(text) > 3 * LONGEST_ID:
        return None
    if text.lower() in ("tbd", "tba", "tbc", "unknown", "open"):
        return "?"
    offset = r" ?([+−–—-]) ?([0-9]+(?:bd|[dwmy]))(?![A-Za-z0-9_/:.])"
    spaced = re.sub(offset, lambda found: f" {'+' if found[1] == '+' else '-'} {found[2]}", text)
    return spaced if spaced != text and not spaced.startswith(" ") else None


def read_anchor(text: str, scope: Scope) -> Anchor | None:
    """Return the item, with `.start` or `.end` where it is written; None where `text` is not shaped like one."""
    name, dot, edge = fold(text).strip().partition(".")
    series, colon, item = name.rpartition(":")
    bare, slash, lead = item.partition("/")
    if (
        (dot and edge not in ("start", "end"))
        or (colon and not is_id(series))
        or not is_id(bare)
        or (slash and not is_id(lead))
        or day_shaped(item)
    ):
        return None
    found: Edge | None = None if not dot else "start" if edge == "start" else "end"
    return Anchor(ItemKey(series if colon else scope.series, item), found)


def is_id(text: str) -> bool:
    """Whether `text` is made like an id: at most 100 ASCII letters, digits, `_`, `-`, first a letter or digit."""
    return (
        0 < len(text) <= LONGEST_ID
        and text.isascii()
        and text[0].isalnum()
        and text.replace("-", "").replace("_", "").isalnum()
    )


def day_shaped(text: str) -> bool:
    """Whether an id would be shaped like a year, month or date: 2021, FY2021, 2021-10, 10-26, 20211026, 10/26."""
    if not text[-1:].isdigit():
        return False
    if text[:2] in ("FY", "fy", "Fy"):
        return text[2:].isdigit() and len(text) in (4, 6)
    parts = text.replace("/", "-").split("-", 3)
    if len(parts) == 1:
        return text.isdigit() and len(text) in (4, 8)
    return len(parts) <= 3 and all(part.isdigit() and len(part) <= 4 for part in parts)


def no_id(text: str) -> Misread:
    """Return the exception for a text that cannot be the id of an item."""
    from aistrat_cli.loading.written.mistyped_offsets import reference_help

    return Misread(
        faults.UNKNOWN_REFERENCE,
        Message(f"`{quoted(text)}` cannot be the id of an item.", f"`{quoted(text)}` は項目の ID になり得ません。"),
        reference_help(text),
    )


def _plain_day(text: str, scope: Scope) -> date | None:
    period = find_period(text, scope)
    if period is None:
        return find_day(text)
    written, kind = text.strip(), period.kind
    raise Misread(
        faults.UNREADABLE_DATE,
        Message(f"`{written}` is a {kind.en}, not a day.", f"`{written}` は{kind.ja}で、日ではありません。"),
        Message(
            f'Write `{written}.start` or `{written}.end`; for some day in it, `window = "{written}"`.',
            f"`{written}.start` か `{written}.end` と書きます。"
            f'その{kind.ja}のどこかの日なら `window = "{written}"` です。',
        ),
    )


def _check_range(text: str, base: date, offsets: tuple[Offset, ...]) -> None:
    try:
        _moved(base, offsets)
    except DayOutOfRange:
        raise out_of_range(f"`{quoted(text)}`") from None


def _moved(day: date, offsets: tuple[Offset, ...]) -> date | None:
    """Return the day after the offsets, None from the first business day on: those need a calendar."""
    ordinal = day.toordinal()
    for amount, unit, back in offsets:
        if unit == "bd":
            return None
        signed = -amount if back else amount
        if unit in ("d", "w"):
            ordinal += signed * (7 if unit == "w" else 1)
        else:
            ordinal = add_months(ordinal, signed * (12 if unit == "y" else 1))
        if not 1 <= ordinal <= LAST_DAY:
            raise DayOutOfRange
    return date.fromordinal(ordinal)


def _neither(text: str) -> Misread:
    from aistrat_cli.loading.written.mistyped_offsets import reference_hint

    hint = hint_for(text) or reference_hint(text)
    return Misread(
        faults.UNREADABLE_DATE,
        Message(
            f"`{quoted(text)}` is neither a day nor the id of an item.",
            f"`{quoted(text)}` は日付としても項目の ID としても読めません。",
        ),
        Message(f"Write `{hint}`.", f"`{hint}` と書きます。") if hint else expression_help(),
    )


def _no_item(relation: Relation, day: str | None) -> Misread:
    key = "deadline" if relation == "before" else "not_before"
    help = Message(f"For a day there is `{key} = …`.", f"日付の制限は `{key} = …` と書きます。")
    if day is None:
        message = Message(f"`{relation}` names items, by their ids.", f"`{relation}` には項目の ID を書きます。")
    else:
        message = Message(
            f"`{relation}` names items; `{quoted(day)}` is a day.",
            f"`{relation}` には項目の ID を書きます。`{quoted(day)}` は日付です。",
        )
    return Misread(faults.INVALID_VALUE, message, help)
