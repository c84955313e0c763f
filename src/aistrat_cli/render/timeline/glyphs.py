"""The signs that a timeline is drawn with.

None of them has an ambiguous width (Unicode's East Asian Width "A"): terminals set up for Japanese draw ◆, │ and ─ two
cells wide, and every column after one would be off. What is filled is fixed, what is hollow, broken or shaded is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from aistrat_cli.record import Record
from aistrat_cli.render.timeline.marks import Shape


class Glyphs(Record):
    """One charset; every sign takes one cell."""

    firm: Mapping[Shape, str]
    open: Mapping[Shape, str]
    """The same shapes, of days that may move."""
    done: str
    cancelled: str
    bar: str
    open_bar: str
    aim: str
    aim_end: str
    shade: str
    """Between the first and the last possible day."""
    either: str
    """Between the days of which one will be chosen."""
    unknown: str
    ghost: str
    moved: str
    later: str
    earlier: str
    critical: str
    axis: str
    tick: str
    today_tick: str
    today: str
    fiscal: str
    before: str
    """Goes on before the axis."""
    after: str
    waits: str
    """In the list: waits for."""
    upcoming: str
    """In the list: the next one."""
    rule: str
    """In the list: the line at today."""
    bullet: str


UNICODE = Glyphs(
    firm={"meeting": "♦", "milestone": "▴", "document": "▪", "deadline": "⋅", "task": "▬"},
    open={"meeting": "◊", "milestone": "▵", "document": "▫", "deadline": "⋅", "task": "╍"},
    done="✓",
    cancelled="✕",
    bar="▬",
    open_bar="╍",
    aim="~",
    aim_end="▹",
    shade="░",
    either="⋅",
    unknown="?",
    ghost="◌",
    moved="╌",
    later="▸",
    earlier="◂",
    critical="*",
    axis="╌",
    tick="╷",
    today_tick="▾",
    today="╏",
    fiscal="╎",
    before="◂",
    after="▸",
    waits="←",
    upcoming="▸",
    rule="╌",
    bullet="-",
)

ASCII = Glyphs(
    firm={"meeting": "#", "milestone": "A", "document": "D", "deadline": ".", "task": "="},
    open={"meeting": "o", "milestone": "^", "document": "d", "deadline": ".", "task": "-"},
    done="v",
    cancelled="x",
    bar="=",
    open_bar="-",
    aim="~",
    aim_end=">",
    shade=".",
    either="_",
    unknown="?",
    ghost="@",
    moved=".",
    later=">",
    earlier="<",
    critical="*",
    axis="-",
    tick="+",
    today_tick="V",
    today="|",
    fiscal=":",
    before="<",
    after=">",
    waits="<-",
    upcoming=">",
    rule="-",
    bullet="-",
)


def glyphs(charset: Literal["unicode", "ascii"]) -> Glyphs:
    """Return the signs of a charset."""
    return ASCII if charset == "ascii" else UNICODE
