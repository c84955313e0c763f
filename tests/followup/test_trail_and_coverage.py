"""A topic followed through its stages, and the matrix of who and what has which."""

from __future__ import annotations

from datetime import date

from measures import HEAD, plan_of

from aistrat_cli.api import plan
from aistrat_cli.followup.coverage import Row, coverage, lacking
from aistrat_cli.followup.trail import trail
from aistrat_cli.loading.loader import File, build

TEXT = (
    HEAD
    + """
[[person]]
id = "kitano"
name = "Kitano"
[[person]]
id = "silent"
name = "Silent"
[[topic]]
id = "strategy"
title = "Strategy"
kind = "strategy"
[[topic]]
id = "education"
title = { ja = "教育", en = "Education" }
parent = "strategy"
kind = "goal"
[[topic]]
id = "schools"
title = "Schools"
parent = "education"
kind = "part"
[[topic]]
id = "left-out"
title = "Left out"
kind = "goal"
[[document]]
id = "outline"
title = "Outline"
date = 2022-01-20
topics = ["education"]
done = 2022-01-20
[[document]]
id = "slides"
title = "Slides"
date = 2022-01-11
[[task]]
id = "writing"
after = ["outline"]
duration = "5bd"
topics = ["education"]
[[meeting]]
id = "m1"
body = "b"
number = 1
date = 2022-01-12
[[meeting.agenda]]
title = "Hearing"
kind = "hearing"
presenter = "kitano"
papers = ["slides"]
topics = ["schools"]
[[meeting.agenda]]
title = "Views"
kind = ["report", "discussion"]
presenter = "A guest"
topics = ["education"]
[[meeting]]
id = "m2"
body = "b"
number = 2
window = "2022-03"
decides = "strategy"
[[meeting]]
id = "m0"
body = "b"
date = 2022-01-05
cancelled = true
agenda = [{ title = "Hearing", kind = "hearing", presenter = "silent", topics = ["left-out"] }]
"""
)
PLAN = plan_of(TEXT)
TODAY = date(2022, 2, 1)


def test_a_topic_and_those_below_it_in_order() -> None:
    found = trail(PLAN, "s", "education", TODAY)
    assert [topic.id for topic in found.below] == ["schools"]
    steps = [(s.placement.key.item, s.stages, s.when, s.topics) for s in found.steps]
    assert steps == [
        ("slides", ("paper",), "past", ("schools",)),
        ("m1", ("hearing",), "past", ("schools",)),
        ("m1", ("report", "discussion"), "past", ("education",)),
        ("outline", ("paper",), "done", ("education",)),
        ("writing", ("work",), "past", ("education",)),
    ]
    assert [step.placement.key.item for step in found.at("agenda")] == ["m1"]
    assert not found.at("decision")


def test_the_decision_of_a_topic() -> None:
    [*_, last] = trail(PLAN, "s", "strategy", TODAY).steps
    assert (last.placement.key.item, last.stages, last.when) == ("m2", ("decision",), "open")


def test_cancelled_steps_are_told_and_do_not_count() -> None:
    found = trail(PLAN, "s", "left-out", TODAY)
    assert [step.when for step in found.steps] == ["cancelled"]
    assert not found.at("hearing")


def cells(rows: tuple[Row, ...]) -> dict[str, dict[str, tuple[str, str, int, str | None]]]:
    return {
        row.id or row.name.in_("en"): {
            column: (cell.placement.key.item, cell.when, cell.total, cell.via) for column, cell in row.cells.items()
        }
        for row in rows
    }


def test_the_matrix() -> None:
    found = coverage(PLAN, "s", TODAY)
    decided = ("m2", "open", 1)
    assert cells(found.topics) == {
        "strategy": {"decision": (*decided, None)},
        "education": {
            "agenda": ("m1", "past", 1, None),
            "paper": ("outline", "done", 1, None),
            "decision": (*decided, "strategy"),
        },
        "schools": {
            "hearing": ("m1", "past", 1, None),
            "paper": ("slides", "past", 1, None),
            "decision": (*decided, "strategy"),
        },
        "left-out": {},
    }
    assert [row.depth for row in found.topics] == [0, 1, 2, 0]
    assert cells(found.presenters) == {
        "kitano": {"hearing": ("m1", "past", 1, None), "paper": ("slides", "past", 1, None)},
        "silent": {},
        "A guest": {"agenda": ("m1", "past", 1, None)},
    }


def test_only_some_kinds_and_only_what_lacks_something() -> None:
    assert [row.id for row in coverage(PLAN, "s", TODAY, ("goal",)).topics] == ["education", "left-out"]
    assert len(lacking(coverage(PLAN, "s", TODAY)).topics) == 4


def test_topics_in_a_circle_end() -> None:
    circle = (("x", "y"), ("y", "x"))
    text = HEAD + "".join(f'[[topic]]\nid = "{id}"\ntitle = "{id}"\nparent = "{parent}"\n' for id, parent in circle)
    made = plan(build([File("s.toml", text.encode())], {"s.toml"}))
    assert [row.id for row in coverage(made, "s", TODAY).topics] == ["x", "y"]
