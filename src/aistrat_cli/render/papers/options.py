"""What a reader can ask of a paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from aistrat_cli.record import Record


class PaperOptions(Record):
    """Everything a paper depends on beside the plan."""

    lang: str | None = None
    """None: each series in its own language."""
    era: bool = False
    """Days in Japanese eras, where a person reads them; never where a program does."""
    today: Mapping[str, date] = {}
    """By series id; a series that is not in it has no today."""
