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

FIRST = """\
[[milestone]]
id = "begin"
date = "2022-01-04 (Tue)"
"""
FROM = """\
[[task]]
id = "work"
after = ["begin"]
"""
STUDY_4 = """\
[[meeting]]
id = "study-4"
body = "council"
date = 2022-01-20
"""
MEETING = """\
[[meeting]]
id = "study-5"
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
    "a task that ends on a written day": Case(
        "P002",
        FROM + 'end = 2022-01-12\nends_after = ["study-4"]\n' + FIRST + STUDY_4,
        'Write `end = "2022-01-20 (Thu)"` for work',
        "end = 2022-01-12",
        'end = "2022-01-20 (Thu)"',
    ),
    "a meeting of several days": Case(
        "P002",
        STUDY_4 + MEETING + 'days = 3\ndate = 2022-01-18\nafter = ["study-4"]\n',
        'Write `date = "2022-01-24 (Mon)"` for study-5',
        "date = 2022-01-18",
        'date = "2022-01-24 (Mon)"',
    ),
    "several days, one of them closed": Case(
        "C001",
        MEETING + 'days = 3\ndate = "2022-01-20 (Thu)"\n',
        'Write `date = "2022-01-24 (Mon)"` for study-5',
        'date = "2022-01-20 (Thu)"',
        'date = "2022-01-24 (Mon)"',
    ),
    "a task written to its end, past its deadline": Case(
        "P003",
        FROM + "end = 2022-01-20\ndeadline = 2022-01-14\n" + FIRST,
        'Write `end = "2022-01-14 (Fri)"` for work',
        "end = 2022-01-20",
        'end = "2022-01-14 (Fri)"',
    ),
    "work past its deadline over New Year": Case(
        "P003",
        FROM + 'duration = "10bd"\ndeadline = 2022-01-14\n' + FIRST,
        'Write `date = "2021-12-30 (Thu)"` for begin',
        'date = "2022-01-04 (Tue)"',
        'date = "2021-12-30 (Thu)"',
    ),
    "work that takes longer than its window": Case(
        "P005",
        '[[task]]\nid = "work"\nwindow = ["2022-01-11", "2022-01-20"]\nduration = "20bd"\n',
        'Let the window of work end on "2022-02-07 (Mon)" or later',
        '"2022-01-20"]',
        '"2022-02-07 (Mon)"]',
    ),
    "work that takes longer than its window where it begins late": Case(
        "P006",
        '[[task]]\nid = "work"\nwindow = ["2022-01-11", "2022-01-31"]\nduration = "10bd"\nafter = ["study-5"]\n'
        + MEETING
        + 'window = ["2022-01-11", "2022-01-25"]\n',
        'Let the window of work end on "2022-02-08 (Tue)" or later',
        '"2022-01-31"]',
        '"2022-02-08 (Tue)"]',
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
