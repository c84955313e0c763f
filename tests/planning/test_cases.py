"""Schedules with known answers: each file of `cases/` holds its own (see the README there)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomli
from planned import placements, plan_of, problems

from aistrat_cli.planning.plan import Placement

CASES = Path(__file__).parent / "cases"
FILES = sorted(CASES.rglob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=[f"{path.parent.name}/{path.stem}" for path in FILES])
def test_known_answer(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    raw = tomli.loads(text)
    plan = plan_of(text)
    found = placements(plan)
    expected: dict[str, dict[str, Any]] = raw.get("x-expect", {})
    assert {name: said(found[name], want) for name, want in expected.items()} == expected
    if "x-problems" in raw:
        assert problems(plan) == sorted(raw["x-problems"])
    if "x-days" in raw:
        first = min(placement.start for placement in found.values() if placement.start)
        last = max(placement.end for placement in found.values() if placement.end)
        assert (last - first).days + 1 == raw["x-days"]


def said(placement: Placement, want: dict[str, Any]) -> dict[str, Any]:
    """Return what the plan says of the keys that are wanted, in the words of the case."""
    words: dict[str, Any] = {
        "unheld": placement.earliest_start is None,
        "unbounded": placement.latest_start is None and placement.total_float is None,
        "bound_by": placement.bound_by.item if placement.bound_by else None,
        "window": list(placement.window) if placement.window else None,
    }
    return {key: words[key] if key in words else getattr(placement, key) for key in want}


def test_there_are_many() -> None:
    counts = {folder.name: len(list(folder.glob("*.toml"))) for folder in CASES.iterdir() if folder.is_dir()}
    assert counts["councils"] >= 12
    assert counts["psplib"] >= 5
    assert counts["taskjuggler"] >= 100
    assert counts["byhand"] >= 20
