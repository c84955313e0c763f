"""Widths of texts and their lines, without a font."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aistrat_cli.render.cells import visible
from aistrat_cli.render.svg.typeset import ELLIPSIS, cut, lines, measure


def test_widths() -> None:
    assert measure("新AI戦略", 10) == pytest.approx(30 + 6.67 + 2.78)
    assert measure("", 10) == 0
    assert measure("Ab", 10, bold=True) > measure("Ab", 10)


@given(st.text(max_size=60), st.floats(12, 300))
def test_what_is_cut_fits(text: str, room: float) -> None:
    text = visible(text)
    found = cut(text, 11, room)
    assert measure(found, 11) <= room + 0.01 or found == ELLIPSIS
    if measure(text, 11) <= room:
        assert found == text


@given(st.text(max_size=120), st.floats(40, 300), st.integers(1, 5))
def test_lines_fit_and_lose_nothing_unseen(text: str, room: float, most: int) -> None:
    text = visible(text)
    found = lines(text, 11, room, most)
    assert len(found) <= most
    assert all(measure(line, 11) <= room + 0.01 or len(line) <= 2 for line in found)
    if "".join(found).replace(" ", "") != text.replace(" ", ""):
        assert found[-1].endswith(ELLIPSIS)


def test_ten_thousand_signs_take_no_time() -> None:
    assert lines("あ" * 10_000, 11, 110, 2)[-1].endswith(ELLIPSIS)
    assert cut("a" * 10_000, 11, 110).endswith(ELLIPSIS)
