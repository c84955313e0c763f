"""At the beginning of the calendar a plan is refused with a finding, never with a crash."""

from __future__ import annotations

import pytest
from rule_runs import findings_of

from aistrat_cli.rules.examples import files


@pytest.mark.parametrize(
    ("item", "codes"),
    [
        ('[[task]]\nid = "t"\nduration = "400w"\ndone = 0001-01-01\n', {"D006"}),
        ('[[meeting]]\nid = "m"\nbody = "council"\ndays = 5\ndone = 0001-01-01\n', {"D006"}),
        ('[[task]]\nid = "t"\nduration = "400w"\ndate = 0001-01-01\ndeadline = 0001-01-01\n', {"P003"}),
        ('[[task]]\nid = "t"\nduration = "300w"\ntarget = 0001-01-03\n', {"D006"}),
        (
            '[[milestone]]\nid = "x"\ndate = 0001-01-05\n'
            '[[task]]\nid = "t"\nduration = "300w"\nafter = ["x"]\ntarget = 0001-01-03\n'
            '[[lead_time]]\nid = "l"\ntitle = "Papers"\nfor = { kind = "task" }\noffset = "-1d"\n',
            {"P004"},
        ),
    ],
)
def test_before_the_first_day(item: str, codes: set[str]):
    assert {one.fault.code for one in findings_of(files(item))} == codes
