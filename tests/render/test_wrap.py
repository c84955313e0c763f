"""Breaking text into lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aistrat_cli.render.cells import visible, width
from aistrat_cli.render.wrap import balanced, clusters, hang, wrap, wrap_parts

TEXTS = st.one_of(st.text(max_size=60), st.text("戦略会議（第回）、。のテー abc 👩‍💻e\u0301", max_size=120)).map(
    visible
)


@given(TEXTS, st.integers(2, 60))
def test_lines_fit_and_lose_nothing_but_blanks(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    assert all(width(line) <= cells for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(TEXTS)
def test_clusters_are_the_text_and_as_wide(text: str) -> None:
    assert "".join(clusters(text)) == text
    assert sum(map(width, clusters(text))) == width(text)


@given(TEXTS, st.integers(1, 4))
def test_balanced_is_enough(text: str, count: int) -> None:
    assert len(wrap(text, balanced(text, count))) <= count


def test_japanese_breaks_between_words_where_that_leaves_no_hole() -> None:
    assert wrap("統合イノベーション戦略推進会議", 18) == ["統合イノベーション", "戦略推進会議"]
    assert balanced("統合イノベーション戦略推進会議", 2) == 18


def test_no_line_begins_with_a_closing_sign() -> None:
    assert wrap("関係機関などからのヒアリング（１）", 32) == ["関係機関などからのヒアリング", "（１）"]
    assert wrap("議論、議論", 4) == ["議", "論、", "議論"]


def test_latin_words_stay_whole_until_they_cannot() -> None:
    assert wrap("Promotion Council", 12) == ["Promotion", "Council"]
    assert wrap("x" * 10, 4) == ["xxxx", "xxxx", "xx"]


def test_parts_stay_whole() -> None:
    assert wrap_parts(["aa bb", "cc", "dd ee"], 9, "  ") == ["aa bb  cc", "dd ee"]


def test_a_text_in_a_column_of_its_own() -> None:
    assert hang("D001", "a wrong weekday", 8) == ["D001  a wrong", "      weekday"]
    assert hang("資料", "資料締切", 20) == ["資料  資料締切"]
    assert hang("left", "", 0) == ["left"]
