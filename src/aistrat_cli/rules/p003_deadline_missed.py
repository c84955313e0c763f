"""P003: an item ends after its deadline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aistrat_cli import faults
from aistrat_cli.diagnostic import Diagnostic, Message
from aistrat_cli.model.items import AnyItem, Task
from aistrat_cli.planning.plan import DeadlineMissed, Link, Placement
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.earlier import obstacle
from aistrat_cli.rules.other_year import limit_edit
from aistrat_cli.rules.plan_words import because, end_on, free_day, shifted, start_on, waive
from aistrat_cli.rules.say import as_value, days, told
from aistrat_cli.rules.year_slips import slips


def check(context: Context) -> Iterator[Diagnostic]:
    """Report each missed deadline at its key."""
    for problem in context.problems["DeadlineMissed"]:
        item = context.portfolio.index[problem.key]
        placement = context.placement(problem.key)
        late = (problem.end - problem.deadline).days
        message = told(
            "{item} was done on {end}, {late} after its deadline {deadline}"
            if problem.history
            else "{item} ends on {end}, {late} after its deadline {deadline}",
            "{item} は期限 {deadline} より{late}後の {end} に済みました"
            if problem.history
            else "{item} の終わりは {end} で、期限 {deadline} を{late}過ぎています",
            item=item.id,
            end=problem.end,
            late=days(late),
            deadline=problem.deadline,
        )
        help, held = _way_out(context, problem, item, placement)
        if held is not None:
            message = told("{said}: {why}", "{said}（{why}）", said=message, why=because(context, held))
        yield finding(
            faults.DEADLINE_MISSED,
            item,
            item.at("deadline"),
            message,
            help,
            severity="warning" if problem.history else None,
        )


def _way_out(
    context: Context, problem: DeadlineMissed, item: AnyItem, placement: Placement | None
) -> tuple[Message, Link | None]:
    """Return the edit that keeps the deadline, or moves it; with the link to blame where the edit is about that."""
    if problem.history:
        return waive("P003"), None
    if item.key not in context.once(slips) and (slipped := limit_edit(item, "deadline", item.deadline, problem.end)):
        return slipped, None
    if isinstance(item, Task) and item.end is not None:
        return end_on(item, problem.deadline), None
    if item.date is not None and placement is not None and placement.start is not None:
        late = (problem.end - problem.deadline).days
        return _earlier(context, problem, placement, shifted(placement, -late)), None
    if placement is not None and placement.held_by is not None:
        return _bring_forward(context, problem, item, placement.held_by), placement.held_by
    if item.target is not None:
        return told(
            "write `target = {deadline}` or earlier for {item}",
            "{item} を `target = {deadline}` かそれより前にしてください",
            deadline=as_value(problem.deadline),
            item=item.id,
        ), None
    return told(
        "write `deadline = {end}` for {item}, or begin it earlier",
        "{item} を `deadline = {end}` とするか、早く始めてください",
        item=item.id,
        end=as_value(problem.end),
    ), None


def _bring_forward(context: Context, problem: DeadlineMissed, item: AnyItem, held: Link) -> Message:
    """Return the edit of the leader that holds the item: the day that keeps the deadline, where its day is written."""
    leader = context.placement(held.leader)
    if (
        leader is not None
        and leader.item.date is not None
        and leader.item.done is None
        and leader.latest_start is not None
    ):
        return _earlier(context, problem, leader, leader.latest_start)
    return told(
        "write `deadline = {end}` for {item}, or bring {leader} forward",
        "{item} を `deadline = {end}` とするか、{leader} を早めてください",
        end=as_value(problem.end),
        item=item.id,
        leader=held.leader.seen_from(item.key.series),
    )


def _earlier(context: Context, problem: DeadlineMissed, placement: Placement, day: date) -> Message:
    """Return the edit that starts an item by `day`, or where that would break another tie, that of the deadline.

    Where the year of the item is probably a slip, that is the edit.
    """
    item = placement.item
    free = free_day(context, item, day, back=True)
    why = None if free is None or item.key in context.once(slips) else obstacle(context, placement, free)
    if free is None or why is None:
        return start_on(context, item, day, back=True)
    home = problem.key.series
    return told(
        "write `deadline = {end}` for {item}, since {moved} cannot start on {day}: {why}",
        "{item} を `deadline = {end}` としてください。{moved} は {day} には始められません（{why}）",
        end=as_value(problem.end),
        item=problem.key.item,
        moved=item.key.seen_from(home),
        day=free,
        why=why,
    )


RULE = Rule(
    fault=faults.DEADLINE_MISSED,
    summary=Message("An item ends after its deadline.", "項目が期限より後に終わります。"),
    why=Message(
        "A deadline is a hard limit. The message says what holds the item on that day, which is where an earlier "
        "day has "
        "to be found. A deadline on a closed day is nothing to report; an item that was done late is a warning.",
        "deadline は越えられない期限です。何がその日にさせているかを示すので、そこで日数を見つけてください。休業日の"
        "期限は報告しません。"
        "遅れて済んだ項目は警告です。",
    ),
    bad="""\
[[task]]
id = "report"
date = "2022-03-01 (Tue)"
duration = "10bd"
deadline = "2022-03-11 (Fri)"
""",
    good="""\
[[task]]
id = "report"
date = "2022-02-28 (Mon)"
duration = "10bd"
deadline = "2022-03-11 (Fri)"
""",
    check=check,
)
