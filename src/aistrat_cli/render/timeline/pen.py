"""Putting the tracks of a lane into cells: which sign, in which colour, over which."""

from __future__ import annotations

from collections.abc import Iterable

from aistrat_cli.record import Record
from aistrat_cli.render.timeline.canvas import Row, Style
from aistrat_cli.render.timeline.glyphs import Glyphs
from aistrat_cli.render.timeline.layout import Ghost, Track
from aistrat_cli.render.timeline.legend import crowd
from aistrat_cli.render.timeline.marks import Mark
from aistrat_cli.render.timeline.packing import Spot, Stretch
from aistrat_cli.render.timeline.scale import Scale
from aistrat_cli.render.timeline.view import View


class Paper(Record):
    """What is drawn on: rows of `cells` cells, the axis from cell `left` on."""

    cells: int
    left: int
    scale: Scale
    boundaries: tuple[int, ...]
    """The columns in which a fiscal year begins."""


class Pen:
    """Draws the rows of one series; remembers which signs it used, for the legend."""

    def __init__(self, paper: Paper, signs: Glyphs, view: View, critical: bool, used: set[str]) -> None:
        self._paper = paper
        self._signs = signs
        self._view = view
        self._critical = critical
        self._used = used
        self._today = view.today.toordinal() if view.today else None
        self._lines = (signs.today, signs.fiscal)
        self._soft = (" ", *self._lines, signs.firm["deadline"])
        self._empty = self._lined(paper)
        self._fills = (signs.bar, signs.open_bar, signs.shade, signs.aim, signs.either)

    def row(self) -> Row:
        """Return an empty row through which the lines of fiscal years and of today run."""
        return self._empty.copy()

    def _lined(self, paper: Paper) -> Row:
        row = Row(paper.cells)
        for boundary in paper.boundaries:
            row.put(paper.left + boundary, self._signs.fiscal, "faint")
        if self._today is not None and 0 <= (column := paper.scale.column(self._today)) < paper.scale.columns:
            row.put(paper.left + column, self._signs.today, "today")
        return row

    def track(self, track: Track) -> list[Row]:
        """Return the row of a track, and the one of the notes beneath it where it has any."""
        rows = [self.row()]
        for stretch in track.stretches:
            self._stretch(rows[0], stretch)
        for spot in track.spots:
            self._spot(rows[0], spot)
        for ghost in track.ghosts:
            self._ghost(rows[0], ghost)
        if track.beneath:
            rows.append(self.row())
        for row, notes in zip(rows, (track.beside, track.beneath), strict=False):
            for note in notes:
                style = self._style(note.mark)
                quiet: Style = "" if style in ("open", "done") and note.mark.form != "point" else style
                row.put(self._paper.left + note.column, note.text, quiet)
        return rows

    def crowd(self, counts: Iterable[int]) -> Row:
        """Return the row that tells how many more there are in each column, a digit for so and so many."""
        row = self.row()
        counts = tuple(counts)
        by = -(-max(counts) // 9)
        self._used.add(crowd(by))
        for column, count in enumerate(counts):
            if count:
                row.put(self._paper.left + column, str(-(-count // by)), "strong")
        return row

    def _style(self, mark: Mark) -> Style:
        style = style_of(mark, self._view, self._critical)
        if style == "critical":
            self._used.add("critical")
        return style

    def _sign(self, mark: Mark) -> str:
        if mark.state == "done" and mark.shape != "deadline":
            self._used.add("done")
            return self._signs.done
        if mark.state == "cancelled":
            self._used.add("cancelled")
            return self._signs.cancelled
        hollow = mark.state == "open"
        self._used.add(f"{mark.shape} {'open' if hollow else 'firm'}")
        return (self._signs.open if hollow else self._signs.firm)[mark.shape]

    def _spot(self, row: Row, spot: Spot) -> None:
        at = self._paper.left + spot.column
        if not spot.marks:
            if row.sign(at) in (" ", *self._lines):
                row.put(at, self._sign(spot.deadlines[0]), self._style(spot.deadlines[0]))
            return
        fill = self._signs.open_bar if spot.marks[0].state == "open" else self._signs.bar
        self._fill(row, spot.column, spot.last, fill, self._style(spot.marks[0]))
        if len(spot.marks) == 1:
            row.put(at, self._sign(spot.marks[0]), self._style(spot.marks[0]))
        else:
            self._used.add("several")
            styles = [self._style(mark) for mark in spot.marks]
            style: Style = next((s for s in styles if s in ("critical", "next")), "strong")
            row.put(at, str(len(spot.marks)) if len(spot.marks) < 10 else "+", style)

    def _stretch(self, row: Row, stretch: Stretch) -> None:
        mark, scale, left = stretch.mark, self._paper.scale, self._paper.left
        style = self._style(mark)
        first, last = max(0, stretch.first), min(stretch.last, scale.columns - 1)
        if mark.form == "range":
            self._range(row, stretch, first, last, style)
        elif mark.form == "aim":
            self._aim(row, stretch, first, last, style)
        elif mark.form == "point" or mark.state == "cancelled":
            row.put(left + last, self._sign(mark), style)
        else:
            self._bar(row, stretch, first, last, style)
        if stretch.first < 0:
            row.put(left, self._signs.before, style)
        if stretch.last > last:
            row.put(left + last, self._signs.after, style)

    def _range(self, row: Row, stretch: Stretch, first: int, last: int, style: Style) -> None:
        scale, stops = self._paper.scale, stretch.mark.stops
        self._used.add("either" if stops else "range")
        self._fill(row, first, last, self._signs.either if stops else self._signs.shade, style)
        for column in (stretch.first, stretch.last, *map(scale.column, stops)):
            if 0 <= column < scale.columns:
                row.put(self._paper.left + column, self._signs.unknown, style)

    def _aim(self, row: Row, stretch: Stretch, first: int, last: int, style: Style) -> None:
        mark, left, signs = stretch.mark, self._paper.left, self._signs
        target = stretch.last if mark.aimed_at is None else self._paper.scale.column(mark.aimed_at)
        self._used.add("task aim" if mark.shape == "task" else "aim")
        self._fill(row, first, min(target, last), signs.open_bar if mark.shape == "task" else signs.aim, style)
        if 0 <= target <= last:
            row.put(left + target, signs.aim_end, style)
        if mark.aimed_at is not None:
            self._used.add("missed")
            self._fill(row, max(0, target + 1), last, signs.moved, "late")
            if target < last == stretch.last:
                row.put(left + last, self._sign(mark), style)

    def _bar(self, row: Row, stretch: Stretch, first: int, last: int, style: Style) -> None:
        mark, left = stretch.mark, self._paper.left
        hollow = mark.state == "open"
        self._fill(row, first, last, self._signs.open_bar if hollow else self._signs.bar, style)
        if mark.state == "done" and stretch.last == last:
            row.put(left + last, self._sign(mark), style)
        if first < last + (mark.state != "done"):
            self._used.add(f"task {'open' if hollow else 'firm'}")

    def _fill(self, row: Row, first: int, last: int, sign: str, style: Style) -> None:
        """Fill the columns `first` to `last`, but let the lines of today and of fiscal years through."""
        for column in range(first, last + 1):
            at = self._paper.left + column
            if not (first < column < last and row.sign(at) in self._lines):
                row.put(at, sign, style)

    def _ghost(self, row: Row, ghost: Ghost) -> None:
        """Draw where a mark ended in the baseline, and the way from there, wherever nothing else stands."""
        signs, scale = self._signs, self._paper.scale
        self._used.add("ghost")
        later = ghost.now > ghost.was
        style: Style = "late" if later else "early"
        step = 1 if later else -1
        for column in range(max(-1, min(scale.columns, ghost.was)), ghost.now, step):
            if not 0 <= column < scale.columns:
                continue
            at = self._paper.left + column
            sign = row.sign(at)
            if column == ghost.was and sign in (*self._soft, *self._fills):
                row.put(at, signs.ghost, style)
            elif column + step == ghost.now and sign in self._soft:
                row.put(at, signs.later if later else signs.earlier, style)
            elif sign == " ":
                row.put(at, signs.moved, style)


def style_of(mark: Mark, view: View, critical: bool) -> Style:
    """Return how a mark is coloured: only what its sign and its place say already."""
    if critical and mark.placement.critical:
        return "critical"
    if mark.state == "cancelled":
        return "faint"
    if mark.placement.key == view.upcoming:
        return "next"
    if mark.state == "done":
        return "done"
    if view.today is not None and mark.last < view.today.toordinal():
        return "past"
    return "open" if mark.state == "open" else ""
