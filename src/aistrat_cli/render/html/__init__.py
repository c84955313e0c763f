"""The plan as one page that needs nothing beside itself: the picture, the list, deadlines, findings."""

from __future__ import annotations

from aistrat_cli.render.html.options import PageOptions
from aistrat_cli.render.html.page import render

__all__ = ["PageOptions", "render"]
