"""What is mistyped is answered with what was meant, in one line, with 2, in the reader's language."""

from __future__ import annotations

from pathlib import Path

import pytest
from outside import aistrat

pytestmark = pytest.mark.usefixtures("office")


@pytest.mark.parametrize(
    ("words", "said", "help"),
    [
        (["timelin"], 'unknown command "timelin"', 'did you mean "timeline"?'),
        (["plan", "--formt", "json"], 'unknown option "--formt"', 'did you mean "--format"?'),
        (["plan", "--bodi", "x"], 'unknown option "--bodi"', 'did you mean "--body"?'),
        (["why", "study-4", "--bodi", "x"], 'unknown option "--bodi"', "see aistrat why --help"),
        (["plan", "--format", "jsn"], '--format: "jsn" is none of table, json', 'did you mean "json"?'),
        (["why", "study-5", "--person", "abe"], "why has no option --person", None),
        (["why", "--days", "3"], "why has no option --days", "it belongs to next; see aistrat why --help"),
        (["--today", "2022-01-01", "next"], "--today before the command", "write it behind: aistrat timeline --today"),
        (["plan", "--width"], "--width needs a value", "see aistrat plan --help"),
        (["plan", "--era=yes"], "--era takes no value", "see aistrat plan --help"),
        (["plan", "--width", "wide"], '--width: "wide" is no whole number', None),
        (["plan", "--width", "3"], "--width: at least 40 cells", None),
        (["next", "--days", "-1"], "--days: -1 is negative", None),
        (["schema", "extra"], 'one word too many: "extra"', "see aistrat schema --help"),
        (["why"], "ITEM is missing", "see aistrat why --help"),
        (["why", "studdy-4"], 'unknown item "studdy-4"', 'did you mean "study-4"?'),
        (["rule", "brokn-dependency"], 'unknown rule "brokn-dependency"', 'did you mean "broken-dependency"?'),
        (["plan", "--body", "study-councl"], 'unknown body "study-councl"', 'did you mean "study-council"?'),
        (["plan", "--person", "kitanno"], 'unknown person "kitanno"', 'did you mean "kitano"?'),
        (["plan", "--kind", "meetings"], '--kind: "meetings" is none of', 'did you mean "meeting"?'),
        (["plan", "--set", "study-5"], '--set: "study-5" is not ITEM.KEY=VALUE', None),
        (["plan", "--lang", "japanese"], '--lang: "japanese" is no language code', None),
        (["--show-completion", "tcsh"], '--show-completion: "tcsh" is none of bash, zsh, fish', None),
        (["validate", "nowhere.toml"], "nowhere.toml: ", None),
    ],
)
def test_is_answered(words: list[str], said: str, help: str | None) -> None:
    result = aistrat(*words, env={"AISTRAT_LANG": "en"})
    assert (result.code, result.out) == (2, "")
    first, *rest = result.err.splitlines()
    assert first.startswith("aistrat: ")
    assert said in first
    if help is not None:
        assert rest == [f"  help: {help}"]
    assert "Traceback" not in result.err


def test_a_day_is_explained_like_one_in_a_file() -> None:
    result = aistrat("plan", "--today", "2022-02-30")
    assert result.code == 2
    assert "--today: " in result.err
    assert "28" in result.err


def test_in_japanese() -> None:
    by_flag, by_variable = aistrat("--lang", "ja", "plna"), aistrat("plna", env={"AISTRAT_LANG": "ja"})
    assert by_flag == by_variable
    assert by_flag.err == "aistrat: コマンド「plna」はありません\n  help: 「plan」ではありませんか\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["timeline", "nothing.toml"], "nothing.toml: ファイルもフォルダーもありません"),
        (["timeline", "none-*.toml"], "none-*.toml: このパターンに合うファイルがありません"),
        (["plan", "--scenario", "nothing"], "シナリオ「nothing」はありません"),
        (["plan", "--set", "study-55.date=2022-03-01"], "--set: 項目「study-55」はありません"),
        (["plan", "--set", "date=2022-03-01=x"], "ITEM.KEY=VALUE の形"),
        (["schema", "--lang"], "--lang には値が必要です"),
    ],
)
def test_what_lets_the_core_not_go_on_in_japanese(words: list[str], said: str) -> None:
    assert said in aistrat(*words, env={"AISTRAT_LANG": "ja"}).err


def test_in_the_language_of_what_was_read() -> None:
    assert (
        aistrat("why", "studdy-4").err == "aistrat: 項目「studdy-4」はありません\n  help: 「study-4」ではありませんか\n"
    )
    assert aistrat("why", "studdy-4", env={"AISTRAT_LANG": "en"}).err.startswith("aistrat: unknown item ")
    assert aistrat("why", "studdy-4", "--lang", "en").err.startswith("aistrat: unknown item ")


def test_what_was_typed_cannot_act_on_the_terminal() -> None:
    result = aistrat("plan\x1b[31m\nrm")
    assert "\x1b" not in result.err
    assert result.err.count("\n") == 1


def test_a_bare_id_in_two_series_needs_its_series(office: Path) -> None:
    text = (office / "schedules/new-ai-strategy.toml").read_text(encoding="utf-8")
    (office / "schedules/other.toml").write_text(text.replace('"new-ai-strategy"', '"other"'), encoding="utf-8")
    result = aistrat("why", "study-4", "--lang", "en")
    assert result.code == 2
    assert "one of new-ai-strategy:study-4, other:study-4" in result.err
    assert aistrat("why", "other:study-4").code == 0


def test_options_may_stand_anywhere_and_end_at_two_dashes(office: Path) -> None:
    (office / "-x.toml").write_bytes((office / "schedules/new-ai-strategy.toml").read_bytes())
    assert aistrat("plan", "schedules", "--format", "json").json == aistrat("plan", "--format=json", "schedules").json
    assert aistrat("plan", "--format", "json", "--", "-x.toml").json["series"][0]["path"] == "-x.toml"
