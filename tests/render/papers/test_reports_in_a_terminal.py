"""Reports in a terminal: ids and days stay whole, and what says nothing takes no room."""

from __future__ import annotations

from datetime import date

from aistrat_cli.render.cells import width
from aistrat_cli.render.papers.as_text import render
from aistrat_cli.render.papers.report import Report, Section, Table

TABLE = Table(
    heads=("State", "Due", "Done", "Item", "Title", "Owner"),
    rows=(
        ("not done", date(2022, 1, 19), None, "study-4/materials", "Materials due for the fourth meeting", ""),
        ("not done", date(2022, 1, 24), None, "study-4", "Study Council #4", ""),
    ),
)


def drawn(cells: int) -> list[str]:
    report = Report(title="Report", lang="en", sections=(Section(table=TABLE),), data=TABLE)
    return render(report, cells).splitlines()


def test_columns_in_which_nothing_stands_are_left_out() -> None:
    assert drawn(100)[2] == "State     Due             Item               Title"


def test_the_title_gives_way_before_the_id() -> None:
    lines = drawn(64)
    assert max(map(width, lines)) <= 64
    assert lines[3] == "not done  Wed 2022-01-19  study-4/materials  Materials due for"
