"""What a format of `aistrat export` is: its options, and a function from a plan to files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from aistrat_cli.cli.declare import Option
from aistrat_cli.cli.session import Session
from aistrat_cli.cli.writing import Own
from aistrat_cli.diagnostic import Message
from aistrat_cli.record import Record

if TYPE_CHECKING:
    from aistrat_cli.api import Loaded, Plan
    from aistrat_cli.model.series import Series
    from aistrat_cli.planning.plan import Placement
    from aistrat_cli.selection import Filters


class Work(Record):
    """What is to be exported, and how."""

    session: Session
    loaded: Loaded
    plan: Plan
    filters: Filters
    placements: tuple[Placement, ...]
    """Those of the series that were asked for which pass the filters."""
    faulty: bool
    """The schedules have errors, which was allowed."""
    apart: bool
    """A file for each series; else one for all of them."""
    values: Mapping[str, Any]
    """The values of the format's own options by their names."""

    @property
    def series(self) -> tuple[Series, ...]:
        """The series that were asked for."""
        return self.session.series(self.loaded)

    @property
    def lang(self) -> str | None:
        """The language that was asked for."""
        return self.session.lang


class Output(Record):
    """A file."""

    name: str
    """As it is called in a folder: `new-ai-strategy.ics`."""
    data: bytes
    after: Callable[[], None] | None = None
    """Called once all files are safe, unless it is a dry run."""


class Export(Record):
    """A format."""

    name: str
    about: Message
    own: Own
    """Tells from a file's content whether it is one of ours, which may be replaced."""
    options: tuple[Option, ...] = ()
    make: Callable[[Work], Iterable[Output]]
    """Returns one file, or with `apart` one for each series."""
