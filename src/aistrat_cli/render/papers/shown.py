"""How a cell of a report is written for a reader."""

from __future__ import annotations

from datetime import date

from aistrat_cli.eras import era_day
from aistrat_cli.render.papers.report import Cell
from aistrat_cli.wording import said, weekday


def shown_cell(cell: Cell, lang: str, era: bool) -> str:
    """Return the cell as text; a day with its weekday."""
    if cell is None:
        return ""
    return shown_day(cell, lang, era) if isinstance(cell, date) else str(cell)


def shown_day(day: date, lang: str, era: bool) -> str:
    """Return `Thu 2022-02-24`, `2022-02-24（木）`, `令和4年2月24日（木）`."""
    if not era:
        return said(day, lang)
    return f"{era_day(day)}（{weekday(day, lang)}）" if lang == "ja" else f"{era_day(day)} ({weekday(day, lang)})"
