"""What may be shown to everyone: no item that is not public, nothing that names one, no e-mail address."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.items import AnyItem, Document, Meeting
from aistrat_cli.model.series import Portfolio
from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.record import Record
from aistrat_cli.source.place import Place, Source
from aistrat_cli.wording import without_addresses


def is_public(item: AnyItem, portfolio: Portfolio) -> bool:
    """Tell whether an item may be shown to everyone; a derived deadline is as public as its meeting."""
    origin = item.derived_from if isinstance(item, Document) else None
    home = portfolio.index.get(origin) if origin is not None else None
    return item.public and (home is None or home.public)


def openly(plan: Plan, placements: Sequence[Placement] | None) -> tuple[Plan, Sequence[Placement] | None]:
    """Return the plan as if what is not public were not in it, and those of the placements that are left.

    Gone are the items, links to them, what a meeting decides, the papers of its agenda and the item that bounds
    another, where they are not public; and every e-mail address in a text, wherever it was written.
    """
    portfolio = plan.portfolio
    hidden = {key for key, item in portfolio.index.items() if not is_public(item, portfolio)}
    index = {key: _cleaned(_discreet(item, hidden)) for key, item in portfolio.index.items() if key not in hidden}
    series = tuple(
        _cleaned(one.replace(items=())).replace(items=tuple(index[i.key] for i in one.items if i.key not in hidden))
        for one in portfolio.series
    )
    told = {
        key: _told(placement, index[key], hidden) for key, placement in plan.placements.items() if key not in hidden
    }
    links = tuple(link for link in plan.links if link.leader not in hidden and link.follower not in hidden)
    shown = None if placements is None else [told[p.key] for p in placements if p.key in told]
    return plan.replace(portfolio=portfolio.replace(series=series, index=index), placements=told, links=links), shown


def _told(placement: Placement, item: AnyItem, hidden: Collection[ItemKey]) -> Placement:
    held = placement.held_by
    if held is not None and held.leader in hidden:
        held = None
    bound_by = None if placement.bound_by in hidden else placement.bound_by
    return placement._replace(item=item, bound_by=bound_by, held_by=held)


def _discreet(item: AnyItem, hidden: Collection[ItemKey]) -> AnyItem:
    """Return the item without the names of hidden ones."""
    if isinstance(item, Meeting):
        if item.decides_id in hidden:
            item = item.replace(decides=None, decides_id=None)
        if any(key in hidden for point in item.agenda for key in point.papers):
            agenda = (p.replace(papers=tuple(key for key in p.papers if key not in hidden)) for p in item.agenda)
            item = item.replace(agenda=tuple(agenda))
    return item


def _cleaned(value: Any) -> Any:
    """Return the value without the e-mail addresses in its texts; the same value where there is none."""
    if isinstance(value, str):
        return without_addresses(value)
    if isinstance(value, (Place, Source, ItemKey)):
        return value
    if isinstance(value, Record):
        fields = _changed(value.__dict__)
        return value.replace(**fields) if fields else value
    if isinstance(value, Mapping):
        fields = _changed(value)
        return {**value, **fields} if fields else value
    if isinstance(value, (tuple, list)):
        parts = [_cleaned(part) for part in value]
        if all(new is old for new, old in zip(parts, value, strict=True)):
            return value
        return value._make(parts) if hasattr(value, "_make") else type(value)(parts)
    return value


def _changed(fields: Mapping[Any, Any]) -> dict[Any, Any]:
    return {name: new for name, old in fields.items() if (new := _cleaned(old)) is not old}
