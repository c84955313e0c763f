"""What is drawn where: the rows of each lane, in columns of a scale. Knows neither characters nor pixels.

A lane has tracks, one below the other. The first holds the points, with their numbers beneath; what stretches over
several columns takes the first track with room for it and for its label, so that a lane is only as high as it must
be. Where a lane holds more than a reader could follow, the rest is counted by column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from aistrat_cli.model.days import ItemKey
from aistrat_cli.record import Record
from aistrat_cli.render.cells import width
from aistrat_cli.render.timeline.lanes import Lane
from aistrat_cli.render.timeline.marks import Mark, mark_of
from aistrat_cli.render.timeline.packing import Ground, Note, Packer, Spot, Stretch
from aistrat_cli.render.timeline.scale import Scale


class Ghost(Record):
    """Where a mark ended in the baseline, and where it ends now, in columns."""

    mark: Mark
    was: int
    now: int


class Track(Record):
    """One row of a lane, and the row of notes beneath it, which is left out where there are none."""

    spots: tuple[Spot, ...]
    stretches: tuple[Stretch, ...]
    beside: tuple[Note, ...]
    beneath: tuple[Note, ...]
    ghosts: tuple[Ghost, ...]


class Drawn(Record):
    """A lane laid out."""

    lane: Lane
    tracks: tuple[Track, ...]
    crowd: tuple[int, ...]
    """Of a lane with more stretches than tracks: how many more there are in each column; else empty."""


class Labels(Record):
    """How marks are called in the drawing; an empty text is none."""

    number: Callable[[Sequence[Mark]], str]
    """Beneath the marks of a spot."""
    title: Callable[[Mark, bool], str]
    """Beside a stretch, or beside a point that is no meeting; where the second argument says so, only what must be."""


def lay_out(lane: Lane, ground: Ground, labels: Labels, baseline: Mapping[ItemKey, tuple[date, date]]) -> Drawn:
    """Lay a lane out; `baseline` gives the first and last day that items had, both included."""
    marks = [mark for placement in lane.placements if (mark := mark_of(placement)) is not None]
    # Papers and milestones with their titles where the lane has room for that, else counted like meetings.
    for dense in (False, True):
        spots, stretches = _sorted_out(marks, ground.scale, dense)
        packer = Packer(ground, spots, _numbers(spots, ground.room, labels.number))
        crowd = packer.pack(stretches, labels.title, dense)
        if not crowd:
            break
    tracks = []
    for index, row in enumerate(packer.rows):
        own = spots if index == 0 else ()
        seen = [*(mark for spot in own for mark in spot.marks), *(stretch.mark for stretch in row.stretches)]
        tracks.append(
            Track(
                spots=own,
                stretches=tuple(row.stretches),
                beside=tuple(row.beside),
                beneath=tuple(row.beneath),
                ghosts=_ghosts(seen, ground.scale, baseline),
            )
        )
    return Drawn(lane=lane, tracks=tuple(tracks), crowd=crowd)


def _sorted_out(marks: Iterable[Mark], scale: Scale, dense: bool) -> tuple[tuple[Spot, ...], list[Stretch]]:
    """Return what of a lane lies on the axis: spots from left to right, and stretches in the order to place them in."""
    points: dict[int, list[Mark]] = {}
    deadlines: dict[int, list[Mark]] = {}
    stretches: list[Stretch] = []
    for mark in marks:
        first, last = scale.column(mark.first), scale.column(mark.last)
        if last < 0 or first >= scale.columns:
            continue
        if mark.shape == "deadline":
            if mark.form != "range" and last < scale.columns:
                deadlines.setdefault(last, []).append(mark)
        elif mark.form in ("point", "bar") and (mark.shape == "meeting" or (dense and mark.shape != "task")):
            points.setdefault(max(0, first), []).append(mark)
        elif mark.form == "aim" and mark.shape != "task":
            # At least two columns, so that it can be seen to lead up.
            stretches.append(Stretch(mark, max(0, min(first, last - 1)), last))
        else:
            stretches.append(Stretch(mark, first, last))
    stretches.sort(key=lambda stretch: (stretch.first, stretch.first - stretch.last))
    spots = []
    for column in sorted({*points, *deadlines}):
        held = points.get(column, [])
        last = max((min(scale.columns - 1, scale.column(mark.last)) for mark in held), default=column)
        spots.append(Spot(column=column, last=last, marks=tuple(held), deadlines=tuple(deadlines.get(column, ()))))
    return tuple(spots), stretches


def _numbers(spots: Iterable[Spot], room: int, number: Callable[[Sequence[Mark]], str]) -> list[Note]:
    """Return the numbers for which there is room beneath their mark, from left to right."""
    placed: list[Note] = []
    free = 0
    for spot in spots:
        text = number(spot.marks) if spot.marks else ""
        size = width(text)
        column = max(free, spot.column - (size - 1) // 2)
        if size and column <= spot.column and column + size <= room:
            placed.append(Note(column, text, spot.marks[0]))
            free = column + size + 1
    return placed


def _ghosts(marks: Iterable[Mark], scale: Scale, baseline: Mapping[ItemKey, tuple[date, date]]) -> tuple[Ghost, ...]:
    found = []
    for mark in marks:
        if mark.placement.key in baseline:
            was, now = scale.column(baseline[mark.placement.key][1].toordinal()), scale.column(mark.last)
            if was != now:
                found.append(Ghost(mark=mark, was=was, now=now))
    return tuple(found)
