"""Which points of agendas a rule is asked to look at: its options `bodies` and `kinds`, as A001 and A002 have them."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.model.items import AgendaItem, Meeting
from aistrat_cli.planning.plan import Placement
from aistrat_cli.rules.base import Context, Rule


def points(context: Context, rule: Rule) -> Iterator[tuple[Placement, AgendaItem]]:
    """Yield the points of meetings to come that the options of a rule name, each with its meeting."""
    for placement in context.placements:
        meeting = placement.item
        if not isinstance(meeting, Meeting) or not meeting.agenda or placement.certainty in ("done", "cancelled"):
            continue
        options = context.options(context.by_id[meeting.key.series], rule)
        if set(meeting.bodies).isdisjoint(options["bodies"]):
            continue
        for point in meeting.agenda:
            if not options["kinds"] or not set(point.kinds).isdisjoint(options["kinds"]):
                yield placement, point
