"""Slips as records that others build on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aistrat_cli.baseline.values import Cause, Comparison, Slip, State
from aistrat_cli.render.json_text import dump
from aistrat_cli.render.plan_json import VERSION, day


def records(comparison: Comparison | None, slips: Sequence[Slip] | None = None) -> list[dict[str, Any]]:
    """Return a record for each slip, or for those that are given; none where nothing was compared."""
    if comparison is None:
        return []
    return [record(slip) for slip in (comparison.slips if slips is None else slips)]


def render(comparison: Comparison, old: str, new: str) -> str:
    """Return the document of `diff`."""
    return dump({"version": VERSION, "old": old, "new": new, "slips": records(comparison)})


def record(slip: Slip) -> dict[str, Any]:
    """Return one slip. Ids are bare in `item`, and within the slip's own series."""
    return {
        "series": slip.key.series,
        "item": slip.key.item,
        "kind": slip.kind,
        "severity": slip.severity,
        "baseline": _state(slip.was),
        "now": _state(slip.now),
        "days": slip.days,
        "business_days": slip.business_days,
        "cause": _cause(slip.cause, slip.key.series),
    }


def _state(state: State | None) -> dict[str, Any] | None:
    if state is None:
        return None
    return {
        "start": day(state.start),
        "end": day(state.end),
        "window": None if state.window is None else [day(state.window[0]), day(state.window[1])],
        "certainty": state.certainty,
    }


def _cause(cause: Cause | None, series: str) -> dict[str, Any] | None:
    if cause is None:
        return None
    return {
        "items": [key.seen_from(series) for key in cause.items],
        "chain": [key.seen_from(series) for key in cause.chain],
        "why": cause.why,
    }
