"""A written day in another year: the slip of a pen, and the edit that mends it."""

from __future__ import annotations

from datetime import date

from aistrat_cli.diagnostic import Message
from aistrat_cli.model.days import DateExpr
from aistrat_cli.model.items import AnyItem
from aistrat_cli.planning.plan import Placement
from aistrat_cli.row import NamedTuple
from aistrat_cli.rules.say import as_value, told

AWAY = 250
"""Days that an item must be out of its order before a year is blamed."""


class Slip(NamedTuple):
    """A written day, the day that fits, and the item beside which it fits."""

    placement: Placement
    better: date
    neighbour: Placement

    def edit(self, series: str) -> Message:
        """Return the edit that writes the other year, as a file of `series` names the item."""
        return told(
            "if the year is a slip, write `date = {better}` for {item}",
            "年の書き誤りなら、{item} を `date = {better}` としてください",
            better=as_value(self.better),
            item=self.placement.key.seen_from(series),
        )


def other_year(day: date, by: int) -> date | None:
    """Return the same day of another year, None for 29 February and beyond the calendar."""
    try:
        return day.replace(year=day.year + by)
    except ValueError:
        return None


def limit_edit(item: AnyItem, key: str, limit: DateExpr | None, held: date) -> Message | None:
    """Return the edit of a limit's year, where the day `held` misses it by most of a year and no more.

    `key` is `deadline` or `target`, after which `held` comes, or `not_before`, before which it does.
    """
    if limit is None or limit.offsets or limit.written.endswith((".start", ".end", "末")):
        return None
    written = limit.base
    if not isinstance(written, date) or abs((held - written).days) < AWAY:
        return None
    better = other_year(written, 1 if held > written else -1)
    if better is None or (better < held if held > written else better > held):
        return None
    return told(
        "if the year is a slip, write `{key} = {better}` for {item}",
        "年の書き誤りなら、{item} を `{key} = {better}` としてください",
        key=key,
        better=as_value(better),
        item=item.id,
    )
