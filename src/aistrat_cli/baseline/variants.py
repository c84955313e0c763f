"""Plans with only some of the edits: what each edit does, alone or together with others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from aistrat_cli.baseline.calendars import calendar_name, calendars_of
from aistrat_cli.baseline.edits import by_series, outside
from aistrat_cli.baseline.thaw import Thaw
from aistrat_cli.baseline.values import Baseline, Edit, Frozen
from aistrat_cli.calendar.business import HolidaySource
from aistrat_cli.loading.leads import is_for
from aistrat_cli.loading.references import references
from aistrat_cli.model.calendar import Calendar
from aistrat_cli.model.days import DateExpr, ItemKey
from aistrat_cli.model.items import AnyItem, Document, Task
from aistrat_cli.model.leads import LeadTime
from aistrat_cli.model.series import Portfolio, Series
from aistrat_cli.planning.plan import Plan
from aistrat_cli.planning.spots import Spot, make_spots


class Variants:
    """The old version of a portfolio with any of its edits made."""

    def __init__(
        self,
        old: Mapping[str, Baseline],
        before: Mapping[ItemKey, Frozen],
        plan: Plan,
        edits: tuple[Edit, ...],
        holidays: HolidaySource,
    ) -> None:
        self._old = old
        self._before = before
        self._portfolio = plan.portfolio
        self._holidays = holidays
        self._owner = {
            key: index for index, edit in enumerate(edits) if edit.kind not in ("lead", "outside") for key in edit.items
        }
        self._index = {(edit.kind, edit.series, edit.id): index for index, edit in enumerate(edits)}
        then, now = by_series(before), plan.portfolio.by_id
        self._orders: dict[str, tuple[ItemKey, ...]] = {}
        self._then = then
        self._derived = {id: tuple(_derived(then.get(id, {}), now[id].items)) for id in old if id in now}
        self._outside = outside(old)
        self._thaws = {id: Thaw(baseline) for id, baseline in old.items()}
        self._items: dict[ItemKey, AnyItem] = {}

    def days(self, made: Collection[int]) -> Mapping[ItemKey, Spot]:
        """Return where every item is with these edits made and the others not."""
        return make_spots(self.portfolio(made), self._holidays)

    def portfolio(self, made: Collection[int]) -> Portfolio:
        """Return the portfolio with these edits made and the others not."""
        series = tuple(self._series(one, made) for one in self._portfolio.series)
        index = {item.key: item for one in series for item in one.items}
        return Portfolio(series=series, shown=self._portfolio.shown, index=index)

    def _series(self, series: Series, made: Collection[int]) -> Series:
        then = self._as_then(series, made) if series.id in self._old else series
        if not any(key.series == series.id for key in self._outside):
            return then
        return then.replace(items=tuple(self._where_it_was(item, made) for item in then.items))

    def _as_then(self, series: Series, made: Collection[int]) -> Series:
        items: list[AnyItem] = []
        if series.id not in self._orders:
            self._orders[series.id] = tuple(_order(self._then.get(series.id, {}), series.items))
        for key in self._orders[series.id]:
            self._put(items, key, made)
        calendars = {name: self._calendar(series.id, name, now, made) for name, now in calendars_of(series).items()}
        items += self._deadlines(series, items, calendars, made)
        return series.replace(items=tuple(items), calendar=calendars[""])

    def _where_it_was(self, item: AnyItem, made: Collection[int]) -> AnyItem:
        """Return an item on the days that another series' baseline knows, as long as it has not left them."""
        index = self._index.get(("outside", *item.key))
        if index is None or index in made:
            return item
        first, last = (DateExpr(written=day.isoformat(), base=day, place=item.place) for day in self._outside[item.key])
        return Task(key=item.key, title=item.title, place=item.place, date=first, end=last)

    def _put(self, items: list[AnyItem], key: ItemKey, made: Collection[int]) -> None:
        """Add an item as it is, or was as long as its edit is not made; where it is not there, nothing."""
        owner = self._owner.get(key)
        if owner is None or owner in made:
            if key in self._portfolio.index:
                items.append(self._portfolio.index[key])
        elif key in self._before:
            items.append(self._was(key))

    def _deadlines(
        self, series: Series, items: Iterable[AnyItem], calendars: Mapping[str, Calendar], made: Collection[int]
    ) -> Iterator[AnyItem]:
        """Yield the derived deadlines that these items have by the lead times as they are with these edits."""
        sources = {item.key: item for item in items}
        leads: dict[str, LeadTime | None] = {}
        for key, source, id in self._derived[series.id]:
            if id not in leads:
                lead = self._lead(series, id, made)
                leads[id] = _counted_on(lead, calendars) if lead is not None else None
            item, lead = sources.get(source), leads[id]
            if item is None or lead is None or not is_for(lead, item):
                continue
            there: list[AnyItem] = []
            self._put(there, key, made)
            one = there[0] if there else self._portfolio.index.get(key) or self._was(key)
            yield one.replace(lead_time=lead, derived_from=source)

    def _lead(self, series: Series, id: str, made: Collection[int]) -> LeadTime | None:
        index = self._index.get(("lead", series.id, id))
        if index is None or index in made:
            return next((lead for lead in series.lead_times if lead.id == id), None)
        return self._thaws[series.id].leads.get(id)

    def _calendar(self, series: str, name: str, now: Calendar, made: Collection[int]) -> Calendar:
        index = self._index.get(("calendar", series, name))
        return now if index is None or index in made else self._old[series].calendars[name]

    def old_ties(self) -> Iterator[tuple[ItemKey, ItemKey]]:
        """Yield leader and follower of every tie that an item had which was edited since."""
        for derived in self._derived.values():
            for key, source, _ in derived:
                if key in self._before:
                    yield source, key
        for key in self._owner:
            if key not in self._before:
                continue
            item = self._was(key)
            for dependency in item.dependencies:
                pair = dependency.anchor.key, key
                yield (pair[1], pair[0]) if dependency.relation == "before" else pair
            for other, _, field in references(item):
                if field != "dependencies":
                    yield other, key

    def _was(self, key: ItemKey) -> AnyItem:
        if key not in self._items:
            frozen = self._before[key]
            self._items[key] = self._thaws[key.series].item(frozen, id=key.item)
        return self._items[key]


def _order(before: Mapping[ItemKey, Frozen], now: Iterable[AnyItem]) -> Iterator[ItemKey]:
    """Yield the items that are not derived in the order of now; what is gone comes behind what it followed."""
    written = {item.key: None for item in now if not (isinstance(item, Document) and item.derived_from is not None)}
    gone: dict[ItemKey | None, list[ItemKey]] = {}
    last = None
    for key, frozen in before.items():
        if key in written:
            last = key
        elif "of" not in frozen.inputs:
            gone.setdefault(last, []).append(key)
    yield from gone.get(None, ())
    for key in written:
        yield key
        yield from gone.get(key, ())


def _derived(before: Mapping[ItemKey, Frozen], now: Iterable[AnyItem]) -> Iterator[tuple[ItemKey, ItemKey, str]]:
    """Yield every derived deadline of then and of now, with what it is derived from and its lead time."""
    met = set()
    for item in now:
        if isinstance(item, Document) and item.derived_from is not None and item.lead_time is not None:
            met.add(item.key)
            yield item.key, item.derived_from, item.lead_time.id
    for key, frozen in before.items():
        if "of" in frozen.inputs and key not in met:
            yield key, ItemKey(key.series, frozen.inputs["of"]), frozen.inputs["lead"]


def _counted_on(lead: LeadTime, calendars: Mapping[str, Calendar]) -> LeadTime:
    """Return a lead time counted on other calendars of the names that it has."""
    terms = tuple(
        term
        if term.calendar is None
        else term.replace(calendar=calendars.get(calendar_name(lead, term.calendar), term.calendar))
        for term in lead.terms
    )
    return lead.replace(terms=terms)
