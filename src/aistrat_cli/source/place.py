"""Where a value was written: a source, and the path of keys that leads to the value in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aistrat_cli.row import NamedTuple

if TYPE_CHECKING:
    from aistrat_cli.source.positions import Location, Positions

KeyPath = tuple[str | int, ...]
"""TOML keys and array indices from the document's root: `("meeting", 3, "after", 0)`."""


class Source:
    """One file as it was read: the name to show, its text without BOM, and lazily its positions.

    They are given where the text had to be mended before it could be parsed.
    """

    def __init__(self, path: str, text: str, positions: Positions | None = None) -> None:
        self.path = path
        """The path as it is shown to the reader, with `/` between its parts."""
        self.text = text
        """The whole text; line ends as in the file."""
        self._positions = positions

    def locate(self, keys: KeyPath, *, key: bool = False) -> Location:
        """Return where the value at `keys` stands, or its key where `key` is true.

        What is not there is answered with the nearest enclosing thing that is: a missing key with its
        table's header. The text is scanned at the first question, since most runs never ask.
        """
        return self._found().find(keys, key=key)

    def location(self, start: int, end: int) -> Location:
        """Return the lines and columns of a slice of the text."""
        return self._found().location(start, end)

    def _found(self) -> Positions:
        if self._positions is None:
            from aistrat_cli.source.positions import Positions

            self._positions = Positions(self.text)
        return self._positions

    def __repr__(self) -> str:
        return f"Source({self.path!r})"


class Place(NamedTuple):
    """A value's home: `source`, the `keys` that lead to it, and whether its key is meant rather than its value."""

    source: Source
    keys: KeyPath
    key: bool = False

    def at(self, *keys: str | int) -> Place:
        """Return the place of what lies under this one."""
        return Place(self.source, self.keys + keys)

    def named(self) -> Place:
        """Return the place of the key itself rather than of its value."""
        return Place(self.source, self.keys, True)

    @property
    def location(self) -> Location:
        """Line and column, 1-based, in code points; the end is exclusive."""
        return self.source.locate(self.keys, key=self.key)
