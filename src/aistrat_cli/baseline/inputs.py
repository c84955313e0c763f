"""What places an item, in the format's own words: equal inputs mean an equal place, however they were written.

Days are resolved (`FY2021.end` is its date), expressions spelled one way, and keys left out that hold by default, so
that comments, order and formatting make no difference.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from aistrat_cli.baseline.calendars import calendar_name
from aistrat_cli.loading.format.keys import WEEKDAYS
from aistrat_cli.model.calendar import Calendar, DayRange, YearDay
from aistrat_cli.model.days import Anchor, DateExpr, Dependency, Offset
from aistrat_cli.model.items import AnyItem, Document, Meeting, Task
from aistrat_cli.model.leads import LeadTime

WHY = {"duration": "duration", "days": "duration", "end": "duration", "done": "done"}
"""The word for an edit of a key; of the rest, `after`, `before`, `ends_after`, `cancelled` are dependencies."""

DEPENDENCIES = ("after", "before", "ends_after")

SELECTED_BY = ("body", "type", "online")
"""What lead times select meetings by; it places nothing itself."""


def inputs_of(item: AnyItem) -> dict[str, Any]:
    """Return the inputs of an item; of a derived deadline its lead time is named, not repeated."""
    series = item.key.series
    fields = item.__dict__
    found: dict[str, Any] = {}
    for name in ("date", "target", "not_before", "deadline", "end"):
        expression = fields.get(name)
        if expression is not None:
            found[name] = expression_text(expression, series)
    if fields.get("undated"):
        found["date"] = "?"
    window = fields.get("window")
    if window is not None:
        found["window"] = [expression_text(window.first, series), expression_text(window.last, series)]
    one_of = fields.get("one_of")
    if one_of:
        found["one_of"] = [[expression_text(s.first, series), expression_text(s.last, series)] for s in one_of]
    for dependency in fields.get("dependencies", ()):
        found.setdefault(dependency.relation, []).append(dependency_text(dependency, series))
    for relation in DEPENDENCIES:
        if relation in found:
            found[relation] = sorted(set(found[relation]))
    if "place_at" in fields and item.place_at is not None:
        found["place_at"] = item.place_at
    if not fields.get("confirmed", True):
        found["confirmed"] = False
    if item.done is not None:
        found["done"] = item.done
    if item.cancelled:
        found["cancelled"] = True
    if isinstance(item, Task):
        if item.duration is not None:
            found["duration"] = f"{item.duration.amount}{item.duration.unit}"
    elif isinstance(item, Meeting):
        if item.days != 1:
            found["days"] = item.days
        if item.time is not None:
            found["time"] = item.time.isoformat()
        if item.bodies:
            found["body"] = " ".join(sorted(item.bodies))
        if item.type is not None:
            found["type"] = item.type
        if item.online:
            found["online"] = True
        if item.repeat is not None:
            found["repeat"] = item.repeat
    elif isinstance(item, Document) and item.lead_time is not None and item.derived_from is not None:
        found["of"] = item.derived_from.item
        found["lead"] = item.lead_time.id
    return found


def expression_text(expression: DateExpr, series: str) -> date | str:
    """Return a date expression in one spelling; a day by itself stays a day."""
    base = expression.base
    if not isinstance(base, Anchor):
        return base if not expression.offsets else base.isoformat() + offsets_text(expression.offsets)
    return anchor_text(base, series) + offsets_text(expression.offsets)


def anchor_text(anchor: Anchor, series: str) -> str:
    """Return the item of an expression, with its edge where that is written."""
    text = anchor.key.seen_from(series)
    return f"{text}.{anchor.edge}" if anchor.edge else text


def dependency_text(dependency: Dependency, series: str) -> str:
    """Return a dependency in one spelling."""
    return anchor_text(dependency.anchor, series) + offsets_text(dependency.offsets)


def offsets_text(offsets: tuple[Offset, ...]) -> str:
    """Return ` + 5bd - 1m`."""
    return "".join(f" {'-' if back else '+'} {amount}{unit}" for amount, unit, back in offsets)


def renamed_inputs(inputs: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Return inputs with the items they name under their new ids; `names` has them as the inputs write them."""

    def text(value: Any) -> Any:
        if isinstance(value, list):
            return [text(one) for one in value]
        if not isinstance(value, str):
            return value
        head, blank, rest = value.partition(" ")
        id, dot, edge = head.partition(".")
        return f"{names.get(id, id)}{dot}{edge}{blank}{rest}"

    named = {*DEPENDENCIES, "date", "target", "not_before", "deadline", "end", "window", "one_of", "of"}
    found = {key: text(value) if key in named else value for key, value in inputs.items()}
    return {key: sorted(value) if key in DEPENDENCIES else value for key, value in found.items()}


def lead_inputs(lead: LeadTime) -> dict[str, Any]:
    """Return how a lead time counts: its terms, what they are counted from, and which items it is for."""
    terms = []
    for term in lead.terms:
        amount, unit, back = term.offset
        found: dict[str, Any] = {"offset": f"{'-' if back else '+'}{amount}{unit}"}
        if term.count != "plain":
            found["count"] = term.count
        if term.roll != "none":
            found["roll"] = term.roll
        if term.at is not None:
            found["at"] = term.at.isoformat()
        if term.first is not None:
            found["from"] = term.first
        if term.last is not None:
            found["until"] = term.last
        if term.calendar is not None:
            found["calendar"] = calendar_name(lead, term.calendar)
        terms.append(found)
    made: dict[str, Any] = {"id": lead.id, "terms": terms}
    if lead.after_next:
        made["after_next"] = True
    meant = lead.selector
    for name, value in (("kind", meant.kinds), ("body", meant.bodies), ("type", meant.types), ("ids", meant.ids)):
        if value and value != ("meeting",):
            made[name] = sorted(value)
    if meant.online is not None:
        made["online"] = meant.online
    if lead.excluded:
        made["except"] = sorted(lead.excluded)
    return made


def calendar_inputs(calendar: Calendar) -> dict[str, Any]:
    """Return a calendar as it is written, without what does not close or open a day."""
    found: dict[str, Any] = {}
    if calendar.country is not None:
        found["country"] = calendar.country
    if calendar.subdivision is not None:
        found["subdivision"] = calendar.subdivision
    if calendar.weekend != (5, 6):
        found["weekend"] = [WEEKDAYS[day] for day in calendar.weekend]
    for name, ranges in (("closed", calendar.closed), ("open", calendar.open)):
        if ranges:
            found[name] = [_range(one) for one in ranges]
    return found


def _range(written: DayRange) -> dict[str, Any]:
    first, last = written.first, written.last
    found: dict[str, Any]
    if isinstance(first, YearDay) and isinstance(last, YearDay):
        found = {"every": f"{_year_day(first)}..{_year_day(last)}"}
    else:
        found = {"from": first, "to": last}
    if written.why is not None:
        found["why"] = written.why.written
    return found


def _year_day(day: YearDay) -> str:
    return f"{day.month:02}-{day.day:02}" if day.month else f"easter{day.day:+}"
