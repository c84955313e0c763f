"""Cells: against rich, which knows the tables, and against texts that want to be obeyed."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from aistrat_cli.render.cells import _NARROW, _WIDE, fit, pad, pieces, visible, width

TEXTS = st.text(st.one_of(st.characters(), st.sampled_from("a ::##[ｱ新戦\t\n\x1b…×é\u0301👨\u200d👩️🇯🇵\u202eが\u3099")))


def test_what_is_counted_here_is_what_rich_counts() -> None:
    for first, last in _NARROW + _WIDE:
        for code in range(first, last + 1):
            assert width(chr(code)) == cell_len(chr(code)), hex(code)


@given(st.text(st.sampled_from([chr(code) for first, last in _NARROW + _WIDE for code in range(first, last + 1, 7)])))
def test_neighbours_change_nothing(text: str) -> None:
    assert width(text) == cell_len(text)


@given(TEXTS)
def test_visible_is_safe(text: str) -> None:
    shown = visible(text)
    shown.encode()
    assert visible(shown) == shown
    assert len(shown.splitlines()) <= 1
    assert not shown.lstrip().startswith("::")
    assert "##[" not in shown
    assert not any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") for sign in shown)
    assert "".join(pieces(text)) == shown
    assert len(pieces(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("新AI戦略", "新AI戦略"),
        ("[red]x[/red]", "[red]x[/red]"),
        ("a\x1b[31mb\x07\x7f\x9b", r"a\x1b[31mb\x07\x7f\x9b"),
        ("a\r\nb\x85c\u2028d", r"a\r\nb\x85c\u2028d"),
        ("\u202ecod\u202c \u2066x\u2069\u200f", r"\u202ecod\u202c \u2066x\u2069\u200f"),
        ("\ufeffa\u200bb\u00adc", r"\ufeffa\u200bb\xadc"),
        ("\ud800 \U000e0041", r"\ud800 \U000e0041"),
        ("::error::x  ::y 新::z", r"\x3a:error::x  \x3a:y 新\x3a:z"),
        ("a\u200db\u200c \u200d", r"a\u200db\u200c \u200d"),
        ("std::vector [::1] a:b", "std::vector [::1] a:b"),
        ("##[error]x ##vso[task]y ###[z", r"\x23#[error]x \x23#vso[task]y #\x23#[z"),
        ("# [a] ## b [c]", "# [a] ## b [c]"),
        ("a\tb\t新\tc", "a   b   新  c"),
        ("全角\u3000空白", "全角\u3000空白"),
        ("👨\u200d👩\u200d👧 🇯🇵 ❤️", "👨\u200d👩\u200d👧 🇯🇵 ❤️"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(TEXTS.map(visible), st.integers(-2, 30))
def test_fit_and_pad(text: str, cells: int) -> None:
    assert width(fit(text, cells)) <= max(cells, 0)
    assert fit(text, width(text)) == text
    assert pad(text, cells).rstrip(" ") == text.rstrip(" ")
    assert width(pad(text, cells)) == max(width(text), cells)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [(9, "新AI戦略x"), (8, "新AI戦.."), (7, "新AI.."), (6, "新AI.."), (3, ".."), (2, ".."), (1, ""), (0, "")],
)
def test_fit(cells: int, expected: str) -> None:
    assert fit("新AI戦略x", cells) == expected


def test_a_japanese_schedule_needs_no_table() -> None:
    program = """
import sys
from aistrat_cli.render.cells import width
assert width("第5回 新AI戦略検討会議（案）◆ ◇ ┣━┫ ╌▶ ░ ▼ → ー ✓") == 49
print(*(name for name in sys.modules if name.startswith("rich")))
"""
    assert subprocess.check_output([sys.executable, "-c", program], text=True).strip() == ""
