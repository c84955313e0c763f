"""A series: one file; a portfolio: the series that are read together."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from aistrat_cli.model.calendar import Calendar
from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.items import AnyItem
from aistrat_cli.model.leads import LeadTime
from aistrat_cli.model.people import NOTHING, Absence, Body, Person, Topic
from aistrat_cli.model.policy import RulesConfig, SlipPolicy
from aistrat_cli.model.text import Text
from aistrat_cli.record import Record
from aistrat_cli.source.place import Place, Source
from aistrat_cli.wording import is_japanese


class Series(Record):
    """The meetings, work, papers and decisions that lead to an outcome."""

    id: str
    title: Text
    timezone: str
    fiscal_year_start: int | None = None
    """The month a fiscal year begins in, 1 to 12."""
    fiscal_year_name: Literal["start", "end"] = "start"
    as_of: date | None = None
    calendar: Calendar
    calendars: Mapping[str, Calendar] = NOTHING
    bodies: Mapping[str, Body] = NOTHING
    persons: Mapping[str, Person] = NOTHING
    absences: tuple[Absence, ...] = ()
    topics: Mapping[str, Topic] = NOTHING
    lead_times: tuple[LeadTime, ...] = ()
    items: tuple[AnyItem, ...] = ()
    """Meetings (those of repeats after the written ones), tasks, documents, milestones, each in the order of the
    file; then the derived deadlines in the order of their items. Only items that could be read."""
    slip: SlipPolicy
    slip_for: tuple[SlipPolicy, ...] = ()
    scenarios: tuple[str, ...] = ()
    """Their names."""
    rules: RulesConfig
    source: Source
    place: Place
    """`[series]`."""
    x: Mapping[str, Any] = NOTHING

    @property
    def language(self) -> str:
        """The language to speak where nothing else says: the first of the title, or that of a plain one."""
        written = self.title.written
        if isinstance(written, str):
            return "ja" if is_japanese(written) else "en"
        return next(iter(written), "en")

    def fiscal_year(self, day: date) -> int | None:
        """Return the number of the fiscal year that holds `day`, None where the series has none."""
        if self.fiscal_year_start is None:
            return None
        begins_in = day.year if day.month >= self.fiscal_year_start else day.year - 1
        named_by_end = self.fiscal_year_name == "end" and self.fiscal_year_start > 1
        return begins_in + 1 if named_by_end else begins_in


class Portfolio(Record):
    """Series read together. Those that were asked for are shown; the others are there because they are referred to."""

    series: tuple[Series, ...]
    shown: frozenset[str]
    """Ids of the series that were asked for."""
    index: Mapping[ItemKey, AnyItem]
    """Every item of every series, in order."""

    @property
    def by_id(self) -> Mapping[str, Series]:
        """The series by their ids."""
        return {series.id: series for series in self.series}
