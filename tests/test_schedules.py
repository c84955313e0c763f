"""The schedules of the project: they hold what their sources say, and nothing that those do not."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from aistrat_cli import api
from aistrat_cli.api import Request
from aistrat_cli.model.items import Meeting
from aistrat_cli.model.series import Series
from aistrat_cli.planning.plan import Placement

ROOT = Path(__file__).parent.parent
OURS = sorted([*(ROOT / "schedules").glob("*.toml"), *(ROOT / "examples").glob("*.toml")])
HOLIDAYS = api.library()


@cache
def planned(name: str, scenario: str | None = None) -> dict[str, Placement]:
    """Return the placements of one of our schedules by the ids of their items."""
    [path] = [path for path in OURS if path.stem == name]
    loaded = api.load(Request(paths=(str(path),), scenario=scenario), HOLIDAYS)
    return {key.item: placement for key, placement in api.plan(loaded, HOLIDAYS).placements.items()}


def start(name: str, *ids: str, scenario: str | None = None) -> list[str]:
    """Return the planned first days of items, as ISO dates."""
    return [str(planned(name, scenario)[each].start) for each in ids]


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_ours_are_without_a_finding(path: Path) -> None:
    loaded = api.load(Request(paths=(str(path),)), HOLIDAYS)
    found = api.lint(loaded, api.plan(loaded, HOLIDAYS))
    assert [f"{finding.fault.code} {finding.message.en}" for finding in found] == []


# The real schedule.


@pytest.fixture(scope="module")
def strategy() -> Series:
    loaded = api.load(Request(paths=(str(ROOT / "schedules" / "new-ai-strategy.toml"),)), HOLIDAYS)
    [series] = loaded.portfolio.series
    return series


def test_five_meetings_stand_where_the_slide_puts_them() -> None:
    days = start("new-ai-strategy", *(f"study-{number}" for number in range(1, 6)))
    assert days == ["2021-10-26", "2021-11-22", "2021-12-17", "2022-01-24", "2022-02-24"]


def test_what_is_not_certain_stays_uncertain() -> None:
    plan = planned("new-ai-strategy")
    assert plan["execution"].certainty == "target"
    assert plan["execution"].target == date(2022, 3, 31)
    assert plan["decision"].certainty == "window"
    assert plan["decision"].window == (date(2022, 4, 1), date(2022, 10, 31))
    assert plan["coordination"].certainty == "unplaced"
    assert plan["coordination"].start is None


def test_nothing_is_invented(strategy: Series) -> None:
    meetings = [item for item in strategy.items if isinstance(item, Meeting)]
    assert len(meetings) == 7
    assert not [item.id for item in meetings if item.time or item.where or item.length or item.online]
    assert not [item.id for item in strategy.items if item.done]
    assert not [body.id for body in strategy.bodies.values() if body.quorum]
    assert not [person.id for person in strategy.persons.values() if person.email]


def test_agendas_are_whole_and_in_both_languages(strategy: Series) -> None:
    meetings = [item for item in strategy.items if isinstance(item, Meeting)]
    assert [len(item.agenda) for item in meetings] == [2, 2, 1, 1, 1, 1, 1]
    assert all(point.title.languages == ("ja", "en") for item in meetings for point in item.agenda)


def test_the_roster_is_the_slides(strategy: Series) -> None:
    seats = {body.id: [member.person for member in body.members] for body in strategy.bodies.values()}
    assert seats == {
        "study-council": ["kitano", "ataka", "obara", "moriai", "rzonca"],
        "execution-council": ["kitano", "shinjo"],
        "innovation-council": [],
    }
    complete = {body.id: body.complete for body in strategy.bodies.values()}
    assert complete == {"study-council": True, "execution-council": False, "innovation-council": False}
    assert strategy.bodies["study-council"].chair == "kitano"
    assert all(person.affiliation for person in strategy.persons.values())


def test_topics_are_the_strategys_structure(strategy: Series) -> None:
    kinds = [topic.kind for topic in strategy.topics.values()]
    counted = {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}
    assert counted == {"strategy": 1, "principle": 3, "goal": 5, "part": 3, "pillar": 3, "field": 7, "target": 9}
    assert all(topic.parent in strategy.topics for topic in strategy.topics.values() if topic.kind != "strategy")


def test_lead_times_count_the_days_that_ministries_work() -> None:
    def days(lead: str) -> list[str]:
        return start("new-ai-strategy", *(f"study-{number}/{lead}" for number in range(1, 6)))

    # By hand: 11-03, 11-23, 12-29..01-03, 01-10, 02-11 and 02-23 are closed.
    assert days("notice") == ["2021-10-12", "2021-11-08", "2021-12-03", "2022-01-07", "2022-02-08"]
    assert days("materials") == ["2021-10-21", "2021-11-17", "2021-12-14", "2022-01-19", "2022-02-18"]
    assert days("minutes") == ["2021-11-10", "2021-12-07", "2022-01-06", "2022-02-07", "2022-03-10"]


# The examples: days that their sources print.


def test_tc39_papers_are_due_to_the_hour() -> None:
    plan = planned("tc39-2025")
    due = {each: plan[f"plenary-{each}/papers"] for each in (106, 107, 109, 110, 111)}
    assert {each: str(placement.start) for each, placement in due.items()} == {
        106: "2025-02-08",
        107: "2025-04-04",
        109: "2025-07-18",
        110: "2025-09-12",
        111: "2025-11-08",
    }
    assert {placement.time for placement in due.values()} == {"10:00"}
    assert due[111].timezone == "Asia/Tokyo"
    assert plan["plenary-108/papers"].start == date(2025, 5, 16)
    assert plan["plenary-108/papers"].rule_day == date(2025, 5, 18)


def test_tc39_yearly_edition_is_planned_backward() -> None:
    assert start("tc39-2025", "general-assembly", "opt-out", "es2025") == ["2025-06-02", "2025-04-03", "2025-04-02"]


def test_cpython_scenario_is_the_real_end() -> None:
    assert start("cpython-3.14", "candidate-2", "final") == ["2025-08-26", "2025-10-01"]
    assert start("cpython-3.14", "candidate-2", "final", scenario="as-it-came") == ["2025-08-14", "2025-10-07"]
    assert start("cpython-3.14", "installers") == ["2025-10-01"]  # a milestone comes when the work ends


def test_sheffield_meets_on_the_days_it_resolved() -> None:
    ordinary = {
        each: placement for each, placement in planned("sheffield-council").items() if each.startswith("council-")
    }
    days = {each: str(placement.start) for each, placement in ordinary.items() if "/" not in each}
    assert days == {
        "council-1": "2024-06-05",
        "council-4": "2024-09-04",
        "council-5": "2024-10-02",
        "council-6": "2024-11-06",
        "council-7": "2024-12-04",
        "council-9": "2025-02-05",
    }


def test_sheffield_counts_clear_days() -> None:
    # Late May's bank holiday, Monday 27 May, does not count; questions are due on Monday, 9 a.m.
    assert start("sheffield-council", "council-1/summons", "council-1/questions") == ["2024-05-28", "2024-06-03"]
    assert planned("sheffield-council")["council-1/questions"].time == "09:00"
    assert start("sheffield-council", "budget/summons") == ["2025-02-25"]


def test_sheffield_budget_is_planned_backward_from_the_summons() -> None:
    assert start("sheffield-council", "resources-february/summons", "budget-report") == ["2025-02-11", "2025-02-11"]
    assert planned("sheffield-council")["budget-work"].end == date(2025, 2, 10)
    assert start("sheffield-council", "precepts") == ["2025-02-28"]
