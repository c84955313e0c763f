"""Rows of cells."""

from __future__ import annotations

import pytest

from aistrat_cli.render.timeline.canvas import Row, harmless, styled


def _row(cells: int, *texts: tuple[int, str]) -> str:
    row = Row(cells)
    for column, text in texts:
        row.put(column, text)
    return row.line(color=False)


@pytest.mark.parametrize(
    ("texts", "line"),
    [
        ([(0, "ab"), (1, "c")], "ac"),
        ([(0, "会議"), (2, "x")], "会x"),
        ([(0, "会議"), (1, "x")], " x議"),
        ([(0, "会議"), (3, "x")], "会 x"),
        ([(0, "ab"), (1, "会"), (3, "c")], "a会c"),
        ([(-1, "abc")], "bc"),
        ([(4, "abc")], "    ab"),
        ([(5, "会")], ""),
        ([(-1, "会a")], " a"),
        ([(0, "e\u0301x")], "e\u0301x"),
    ],
)
def test_later_over_earlier(texts: list[tuple[int, str]], line: str) -> None:
    assert _row(6, *texts) == line


def test_colour_stands_around_text_not_around_blanks() -> None:
    row = Row(8)
    row.put(0, "ab", "title")
    row.put(3, "c", "today")
    assert row.line(color=True) == "\x1b[1mab\x1b[0m \x1b[31mc\x1b[0m"
    assert styled([("a  ", "title"), ("   ", "today")], True) == "\x1b[1ma\x1b[0m"


@pytest.mark.parametrize("line", [" ::error::", "##[group]", "   ##vso[x]"])
def test_no_line_commands_a_runner(line: str) -> None:
    assert not harmless(line).lstrip().startswith(("::", "##"))
    assert harmless(f"x{line}") == f"x{line}"
