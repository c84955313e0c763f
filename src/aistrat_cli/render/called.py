"""How items are called: by body and number where nobody wrote a title, by short names where room is scarce."""

from __future__ import annotations

from collections.abc import Mapping

from aistrat_cli.loading.decode.titles import meeting_title
from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.items import AnyItem, Document, Meeting
from aistrat_cli.model.series import Series
from aistrat_cli.model.text import Text
from aistrat_cli.render.cells import fit, visible
from aistrat_cli.wording import listed, numbered

LONGEST_NAME = 120
"""Cells of a name in the line of another item; its own line has the whole."""


def own_title(item: AnyItem, series: Series) -> Text | None:
    """Return the title that somebody wrote, None where it was only made from body and number."""
    if isinstance(item, Meeting):
        bodies = [series.bodies[body].name for body in item.bodies if body in series.bodies]
        if item.title == meeting_title(bodies, item.number):
            return None
    return item.title


def subject(item: AnyItem, series: Series, lang: str) -> str:
    """Return what an item is about: its title, else the first point of its agenda, else what it decides."""
    text = own_title(item, series)
    if text is None and isinstance(item, Meeting):
        text = item.agenda[0].title if item.agenda else item.decides
    return visible(text.in_(lang)) if text is not None else ""


def reference(
    item: AnyItem, beside: AnyItem | None, by_id: Mapping[str, Series], index: Mapping[ItemKey, AnyItem], lang: str
) -> str:
    """Return how an item is called by its body's short name and its number, `検討会議 第5回`, or by its title.

    `beside`: the item in whose line it is named; `第5回` will do among meetings of one body.
    """
    series = by_id[item.key.series]
    if isinstance(item, Document) and item.lead_time is not None and item.derived_from is not None:
        title = fit(visible(item.lead_time.title.in_(lang)), LONGEST_NAME)
        origin = item.derived_from.item
        if item.derived_from in index:
            origin = reference(index[item.derived_from], beside, by_id, index, lang)
        return f"{title}（{origin}）" if lang == "ja" else f"{title} ({origin})"
    name = visible(item.title.in_(lang))
    if isinstance(item, Meeting) and own_title(item, series) is None:
        same = isinstance(beside, Meeting) and beside.bodies == item.bodies and beside.key.series == item.key.series
        held = [body for id_ in item.bodies if (body := series.bodies.get(id_)) is not None]
        bodies = listed((visible((body.short or body.name).in_(lang)) for body in held), lang)
        number = numbered(item.number, lang) if item.number is not None else ""
        name = number if number and same else f"{bodies} {number}".strip() or name
    name = fit(name, LONGEST_NAME)
    return name if beside is None or item.key.series == beside.key.series else f"{name} [{item.key.series}]"
