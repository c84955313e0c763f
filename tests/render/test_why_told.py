"""Why an item is on its day: each way of getting one, told."""

from __future__ import annotations

from datetime import date

import pytest
from read_plans import plan_of

from aistrat_cli.model.days import ItemKey
from aistrat_cli.render.cells import width
from aistrat_cli.render.why.against import against
from aistrat_cli.render.why.story import MOST_STEPS, tell
from aistrat_cli.render.why.text import WhyOptions, render

PLAN = """
[[meeting]]
id = "m1"
body = "b"
date = "2022-01-07 (Fri)"

[[task]]
id = "work"
after = ["m1"]
duration = "5bd"

[[task]]
id = "days"
after = ["m1"]
duration = "2d"

[[meeting]]
id = "m2"
body = "b"
after = ["work + 3bd"]
deadline = 2022-02-10

[[milestone]]
id = "moved"
date = "m2 + 1w"

[[document]]
id = "no-earlier"
not_before = 2022-01-10

[[document]]
id = "paper"
before = ["m3 - 2bd"]

[[meeting]]
id = "m3"
body = "b"
target = "2022-01-23"
before = ["m4"]

[[meeting]]
id = "m4"
body = "b"
window = "2022-03"

[[meeting]]
id = "m5"
body = "b"
one_of = [2022-04-05, 2022-04-12]

[[task]]
id = "open"
date = "?"

[[document]]
id = "report"
after = ["open"]

[[meeting]]
id = "over"
body = "b"
date = 2022-01-04
done = 2022-01-05

[[meeting]]
id = "off"
body = "b"
date = 2022-01-06
cancelled = "no quorum"

[[task]]
id = "late"
duration = "2bd"
deadline = 2022-01-21

[[lead_time]]
id = "notice"
title = "Notice"
for = { ids = ["m1", "m2"] }
offset = "-3bd"
count = "clear"
roll = "back"
"""


@pytest.fixture(scope="module")
def plan():  # type: ignore[no-untyped-def]
    return plan_of(PLAN)


@pytest.mark.parametrize(
    ("item", "chain"),
    [
        ("m1", ["m1 2022-01-07 date"]),
        ("work", ["m1 2022-01-07 date", "work 2022-01-13 dependency needs 2022-01-08 past 08 09 10 11 12"]),
        ("days", ["m1 2022-01-07 date", "days 2022-01-08 dependency needs 2022-01-08"]),
        (
            "m2",
            [
                "m1 2022-01-07 date",
                "work 2022-01-13 dependency needs 2022-01-08 past 08 09 10 11 12",
                "m2 2022-01-25 dependency needs 2022-01-25 past 20 22 23",
            ],
        ),
        ("no-earlier", ["no-earlier 2022-01-13 not_before needs 2022-01-10 past 10 11 12"]),
        ("m3", ["m3 2022-01-21 target past 22 23"]),
        ("paper", ["m3 2022-01-21 target past 22 23", "paper 2022-01-18 backward needs 2022-01-18"]),
        ("m4", ["m4 2022-03-01 window"]),
        ("m5", ["m5 2022-04-05 one_of"]),
        ("open", ["open None open"]),
        ("report", ["open None open", "report None waits"]),
        ("over", ["over 2022-01-04 done"]),
        ("off", ["off 2022-01-06 cancelled"]),
        ("late", ["late 2022-01-19 backward needs 2022-01-21"]),
        ("m1/notice", ["m1 2022-01-07 date", "m1/notice 2022-01-03 lead_time"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_chain(item: str, chain: list[str], plan) -> None:  # type: ignore[no-untyped-def]
    told = []
    for step in tell(plan, ItemKey("s", item)).chain:
        line = f"{step.placement.key.item} {step.placement.start} {step.reason}"
        if step.needed is not None:
            line += f" needs {step.needed}"
        if step.passed:
            line += " past " + " ".join(f"{day.day:02}" for day, _ in step.passed)
        told.append(line)
    assert told == chain


def test_the_limit_and_the_way_to_it(plan) -> None:  # type: ignore[no-untyped-def]
    limit = tell(plan, ItemKey("s", "work")).limit
    assert limit is not None
    assert (limit.key.item, limit.kind, limit.day.isoformat()) == ("m2", "deadline", "2022-02-10")
    assert [key.item for key in limit.path] == ["work", "m2"]
    assert tell(plan, ItemKey("s", "days")).limit is None


@pytest.mark.parametrize(
    ("item", "day", "kinds"),
    [
        ("m1", "2022-01-07", ["planned"]),
        ("m1", "2022-01-08", ["written", "closed"]),
        ("m2", "2022-01-24", ["dependency"]),
        ("m2", "2022-02-11", ["too_late"]),
        ("m2", "2022-02-01", []),
        ("m4", "2022-02-20", ["closed", "outside"]),
        ("m5", "2022-04-06", ["outside"]),
        ("no-earlier", "2022-01-07", ["not_before"]),
        ("over", "2022-01-07", ["done"]),
        ("off", "2022-01-04", ["cancelled"]),
        ("m1/notice", "2022-01-04", ["derived"]),
        ("work", "2022-01-20", ["closed"]),
    ],
)
def test_why_not_that_day(item: str, day: str, kinds: list[str], plan) -> None:  # type: ignore[no-untyped-def]
    found = against(plan, ItemKey("s", item), date.fromisoformat(day))
    assert [one.kind for one in found] == kinds


def test_every_story_as_text(plan, golden) -> None:  # type: ignore[no-untyped-def]
    for lang in ("en", "ja"):
        texts = []
        for key in plan.placements:
            on = date(2022, 1, 20)
            options = WhyOptions(width=76, lang=lang)
            texts.append(render(plan, tell(plan, key), options, on, against(plan, key, on)))
        golden(f"render/why.{lang}.txt", ("-" * 76 + "\n").join(texts))


@pytest.mark.parametrize("cells", [40, 60, 100])
def test_no_line_is_wider_than_asked(cells: int, plan) -> None:  # type: ignore[no-untyped-def]
    for key in plan.placements:
        for lang in ("en", "ja"):
            text = render(plan, tell(plan, key), WhyOptions(width=cells, lang=lang, era=True))
            assert max(map(width, text.splitlines())) <= cells


def test_a_very_long_chain_is_told_from_both_ends() -> None:
    steps = "".join(f'[[task]]\nid = "t{n}"\nduration = "1bd"\nafter = ["t{n - 1}"]\n' for n in range(1, 300))
    plan = plan_of('[[task]]\nid = "t0"\nduration = "1bd"\ndate = 2022-02-01\n' + steps)
    story = tell(plan, ItemKey("s", "t299"))
    assert len(story.chain) == MOST_STEPS
    assert story.left_out == 300 - MOST_STEPS
    ids = [step.placement.key.item for step in story.chain]
    assert (ids[0], ids[-1]) == ("t0", "t299")
    assert ".. 260 more" in render(plan, story, WhyOptions(width=80, lang="en"))
