"""The registry as data: complete, in order, each rule explained, with its examples and a fixture."""

from __future__ import annotations

from pathlib import Path

import pytest

import aistrat_cli.rules
from aistrat_cli import faults
from aistrat_cli.diagnostic import Fault
from aistrat_cli.rules import registry
from aistrat_cli.rules.examples import files
from aistrat_cli.rules.registry import ENTRIES, Entry

FOLDER = Path(aistrat_cli.rules.__file__).parent
FIXTURES = Path(__file__).parent.parent / "schedules" / "rules"


def test_codes_are_in_order_and_unique():
    codes = [entry.code for entry in ENTRIES]
    assert codes == sorted(set(codes))
    assert len({entry.name for entry in ENTRIES}) == len(ENTRIES)


def test_every_module_is_registered():
    modules = {path.stem for path in FOLDER.glob("[a-z][0-9][0-9][0-9]_*.py")}
    assert modules == {entry.module for entry in ENTRIES}


def test_every_fault_of_loading_and_planning_is_a_rule():
    declared = {value for value in vars(faults).values() if isinstance(value, Fault)}
    assert declared == {entry.load().fault for entry in ENTRIES if entry.load().fault in declared}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
def test_rule_is_explained(entry: Entry):
    rule = entry.load()
    assert (rule.fault.code, rule.fault.name) == (entry.code, entry.name)
    assert (rule.check is None) == (entry.needs in (registry.READING, registry.LINTER))
    for message in (rule.summary, rule.why):
        assert message.en.endswith("."), message.en
        assert message.ja.endswith("。"), message.ja
    assert rule.summary.en != rule.summary.ja
    for option in rule.options:
        assert option.doc.en.endswith(".")
        assert option.doc.ja.endswith("。")
    assert files(rule.bad)
    assert rule.bad != rule.good


def test_every_rule_has_a_fixture():
    assert {path.stem for path in FIXTURES.glob("*.toml")} == {entry.code.lower() for entry in ENTRIES}


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("C001", ["C001"]),
        ("c001", ["C001"]),
        ("meeting-on-closed-day", ["C001"]),
        ("C00", ["C001", "C002", "C003"]),
        ("nothing", []),
        ("", []),
    ],
)
def test_words_mean_rules(word: str, codes: list[str]):
    found = [entry.code for entry in registry.selected_by(word)]
    assert found[: len(codes)] == codes
    assert bool(found) == bool(codes)
