"""A reader who does what a finding's help says, and nothing else, is rid of the finding."""

from __future__ import annotations

import re

import pytest
from rule_runs import concise, findings_of

from aistrat_cli.row import NamedTuple
from aistrat_cli.rules.examples import agreed, files
from aistrat_cli.rules.registry import ENTRIES, Entry


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

AVOID = "avoid = [{ from = 2022-04-29, to = 2022-05-05 }]\n"
NO_DAY = '[calendar]\nweekend = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]\n'
PEOPLE = """\
[[body]]
id = "council"
name = "Council"
members = ["kitano", "ataka"]
chair = "kitano"
chair_required = true
quorum = "majority"
[[person]]
id = "kitano"
name = "Kitano"
[[person]]
id = "ataka"
name = "Ataka"
[[absence]]
person = "kitano"
from = 2022-02-21
to = 2022-02-25
[[absence]]
person = "ataka"
from = 2022-02-28
"""

WAITING = MEETING + 'date = 2022-01-17\nafter = ["begin + 6bd"]\n'
FROM_STUDY_5 = """\
[[task]]
id = "work"
after = ["study-5"]
duration = "5bd"
"""

CASES = {
    "a deadline in last year": Case(
        "P003",
        FIRST + FROM + 'duration = "5bd"\ndeadline = 2021-02-28\n',
        'If the year is a slip, write `deadline = "2022-02-28 (Mon)"` for work',
        "deadline = 2021-02-28",
        'deadline = "2022-02-28 (Mon)"',
    ),
    "a target in last year": Case(
        "P004",
        FIRST + '[[milestone]]\nid = "end"\nafter = ["begin + 10bd"]\ntarget = 2021-02-28\n',
        'If the year is a slip, write `target = "2022-02-28 (Mon)"` for end',
        "target = 2021-02-28",
        'target = "2022-02-28 (Mon)"',
    ),
    "a limit in next year": Case(
        "P011",
        MEETING + "date = 2022-01-20\nnot_before = 2023-01-11\n",
        'If the year is a slip, write `not_before = "2022-01-11 (Tue)"` for study-5',
        "not_before = 2023-01-11",
        'not_before = "2022-01-11 (Tue)"',
    ),
    "a named day that is long gone by": Case(
        "P003",
        FIRST + FROM + 'duration = "5bd"\ndeadline = "FY2020.end"\n',
        'Write `date = "2021-03-24 (Wed)"` for begin',
        'date = "2022-01-04 (Tue)"',
        'date = "2021-03-24 (Wed)"',
    ),
    "several days, the last of them to be avoided": Case(
        "C002",
        '[calendar]\ncountry = "JP"\n' + AVOID + MEETING + 'days = 2\ndate = "2022-04-28 (Thu)"\n',
        'Write `date = "2022-05-09 (Mon)"` for study-5',
        'date = "2022-04-28 (Thu)"',
        'date = "2022-05-09 (Mon)"',
    ),
    "one of a repeat on a day to be avoided": Case(
        "C002",
        '[calendar]\ncountry = "JP"\n' + AVOID + '[[repeat]]\nid = "r"\nbody = "council"\n'
        'rule = "FREQ=WEEKLY"\nfrom = 2022-04-18\ncount = 4\n',
        "Add 2022-05-02 to `except` in the repeat r",
        "count = 4",
        "count = 4\nexcept = [2022-05-02]",
    ),
    "a calendar that is never open": Case(
        "C001",
        NO_DAY + MEETING + 'date = "2022-02-24 (Thu)"\n',
        "Write `open = [2022-02-24]` in [calendar]",
        NO_DAY,
        NO_DAY + "open = [2022-02-24]\n",
    ),
    "a chair who is away": Case(
        "M001",
        PEOPLE + MEETING + 'date = "2022-02-24 (Thu)"\n',
        'Write `date = "2022-02-28 (Mon)"` for study-5',
        'date = "2022-02-24 (Thu)"',
        'date = "2022-02-28 (Mon)"',
    ),
    "a quorum that cannot be reached": Case(
        "M002",
        PEOPLE.replace("from = 2022-02-28\n", "from = 2022-02-21\nto = 2022-02-28\n")
        + MEETING
        + 'date = "2022-02-24 (Thu)"\n',
        'Write `date = "2022-03-01 (Tue)"` for study-5',
        'date = "2022-02-24 (Thu)"',
        'date = "2022-03-01 (Tue)"',
    ),
    "a decision before its draft": Case(
        "A003",
        MEETING
        + 'decides = "draft"\ndate = "2022-02-17 (Thu)"\n[[document]]\nid = "draft"\ndate = "2022-02-20 (Sun)"\n',
        'Write `date = "2022-02-21 (Mon)"` or later for study-5',
        'date = "2022-02-17 (Thu)"',
        'date = "2022-02-21 (Mon)"',
    ),
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
    "a leader that waits for another itself": Case(
        "P003",
        FIRST + WAITING + FROM_STUDY_5 + "deadline = 2022-01-19\n",
        'Write `deadline = "2022-01-24 (Mon)"` for work, since study-5 cannot start on Wed 2022-01-12: after begin',
        "deadline = 2022-01-19",
        'deadline = "2022-01-24 (Mon)"',
    ),
    "a leader that begins no earlier": Case(
        "P003",
        FIRST + MEETING + "date = 2022-01-17\nnot_before = 2022-01-13\n" + FROM_STUDY_5 + "deadline = 2022-01-19\n",
        'Write `deadline = "2022-01-24 (Mon)"` for work, since study-5 cannot start on Wed 2022-01-12: not_before',
        "deadline = 2022-01-19",
        'deadline = "2022-01-24 (Mon)"',
    ),
    "a leader whose papers wait": Case(
        "P003",
        NOTICE.replace("12bd", "4bd")
        + "date = 2022-01-17\n"
        + FROM_STUDY_5.replace("study-5", "study-4").replace("work", "next")
        + "deadline = 2022-01-19\n",
        'Write `deadline = "2022-01-24 (Mon)"` for next, since study-4 cannot start on Wed 2022-01-12: study-4/notice',
        "deadline = 2022-01-19",
        'deadline = "2022-01-24 (Mon)"',
    ),
    "a leader that another meeting comes before": Case(
        "P003",
        STUDY_4.replace("-20", "-13") + MEETING + "date = 2022-01-17\n" + FROM_STUDY_5 + "deadline = 2022-01-19\n",
        'Write `deadline = "2022-01-24 (Mon)"` for work, since study-5 cannot start on Wed 2022-01-12: study-4 is on',
        "deadline = 2022-01-19",
        'deadline = "2022-01-24 (Mon)"',
    ),
    "a written day that waits for another": Case(
        "P003",
        FIRST + WAITING + "deadline = 2022-01-11\n",
        'Write `deadline = "2022-01-17 (Mon)"` for study-5, since study-5 cannot start on Tue 2022-01-11: after begin',
        "deadline = 2022-01-11",
        'deadline = "2022-01-17 (Mon)"',
    ),
    "work that takes longer than its window": Case(
        "P005",
        '[[task]]\nid = "work"\nwindow = ["2022-01-11", "2022-01-20"]\nduration = "20bd"\n',
        'Let the window of work end on "2022-02-07 (Mon)" or later',
        '"2022-01-20"]',
        '"2022-02-07 (Mon)"]',
    ),
    "alternatives on which a meeting of two days cannot begin": Case(
        "P005",
        MEETING + "days = 2\none_of = [2022-01-21, 2022-01-28]\n",
        'Write "2022-01-24 (Mon)" among the alternatives of study-5',
        "[2022-01-21, ",
        '[2022-01-21, "2022-01-24 (Mon)", ',
    ),
    "alternatives that are all too early": Case(
        "P005",
        STUDY_4 + MEETING + 'days = 2\none_of = [2022-01-13, 2022-01-18]\nafter = ["study-4"]\n',
        'Write "2022-01-24 (Mon)" among the alternatives of study-5',
        "2022-01-18]",
        '2022-01-18, "2022-01-24 (Mon)"]',
    ),
    "an alternative that is too short": Case(
        "P005",
        MEETING + "days = 3\none_of = [[2022-01-18, 2022-01-19]]\n",
        'Let the last alternative of study-5 end on "2022-01-20 (Thu)" or later',
        "2022-01-19]",
        '"2022-01-20 (Thu)"]',
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
    errors = {one.fault.code for one in after if one.severity == "error"}
    assert errors <= {one.fault.code for one in findings_of(files(case.text))}, concise(after, "en")


WRITTEN = re.compile(r"[Ww]rite `(\w+) = ([^`]+)`(?: or \w+)? (?:for|in|with its `why` for) ([\w/:-]+)")
"""An edit that names its key, its value and its item."""


def applied(text: str, key: str, value: str, item: str) -> str:
    """Return the file with a key of an item written so: in the place of the old one, else after the item's id."""
    head, found, tail = text.partition(f'id = "{item}"\n')
    own, bracket, rest = tail.partition("\n[")
    own, replaced = re.subn(rf"^{key} = .*$", f"{key} = {value}", own, count=1, flags=re.MULTILINE)
    return head + found + ("" if replaced else f"{key} = {value}\n") + own + bracket + rest


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
def test_the_edit_of_the_example_leaves_nothing(entry: Entry):
    """Where a message says what to write, that alone makes the bad example good: no finding of any rule is left."""
    rule = entry.load()
    texts = files(rule.bad)
    found = [one for one in findings_of(texts, rule.today, agreed(rule.bad)) if one.fault.code == entry.code]
    edits = [WRITTEN.search(one.help.en) for one in found if one.help is not None]
    path, text = next(iter(texts.items()))
    if not edits or not all(edit and f'id = "{edit[3]}"' in text and "…" not in edit[2] for edit in edits):
        return  # said in words
    for edit in edits:
        assert edit is not None
        text = applied(text, *edit.groups())
    after = findings_of({path: text}, rule.today, agreed(rule.bad))
    assert {one.fault.code for one in after} <= {"W001"}, concise(after, "en") + text  # a waiver that is needed no more
