"""`check`, `diff`, `baseline`, `--against`: whole outputs, exit codes, what is written and what is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from outside import aistrat

Golden = Callable[[str, str], None]

TRAIN = """format = 1
[series]
id = "release"
title = { en = "Release 3", ja = "第3版" }
timezone = "Asia/Tokyo"
as_of = 2026-01-12

[calendar]
closed = [{ every = "12-29..01-03", why = "offices closed" }]

[[body]]
id = "board"
name = "Board"

[[lead_time]]
id = "papers"
title = { en = "Papers", ja = "資料" }
for = { body = "board" }
offset = "-5bd"

[[meeting]]
id = "freeze"
body = "board"
date = "2026-02-12 (Thu)"

[[task]]
id = "testing"
title = "Testing"
after = ["freeze"]
duration = "10bd"

[[milestone]]
id = "final"
title = "Final"
after = ["testing"]
deadline = 2026-03-16

[[meeting]]
id = "review"
body = "board"
window = "2026-04"

[scenario.slow.items]
testing = { duration = "15bd" }
"""

BASELINE = "schedules/release.agreed.baseline.toml"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with one schedule, whose plan has been agreed."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "schedules").mkdir()
    (tmp_path / "schedules" / "release.toml").write_text(TRAIN, encoding="utf-8")
    assert aistrat("baseline", "save").code == 0
    return tmp_path


def edit(desk: Path, *changes: tuple[str, str]) -> None:
    path = desk / "schedules" / "release.toml"
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def slipped(desk: Path) -> None:
    edit(desk, ("2026-02-12 (Thu)", "2026-02-25 (Wed)"), ('window = "2026-04"', 'window = "2026-04..2026-05"'))


def test_nothing_moved(desk: Path) -> None:
    result = aistrat("check", "--format", "concise")
    assert result.code == 0
    assert "[S0" not in result.out
    assert aistrat("check", "--format", "json").json["slips"] == []


@pytest.mark.parametrize("format", ["full", "concise", "json", "github", "gitlab", "sarif", "junit"])
def test_check_in_every_format(format: str, desk: Path, golden: Golden) -> None:
    slipped(desk)
    result = aistrat("check", "--format", format, "--lang", "en")
    assert result.code == 1
    golden(f"cli/check.{format}.txt", result.out.replace(desk.as_posix(), "/work"))


def test_check_in_japanese(desk: Path, golden: Golden) -> None:
    slipped(desk)
    golden("cli/check.ja.txt", aistrat("check", "--lang", "ja").out)


def test_one_edit_is_one_finding_at_its_line(desk: Path) -> None:
    edit(desk, ("2026-02-12 (Thu)", "2026-02-25 (Wed)"))
    document = aistrat("check", "--format", "json").json
    [found] = [one for one in document["diagnostics"] if one["code"] == "S001"]
    assert (found["item"], found["location"]["line"]) == ("freeze", 24)
    assert {slip["item"] for slip in document["slips"]} == {"freeze", "freeze/papers", "testing", "final"}
    by_item = {slip["item"]: slip for slip in document["slips"]}
    assert by_item["freeze"]["cause"] is None
    assert by_item["final"] == {
        "series": "release",
        "item": "final",
        "kind": "later",
        "severity": "error",
        "baseline": {"start": "2026-02-26", "end": "2026-02-26", "window": None, "certainty": "computed"},
        "now": {"start": "2026-03-11", "end": "2026-03-11", "window": None, "certainty": "computed"},
        "days": 13,
        "business_days": 9,
        "cause": {"items": ["freeze"], "chain": ["freeze", "testing", "final"], "why": "date"},
    }


def test_float_is_reported_before_the_deadline_breaks(desk: Path) -> None:
    edit(desk, ("2026-02-12 (Thu)", "2026-02-25 (Wed)"))
    found = [
        line for line in aistrat("check", "--format", "concise", "--lang", "en").out.splitlines() if "S007" in line
    ]
    assert len(found) == 1
    assert (
        "9 of 12 business days of float used before its deadline on Mon 2026-03-16: final can slip 3 business days more"
        in found[0]
    )


def test_fail_on_and_tolerance_decide_the_exit_code(desk: Path) -> None:
    slipped(desk)
    assert aistrat("check", "--fail-on", "never").code == 0
    edit(desk, ("[scenario.", '[slip]\ntolerance = "3w"\n[scenario.'))
    assert aistrat("check").code == 0
    assert aistrat("check", "--fail-on", "warning").code == 1


def test_a_waiver_accepts_a_slip_and_is_noted_when_it_is_over(desk: Path) -> None:
    waiver = 'waive = [{ rule = "S001", why = "agreed by phone", until = 2026-02-01 }]'
    edit(desk, ('date = "2026-02-12 (Thu)"', f'date = "2026-02-13 (Fri)"\n{waiver}'))
    assert aistrat("check").code == 0
    late = aistrat("check", "--today", "2026-02-02", "--format", "json").json
    assert {one["code"] for one in late["diagnostics"]} >= {"S001", "W002"}
    assert "W001" not in aistrat("validate", "--format", "concise").out


def test_no_baseline_is_said_and_checked_on(desk: Path) -> None:
    (desk / BASELINE).unlink()
    result = aistrat("check", "--lang", "en")
    assert result.code == 0
    assert 'slips were not checked: there is no baseline "agreed"' in result.err
    assert aistrat("check", "--format", "json").json["slips"] == []


@pytest.mark.parametrize("against", ["nope", "baseline:nope", "rev:nope", "-x"])
def test_a_named_baseline_that_is_not_there_is_an_error(against: str, desk: Path) -> None:
    result = aistrat("check", f"--against={against}")
    assert (result.code, result.out) == (2, "")
    assert len(result.err.splitlines()) <= 2


def test_the_schedule_names_its_baseline(desk: Path) -> None:
    assert aistrat("baseline", "save", "--name", "2026-01").code == 0
    (desk / BASELINE).unlink()
    edit(desk, ("[scenario.", '[slip]\nbaseline = "2026-01"\n[scenario.'), ("2026-02-12 (Thu)", "2026-02-13 (Fri)"))
    assert "S001" in aistrat("check", "--format", "concise").out


def test_filters_narrow_findings_and_slips(desk: Path) -> None:
    slipped(desk)
    document = aistrat("check", "--kind", "milestone", "--format", "json").json
    assert {slip["item"] for slip in document["slips"]} == {"final"}


@pytest.mark.parametrize("format", ["text", "json", "md"])
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_diff(format: str, lang: str, desk: Path, golden: Golden) -> None:
    slipped(desk)
    result = aistrat("diff", "agreed", "schedules", "--format", format, "--lang", lang)
    assert (result.code, result.err) == (0, "")
    golden(f"cli/diff.{lang}.{format}.txt", result.out)
    assert aistrat("diff", "agreed", "schedules", "--exit-code").code == 1
    assert aistrat("diff", "schedules", "schedules", "--exit-code").code == 0


def test_diff_of_scenarios_baselines_and_what_ifs(desk: Path) -> None:
    slow = aistrat("diff", "schedules", "slow", "--format", "json").json
    assert [(slip["item"], slip["business_days"]) for slip in slow["slips"]] == [("testing", 5), ("final", 5)]
    assert aistrat("diff", "schedules", "scenario:slow", "--format", "json").json["slips"] == slow["slips"]
    back = aistrat("diff", "slow", "baseline:agreed", "--format", "json").json
    assert [(slip["item"], slip["business_days"]) for slip in back["slips"]] == [("testing", -5), ("final", -5)]
    what_if = aistrat("diff", BASELINE, "schedules", "--set", "testing.duration=15bd", "--format", "json").json
    assert what_if["slips"] == slow["slips"]
    assert aistrat("diff", "schedules", "scenario:fast").code == 2


def test_diff_of_strangers(desk: Path) -> None:
    other = desk / "other.toml"
    other.write_text(TRAIN.replace('"release"', '"other"'), encoding="utf-8")
    result = aistrat("diff", "schedules", "other.toml")
    assert (result.code, result.out) == (2, "")
    assert "no series in common" in result.err


def test_a_baseline_is_not_overwritten(desk: Path) -> None:
    before = (desk / BASELINE).read_bytes()
    assert "unchanged" in aistrat("baseline", "save", "--lang", "en").err
    slipped(desk)
    refused = aistrat("baseline", "save", "--lang", "en")
    assert refused.code == 2
    assert "--force" in refused.err
    assert "would be written" in aistrat("baseline", "save", "--force", "--dry-run", "--lang", "en").err
    assert (desk / BASELINE).read_bytes() == before
    assert aistrat("baseline", "save", "--force").code == 0
    assert (desk / BASELINE).read_bytes() != before
    assert aistrat("check").code == 0


def test_no_baseline_of_a_faulty_schedule(desk: Path) -> None:
    edit(desk, ('["freeze"]', '["frieze"]'))
    refused = aistrat("baseline", "save", "--name", "new", "--lang", "en")
    assert refused.code == 1
    assert "F007" in refused.err
    assert not (desk / "schedules" / "release.new.baseline.toml").exists()
    assert aistrat("baseline", "save", "--name", "new", "--allow-errors").code == 0


@pytest.mark.parametrize("name", ["../x", "a.b", "", "-x", "a/b"])
def test_a_name_is_no_path(name: str, desk: Path) -> None:
    assert aistrat("baseline", "save", f"--name={name}").code == 2


def test_baselines_are_listed_and_shown(desk: Path, golden: Golden) -> None:
    assert aistrat("baseline", "save", "--name", "2026-01").code == 0
    golden("cli/baseline-list.txt", aistrat("baseline", "list", "--lang", "en").out)
    golden("cli/baseline-show.txt", aistrat("baseline", "show", "--lang", "en").out)
    golden("cli/baseline-file.toml", (desk / BASELINE).read_text(encoding="utf-8"))
    document = aistrat("baseline", "show", "--format", "json").json
    assert [item["id"] for item in document["baselines"][0]["items"]][:3] == ["freeze", "review", "testing"]
    assert aistrat("baseline", "show", "--name", "2026").code == 2
    assert aistrat("baseline", "sav").code == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("baseline = 2\n", "a baseline of version 2, and this aistrat reads version 1\n  help: use a newer aistrat"),
        ("format = 1\n", "this is no baseline"),
        ("baseline = 1\n", "damaged"),
        ("baseline = 1\nseries = 3\n[calendar]\nholidays = 4\n", "damaged"),
        ("baseline = [", "cannot be read"),
        ("\udcff", "cannot be read"),
    ],
)
def test_a_baseline_that_cannot_be_read(content: str, said: str, desk: Path) -> None:
    (desk / BASELINE).write_bytes(content.encode("utf-8", "surrogateescape"))
    result = aistrat("check", "--lang", "en")
    assert result.code == 2
    assert said in result.err
    assert len(result.err.splitlines()) <= 2


def test_ghosts_and_the_story_of_a_move(desk: Path, golden: Golden) -> None:
    slipped(desk)
    drawn = aistrat("timeline", "--against", "agreed", "--lang", "en").out
    assert "moved since the baseline" in drawn
    assert "moved since the baseline" not in aistrat("timeline", "--lang", "en").out
    golden("cli/why-against.txt", aistrat("why", "final", "--against", "agreed", "--lang", "en").out)
    document = aistrat("why", "final", "--against", "agreed", "--format", "json").json
    assert document["slip"]["cause"]["items"] == ["freeze"]
    assert "slip" not in aistrat("why", "final", "--format", "json").json


def test_the_summary_of_a_pull_request(desk: Path, golden: Golden) -> None:
    slipped(desk)
    summary = desk / "summary.md"
    aistrat("check", "--format", "concise", "--lang", "en", env={"GITHUB_STEP_SUMMARY": str(summary)})
    golden("cli/check-summary.md", summary.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("change", "en", "ja"),
    [
        (('"-5bd"', '"-8bd"'), "the lead time papers", "リードタイム papers"),
        (("12-29..01-03", "12-29..02-13"), "the calendar", "暦"),
    ],
)
def test_the_summary_names_lead_times_and_calendars(change: tuple[str, str], en: str, ja: str, desk: Path) -> None:
    edit(desk, change)
    words = ("diff", "agreed", "schedules", "--format", "md", "--lang")
    assert f"| **{en}** |" in aistrat(*words, "en").out
    assert f"| **{ja}** |" in aistrat(*words, "ja").out


EVIL = "</td><img src=x onerror=alert(1)>`` ``` | a\\n::error::x\\n##[group]y [x](javascript:1) @all \\u202e"


@pytest.mark.parametrize("words", [("check",), ("check", "--format", "github"), ("diff", "agreed", "schedules"),
                                   ("diff", "agreed", "schedules", "--format", "md")])  # fmt: skip
def test_hostile_texts_command_nothing(words: tuple[str, ...], desk: Path) -> None:
    edit(desk, ('"Testing"', f'"{EVIL}"'), ('"offices closed"', f'"{EVIL}"'))
    assert aistrat("baseline", "save", "--force").code == 0
    edit(desk, ('"10bd"', '"12bd"'))
    summary = desk / "summary.md"
    result = aistrat(*words, "--lang", "en", env={"GITHUB_STEP_SUMMARY": str(summary)})
    texts = [result.out, summary.read_text(encoding="utf-8") if summary.exists() else ""]
    for text in texts:
        assert "\u202e" not in text
        commands = [line for line in text.splitlines() if line.lstrip().startswith(("::", "##["))]
        assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in commands)
    markdown = texts[1] + (result.out if "md" in words else "")
    # The picture is fenced, by more backticks than any title in it has.
    markdown = re.sub(r"(?m)^(`{3,})text\n(?:(?!\1).*\n)*\1$", "", markdown)
    assert "<img" not in markdown
    assert "](javascript" not in markdown
    rows = [line for line in markdown.splitlines() if line.startswith("| ")]
    assert all(line.count("|") - line.count("\\|") in (5, 8) for line in rows)


def test_json_is_read_back(desk: Path) -> None:
    slipped(desk)
    assert json.loads(aistrat("diff", "agreed", "schedules", "--format", "json").out)["version"] == 1
