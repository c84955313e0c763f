"""Date expressions, dependencies and references: `study-4 - 5bd`, `FY2021.end - 1m + 2d`, `other-series:study-4`."""

from __future__ import annotations

from datetime import date

from aistrat_cli import faults
from aistrat_cli.calendar.months import add_months
from aistrat_cli.diagnostic import Message
from aistrat_cli.errors import DayOutOfRange
from aistrat_cli.loading.shown import quoted
from aistrat_cli.loading.written.anchors import Scope, day_shaped, is_id, read_anchor
from aistrat_cli.loading.written.dates import out_of_range
from aistrat_cli.loading.written.days import day_value, find_day
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.loading.written.named import find_named_day, find_period
from aistrat_cli.loading.written.offsets import LAST_DAY, expression_help, split_offsets
from aistrat_cli.model.days import Anchor, DateExpr, Dependency, ItemKey, Offset, Relation
from aistrat_cli.source.place import Place


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
        if misread.fault is faults.UNREADABLE_DATE and _hint(text):
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
            if is_day:
                raise _no_item(relation, text)
            raise _no_id(text)
    except Misread as misread:
        raise misread.moved(start) from None
    return Dependency(relation=relation, written=value, anchor=anchor, offsets=offsets, place=place)


def parse_reference(text: str, scope: Scope) -> ItemKey:
    """Return the item that `item`, `item/lead`, `series:item` or `series:item/lead` names. Raises Misread F007."""
    anchor = read_anchor(text, scope)
    if anchor is None:
        raise _no_id(text)
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


def _no_id(text: str) -> Misread:
    from aistrat_cli.loading.written.mistyped_references import no_id

    return no_id(text)


def _hint(text: str) -> str | None:
    from aistrat_cli.loading.written.mistyped_references import edge_hint, hint_for

    return hint_for(text) or edge_hint(text)


def _neither(text: str) -> Misread:
    from aistrat_cli.loading.written.words_beside import beside_a_named_day

    hint = _hint(text)
    return Misread(
        faults.UNREADABLE_DATE,
        Message(
            f"`{quoted(text)}` is neither a day nor the id of an item.",
            f"`{quoted(text)}` は日付としても項目の ID としても読めません。",
        ),
        Message(f"Write `{hint}`.", f"`{hint}` と書きます。")
        if hint
        else beside_a_named_day(text) or expression_help(),
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
