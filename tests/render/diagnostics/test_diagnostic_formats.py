"""Whole outputs of every format."""

from __future__ import annotations

import pkgutil
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from aistrat_cli.diagnostic import Diagnostic
from aistrat_cli.render import diagnostics as formats
from aistrat_cli.render.cells import width
from aistrat_cli.render.diagnostics import FORMATS, Format, View, render
from aistrat_cli.render.diagnostics.github import step_summary
from aistrat_cli.render.diagnostics.summary import summary

if TYPE_CHECKING:
    from conftest import Case

Golden = Callable[[str, str], None]

SUFFIX = {"json": "json", "gitlab": "json", "sarif": "json", "junit": "xml"}
SHARED = {"colors", "excerpt", "facts", "summary"}


@pytest.mark.parametrize("format", FORMATS)
def test_whole(case: Case, format: Format, golden: Golden) -> None:
    text = render(format, case.diagnostics, case.view)
    golden(f"diagnostics/{case.name}.{format}.{SUFFIX.get(format, 'txt')}", text)
    assert text == "" or text.endswith("\n")


@pytest.mark.parametrize("format", FORMATS)
def test_japanese(plain: list[Diagnostic], format: Format, golden: Golden) -> None:
    text = render(format, plain, View(lang="ja", files=("a.toml",), items=3))
    golden(f"diagnostics/japanese.{format}.{SUFFIX.get(format, 'txt')}", text)


def test_full_in_colour(plain: list[Diagnostic], golden: Golden) -> None:
    golden("diagnostics/color.full.txt", render("full", plain, View(color=True)).replace("\x1b", "␛"))


def test_full_in_ascii(plain: list[Diagnostic], golden: Golden) -> None:
    golden("diagnostics/ascii.full.txt", render("full", plain, View(charset="ascii")))


@pytest.mark.parametrize("cells", [20, 44, 60, 200])
def test_full_by_width(hostile: list[Diagnostic], plain: list[Diagnostic], cells: int, golden: Golden) -> None:
    text = render("full", plain + hostile, View(width=cells))
    for line in text.split("\n"):
        # The name of a file is never cut, or nobody could open it.
        assert width(line) <= cells or " ┌─ " in line or " ├─ " in line
    if cells == 44:
        golden("diagnostics/narrow.full.txt", text)


def test_every_module_is_a_format_or_shared() -> None:
    """A format is added by a module and its name, so neither may be without the other."""
    modules = {module.name for module in pkgutil.iter_modules(formats.__path__)}
    assert modules == set(FORMATS) | SHARED


def test_step_summary(case: Case, golden: Golden) -> None:
    golden(f"diagnostics/{case.name}.step-summary.md", step_summary(case.diagnostics, case.view))


def test_step_summary_stays_below_a_megabyte(plain: list[Diagnostic]) -> None:
    text = step_summary(plain * 1000, View())
    assert len(text.encode()) < 1_000_000
    assert text.rstrip().endswith("and 3000 more")


def test_summary(case: Case, hostile: list[Diagnostic]) -> None:
    expected = {
        "plain": (
            "2 errors, 1 warning, 1 note in 2 files (2 items)",
            "エラー2件、警告1件、注記1件（2ファイル、2項目）",
        ),
        "hostile": (
            "12 errors, 1 warning, 1 note in 2 files (2 items)",
            "エラー12件、警告1件、注記1件（2ファイル、2項目）",
        ),
        "clean": ("No faults in 2 files (2 items)", "問題はありません（2ファイル、2項目）"),
    }
    assert summary(case.diagnostics, case.view) == expected[case.name][0]
    assert summary(case.diagnostics, case.view.replace(lang="ja")) == expected[case.name][1]


def test_a_thousand_findings(plain: list[Diagnostic], hostile: list[Diagnostic]) -> None:
    """A finding costs what it shows, not what its file or its line holds."""
    many = (plain + hostile) * 60
    before = time.perf_counter()
    for format in FORMATS:
        render(format, many, View())
    assert time.perf_counter() - before < 5
