"""What hostile schedules are put together from."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

FULL = (Path(__file__).parent / "full.toml").read_text(encoding="utf-8")
"""A sound schedule with nearly every key."""

SERIES = 'format = 1\n[series]\nid = "s"\ntitle = "s"\ntimezone = "UTC"\n'
HEAD = SERIES + '[[body]]\nid = "b"\nname = "b"\n'
"""The least a schedule needs, and a body."""


class Piece(NamedTuple):
    """One schedule of a family."""

    name: str
    text: str | bytes
    broken: bool = True
    """An error must be found in it."""
    heavy: bool = False
    """Large, or slow to make or to read: left out of the quick part."""


def meeting(name: str, *lines: str) -> str:
    return "\n".join((f'\n[[meeting]]\nid = "{name}"\nbody = "b"', *lines)) + "\n"


def task(name: str, *lines: str) -> str:
    return "\n".join((f'\n[[task]]\nid = "{name}"', *lines)) + "\n"


def lead(name: str, *lines: str) -> str:
    return "\n".join((f'\n[[lead_time]]\nid = "{name}"\ntitle = "t"', *lines)) + "\n"
