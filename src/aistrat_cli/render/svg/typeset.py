"""How wide a text will be, and how it breaks into lines, without a font at hand.

The pictures name Helvetica and Arial first, whose widths every system has (Liberation Sans and Arimo share them), and
behind them the Japanese fonts, in which a kana or a kanji is as wide as it is high. So the table below is no guess; a
sign that it does not know is taken for wider than it is likely to be.
"""

from __future__ import annotations

from functools import lru_cache

from aistrat_cli.render.cells import width
from aistrat_cli.render.wrap import clusters, wrap

FONTS = (
    '"Helvetica Neue",Helvetica,Arial,"Liberation Sans",Arimo,"Hiragino Sans","Hiragino Kaku Gothic ProN",'
    '"Noto Sans JP","Noto Sans CJK JP","Yu Gothic","Meiryo","IPAexGothic",sans-serif'
)

_BY_WIDTH = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " !,./:;I[\\]ft",
    333: "()-`r“”",
    334: "{}",
    350: "•",
    355: '"',
    389: "*",
    469: "^",
    500: "Jckvsxyz",
    556: "–#$0123456789?L_abdeghnopqu",
    584: "+<=>~",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1015: "@",
}
_WIDTHS = {sign: size / 1000 for size, signs in _BY_WIDTH.items() for sign in signs}
"""In ems; those of Helvetica's metrics."""

_BOLDER = 0.062
"""So much wider a letter is in bold; figures and blanks stay as they are."""

ELLIPSIS = "…"


@lru_cache(16384)
def ems(sign: str, bold: bool = False) -> float:
    """Return the width of one sign in ems."""
    known = _WIDTHS.get(sign)
    if known is not None:
        return known + (_BOLDER if bold and (sign.isalpha() or sign in "&'!?:;/\"-") else 0)
    cells = width(sign)
    if cells == 0:
        return 0.0
    code = ord(sign[0])
    if cells == 1 and code < 0x2000:  # Latin with accents, Greek, Cyrillic
        return (0.78 if sign.isupper() else 0.66) + (_BOLDER if bold else 0)
    return 0.5 if 0xFF61 <= code <= 0xFFDC and cells == 1 else max(1.0, cells / 2)


def measure(text: str, size: float, bold: bool = False) -> float:
    """Return how wide a text is at a font size, in the unit of that size."""
    return size * sum([ems(sign, bold) for sign in text])


def cut(text: str, size: float, room: float, bold: bool = False) -> str:
    """Return the text, or as much of its beginning as leaves room for an ellipsis."""
    if len(text) * size * 0.19 <= room and measure(text, size, bold) <= room:
        return text
    left = room / size - 1
    kept = []
    for sign in clusters(text[: int(left / 0.19) + 8]):
        left -= measure(sign, 1, bold)
        if left < 0:
            break
        kept.append(sign)
    return "".join(kept).rstrip() + ELLIPSIS


def lines(text: str, size: float, room: float, most: int, bold: bool = False) -> list[str]:
    """Return the text in at most `most` lines, the last one cut where there is more."""
    # A text of ten thousand signs is not broken into lines that nobody will see.
    head = text[: int(room / size * most * 5) + 16]
    broken = wrap(head, room / size, lambda sign: measure(sign, 1, bold))
    if len(broken) <= most and len(head) == len(text):
        return broken
    kept = broken[:most]
    kept[-1] = cut(
        kept[-1] + (ELLIPSIS if measure(kept[-1], size, bold) + size <= room else " " * 999), size, room, bold
    )
    return kept


def widest(texts: list[str], size: float, bold: bool = False) -> float:
    """Return the width of the widest of the texts, 0 where there is none."""
    return max((measure(text, size, bold) for text in texts), default=0.0)
