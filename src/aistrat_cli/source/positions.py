"""Where each key and value of a TOML text stands: no parser tells, so this finds them in a text that one accepted.

The text is read in two steps, since a run that reports something asks about a few places of many. The first finds the
table headers; the lines between them are only passed over, by one regular expression as far as it goes. The second
reads the lines under one header, once somebody asks what lies there. All places hang in one tree, as the tables do.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from aistrat_cli.row import NamedTuple

if TYPE_CHECKING:
    from aistrat_cli.source.scanner import Node


class Location(NamedTuple):
    """A part of a text: lines and columns are 1-based and count code points, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Edit(NamedTuple):
    """A replaced part of a text, as offsets into the text before; the new text has `length` characters."""

    start: int
    end: int
    length: int


class Positions:
    """The places of one text. Nothing raises: a text that is not understood is answered with what encloses it.

    A text that no parser accepts can be given with a mended one that it does, and the edits, in order, that lead
    from the first to the second. Places are then found in the mended text and told for the first.
    """

    def __init__(self, text: str, mended: str | None = None, edits: Sequence[Edit] = ()) -> None:
        self._text = text
        self._mended = text if mended is None else mended
        self._edits = edits
        self._root: Node | None = None
        self._line_starts: list[int] = []

    def find(self, keys: Sequence[str | int], *, key: bool = False) -> Location:
        """Return where the value at `keys` stands, or its key where `key` is true.

        What is not there is answered with the nearest enclosing thing that is. A table stands at its header or its
        braces, an array of tables at its first header, a table that only dotted keys make at the first of these
        keys; `()` is the start of the text. The key of an array's entry is the entry itself.
        """
        if not keys:
            return Location(1, 1, 1, 1)
        from aistrat_cli.source.scanner import scan_body, scan_headers

        if self._root is None:
            self._root = scan_headers(self._mended)
        node = self._root
        for name in keys:
            if node.body is not None:
                body, node.body = node.body, None
                scan_body(self._mended, node, *body)
            child = node.children.get(name)
            if child is None:
                key = False
                break
            node = child
        start, end = node.key if key else node.value
        return self.location(self._before(start), self._before(end))

    def location(self, start: int, end: int) -> Location:
        """Return the location of a slice of the text."""
        if not self._line_starts:
            import re

            self._line_starts = [0, *(found.end() for found in re.finditer("\n", self._text))]
        return Location(*self._at(start), *self._at(end))

    def _at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def _before(self, offset: int) -> int:
        """Return the offset in the text before mending."""
        grown = 0
        for start, end, length in self._edits:
            inside = offset - start - grown
            if inside <= 0:
                break
            if inside < length:
                return min(start + inside, end)
            grown += length - (end - start)
        return offset - grown
