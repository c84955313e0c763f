"""The mark stands under what is meant, in cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aistrat_cli.render.cells import pieces, visible, width
from aistrat_cli.render.diagnostics.excerpt import excerpt
from aistrat_cli.source.positions import Location

LINES = st.text(st.sampled_from("ab=\"' \t新戦ｱ　é\u0301\x1b\u202e👨\u200d𠮷:#["), max_size=120)


def at(start: int, end: int) -> Location:
    return Location(1, start + 1, 1, end + 1)


@given(LINES, st.data(), st.integers(10, 60))
def test_nothing_is_wider_than_the_room(line: str, data: st.DataObject, room: int) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    shown = excerpt(line, at(start, end), room)
    assert width(shown.text) <= room
    assert shown.indent + shown.length <= max(width(shown.text), shown.indent + 1)


@given(LINES, st.data())
def test_the_mark_is_as_long_as_what_it_marks(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    shown = excerpt(line, at(start, end), 10_000)
    every = pieces(line)
    assert shown.text == visible(line)
    assert shown.indent == width("".join(every[:start]))
    assert shown.length == max(width("".join(every[:end])) - shown.indent, 1)


@pytest.mark.parametrize(
    ("line", "start", "end", "room", "expected"),
    [
        ('name = "新AI戦略"', 8, 13, 40, ('name = "新AI戦略"', 8, 8)),
        ("\tx = 1", 1, 2, 40, ("    x = 1", 4, 1)),
        ("  a\tb", 4, 5, 40, ("  a b", 4, 1)),
        ("x = 1\r", 4, 5, 40, ("x = 1", 4, 1)),
        ("", 0, 0, 40, ("", 0, 1)),
        ("abc", 3, 3, 40, ("abc", 3, 1)),
        ("abc", 90, 95, 40, ("abc", 3, 1)),
        ("a" * 50 + "XY" + "b" * 50, 50, 52, 20, ("..aaaaaaaXYbbbbbbb..", 9, 2)),
        ("a" * 50 + "XY", 50, 52, 20, ("..aaaaaaaaaaaaaaXY", 16, 2)),
        ("XY" + "b" * 50, 0, 2, 20, ("XYbbbbbbbbbbbbbb..", 0, 2)),
        ("a" * 50 + "X" * 50, 50, 100, 20, ("..aaXXXXXXXXXXXXXX..", 4, 14)),
    ],
)
def test_excerpt(line: str, start: int, end: int, room: int, expected: tuple[str, int, int]) -> None:
    assert excerpt(line, at(start, end), room) == expected


def test_several_lines_are_marked_to_the_end_of_the_first() -> None:
    assert excerpt("x = [  ", Location(1, 5, 3, 2), 40) == ("x = [  ", 4, 1)
