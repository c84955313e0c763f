"""What the finished passes break: dependencies, limits, windows, words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aistrat_cli.planning.network import Network
from aistrat_cli.planning.node import Node
from aistrat_cli.planning.passes import Pass
from aistrat_cli.planning.plan import (
    Backwards,
    BrokenDependency,
    DeadlineMissed,
    NoPossibleDay,
    PartlyPossible,
    Problem,
    TargetMissed,
    TooEarly,
    WordNotKept,
)
from aistrat_cli.planning.positions import CANNOT_COUNT, Positions


def problems_of_first(network: Network, order: list[int], done: Pass) -> Iterator[Problem]:
    """Yield the problems of the first plan, in the order of the model."""
    at = done.at
    for node in network.nodes:
        if not at.start[node.i] or node.cancelled:
            continue
        try:
            yield from _of(node, done)
        except CANNOT_COUNT as why:
            at.failed.setdefault(node.i, why)


def problems_of_second(network: Network, at: Positions, later: Positions) -> Iterator[Problem]:
    """Yield what only the second plan meets: windows that are possible in part."""
    for i, (earliest, because) in sorted(later.impossible.items()):
        if i not in at.impossible and not network.nodes[i].cancelled:
            node = network.nodes[i]
            try:
                end = node.extent.end(earliest, node.calendar)
            except CANNOT_COUNT:
                end = earliest
            yield PartlyPossible(
                key=node.item.key,
                earliest=date.fromordinal(earliest),
                end=date.fromordinal(end),
                last=date.fromordinal(later.end[i]),
                because=because.link if because is not None else None,
            )


def _of(node: Node, plan: Pass) -> Iterator[Problem]:
    at, i, key = plan.at, node.i, node.item.key
    history = bool(node.done)
    yield from _broken(node, at)
    if node.not_before is not None and node.mode in ("dated", "done"):
        day = node.not_before.at(at.start, at.end)
        if at.start[i] < day:
            yield TooEarly(
                key=key, not_before=date.fromordinal(day), start=date.fromordinal(at.start[i]), history=history
            )
    if i in at.backwards:
        start, end = at.backwards[i]
        held = at.held[i]
        yield Backwards(
            key=key,
            start=date.fromordinal(start),
            end=date.fromordinal(end),
            because=held.link if held is not None else None,
        )
    if node.deadline is not None:
        day = node.deadline.at(at.start, at.end)
        if day and at.end[i] > day:
            yield DeadlineMissed(
                key=key, deadline=date.fromordinal(day), end=date.fromordinal(at.end[i]), history=history
            )
    if node.mode == "target" and node.target is not None:
        day = node.target.at(at.start, at.end)
        if at.end[i] > day:
            held = at.held[i]
            yield TargetMissed(
                key=key,
                target=date.fromordinal(day),
                end=date.fromordinal(at.end[i]),
                because=held.link if held is not None else None,
            )
    if i in at.impossible:
        earliest, because = at.impossible[i]
        yield NoPossibleDay(
            key=key,
            earliest=date.fromordinal(earliest),
            end=date.fromordinal(at.end[i]),
            last=date.fromordinal(node.spans_at(at.start, at.end)[-1][1]),
            because=because.link if because is not None else None,
        )
    if node.mode in ("dated", "done") and (node.target is not None or node.spans):
        yield from _word(node, at)


def _broken(node: Node, at: Positions) -> Iterator[BrokenDependency]:
    """Yield the dependencies that a day breaks: one written or derived, the written end of a task, one placed late.

    What is placed late keeps what it waits for, unless that hangs on its own followers or deadline in turn.
    """
    given = node.mode in ("dated", "done", "lead") or node.late
    if not given and node.task_end is None:
        return
    for tie in node.front:
        day = (at.start if tie.leader_edge == "start" else at.end)[tie.leader]
        if not day or tie.exact or not (given or tie.follower_edge == "end"):
            continue
        need = tie.need(day)
        actual = (at.start if tie.follower_edge == "start" else at.end)[node.i]
        if need > actual:
            yield BrokenDependency(
                link=tie.link,
                needed=date.fromordinal(need),
                actual=date.fromordinal(actual),
                history=bool(node.done),
            )


def _word(node: Node, at: Positions) -> Iterator[WordNotKept]:
    """Tell whether the day, now that it is known, keeps what was said of it."""
    start, end, item = at.start[node.i], at.end[node.i], node.item
    if node.target is not None and item.target is not None:
        day = node.target.at(at.start, at.end)
        if day and end > day:
            yield WordNotKept(
                key=item.key,
                kind="target",
                written=item.target.written,
                day=date.fromordinal(end),
                missed_by=end - day,
            )
        return
    spans = node.spans_at(at.start, at.end)
    # A day offered on which the item could not begin by itself is kept, too, where it is the written one.
    offered = item.window is None and (start, start) in spans
    if len(spans) < len(node.spans) or offered or any(a <= start and end <= b for a, b in spans):
        return
    # Off by the way to the nearest day that would have kept it.
    missed = min((end - b if end > b else start - a for a, b in spans), key=abs)
    if item.window is not None:
        yield WordNotKept(
            key=item.key, kind="window", written=item.window.written, day=date.fromordinal(start), missed_by=missed
        )
    else:
        yield WordNotKept(
            key=item.key,
            kind="alternatives",
            written=", ".join(span.written for span in item.one_of),
            day=date.fromordinal(start),
            missed_by=missed,
        )
