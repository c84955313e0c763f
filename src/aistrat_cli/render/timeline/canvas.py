"""Rows of cells: text is put where it belongs, later over earlier, and comes out as lines with or without colour."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from aistrat_cli.render.cells import width
from aistrat_cli.render.wrap import clusters

Style = Literal[
    "", "title", "strong", "faint", "next", "today", "open", "done", "critical", "late", "early", "past", "label"
]

Piece = tuple[str, Style]
"""A text and how it is coloured."""

_SGR: dict[Style, str] = {
    "title": "1",
    "strong": "1",
    "faint": "2",
    "next": "1;36",
    "today": "31",
    "open": "36",
    "done": "32",
    "critical": "1;35",
    "late": "31",
    "early": "32",
    "past": "2",
    "label": "",
}
"""Only the terminal's own colours, which its owner chose to be read on its background, bold, and dim."""

_COMMANDS = ("::", "##[", "##vso[")
"""A line that begins so, blanks aside, is a command to the runners of continuous integration."""


class Row:
    """One line of a fixed number of cells."""

    __slots__ = ("_signs", "_styles")

    def __init__(self, cells: int) -> None:
        self._signs = [" "] * cells
        self._styles: list[Style] = [""] * cells

    def put(self, column: int, text: str, style: Style = "") -> None:
        """Write `text` from `column` on, over what stands there; what lies outside the row is left out.

        A wide sign of which only one half would be left becomes a blank.
        """
        for sign in (text,) if text.isascii() else clusters(text):
            size = width(sign)
            if sign.isascii():  # as much of it as there is room for, at once
                sign = sign[max(0, -column) : max(0, len(self._signs) - column)]
                column = max(0, column)
                self._set(column, list(sign), style)
            elif size and 0 <= column <= len(self._signs) - size:
                self._set(column, [sign, *[""] * (size - 1)], style)
            column += size

    def _set(self, column: int, cells: list[str], style: Style) -> None:
        signs, end = self._signs, column + len(cells)
        if cells and signs[column] == "":
            signs[column - 1] = " "
        if cells and end < len(signs) and signs[end] == "":
            signs[end] = " "
        signs[column:end] = cells
        self._styles[column:end] = [style] * len(cells)

    def copy(self) -> Row:
        """Return a row with the same cells."""
        row = Row.__new__(Row)
        row._signs, row._styles = self._signs.copy(), self._styles.copy()
        return row

    def sign(self, column: int) -> str:
        """Return what stands in a cell, a blank where nothing does; nothing in the second half of a wide sign."""
        return self._signs[column]

    def line(self, color: bool) -> str:
        """Return the row without trailing blanks."""
        if not color:
            return styled([("".join(self._signs), "")], color)
        runs: list[Piece] = []
        start = 0
        for column in range(1, len(self._signs) + 1):
            if column == len(self._signs) or self._styles[column] != self._styles[start]:
                runs.append(("".join(self._signs[start:column]), self._styles[start]))
                start = column
        return styled(runs, color)


def styled(runs: Iterable[Piece], color: bool) -> str:
    """Return the pieces as one line."""
    if not color:
        return harmless("".join(text for text, _ in runs).rstrip(" "))
    pieces = list(runs)
    while pieces and not pieces[-1][0].rstrip(" "):
        pieces.pop()
    line = ""
    for index, (text, style) in enumerate(pieces):
        text = text.rstrip(" ") if index == len(pieces) - 1 else text
        code = _SGR.get(style) if text.strip(" ") else None
        line += f"\x1b[{code}m{text}\x1b[0m" if code else text
    return harmless(line)


def harmless(line: str) -> str:
    """Return a line that no runner takes for a command: user text that begins like one is set off by a sign."""
    bare = line.lstrip(" ")
    if bare.startswith(_COMMANDS):
        return line[: max(0, len(line) - len(bare) - 1)] + "\\" + bare
    return line
