"""A reader who does what a finding's help says, and nothing else, is rid of the finding."""

from __future__ import annotations

import pytest
from rule_runs import concise, findings_of

from aistrat_cli.row import NamedTuple
from aistrat_cli.rules.examples import files


class Case(NamedTuple):
    """A fault, the edit that its help names, and that edit done: `old` replaced by `new`."""

    code: str
    text: str
    edit: str
    old: str
    new: str


NOTICE = """\
[[lead_time]]
id = "notice"
for = { body = "council" }
offset = "-3bd"
[[milestone]]
id = "begin"
date = "2022-01-04 (Tue)"
[[task]]
id = "work"
duration = "12bd"
after = ["begin"]
before = ["study-4/notice"]
[[meeting]]
id = "study-4"
body = "council"
"""

CASES = {
    "work too long for the deadline of a written meeting": Case(
        "P002",
        NOTICE + 'date = "2022-01-20 (Thu)"\n',
        'Write `date = "2022-01-27 (Thu)"` for study-4',
        'date = "2022-01-20 (Thu)"',
        'date = "2022-01-27 (Thu)"',
    ),
    "work too long for the deadline of a meeting that is aimed at": Case(
        "P002",
        NOTICE + "target = 2022-01-20\n",
        'Write `not_before = "2022-01-27 (Thu)"` for study-4',
        "target = 2022-01-20",
        'target = 2022-01-20\nnot_before = "2022-01-27 (Thu)"',
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_edit_removes_the_finding(name: str):
    case = CASES[name]
    before = [one for one in findings_of(files(case.text)) if one.fault.code == case.code]
    assert before, "nothing found"
    assert any(one.help is not None and case.edit in one.help.en for one in before), concise(tuple(before), "en")
    assert case.text.count(case.old) == 1
    after = findings_of(files(case.text.replace(case.old, case.new)))
    assert case.code not in {one.fault.code for one in after}, concise(after, "en")
