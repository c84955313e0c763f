"""What may be shown to everyone: no item that is not public, nothing that names one, no e-mail address."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aistrat_cli.model.items import Document
from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.render.svg.markup import safe_url

_ADDRESS = re.compile(r"(?:mailto:)?[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")

HIDDEN = "…@…"


def is_public(placement: Placement, plan: Plan) -> bool:
    """Tell whether an item may be shown to everyone; a derived deadline is as public as its meeting."""
    item = placement.item
    origin = item.derived_from if isinstance(item, Document) else None
    home = plan.portfolio.index.get(origin) if origin is not None else None
    return item.public and (home is None or home.public)


def openly(plan: Plan, placements: Sequence[Placement] | None) -> tuple[Plan, Sequence[Placement] | None]:
    """Return the plan without the ties that lead to an item that is not public, and of the items those that are."""
    hidden = {key for key, placement in plan.placements.items() if not is_public(placement, plan)}
    if not hidden:
        return plan, placements
    shown = plan.shown() if placements is None else placements
    links = tuple(link for link in plan.links if link.leader not in hidden and link.follower not in hidden)
    return plan.replace(links=links), [p for p in shown if p.key not in hidden]


def without_addresses(markup: str) -> str:
    """Return markup in which no e-mail address is left; nothing but texts and links of ours holds an `@`."""
    return _ADDRESS.sub(HIDDEN, markup) if "@" in markup else markup


def link(url: str | None, private: bool) -> str | None:
    """Return the address where it may stand in a link."""
    safe = safe_url(url)
    return None if safe is not None and not private and "@" in safe else safe
