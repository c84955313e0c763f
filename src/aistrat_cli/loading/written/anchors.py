"""Items as they are named: `study-4`, `study-4/materials`, `other-series:study-4`, `study-4.end`."""

from __future__ import annotations

from aistrat_cli.loading.written.folding import fold
from aistrat_cli.model.days import Anchor, Edge, ItemKey
from aistrat_cli.row import NamedTuple

LONGEST_ID = 100


class Scope(NamedTuple):
    """What an expression's meaning depends on: the series it stands in, and how that counts its fiscal years."""

    series: str
    fiscal_year_start: int | None
    """The month, 1 to 12."""
    fiscal_year_name: str | None
    """`start` (so where None) or `end`."""


def read_anchor(text: str, scope: Scope) -> Anchor | None:
    """Return the item, with `.start` or `.end` where it is written; None where `text` is not shaped like one."""
    name, dot, edge = fold(text).strip().partition(".")
    series, colon, item = name.rpartition(":")
    bare, slash, lead = item.partition("/")
    if (
        (dot and edge not in ("start", "end"))
        or (colon and not is_id(series))
        or not is_id(bare)
        or (slash and not is_id(lead))
        or day_shaped(item)
        or (series[10:11] == "T" and day_shaped(series[:10]))  # 2021-10-26T10:00
    ):
        return None
    found: Edge | None = None if not dot else "start" if edge == "start" else "end"
    return Anchor(ItemKey(series if colon else scope.series, item), found)


def is_id(text: str) -> bool:
    """Whether `text` is made like an id: at most 100 ASCII letters, digits, `_`, `-`, first a letter or digit."""
    return (
        0 < len(text) <= LONGEST_ID
        and text.isascii()
        and text[0].isalnum()
        and text.replace("-", "").replace("_", "").isalnum()
    )


def day_shaped(text: str) -> bool:
    """Whether an id would be shaped like a year, month or date: 2021, FY2021, 2021-10, 10-26, 20211026, 10/26."""
    if not text[-1:].isdigit():
        return False
    if text[:2] in ("FY", "fy", "Fy"):
        return text[2:].isdigit() and len(text) in (4, 6)
    parts = text.replace("/", "-").split("-", 3)
    if len(parts) == 1:
        return text.isdigit() and len(text) in (4, 8)
    longest = 9 if len(parts) == 3 else 4  # 10000-01-01 is a day, if none that there is
    return (
        len(parts) <= 3
        and all(part.isdigit() for part in parts)
        and len(parts[0]) <= longest
        and max(map(len, parts[1:])) <= 4
    )
