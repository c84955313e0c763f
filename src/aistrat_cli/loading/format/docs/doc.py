"""The documentation of one key."""

from __future__ import annotations

from aistrat_cli.row import NamedTuple


class Doc(NamedTuple):
    """What a key means."""

    en: str
    ja: str
    example: str
    """As it may stand in a file, on one line."""
