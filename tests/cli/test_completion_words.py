"""Completion: what may stand at a place, for each shell, and never a complaint."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from outside import aistrat

from aistrat_cli.cli.app import NAMES
from aistrat_cli.cli.completion import SCRIPTS


def words(*typed: str, shell: str = "fish") -> list[str]:
    result = aistrat(*typed, env={"_AISTRAT_COMPLETE": shell})
    assert (result.code, result.err) == (0, "")
    return [line.split("\t")[0] for line in result.out.splitlines()]


pytestmark = pytest.mark.usefixtures("office")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (("",), list(NAMES)),
        (("--lang", "ja", "pl"), ["plan"]),
        (("plan", "--form"), ["--format"]),
        (("plan", "--format", ""), ["table", "json"]),
        (
            (
                "plan",
                "--format=j",
            ),
            ["--format=json"],
        ),
        (("plan", "--body", "s"), ["study-council"]),
        (("plan", "--kind", "m"), ["meeting", "milestone"]),
        (("why", "study-1"), ["study-1", "study-1/notice", "study-1/materials", "study-1/minutes"]),
        (("why", "study-1", ""), [":files"]),
        (("validate", ""), [":files"]),
        (("plan", "-o", ""), [":files"]),
        (("rule", "P00"), [f"P00{n}" for n in range(1, 10)]),
        (("rule", "P001", ""), []),
        (("nonsense", "x"), []),
        ((), list(NAMES)),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_may_stand_here(typed: tuple[str, ...], expected: list[str]) -> None:
    assert words(*typed) == expected


def test_every_option_is_offered_with_its_help() -> None:
    result = aistrat("plan", "--", env={"_AISTRAT_COMPLETE": "zsh"}).out
    assert "--today\tThe day that counts as today" in result
    assert "--show-completion\t" in aistrat("--", env={"_AISTRAT_COMPLETE": "zsh"}).out


def test_bash_breaks_words_at_equals_signs() -> None:
    assert words("plan", "--format", "=", "", shell="bash") == ["table", "json"]
    assert words("plan", "--format", "=", "js", shell="bash") == ["json"]


def test_a_broken_schedule_offers_what_can_be_read(office: Path) -> None:
    (office / "schedules" / "broken.toml").write_text("format = [", encoding="utf-8")
    assert "study-4" in words("why", "study-4")
    shutil.rmtree(office / "schedules")
    assert words("why", "st") == []


def test_titles_are_text(office: Path) -> None:
    path = office / "schedules" / "new-ai-strategy.toml"
    text = path.read_text(encoding="utf-8").replace('ja = "事前調整"', 'ja = "[red]\\u001b\\n`x`"')
    path.write_text(text, encoding="utf-8")
    assert aistrat("why", "coord", env={"_AISTRAT_COMPLETE": "fish"}).out == "coordination\t[red]\\x1b\\n`x`\n"


@pytest.mark.parametrize("shell", SCRIPTS)
def test_the_script_is_shown(shell: str) -> None:
    assert aistrat("--show-completion", shell).out == SCRIPTS[shell]


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_in_a_real_bash(office: Path) -> None:
    (office / "aistrat").write_text(f'#!/bin/sh\nexec {sys.executable} -m aistrat_cli "$@"\n', encoding="utf-8")
    (office / "aistrat").chmod(0o755)
    script = f"""{SCRIPTS["bash"]}
COMP_WORDS=(aistrat why study-4/) COMP_CWORD=2
_aistrat
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    environ = {**os.environ, "PATH": f"{office}:{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, env=environ, check=True)
    assert done.stdout.splitlines() == ["study-4/notice", "study-4/materials", "study-4/minutes"]
