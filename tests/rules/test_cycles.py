"""Circles of items: through which keys, and where they are told."""

from __future__ import annotations

import pytest
from rule_runs import findings_of

from aistrat_cli.linter import lint
from aistrat_cli.loading.build import File, build
from aistrat_cli.planning.planner import make_plan
from aistrat_cli.rules.examples import files


def _nothing(country: str, subdivision: str | None, year: int) -> dict[object, str]:
    return {}


def _codes(fragment: str) -> list[str]:
    return [one.fault.code for one in findings_of(files(fragment)) if one.severity == "error"]


@pytest.mark.parametrize(
    "keys",
    ['deadline = "y"', 'target = "y"', 'window = ["y", "y + 5d"]', 'not_before = "y"', 'after = ["y"]', 'date = "y"'],
)
def test_through_every_key_that_places(keys: str) -> None:
    text = f'[[document]]\nid = "x"\n{keys}\n[[document]]\nid = "y"\nafter = ["x"]\n'
    assert _codes(text) == ["P001"]


def test_a_deadline_on_what_has_no_day_is_no_fault() -> None:
    text = '[[document]]\nid = "x"\ndeadline = "open"\n[[milestone]]\nid = "open"\ndate = "?"\n'
    assert _codes(text) == []


@pytest.mark.parametrize(("named", "line"), [("a", "sb:y"), ("b", "sa:x")])
def test_told_in_the_file_that_is_asked_for(named: str, line: str) -> None:
    texts = {
        f"{name}.toml": f'format = 1\n[series]\nid = "s{name}"\ntitle = "S"\ntimezone = "UTC"\n'
        f'[[document]]\nid = "{own}"\nafter = ["{other}"]\n'
        for name, own, other in (("a", "x", "sb:y"), ("b", "y", "sa:x"))
    }
    loaded = build([File(path, text.encode()) for path, text in texts.items()], [f"{named}.toml"])
    found = lint(loaded.diagnostics, loaded.portfolio, make_plan(loaded.portfolio, _nothing))
    assert [(one.fault.code, one.place.source.path if one.place else "") for one in found] == [
        ("P001", f"{named}.toml")
    ]
    assert found[0].help is not None
    assert line in found[0].help.en
