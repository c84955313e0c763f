"""What a reader can ask of a timeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal, Self

from aistrat_cli.model.days import ItemKey
from aistrat_cli.planning.plan import Placement
from aistrat_cli.record import Record

LaneMode = Literal["body", "owner", "topic", "series", "none"]
"""What a lane stands for; `none`: a row for every item."""

NARROWEST = 40
"""The least width that a timeline is drawn in."""


class DrawingOptions(Record):
    """What can be asked of every drawing: in the terminal, as a picture, on a page."""

    lang: str | None = None
    """None: each series in its own language."""
    era: bool = False
    """Days and years in Japanese eras."""
    lanes: LaneMode = "body"
    together: bool = False
    """All series on one axis."""
    critical: bool = False
    """Show the critical path."""
    today: Mapping[str, date] = {}
    """By series id; a series that is not in it has no today."""
    since: date | None = None
    until: date | None = None
    """The first and the last day of the axis, both included; what lies beyond is not shown, only counted."""
    placements: Sequence[Placement] | None = None
    """What to show; None: all of the series that were asked for."""
    ghosts: Mapping[ItemKey, tuple[date, date]] | None = None
    """Start and end that items had in a baseline, both included."""

    @classmethod
    def of(cls, wishes: DrawingOptions, **more: Any) -> Self:
        """Return options of this kind with the same wishes, but for those in `more`, which has the rest."""
        same = {name: value for name, value in wishes.__dict__.items() if name in DrawingOptions.__annotations__}
        return cls(**same | more)


class TimelineOptions(DrawingOptions):
    """Everything a drawing depends on beside the plan."""

    width: int
    """In cells; less than `NARROWEST` counts as that."""
    charset: Literal["unicode", "ascii"] = "unicode"
    color: bool = False
    agenda: bool = True
    """Whether the items are listed beneath the drawing."""
