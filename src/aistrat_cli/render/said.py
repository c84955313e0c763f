"""How tables and stories say days, certainties and colours; shared by what is printed about a plan."""

from __future__ import annotations

from datetime import date

from aistrat_cli.diagnostic import Message
from aistrat_cli.model.days import ItemKey
from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.render.cells import visible
from aistrat_cli.render.days import day_and_weekday

CERTAINTY = {
    "fixed": Message("fixed", "確定"),
    "tentative": Message("tentative", "仮"),
    "target": Message("target", "目途"),
    "window": Message("window", "期間内"),
    "alternatives": Message("one of", "候補日"),
    "computed": Message("computed", "算出"),
    "done": Message("done", "済"),
    "cancelled": Message("cancelled", "中止"),
    "unplaced": Message("unplaced", "未定"),
}

BOLD, DIM, RED, YELLOW = "1", "2", "31", "33"


def days(placement: Placement, lang: str, era: bool = False) -> str:
    """Return the planned day or days with their weekdays, `2022-02-24 Thu`, `2022-04-01 Fri..10-31 Mon`; `-`: none.

    Of an item that may fall on several days: from its first possible day to its last.
    """
    first, last = placement.start, placement.last_end or placement.end
    if first is None or last is None:
        return "-"
    said = day_and_weekday(first, None, lang, era)
    return said if first == last else f"{said}..{day_and_weekday(last, first, lang, era)}"


def title(placement: Placement, lang: str) -> str:
    """Return the item's title, safe for a terminal."""
    return visible(placement.item.title.in_(lang))


def id_of(key: ItemKey, series: str) -> str:
    """Return the item's id as it is written in a series, safe for a terminal."""
    return visible(key.seen_from(series))


def by_day(placements: tuple[Placement, ...]) -> list[Placement]:
    """Return the placements in the order of their days; those without one last, as they stand in the plan."""
    return sorted(placements, key=lambda p: (p.start is None, p.start or date.min, p.last_end or p.end or date.min))


def language(plan: Plan, series: str, lang: str | None) -> str:
    """Return the language to say things of a series in: the one asked for, else its own."""
    return lang or plan.portfolio.by_id[series].language


def painted(text: str, code: str, on: bool) -> str:
    """Return the text in a colour or weight, where colour is on."""
    return f"\x1b[{code}m{text}\x1b[0m" if on else text
