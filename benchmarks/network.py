"""A project told without any tool's words: steps, the ties between them, and the closed days."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Tie:
    """A dependency of the step that holds it, in the words of the schedule file."""

    relation: Literal["after", "before", "ends_after"]
    other: str
    lag: int | None = None
    """As in the file: `x + 3bd` is 3, `y - 3bd` in `before` is 3, too. None is the bare form."""
    unit: Literal["bd", "d"] = "bd"
    from_start: bool = False
    """Counts from the other's start where that is not the default."""


@dataclass(frozen=True)
class Step:
    """A task or, with a length of 0, a milestone."""

    id: str
    length: int
    unit: Literal["bd", "d", "w"] = "bd"
    ties: tuple[Tie, ...] = ()
    not_before: date | None = None
    deadline: date | None = None
    late: bool = False


@dataclass(frozen=True)
class Network:
    """A project over `first` to `last`; weekends and `closed` days are no business days."""

    name: str
    about: str
    first: date
    last: date
    steps: tuple[Step, ...]
    closed: tuple[date, ...] = ()

    def is_business(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.closed


def year_of_closures(year: int) -> Iterator[date]:
    """Yield the closed days of a calendar shaped like a Japanese office's: fixed holidays and the turn of the year."""
    for month, day in (
        (1, 1), (1, 2), (1, 3), (2, 11), (2, 23), (4, 29), (5, 3), (5, 4), (5, 5),
        (8, 11), (11, 3), (11, 23), (12, 29), (12, 30), (12, 31),
    ):  # fmt: skip
        yield date(year, month, day)


def large(items: int, dependencies: int | None = None, seed: int = 1) -> Network:
    """Return a project of `items` steps in layers, each tied to one or two steps of the layer before.

    Layers are at most 80, so that a larger project is a wider one and not one that lasts for centuries; a twentieth are
    milestones, and two ties of five carry a lag of working days. `dependencies` defaults to 1.6 an item.
    """
    chance = random.Random(seed)
    wanted = dependencies if dependencies is not None else items * 8 // 5
    layers = max(2, min(80, items // 4))
    width = -(-items // layers)
    first = date(2026, 4, 1)
    ties: list[list[Tie]] = [[] for _ in range(items)]

    def tie(index: int) -> None:
        layer = index // width
        before = chance.randrange((layer - 1) * width, layer * width)
        if any(known.other == f"s{before}" for known in ties[index]):
            return
        lag = chance.randint(2, 6) if chance.random() < 0.4 else None
        ties[index].append(Tie("after", f"s{before}", lag))

    for index in range(width, items):
        tie(index)
    count = items - width
    while count < wanted:
        index = chance.randrange(width, items)
        had = len(ties[index])
        if had < 6:
            tie(index)
            count += len(ties[index]) - had
    steps = tuple(
        Step(
            f"s{index}",
            0 if chance.random() < 0.05 and index >= width else chance.randint(1, 5),
            ties=tuple(ties[index]),
            not_before=first + ONE_DAY * chance.randrange(28) if index < width else None,
        )
        for index in range(items)
    )
    last = first + ONE_DAY * (120 + 11 * layers)
    closed = tuple(
        day
        for year in range(first.year, last.year + 1)
        for day in year_of_closures(year)
        if first <= day <= last and day.weekday() < 5
    )
    return Network(f"large-{items}", f"{items} items in {layers} layers", first, last, steps, closed)
