"""Papers of the real schedule as a whole, in both languages."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date, datetime

import openpyxl
import pytest
import tomli
from odd_plans import EXAMPLES, SEED, hostile_plan, looks, plan_of, plan_of_file

from aistrat_cli.render import plan_json
from aistrat_cli.render.papers import mermaid, plan_toml, schedule_md, schedule_table, tjp, workbook

Golden = Callable[[str, str], None]
LANGS = pytest.mark.parametrize("lang", ["ja", "en"])


def strip_path(text: str) -> str:
    """Return the text without the folder that the project lies in."""
    return "\n".join(
        'path = "new-ai-strategy.toml"' if line.startswith("path = ") else line for line in text.split("\n")
    )


@LANGS
def test_of_the_real_schedule(lang: str, golden: Golden) -> None:
    plan = plan_of_file(SEED)
    shown, options = plan.shown(), looks(plan, lang)
    golden(f"render/papers/schedule.{lang}.md", schedule_md.render(plan, shown, options))
    golden(f"render/papers/schedule.{lang}.csv", schedule_table.render_csv(plan, shown, options))
    golden(f"render/papers/schedule.{lang}.mmd", mermaid.render(plan, shown, options))
    golden(f"render/papers/schedule.{lang}.tjp", tjp.render(plan, shown, options))


def test_markdown_with_eras(golden: Golden) -> None:
    plan = plan_of_file(SEED)
    golden("render/papers/schedule.era.md", schedule_md.render(plan, plan.shown(), looks(plan, era=True)))


@pytest.mark.parametrize("path", [SEED, *EXAMPLES])
def test_toml_says_what_json_says(path: str) -> None:
    plan = plan_of_file(path)
    of_json = json.loads(plan_json.render(plan, plan.shown()))
    of_toml = tomli.loads(plan_toml.render(plan, plan.shown()))

    def as_json(value: object) -> object:
        if isinstance(value, dict):
            return {key: as_json(one) for key, one in value.items()}
        if isinstance(value, list):
            return [as_json(one) for one in value]
        return value.isoformat() if isinstance(value, date) else value

    for name in ("series", "items"):
        for of_one, of_other in zip(of_json[name], of_toml[name], strict=True):
            known = {key: value for key, value in of_one.items() if value is not None}
            seen = {
                key: as_json(value.strftime("%H:%M") if key == "time" and not isinstance(value, str) else value)
                for key, value in of_other.items()
                if not key.startswith("x-")
            }
            assert seen == known


def test_toml_keeps_the_keys_of_people() -> None:
    plan = plan_of_file("tests/schedules/ok/every-key.toml")
    document = tomli.loads(plan_toml.render(plan, plan.shown()))
    items = {item["id"]: item for item in document["items"]}
    assert items["study-4"]["x-own"] == "kept"
    assert document["series"][0]["x-own"] == 1
    assert document["persons"][0]["x-own"] is True


@pytest.mark.parametrize("path", [SEED, *EXAMPLES])
def test_csv_is_read_as_it_was_meant(path: str) -> None:
    plan = plan_of_file(path)
    text = schedule_table.render_csv(plan, plan.shown(), looks(plan, "en"))
    assert text.startswith("\ufeff")
    assert text.count("\n") == text.count("\r\n") == len(plan.shown()) + 1
    rows = list(csv.DictReader(io.StringIO(text[1:])))
    assert {row["Item"] for row in rows} == {p.key.item for p in plan.shown()}
    by_id = {p.key.item: p for p in plan.shown()}
    for row in rows:
        start = by_id[row["Item"]].start
        assert row["First day"] == ("" if start is None else start.isoformat())
    assert not schedule_table.render_csv(plan, plan.shown(), looks(plan), bom=False).startswith("\ufeff")


# The workbook


@LANGS
def test_workbook_read_by_another_program(lang: str, golden: Golden) -> None:
    plan = plan_of_file(SEED)
    data = workbook.render(plan, plan.shown(), looks(plan, lang))
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    lines = []
    for sheet in book:
        lines += [f"== {sheet.title} ({sheet.freeze_panes})"]
        for row in sheet.iter_rows(max_col=12, values_only=True):
            cells = [
                "" if cell is None else f"{cell:%Y-%m-%d}" if isinstance(cell, datetime) else str(cell) for cell in row
            ]
            lines.append(" | ".join(cells).rstrip(" |"))
    golden(f"render/papers/workbook.{lang}.txt", "\n".join(lines) + "\n")


def test_days_are_days_in_the_workbook() -> None:
    plan = plan_of_file(*EXAMPLES)
    book = openpyxl.load_workbook(io.BytesIO(workbook.render(plan, plan.shown(), looks(plan, "en"))), data_only=True)
    sheet = book["Schedule"]
    heads = [cell.value for cell in sheet[1]]
    by_key = {(p.key.series, p.key.item): p for p in plan.shown()}
    for row in sheet.iter_rows(min_row=2):
        cells = dict(zip(heads, row, strict=True))
        placement = by_key[(cells["Series"].value, cells["Item"].value)]
        for head, day in (("First day", placement.start), ("Last day", placement.end), ("Done", placement.item.done)):
            value = cells[head].value
            assert (value.date() if value is not None else None) == day
            assert value is None or cells[head].number_format == "yyyy-mm-dd"


def test_the_chart_hangs_on_the_schedule_and_its_rules_on_the_chart() -> None:
    plan = plan_of_file(SEED)
    book = openpyxl.load_workbook(io.BytesIO(workbook.render(plan, plan.shown(), looks(plan, "en"))))
    chart = book["Gantt"]
    assert chart["C4"].value == "='Schedule'!$G$4"
    [where] = {str(where.sqref) for where in chart.conditional_formatting}
    assert where.startswith("F4:")
    formulas = [rule.formula[0] for area in chart.conditional_formatting for rule in area.rules]
    assert formulas[0] == "AND($B$1>=F$3,$B$1<G$3)"
    assert formulas[1] == 'AND($E4="firm",$C4<G$3,$D4>=F$3)'


def test_same_plan_same_bytes() -> None:
    for plan in (plan_of_file(SEED), hostile_plan()):
        first = workbook.render(plan, plan.shown(), looks(plan))
        assert first == workbook.render(plan, plan.shown(), looks(plan))
        assert datetime.now().strftime("%Y-%m-%d").encode() not in first


def test_nothing_to_show_is_still_a_paper() -> None:
    plan = plan_of_file(SEED)
    options = looks(plan, "en")
    assert "Nothing to show." in schedule_md.render(plan, (), options)
    assert tomli.loads(plan_toml.render(plan, ()))["version"] == 1
    assert mermaid.render(plan, (), options).startswith("%% aistrat")
    assert "task s_new_ai_strategy" in tjp.render(plan, (), options)
    assert openpyxl.load_workbook(io.BytesIO(workbook.render(plan, (), options))).sheetnames[0] == "Schedule"


def test_taskjuggler_gets_days_where_no_holidays_are_known() -> None:
    # No business day is counted, so nothing is wrong with a year that the library does not know.
    plan = plan_of('[[meeting]]\nid = "m"\nbody = "b"\ndate = 1912-07-30\n', country="JP")
    assert "1912-07-30" in tjp.render(plan, plan.shown(), looks(plan))
