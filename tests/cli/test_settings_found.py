"""Settings: flags above variables above the nearest file; what does not exist is an error."""

from __future__ import annotations

from pathlib import Path

import pytest
from outside import aistrat

from aistrat_cli.render.cells import width


def widest(*words: str, env: dict[str, str] | None = None) -> int:
    result = aistrat("plan", *words, env=env)
    assert result.code == 0, result.err
    return max(map(width, result.out.splitlines()))


def test_flags_above_variables_above_files(office: Path) -> None:
    (office / "aistrat.toml").write_text("width = 60\n", encoding="utf-8")
    assert widest() <= 60
    assert 60 < widest(env={"AISTRAT_WIDTH": "100"}) <= 100
    assert 100 < widest("--width", "140", env={"AISTRAT_WIDTH": "100"}) <= 140


@pytest.mark.parametrize(
    "project",
    [
        "[tool.aistrat]\nlang = 'en'\n",
        "[ tool . 'aistrat' ]\nlang = 'en'\n",
        "[tool]\naistrat.lang = 'en'\n",
        "tool.aistrat = { lang = 'en' }\n",
    ],
)
def test_the_nearest_file_counts(project: str, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (office / "pyproject.toml").write_text(project, encoding="utf-8")
    inner = office / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    assert "fixed" in aistrat("plan").out
    (office / "a" / "pyproject.toml").write_text("[tool.other]\nlang = 'en'\n", encoding="utf-8")
    assert "fixed" in aistrat("plan").out
    (office / "a" / "aistrat.toml").write_text("lang = 'ja'\n", encoding="utf-8")
    assert "確定" in aistrat("plan").out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("widht = 60", 'unknown setting "widht" in aistrat.toml'),
        ("color = 'sometimes'", 'aistrat.toml: color: "sometimes" is none of'),
        ("width = true", "aistrat.toml: width cannot be True"),
        ("era = 'yes'", "aistrat.toml: era cannot be 'yes'"),
        ("width = ", "aistrat.toml: cannot be read: "),
    ],
)
def test_a_wrong_file_is_an_error(text: str, said: str, office: Path) -> None:
    (office / "aistrat.toml").write_text(text, encoding="utf-8")
    result = aistrat("plan")
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_an_unknown_variable_is_an_error(office: Path) -> None:
    result = aistrat("plan", env={"AISTRAT_WITDH": "60"})
    assert result.code == 2
    assert result.err == (
        'aistrat: unknown environment variable AISTRAT_WITDH\n  help: did you mean "AISTRAT_WIDTH"?\n'
    )


def test_a_project_file_that_is_none_of_ours_is_left_alone(office: Path) -> None:
    for text in ("aistrat = [broken", "[tool]\nname = 'x'\n", "[project]\nname = 'aistrat'\n", "[tool.aistrat]\n"):
        (office / "pyproject.toml").write_text(text, encoding="utf-8")
        assert aistrat("plan").code == 0


def test_flags_and_days_from_a_file(office: Path) -> None:
    (office / "aistrat.toml").write_text("era = true\ntoday = 2022-03-01\nfail-on = 'warning'\n", encoding="utf-8")
    assert "令和4年2月24日" in aistrat("plan").out
    assert aistrat("next", "--format", "json").json["series"][0]["today"] == "2022-03-01"
    closed = ("--set", "study-5.date=2022-02-23")
    assert aistrat("validate", *closed).code == 1
    assert aistrat("validate", *closed, "--fail-on", "error").code == 0


def test_where_schedules_are_looked_for(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = office / "minutes"
    inner.mkdir()
    monkeypatch.chdir(inner)
    path = "../schedules/new-ai-strategy.toml"
    assert aistrat("plan", "--format", "json").json["series"][0]["path"] == path
    monkeypatch.chdir("/")
    nothing = aistrat("plan")
    assert nothing.code == 2
    assert "nothing to read" in nothing.err
    assert aistrat("plan", env={"AISTRAT_SCHEDULES": str(office / "schedules")}).code == 0
