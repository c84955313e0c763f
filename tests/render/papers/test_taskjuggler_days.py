"""TaskJuggler reads what is exported for it, and comes to the same days."""

from __future__ import annotations

import csv
import random
import shutil
import subprocess
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from odd_plans import EXAMPLES, SEED, hostile_plan, looks, plan_of, plan_of_file

from aistrat_cli.api import Plan
from aistrat_cli.render.papers import tjp

pytestmark = pytest.mark.skipif(shutil.which("tj3") is None, reason="TaskJuggler (tj3) is not installed")
EVERY_KEY = "tests/schedules/ok/every-key.toml"

NETWORK = """
[[milestone]]
id = "kick-off"
date = 2022-01-05

[[task]]
id = "survey"
after = ["kick-off"]
duration = "7bd"

[[task]]
id = "print"
after = ["survey + 3d"]
duration = "1w"

[[milestone]]
id = "ready"
after = ["print", "survey + 2bd"]

[[document]]
id = "draft"
after = ["survey + 5bd"]
before = ["m1 - 2bd"]

[[meeting]]
id = "m1"
body = "b"
date = 2022-02-08

[[meeting]]
id = "m2"
body = "b"
after = ["m1", "ready + 1bd"]

[[task]]
id = "late"
duration = "3bd"
before = ["m2 - 1bd"]
"""


def computed(plan: Plan, folder: Path) -> tuple[dict[tuple[str, str], tuple[date, date]], str]:
    """Return the days that TaskJuggler comes to, by the names that the export gave, and the export."""
    text = tjp.render(plan, plan.shown(), looks(plan))
    (folder / "plan.tjp").write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["tj3", "--silent", "--no-color", "--report", "days", "plan.tjp"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Error" not in done.stderr
    found = {}
    with (folder / "days.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=";"):
            series, _, item = row["Id"].partition(".")
            if item:
                # Five in the afternoon is the end of a day: what begins then begins on the next.
                start = (datetime.fromisoformat(row["Start"]) + timedelta(hours=7)).date()
                end = (datetime.fromisoformat(row["End"]) - timedelta(minutes=1)).date()
                found[series, item] = (start, end)
    return found, text


def check(plan: Plan, folder: Path) -> str:
    found, text = computed(plan, folder)
    names = tjp.names_of(plan, plan.shown())
    expected = {key for key, p in plan.placements.items() if p.start and p.end and p.certainty != "cancelled"}
    assert len(found) == len(expected & {p.key for p in plan.shown()})
    for placement in plan.shown():
        if placement.key not in expected:
            continue
        start, end = found[names[placement.key]]
        calendar = plan.calendars[placement.key.series]
        assert placement.start is not None
        if start != placement.start and start <= placement.start:
            # It waits over closed days, for which TaskJuggler has the work begin but not go on.
            start = date.fromordinal(calendar.roll_forward(start.toordinal()))
        if placement.item.kind == "milestone" and placement.start == placement.end:
            start = end
        assert (start, end) == (placement.start, placement.end), placement.key
    return text


@pytest.mark.parametrize("path", [SEED, *EXAMPLES, EVERY_KEY])
def test_the_same_days(path: str, tmp_path: Path) -> None:
    check(plan_of_file(path), tmp_path)


def test_it_computes_what_hangs_on_others(tmp_path: Path) -> None:
    text = check(plan_of(NETWORK + random_network(random.Random(6))), tmp_path)
    for line in (
        "depends s_s.t_kick_off\n    length 7d",
        "depends s_s.t_survey { gapduration 2d }\n    duration 7d",
        "depends s_s.t_print\n    depends s_s.t_survey { gaplength 2d }\n    milestone",
        "depends s_s.t_m1\n    depends s_s.t_ready\n    depends s_s.t_late\n    length 1d",
    ):
        assert line in text
    assert text.count("    length ") + text.count("    duration ") > 50


def random_network(chance: random.Random) -> str:
    lines = []
    for number in range(150):
        kind = chance.choice(("task", "task", "document", "milestone"))
        lines.append(f'[[{kind}]]\nid = "n{number}"')
        if kind == "task":
            lines.append(f'duration = "{chance.randint(1, 9)}{chance.choice(("bd", "bd", "d", "w"))}"')
        if number < 5:
            lines.append(f"date = 2022-01-{chance.randint(3, 7):02d}")
            continue
        leaders = chance.sample(range(max(0, number - 20), number), k=min(number, chance.randint(1, 3)))
        lags = ("", "", " + 1bd", " + 3bd", " + 2d", " + 1w")
        lines.append("after = [" + ", ".join(f'"n{leader}{chance.choice(lags)}"' for leader in leaders) + "]")
    return "\n".join(lines)


def test_hostile_titles(tmp_path: Path) -> None:
    check(hostile_plan(), tmp_path)
