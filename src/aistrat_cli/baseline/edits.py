"""Which inputs differ between two versions: the edits that may have moved something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from aistrat_cli.baseline.inputs import DEPENDENCIES, inputs_of, lead_inputs
from aistrat_cli.baseline.values import Baseline, Edit, Frozen, Why
from aistrat_cli.calendar.business import BusinessCalendar, HolidaySource
from aistrat_cli.errors import DayOutOfRange, NoHolidayData
from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.items import AnyItem, Document, Meeting
from aistrat_cli.model.series import Series
from aistrat_cli.planning.plan import Plan
from aistrat_cli.source.place import Place

ORDER = (
    "done",
    "cancelled",
    "date",
    "target",
    "window",
    "one_of",
    "duration",
    "days",
    "end",
    "after",
    "before",
    "ends_after",
    "not_before",
    "deadline",
    "place_at",
    "confirmed",
    "time",
)
"""Keys that place an item; the first that differs gives the edit its word and its line."""

NOTHING: Mapping[str, Any] = {}


class Groups:
    """Collects changed inputs into edits: what one line of a file changed is one edit, however many items it has."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], Edit] = {}

    def add(self, key: ItemKey, edit: Edit) -> None:
        """Add an item to the edit, which is made where it is not known yet."""
        name = (edit.kind, edit.series, edit.id)
        known = self._found.get(name)
        if known is None:
            self._found[name] = edit.replace(items=(*edit.items, key))
        else:
            self._found[name] = known.replace(items=(*known.items, key))

    def put(self, edit: Edit) -> None:
        """Add an edit that changed no item's own inputs."""
        self._found[(edit.kind, edit.series, edit.id)] = edit

    def edits(self) -> tuple[Edit, ...]:
        """Return the edits in the order in which they were met."""
        return tuple(self._found.values())


def edits_between(
    old: Mapping[str, Baseline], before: Mapping[ItemKey, Frozen], plan: Plan, holidays: HolidaySource
) -> tuple[Edit, ...]:
    """Return every edit between the baselines and what `plan` was made of. `before` has the items under today's ids."""
    groups = Groups()
    by_series: dict[str, dict[ItemKey, Frozen]] = {}
    for key, frozen in before.items():
        by_series.setdefault(key.series, {})[key] = frozen
    for series in plan.portfolio.series:
        if series.id in old:
            _Series(series, old[series.id], by_series.get(series.id, {}), plan, groups).compare()
            closures = _closures(old[series.id], plan, holidays)
            if closures:
                groups.put(
                    Edit(
                        kind="calendar",
                        series=series.id,
                        id="",
                        items=(),
                        why="calendar",
                        place=series.calendar.place,
                        closures=closures,
                    )
                )
    return groups.edits()


class _Series:
    def __init__(
        self, series: Series, baseline: Baseline, before: Mapping[ItemKey, Frozen], plan: Plan, groups: Groups
    ) -> None:
        self.series = series
        self.before = before
        self.plan = plan
        self.groups = groups
        self.items = {item.key: item for item in series.items}
        leads = {lead.id: lead for lead in series.lead_times}
        self.leads = leads
        self.old_leads = baseline.leads
        self.changed_leads = {
            id for id, lead in leads.items() if id in baseline.leads and lead_inputs(lead) != baseline.leads[id]
        }

    def compare(self) -> None:
        for key, item in self.items.items():
            frozen = self.before.get(key)
            now = inputs_of(item)
            if frozen is None:
                if key in self.plan.placements:
                    self._came(item)
            elif now != frozen.inputs:
                self._changed(item, now, frozen.inputs)
            elif self.changed_leads and isinstance(item, Document) and _lead(item) in self.changed_leads:
                self._by_lead(key, _lead(item))
        for key, frozen in self.before.items():
            if key not in self.items:
                self._went(key, frozen)

    def _changed(self, item: AnyItem, now: Mapping[str, Any], was: Mapping[str, Any]) -> None:
        keys = tuple(name for name in ORDER if now.get(name) != was.get(name))
        if not keys:  # of a lead time that got another id
            self._by_lead(item.key, _lead(item))
            return
        place = next((item.at(name) for name in keys if name in now), None)
        if isinstance(item, Meeting) and item.repeat is not None and item.place.keys[:1] == ("repeat",):
            only_done = all(name in ("done", "cancelled") for name in keys)
            if not only_done:
                self._add("repeat", item.repeat, item.key, _why(keys), keys, item.place)
                return
        self._add("item", item.id, item.key, _why(keys), keys, place or item.place)

    def _came(self, item: AnyItem) -> None:
        source = item.derived_from if isinstance(item, Document) else None
        if source is None:
            repeat = item.repeat if isinstance(item, Meeting) else None
            if repeat is not None and item.place.keys[:1] == ("repeat",):
                self._add("repeat", repeat, item.key, "date", (), item.place)
            else:
                self._add("item", item.id, item.key, "dependency", (), item.place)
            return
        lead = _lead(item)
        if source not in self.before:
            self._with(source, item.key, self.items.get(source))
        elif lead not in self.old_leads or lead in self.changed_leads:
            self._by_lead(item.key, lead)
        elif not self._comes_and_goes(lead):
            self._with(source, item.key, self.items.get(source))

    def _went(self, key: ItemKey, frozen: Frozen) -> None:
        source = ItemKey(key.series, frozen.inputs["of"]) if "of" in frozen.inputs else None
        if source is None:
            self._add("item", key.item, key, "dependency", (), None)
            return
        lead = str(frozen.inputs["lead"])
        if source in self.items and (lead not in self.leads or lead in self.changed_leads):
            self._by_lead(key, lead)
        else:
            self._with(source, key, self.items.get(source))

    def _with(self, source: ItemKey, key: ItemKey, item: AnyItem | None) -> None:
        """Add a derived deadline to the edit of its meeting."""
        repeat = item.repeat if isinstance(item, Meeting) else None
        if repeat is not None and item is not None and item.place.keys[:1] == ("repeat",):
            self._add("repeat", repeat, key, "date", (), item.place)
        else:
            self._add("item", source.item, key, "dependency", (), item.place if item is not None else None)

    def _by_lead(self, key: ItemKey, lead: str) -> None:
        place = self.leads[lead].place if lead in self.leads else None
        self._add("lead", lead, key, "date", (), place)

    def _comes_and_goes(self, lead: str) -> bool:
        """Tell whether a lead time is in force on some days only, so that its deadlines come and go with a date."""
        return any(term.first is not None or term.last is not None for term in self.leads[lead].terms)

    def _add(self, kind: Any, id: str, key: ItemKey, why: Why, keys: tuple[str, ...], place: Place | None) -> None:
        self.groups.add(key, Edit(kind=kind, series=self.series.id, id=id, items=(), why=why, keys=keys, place=place))


def _lead(item: AnyItem) -> str:
    return item.lead_time.id if isinstance(item, Document) and item.lead_time is not None else ""


def _why(keys: Iterable[str]) -> Why:
    first = next(iter(keys), "date")
    if first == "done":
        return "done"
    if first in ("duration", "days", "end"):
        return "duration"
    return "dependency" if first in DEPENDENCIES or first == "cancelled" else "date"


def _closures(baseline: Baseline, plan: Plan, holidays: HolidaySource) -> tuple[tuple[date, str, bool], ...]:
    """Return the days on which the two calendars differ: those between the first and the last planned day come first.

    The years around are looked at as well, since a deadline counted back may lie there.
    """
    new = plan.calendars[baseline.series]
    if baseline.calendar is new.calendar:
        return ()
    old = BusinessCalendar(baseline.calendar, holidays)
    days = [day for one in baseline.items.values() for day in (one.start, one.last_end) if day is not None]
    for placement in plan.of(baseline.series):
        days += [day for day in (placement.start, placement.last_end) if day is not None]
    if not days:
        return ()
    found: list[tuple[date, str, bool]] = []
    for year in range(max(min(days).year - 1, 1), min(max(days).year + 1, 9999) + 1):
        found += _differences(old, new, year)
    first, last = min(days), max(days)
    return tuple(sorted(found, key=lambda one: not first <= one[0] <= last))


def _differences(old: BusinessCalendar, new: BusinessCalendar, year: int) -> Iterator[tuple[date, str, bool]]:
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    try:
        for day in range(first, last + 1):
            was, now = old.is_business(day), new.is_business(day)
            if was != now:
                closure = (new if was else old).closed_why(day)
                why = ""
                if closure is not None and closure.kind == "holiday":
                    why = closure.holiday or ""
                elif closure is not None and closure.range is not None and closure.range.why is not None:
                    written = closure.range.why
                    why = written.all[0]
                yield date.fromordinal(day), why, was
    except (NoHolidayData, DayOutOfRange):
        return
