"""The plan as a table: it fits, it lines up, and colour only repeats it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from read_plans import plan_of

from aistrat_cli.render.cells import width
from aistrat_cli.render.plan_json import render as render_json
from aistrat_cli.render.plan_table import TableOptions, render
from aistrat_cli.render.why.as_json import render as why_json
from aistrat_cli.render.why.story import tell

PLAN = """
[[meeting]]
id = "m1"
body = "b"
title = "資料の確認と、今後の進め方についての意見交換"
date = 2022-02-01

[[task]]
id = "a-task-with-quite-a-long-id-that-goes-on"
after = ["m1"]
duration = "20bd"
deadline = 2022-02-15

[[meeting]]
id = "m2"
body = "b"
window = "2022-12-20..2023-01-20"

[[meeting]]
id = "held"
body = "b"
done = 2022-01-05

[[task]]
id = "open"
date = "?"
"""


@pytest.mark.parametrize("cells", [60, 80, 120])
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_at_several_widths(cells: int, lang: str, golden) -> None:  # type: ignore[no-untyped-def]
    plan = plan_of(PLAN)
    golden(f"render/table-{cells}.{lang}.txt", render(plan, plan.shown(), TableOptions(width=cells, lang=lang)))


@given(cells=st.integers(20, 220), lang=st.sampled_from(["en", "ja"]), era=st.booleans())
def test_no_line_is_wider_than_asked(cells: int, lang: str, era: bool) -> None:
    text = render(KEPT, KEPT.shown(), TableOptions(width=cells, lang=lang, era=era))
    assert max(map(width, text.splitlines())) <= cells
    for placement in KEPT.shown():
        assert placement.key.item[:8] in text


KEPT = plan_of(PLAN)


def test_colour_adds_nothing_but_itself() -> None:
    for cells in (60, 120):
        plain, coloured = (render(KEPT, KEPT.shown(), TableOptions(width=cells, color=on)) for on in (False, True))
        assert plain != coloured
        assert re.sub(r"\x1b\[[0-9]*m", "", coloured) == plain


@pytest.mark.parametrize("cells", range(30, 200, 10))
def test_no_title_is_cut(cells: int) -> None:
    """Two meetings whose titles end in different words would look the same."""
    text = render(KEPT, KEPT.shown(), TableOptions(width=cells, lang="ja"))
    assert "資料の確認と、今後の進め方についての意見交換" in re.sub(r"\s+", "", text)


def test_columns_line_up() -> None:
    lines = render(KEPT, KEPT.shown(), TableOptions(width=180, lang="en")).splitlines()
    column = lines[1].index("certainty")
    assert [line[column:].split()[0] for line in lines[2:7]] == ["done", "fixed", "computed", "window", "unplaced"]


def test_a_filter_that_leaves_nothing() -> None:
    assert "nothing to show" in render(KEPT, (), TableOptions(width=80, lang="en"))
    assert '"items": []' in render_json(KEPT, ())


def test_json_hides_nothing_that_a_terminal_would_obey() -> None:
    plan = plan_of('[[task]]\nid = "t"\ntitle = "\\u001b[31m\\u202e\\u009b"\ndate = 2022-02-01\nduration = "1bd"\n')
    for text in (render_json(plan, plan.shown()), why_json(plan, tell(plan, plan.shown()[0].key))):
        assert text.replace("\n", "").isprintable()
        assert "\\u001b[31m\\u202e\\u009b" in text
