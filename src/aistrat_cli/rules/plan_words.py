"""Words that the rules about the plan share: what ties two items, and which edit moves one."""

from __future__ import annotations

from datetime import date, timedelta

from aistrat_cli.diagnostic import Message
from aistrat_cli.model.items import AnyItem, Meeting, Task
from aistrat_cli.planning.leads import lead_day
from aistrat_cli.planning.plan import Link, Placement
from aistrat_cli.rules.base import UNCOUNTABLE, Context
from aistrat_cli.rules.say import as_value, told
from aistrat_cli.rules.year_slips import slips

FARTHEST = 400
"""Days on which a meeting is tried."""

_RELATION = {
    "after": Message("after {tie}", "after = {tie} による"),
    "before": Message("{leader} is before {tie}", "{leader} の before = {tie} による"),
    "ends_after": Message("it ends after {tie}", "ends_after = {tie} による"),
    "not_before": Message("not before {tie}", "not_before = {tie} による"),
    "date": Message("its date is {tie}", "date = {tie} による"),
    "deadline": Message("its deadline is {tie}", "deadline = {tie} による"),
    "target": Message("its target is {tie}", "target = {tie} による"),
    "window": Message("its window names {tie}", "window = {tie} による"),
    "lead_time": Message("the lead time {tie}", "リードタイム {tie} による"),
}


def because(context: Context, link: Link) -> Message:
    """Return what ties the follower, and where the leader is: `after study-4 + 10bd (study-4 ends Thu 2022-02-10)`."""
    series = link.owner.series
    leader = link.leader.seen_from(series)
    relation = _RELATION[link.origin]
    tie = told(relation.en, relation.ja, tie=link.written, leader=leader)
    placement = context.placement(link.leader)
    day = None if placement is None else placement.start if link.leader_edge == "start" else placement.end
    if day is None:
        return tie
    if link.leader_edge == "start":
        return told("{tie} ({leader} starts {day})", "{tie}（{leader} は {day} から）", tie=tie, leader=leader, day=day)
    return told("{tie} ({leader} ends {day})", "{tie}（{leader} は {day} まで）", tie=tie, leader=leader, day=day)


def why(context: Context, link: Link | None) -> Message:
    """Return `because` as the end of a sentence; nothing where no link is to blame."""
    if link is None:
        return Message("", "")
    tie = because(context, link)
    return Message(f": {tie.en}", f"（{tie.ja}）")


def until(first: date, last: date) -> Message:
    """Return until when an item goes on that takes longer than its first day, else nothing."""
    return (
        told(" and it takes until {last}", "（{last} までかかります）", last=last) if last > first else Message("", "")
    )


def start_on(context: Context, item: AnyItem, day: date, *, back: bool = False, avoid: bool = False) -> Message:
    """Return the edit that puts an item's start on `day`, or on the next business day where its kind needs one.

    With `avoid` days to be avoided are passed over. Where its year is probably a slip, that is the edit; where the
    calendar knows no business day, it is to open this one.
    """
    slip = context.once(slips).get(item.key)
    if slip is not None:
        return slip.edit(item.key.series)
    free = free_day(context, item, day, back=back, avoid=avoid)
    if free is None:
        return told(
            "write `open = [{day}]` in [calendar] if the series works then",
            "その日に業務を行うなら、[calendar] に `open = [{day}]` と書いてください",
            day=day.isoformat(),
        )
    return told(
        "write `date = {day}` for {item}", "{item} を `date = {day}` としてください", day=as_value(free), item=item.id
    )


def free_day(context: Context, item: AnyItem, day: date, *, back: bool = False, avoid: bool = False) -> date | None:
    """Return the day, or where the item's kind needs one the next business day; None where there is none."""
    if isinstance(item, Task) and (item.duration is None or item.duration.unit != "bd"):
        return day
    days = item.days if isinstance(item, Meeting) else 1
    return context.open_day(item.key.series, day, back=back, days=days, avoid=avoid)


def end_on(item: Task, day: date) -> Message:
    """Return the edit that ends a task with a written end on `day`."""
    return told(
        "write `end = {day}` for {item}", "{item} を `end = {day}` としてください", day=as_value(day), item=item.id
    )


def meeting_for(context: Context, deadline: Placement, needed: date) -> Message:
    """Return the edit of a meeting that brings the deadline derived from it to `needed` or later.

    A meeting with a written day gets another one, a meeting that is placed a day before which it does not begin.
    """
    link = next(link for link in context.plan.links if link.follower == deadline.key and link.exact)
    meeting = context.placement(link.leader)
    assert meeting is not None
    series = deadline.key.series
    day = _day_for(context, deadline, meeting, needed)
    if day is None or meeting.item.done is not None:
        return told(
            "move {meeting}, so that this deadline is {needed} or later",
            "この期限が {needed} 以降になるように {meeting} を動かしてください",
            meeting=link.leader.seen_from(series),
            needed=needed,
        )
    return told(
        "write `{key} = {day}` for {meeting}",
        "{meeting} を `{key} = {day}` としてください",
        key="date" if meeting.item.date is not None else "not_before",
        day=as_value(day),
        meeting=link.leader.seen_from(series),
    )


def _day_for(context: Context, deadline: Placement, meeting: Placement, needed: date) -> date | None:
    """Return the first business day of the meeting from which its deadline is `needed` or later."""
    term = deadline.term
    # A calendar of the lead time's own is not kept in the plan.
    if term is None or term.calendar is not None or meeting.start is None or meeting.end is None:
        return None
    calendar = context.calendar(deadline.key.series)
    first, length = meeting.start.toordinal(), (meeting.end - meeting.start).days
    try:
        for day in range(first, first + FARTHEST):
            if not calendar.is_business(day):
                continue
            if lead_day(term, meeting.item, day, day + length, calendar).day >= needed.toordinal():
                return date.fromordinal(day)
    except (*UNCOUNTABLE, OverflowError, ValueError):
        pass
    return None


def shifted(placement: Placement, by: int) -> date:
    """Return the item's start moved by so many calendar days; within the years 1 to 9999."""
    assert placement.start is not None
    try:
        return placement.start + timedelta(by)
    except OverflowError:
        return placement.start


def waive(code: str) -> Message:
    """Return the edit that accepts what cannot be mended any more."""
    return Message(
        f'history cannot be moved: accept it with `waive = [{{ rule = "{code}", why = "…" }}]`',
        f'過去は動かせません。了承するなら `waive = [{{ rule = "{code}", why = "…" }}]` と書いてください',
    )
