"""What a coordinator decided about findings and slips: policy, waivers, rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from aistrat_cli.diagnostic import Severity
from aistrat_cli.model.days import Duration
from aistrat_cli.model.leads import Selector
from aistrat_cli.model.people import NOTHING
from aistrat_cli.model.text import Text
from aistrat_cli.record import Record
from aistrat_cli.source.place import Place

Followers = Literal["push", "keep", "shift"]
"""What becomes of written dates that follow a moved item: those that would break move on; none; all by the same."""

SlipKind = Literal[
    "added",
    "removed",
    "renamed",
    "cancelled",
    "done-late",
    "done-early",
    "became-uncertain",
    "became-firm",
    "target-missed",
    "later",
    "earlier",
    "window-later",
    "window-earlier",
    "window-widened",
    "window-narrowed",
]
"""Where several fit, the first counts."""


class Waiver(Record):
    """A finding accepted, with its reason, through the day `until`; without one, for good."""

    rule: str
    """A code or a name, as written."""
    why: Text
    until: date | None = None
    place: Place


class SlipPolicy(Record):
    """`[slip]`, `[[slip.for]]` and an item's `slip`; None means not said here."""

    selector: Selector | None = None
    """Only in `[[slip.for]]`."""
    baseline: str | None = None
    tolerance: Duration | None = None
    """`amount` may be 0 here. A slip is more than that, measured at the end."""
    fail_on: tuple[str, ...] | None = None
    warn_on: tuple[str, ...] | None = None
    followers: Followers | None = None
    place: Place


class RulesConfig(Record):
    """`[rules]`: codes, names or prefixes."""

    select: tuple[str, ...] = ()
    """Empty: all."""
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = NOTHING
    options: Mapping[str, Mapping[str, Any]] = NOTHING
    place: Place
