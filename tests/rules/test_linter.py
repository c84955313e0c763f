"""`[rules]`, waivers and the order of findings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from rule_runs import concise, findings_of

from aistrat_cli.rules.examples import files

ROOT = Path(__file__).parents[2]
SCHEDULES = sorted(  # all that can be read
    (*(ROOT / "tests" / "schedules").glob("[!e]*/*.toml"), *(ROOT / "examples").glob("*.toml"))
)

CLOSED = """\
[[meeting]]
id = "closed"
body = "council"
date = "2022-02-23 (Wed)"
"""
SUNDAY_PAPER = """\
[[document]]
id = "paper"
date = "2022-02-20 (Sun)"
"""


def run(fragment: str, today: date | None = None) -> list[tuple[str, str]]:
    """Return code and severity of what is found, in order."""
    return [(one.fault.code, one.severity) for one in findings_of(files(fragment), today)]


def test_findings_are_sorted_by_place():
    found = findings_of(files(SUNDAY_PAPER + CLOSED))
    assert [one.fault.code for one in found] == ["C003", "C001"]


@pytest.mark.parametrize("word", ["C001", "c001", "meeting-on-closed-day", "C", "C0"])
def test_ignored_by_code_name_or_prefix(word: str):
    assert run(f'[rules]\nignore = ["{word}"]\n' + CLOSED) == []


def test_only_what_is_selected_is_reported():
    assert run('[rules]\nselect = ["C003"]\n' + CLOSED + SUNDAY_PAPER) == [("C003", "note")]


def test_the_closest_word_counts():
    text = CLOSED + SUNDAY_PAPER
    assert run('[rules]\nselect = ["C001"]\nignore = ["C"]\n' + text) == [("C001", "warning")]
    assert run('[rules]\nselect = ["C"]\nignore = ["C001"]\n' + text) == [("C003", "note")]
    assert run('[rules]\nselect = ["C001"]\nignore = ["C001"]\n' + text) == []


def test_severity_by_prefix_and_by_name():
    text = '[rules.severity]\nC = "note"\nmeeting-on-closed-day = "error"\n' + CLOSED + SUNDAY_PAPER
    assert run(text) == [("C001", "error"), ("C003", "note")]


def test_what_was_not_read_cannot_be_silenced():
    text = '[rules]\nselect = ["C001"]\nignore = ["F", "D001"]\nseverity = { D001 = "note" }\n'
    found = run(text + '[[meeting]]\nid = "m"\nbody = "council"\ndate = "2022-02-24 (Wed)"\n')
    assert ("D001", "error") in found
    assert [code for code, _ in found].count("W003") == 0  # not selected


def test_unknown_rules_are_findings_with_a_hint():
    found = findings_of(files('[rules]\nignore = ["meeting-on-close-day"]\nselect = ["C", "Q9"]\n' + SUNDAY_PAPER))
    said = {one.message.en: one.help.en for one in found if one.fault.code == "F007" and one.help}
    assert said == {
        'there is no rule "meeting-on-close-day".': "Did you mean meeting-on-closed-day?",
        'there is no rule "Q9".': "`aistrat rule` lists all rules.",
    }, concise(found, "en")


@pytest.mark.parametrize("rule", ["C001", "meeting-on-closed-day"])
def test_a_waiver_silences_by_code_or_name(rule: str):
    assert run(CLOSED + f'waive = [{{ rule = "{rule}", why = "open that day" }}]\n') == []


def test_a_waiver_holds_for_its_item_only():
    other = CLOSED.replace('"closed"', '"other"').replace("02-23 (Wed)", "02-11 (Fri)")
    assert run(CLOSED + 'waive = [{ rule = "C001", why = "open" }]\n' + other) == [("C001", "warning")]


def test_an_unused_waiver_is_noted():
    text = CLOSED.replace("02-23 (Wed)", "02-24 (Thu)") + 'waive = [{ rule = "C001", why = "open" }]\n'
    assert run(text) == [("W001", "note")]


def test_a_waiver_of_an_unknown_rule():
    text = CLOSED + 'waive = [{ rule = "meeting-on-closed-dy", why = "open" }]\n'
    assert run(text) == [("C001", "warning"), ("F007", "error")]


def test_a_waiver_of_what_cannot_be_silenced():
    text = '[[milestone]]\nid = "m"\nwaive = [{ rule = "P007", why = "later" }]\n'
    assert run(text) == [("P007", "error"), ("W003", "warning")]


class TestUntil:
    text = CLOSED + 'waive = [{ rule = "C001", why = "open", until = 2022-02-10 }]\n'

    def test_is_not_looked_at_without_today(self):
        assert run(self.text) == []

    def test_holds_through_its_day(self):
        assert run(self.text, date(2022, 2, 10)) == []

    def test_is_over_on_the_next(self):
        assert run(self.text, date(2022, 2, 11)) == [("C001", "warning"), ("W002", "warning")]

    def test_an_expired_waiver_that_nothing_needs_is_unused(self):
        text = self.text.replace("02-23 (Wed)", "02-24 (Thu)")
        assert run(text, date(2022, 2, 11)) == [("W001", "note")]


def test_a_waiver_of_what_only_check_finds_is_unused_only_there():
    text = CLOSED.replace("02-23 (Wed)", "02-24 (Thu)") + 'waive = [{ rule = "T001", why = "minutes are late" }]\n'
    assert run(text) == []
    assert run(text, date(2022, 2, 1)) == [("W001", "note")]
    assert run(text, date(2022, 3, 1)) == []


def test_a_waiver_of_a_repeat_counts_once():
    text = """\
[[repeat]]
id = "weekly"
body = "council"
rule = "FREQ=WEEKLY"
from = 2022-02-04
count = 4
waive = [{ rule = "C001", why = "the room is open on 11 February" }]
"""
    assert run(text) == []
    assert run(text.replace("2022-02-04", "2022-03-04").replace("count = 4", "count = 2")) == [("W001", "note")]


def test_a_meeting_waives_for_its_derived_deadlines():
    text = """\
[[lead_time]]
id = "notice"
title = "Notice"
for = { body = "council" }
offset = "-7d"

[[meeting]]
id = "m"
body = "council"
date = "2022-05-09 (Mon)"
waive = [{ rule = "L002", why = "sent in April already" }]
"""
    assert run(text) == []


def test_only_series_that_were_asked_for_are_reported():
    from aistrat_cli.calendar.library import LibraryHolidays
    from aistrat_cli.linter import lint
    from aistrat_cli.loading.build import File, build
    from aistrat_cli.planning.planner import make_plan

    other = files('[series]\nid = "other"\ntitle = "Other"\ntimezone = "UTC"\n' + CLOSED)["example.toml"]
    texts = {"a.toml": files(CLOSED)["example.toml"], "b.toml": other}
    loaded = build([File(path, text.encode()) for path, text in texts.items()], {"a.toml"})
    found = lint(loaded.diagnostics, loaded.portfolio, make_plan(loaded.portfolio, LibraryHolidays()))
    assert {one.series for one in found} == {"example"}


def test_today_may_differ_by_series():
    from aistrat_cli.calendar.library import LibraryHolidays
    from aistrat_cli.linter import lint
    from aistrat_cli.loading.build import File, build
    from aistrat_cli.planning.planner import make_plan

    past = '[[meeting]]\nid = "m"\nbody = "council"\ndate = "2022-02-24 (Thu)"\n'
    texts = {name: files(past)["example.toml"].replace('"example"', f'"{name}"') for name in ("a", "b")}
    loaded = build([File(f"{name}.toml", text.encode()) for name, text in texts.items()], {"a.toml", "b.toml"})
    plan = make_plan(loaded.portfolio, LibraryHolidays())
    found = lint(loaded.diagnostics, loaded.portfolio, plan, {"a": date(2022, 2, 1), "b": date(2022, 3, 1)})
    assert [(one.series, one.fault.code) for one in found] == [("b", "T001")]


def test_every_finding_about_an_item_names_it():
    text = '[[milestone]]\nid = "t"\ntarget = "2022-03-01 (Wed)"\n[[milestone]]\nid = "u"\nafter = ["t9"]\n'
    assert [one.message.en for one in findings_of(files(text))] == [
        "t: 2022-03-01 is a Tuesday, not a Wednesday.",
        'u: There is no item "t9".',
    ]


def test_a_waiver_of_an_ignored_rule_is_not_called_unused():
    text = CLOSED + 'waive = [{ rule = "C001", why = "open" }]\n'
    assert run('[rules]\nignore = ["C"]\n' + text) == []
    assert run('[rules]\nselect = ["D", "W"]\n' + text) == []


def test_findings_of_a_file_that_yields_no_series_are_reported():
    from aistrat_cli import faults
    from aistrat_cli.diagnostic import Diagnostic, Message
    from aistrat_cli.linter import lint
    from aistrat_cli.loading.build import File, build
    from aistrat_cli.planning.planner import make_plan

    texts = files(CLOSED)
    loaded = build([File(path, text.encode()) for path, text in texts.items()], ())  # read, but not asked for
    plan = make_plan(loaded.portfolio, lambda country, subdivision, year: {})

    def of(series: str) -> Diagnostic:
        return Diagnostic(fault=faults.MISSING_KEY, severity="error", message=Message("x.", "x。"), series=series)

    assert [one.series for one in lint([of("example"), of("gone")], loaded.portfolio, plan)] == ["gone"]


@pytest.mark.parametrize("path", SCHEDULES, ids=lambda path: path.stem)
def test_errors_only_are_all_errors_and_nothing_else(path: Path):
    texts = {path.name: path.read_text(encoding="utf-8-sig")}
    severe = "\n[rules.severity]\nC = 'error'\nL = 'error'\nW = 'error'\n"
    for given in (texts, {path.name: texts[path.name] + severe}):
        for today in (None, date(2022, 2, 1)):
            errors = tuple(one for one in findings_of(given, today) if one.severity == "error")
            assert concise(findings_of(given, today, errors_only=True), "en") == concise(errors, "en")
