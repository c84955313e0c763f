"""Each kind of slip, what the policy makes of it, and its distance."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from histories import compared, lines

from aistrat_cli.baseline.words import KINDS
from aistrat_cli.model.policy import SlipKind
from aistrat_cli.rules.slip_findings import FAULTS

HEAD = """format = 1
[series]
id = "example"
title = "Example"
timezone = "Asia/Tokyo"
[[body]]
id = "b"
name = "B"
"""


def meeting(keys: str, id: str = "m") -> str:
    return f'{HEAD}[[meeting]]\nid = "{id}"\nbody = "b"\n{keys}\n'


FIXED = "date = 2022-02-24"
WINDOW = 'window = ["2022-04-04", "2022-04-28"]'


@pytest.mark.parametrize(
    ("was", "now", "line", "severity"),
    [
        (FIXED, "date = 2022-03-03", "m later +7 (+5 bd)", "error"),
        (FIXED, "date = 2022-02-17", "m earlier -7 (-5 bd)", "warning"),
        (FIXED, 'date = "2022-02-24 (木)" # the same', None, ""),
        ("date = 2022-02-25", "date = 2022-02-26", "m later +1 (+0 bd)", "error"),
        (FIXED, f"{FIXED}\nconfirmed = false", "m became-uncertain +0 (+0 bd)", "error"),
        (f"{FIXED}\nconfirmed = false", FIXED, "m became-firm +0 (+0 bd)", "note"),
        (f"{FIXED}\nconfirmed = false", "date = 2022-03-03", "m later +7 (+5 bd)", "error"),
        (FIXED, 'date = "?"', "m became-uncertain", "error"),
        ('date = "?"', FIXED, "m became-firm", "note"),
        ('date = "?"', 'date = "?"\nnote = "still"', None, ""),
        (FIXED, "target = 2022-02-24", "m became-uncertain +0 (+0 bd)", "error"),
        (WINDOW, 'window = ["2022-04-11", "2022-05-06"]', "m window-later +8 (+6 bd)", "error"),
        (WINDOW, 'window = ["2022-03-28", "2022-04-21"]', "m window-earlier -7 (-5 bd)", "note"),
        (WINDOW, 'window = ["2022-04-04", "2022-05-06"]', "m window-widened +8 (+6 bd)", "warning"),
        (WINDOW, 'window = ["2022-03-28", "2022-04-28"]', "m window-widened +0 (+0 bd)", "warning"),
        (WINDOW, 'window = ["2022-04-11", "2022-04-21"]', "m window-narrowed -7 (-5 bd)", "note"),
        (WINDOW, "date = 2022-04-12", "m became-firm -16 (-12 bd)", "note"),
        (WINDOW, "date = 2022-05-12", "m later +14 (+10 bd)", "error"),
        (WINDOW, 'window = "2022-04"', "m window-widened +1 (+1 bd)", "warning"),
        (FIXED, f"{FIXED}\ndone = 2022-02-24", None, ""),
        (FIXED, f"{FIXED}\ndone = 2022-03-01", "m done-late +5 (+3 bd)", "warning"),
        (FIXED, f"{FIXED}\ndone = 2022-02-22", "m done-early -2 (-2 bd)", "note"),
        (WINDOW, f"{WINDOW}\ndone = 2022-04-20", "m became-firm -8 (-6 bd)", "note"),
        (FIXED, f'{FIXED}\ncancelled = "no quorum"', "m cancelled +0 (+0 bd)", "error"),
        (f"{FIXED}\ncancelled = true", FIXED, "m added +0 (+0 bd)", "note"),
        (f"{FIXED}\ncancelled = true", "date = 2022-05-12\ncancelled = true", None, ""),
    ],
)
def test_kinds(was: str, now: str, line: str | None, severity: str) -> None:
    slips = compared(meeting(was), meeting(now))
    assert lines(slips) == ([] if line is None else [line])
    assert [slip.severity for slip in slips.slips] == ([] if line is None else [severity])


def test_added_and_removed() -> None:
    both = meeting(FIXED) + '[[meeting]]\nid = "n"\nbody = "b"\ndate = 2022-03-24\n'
    assert lines(compared(meeting(FIXED), both)) == ["n added"]
    assert lines(compared(both, meeting(FIXED))) == ["n removed"]


def test_a_new_id_keeps_its_history() -> None:
    now = meeting('date = 2022-03-03\nformer_ids = ["old"]', "new")
    [slip] = compared(meeting(FIXED, "old"), now).slips
    assert (slip.kind, slip.days, slip.former, slip.severity) == ("renamed", 7, "old", "error")
    same = meeting(f'{FIXED}\nformer_ids = ["old"]', "new")
    [slip] = compared(meeting(FIXED, "old"), same).slips
    assert (slip.kind, slip.days, slip.severity) == ("renamed", 0, "note")


def test_who_follows_a_renamed_item_has_not_changed() -> None:
    task = '[[task]]\nid = "t"\nduration = "2bd"\nafter = ["{} + 2bd"]\n'
    old = meeting(FIXED, "old") + task.format("old")
    now = meeting(f'{FIXED}\nformer_ids = ["old"]', "new") + task.format("new")
    assert lines(compared(old, now)) == ["new renamed +0 (+0 bd)"]


def test_a_target_that_is_missed_comes_before_later() -> None:
    def chain(day: str) -> str:
        return meeting(f"date = {day}") + '[[milestone]]\nid = "t"\nafter = ["m + 3bd"]\ntarget = 2022-03-04\n'

    assert lines(compared(chain("2022-02-24"), chain("2022-03-03"))) == [
        "m later +7 (+5 bd)",
        "t target-missed +4 (+2 bd) <- m",
    ]
    assert lines(compared(chain("2022-03-03"), chain("2022-03-04"))) == [
        "m later +1 (+1 bd)",
        "t later +1 (+1 bd) <- m",
    ]


@pytest.mark.parametrize(
    ("policy", "item", "expected"),
    [
        ("", "", "error"),
        ('tolerance = "7d"', "", None),
        ('tolerance = "6d"', "", "error"),
        ('tolerance = "5bd"', "", None),
        ('tolerance = "4bd"', "", "error"),
        ('tolerance = "1w"', "", None),
        ("fail_on = []", "", "note"),
        ('warn_on = ["later"]', "", "warning"),
        ('warn_on = ["later"]\nfail_on = ["later"]', "", "error"),
        ('tolerance = "7d"', 'slip = { tolerance = "0d" }', "error"),
        ("", 'slip = { tolerance = "7d" }', None),
        ("", 'slip = { fail_on = ["earlier"] }', "note"),
        ('[[slip.for]]\nbody = "b"\ntolerance = "7d"', "", None),
        ('[[slip.for]]\nbody = "b"\nkind = "task"\ntolerance = "7d"', "", "error"),
        ('[[slip.for]]\nids = ["m*"]\nfail_on = []\nwarn_on = ["later"]', "", "warning"),
        ('tolerance = "1w"\n[[slip.for]]\nkind = "meeting"\ntolerance = "0d"', "", "error"),
        ('[[slip.for]]\ntolerance = "1w"\n[[slip.for]]\ntolerance = "0d"', "", "error"),
    ],
)
def test_policy(policy: str, item: str, expected: str | None) -> None:
    now = meeting(f"date = 2022-03-03\n{item}") + f"\n[slip]\n{policy}\n"
    found = compared(meeting(FIXED), now).slips
    assert [slip.severity for slip in found] == ([] if expected is None else [expected])


def test_derived_deadlines_follow_the_policy_of_their_meeting() -> None:
    lead = '[[lead_time]]\nid = "papers"\ntitle = "P"\nfor = { body = "b" }\noffset = "-3bd"\n'
    now = meeting('date = 2022-03-03\nslip = { tolerance = "1w" }') + lead
    assert lines(compared(meeting(FIXED) + lead, now)) == []
    by_body = meeting("date = 2022-03-03") + lead + '[[slip.for]]\nbody = "b"\ntolerance = "1w"\n'
    assert lines(compared(meeting(FIXED) + lead, by_body)) == []
    own = (
        meeting("date = 2022-03-03") + lead + '[[slip.for]]\nids = ["*/papers"]\nkind = "document"\ntolerance = "1w"\n'
    )
    assert lines(compared(meeting(FIXED) + lead, own)) == ["m later +7 (+5 bd)"]


def test_days_are_those_of_the_plan() -> None:
    [slip] = compared(meeting(FIXED), meeting("date = 2022-03-03")).slips
    assert slip.was is not None
    assert slip.now is not None
    assert (slip.was.end, slip.now.end) == (date(2022, 2, 24), date(2022, 3, 3))


def test_every_kind_can_be_named_said_and_found() -> None:
    assert set(get_args(SlipKind)) == set(KINDS) == set(FAULTS)
