"""Items that wait for each other, or for one without a day: through which keys, and where that is told."""

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


def _alone(named: str, keys: dict[str, str]) -> list[tuple[str, str]]:
    """Return code and help of what is found in one of several files; each holds a document of its own name."""
    texts = {
        f"{name}.toml": f'format = 1\n[series]\nid = "s{name}"\ntitle = "S"\ntimezone = "UTC"\n'
        f'[[document]]\nid = "{name}"\n{written}\n'
        for name, written in keys.items()
    }
    loaded = build([File(path, text.encode()) for path, text in texts.items()], [f"{named}.toml"])
    found = lint(loaded.diagnostics, loaded.portfolio, make_plan(loaded.portfolio, _nothing))
    assert {one.place.source.path for one in found if one.place} <= {f"{named}.toml"}
    return [(one.fault.code, one.help.en if one.help else "") for one in found]


@pytest.mark.parametrize(("named", "other"), [("a", "sb:b"), ("b", "sa:a")])
def test_a_circle_is_told_in_the_file_that_is_asked_for(named: str, other: str) -> None:
    [(code, edit)] = _alone(named, {"a": 'after = ["sb:b"]', "b": 'after = ["sa:a"]'})
    assert code == "P001"
    assert other in edit


@pytest.mark.parametrize("keys", ['date = "?"', 'date = "2022-02-24 (Fri)"', ""])
def test_waiting_for_another_file_is_told_whatever_its_fault(keys: str) -> None:
    assert [code for code, _ in _alone("b", {"a": keys, "b": 'after = ["sa:a"]'})] == ["P009"]
