"""The first plan: the network, and every item on its first possible day."""

from __future__ import annotations

from collections.abc import Mapping

from aistrat_cli.calendar.business import HolidaySource
from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.series import Portfolio
from aistrat_cli.planning.grounding import ground
from aistrat_cli.planning.network import Network
from aistrat_cli.planning.order import placing_order
from aistrat_cli.planning.passes import Pass
from aistrat_cli.planning.plan import Cycle
from aistrat_cli.planning.succession import following_meetings
from aistrat_cli.row import NamedTuple


class First(NamedTuple):
    """The first plan, and what it takes to make the second. `left_out` lie on a cycle or come after one."""

    network: Network
    grounds: list[int]
    order: list[int]
    cycles: list[Cycle]
    left_out: set[int]
    made: Pass


def first_plan(portfolio: Portfolio, holidays: HolidaySource) -> First:
    """Return the first plan of `portfolio`.

    A lead time that counts from the next meeting has to know which that is. It is taken to be the next by the written
    days, and where the plan has the meetings in another order, the plan is made once more.
    """
    first = _made(Network(portfolio, holidays))
    if first.network.next_of:
        starts = first.made.at.start
        days = {node.item.key: starts[node.i] for node in first.network.nodes if starts[node.i]}
        if _next_by(days, portfolio, first.network.next_of) != first.network.next_of:
            return _made(Network(portfolio, holidays, days))
    return first


def _made(network: Network) -> First:
    grounds = ground(network)
    order, cycles = placing_order(network)
    left_out = {node.i for node in network.nodes}.difference(order)
    made = Pass(network, order, [0 if i in left_out else turn for i, turn in enumerate(grounds)])
    made.run()
    return First(network, grounds, order, cycles, left_out, made)


def _next_by(
    days: Mapping[ItemKey, int], portfolio: Portfolio, asked: Mapping[ItemKey, ItemKey | None]
) -> dict[ItemKey, ItemKey | None]:
    following = {series.id: following_meetings(series, days) for series in portfolio.series}
    return {key: following[key.series](key) for key in asked}
