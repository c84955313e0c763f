"""Windows and alternatives: `[a, b]`, `2022-03下旬`, `FY2021.Q4`, `2022-04..2022-10`."""

from __future__ import annotations

from datetime import date

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.errors import DayOutOfRange
from aistrat_cli.loading.shown import quoted
from aistrat_cli.loading.written.anchors import Scope, read_anchor
from aistrat_cli.loading.written.days import find_day
from aistrat_cli.loading.written.expressions import fixed_day, parse_expression
from aistrat_cli.loading.written.folding import fold
from aistrat_cli.loading.written.forms import read_day
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.loading.written.named import Period, find_period
from aistrat_cli.model.days import DateExpr, Span
from aistrat_cli.source.place import Place


def parse_span(value: object, place: Place, scope: Scope) -> Span:
    """Return the window of a list of two date expressions, of one period, or of two joined with `..`. Raises Misread.

    Of a list, the ends have the places of its entries, else that of the whole.
    """
    span = _span(value, place, scope)
    if span is None:
        raise _no_window(value, scope)
    return span


def parse_option(value: object, place: Place, scope: Scope) -> Span:
    """Return one entry of `one_of`: a window, or a day, which is a window of one day. Raises Misread."""
    span = _span(value, place, scope)
    if span is not None:
        return span
    day = parse_expression(value, place, scope)
    return Span(written=day.written, first=day, last=day, place=place)


def _span(value: object, place: Place, scope: Scope) -> Span | None:
    """Return the window, None where `value` may be a single day."""
    if isinstance(value, list | tuple):
        if len(value) != 2:
            raise _no_window(value, scope)
        first, last = (_end(end, index, place, scope) for index, end in enumerate(value))
        return _ordered(Span(written=f"{first.written}..{last.written}", first=first, last=last, place=place))
    if not isinstance(value, str):
        return None
    if ".." in fold(value):
        return _joined(value, place, scope)
    period = find_period(value, scope)
    if period is None:
        return None
    return Span(written=value, first=_first(period, value, place), last=_last(period, value, place), place=place)


def _first(period: Period, written: str, place: Place) -> DateExpr:
    return DateExpr(written=written, base=period.first, place=place)


def _last(period: Period, written: str, place: Place) -> DateExpr:
    return DateExpr(written=written, base=period.last, place=place)


def _joined(value: str, place: Place, scope: Scope) -> Span:
    """Return the window of two periods or expressions with `..` between them."""
    left, _, right = fold(value).partition("..")
    if not left.strip() or not right.strip() or right.startswith("."):
        raise _no_window(value, scope)
    try:
        begins, ends = find_period(left, scope), find_period(right, scope)
        first = _first(begins, value, place) if begins else parse_expression(left, place, scope)
        last = _last(ends, value, place) if ends else parse_expression(right, place, scope)
    except Misread as misread:
        raise (_no_window(value, scope) if _meant(value, scope) else misread) from None
    return _ordered(Span(written=value, first=first, last=last, place=place))


def _end(value: object, index: int, place: Place, scope: Scope) -> DateExpr:
    try:
        return parse_expression(value, place.at(index), scope)
    except Misread as misread:
        misread.inner = (index, *misread.inner)
        raise


def _ordered(span: Span) -> Span:
    """Return the span; raises Misread where it is known to end before it begins."""
    try:
        first, last = fixed_day(span.first), fixed_day(span.last)
    except DayOutOfRange:  # pragma: no cover  (told by parse_expression)
        return span
    if first is None or last is None or first <= last:
        return span
    raise Misread(
        faults.CONTRADICTION,
        Message(
            f"The window ends on {last.isoformat()}, before it begins on {first.isoformat()}.",
            f"期間の終わり {last.isoformat()} が始まり {first.isoformat()} より前です。",
        ),
        Message("Write the earlier day first.", "早い日を先に書きます。"),
    )


def _no_window(value: object, scope: Scope) -> Misread:
    help = Message(
        'Write `[first, last]`, or a period: `"2022-03"`, `"2022-03下旬"`, `"FY2021.Q4"`, `"2022-04..2022-10"`.',
        '`[初日, 末日]`、または `"2022-03"`、`"2022-03下旬"`、`"FY2021.Q4"`、`"2022-04..2022-10"` のように書きます。',
    )
    if isinstance(value, list | tuple):
        count = len(value)
        message = Message(
            f"A window has two days, a first and a last one, not {count}.",
            f"期間には初日と末日の2つを書きます。ここには{count}つあります。",
        )
        return Misread(faults.INVALID_VALUE, message, help)
    if isinstance(value, date):
        message = Message(f"{value} is a day, not a window.", f"{value} は日付で、期間ではありません。")
        return Misread(faults.INVALID_VALUE, message, _one_day(str(value)))
    if not isinstance(value, str):
        ends = (value.get("from"), value.get("to")) if isinstance(value, dict) else ()
        if ends and all(type(end) is date for end in ends):
            right = f"[{ends[0]}, {ends[1]}]"
            help = Message(f"Write `{right}`.", f"`{right}` と書きます。")
        message = Message("A window is a list of two days, or a text.", "期間は2つの日のリストか、文字列で書きます。")
        return Misread(faults.WRONG_TYPE, message, help)
    import re

    message = Message(f"`{quoted(value)}` is not a period.", f"`{quoted(value)}` は期間として読めません。")
    meant = _meant(value, scope)
    if meant:
        return Misread(faults.INVALID_VALUE, message, Message(f'Write `"{meant}"`.', f'`"{meant}"` と書きます。'))
    one_end = re.fullmatch(r"(.+?) ?(?:(以降|以後|から|より)|まで|までに|以前)", fold(value).strip())
    if one_end and find_period(one_end[1], scope):
        key = f'not_before = "{one_end[1]}.start"' if one_end[2] else f'deadline = "{one_end[1]}.end"'
        return Misread(
            faults.INVALID_VALUE,
            Message(
                f"`{quoted(value)}` has one end; a window has two.", f"`{quoted(value)}` には片方の端しかありません。"
            ),
            Message(f"For one end there is `{key}`.", f"片方だけなら `{key}` と書きます。"),
        )
    if find_day(value) is not None:
        message = Message(
            f"`{quoted(value)}` is a day, not a window.", f"`{quoted(value)}` は日付で、期間ではありません。"
        )
        help = _one_day(f'"{quoted(value)}"')
    return Misread(faults.INVALID_VALUE, message, help)


def _meant(value: str, scope: Scope) -> str | None:
    """Return a period as it should be written, None where it cannot be told."""
    from aistrat_cli.loading.written.mistyped_periods import meant_period, meant_range

    ends = meant_range(value)
    if ends is None:
        return meant_period(value)
    written = [_end_as_written(end, scope) for end in ends]
    return "..".join(end for end in written if end) if all(written) else None


def _end_as_written(text: str, scope: Scope) -> str | None:
    from aistrat_cli.loading.written.guesses import meant_day
    from aistrat_cli.loading.written.mistyped_periods import meant_period

    try:
        if find_period(text, scope) or read_anchor(text, scope):
            return text
        day = read_day(text) or meant_day(text)
    except Misread:
        return None
    return day.isoformat() if day else meant_period(text)


def _one_day(day: str) -> Message:
    return Message(f"Write `date = {day}`, or a list of two days.", f"`date = {day}` か、2つの日のリストを書きます。")
