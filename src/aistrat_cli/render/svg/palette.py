"""Colours and type: few of them, each with one meaning, none of which colour carries alone.

Blue is what is ahead, slate what is over, vermilion today and what is missed, plum the critical path. Firm is filled,
what may move is hollow and dashed, what is not known is hatched. A test looks at every pair with the eyes of the
colour-blind and measures the contrast of every text.
"""

from __future__ import annotations

from collections.abc import Mapping

from aistrat_cli.record import Record
from aistrat_cli.render.svg.options import Theme
from aistrat_cli.render.svg.typeset import FONTS


class Palette(Record):
    """The colours of one theme, as `#rrggbb`."""

    paper: str
    card: str
    """Behind the text of what is firm."""
    band: str
    """Behind every other month and the lanes' names."""
    line: str
    """The grid."""
    edge: str
    """The outline of what is not filled, arrows, the boundary of a fiscal year."""
    ink: str
    soft: str
    """Secondary text."""
    ahead: str
    over: str
    today: str
    critical: str
    hatch: str
    on: str
    """Text and signs on what is filled."""


PALETTES: Mapping[str, Palette] = {
    "light": Palette(
        paper="#ffffff",
        card="#eef3fb",
        band="#f6f7f9",
        line="#e1e5ea",
        edge="#7b8794",
        ink="#16202c",
        soft="#52606d",
        ahead="#1d56b0",
        over="#6b7885",
        today="#c43a0e",
        critical="#8a1c6b",
        hatch="#9db9e3",
        on="#ffffff",
    ),
    "dark": Palette(
        paper="#10161d",
        card="#1a2737",
        band="#161d26",
        line="#27313d",
        edge="#758394",
        ink="#eaf0f6",
        soft="#a7b4c2",
        ahead="#6ea8fe",
        over="#8794a3",
        today="#ff8a5c",
        critical="#f29ad8",
        hatch="#3c5f94",
        on="#0b1118",
    ),
    "print": Palette(
        paper="#ffffff",
        card="#ffffff",
        band="#ffffff",
        line="#d6d6d6",
        edge="#595959",
        ink="#000000",
        soft="#3d3d3d",
        ahead="#000000",
        over="#6e6e6e",
        today="#000000",
        critical="#000000",
        hatch="#8c8c8c",
        on="#ffffff",
    ),
}

SIZE = {
    "title": 23.0,
    "name": 13.5,
    "head": 12.5,
    "text": 11.5,
    "small": 10.5,
    "ruler": 11.0,
    "number": 11.0,
    "tiny": 8.5,
}
"""Font sizes by what they are for."""

LEADING = 1.36
"""From one line to the next, in ems."""


def rules(theme: Theme, scope: str = "") -> str:
    """Return the style sheet of a picture; every selector begins with `scope`."""
    base = PALETTES["light" if theme == "auto" else theme]
    text = _coloured(base, scope)
    if theme == "auto":
        text += "@media (prefers-color-scheme:dark){" + _coloured(PALETTES["dark"], scope) + "}"
        text += "@media print{" + _coloured(PALETTES["light"], scope) + "}"
    # The sizes come last, as does what a sign leaves out: they stand over the colours of every theme.
    return text + _sized(scope)


def _sized(scope: str) -> str:
    sizes = "".join(f"{scope}.{name}{{font-size:{size:g}px}}" for name, size in SIZE.items())
    return (
        f"{scope}text{{font-family:{FONTS};font-size:{SIZE['text']:g}px}}"
        f"{sizes}{scope}.title,{scope}.name,{scope}.b,{scope}.number{{font-weight:700}}"
        f"{scope}.m{{text-anchor:middle}}{scope}.e{{text-anchor:end}}"
        f"{scope}.no{{fill:none}}{scope}.dash{{stroke-dasharray:4 3}}"
        f"{scope}.dot{{stroke-dasharray:1.5 3.5;stroke-linecap:round}}"
        f"{scope}.halo{{paint-order:stroke;stroke-width:6px;stroke-linejoin:round}}"
        f"{scope}.strike{{text-decoration:line-through}}"
    )


def _coloured(p: Palette, scope: str) -> str:
    s = scope
    rows = (
        (".paper", f"fill:{p.paper}"),
        (".band", f"fill:{p.band}"),
        (".grid", f"stroke:{p.line};stroke-width:1;fill:none"),
        (".spine", f"stroke:{p.edge};stroke-width:1.5;fill:none;opacity:.55"),
        (".fiscal", f"stroke:{p.ink};stroke-width:1.25;stroke-dasharray:7 3 1.5 3;fill:none"),
        ("text", f"fill:{p.ink}"),
        (".soft", f"fill:{p.soft}"),
        (".over-t", f"fill:{p.soft}"),
        (".today-t", f"fill:{p.today}"),
        (".on", f"fill:{p.on}"),
        (".ahead-t", f"fill:{p.ahead}"),
        (".critical-t", f"fill:{p.critical}"),
        (".halo", f"stroke:{p.paper}"),
        # What is filled, and what is only an outline.
        (".ahead", f"fill:{p.ahead};stroke:{p.ahead};stroke-width:1.6"),
        (".over", f"fill:{p.over};stroke:{p.over};stroke-width:1.6"),
        (".late", f"fill:{p.today};stroke:{p.today};stroke-width:1.6"),
        (".open", f"fill:{p.paper};stroke:{p.ahead};stroke-width:1.8"),
        (".open-over", f"fill:{p.paper};stroke:{p.over};stroke-width:1.8"),
        (".aim", f"fill:none;stroke:{p.ahead};stroke-width:1.8;stroke-dasharray:6 4"),
        (".off", f"fill:none;stroke:{p.over};stroke-width:1.8"),
        (".check", f"fill:none;stroke:{p.on};stroke-width:1.6"),
        (".lead", f"fill:{p.paper};stroke:{p.soft};stroke-width:1.2"),
        (".lead-over", f"fill:{p.paper};stroke:{p.edge};stroke-width:1"),
        (".lead-done", f"fill:{p.over};stroke:{p.over};stroke-width:1.2"),
        (".lead-due", f"fill:{p.ahead};stroke:{p.ahead};stroke-width:1.2"),
        (".hatch-line", f"stroke:{p.hatch};stroke-width:2.2"),
        (".stem", f"stroke:{p.edge};stroke-width:1.2;fill:none"),
        (".card", f"fill:{p.card};stroke:{p.hatch};stroke-width:1"),
        (".card-over", f"fill:{p.band};stroke:{p.line};stroke-width:1.2"),
        (".card-open", f"fill:{p.paper};stroke:{p.ahead};stroke-width:1.3;stroke-dasharray:4 3"),
        (".card-next", f"fill:{p.card};stroke:{p.ahead};stroke-width:1.8"),
        (".card-off", f"fill:{p.paper};stroke:{p.line};stroke-width:1.2"),
        (".card-critical", f"stroke:{p.critical};stroke-width:2"),
        (".critical", f"stroke:{p.critical};stroke-width:2.4"),
        (".star", f"fill:{p.critical};stroke:{p.paper};stroke-width:1"),
        (".link", f"fill:none;stroke:{p.edge};stroke-width:1.1;opacity:.75"),
        (".tip", f"fill:{p.edge}"),
        (".link-critical", f"fill:none;stroke:{p.critical};stroke-width:1.9"),
        (".tip-critical", f"fill:{p.critical}"),
        (".ghost", f"fill:none;stroke:{p.soft};stroke-width:1.2;stroke-dasharray:2 2"),
        (".today", f"stroke:{p.today};stroke-width:1.6;fill:none"),
        (".today-pill", f"fill:{p.today}"),
        (".heat", f"fill:{p.ahead}"),
        (".heat-over", f"fill:{p.over}"),
    )
    return "".join(f"{s}{selector}{{{style}}}" for selector, style in rows)
