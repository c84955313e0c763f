"""Findings that a person accepted, with a reason: `waive` of items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aistrat_cli.diagnostic import Diagnostic
from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.items import AnyItem, Document
from aistrat_cli.model.policy import Waiver
from aistrat_cli.row import NamedTuple
from aistrat_cli.rules import registry
from aistrat_cli.rules.base import Context
from aistrat_cli.rules.registry import Entry
from aistrat_cli.rules.settings import Settings, unknown_rule
from aistrat_cli.source.place import Place


class _Written(NamedTuple):
    """A waiver with the item it stands in, and the rule it means."""

    waiver: Waiver
    item: AnyItem
    entry: Entry | None
    expired: bool


class Waivers:
    """All waivers of the series that were asked for, and which of them were needed.

    A waiver holds for the findings about its item, and for those about the deadlines derived from it, which have no
    table of their own. Those that a repeat hands down to its meetings count as one.
    """

    def __init__(self, context: Context, settings: Mapping[str, Settings]) -> None:
        self._context = context
        self._settings = settings
        self._written: dict[ItemKey, list[_Written]] = {}
        self._used: set[Place] = set()
        for series in context.series:
            today = context.today(series.id)
            for item in series.items:
                for waiver in item.waive:
                    expired = today is not None and waiver.until is not None and waiver.until < today
                    written = _Written(waiver, item, registry.find(waiver.rule), expired)
                    self._written.setdefault(item.key, []).append(written)

    def silence(self, diagnostic: Diagnostic) -> bool:
        """Tell whether a waiver accepts the finding; an expired one does not, though it was needed."""
        if not self._written or diagnostic.item is None or diagnostic.series is None:
            return False
        key = ItemKey(diagnostic.series, diagnostic.item)
        silenced = False
        for written in (*self._written.get(key, ()), *self._of_origin(key)):
            entry = written.entry
            if entry is None or entry.fixed or entry.code != diagnostic.fault.code:
                continue
            self._used.add(written.waiver.place)
            silenced = silenced or not written.expired
        return silenced

    def _of_origin(self, key: ItemKey) -> list[_Written]:
        item = self._context.portfolio.index.get(key)
        if isinstance(item, Document) and item.derived_from is not None:
            return self._written.get(item.derived_from, [])
        return []

    def faults(self) -> Iterator[Diagnostic]:
        """Yield what is wrong with the waivers themselves; to be asked when all findings have passed."""
        seen: set[Place] = set()
        for writtens in self._written.values():
            for written in writtens:
                if written.waiver.place not in seen:
                    seen.add(written.waiver.place)
                    yield from self._fault(written)

    def _fault(self, written: _Written) -> Iterator[Diagnostic]:
        waiver, item, entry, expired = written
        if entry is None:
            yield unknown_rule(waiver.rule, item, waiver.place.at("rule"))
        elif entry.fixed:
            from aistrat_cli.rules.w003_rule_cannot_be_silenced import fixed_rule

            yield fixed_rule(waiver.rule, item, waiver.place.at("rule"))
        elif waiver.place in self._used:
            if expired:
                from aistrat_cli.rules.w002_expired_waiver import expired_waiver

                yield expired_waiver(waiver, item)
        elif self._was_looked_for(entry, item.key.series):
            from aistrat_cli.rules.w001_unused_waiver import unused

            yield unused(waiver, item)

    def _was_looked_for(self, entry: Entry, series: str) -> bool:
        """Tell whether this run would have found what the rule finds."""
        if not self._settings[series].reports(entry):
            return False
        if entry.needs == registry.SLIPS:
            return self._context.slips is not None
        return self._context.has_today or not entry.with_today
