"""Histories replayed version by version: what each commit moved, and that the rest moved nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from histories import compared, lines

ROOT = Path(__file__).parents[2]

SEED = [
    ("Say where the slides are from", "# Source: a Japanese", "# Source (read in 2022): a Japanese"),
    ("Spell a day by its era", '"2022-01-24 (月)"', '"令和4年1月24日（月）"'),
    ("Write periods otherwise", '"2022-04..2022-10"', '["2022-04-01", "2022-10.end"]'),
    ("The draft needs two more weeks", '"2022-02-24 (木)"', '"2022-03-10 (木)"'),
    ("Settle when the ministries decide", '"2022-04..2022-10"', '"2022-04..2022-06"'),
    ("Papers a day earlier", 'offset = "-3bd"', 'offset = "-4bd"'),
    (
        "The ministry closes on a Friday",
        "closed  = [",
        'closed  = [{ from = 2022-02-25, to = 2022-02-25, why = "移転" }, ',
    ),
    ("The outline was discussed", '"2022-01-24 (月)"', '"2022-01-24 (月)"\ndone   = 2022-01-25'),
    ("The last meeting goes by post", 'id     = "study-5"', 'id     = "study-final"\nformer_ids = ["study-5"]'),
]
"""Each version is the real schedule with one line replaced: the commit's subject, the text, what it becomes."""

TRAIN = """format = 1
[series]
id = "release"
title = "Release 3"
timezone = "UTC"
[[milestone]]
id = "open"
date = 2026-01-05
[[task]]
id = "features"
after = ["open"]
duration = "30bd"
[[task]]
id = "docs"
after = ["open + 10bd"]
duration = "15bd"
[[milestone]]
id = "freeze"
after = ["features"]
[[task]]
id = "testing"
after = ["freeze"]
duration = "2w"
[[document]]
id = "notes"
before = ["final"]
place_at = "late"
[[milestone]]
id = "final"
after = ["testing", "docs"]
deadline = 2026-04-01
"""

TRAIN_HISTORY = [
    ("Split a task without changing its length", 'duration = "2w"', 'duration = "14d"'),
    ("More features than thought", '"30bd"', '"38bd"'),
    ("Two weeks of testing were one too many", '"2w"', '"1w"'),
    ("Docs wait for the freeze", '"open + 10bd"', '"freeze"'),
    ("The features were done early", '"30bd"', '"30bd"\ndone = 2026-02-10'),
    ("No more docs", '[[task]]\nid = "docs"\nafter = ["open + 10bd"]\nduration = "15bd"\n', ""),
]


def holidays(country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
    from aistrat_cli.calendar.library import LibraryHolidays

    return LibraryHolidays()(country, subdivision, year)


@pytest.mark.parametrize(
    ("name", "first", "history"),
    [
        ("seed", (ROOT / "schedules" / "new-ai-strategy.toml").read_text(encoding="utf-8"), SEED),
        ("release-train", TRAIN, TRAIN_HISTORY),
    ],
    ids=["seed", "release-train"],
)
def test_each_commit(
    name: str, first: str, history: list[tuple[str, str, str]], golden: Callable[[str, str], None]
) -> None:
    told = []
    for subject, old, new in history:
        assert old in first
        if name == "release-train" and not new:
            version = first.replace(old, new).replace('"testing", "docs"', '"testing"')
        else:
            version = first.replace(old, new)
        if "former_ids" in new:
            version = version.replace('["study-5"]\ntarget', '["study-final"]\ntarget').replace(
                'after   = ["study-5"]', 'after   = ["study-final"]'
            )
        told.append("\n  ".join([subject, *(lines(compared(first, version, holidays)) or ["nothing moved"])]))
    golden(f"baseline/{name}.txt", "\n".join(told) + "\n")
