"""Which meeting of a body comes after which."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.items import Meeting
from aistrat_cli.model.series import Series


def following_meetings(series: Series, days: Mapping[ItemKey, int]) -> Callable[[ItemKey], ItemKey | None]:
    """Return a function from a meeting to the next uncancelled one of the same body, None where there is none yet.

    Meetings stand in the order of `days`, their first days as ordinals, else of their written days; one that has none
    comes after the one above it in the file. Worked out at the first question, since few series ask.
    """
    table: dict[ItemKey, ItemKey] = {}
    made = False

    def following(key: ItemKey) -> ItemKey | None:
        nonlocal made
        if not made:
            made = True
            by_body: dict[str, list[tuple[int, int, ItemKey]]] = {}
            day = 0
            for index, item in enumerate(series.items):
                if not isinstance(item, Meeting):
                    continue
                if item.key in days:
                    day = days[item.key]
                elif item.done is not None:
                    day = item.done.toordinal()
                elif item.date is not None and not isinstance(item.date.base, tuple):
                    day = item.date.base.toordinal()
                if item.cancelled:
                    by_body.setdefault("", []).append((day, index, item.key))
                for body in item.bodies:
                    by_body.setdefault(body, []).append((day, index, item.key))
            cancelled = {entry[2] for entry in by_body.pop("", ())}
            for entries in by_body.values():
                after: ItemKey | None = None
                for _, _, meeting in sorted(entries, reverse=True):
                    if after is not None:
                        table.setdefault(meeting, after)
                    if meeting not in cancelled:
                        after = meeting
        return table.get(key)

    return following
