"""The exception of the parsers of single values."""

from __future__ import annotations

from aistrat_cli.diagnostic import Fault, Message


class Misread(Exception):
    """A value that cannot be read: what kind of fault, in which words, and where inside the value.

    `start` and `end` are code point offsets inside the string value, the end exclusive; None means all of it. Of a
    list, `inner` leads to the entry that is meant.
    """

    def __init__(
        self,
        fault: Fault,
        message: Message,
        help: Message | None = None,
        start: int | None = None,
        end: int | None = None,
        inner: tuple[str | int, ...] = (),
    ) -> None:
        super().__init__(message.en)
        self.fault = fault
        self.message = message
        self.help = help
        self.start = start
        self.end = end
        self.inner = inner

    def moved(self, by: int) -> Misread:
        """Return the same for a value in which this one begins at offset `by`."""
        start = None if self.start is None else self.start + by
        end = None if self.end is None else self.end + by
        return Misread(self.fault, self.message, self.help, start, end, self.inner)
