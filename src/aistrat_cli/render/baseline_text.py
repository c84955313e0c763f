"""Baselines for people and programs: what was frozen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from aistrat_cli.baseline.values import Baseline, Frozen, state_of
from aistrat_cli.baseline.words import where
from aistrat_cli.render.cells import fit, pad, visible, width
from aistrat_cli.render.json_text import dump
from aistrat_cli.render.plan_json import VERSION, day
from aistrat_cli.render.said import CERTAINTY

Named = Sequence[tuple[str, Baseline]]
"""Baselines with the paths of their files."""


def overview(found: Named, cells: int, lang: str) -> str:
    """Return one line a baseline: its name, its series, how much it holds, its file."""
    rows = []
    for path, one in found:
        days = _days(one)
        span = f"{min(days).isoformat()}..{max(days).isoformat()}" if days else "-"
        number = f"{len(one.items)}項目" if lang == "ja" else f"{len(one.items)} items"
        rows.append([visible(one.name), visible(one.series), number, span, visible(path)])
    return _rows(rows, cells)


def table(path: str, baseline: Baseline, cells: int, lang: str) -> str:
    """Return the items of a baseline with their days, how sure they were, and their float in business days."""
    rows = [
        [
            visible(item.id),
            where(state_of(item)).in_(lang),
            CERTAINTY[item.certainty].in_(lang),
            ""
            if item.total_float is None
            else f"{item.total_float:+} bd"
            if lang != "ja"
            else f"{item.total_float:+}営業日",
            _title(item, lang),
        ]
        for item in baseline.items.values()
    ]
    return fit(f"{visible(path)}", cells) + "\n" + _rows(rows, cells)


def as_json(found: Named, *, items: bool = True) -> str:
    """Return the baselines as a document, with their items or without."""
    return dump(
        {
            "version": VERSION,
            "baselines": [
                {
                    "series": one.series,
                    "name": one.name,
                    "path": path,
                    **({"items": [_item(item) for item in one.items.values()]} if items else {"items": len(one.items)}),
                }
                for path, one in found
            ],
        }
    )


def _item(item: Frozen) -> dict[str, object]:
    return {
        "id": item.id,
        "start": day(item.start),
        "end": day(item.end),
        "window": None if item.window is None else [day(item.window[0]), day(item.window[1])],
        "certainty": item.certainty,
        "total_float": item.total_float,
    }


def _days(baseline: Baseline) -> list[date]:
    return [day for item in baseline.items.values() for day in (item.start, item.last_end) if day is not None]


def _title(item: Frozen, lang: str) -> str:
    if isinstance(item.title, dict):
        return visible(str(item.title.get(lang) or next(iter(item.title.values()), "")))
    return visible(str(item.title))


def _rows(rows: list[list[str]], cells: int) -> str:
    widths = [max((width(row[column]) for row in rows), default=0) for column in range(len(rows[0]) if rows else 0)]
    lines = ["  ".join(pad(cell, widths[n]) for n, cell in enumerate(row)).rstrip() for row in rows]
    return "".join(f"{fit(line, cells)}\n" for line in lines)
