"""What a series decided about slips: how much is tolerated, what fails the build, what only warns."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.baseline.values import Frozen
from aistrat_cli.diagnostic import Severity
from aistrat_cli.loading.leads import named, selects
from aistrat_cli.model.days import Duration
from aistrat_cli.model.items import AnyItem, Document
from aistrat_cli.model.leads import Selector
from aistrat_cli.model.policy import SlipKind, SlipPolicy
from aistrat_cli.model.series import Portfolio, Series
from aistrat_cli.row import NamedTuple

FAIL_ON: tuple[SlipKind, ...] = (
    "later",
    "window-later",
    "target-missed",
    "became-uncertain",
    "cancelled",
    "removed",
)
WARN_ON: tuple[SlipKind, ...] = ("earlier", "window-widened", "done-late")
"""What holds where `[slip]` says nothing."""

NO_TOLERANCE = Duration(0, "d")


class Policy(NamedTuple):
    """What holds for one item."""

    tolerance: Duration
    fail_on: tuple[str, ...]
    warn_on: tuple[str, ...]

    def severity(self, *kinds: SlipKind) -> Severity:
        """Return how severe a slip is that is of these kinds; what neither fails nor warns is a note."""
        if any(kind in self.fail_on for kind in kinds):
            return "error"
        return "warning" if any(kind in self.warn_on for kind in kinds) else "note"

    def tolerates(self, days: int, business_days: int | None) -> bool:
        """Tell whether a move is no more than the tolerance."""
        amount, unit = self.tolerance.days, self.tolerance.unit
        moved = business_days if unit == "bd" and business_days is not None else days
        return abs(moved) <= amount


class Policies:
    """The policies of one series."""

    def __init__(self, series: Series, portfolio: Portfolio) -> None:
        self._series = series
        self._portfolio = portfolio
        self._own = _settled(iter((series.slip,)))

    def of(self, item: AnyItem | Frozen) -> Policy:
        """Return the policy for an item: its own, else of the last `[[slip.for]]` that selects it, else `[slip]`.

        Each key is looked up by itself. A derived deadline follows its meeting where it has no policy of its own.
        """
        source: AnyItem | None = None
        if isinstance(item, Document) and item.derived_from is not None:
            source = self._portfolio.index.get(item.derived_from)
        own = [one.slip for one in (item, source) if one is not None and not isinstance(one, Frozen) and one.slip]
        if not own and not self._series.slip_for:
            return self._own
        return _settled(self._all(item, source, own))

    def _all(self, item: AnyItem | Frozen, source: AnyItem | None, own: list[SlipPolicy]) -> Iterator[SlipPolicy]:
        yield from own
        for policy in reversed(self._series.slip_for):
            if policy.selector is None or _selects(policy.selector, item, source):
                yield policy
        yield self._series.slip


def _settled(policies: Iterator[SlipPolicy]) -> Policy:
    """Return what several policies come to, the one that counts most first."""
    tolerance: Duration | None = None
    fail_on: tuple[str, ...] | None = None
    warn_on: tuple[str, ...] | None = None
    for policy in policies:
        tolerance = tolerance if tolerance is not None else policy.tolerance
        fail_on = fail_on if fail_on is not None else policy.fail_on
        warn_on = warn_on if warn_on is not None else policy.warn_on
    # A kind that is named in one list only leaves the other list's default, which must not overrule it.
    if fail_on is None:
        fail_on = tuple(kind for kind in FAIL_ON if kind not in (warn_on or ()))
    if warn_on is None:
        warn_on = WARN_ON
    return Policy(tolerance or NO_TOLERANCE, fail_on, warn_on)


def _selects(selector: Selector, item: AnyItem | Frozen, source: AnyItem | None) -> bool:
    """Tell whether a selector means an item; a derived deadline is of the body and the type of its meeting."""
    if isinstance(item, Frozen) or source is not None:
        if item.kind not in selector.kinds or (selector.ids and not named(item.id, selector.ids)):
            return False
        about = selector.replace(kinds=(source.kind,) if source is not None else (), ids=())
        narrow = bool(selector.bodies or selector.types or selector.online is not None)
        return not narrow or (source is not None and selects(about, source))
    return selects(selector, item)
