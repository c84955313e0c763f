"""The filters of a page: which bodies, people and topics have something in it, and what each of them lets through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aistrat_cli.diagnostic import Message
from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.series import Series
from aistrat_cli.model.text import Text
from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.render.cells import visible
from aistrat_cli.render.html.texts import said
from aistrat_cli.render.svg.markup import element, escaped
from aistrat_cli.selection import Filters, select

ALL = Message("all", "すべて")
LABELS = {
    "b": Message("Body", "会議体"),
    "p": Message("Person", "人"),
    "t": Message("Topic", "論点"),
}
SEARCH = Message("Search", "検索")


def filters(plan: Plan, shown: Sequence[Series], placements: Sequence[Placement]) -> tuple[str, Mapping[ItemKey, str]]:
    """Return the fields to filter with, and for each item the names of the filters that let it through."""
    keys = {placement.key for placement in placements}
    groups: dict[ItemKey, list[str]] = {}
    fields = []
    for letter, label in LABELS.items():
        options = []
        for index, (id_, name) in enumerate(_names(letter, shown).items()):
            found = [p.key for p in select(plan, _asking(letter, id_)) if p.key in keys]
            if not found:
                continue
            for key in found:
                groups.setdefault(key, []).append(f"{letter}{index}")
            ja, en = (visible(name.in_(lang)) for lang in ("ja", "en"))
            options.append(element("option", escaped(en), value=f"{letter}{index}", data_ja=ja, data_en=en))
        if options:
            every = element("option", ALL.en, value="", data_ja=ALL.ja, data_en=ALL.en)
            control = element("select", every, *options, class_="filter")
            fields.append(element("label", element("span", said(label)), control))
    search = element("label", element("span", said(SEARCH)), '<input type="search" class="search" autocomplete="off">')
    return "".join([*fields, search]), {key: " ".join(names) for key, names in groups.items()}


def _names(letter: str, shown: Sequence[Series]) -> dict[str, Text]:
    found: dict[str, Text] = {}
    for series in shown:
        if letter == "b":
            named = {one.id: one.name for one in series.bodies.values()}
        elif letter == "p":
            named = {one.id: one.name for one in series.persons.values()}
        else:
            named = {one.id: one.title for one in series.topics.values()}
        for id_, name in named.items():
            found.setdefault(id_, name)
    return found


def _asking(letter: str, id_: str) -> Filters:
    if letter == "b":
        return Filters(bodies=(id_,))
    return Filters(persons=(id_,)) if letter == "p" else Filters(topics=(id_,))
