"""What is due or happens soon: which items, in which order, and how they are printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

from aistrat_cli.diagnostic import Message
from aistrat_cli.model.items import Meeting
from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.record import Record
from aistrat_cli.render import said
from aistrat_cli.render.cells import fit, pad, visible, width
from aistrat_cli.render.plan_json import as_written, day, document
from aistrat_cli.row import NamedTuple
from aistrat_cli.wording import counted
from aistrat_cli.wording import said as said_day

When = Literal["overdue", "running", "due", "possible"]
"""`possible`: a range that touches the span; the item may fall into it, or may not."""

HEADINGS: Mapping[When, Message] = {
    "overdue": Message("Overdue", "遅れ"),
    "running": Message("Under way", "進行中"),
    "due": Message("Coming", "予定"),
    "possible": Message("Possible: the day is not known", "可能性あり: 日付は未定"),
}


class Coming(NamedTuple):
    """An item that deserves a look."""

    placement: Placement
    when: When
    days: int
    """Calendar days from today to the day that counts: negative for what is overdue."""


class NextOptions(Record):
    """Everything the list depends on beside the plan."""

    width: int
    lang: str
    era: bool = False
    color: bool = False


def coming(placements: Iterable[Placement], today: Mapping[str, date], days: int) -> tuple[Coming, ...]:
    """Return the items that are overdue, or touch the span from today through `days` days later.

    An item is overdue once its last possible day has gone by and it is neither done nor cancelled. Overdue ones come
    first, then what is under way, what comes, and what only may come; within each by day.
    """
    found = []
    for placement in placements:
        first, last = placement.start, placement.last_end or placement.end
        if first is None or last is None or placement.certainty in ("done", "cancelled"):
            continue
        now = today[placement.key.series]
        until = now + timedelta(days=min(days, (date.max - now).days))
        if last < now:
            found.append(Coming(placement, "overdue", (last - now).days))
        elif first > until:
            continue
        elif placement.is_range:
            found.append(Coming(placement, "possible", (max(first, now) - now).days))
        elif first < now:
            found.append(Coming(placement, "running", (last - now).days))
        else:
            found.append(Coming(placement, "due", (first - now).days))
    order = list(HEADINGS)
    return tuple(sorted(found, key=lambda c: (order.index(c.when), c.days)))


def render_json(plan: Plan, found: Sequence[Coming], today: Mapping[str, date], days: int) -> str:
    """Return the list as a document of ours."""
    series = [
        {"id": one.id, "title": as_written(one.title), "timezone": one.timezone, "today": day(today[one.id])}
        for one in plan.portfolio.series
        if one.id in today
    ]
    items = [
        {
            "id": c.placement.key.item,
            "series": c.placement.key.series,
            "kind": c.placement.item.kind,
            "title": as_written(c.placement.item.title),
            "when": c.when,
            "in_days": c.days,
            "start": day(c.placement.start),
            "end": day(c.placement.end),
            "last_end": day(c.placement.last_end or c.placement.end),
            "time": c.placement.time,
            "timezone": c.placement.timezone,
            "certainty": c.placement.certainty,
            "body": list(c.placement.item.bodies) if isinstance(c.placement.item, Meeting) else [],
            "owner": c.placement.item.owner,
        }
        for c in found
    ]
    return document({"days": days, "series": series, "items": items})


def render(plan: Plan, found: Sequence[Coming], today: Mapping[str, date], days: int, options: NextOptions) -> str:
    """Return the list for people, under a heading for each case; no line wider than asked."""
    lang = options.lang
    several = len(today) > 1
    lines = [fit(_span(today, days, lang), options.width)]
    if not found:
        lines.append(Message("Nothing is due or happens.", "期限も開催もありません。").in_(lang))
    columns = _widths(found, lang, options.era, several)
    for when, heading in HEADINGS.items():
        rows = [c for c in found if c.when == when]
        if rows:
            lines += ["", said.painted(heading.in_(lang), said.RED if when == "overdue" else said.BOLD, options.color)]
            lines += [fit(_line(c, columns, options, several), options.width) for c in rows]
    return "\n".join(lines) + "\n"


def _span(today: Mapping[str, date], days: int, lang: str) -> str:
    now = sorted(set(today.values()))
    if len(now) != 1:  # each series has a today of its own
        return Message(f"{counted(days, 'day')} from each series' today", f"各系列の今日から{days}日間").in_(lang)
    until = now[0] + timedelta(days=min(days, (date.max - now[0]).days))
    return f"{said_day(now[0], lang)} .. {said_day(until, lang)}"


def _cells(c: Coming, lang: str, era: bool, several: bool) -> tuple[str, str, str]:
    placement = c.placement
    mark = "? " if c.when == "possible" else "  "
    planned = mark + said.days(placement, lang, era)
    if placement.time and c.when != "possible":
        planned += f" {placement.time}"
    key = placement.key
    return planned, _distance(c, lang), visible(f"{key.series}:{key.item}" if several else key.item)


def _widths(found: Sequence[Coming], lang: str, era: bool, several: bool) -> tuple[int, ...]:
    cells = [_cells(c, lang, era, several) for c in found]
    return tuple(max((width(row[i]) for row in cells), default=0) for i in range(3))


def _line(c: Coming, columns: Sequence[int], options: NextOptions, several: bool) -> str:
    cells = _cells(c, options.lang, options.era, several)
    parts = [pad(cell, column) for cell, column in zip(cells, columns, strict=True)]
    tentative = said.CERTAINTY[c.placement.certainty].in_(options.lang)
    notes = [said.title(c.placement, options.lang)]
    if c.placement.certainty in ("tentative", "target"):
        notes.append(f"({tentative})")
    return "  ".join([*parts, " ".join(notes)]).rstrip()


def _distance(c: Coming, lang: str) -> str:
    if c.when == "overdue":
        return Message(f"{counted(-c.days, 'day')} late", f"{-c.days}日遅れ").in_(lang)
    if c.when == "running":
        return Message(f"{counted(c.days, 'day')} left", f"残り{c.days}日").in_(lang)
    if c.days == 0:
        return Message("today", "今日").in_(lang)
    return Message(f"in {counted(c.days, 'day')}", f"{c.days}日後").in_(lang)
