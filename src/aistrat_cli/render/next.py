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
from aistrat_cli.render.called import reference
from aistrat_cli.render.cells import fit, pad, visible, width
from aistrat_cli.render.plan_json import as_written, day, document
from aistrat_cli.render.wrap import hang, wrap
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


GAP = "  "
NARROWEST_TITLE = 20
"""With fewer cells beside the other columns, titles that do not fit go beneath them."""


class NextOptions(Record):
    """Everything the list depends on beside the plan."""

    width: int
    lang: str
    era: bool = False
    color: bool = False


def coming(plan: Plan, placements: Iterable[Placement], today: Mapping[str, date], days: int) -> tuple[Coming, ...]:
    """Return those of the items that are overdue, or touch the span from today through `days` days later.

    An item is overdue once its last possible day has gone by and something is left to do. Overdue ones come first, then
    what is under way, what comes, and what only may come; within each by day.
    """
    found = []
    for placement in placements:
        first, last = placement.start, placement.last_end or placement.end
        if first is None or last is None or plan.is_settled(placement):
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
        lines.append(Message("Nothing is due or happens.", "期限・開催を迎えるものはありません。").in_(lang))
    by_id = plan.portfolio.by_id
    called = [reference(c.placement.item, None, by_id, plan.portfolio.index, lang) for c in found]
    rows = [_row(c, title, options, several) for c, title in zip(found, called, strict=True)]
    columns = [max((width(row.cells[i]) for row in rows), default=0) for i in range(3)]
    room = options.width - sum(columns) - 3 * len(GAP)
    if room < NARROWEST_TITLE and any(width(row.title) > room for row in rows):
        room = 0
    for when, heading in HEADINGS.items():
        told = [row for row, c in zip(rows, found, strict=True) if c.when == when]
        if told:
            lines += ["", said.painted(heading.in_(lang), said.RED if when == "overdue" else said.BOLD, options.color)]
            lines += [line for row in told for line in _lines(row, columns, room, options.width)]
    return "\n".join(lines) + "\n"


def _span(today: Mapping[str, date], days: int, lang: str) -> str:
    now = sorted(set(today.values()))
    if len(now) != 1:  # each series has a today of its own
        return Message(f"{counted(days, 'day')} from each series' today", f"各系列の今日から{days}日間").in_(lang)
    until = now[0] + timedelta(days=min(days, (date.max - now[0]).days))
    return f"{said_day(now[0], lang)}{'～' if lang == 'ja' else ' .. '}{said_day(until, lang)}"


class _Row(NamedTuple):
    cells: tuple[str, str, str]
    """Planned, how far from today, id."""
    title: str
    """With how sure the day is, where that has to be said."""


def _row(c: Coming, title: str, options: NextOptions, several: bool) -> _Row:
    placement, lang = c.placement, options.lang
    mark = "? " if c.when == "possible" else "  "
    planned = mark + said.days(placement, lang, options.era)
    if placement.time and c.when != "possible":
        planned += f" {placement.time}"
    key = placement.key
    id_ = visible(f"{key.series}:{key.item}" if several else key.item)
    if placement.certainty in ("tentative", "target"):
        title += f" ({said.CERTAINTY[placement.certainty].in_(lang)})"
    return _Row((planned, _distance(c, lang), id_), title)


def _lines(row: _Row, columns: Sequence[int], room: int, cells: int) -> list[str]:
    """Return the lines of an item; its title stands in the last column, or with no room for one beneath."""
    left = GAP.join(pad(cell, column) for cell, column in zip(row.cells, columns, strict=True))
    if not room:
        beneath = " " * 6
        return [fit(left.rstrip(), cells), *(beneath + line for line in wrap(row.title, cells - len(beneath)))]
    return hang(left, row.title, room)


def _distance(c: Coming, lang: str) -> str:
    if c.when == "overdue":
        return Message(f"{counted(-c.days, 'day')} late", f"{-c.days}日遅れ").in_(lang)
    if c.when == "running":
        return Message(f"{counted(c.days, 'day')} left", f"残り{c.days}日").in_(lang)
    if c.days == 0:
        return Message("today", "今日").in_(lang)
    return Message(f"in {counted(c.days, 'day')}", f"{c.days}日後").in_(lang)
