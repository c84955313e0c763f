"""The commands as a whole: what they print of the real schedule, their exit codes, their JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from outside import aistrat

Golden = Callable[[str, str], None]

HEAD = """format = 1
[series]
id = "s"
title = "S"
timezone = "Asia/Tokyo"
as_of = 2022-01-15
[calendar]
country = "JP"
[[body]]
id = "b"
name = "B"
"""

ITEM_KEYS = [
    *("id", "series", "kind", "title", "start", "end", "time", "timezone", "certainty", "window", "earliest_start"),
    *("latest_start", "total_float", "free_float", "bound_by", "critical", "body", "number", "after", "deadline"),
    *("target", "confirmed", "pinned", "cancelled", "done", "derived_from", "rule", "span"),
]


def meeting(id: str, keys: str) -> str:
    return f'[[meeting]]\nid = "{id}"\nbody = "b"\n{keys}\n'


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(text: str, *words: str) -> tuple[int, str, str]:
    result = aistrat(*words, "-", stdin=(HEAD + text).encode())
    return result.code, result.out, result.err


# Whole outputs of the real schedule


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("plan-100.txt", ["plan", "--width", "100"]),
        ("plan-140.en.txt", ["plan", "--width", "140", "--lang", "en"]),
        ("plan-60.txt", ["plan", "--width", "60"]),
        ("plan-80.en.era.txt", ["plan", "--lang", "en", "--era"]),
        ("plan.json", ["plan", "--format", "json"]),
        ("next.txt", ["next", "--days", "60"]),
        ("next.en.txt", ["next", "--days", "60", "--lang", "en", "--today", "2022-03-20", "--kind", "meeting"]),
        ("next.json", ["next", "--format", "json"]),
        ("why-execution.en.txt", ["why", "execution", "--lang", "en"]),
        ("why-execution-on.txt", ["why", "execution", "--on", "2022-02-23"]),
        ("why-execution-on.en.txt", ["why", "execution", "--on", "2022-02-23", "--lang", "en"]),
        ("why-materials.txt", ["why", "study-4/notice"]),
        ("why-materials.en.era.txt", ["why", "study-4/notice", "--lang", "en", "--era"]),
        ("why-decision.json", ["why", "decision", "--on", "2022-03-21", "--format", "json"]),
        ("why-coordination.en.txt", ["why", "coordination", "--lang", "en"]),
        ("rule.txt", ["rule", "wrong-weekday", "--lang", "ja"]),
        ("rule.en.txt", ["rule", "d001"]),
    ],
)
def test_of_the_real_schedule(name: str, words: list[str], office: Path, golden: Golden) -> None:
    result = aistrat(*words)
    assert (result.code, result.err) == (0, "")
    golden(f"cli/{name}", result.out)


# JSON


def test_the_plan_as_json(office: Path) -> None:
    document = aistrat("plan", "--format", "json").json
    assert list(document) == ["version", "series", "items"]
    assert list(document["series"][0]) == ["id", "title", "timezone", "path", "as_of"]
    assert all(list(item) == ITEM_KEYS for item in document["items"])
    items = {item["id"]: item for item in document["items"]}
    assert items["study-5"]["after"] == ["study-4"]
    assert items["study-5"]["start"] == "2022-02-24"
    assert items["decision"]["window"] == ["2022-04-01", "2022-10-31"]
    assert items["study-4/materials"] | {"derived_from": "study-4", "rule": "materials"} == items["study-4/materials"]
    line = (
        (office / "schedules/new-ai-strategy.toml")
        .read_text("utf-8")
        .splitlines()[items["study-5"]["span"]["line"] - 1]
    )
    assert line.startswith("[[meeting]]")


def test_every_document_has_a_version(office: Path) -> None:
    for words in (["plan"], ["next"], ["why", "study-4"], ["validate"], ["rule"], ["rule", "P002"]):
        result = aistrat(*words, "--format", "json")
        assert next(iter(result.json.items())) == ("version", 1), words


def test_the_same_twice_whatever_the_clock(office: Path) -> None:
    for words in (["timeline"], ["plan"], ["next"], ["plan", "--format", "json"], ["validate"]):
        assert aistrat(*words) == aistrat(*words, clock=0.0)


def test_what_fixes_today(desk: Path) -> None:
    def today(text: str, *words: str, **env: str) -> str:
        result = aistrat("next", "-", "--format", "json", *words, stdin=text.encode(), env=env, clock=1645700400.0)
        assert result.code == 0, result.err
        shown: str = result.json["series"][0]["today"]
        return shown

    without = HEAD.replace("as_of = 2022-01-15\n", "")
    assert today(HEAD) == "2022-01-15"
    assert today(without) == "2022-02-24"
    assert today(without.replace("Asia/Tokyo", "America/Los_Angeles")) == "2022-02-24"
    assert today(without, SOURCE_DATE_EPOCH="1645716600") == "2022-02-25"  # half past midnight in Tokyo
    assert today(HEAD, AISTRAT_TODAY="2022-03-03") == "2022-03-03"
    assert today(HEAD, "--today", "令和4年3月1日(火)", AISTRAT_TODAY="2022-03-03") == "2022-03-01"
    for moment in ("noon", "253402300800", "9" * 30):
        refused = aistrat("next", "-", stdin=without.encode(), env={"SOURCE_DATE_EPOCH": moment})
        assert (refused.code, refused.out) == (2, "")
        assert "SOURCE_DATE_EPOCH" in refused.err


# Exit codes


FINE = meeting("m", "date = 2022-02-03")
WARNED = meeting("m", "date = 2022-02-11")  # a holiday
BROKEN = meeting("a", "date = 2022-02-03") + meeting("b", 'date = 2022-02-02\nafter = ["a"]')
UNKNOWN_KEY = meeting("m", "date = 2022-02-03\ntittle = 'x'")
LOST = FINE + meeting("n", 'date = "2022-02-04 (Mon)"')
CIRCLE = meeting("a", 'after = ["b"]') + meeting("b", 'after = ["a"]')
NOTHING = FINE + meeting("n", "")
OPEN = FINE + meeting("n", 'date = "?"') + meeting("o", 'after = ["n"]')
SYNTAX = "[[meeting]\n"


@pytest.mark.parametrize("name", ["plan", "timeline", "next"])
@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        (FINE, 0, ""),
        (WARNED, 0, ""),
        (OPEN, 0, ""),
        (BROKEN, 0, "error[P002]"),
        (UNKNOWN_KEY, 0, "error[F002]"),
        (LOST, 1, "error[D001]"),
        (CIRCLE, 1, "error[P001]"),
        (NOTHING, 1, "error[P007]"),
        (SYNTAX, 1, "error[F001]"),
    ],
    ids=["fine", "warned", "open", "broken", "unknown-key", "lost", "circle", "nothing", "syntax"],
)
def test_what_can_be_planned_is_shown(name: str, text: str, code: int, told: str, desk: Path) -> None:
    got, out, err = run(text, name)
    assert got == code, err
    assert out
    assert err.startswith(f"<stdin>:{err.split(':')[1]}:") if told else not err
    assert told in err
    assert run(text, name, "-q") == (code, out, "")


@pytest.mark.parametrize(
    ("text", "fail_on", "code"),
    [
        (FINE, "note", 0),
        (WARNED, "error", 0),
        (WARNED, "warning", 1),
        (WARNED, "note", 1),
        (WARNED, "never", 0),
        (BROKEN, "error", 1),
        (BROKEN, "never", 0),
        (SYNTAX, "never", 1),
    ],
)
def test_validate_fails_on_what_it_is_told_to(text: str, fail_on: str, code: int, desk: Path) -> None:
    assert run(text, "validate", "--fail-on", fail_on)[0] == code
    assert aistrat("validate", "-", stdin=(HEAD + text).encode(), env={"AISTRAT_FAIL_ON": fail_on}).code == code


def test_validate_of_some_items_only(desk: Path) -> None:
    text = BROKEN + '[[task]]\nid = "t"\nduration = "1bd"\n'
    found = json.loads(run(text, "validate", "--format", "json")[1])["diagnostics"]
    assert {one["item"] for one in found} == {"b", "t"}
    code, out, _ = run(text, "validate", "--format", "json", "--kind", "task", "--fail-on", "error")
    assert {one["item"] for one in json.loads(out)["diagnostics"]} == {"t"}
    assert code == 1


UNPLANNED = [
    ('[[document]]\nid = "x"\ndate = 2022-01-11\n', ["--set", "x.date=2022-02-30"], 1),
    ('[[task]]\nid = "x"\ndate = 2022-01-11\n', [], 1),  # how long?
    ('[[document]]\nid = "x"\ndata = 2022-01-11\n', [], 1),
    ('[[document]]\nid = "x"\ndate = 2022-01-11\ndatte = 1\n', [], 0),
    ('[[document]]\nid = "x"\ndate = "?"\n', [], 0),
]


@pytest.mark.parametrize(("text", "words", "code"), UNPLANNED)
def test_plan_fails_where_a_fault_kept_an_item_out(text: str, words: list[str], code: int) -> None:
    assert run(text, "plan", *words)[0] == code


# What is read


def test_stdin_has_the_name_it_is_given(desk: Path) -> None:
    _, out, err = run(BROKEN, "validate", "--format", "concise", "--stdin-filename", "plans/x.toml")
    assert out.startswith("plans/x.toml:")
    assert "1 error" in err


def test_bom_crlf_and_broken_bytes(desk: Path) -> None:
    text = "\ufeff" + (HEAD + FINE).replace("\n", "\r\n")
    assert aistrat("validate", "-", stdin=text.encode()).code == 0
    broken = aistrat("validate", "-", stdin=(HEAD + FINE).encode() + b"# \xff\n")
    assert broken.code == 1
    assert "F009" in broken.out or "F001" in broken.out


def test_files_folders_patterns(office: Path) -> None:
    one = aistrat("plan", "--format", "json", "schedules/new-ai-strategy.toml").json["items"]
    for words in (
        ["schedules"],
        ["schedules/*.toml"],
        ["schedules/new-ai-strategy.toml", "schedules"],
        ["./schedules/"],
    ):
        assert len(aistrat("plan", "--format", "json", *words).json["items"]) == len(one), words
    (office / "empty").mkdir()
    for wrong in ("empty", "nothing*.toml", "missing.toml", "a\0b"):
        result = aistrat("plan", wrong)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith("aistrat: ")


@pytest.mark.skipif(__import__("os").geteuid() == 0, reason="root may read everything")
def test_no_permission(office: Path) -> None:
    (office / "schedules/new-ai-strategy.toml").chmod(0)
    assert aistrat("plan").code == 2


def test_what_if(office: Path) -> None:
    later = aistrat(
        "plan", "--format", "json", "--set", "study-5.date=2022-03-10", "--set", "execution.target=2022-04-15"
    )
    days = {item["id"]: item["start"] for item in later.json["items"]}
    assert (days["study-5"], days["study-5/materials"], days["execution"]) == ("2022-03-10", "2022-03-07", "2022-04-15")
    assert aistrat("plan", "--set", "study-9.date=2022-03-10").code == 2
    assert aistrat("plan", "--scenario", "nowhere").code == 2


def test_filters(office: Path) -> None:
    def ids(*words: str) -> set[str]:
        return {item["id"] for item in aistrat("plan", "--format", "json", *words).json["items"]}

    assert ids("--body", "execution-council") == {"execution", "execution/materials"}
    assert ids("--kind", "task") == {"coordination"}
    assert ids("--since", "2022-04-01", "--kind", "meeting") == {"decision"}
    assert ids("--until", "2021-10-31", "--kind", "meeting") == {"study-1"}
    assert ids("--body", "study-council", "--body", "execution-council", "--since", "2022-03-15") == {
        "execution",
        "execution/materials",
    }


def test_githubs_step_summary(desk: Path) -> None:
    result = aistrat(
        "validate", "-", "--format", "github", stdin=(HEAD + BROKEN).encode(), env={"GITHUB_STEP_SUMMARY": "summary.md"}
    )
    assert result.out.startswith("::error ")
    assert "P002" in (desk / "summary.md").read_text(encoding="utf-8")


# Bugs


def test_a_bug_is_one_line(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object) -> None:
        raise TypeError("out of\norder")

    monkeypatch.setattr("aistrat_cli.api.plan", broken)
    result = aistrat("plan", "--lang", "en")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("aistrat: this is a bug: TypeError: out of\\norder (aistrat ")
    assert result.err.count("\n") == 1
    debug = aistrat("plan", "--debug")
    assert "Traceback (most recent call last):" in debug.err
    assert "raise TypeError" in debug.err


def test_the_formats_of_validate_are_those_there_are() -> None:
    from aistrat_cli.cli.commands.validate import FORMATS
    from aistrat_cli.render.diagnostics import FORMATS as THERE

    assert FORMATS == THERE


@pytest.mark.parametrize("words", [[], ["--kind", "meeting", "--since", "2022-01-10"]])
def test_the_timeline_in_json_is_the_plan(words: list[str]) -> None:
    text = (
        meeting("m1", "date = 2022-01-05")
        + meeting("m2", 'after = ["m1 + 5bd"]')
        + '[[document]]\nid = "d"\ndate = "?"\n'
    )
    code, out, _ = run(text, "timeline", "--format", "json", *words)
    assert code == 0
    assert out == run(text, "plan", "--format", "json", *words)[1]
