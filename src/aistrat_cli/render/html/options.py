"""What a page depends on beside the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from aistrat_cli.diagnostic import Diagnostic
from aistrat_cli.model.days import ItemKey
from aistrat_cli.planning.plan import Placement
from aistrat_cli.record import Record
from aistrat_cli.render.svg.options import PictureOptions
from aistrat_cli.render.timeline.options import LaneMode


class PageOptions(Record):
    """Everything a page depends on beside the plan."""

    lang: str | None = None
    """The language it opens in; None: that of the first series."""
    era: bool = False
    lanes: LaneMode = "body"
    together: bool = False
    critical: bool = False
    today: Mapping[str, date] = {}
    since: date | None = None
    until: date | None = None
    placements: Sequence[Placement] | None = None
    ghosts: Mapping[ItemKey, tuple[date, date]] | None = None
    private: bool = False
    """With the items that are not public, and with e-mail addresses."""
    findings: Sequence[Diagnostic] = ()
    calendar: bytes | None = None
    """The calendar to download; one that is too large for a page is left out."""
    calendar_name: str = "aistrat.ics"

    def picture(self, lang: str, placements: Sequence[Placement]) -> PictureOptions:
        """Return the wishes for the picture in one of the page's languages."""
        return PictureOptions(
            lang=lang,
            era=self.era,
            lanes=self.lanes,
            together=self.together,
            critical=self.critical,
            today=self.today,
            since=self.since,
            until=self.until,
            placements=placements,
            ghosts=self.ghosts,
            theme="auto",
            layout="fit",
            embedded=True,
            private=True,  # the page has left out what is not public
            name=f"p-{lang}",
        )
