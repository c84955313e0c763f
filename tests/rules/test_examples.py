"""Each rule's own examples: the bad one yields that fault and no other, the good one none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rule_runs import concise, findings_of, marked

from aistrat_cli.diagnostic import Diagnostic
from aistrat_cli.rules.examples import agreed, files
from aistrat_cli.rules.registry import ENTRIES, Entry

FIXTURES = Path(__file__).parent.parent / "schedules" / "rules"

ALONG_WITH = {"W002": {"C001"}}
"""What an example cannot help showing as well: an expired waiver brings back what it waived."""


NO_EDIT = {"F010"}
"""What no single edit mends."""


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
def test_bad_example_yields_its_fault_alone(entry: Entry):
    rule = entry.load()
    found = findings_of(files(rule.bad), rule.today, agreed(rule.bad))
    besides = ALONG_WITH.get(entry.code, set())
    assert {one.fault.code for one in found} == {entry.code} | besides, concise(found, "en")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
def test_good_example_yields_nothing(entry: Entry):
    rule = entry.load()
    found = findings_of(files(rule.good), rule.today, agreed(rule.good))
    assert not found, concise(found, "en")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
def test_message_says_one_edit_in_both_languages(entry: Entry):
    rule = entry.load()
    for one in findings_of(files(rule.bad), rule.today, agreed(rule.bad)):
        if one.fault.code != entry.code or entry.code in NO_EDIT:
            continue
        assert one.help is not None
        assert one.help.ja != one.help.en
        assert one.message.ja != one.message.en
        assert "{" not in one.message.en.replace("{ ", "").replace("[{", "")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
def test_fixture(entry: Entry, golden: Callable[[str, str], None]):
    """The lines that a fixture marks with `# CODE` are those where its rule finds something, and no others."""
    path = FIXTURES / f"{entry.code.lower()}.toml"
    text = path.read_text(encoding="utf-8")
    texts, expected = marked(text, path.name)
    found = findings_of(texts, entry.load().today, agreed(text, path.name))
    lines = [(_path(one), _line(one), one.fault.code) for one in found if one.fault.code == entry.code]
    assert sorted(set(lines)) == sorted(expected), concise(found, "en")
    golden(f"rules/{entry.code.lower()}.txt", concise(found, "en") + "\n" + concise(found, "ja"))


def _path(one: Diagnostic) -> str:
    return one.place.source.path if one.place else ""


def _line(one: Diagnostic) -> int:
    location = one.location or (one.place.location if one.place else None)
    return location.line if location else 0
