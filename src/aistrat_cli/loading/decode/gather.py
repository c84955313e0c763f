"""All items of a file: those that are written, those that repeats make, the deadlines that lead times derive."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from aistrat_cli.calendar.business import HolidaySource
from aistrat_cli.loading.decode.identity import Ids
from aistrat_cli.loading.decode.items import Draft, draft, make_item
from aistrat_cli.loading.decode.leads import make_lead_times
from aistrat_cli.loading.decode.sections import Section, Sections
from aistrat_cli.loading.leads import derive, overridden, unknown_deadlines
from aistrat_cli.loading.overlay import Overlays
from aistrat_cli.model.calendar import Calendar
from aistrat_cli.model.items import AnyItem, Kind
from aistrat_cli.model.leads import LeadTime

if TYPE_CHECKING:
    from aistrat_cli.loading.repeats import Written


def gather(
    sections: Sections, overlays: Overlays, calendar: Calendar, holidays: HolidaySource
) -> tuple[list[AnyItem], list[LeadTime]]:
    """Return the items of a file, in the order of `Series.items`, and its lead times.

    Calendar and holidays are for repeats that keep clear of closed days.
    """
    reading, ids = sections.reading, Ids(sections.reading)
    items: list[AnyItem] = []

    def add(made: Draft | None, **more: Any) -> None:
        if made is not None and ids.take(made.id, made.place):
            items.append(make_item(reading, made, **more))

    def add_written(kind: Kind, tables: Iterable[Section]) -> None:
        for raw, place in tables:
            made = draft(reading, kind, raw, place)
            add(overlays.on(made) if made else None)

    meetings, repeated = _repeats(sections, calendar, holidays)
    documents, overrides = _documents(sections.many("document"))
    add_written("meeting", meetings)
    if repeated:
        from aistrat_cli.loading.repeats import numbered

        for repeat in repeated:
            for made in numbered([overlays.on(meeting) for meeting in repeat]):
                add(made)
    add_written("task", sections.many("task"))
    add_written("document", documents)
    add_written("milestone", sections.many("milestone"))

    leads = _lead_times(sections)
    known = []
    for made, item, lead in derive(tuple(items), leads):
        known.append(made.id)
        if made.id in overrides:
            made = overridden(reading, made, *overrides.pop(made.id))
        add(overlays.on(made), derived_from=item.key, lead_time=lead)
    unknown_deadlines(reading, overrides, known)
    return items, leads


def _repeats(
    sections: Sections, calendar: Calendar, holidays: HolidaySource
) -> tuple[list[Section], list[list[Draft]]]:
    """Return the meetings that stand by themselves, and those of each repeat."""
    meetings, tables = sections.many("meeting"), sections.many("repeat")
    if not tables:
        return meetings, []
    from aistrat_cli.loading.repeats import Days, read_repeat

    days = Days(calendar, holidays)
    reading, ids = sections.reading, Ids(sections.reading)
    written: Written = {}
    for raw, place in meetings:
        if isinstance(raw.get("id"), str):
            written.setdefault(raw["id"], (raw, place))
    left = dict(written)
    repeated = []
    for raw, place in tables:
        if isinstance(raw.get("id"), str) and not ids.take(raw["id"], place):
            continue
        made = read_repeat(reading, raw, place, left, days)
        if made:
            repeated.append(made)
        elif isinstance(raw.get("id"), str):
            reading.unmade.add(raw["id"])
    used = {place for id, (_, place) in written.items() if id not in left}
    return [section for section in meetings if section[1] not in used], repeated


def _documents(tables: list[Section]) -> tuple[list[Section], Written]:
    """Return the documents that stand by themselves, and the tables written over derived deadlines, by id."""
    documents: list[Section] = []
    overrides: Written = {}
    for raw, place in tables:
        id = raw.get("id")
        if isinstance(id, str) and "/" in id and id not in overrides:
            overrides[id] = (raw, place)
        else:
            documents.append((raw, place))
    return documents, overrides


def _lead_times(sections: Sections) -> list[LeadTime]:
    reading, ids = sections.reading, Ids(sections.reading)
    leads = []
    for raw, place in sections.many("lead_time"):
        if "use" in raw:
            from aistrat_cli.loading.decode.used_sets import lead_times

            made = lead_times(reading, raw, place)
        else:
            made = make_lead_times(reading, raw, place)
        if not made and isinstance(raw.get("id", raw.get("use")), str):
            reading.unmade.add(raw.get("id", raw.get("use")))
        leads += [lead for lead in made if ids.take(lead.id, place)]
    return leads
