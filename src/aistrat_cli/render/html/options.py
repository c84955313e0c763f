"""What a page depends on beside the plan."""

from __future__ import annotations

from collections.abc import Sequence

from aistrat_cli.diagnostic import Diagnostic
from aistrat_cli.planning.plan import Placement
from aistrat_cli.render.svg.options import PictureOptions
from aistrat_cli.render.timeline.options import DrawingOptions


class PageOptions(DrawingOptions):
    """Everything a page depends on beside the plan. It opens in `lang`; None: in that of the first series."""

    private: bool = False
    """With the items that are not public, and with e-mail addresses."""
    findings: Sequence[Diagnostic] = ()
    calendar: bytes | None = None
    """The calendar to download; one that is too large for a page is left out."""
    calendar_name: str = "aistrat.ics"

    def picture(self, lang: str, placements: Sequence[Placement]) -> PictureOptions:
        """Return the wishes for the picture in one of the page's languages."""
        return PictureOptions.of(
            self,
            lang=lang,
            placements=placements,
            theme="auto",
            layout="fit",
            embedded=True,
            private=True,  # the page has left out what is not public
            name=f"p-{lang}",
        )
