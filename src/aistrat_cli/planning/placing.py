"""From days by node number to placements: the plan as values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.items import AnyItem, Document, Meeting
from aistrat_cli.model.series import Portfolio
from aistrat_cli.planning.critical import critical_nodes
from aistrat_cli.planning.floats import free_start, latest_starts
from aistrat_cli.planning.network import Network
from aistrat_cli.planning.node import Node
from aistrat_cli.planning.passes import Pass
from aistrat_cli.planning.plan import Certainty, Placement
from aistrat_cli.planning.positions import CANNOT_COUNT, Positions
from aistrat_cli.planning.ties import Point

OPEN: dict[bool, Certainty] = {True: "window", False: "alternatives"}


def placements(
    portfolio: Portfolio, network: Network, order: list[int], made: Pass, later: Positions
) -> Iterator[tuple[ItemKey, Placement]]:
    """Yield the placement of every item, in the order of the model."""
    nodes, at = network.nodes, made.at
    latest = latest_starts(network, order, at, limits=True)
    critical = critical_nodes(network, at)
    certainties = certainties_of(network, order, at)
    zones = {series.id: series.timezone for series in portfolio.series}
    for node in nodes:
        i, item = node.i, node.item
        if i in at.not_in_force and not node.done and item.date is None:
            continue
        start, end = at.start[i], at.end[i]
        floats = bool(start) and not node.done and not node.cancelled and node.lead is None
        latest_start = latest.start[i] if floats else 0
        free = _free(node, nodes, at) if floats else 0
        is_range = bool(start) and bool(later.start[i]) and (node.mode == "open" or later.start[i] != start)
        lead = at.lead.get(i)
        deadline = _day(node.deadline, at)
        target = _day(node.target, at)
        moment, zone = _moment(item, lead.at if lead else None, zones[node.series])
        if lead and lead.term.offset.unit == "h" and isinstance(item, Document) and item.derived_from:
            # Hours count on the clock of the meeting's place, so that is the clock the deadline is told in.
            zone = _moment(portfolio.index[item.derived_from], None, zone)[1]
        yield (
            item.key,
            Placement(
                item=item,
                certainty=certainties[i],
                start=_date(start),
                end=_date(end),
                window=(date.fromordinal(start), date.fromordinal(max(start, later.start[i]))) if is_range else None,
                last_end=_date(max(end, later.end[i]) if start else 0),
                earliest_start=_date(_earliest(made, node) if floats else 0),
                latest_start=_date(latest_start),
                total_float=_between(node, start, latest_start),
                free_float=_between(node, start, free),
                bound_by=nodes[latest.by[i]].item.key if latest_start else None,
                critical=i in critical,
                deadline=_date(deadline),
                target=_date(target),
                held_by=held.link if (held := at.held[i]) is not None else None,
                late=node.late and bool(start),
                time=moment,
                timezone=zone,
                term=lead.term if lead else None,
                rule_day=_date(lead.day if lead else 0),
            ),
        )


def certainties_of(network: Network, order: list[int], at: Positions) -> list[Certainty]:
    """Return how sure each day is; what an expression fixes to another item is as sure as that item."""
    result: list[Certainty] = ["unplaced"] * len(network.nodes)
    for i in [*order, *(node.i for node in network.nodes if not at.start[node.i])]:
        node = network.nodes[i]
        if node.cancelled:
            result[i] = "cancelled"
        elif node.mode == "done":
            result[i] = "done"
        elif not at.start[i]:
            result[i] = "unplaced"
        elif node.mode == "dated" and not node.item.confirmed:
            result[i] = "tentative"
        elif node.mode in ("dated", "lead"):
            anchor = next((tie.leader for tie in node.front if tie.exact), -1) if node.mode == "lead" else _anchor(node)
            inherited = result[anchor] if anchor >= 0 else "fixed"
            result[i] = "fixed" if inherited in ("done", "cancelled", "unplaced") else inherited
        elif node.mode == "target":
            result[i] = "target"
        elif node.mode == "open":
            result[i] = OPEN[node.item.window is not None]
        else:
            result[i] = "computed"
    return result


def _anchor(node: Node) -> int:
    return node.date.node if node.date is not None else -1


def _earliest(made: Pass, node: Node) -> int:
    """Return the first start that dependencies, `not_before` and the beginning of a window allow, 0 where none."""
    try:
        if node.late or made.at.early[node.i] or node.mode in ("dated", "target"):
            return made.at.early[node.i]
        bounds = made.bounds(node)
        return made.first(node, bounds)[0]
    except CANNOT_COUNT:
        return 0


def _free(node: Node, nodes: list[Node], at: Positions) -> int:
    try:
        return free_start(node, nodes, at)
    except CANNOT_COUNT:
        return 0


def _between(node: Node, start: int, latest: int) -> int | None:
    """Return the business days from a planned start to a latest one, None where it is unbounded."""
    if not start or not latest:
        return None
    try:
        return node.calendar.rank(latest) - node.calendar.rank(start)
    except CANNOT_COUNT:
        return None


def _day(point: Point | None, at: Positions) -> int:
    try:
        return point.at(at.start, at.end) if point is not None else 0
    except CANNOT_COUNT:
        return 0


def _date(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal > 0 else None


def _moment(item: AnyItem, at: time | None, zone: str) -> tuple[str | None, str]:
    if isinstance(item, Meeting):
        at, zone = item.time, item.timezone or zone
    if at is None:
        return None, zone
    return at.isoformat() if at.second else at.isoformat("minutes"), zone
