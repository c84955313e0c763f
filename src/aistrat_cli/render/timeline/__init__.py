"""The timeline in the terminal: a plan drawn in lanes over time, and beneath it the items in order."""

from __future__ import annotations

from aistrat_cli.render.timeline.options import TimelineOptions
from aistrat_cli.render.timeline.terminal import draw

__all__ = ["TimelineOptions", "draw"]
