"""From a baseline back to what was planned: items of the model, as far as placing them goes, and whole portfolios."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from typing import Any

from aistrat_cli.baseline.values import Baseline, Frozen
from aistrat_cli.loading.format.keys import WEEKDAYS
from aistrat_cli.loading.written.amounts import parse_duration, parse_lead_offset, parse_year_range
from aistrat_cli.loading.written.anchors import Scope
from aistrat_cli.loading.written.expressions import parse_dependency, parse_expression
from aistrat_cli.model.calendar import Calendar, DayRange
from aistrat_cli.model.days import DateExpr, ItemKey, Span
from aistrat_cli.model.items import AnyItem, Document, Meeting, Milestone, Task
from aistrat_cli.model.leads import LeadTime, Selector, Term
from aistrat_cli.model.policy import RulesConfig, SlipPolicy
from aistrat_cli.model.series import Portfolio, Series
from aistrat_cli.model.text import Text
from aistrat_cli.source.place import Place, Source

EXPRESSIONS = ("date", "target", "not_before", "deadline")


class Thaw:
    """Makes items of one baseline again, those of a lead time with the lead time as it was."""

    def __init__(self, baseline: Baseline) -> None:
        self._scope = Scope(baseline.series, None, None)
        self._source = Source(f"baseline {baseline.name}", "")
        self._calendars = baseline.calendars
        self.leads = {id: self._lead(raw) for id, raw in baseline.leads.items()}
        self._series = baseline.series

    def item(self, frozen: Frozen, *, id: str | None = None, inputs: Mapping[str, Any] | None = None) -> AnyItem:
        """Return the item; under another id, or with other inputs, where they are given."""
        inputs = frozen.inputs if inputs is None else inputs
        place = Place(self._source, (frozen.kind, id or frozen.id))
        fields: dict[str, Any] = {
            "key": ItemKey(self._series, id or frozen.id),
            "title": Text(written=frozen.title),
            "place": place,
        }
        for name in ("done", "place_at", "confirmed", "cancelled"):
            if name in inputs:
                fields[name] = inputs[name]
        for name in EXPRESSIONS:
            if name in inputs:
                if inputs[name] == "?":
                    fields["undated"] = True
                else:
                    fields[name] = self._expression(inputs[name], place.at(name))
        if "window" in inputs:
            fields["window"] = self._span(inputs["window"], place.at("window"))
        if "one_of" in inputs:
            fields["one_of"] = tuple(self._span(one, place.at("one_of")) for one in inputs["one_of"])
        fields["dependencies"] = tuple(
            parse_dependency(text, relation, place.at(relation), self._scope)
            for relation in ("after", "before", "ends_after")
            for text in inputs.get(relation, ())
        )
        return self._made(frozen, inputs, fields, place)

    def _made(self, frozen: Frozen, inputs: Mapping[str, Any], fields: dict[str, Any], place: Place) -> AnyItem:
        if frozen.kind == "meeting":
            if "time" in inputs:
                fields["time"] = time.fromisoformat(inputs["time"])
            for name in ("type", "online", "repeat"):
                if name in inputs:
                    fields[name] = inputs[name]
            return Meeting(days=inputs.get("days", 1), bodies=tuple(inputs.get("body", "").split()), **fields)
        if frozen.kind == "task":
            if "duration" in inputs:
                fields["duration"] = parse_duration(inputs["duration"])
            if "end" in inputs:
                fields["end"] = self._expression(inputs["end"], place.at("end"))
            return Task(**fields)
        if frozen.kind == "milestone":
            return Milestone(**fields)
        if "lead" in inputs:
            fields["derived_from"] = ItemKey(self._series, inputs["of"])
            fields["lead_time"] = self.leads[inputs["lead"]]
        return Document(**fields)

    def _expression(self, value: date | str, place: Place) -> DateExpr:
        return parse_expression(value, place, self._scope)

    def _span(self, ends: list[date | str], place: Place) -> Span:
        first, last = (self._expression(end, place) for end in ends)
        return Span(written=f"{first.written}..{last.written}", first=first, last=last, place=place)

    def _lead(self, raw: Mapping[str, Any]) -> LeadTime:
        place = Place(self._source, ("lead_time", raw["id"]))
        return LeadTime(
            id=raw["id"],
            title=Text(written=raw["id"]),
            selector=Selector(
                bodies=tuple(raw.get("body", ())),
                kinds=tuple(raw.get("kind", ("meeting",))),
                types=tuple(raw.get("type", ())),
                ids=tuple(raw.get("ids", ())),
                online=raw.get("online"),
            ),
            excluded=tuple(raw.get("except", ())),
            terms=tuple(self._term(term) for term in raw["terms"]),
            after_next=raw.get("after_next", False),
            place=place,
        )

    def _term(self, raw: Mapping[str, Any]) -> Term:
        return Term(
            offset=parse_lead_offset(raw["offset"]),
            count=raw.get("count", "plain"),
            roll=raw.get("roll", "none"),
            at=time.fromisoformat(raw["at"]) if "at" in raw else None,
            first=raw.get("from"),
            last=raw.get("until"),
            calendar=self._calendars[raw["calendar"]] if "calendar" in raw else None,
        )


def calendar_of(name: str, raw: Mapping[str, Any], place: Place) -> Calendar:
    """Return the calendar of what `inputs.calendar_inputs` wrote."""
    return Calendar(
        name=name,
        country=raw.get("country"),
        subdivision=raw.get("subdivision"),
        weekend=tuple(WEEKDAYS.index(day) for day in raw["weekend"]) if "weekend" in raw else (5, 6),
        closed=tuple(_ranges(raw.get("closed", ()), place.at("closed"))),
        open=tuple(_ranges(raw.get("open", ()), place.at("open"))),
        place=place,
    )


def _ranges(raw: Iterable[Mapping[str, Any]], place: Place) -> Iterator[DayRange]:
    for one in raw:
        why = Text(written=one["why"]) if "why" in one else None
        if "every" in one:
            start, end = parse_year_range(one["every"])
            yield DayRange(first=start, last=end, why=why, place=place)
        else:
            yield DayRange(first=one["from"], last=one["to"], why=why, place=place)


def thaw(baselines: Mapping[str, Baseline]) -> Portfolio:
    """Return a portfolio of baselines, to be planned again with `calendars.FrozenHolidays`."""
    series = tuple(_series(one) for one in baselines.values())
    return Portfolio(
        series=series,
        shown=frozenset(baselines),
        index={item.key: item for one in series for item in one.items},
    )


def _series(baseline: Baseline) -> Series:
    made = Thaw(baseline)
    source = Source(f"baseline {baseline.name}", "")
    place = Place(source, ())
    return Series(
        id=baseline.series,
        title=Text(written=baseline.series),
        timezone=baseline.timezone,
        calendar=baseline.calendars[""],
        items=tuple(made.item(frozen) for frozen in baseline.items.values()),
        slip=SlipPolicy(place=place),
        rules=RulesConfig(place=place),
        source=source,
        place=place,
    )
