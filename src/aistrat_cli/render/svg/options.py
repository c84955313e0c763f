"""What a reader can ask of a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from aistrat_cli.model.days import ItemKey
from aistrat_cli.planning.plan import Placement
from aistrat_cli.record import Record
from aistrat_cli.render.timeline.options import LaneMode, TimelineOptions

Theme = Literal["light", "dark", "print", "auto"]
"""`print`: black ink and hatching on white. `auto`: light or dark, as whoever looks at it has set."""

Layout = Literal["wide", "a4", "fit"]
"""`wide`: 16:9, a slide. `a4`: landscape. `fit`: as wide as a slide, and as high as there is something to show."""


class PictureOptions(Record):
    """Everything a picture depends on beside the plan."""

    lang: str | None = None
    """None: each series in its own language."""
    era: bool = False
    lanes: LaneMode = "body"
    together: bool = False
    """All series on one axis."""
    critical: bool = False
    """Show the critical path."""
    today: Mapping[str, date] = {}
    """By series id; a series that is not in it has no today."""
    since: date | None = None
    until: date | None = None
    placements: Sequence[Placement] | None = None
    """What to show; None: all of the series that were asked for."""
    ghosts: Mapping[ItemKey, tuple[date, date]] | None = None
    """Start and end that items had in a baseline, both included."""
    theme: Theme = "light"
    layout: Layout = "wide"
    strips: bool = False
    """Two strips, one below the other, split where a fiscal year begins."""
    links: bool = True
    """Show dependencies as arrows."""
    embedded: bool = False
    """Part of a page: each item carries its key, and the page has the style sheet."""
    private: bool = False
    """With the items that are not public, and with e-mail addresses."""
    name: str = "p"
    """Begins every id in the picture, so that a page can hold several."""

    @property
    def timeline(self) -> TimelineOptions:
        """The same wishes as the terminal's timeline knows them."""
        return TimelineOptions(
            width=0,
            lang=self.lang,
            era=self.era,
            lanes=self.lanes,
            together=self.together,
            critical=self.critical,
            today=self.today,
            since=self.since,
            until=self.until,
            placements=self.placements,
            ghosts=self.ghosts,
        )
