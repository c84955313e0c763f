"""A wrong year in any one day of a real sequence of meetings is found, there and nowhere else; and none in clean ones.

The days are those of Ecma TC39's plenaries, January 2017 to February 2020, as its agendas give them.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from rule_runs import findings_of

PLENARIES = [
    date.fromisoformat(day)
    for day in (
        *("2017-01-24", "2017-03-21", "2017-05-23", "2017-07-25", "2017-09-26", "2017-11-28", "2018-01-23"),
        *("2018-03-20", "2018-05-22", "2018-07-24", "2018-09-25", "2018-11-27", "2019-01-29", "2019-03-26"),
        *("2019-06-04", "2019-07-23", "2019-10-01", "2019-12-03", "2020-02-04"),
    )
]


def blamed(days: list[date], *, numbered: bool) -> set[int]:
    """Return the places of the days that D101 blames in a file that lists them in this order."""
    found = findings_of({"s.toml": listed(days, numbered=numbered)})
    return {int((one.item or "")[1:]) for one in found if one.fault.code == "D101"}


def listed(days: list[date], *, numbered: bool = False, chained: bool = False) -> str:
    """Return a file that lists meetings on these days; chained, each waits for the one before."""
    lines = ['format = 1\n[series]\nid = "s"\ntitle = "S"\ntimezone = "UTC"\n[[body]]\nid = "b"\nname = "B"']
    for place, day in enumerate(days):
        number = f"\nnumber = {place + 1}" if numbered else ""
        after = f'\nafter = ["m{place - 1}"]' if chained and place else ""
        lines.append(f'[[meeting]]\nid = "m{place}"\nbody = "b"\ndate = {day}{number}{after}')
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("numbered", [True, False], ids=["numbered", "in-order"])
@pytest.mark.parametrize("length", [4, 7, 19])
def test_one_wrong_year_is_found_where_it_is(length: int, numbered: bool):
    for place in range(length):
        for by in (1, -1):
            days = PLENARIES[:length]
            days[place] = days[place].replace(year=days[place].year + by)
            assert blamed(days, numbered=numbered) == {place}, (place, by)


@pytest.mark.parametrize("numbered", [True, False], ids=["numbered", "in-order"])
def test_backwards_over_new_year(numbered: bool):
    days = PLENARIES[2:8]  # two in 2018
    wrong = [*days[:4], *(day.replace(year=2017) for day in days[4:])]
    assert blamed(wrong, numbered=numbered) == {4, 5}


@pytest.mark.parametrize("seed", range(20))
def test_clean_sequences_are_left_alone(seed: int):
    chance = random.Random(seed)
    day, days = date(2015, 1, 1), []
    for _ in range(chance.randint(3, 30)):
        day += timedelta(chance.choice([7, 14, 30, 60, 90, 180]) + chance.randint(-3, 3))
        days.append(day)
    assert not blamed(days, numbered=True)
    assert not blamed(days, numbered=False)


def test_yearly_lists_one_after_another_are_left_alone():
    for seed in range(20):
        chance = random.Random(seed)
        days = []
        for _ in range(chance.randint(2, 12)):
            month = chance.randint(1, 12)
            years = sorted(chance.sample(range(2018, 2027), chance.randint(2, 5)))
            days += [date(year, month, chance.randint(1, 28)) for year in years]
        assert not blamed(days, numbered=False), (seed, days)


def test_what_waits_for_a_slip_is_not_blamed_and_gets_its_edit():
    for place in range(1, 18):
        for by in (1, -1):
            days = list(PLENARIES)
            right, days[place] = days[place], days[place].replace(year=days[place].year + by)
            found = findings_of({"s.toml": listed(days, chained=True)})
            errors = [one for one in found if one.fault.code in ("D101", "P002")]
            assert {one.fault.code for one in errors} == {"D101", "P002"}
            for one in errors:
                assert one.help is not None
                assert f'date = "{right} (' in one.help.en, (place, by)
                assert one.help.en.endswith(f"for m{place}.")


YEARLY = [
    date(2019, 6, 16),
    date(2020, 6, 14),
    date(2021, 6, 19),
    date(2022, 6, 19),
    date(2023, 6, 18),
    date(2024, 6, 17),
]
"""A conference that is held once a year: CVPR."""


@pytest.mark.parametrize("numbered", [True, False], ids=["numbered", "in-order"])
def test_two_in_one_year_and_none_in_the_next(numbered: bool):
    assert not blamed(YEARLY, numbered=numbered)
    assert not blamed([*YEARLY[:2], *YEARLY[3:]], numbered=numbered)  # one fell out
    for place in range(1, 5):
        for by in (1, -1):
            days = list(YEARLY)
            days[place] = days[place].replace(year=days[place].year + by)
            assert blamed(days, numbered=numbered) == {place}, (place, by)


def test_ends_of_a_body_that_meets_every_few_months():
    days = [date(2022, 6, 14), date(2022, 11, 15), date(2023, 5, 23), date(2023, 11, 14), date(2024, 5, 21)]
    days.append(date(2024, 11, 12))  # an ISO committee
    assert not blamed(days, numbered=False)
    assert blamed([days[0].replace(year=2021), *days[1:]], numbered=False) == {0}
    assert blamed([*days[:-1], days[-1].replace(year=2025)], numbered=False) == {5}


@pytest.mark.parametrize(("kind", "done", "blames"), [("meeting", 2023, True), ("meeting", 2021, True),
                                                      ("document", 2021, True), ("document", 2023, False)])  # fmt: skip
def test_done_a_year_off(kind: str, done: int, blames: bool):
    body = '\nbody = "b"' if kind == "meeting" else ""
    text = listed([]) + f'[[{kind}]]\nid = "x"{body}\ndate = 2022-03-08\ndone = {done}-03-10\n'
    assert any(one.fault.code == "D101" for one in findings_of({"s.toml": text})) == blames


STAGES = ("abstract", "paper", "notification", "camera", "conf")
CONFERENCES = [
    ("2024-05-15", "2024-05-22", "2024-09-25", "2024-10-30", "2024-12-10"),  # NeurIPS 2024
    ("2022-09-21", "2022-09-28", "2023-01-20", "2023-03-01", "2023-05-01"),  # ICLR 2023
    ("2023-11-03", "2023-11-17", "2024-02-26", "2024-04-04", "2024-06-17"),  # CVPR 2024
    ("2024-01-18", "2024-02-01", "2024-05-01", "2024-05-29", "2024-07-21"),  # ICML 2024
]


@pytest.mark.parametrize("chained", [True, False], ids=["chain", "star"])
def test_in_a_list_of_conferences_the_one_that_is_wrong_is_blamed(chained: bool):
    """In no order but that of what waits for what: each stage for the one before, or the conference for all."""
    for number, days in enumerate(CONFERENCES):
        for place in range(5):
            for by in (1, -1):
                wrong = [list(one) for one in CONFERENCES]
                wrong[number][place] = f"{int(days[place][:4]) + by}{days[place][4:]}"
                lines = ['format = 1\n[series]\nid = "s"\ntitle = "S"\ntimezone = "UTC"']
                for one, written in enumerate(wrong):
                    for stage, day in zip(STAGES, written, strict=True):
                        lines.append(f'[[milestone]]\nid = "{stage}-{one}"\ndate = {day}')
                        before = STAGES[: STAGES.index(stage)]
                        if before and (chained or stage == "conf"):
                            lines.append(
                                f"after = {[f'{name}-{one}' for name in (before[-1:] if chained else before)]}"
                            )
                found = findings_of({"s.toml": "\n".join(lines) + "\n"})
                named = {one.item for one in found if one.fault.code == "D101"}
                assert named <= {f"{STAGES[place]}-{number}"}, (number, place, by)
                if chained:  # the ends break nothing where they lie too far out
                    assert bool(named) == ((place, by) not in ((0, -1), (4, 1))), (number, place, by)
