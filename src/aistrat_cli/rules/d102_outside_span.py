"""D102: a day outside the span of its series."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.model.items import AnyItem
from aistrat_cli.planning.plan import Placement
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.options import Option, day
from aistrat_cli.rules.say import as_value, told
from aistrat_cli.rules.year_slips import slips

FAULT = Fault("D102", "outside-span", "warning")

FAR = 8 * 366
"""Days from every other item of its series beyond which a written day cannot be meant."""
ENOUGH = 4
"""Other items that a series must have to show where it lies."""


def check(context: Context) -> Iterator[Diagnostic]:
    """Compare written days with the span in the options, or else with the other days of the series."""
    by_series: dict[str, list[Placement]] = {}
    for placement in context.placements:
        item = placement.item
        if placement.start is not None and item.date is not None and item.date.anchor is None and not item.cancelled:
            by_series.setdefault(item.key.series, []).append(placement)
    for series in context.series:
        written = by_series.get(series.id, [])
        options = context.options(series, RULE)
        first, last = options["from"], options["to"]
        if first is not None or last is not None:
            yield from _outside(written, first or date.min, last or date.max)
        elif len(written) > ENOUGH:
            yield from _far(context, written)


def _outside(written: list[Placement], first: date, last: date) -> Iterator[Diagnostic]:
    for placement in written:
        start, item = placement.start, placement.item
        assert start is not None
        if not first <= start <= last:
            yield finding(
                FAULT,
                item,
                item.at("date"),
                told(
                    "{item} is written on {day}, before the series begins on {limit}"
                    if start < first
                    else "{item} is written on {day}, after the series ends on {limit}",
                    "{item} の {day} は、系列の始まり {limit} より前です"
                    if start < first
                    else "{item} の {day} は、系列の終わり {limit} より後です",
                    item=item.id,
                    day=start,
                    limit=first if start < first else last,
                ),
                _help(item, start, first, last),
            )


def _help(item: AnyItem, day: date, first: date, last: date) -> Message:
    """Return the edit that writes the nearest year in which the day is inside; where there is none, a wider span."""
    before = day < first
    year = first.year if before else last.year
    for other in (year, year + 1 if before else year - 1):
        try:
            better = day.replace(year=other)
        except ValueError:  # 29 February
            continue
        if first <= better <= last:
            return told(
                "if the year is a slip, write `date = {better}` for {item}",
                "年の書き誤りなら、{item} を `date = {better}` としてください",
                better=as_value(better),
                item=item.id,
            )
    return told(
        "check {item}, or write `{key} = {day}` in [rules.options.outside-span]",
        "{item} を確かめるか、[rules.options.outside-span] に `{key} = {day}` と書いてください",
        item=item.id,
        key="from" if before else "to",
        day=day.isoformat(),
    )


def _far(context: Context, written: list[Placement]) -> Iterator[Diagnostic]:
    """Yield single items that lie years from all others, at either end."""
    ordered = sorted(written, key=lambda placement: placement.start or date.min)
    days = [placement.start.toordinal() for placement in ordered if placement.start is not None]
    for index, neighbour in ((0, 1), (-1, -2)):
        if abs(days[index] - days[neighbour]) <= FAR or ordered[index].key in context.once(slips):
            continue
        item, start = ordered[index].item, ordered[index].start
        assert start is not None
        yield finding(
            FAULT,
            item,
            item.at("date"),
            told(
                "{item} is written on {day}, {years} years from every other item of its series",
                "{item} の {day} は、系列のほかのどの項目からも{years}年離れています",
                item=item.id,
                day=start,
                years=abs(days[index] - days[neighbour]) // 365,
            ),
            told("check the year of {item}", "{item} の年を確かめてください", item=item.id),
        )


_FRAME = """\
[rules.options.outside-span]
from = 2021-10-01
to = 2022-10-31

[[meeting]]
id = "study-1"
body = "council"
"""

RULE = Rule(
    fault=FAULT,
    summary=Message("A day lies outside the span of its series.", "日付が系列の期間の外にあります。"),
    why=Message(
        "A slip in the year puts an item where nobody looks. With from and to in the options every written day is held "
        "against them; without, only an item is reported that lies more than eight years from all the others.",
        "年を書き誤ると、誰も見ない場所に項目が置かれます。オプションに from と to があれば書かれた日付をすべて照ら"
        "し合わせ、なければ、ほかの"
        "すべての項目から8年より離れたものだけを報告します。",
    ),
    bad=_FRAME + 'date = "2020-10-26 (Mon)"\n',
    good=_FRAME + 'date = "2021-10-26 (Tue)"\n',
    check=check,
    options=(
        Option("from", day, None, Message("The first day of the series.", "系列の最初の日。"), "2021-04-01"),
        Option("to", day, None, Message("The last day of the series.", "系列の最後の日。"), "2022-03-31"),
    ),
)
