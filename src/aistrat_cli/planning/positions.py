"""The days that a pass gives to the nodes, and what it met on the way."""

from __future__ import annotations

from aistrat_cli.errors import DayOutOfRange, NoBusinessDay, NoHolidayData
from aistrat_cli.planning.leads import LeadDay, LeadNeedsTime
from aistrat_cli.planning.ties import Tie

CANNOT_COUNT = (NoHolidayData, NoBusinessDay, DayOutOfRange, LeadNeedsTime)
"""What keeps a day from being computed."""


class Bounds:
    """What holds an item from the front: the least day of its start and of its end, and the ties that say so."""

    __slots__ = ("by", "by_end", "end", "start")

    def __init__(self) -> None:
        self.start = self.end = 0
        self.by: Tie | None = None
        self.by_end: Tie | None = None


class Positions:
    """The days of all nodes in one plan, by node number; 0 where there is none."""

    def __init__(self, count: int) -> None:
        self.start = [0] * count
        self.end = [0] * count
        self.early = [0] * count
        """The first day each could start on, before anything is placed late; without regard to a date or a target."""
        self.held: list[Tie | None] = [None] * count
        """The tie that sets the planned day."""
        self.lead: dict[int, LeadDay] = {}
        self.failed: dict[int, Exception] = {}
        self.impossible: dict[int, tuple[int, Tie | None]] = {}
        """Open items without a possible day: the first day that would do, and what asks for it."""
        self.backwards: dict[int, tuple[int, int]] = {}
        """Tasks whose `end` lies before their start: both days as computed."""
        self.not_in_force: set[int] = set()
