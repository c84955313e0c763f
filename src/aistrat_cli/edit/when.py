"""The day that is typed for a move: a day as a schedule writes it, an expression, or so far from where the item is."""

from __future__ import annotations

from datetime import date

from aistrat_cli.diagnostic import Message
from aistrat_cli.edit.refusals import CannotEdit
from aistrat_cli.errors import DayOutOfRange, NoBusinessDay, NoHolidayData
from aistrat_cli.loading.written.anchors import Scope
from aistrat_cli.loading.written.expressions import parse_expression
from aistrat_cli.loading.written.folding import fold
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.loading.written.offsets import read_offset
from aistrat_cli.model.days import Anchor, ItemKey, Offset
from aistrat_cli.planning.arithmetic import shift
from aistrat_cli.planning.plan import Plan
from aistrat_cli.row import NamedTuple
from aistrat_cli.source.place import Place, Source

MINUS = "\u2212"
"""A minus as Japanese keyboards and word processors give it."""


class When(NamedTuple):
    """A day, and the offsets that led to it from where the item was; none where the day itself was typed."""

    day: date
    offsets: tuple[Offset, ...] = ()


def read_when(text: str, plan: Plan, key: ItemKey) -> When:
    """Return the day that `text` means for an item: `2022-01-31`, `+5bd`, `-1w`, `study-3 + 5bd`. Raises CannotEdit."""
    try:
        offsets = _offsets(text)
        if offsets:
            start = plan.placements[key].start
            if start is None:
                raise CannotEdit(
                    Message(f"{key.item} has no day to count from", f"{key.item} には数え始める日がありません"),
                    Message("give the day itself, such as 2022-01-31", "2022-01-31 のように日を指定してください"),
                )
            return When(_moved(start, offsets, plan, key.series), offsets)
        return When(_day(text, plan, key.series))
    except Misread as misread:
        raise CannotEdit(misread.message, misread.help) from None
    except (NoHolidayData, NoBusinessDay, DayOutOfRange):
        raise CannotEdit(Message(f'no calendar gives "{text}"', f"「{text}」の日を暦から求められません")) from None


def _offsets(text: str) -> tuple[Offset, ...]:
    """Return the offsets of a text that holds nothing else, with or without blanks; none of any other."""
    import re

    folded = fold(text).replace(MINUS, "-").strip()
    if not re.fullmatch(r"(?:[+-] ?[0-9]+(?:bd|[dwmy]) ?)+", folded) or len(folded) > 200:
        return ()
    return tuple(read_offset(amount, sign == "-") for sign, amount in re.findall(r"([+-]) ?([0-9]+[a-z]+)", folded))


def _moved(day: date, offsets: tuple[Offset, ...], plan: Plan, series: str) -> date:
    return date.fromordinal(shift(day.toordinal(), offsets, plan.calendars[series]))


def _day(text: str, plan: Plan, series: str) -> date:
    one = plan.portfolio.by_id[series]
    scope = Scope(series, one.fiscal_year_start, one.fiscal_year_name)
    expression = parse_expression(text, Place(Source("", ""), ()), scope)
    base = expression.base
    if isinstance(base, Anchor):
        placement = plan.placements.get(base.key)
        found = (placement.start if base.edge == "start" else placement.end) if placement is not None else None
        if found is None:
            raise CannotEdit(
                Message(
                    f'"{text}" is neither a day nor an item with one', f"「{text}」は日でも、日のある項目でもありません"
                ),
                Message("such as 2022-01-31, +5bd, -1w", "例: 2022-01-31、+5bd、-1w"),
            )
        base = found
    return _moved(base, expression.offsets, plan, series)
