"""Deadlines that lead times derive: which items a lead time is for, and what is written over single deadlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from aistrat_cli.loading.decode.items import Draft, laid_over
from aistrat_cli.loading.decode.people import unknown
from aistrat_cli.loading.decode.reading import Reading
from aistrat_cli.loading.decode.table import missing_key, read_table
from aistrat_cli.loading.decode.titles import derived_title
from aistrat_cli.loading.format.keys import TABLES
from aistrat_cli.loading.written.folding import fold
from aistrat_cli.model.items import AnyItem, Meeting
from aistrat_cli.model.leads import LeadTime, Selector
from aistrat_cli.source.place import Place


def selects(selector: Selector, item: AnyItem) -> bool:
    """Tell whether an item is one of those that a selector means."""
    if item.kind not in selector.kinds or (selector.ids and not named(item.id, selector.ids)):
        return False
    if not (selector.bodies or selector.types or selector.online is not None):
        return True
    return (
        isinstance(item, Meeting)
        and (not selector.bodies or not set(selector.bodies).isdisjoint(item.bodies))
        and (not selector.types or (item.type is not None and fold(item.type) in map(fold, selector.types)))
        and (selector.online is None or selector.online == bool(item.online))
    )


def is_for(lead: LeadTime, item: AnyItem) -> bool:
    """Tell whether a lead time gives an item a deadline."""
    return selects(lead.selector, item) and not (lead.excluded and named(item.id, lead.excluded))


def named(id: str, patterns: Iterable[str]) -> bool:
    """Tell whether an id fits one of the patterns."""
    from fnmatch import fnmatchcase

    return any(fnmatchcase(id, pattern) for pattern in patterns)


def derive(items: Iterable[AnyItem], leads: Iterable[LeadTime]) -> Iterator[tuple[Draft, AnyItem, LeadTime]]:
    """Yield a deadline for each item that a lead time is for, with the two it comes from, in the order of the items.

    It is as public as its item is.
    """
    for item in items:
        for lead in leads:
            if not is_for(lead, item):
                continue
            values: dict[str, Any] = {"title": derived_title(lead.title, item.title)}
            if lead.owner is not None:
                values["owner"] = lead.owner
            if not item.public:
                values["public"] = False
            yield (
                Draft("document", f"{item.id}/{lead.id}", values, frozenset(), {}, lead.place, {}, derived=True),
                item,
                lead,
            )


def overridden(reading: Reading, base: Draft, raw: Mapping[str, Any], place: Place) -> Draft:
    """Return a derived deadline with the `[[document]]` of its id laid over it."""
    reading.item = base.id
    read = read_table(reading, TABLES["document"], {key: raw[key] for key in raw if key != "id"}, place, part=True)
    if "date" in raw and "why" not in raw:
        missing_key(reading, TABLES["document"], "why", place)
    reading.item = None
    laid = laid_over(base, read, place)
    return laid._replace(place=place, key_places={key: base.at(key) for key in laid.values if key not in raw})


def unknown_deadlines(
    reading: Reading, left: Mapping[str, tuple[Mapping[str, Any], Place]], known: Iterable[str]
) -> None:
    """Report `[[document]]` tables with a slash in their id that no lead time makes, and what else is wrong in them."""
    known = tuple(known)
    for id, (raw, place) in left.items():
        if not reading.is_unmade(id):
            reading.misread(unknown(reading, "deadline", id, known), place.at("id"))
        overridden(reading, Draft("document", id, {}, frozenset(), {}, place, {}, derived=True), raw, place)
