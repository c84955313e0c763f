"""The timeline as a picture: the plan drawn in SVG from the same lanes and marks as the terminal's."""

from __future__ import annotations

from aistrat_cli.render.svg.options import PictureOptions
from aistrat_cli.render.svg.picture import render

__all__ = ["PictureOptions", "render"]
