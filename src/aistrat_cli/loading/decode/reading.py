"""What the reading of one file shares: its source, the names it has made so far, and what was found wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from aistrat_cli import faults
from aistrat_cli.diagnostic import Diagnostic, Fault, Message, Related
from aistrat_cli.loading.written.anchors import Scope
from aistrat_cli.loading.written.misread import Misread

if TYPE_CHECKING:
    from aistrat_cli.model.calendar import Calendar
    from aistrat_cli.model.people import Body, Person, Topic
    from aistrat_cli.source.place import KeyPath, Place, Source
    from aistrat_cli.source.positions import Location

HINTS = 30_000
"""How many known words all did-you-means of one file may be compared with: about half a second of work.

A schedule has a handful of mistyped names. Ten thousand of them in a hostile file, each compared with ten thousand
ids, would take minutes; from some point on the findings come without a hint.
"""


MOST_ENTRIES = 30
"""How many wrong entries of one list are told: a hundred thousand numbers in the place of names are one mistake."""


class Reading:
    """One file while it is read. Findings are collected, reading goes on."""

    def __init__(self, source: Source, mended: frozenset[KeyPath] = frozenset()) -> None:
        self.source = source
        self._mended = mended
        """Values that were guessed at, since they are no TOML; what is wrong with them was told."""
        self.faults = 0
        """How often something was found wrong, told or not."""
        self.series = ""
        """The id of the series; it qualifies every reference in the file."""
        self.scope = Scope("", None, None)
        self.findings: list[Diagnostic] = []
        self.item: str | None = None
        """The id of the item that is being read, which its findings carry."""
        self.bodies: dict[str, Body] = {}
        self.persons: dict[str, Person] = {}
        self.topics: dict[str, Topic] = {}
        self.calendars: dict[str, Calendar] = {}
        self._said: set[tuple[str, Place | None, str]] = set()
        self.kinds: Mapping[str, str] = {}
        """The kinds of all items by their ids, once they are known."""
        self.unmade: set[str] = set()
        """Ids of repeats and lead times that could not be read: what they would have made is no unknown item."""
        self.barren = 0
        """How many repeats had a rule that gives no day."""
        self._hints = HINTS
        self._entries: dict[KeyPath, int] = {}
        self._lines: dict[Source, list[str]] = {}

    def is_unmade(self, item: str) -> bool:
        """Tell whether a repeat or a lead time that could not be read would have made this item."""
        if not self.unmade:
            return False
        bare, _, lead = item.partition("/")
        return lead in self.unmade or bare.rpartition("-")[0] in self.unmade

    def report(
        self,
        fault: Fault,
        message: Message,
        place: Place,
        help: Message | None = None,
        *,
        item: str | None = None,
        location: Location | None = None,
        related: Iterable[Related] = (),
    ) -> None:
        """Add a finding; one that was made before, at the same place in the same words, is not repeated."""
        self.faults += 1
        if not self._has_room(place):
            return
        said = (fault.code, place, message.en)
        if said in self._said or self._is_mended(place):
            return
        self._said.add(said)
        self.findings.append(
            Diagnostic(
                fault=fault,
                severity=fault.severity,
                message=message,
                help=help,
                place=place,
                location=location,
                series=self.series or None,
                item=item or self.item,
                related=tuple(related),
            )
        )

    def _has_room(self, place: Place) -> bool:
        """Count what is told of the entries of a list inside a table; the first one too many is told of the list."""
        keys = place.keys
        if len(keys) < 4 or type(keys[-1]) is not int:
            return True
        number = self._entries[keys[:-1]] = self._entries.get(keys[:-1], 0) + 1
        if number == MOST_ENTRIES:
            whole = place._replace(keys=keys[:-1])
            message = Message("The entries that follow are not told any more.", "これ以降の要素については省略します。")
            help = Message("Correct those before them first.", "先に、前の要素を直してください。")
            self.report(faults.INVALID_VALUE, message, whole, help)
        return number < MOST_ENTRIES

    def entries(self, value: Any, place: Place) -> Iterator[tuple[Any, Place]]:
        """Yield the entries of a list with their places; a value that is no list stands for a list of one.

        Stops once so many entries are wrong that no more are told.
        """
        if not isinstance(value, list):
            yield value, place
            return
        for index, entry in enumerate(value):
            yield entry, place.at(index)
            if self._entries and self._entries.get(place.keys, 0) >= MOST_ENTRIES:
                return

    def _is_mended(self, place: Place) -> bool:
        """Tell whether a place lies in a value that was guessed at."""
        if not self._mended or place.source is not self.source:
            return False
        return any(place.keys[:length] in self._mended for length in range(1, len(place.keys) + 1))

    def misread(self, misread: Misread, place: Place) -> None:
        """Report a value that could not be read, with the caret at the part of the string that is meant."""
        place = place.at(*misread.inner)
        location = None
        if misread.start is not None and not place.key:
            location = self._inside(place, misread.start, misread.end)
        self.report(misread.fault, misread.message, place, misread.help, location=location)

    def has_patience(self, number: int) -> bool:
        """Tell whether so many more words may be compared with a mistyped one: a file of typos is no reason to wait."""
        self._hints -= number
        return self._hints >= 0

    def nearest(self, word: str, known: Collection[str]) -> str | None:
        """Return the known word that a mistyped one most likely means, None where none is near or the patience ends."""
        if not self.has_patience(len(known)):
            return None
        from aistrat_cli.wording import nearest

        return nearest(word, known)

    def _inside(self, place: Place, start: int, end: int | None) -> Location | None:
        """Return where a part of a string value stands; offsets in code points, the end exclusive.

        None where the file does not have the string as it is between two quotes: with escapes, over several lines.
        """
        lines = self._lines.get(place.source)
        if lines is None:
            lines = self._lines[place.source] = place.source.text.split("\n")
        whole = place.location
        line = lines[whole.line - 1] if whole.line == whole.end_line <= len(lines) else ""
        written = line[whole.column - 1 : whole.end_column - 1]
        if len(written) < 2 or written[0] not in "\"'" or written[1:3] == written[0] * 2 or "\\" in written:
            return None
        stop = start + 1 if end is None else end
        if not 0 <= start < stop <= len(written) - 2:
            return None
        column = whole.column + 1
        return whole._replace(column=column + start, end_column=column + stop)
