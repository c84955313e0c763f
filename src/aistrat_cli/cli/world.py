"""What surrounds a run: environment, streams, terminal, clock. Tests hand in another one."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from typing import BinaryIO

from aistrat_cli.record import Record


class Stream(Record):
    """A byte stream, and what is known of the terminal behind it."""

    raw: BinaryIO | None
    """None where the process was started with the stream closed."""
    encoding: str = "utf-8"
    tty: bool = False


class World(Record):
    """Everything that a run takes from outside beside its words and the files it reads."""

    environ: Mapping[str, str]
    stdin: Stream
    stdout: Stream
    stderr: Stream
    size: Callable[[], tuple[int, int]]
    """Columns and lines of the terminal; asked only where there is one."""
    clock: Callable[[], float]
    """Seconds since 1970."""


def real_world() -> World:
    """Return the world of this process."""
    return World(
        environ=os.environ,
        stdin=_stream(sys.stdin),
        stdout=_stream(sys.stdout),
        stderr=_stream(sys.stderr),
        size=_size,
        clock=_clock,
    )


def _stream(stream: object) -> Stream:
    if stream is None:
        return Stream(raw=None)
    try:
        tty = bool(stream.isatty())  # type: ignore[attr-defined]
    except ValueError:  # closed
        tty = False
    return Stream(
        raw=getattr(stream, "buffer", None),
        encoding=getattr(stream, "encoding", None) or "utf-8",
        tty=tty,
    )


def _size() -> tuple[int, int]:
    for number in (1, 2, 0):
        try:
            columns, lines = os.get_terminal_size(number)
        except (OSError, ValueError):
            continue
        if columns > 0:
            return columns, lines
    return 80, 24


def _clock() -> float:
    import time

    return time.time()
