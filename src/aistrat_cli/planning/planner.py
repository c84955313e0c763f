"""Making the plan: network, order, one pass or two, floats, critical path; then everything as values."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.calendar.business import HolidaySource
from aistrat_cli.errors import NoBusinessDay, NoHolidayData
from aistrat_cli.model.series import Portfolio
from aistrat_cli.planning.first import first_plan
from aistrat_cli.planning.floats import latest_starts
from aistrat_cli.planning.grounding import open_ends
from aistrat_cli.planning.leads import LeadNeedsTime
from aistrat_cli.planning.network import Network
from aistrat_cli.planning.node import Node
from aistrat_cli.planning.passes import Pass
from aistrat_cli.planning.placing import placements
from aistrat_cli.planning.plan import Plan, Problem, Uncountable
from aistrat_cli.planning.positions import Positions
from aistrat_cli.planning.problems import problems_of_first, problems_of_second
from aistrat_cli.source.place import Place


def make_plan(portfolio: Portfolio, holidays: HolidaySource) -> Plan:
    """Return the plan of everything in `portfolio`. Linear in items and dependencies; looks at no clock."""
    network, grounds, order, cycles, left_out, first = first_plan(portfolio, holidays)
    nodes, at = network.nodes, first.at
    problems: list[Problem] = [*cycles, *network.problems, *open_ends(network, grounds, left_out)]
    problems += problems_of_first(network, order, first)
    later = at
    if any(node.mode == "open" and at.start[node.i] for node in nodes):
        second = Pass(network, order, first.ground)
        second.last_days = last_days(network, order, at)
        later = second.run()
        problems += problems_of_second(network, at, later)
    problems += _uncountable(network, at)
    placed = dict(placements(portfolio, network, order, first, later))
    return Plan(
        portfolio=portfolio,
        placements=placed,
        links=tuple(network.links),
        problems=tuple(problems),
        calendars=network.own,
    )


def last_days(network: Network, order: list[int], at: Positions) -> list[int]:
    """Return for each open item the last day on which it may end so that written days behind it are kept."""
    latest = latest_starts(network, order, at, limits=False)
    last_days = [0] * len(network.nodes)
    for node in network.nodes:
        if node.mode == "open" and latest.start[node.i]:
            # What is broken already is told as such; the range does not run backwards for it.
            start = max(latest.start[node.i], at.start[node.i])
            last_days[node.i] = node.extent.end(start, node.calendar)
    return last_days


def _uncountable(network: Network, at: Positions) -> Iterator[Problem]:
    for i, why in sorted(at.failed.items()):
        node = network.nodes[i]
        key, place = node.item.key, _placing_place(node)
        if isinstance(why, NoHolidayData):
            unknown = why.first is None
            yield Uncountable(
                key=key,
                place=place,
                reason="unknown-country" if unknown else "no-holiday-data",
                country=why.country,
                subdivision=why.subdivision or "",
                year=why.year,
                first_year=why.first or 0,
                last_year=why.last or 0,
            )
        elif isinstance(why, NoBusinessDay):
            yield Uncountable(key=key, place=place, reason="no-business-day")
        elif isinstance(why, LeadNeedsTime):
            yield Uncountable(key=key, place=place, reason="lead-needs-time")
        else:
            yield Uncountable(key=key, place=place, reason="day-out-of-range")


def _placing_place(node: Node) -> Place:
    item = node.item
    expr = item.date or item.target or (item.window.first if item.window is not None else None)
    if expr is not None:
        return expr.place
    if item.one_of:
        return item.one_of[0].place
    return next((tie.link.place for tie in node.front), item.place)
