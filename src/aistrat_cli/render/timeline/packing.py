"""Finding room in a lane: stretches and titles share its tracks out among themselves.

A track is a row of columns that are free or taken, and under each there is room for one row of notes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from aistrat_cli.record import Record
from aistrat_cli.render.cells import fit, width
from aistrat_cli.render.timeline.marks import Mark
from aistrat_cli.render.timeline.scale import Scale
from aistrat_cli.row import NamedTuple

MOST_TRACKS = 6
"""More rows than these are no picture any more."""

SHORTEST_LABEL = 8
"""A title that has not even room for so many cells is left to the list beneath."""


class Spot(Record):
    """What begins in one column: points, meetings of several days, and the deadlines derived from other items."""

    column: int
    last: int
    """The last column of the longest meeting."""
    marks: tuple[Mark, ...]
    deadlines: tuple[Mark, ...]


class Note(NamedTuple):
    """A text beside a mark or beneath it."""

    column: int
    """Its first column."""
    text: str
    mark: Mark


class Stretch(NamedTuple):
    """A mark from a first to a last column, both included; either may lie beyond the axis."""

    mark: Mark
    first: int
    last: int


class Ground(Record):
    """What a lane is laid out on."""

    scale: Scale
    room: int
    """So many columns there are for notes, which may run beyond the axis."""
    lines: frozenset[int]
    """Columns through which a line runs that notes should not hide."""


class Row:
    """A track that fills up: a byte for each column, 1 where something stands."""

    def __init__(self, room: int) -> None:
        self.taken = bytearray(room)
        self.under = bytearray(room)
        self.spots: Sequence[Spot] = ()
        self.stretches: list[Stretch] = []
        self.beside: list[Note] = []
        self.beneath: list[Note] = []


class Packer:
    """The tracks of a lane, which take stretches from the top."""

    def __init__(self, ground: Ground, spots: Sequence[Spot], numbers: Iterable[Note]) -> None:
        self._ground = ground
        self.rows = [Row(ground.room)]
        self.rows[0].spots = spots
        for spot in spots:
            if spot.marks:
                _take(self.rows[0].taken, spot.column, spot.last)
        for note in numbers:
            self.rows[0].beneath.append(note)
            _take(self.rows[0].under, note.column, note.column + width(note.text) - 1)

    def pack(self, stretches: Sequence[Stretch], title: Callable[[Mark, bool], str], dense: bool) -> tuple[int, ...]:
        """Place the stretches; return by column how many found no room, nothing where all did.

        `dense`: first all marks, then those titles that there is room for; else each mark with its title, and the
        first that finds no room ends it.
        """
        left = []
        for stretch in stretches:
            if not self._add(stretch, title(stretch.mark, dense)):
                left.append(stretch)
                if not dense:
                    break
        if dense:
            for row in self.rows:
                alone = [Stretch(s.marks[0], s.column, s.last) for s in row.spots if len(s.marks) == 1]
                for stretch in (*alone, *row.stretches):
                    self._annotate(row, stretch, title(stretch.mark, False))
        columns = self._ground.scale.columns
        steps = [0] * (columns + 1)
        for stretch in left:
            steps[max(0, stretch.first)] += 1
            steps[min(columns, stretch.last + 1)] -= 1
        return tuple(accumulate(steps[:-1])) if left else ()

    def _add(self, stretch: Stretch, label: str) -> bool:
        """Put a stretch on the first track with room for it and its label; tell whether one has."""
        left, right = self._columns(stretch)
        for text, at, beneath in self._places(label, left, right):
            ends = at + width(text) - 1
            begins, until = (left, right) if beneath or not text else (min(left, at), max(right, ends))
            for index in range(MOST_TRACKS):
                if index == len(self.rows):
                    self.rows.append(Row(self._ground.room))
                row = self.rows[index]
                if _is_free(row.taken, begins, until) and not (beneath and not _is_free(row.under, at, ends)):
                    _take(row.taken, begins, until)
                    row.stretches.append(stretch)
                    self._write(row, Note(at, text, stretch.mark), beneath)
                    return True
        return False

    def _annotate(self, row: Row, stretch: Stretch, label: str) -> None:
        """Give a mark that has its place a label, where there is room for one."""
        left, right = self._columns(stretch)
        for text, at, beneath in self._places(label, left, right):
            ends = at + width(text) - 1
            around = row.under[max(0, at - 1) : ends + 2] if beneath else row.taken[right + 1 : ends + 2]
            if text and 1 not in around and (beneath or at > right):
                _take(row.taken, right + 1, right if beneath else ends)
                self._write(row, Note(at, text, stretch.mark), beneath)
                return

    def _write(self, row: Row, note: Note, beneath: bool) -> None:
        if note.text and beneath:
            _take(row.under, note.column, note.column + width(note.text) - 1)
        if note.text:
            (row.beneath if beneath else row.beside).append(note)

    def _columns(self, stretch: Stretch) -> tuple[int, int]:
        """Return the first and the last column of a stretch that lie on the axis."""
        return max(0, stretch.first), min(stretch.last, self._ground.scale.columns - 1)

    def _places(self, label: str, left: int, right: int) -> Iterator[tuple[str, int, bool]]:
        """Yield what may be written beside or beneath the columns `left` to `right`, where, and whether beneath.

        Best is right of the mark, then beneath it, then left of it; without hiding a line first, then all the same.
        """
        size, room = width(label), self._ground.room
        beside = right + 2 + (right + 1 in self._ground.lines)
        after, before = room - beside, left - 1
        under = min(left, room - size)
        places = [(beside, False)] if size <= after else []
        if under >= 0:
            places.append((under, True))
        if size <= before:
            places.append((left - 1 - size, False))
        if label:
            hiding = [not self._ground.lines.isdisjoint(range(at, at + size)) for at, _ in places]
            for hides in (False, True):
                yield from ((label, *place) for place, h in zip(places, hiding, strict=True) if h == hides)
            if not places and after >= SHORTEST_LABEL:
                yield fit(label, after), beside, False
            if not places:
                yield fit(label, room), 0, True
        yield "", 0, False


def _is_free(taken: bytearray, first: int, last: int) -> bool:
    """Tell whether the columns are free, with a blank before and after them."""
    return 1 not in taken[max(0, first - 1) : last + 2]


def _take(taken: bytearray, first: int, last: int) -> None:
    taken[first : last + 1] = b"\1" * (last + 1 - first)
