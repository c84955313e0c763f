"""What there is to say about a foreign file: at a line or a cell, in both languages."""

from __future__ import annotations

from typing import Any

from aistrat_cli.diagnostic import Message
from aistrat_cli.errors import AistratError
from aistrat_cli.row import NamedTuple

LIBRARIES = ("icalendar", "recurring_ical_events", "x_wr_timezone", "openpyxl", "et_xmlfile")
"""What the extra brings."""

EXTRA = "python3 -m pip install 'aistrat[import]'"


class Spot(NamedTuple):
    """Where something stands in a foreign file."""

    file: str
    """The path as it is shown."""
    at: str = ""
    """A line (`12`), a cell (`B7`), a cell of a sheet (`Meetings!B7`); empty for the file as a whole."""

    def __str__(self) -> str:
        return f"{self.file}:{self.at}" if self.at else self.file


class Remark(NamedTuple):
    """Something that was not understood, was left out, or was decided on the reader's behalf."""

    spot: Spot
    message: Message


class Unreadable(Exception):
    """A foreign file of which nothing can be read: where it fails, and why."""

    def __init__(self, spot: Spot, message: Message) -> None:
        super().__init__(message.en)
        self.remark = Remark(spot, message)


class MissingExtra(AistratError):
    """A library that reads this kind of file is not installed; `message` names the command that installs it."""

    def __init__(self, library: str) -> None:
        super().__init__(
            Message(
                f"{library} is not installed, which reads this kind of file: {EXTRA}",
                f"この種のファイルを読むための {library} が入っていません: {EXTRA}",
            )
        )


def needed(module: str) -> Any:
    """Return a module of a library of the extra; raises MissingExtra where it is not installed."""
    from importlib import import_module

    try:
        return import_module(module)
    except ImportError as error:
        if (error.name or "").partition(".")[0] in LIBRARIES:
            raise MissingExtra(module.partition(".")[0].replace("_", "-")) from None
        raise


def many(count: int, noun: str) -> str:
    """Return `1 row`, `3 rows`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
