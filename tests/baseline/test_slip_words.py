"""What is said of a slip, word for word where a word was wrong once."""

from __future__ import annotations

import pytest
from histories import compared, no_holidays, plan_of
from test_kinds import FIXED, HEAD, WINDOW, meeting

from aistrat_cli.baseline.compare import compare
from aistrat_cli.baseline.freeze import freeze_all
from aistrat_cli.baseline.words import change, edited, short
from aistrat_cli.rules.base import Context
from aistrat_cli.rules.slip_findings import FAULTS, of_fault

OPEN = 'date = "?"'


@pytest.mark.parametrize(
    ("was", "now", "en", "ja"),
    [
        (f"{FIXED}\nconfirmed = false", FIXED, "is settled on Thu 2022-02-24; it was tentative",
         "2022-02-24（木）に確定（これまでは仮）"),
        (OPEN, FIXED, "is settled on Thu 2022-02-24; it had no day", "2022-02-24（木）に確定（これまでは日付未定）"),
        (OPEN, WINDOW, "has a window, Mon 2022-04-04..Thu 2022-04-28; it had no day",
         "2022-04-04（月）～2022-04-28（木）のいずれかの日に（これまでは日付未定）"),
        (OPEN, "target = 2022-02-24", "is aimed at Thu 2022-02-24; it had no day",
         "2022-02-24（木）を目途に（これまでは日付未定）"),
        (f"{FIXED}\ncancelled = true", FIXED, "takes place after all, on Thu 2022-02-24",
         "中止を取り消し（2022-02-24（木））"),
        (FIXED, f"{FIXED}\ndone = 2022-03-01", "was done 3 business days later, from Thu 2022-02-24 to Tue 2022-03-01",
         "3営業日遅れて終了（2022-02-24（木）から2022-03-01（火）へ）"),
    ],
)  # fmt: skip
def test_what_happened(was: str, now: str, en: str, ja: str) -> None:
    [slip] = compared(meeting(was), meeting(now)).slips
    assert (change(slip).en, change(slip).ja) == (en, ja)


@pytest.mark.parametrize(
    ("now", "en", "ja"),
    [
        ('date = "2022-04-14"', "settled, now Thu 2022-04-14", "2022-04-14（木）に確定"),
        ('date = "2022-04-14"\nconfirmed = false', "tentative, now Thu 2022-04-14", "仮（2022-04-14（木））"),
    ],
)
def test_what_is_surer_is_not_called_settled(now: str, en: str, ja: str) -> None:
    [slip] = compared(meeting(WINDOW), meeting(now)).slips
    assert (short(slip).en, short(slip).ja) == (en, ja)


@pytest.mark.parametrize(
    ("was", "now", "help"),
    [
        (FIXED, f"{FIXED}\nconfirmed = false", "Take `confirmed` away from m, "),
        (FIXED, f"{FIXED}\ncancelled = true", "Take `cancelled` away from m, "),
        (WINDOW, OPEN, "Restore `date`, `window` of m, "),
    ],
)
def test_how_an_edit_is_taken_back(was: str, now: str, help: str) -> None:
    [found] = findings(meeting(was), meeting(now))
    assert found[1].startswith(help)


def test_days_of_the_plan_come_first() -> None:
    text = HEAD + '[calendar]\n[[task]]\nid = "t"\nafter = ["m"]\nduration = "5bd"\n'
    text += f'[[meeting]]\nid = "m"\nbody = "b"\n{FIXED}\n'
    [edit] = compared(text, text.replace("[calendar]", '[calendar]\nweekend = ["fri", "sat", "sun"]')).edits
    assert edited(edit).en.startswith("the calendar changed: Fri 2022-02-25 is closed now, ")


def test_a_lead_time_that_is_gone() -> None:
    lead = '[[lead_time]]\nid = "x"\ntitle = "X"\nfor = { body = "b" }\noffset = "-2bd"\n'
    [edit] = compared(meeting(FIXED) + lead, meeting(FIXED)).edits
    assert edited(edit).ja == "リードタイム x の削除"


def test_what_was_edited_in_another_file_is_called_by_its_whole_name() -> None:
    other = 'format = 1\n[series]\nid = "other"\ntitle = "O"\ntimezone = "UTC"\n[[milestone]]\nid = "law"\ndate = {}\n'
    own = HEAD + '[[milestone]]\nid = "start"\nafter = ["other:law"]\n'
    [found] = findings(own, own, shown="example.toml", other=(other.format("2022-03-01"), other.format("2022-03-08")))
    assert found[0] == "date of other:law was edited, which changes 1 item."


def findings(
    was: str, now: str, shown: str | None = None, other: tuple[str, str] | None = None
) -> list[tuple[str, str]]:
    """Return message and help of each finding."""
    then, plan = (plan_of(text, **({"other": other[i]} if other else {})) for i, text in enumerate((was, now)))
    if shown is not None:
        plan = plan.replace(portfolio=plan.portfolio.replace(shown=frozenset({"example"})))
    slips = compare(freeze_all(then, "agreed"), plan, no_holidays, "agreed")
    context = Context(portfolio=plan.portfolio, plan=plan, slips=slips)
    faults = dict.fromkeys(FAULTS.values())
    found = [one for fault in faults for one in of_fault(fault)(context)]
    return [(one.message.en, one.help.en if one.help is not None else "") for one in found]
