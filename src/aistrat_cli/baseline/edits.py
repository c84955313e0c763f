"""Which inputs differ between two versions: the edits that may have moved something."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from aistrat_cli.baseline.closures import calendar_edits, span
from aistrat_cli.baseline.inputs import DEPENDENCIES, SELECTED_BY, inputs_of, lead_inputs
from aistrat_cli.baseline.values import Baseline, Edit, EditKind, Frozen, Why
from aistrat_cli.calendar.business import HolidaySource
from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.items import AnyItem, Document, Meeting
from aistrat_cli.model.series import Series
from aistrat_cli.planning.plan import Plan

ORDER = (
    "kind",
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
    *SELECTED_BY,
)
"""Keys that place an item; the first that differs gives the edit its word and its line."""


T = TypeVar("T")


class Groups:
    """Collects changed inputs into edits: what one line of a file changed is one edit, however many items it has."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], Edit] = {}

    def add(self, key: ItemKey, edit: Edit) -> None:
        """Add an item to the edit, which is made where it is not known yet."""
        name = (edit.kind, edit.series, edit.id)
        known = self._found.get(name, edit)
        self._found[name] = known.replace(items=(*known.items, key))

    def put(self, edit: Edit) -> None:
        """Add an edit that is complete."""
        self._found[(edit.kind, edit.series, edit.id)] = edit

    def edits(self) -> tuple[Edit, ...]:
        """Return the edits in the order in which they were met."""
        return tuple(self._found.values())


def edits_between(
    old: Mapping[str, Baseline], before: Mapping[ItemKey, Frozen], plan: Plan, holidays: HolidaySource
) -> tuple[Edit, ...]:
    """Return every edit between the baselines and what `plan` was made of. `before` has the items under today's ids."""
    groups = Groups()
    then, now = by_series(before), by_series(plan.placements)
    for series in plan.portfolio.series:
        if series.id in old:
            frozen = then.get(series.id, {})
            days = span((*frozen.values(), *now.get(series.id, {}).values()))
            own = plan.calendars[series.id]
            for edit in calendar_edits(old[series.id].calendars, series, own, days, holidays) if days else ():
                groups.put(edit)
            _Series(series, old[series.id], frozen, groups).compare()
    for key, days in outside(old).items():
        placement = plan.placements.get(key)
        if placement is not None and (placement.start, placement.end) != days:
            edit = Edit(
                kind="outside", series=key.series, id=key.item, items=(), why="date", place=placement.item.place
            )
            groups.add(key, edit)
    return groups.edits()


def by_series(items: Mapping[ItemKey, T]) -> dict[str, dict[ItemKey, T]]:
    """Return items by their series, in order."""
    found: dict[str, dict[ItemKey, T]] = {}
    here: dict[ItemKey, T] = {}
    last = ""
    for key, item in items.items():  # those of a series stand together
        if key.series != last:
            last = key.series
            here = found.setdefault(last, {})
        here[key] = item
    return found


def outside(old: Mapping[str, Baseline]) -> dict[ItemKey, tuple[date, date]]:
    """Return first and last day of the items that baselines name of other series, where no baseline of those has them.

    They have none, or one that was saved at another time.
    """
    found: dict[ItemKey, tuple[date, date]] = {}
    for baseline in old.values():
        for name, days in baseline.outside.items():
            series, _, item = name.partition(":")
            frozen = old[series].items.get(item) if series in old else None
            if frozen is None or (frozen.start, frozen.end) != days:
                found[ItemKey(series, item)] = days
    return found


class _Series:
    def __init__(self, series: Series, baseline: Baseline, before: Mapping[ItemKey, Frozen], groups: Groups) -> None:
        self.series = series
        self.before = before
        self.groups = groups
        self.items = {item.key: item for item in series.items}
        self.leads = {lead.id: lead for lead in series.lead_times}
        self.old_leads = baseline.leads
        self.repeats = {repeat: item.place for item in series.items if (repeat := _repeat(item)) is not None}
        self.old_repeats = {frozen.inputs.get("repeat") for frozen in before.values()}

    def compare(self) -> None:
        for key, item in self.items.items():
            frozen = self.before.get(key)
            now = inputs_of(item)
            if frozen is None:
                if "of" not in now:  # a derived deadline comes by its meeting or its lead time
                    self._came(item, now)
            elif now != frozen.inputs or item.kind != frozen.kind:
                self._changed(item, {**now, "kind": item.kind}, {**frozen.inputs, "kind": frozen.kind})
        for key, frozen in self.before.items():
            if key not in self.items and "of" not in frozen.inputs:
                self._went(key, frozen.inputs)
        self._compare_leads()

    def _changed(self, item: AnyItem, now: Mapping[str, Any], was: Mapping[str, Any]) -> None:
        keys = tuple(name for name in ORDER if now.get(name) != was.get(name))
        repeat = _repeat(item)
        if repeat is not None and not all(name in ("done", "cancelled") for name in keys):
            self._by_repeat(item.key, repeat, keys)
        elif keys:
            place = next((item.at(name) for name in keys if name in now and name != "kind"), None)
            self._add("item", item.id, item.key, _why(keys), keys=keys, place=place or item.place)

    def _came(self, item: AnyItem, inputs: Mapping[str, Any]) -> None:
        repeat = _repeat(item)
        if repeat is None:
            self._add("item", item.id, item.key, "dependency", new=True, place=item.place)
        elif not self._by_closure(item.key, inputs):
            self._by_repeat(item.key, repeat)

    def _went(self, key: ItemKey, inputs: Mapping[str, Any]) -> None:
        if "repeat" not in inputs:
            self._add("item", key.item, key, "dependency")
        elif not self._by_closure(key, inputs):
            self._by_repeat(key, inputs["repeat"])

    def _by_repeat(self, key: ItemKey, repeat: str, keys: tuple[str, ...] = ()) -> None:
        place, new = self.repeats.get(repeat), repeat not in self.old_repeats
        self._add("repeat", repeat, key, _why(keys), keys=keys, new=new, place=place)

    def _by_closure(self, key: ItemKey, inputs: Mapping[str, Any]) -> bool:
        """Add a meeting of a repeat to the calendar's edit where its day is closed or opened: the repeat skips it."""
        name = ("calendar", self.series.id, "")
        edit = next((one for one in self.groups.edits() if (one.kind, one.series, one.id) == name), None)
        if edit is None or inputs.get("date") not in {day for day, _, _ in edit.closures}:
            return False
        self.groups.add(key, edit)
        return True

    def _compare_leads(self) -> None:
        by_lead: dict[str, dict[ItemKey, None]] = {}
        for key, frozen in self.before.items():
            if "lead" in frozen.inputs:
                by_lead.setdefault(frozen.inputs["lead"], {})[key] = None
        for key, item in self.items.items():
            if isinstance(item, Document) and item.lead_time is not None:
                by_lead.setdefault(item.lead_time.id, {})[key] = None
        for id in (*self.old_leads, *(self.leads.keys() - self.old_leads.keys())):
            lead = self.leads.get(id)
            if lead is None or lead_inputs(lead) != self.old_leads.get(id):
                items = tuple(by_lead.get(id, ()))
                place, new = lead.place if lead is not None else None, id not in self.old_leads
                self.groups.put(
                    Edit(kind="lead", series=self.series.id, id=id, items=items, why="date", new=new, place=place)
                )

    def _add(self, kind: EditKind, id: str, key: ItemKey, why: Why, **more: Any) -> None:
        self.groups.add(key, Edit(kind=kind, series=self.series.id, id=id, items=(), why=why, **more))


def _repeat(item: AnyItem) -> str | None:
    """Return the repeat that an item's keys stand in, None where they stand in a table of its own."""
    return item.repeat if isinstance(item, Meeting) and item.place.keys[:1] == ("repeat",) else None


def _why(keys: Iterable[str]) -> Why:
    first = next(iter(keys), "date")
    if first == "done":
        return "done"
    if first in ("duration", "days", "end"):
        return "duration"
    return "dependency" if first in (*DEPENDENCIES, *SELECTED_BY, "cancelled") else "date"
