"""What a reader can ask of a picture."""

from __future__ import annotations

from typing import Literal

from aistrat_cli.render.timeline.options import DrawingOptions, TimelineOptions

Theme = Literal["light", "dark", "print", "auto"]
"""`print`: black ink and hatching on white. `auto`: light or dark, as whoever looks at it has set."""

Layout = Literal["wide", "a4", "fit"]
"""`wide`: 16:9, a slide. `a4`: landscape. `fit`: as wide as a slide, and as high as there is something to show."""


class PictureOptions(DrawingOptions):
    """Everything a picture depends on beside the plan."""

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
        return TimelineOptions.of(self, width=0)
