"""One line of a file with a mark under a part of it, placed by cells, within a number of cells."""

from __future__ import annotations

from aistrat_cli.render.cells import CUT, pieces, width
from aistrat_cli.row import NamedTuple
from aistrat_cli.source.positions import Location


class Excerpt(NamedTuple):
    """A line as it is shown, and where under it the mark stands."""

    text: str
    indent: int
    """Cells before the mark."""
    length: int
    """Cells of the mark, at least 1."""


def excerpt(line: str, at: Location, room: int) -> Excerpt:
    """Return what is shown of `line`, whose part from `at.column` on is meant.

    A part of several lines is marked to the end of its first. A line wider than `room` cells is cut around the mark;
    `room` is at least 10.
    """
    line = line.rstrip("\r")
    start = min(max(at.column - 1, 0), len(line))
    end = at.end_column - 1 if at.end_line == at.line else len(line.rstrip())
    end = min(max(end, start), len(line))
    # Of a line of a megabyte only the neighbourhood is looked at. A sign of no cells may make this too little to fill
    # the room, which is then left empty.
    first = max(0, start - room)
    shown = pieces(line[first : start + room])
    start, end = start - first, min(end - first, len(shown))
    whole = first == 0 and first + len(shown) == len(line)
    if whole and width("".join(shown)) <= room:
        left, right = 0, len(shown)
    else:
        left, right = _window(shown, start, end, room - 2 * len(CUT))
    lead = CUT if first + left > 0 else ""
    tail = CUT if first + right < len(line) else ""
    # Joined signs take less than each for itself, so both ends of the mark are measured from the line's beginning.
    before = width(lead + "".join(shown[left:start]))
    after = width(lead + "".join(shown[left : min(end, right)]))
    return Excerpt(lead + "".join(shown[left:right]) + tail, before, max(after - before, 1))


def _window(shown: list[str], start: int, end: int, room: int) -> tuple[int, int]:
    """Return which pieces to show: the marked ones as far as they go, and as much around them as there is room."""
    sizes = [width(piece) for piece in shown]
    context = max(room - sum(sizes[start:end]), room // 4)
    left = start
    before = 0
    while left > 0 and before + sizes[left - 1] <= context // 2:
        left -= 1
        before += sizes[left]
    right = start
    used = before
    while right < len(shown) and used + sizes[right] <= room:
        used += sizes[right]
        right += 1
    # What the end of the line left over goes to the beginning.
    while left > 0 and used + sizes[left - 1] <= room:
        left -= 1
        used += sizes[left]
    return left, right
