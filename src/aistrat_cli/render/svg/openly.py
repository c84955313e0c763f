"""What may be shown to everyone: no item that is not public, nothing that names one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.items import Document, Meeting
from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.render.svg.markup import safe_url


def is_public(placement: Placement, plan: Plan) -> bool:
    """Tell whether an item may be shown to everyone; a derived deadline is as public as its meeting."""
    item = placement.item
    origin = item.derived_from if isinstance(item, Document) else None
    home = plan.portfolio.index.get(origin) if origin is not None else None
    return item.public and (home is None or home.public)


def openly(plan: Plan, placements: Sequence[Placement] | None) -> tuple[Plan, Sequence[Placement] | None]:
    """Return the plan without what leads to an item that is not public or names one, and the items that may be shown.

    Gone are links, what a meeting decides, the papers of its agenda, and the item that bounds another.
    """
    hidden = {key for key, placement in plan.placements.items() if not is_public(placement, plan)}
    if not hidden:
        return plan, placements
    shown = plan.shown() if placements is None else placements
    links = tuple(link for link in plan.links if link.leader not in hidden and link.follower not in hidden)
    told = {key: _discreet(placement, hidden) for key, placement in plan.placements.items()}
    return plan.replace(links=links, placements=told), [told[p.key] for p in shown if p.key not in hidden]


def _discreet(placement: Placement, hidden: Collection[ItemKey]) -> Placement:
    """Return the placement without the names of hidden items."""
    item = placement.item
    if isinstance(item, Meeting):
        if item.decides_id in hidden:
            item = item.replace(decides=None, decides_id=None)
        if any(key in hidden for point in item.agenda for key in point.papers):
            agenda = (p.replace(papers=tuple(key for key in p.papers if key not in hidden)) for p in item.agenda)
            item = item.replace(agenda=tuple(agenda))
    bound_by = None if placement.bound_by in hidden else placement.bound_by
    if item is placement.item and bound_by is placement.bound_by:
        return placement
    return placement._replace(item=item, bound_by=bound_by)


def link(url: str | None, private: bool) -> str | None:
    """Return the address where it may stand in a link."""
    safe = safe_url(url)
    return None if safe is not None and not private and "@" in safe else safe
