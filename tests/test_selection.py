"""Which items are meant: filters, and ids as they are typed."""

from __future__ import annotations

from datetime import date

import pytest

from aistrat_cli.api import Plan
from aistrat_cli.loading.loader import File, build
from aistrat_cli.planning.planner import make_plan
from aistrat_cli.selection import Filters, named, select, unknown_names

ONE = """format = 1
[series]
id = "one"
title = "One"
timezone = "UTC"

[[body]]
id = "council"
name = "Council"
members = ["ann", "bob"]
chair = "cid"

[[body]]
id = "board"
name = "Board"

[[person]]
id = "ann"
name = "Ann"
[[person]]
id = "bob"
name = "Bob"
[[person]]
id = "cid"
name = "Cid"
[[person]]
id = "dee"
name = "Dee"

[[topic]]
id = "roads"
title = "Roads"
[[topic]]
id = "bridges"
title = "Bridges"
parent = "roads"

[[meeting]]
id = "m1"
body = "council"
date = 2022-02-01
absent = ["bob"]
topics = ["bridges"]

[[meeting]]
id = "m2"
body = ["council", "board"]
window = "2022-03"
attendees = ["dee"]
[[meeting.agenda]]
title = "x"
presenter = "ann"
topics = ["roads"]

[[task]]
id = "work"
owner = "board"
date = "?"

[[lead_time]]
id = "papers"
title = "Papers"
for = { body = "council" }
offset = "-5d"
owner = "bob"
"""

TWO = """format = 1
[series]
id = "two"
title = "Two"
timezone = "UTC"
[[milestone]]
id = "m1"
date = 2022-02-01
"""


@pytest.fixture(scope="module")
def plan() -> Plan:
    loaded = build([File("one.toml", ONE.encode()), File("two.toml", TWO.encode())], {"one.toml", "two.toml"})
    return make_plan(loaded.portfolio, lambda *asked: {})


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        (Filters(), "m1 m2 work m1/papers m2/papers two:m1"),
        (Filters(bodies=("board",)), "m2 work m2/papers"),
        (Filters(bodies=("board", "council")), "m1 m2 work m1/papers m2/papers"),
        (Filters(persons=("bob",)), "m1/papers m2/papers"),
        (Filters(persons=("ann",)), "m1 m2 m1/papers m2/papers"),
        (Filters(persons=("cid",)), "m1 m1/papers"),
        (Filters(persons=("dee",)), "m2 m2/papers"),
        (Filters(topics=("bridges",)), "m1 m1/papers"),
        (Filters(topics=("roads",)), "m1 m2 m1/papers m2/papers"),
        (Filters(kinds=("task", "milestone")), "work two:m1"),
        (Filters(since=date(2022, 3, 31)), "m2"),
        (Filters(since=date(2022, 2, 2)), "m2 m2/papers"),
        (Filters(until=date(2022, 1, 31)), "m1/papers"),
        (Filters(since=date(2022, 2, 1), until=date(2022, 2, 1)), "m1 two:m1"),
        (Filters(bodies=("council",), kinds=("document",), until=date(2022, 2, 10)), "m1/papers"),
    ],
)
def test_filters(filters: Filters, ids: str, plan: Plan) -> None:
    assert [placement.key.seen_from("one") for placement in select(plan, filters)] == ids.split()


def test_names_that_no_series_has(plan: Plan) -> None:
    filters = Filters(bodies=("council", "councl"), persons=("eve",), topics=("roads",))
    found = unknown_names(plan.portfolio, filters)
    assert [(one.kind, one.name) for one in found] == [("body", "councl"), ("person", "eve")]
    assert found[0].known == ("council", "board")


def test_ids_as_they_are_typed(plan: Plan) -> None:
    def ids(text: str) -> list[str]:
        return [f"{key.series}:{key.item}" for key in named(plan, text)]

    assert ids("m1") == ["one:m1", "two:m1"]
    assert ids("two:m1") == ["two:m1"]
    assert ids("m2/papers") == ["one:m2/papers"]
    assert ids("two:m2") == ids("m3") == ids(":m1") == []
