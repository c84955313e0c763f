"""What reaches the terminal: colour, signs, width, encodings, the pager; and what never does."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest
from outside import ALL, PIPES, Terminal, aistrat

from aistrat_cli.cli.console import encoded
from aistrat_cli.render.cells import width

SCREEN = Terminal(stdout=True)

HOSTILE = """format = 1
[series]
id = "hostile"
title = "[red]\\u001b[31m\\u0007\\u202e::error::x"
timezone = "UTC"
[[body]]
id = "b"
name = "::warning::\\r\\n##[error]y"
[[meeting]]
id = "m1"
body = "b"
title = "[bold]x[/bold]\\u001b]0;owned\\u0007 \\u200b"
date = 2022-02-03
[[meeting]]
id = "m2"
body = "b"
title = "::set-output name=x::y"
date = "m1 + 5bd"
"""

COMMANDS = [["timeline"], ["plan"], ["next"], ["why", "m2"], ["validate"]]


@pytest.fixture
def hostile(office: Path) -> Path:
    for path in (office / "schedules").iterdir():
        path.unlink()
    (office / "schedules" / "hostile.toml").write_text(HOSTILE, encoding="utf-8")
    return office


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_what_a_file_says_is_shown_and_not_obeyed(words: list[str], hostile: Path) -> None:
    result = aistrat(*words, env={"SOURCE_DATE_EPOCH": "1643673600"}, terminal=SCREEN)
    assert result.code in (0, 1), result.err
    text = re.sub(r"\x1b\[[0-9;]*m", "", result.out)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u200b]", text)
    assert not re.search(r"^\s*(::|##\[|##vso\[)", text, re.M)
    if words in (["timeline"], ["next"]):
        assert "[bold]x[/bold]" in text


@pytest.mark.parametrize("name", ["timeline", "plan", "next", "validate"])
def test_no_escape_byte_where_colour_is_not_wanted(name: str, office: Path) -> None:
    words = (name, "--set", "study-5.date=2022-02-23")
    assert "\x1b" in aistrat(*words, terminal=SCREEN).out
    assert "\x1b" in aistrat(*words, "--color", "always", env={"NO_COLOR": "1", "TERM": "dumb"}).out
    for plain in (
        aistrat(*words),
        aistrat(*words, terminal=SCREEN, env={"NO_COLOR": "1"}),
        aistrat(*words, terminal=SCREEN, env={"TERM": "dumb"}),
        aistrat(*words, terminal=SCREEN, env={"AISTRAT_COLOR": "never"}),
    ):
        assert "\x1b" not in plain.out + plain.err
    aistrat(*words, "-o", "out.txt", terminal=SCREEN)
    assert b"\x1b" not in (office / "out.txt").read_bytes()


@pytest.mark.parametrize("encoding", ["ascii", "cp932", "utf-8", "no-such-encoding"])
@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("name", ["timeline", "plan", "--help"])
def test_every_encoding_gets_a_text(name: str, lang: str, encoding: str, office: Path) -> None:
    result = aistrat(name, "--lang", lang, terminal=Terminal(encoding=encoding))
    assert result.code == 0
    text = result.raw.decode("ascii" if encoding.startswith("no") else encoding)
    if encoding != "utf-8":
        assert not re.search("[\u2500-\u27ff]", text)
    if encoding == "cp932" and lang == "ja":
        assert "会議" in text


def test_what_an_encoding_does_not_have_keeps_its_width() -> None:
    assert encoded("新AI戦略…x", "ascii") == b"??AI?????x"[:9] + b"x"
    assert encoded("新é", "cp932") == "新".encode("cp932") + b"?"


@pytest.mark.parametrize("cells", [60, 80, 100, 200])
@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(
    "words", [["timeline"], ["plan"], ["next"], ["why", "study-5/materials"], ["rule"]], ids=" ".join
)
def test_no_line_is_wider_than_asked(words: list[str], lang: str, cells: int, office: Path) -> None:
    for extra in ([], ["--era"]) if cells == 60 and words != ["rule"] else ([],):
        result = aistrat(*words, *extra, "--width", str(cells), "--lang", lang)
        assert result.code == 0, result.err
        assert max(map(width, result.out.splitlines())) <= cells


def test_where_the_width_comes_from(office: Path) -> None:
    def widest(terminal: Terminal = PIPES, **env: str) -> int:
        return max(map(width, aistrat("plan", terminal=terminal, env=env).out.splitlines()))

    assert widest() <= 80
    assert 100 < widest(Terminal(stdout=True, columns=130, lines=99), TERM="dumb") <= 130
    assert 80 < widest(COLUMNS="100") <= 100
    assert widest(COLUMNS="wide") <= 80


def test_json_is_utf8_whatever_the_locale(office: Path) -> None:
    ascii_only, utf = (aistrat("plan", "--format", "json", terminal=Terminal(encoding=e)) for e in ("ascii", "utf-8"))
    assert ascii_only.raw == utf.raw
    assert "新AI戦略" in utf.raw.decode("utf-8")


def a_pager(folder: Path, script: str) -> str:
    path = folder / "pager"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_a_pager_only_on_a_terminal_and_only_for_what_does_not_fit(office: Path) -> None:
    pager = a_pager(office, f"cat > {office}/paged")
    for quiet in (
        aistrat("plan", env={"PAGER": pager}),
        aistrat("plan", env={"PAGER": pager}, terminal=ALL._replace(lines=500)),
        aistrat("plan", "--no-pager", env={"PAGER": pager}, terminal=ALL),
        aistrat("plan", env={"PAGER": pager, "TERM": "dumb"}, terminal=ALL),
        aistrat("plan", "--format", "json", env={"PAGER": pager}, terminal=ALL),
        aistrat("plan", env={"PAGER": "/nowhere/less"}, terminal=ALL),
        aistrat("plan", env={"PAGER": "cat"}, terminal=ALL),
    ):
        assert quiet.out
        assert not (office / "paged").exists()
    paged = aistrat("plan", env={"PAGER": "/nowhere/less", "AISTRAT_PAGER": pager}, terminal=ALL)
    assert (paged.code, paged.out) == (0, "")
    assert "study-5" in (office / "paged").read_text(encoding="utf-8")


def test_a_pager_that_is_left_early_is_no_error(office: Path) -> None:
    assert aistrat("rule", env={"PAGER": a_pager(office, "exit 1")}, terminal=ALL).code == 0


def test_a_sign_of_life_only_for_long_work(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "planning" not in aistrat("plan", "--lang", "en", terminal=ALL).err
    monkeypatch.setattr("aistrat_cli.cli.busy.PATIENCE", 0.0)
    monkeypatch.setattr("aistrat_cli.api.plan", slowly(__import__("aistrat_cli.api").api.plan))
    shown = aistrat("plan", "--lang", "en", terminal=ALL)
    assert "planning" in shown.err
    assert shown.err.endswith("\r\x1b[K")
    for hidden in (
        aistrat("plan", "--lang", "en", terminal=Terminal(stdout=True)),
        aistrat("plan", "--lang", "en", "-q", terminal=ALL),
        aistrat("plan", "--lang", "en", terminal=ALL, env={"TERM": "dumb"}),
    ):
        assert hidden.err == ""


def slowly(work):  # type: ignore[no-untyped-def]
    import time

    def worked(*args: object) -> object:
        time.sleep(0.03)
        return work(*args)

    return worked
