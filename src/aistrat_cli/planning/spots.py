"""Where items are, without all that a plan tells besides: for whoever asks about many variants of one plan."""

from __future__ import annotations

from datetime import date

from aistrat_cli.calendar.business import HolidaySource
from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.series import Portfolio
from aistrat_cli.planning.first import first_plan
from aistrat_cli.planning.passes import Pass
from aistrat_cli.planning.placing import certainties_of
from aistrat_cli.planning.plan import Certainty
from aistrat_cli.planning.planner import last_days
from aistrat_cli.row import NamedTuple


class Spot(NamedTuple):
    """Where an item is, as in its `Placement`."""

    certainty: Certainty
    start: date | None
    end: date | None
    last_end: date | None


def make_spots(portfolio: Portfolio, holidays: HolidaySource) -> dict[ItemKey, Spot]:
    """Return where every item is, as `make_plan` has it, in half its time: no float, critical path, problems."""
    network, _, order, _, _, first = first_plan(portfolio, holidays)
    nodes = network.nodes
    at = later = first.at
    if any(node.mode == "open" and at.start[node.i] for node in nodes):
        second = Pass(network, order, first.ground)
        second.last_days = last_days(network, order, at)
        later = second.run()
    certainties = certainties_of(network, order, at)
    return {
        node.item.key: Spot(
            certainties[node.i],
            _date(at.start[node.i]),
            _date(at.end[node.i]),
            _date(max(at.end[node.i], later.end[node.i]) if at.start[node.i] else 0),
        )
        for node in nodes
        if node.i not in at.not_in_force or node.done or node.item.date is not None
    }


def _date(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None
