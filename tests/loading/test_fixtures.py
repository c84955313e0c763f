"""Faulty files state their own faults; the good ones are silent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from aistrat_cli import faults
from aistrat_cli.diagnostic import Diagnostic, Fault
from aistrat_cli.loading.build import File, build

SCHEDULES = Path(__file__).parent.parent / "schedules"
FAULTY = sorted((SCHEDULES / "err").glob("*.toml"))
GOOD = sorted((SCHEDULES / "ok").glob("*.toml"))
EXPECT = re.compile(rb"^# expect: ([A-Z]\d{3}) (\d+):(\d+)$", re.MULTILINE)


def findings(path: Path) -> tuple[Diagnostic, ...]:
    return build([File(path.name, path.read_bytes())], {path.name}).diagnostics


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_finds_what_the_file_states(path: Path) -> None:
    found = findings(path)
    expected = [(int(line), int(column), code.decode()) for code, line, column in EXPECT.findall(path.read_bytes())]
    assert expected, "a faulty file ends with lines like `# expect: F002 3:1`"
    assert sorted({(*(d.location or d.place.location)[:2], d.fault.code) for d in found if d.place}) == expected


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_says_it_in_both_languages(path: Path) -> None:
    for finding in findings(path):
        assert finding.message.en.endswith("."), finding.message.en
        assert finding.message.ja != finding.message.en
        assert re.search(r"[ぁ-ん]", finding.message.ja), finding.message.ja
        if finding.help:
            assert finding.help.en.endswith((".", "?")), finding.help.en
            assert re.search(r"[ぁ-ん]|例", finding.help.ja), finding.help.ja


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_good_files_are_silent(path: Path) -> None:
    assert [(d.fault.code, d.message.en) for d in findings(path)] == []


def test_every_fault_of_reading_has_a_fixture() -> None:
    stated = {code.decode() for path in FAULTY for code, _, _ in EXPECT.findall(path.read_bytes())}
    known = {f.code for f in vars(faults).values() if isinstance(f, Fault) and f.code[0] in "FD"}
    two_files = {faults.DUPLICATE_SERIES.code}
    beside = {faults.UNREADABLE_CALENDAR.code}  # of a file that only linting reads
    assert known - stated == two_files | beside
