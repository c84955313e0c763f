"""Plans with only some of the edits: what each edit does, alone or together with others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from aistrat_cli.baseline.thaw import Thaw
from aistrat_cli.baseline.values import Baseline, Edit, Frozen
from aistrat_cli.calendar.business import HolidaySource
from aistrat_cli.loading.references import references
from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.items import AnyItem, Document
from aistrat_cli.model.series import Portfolio
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
        self._owner = {key: index for index, edit in enumerate(edits) for key in edit.items}
        self._calendar = {edit.series: index for index, edit in enumerate(edits) if edit.kind == "calendar"}
        self._thaws = {id: Thaw(baseline) for id, baseline in old.items()}
        self._items: dict[ItemKey, AnyItem] = {}

    def days(self, made: Collection[int]) -> Mapping[ItemKey, Spot]:
        """Return where every item is with these edits made and the others not."""
        return make_spots(self.portfolio(made), self._holidays)

    def portfolio(self, made: Collection[int]) -> Portfolio:
        """Return the portfolio with these edits made and the others not."""
        everything = []
        for series in self._portfolio.series:
            baseline = self._old.get(series.id)
            if baseline is None:
                everything.append(series)
                continue
            items: list[AnyItem] = []
            for item in series.items:
                owner = self._owner.get(item.key)
                if owner is None or owner in made:
                    items.append(item)
                elif item.key in self._before:
                    items.append(self._was(item.key))
            items += [
                self._was(key)
                for key, owner in self._owner.items()
                if key.series == series.id and key not in self._portfolio.index and owner not in made
            ]
            changes = {"items": tuple(items)}
            if (calendar := self._calendar.get(series.id)) is not None and calendar not in made:
                everything.append(series.replace(**changes, calendar=baseline.calendar))
            else:
                everything.append(series.replace(**changes))
        return Portfolio(
            series=tuple(everything),
            shown=self._portfolio.shown,
            index={item.key: item for series in everything for item in series.items},
        )

    def old_ties(self) -> Iterator[tuple[ItemKey, ItemKey]]:
        """Yield leader and follower of every tie that an item had which was edited since."""
        for key in self._owner:
            if key not in self._before:
                continue
            item = self._was(key)
            if isinstance(item, Document) and item.derived_from is not None:
                yield item.derived_from, key
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
