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
    lines = ['format = 1\n[series]\nid = "s"\ntitle = "S"\ntimezone = "UTC"\n[[body]]\nid = "b"\nname = "B"']
    for place, day in enumerate(days):
        number = f"\nnumber = {place + 1}" if numbered else ""
        lines.append(f'[[meeting]]\nid = "m{place}"\nbody = "b"\ndate = {day}{number}')
    found = findings_of({"s.toml": "\n".join(lines) + "\n"})
    return {int((one.item or "")[1:]) for one in found if one.fault.code == "D101"}


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
