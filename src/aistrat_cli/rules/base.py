"""What a rule is, and what it is given to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from aistrat_cli.diagnostic import Diagnostic, Fault, Message, Related, Severity
from aistrat_cli.errors import DayOutOfRange, NoBusinessDay, NoHolidayData
from aistrat_cli.model.items import AnyItem, Meeting
from aistrat_cli.record import Record
from aistrat_cli.rules.say import sentence
from aistrat_cli.source.place import Place

if TYPE_CHECKING:
    from aistrat_cli.baseline.values import Comparison
    from aistrat_cli.calendar.business import BusinessCalendar
    from aistrat_cli.model.days import ItemKey
    from aistrat_cli.model.series import Portfolio, Series
    from aistrat_cli.planning.plan import Placement, Plan
    from aistrat_cli.rules.options import Option

Found = TypeVar("Found")

UNCOUNTABLE = (NoHolidayData, NoBusinessDay, DayOutOfRange)
"""What a calendar may raise. A rule that only judges says nothing then: P008, P012 and D006 speak of it."""


class Context:
    """A portfolio with its plan, as rules look at it; what several of them need is computed once, when first asked."""

    def __init__(
        self,
        portfolio: Portfolio,
        plan: Plan,
        today: date | Mapping[str, date] | None = None,
        slips: Comparison | None = None,
    ) -> None:
        self.portfolio = portfolio
        self.plan = plan
        self.slips = slips
        """What slipped since a baseline; None where the plan was not compared with any."""
        self._today = today
        self._options: dict[tuple[str, str], Mapping[str, Any]] = {}
        self._once: dict[str, Any] = {}

    def today(self, series: str) -> date | None:
        """Return the day that counts as today for a series, None where no day is to be looked at (`validate`)."""
        return self._today.get(series) if isinstance(self._today, Mapping) else self._today

    @property
    def has_today(self) -> bool:
        """Whether what today shows is asked for."""
        return self._today is not None

    @cached_property
    def problems(self) -> Mapping[str, list[Any]]:
        """The problems of the plan by the name of their type, in the plan's order."""
        found: dict[str, list[Any]] = {}
        for problem in self.plan.problems:
            found.setdefault(type(problem).__name__, []).append(problem)
        return found

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """The series that were asked for."""
        return tuple(series for series in self.portfolio.series if series.id in self.portfolio.shown)

    @cached_property
    def placements(self) -> tuple[Placement, ...]:
        """The placements of the series that were asked for."""
        return self.plan.shown()

    @cached_property
    def live(self) -> tuple[Placement, ...]:
        """Those of `placements` that are neither done nor cancelled and have a day."""
        return tuple(p for p in self.placements if p.start is not None and p.certainty not in ("cancelled", "done"))

    @cached_property
    def meetings(self) -> Mapping[tuple[str, tuple[str, ...]], list[Placement]]:
        """The meetings of the series that were asked for, by series and bodies, without the cancelled ones."""
        found: dict[tuple[str, tuple[str, ...]], list[Placement]] = {}
        for placement in self.placements:
            item = placement.item
            if isinstance(item, Meeting) and placement.certainty != "cancelled":
                found.setdefault((item.key.series, item.bodies), []).append(placement)
        return found

    @cached_property
    def by_id(self) -> Mapping[str, Series]:
        """All series, those that are only referred to included, by their ids."""
        return self.portfolio.by_id

    def calendar(self, series: str) -> BusinessCalendar:
        """Return a series' own calendar."""
        return self.plan.calendars[series]

    def is_business(self, series: str, day: date) -> bool:
        """Tell whether a series works on that day; a day that its calendar knows nothing of counts as worked."""
        try:
            return self.calendar(series).is_business(day.toordinal())
        except UNCOUNTABLE:
            return True

    def open_day(
        self, series: str, day: date, *, back: bool = False, days: int = 1, avoid: bool = False
    ) -> date | None:
        """Return the day itself where the series works on it, else the next business day, or the last one before.

        With `days`, the first of so many days in a row on which it works; with `avoid`, none of them one to be avoided.
        None where its calendar knows of none within a year.
        """
        calendar = self.calendar(series)
        step = -1 if back else 1
        first = day.toordinal()
        try:
            for start in range(first, first + 366 * step, step):
                run = range(start, start + days)
                if all(calendar.is_business(n) and not (avoid and calendar.avoided(n)) for n in run):
                    return date.fromordinal(start)
        except (*UNCOUNTABLE, ValueError):
            pass
        return None

    def placement(self, key: ItemKey) -> Placement | None:
        """Return where an item is, None for one that the plan does not have."""
        return self.plan.placements.get(key)

    def once(self, compute: Callable[[Context], Found]) -> Found:
        """Return what `compute` makes of this context, made once however many rules ask."""
        name = f"{compute.__module__}.{compute.__qualname__}"
        if name not in self._once:
            self._once[name] = compute(self)
        found: Found = self._once[name]
        return found

    def options(self, series: Series, rule: Rule) -> Mapping[str, Any]:
        """Return the rule's options in a series: as written where they can be read, else the defaults."""
        key = (series.id, rule.fault.code)
        if key not in self._options:
            from aistrat_cli.rules.options import values

            self._options[key] = values(series, rule)
        return self._options[key]


Check = Callable[[Context], Iterable[Diagnostic]]


class Rule(Record):
    """One rule: what it finds, why that matters, an example and its better form, and the check."""

    fault: Fault
    summary: Message
    """One sentence: what is wrong."""
    why: Message
    """Why it matters, what is not reported, and what the rule cannot know."""
    bad: str
    """TOML that yields this fault and no other; `rules/examples.py` completes it into a file."""
    good: str
    """The same without any fault."""
    check: Check | None = None
    """None: found while reading, or by the linter itself."""
    options: tuple[Option, ...] = ()
    today: date | None = None
    """The day on which the examples are looked at, for what only `check` finds."""
    gravest: Severity | None = None
    """How severe a finding of it can be at most, where that is more than its fault is."""


def finding(
    fault: Fault,
    item: AnyItem | str,
    place: Place,
    message: Message,
    help: Message | None = None,
    *,
    severity: Severity | None = None,
    follows: tuple[Message, ...] = (),
    related: tuple[Related, ...] = (),
) -> Diagnostic:
    """Return the finding of a fault about an item, or about a series by its id; `severity` if not the fault's own.

    `message` and `help` are closed with a full stop, and `help` begins with a capital.
    """
    return Diagnostic(
        fault=fault,
        severity=severity or fault.severity,
        message=sentence(message),
        help=sentence(help, capital=True) if help is not None else None,
        place=place,
        series=item if isinstance(item, str) else item.key.series,
        item=None if isinstance(item, str) else item.key.item,
        follows=follows,
        related=related,
    )
