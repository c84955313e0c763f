"""A sign of life on stderr: only on a terminal, and only for work that takes over half a second."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING

from aistrat_cli.cli.console import Console

if TYPE_CHECKING:
    from threading import Event, Thread

PATIENCE = 0.5
"""Seconds before anything is shown."""
BEAT = 0.1
SIGNS = "|/-\\"


class Busy:
    """While its block runs, says so; how far the work has come cannot be told, so a sign turns instead of a bar."""

    def __init__(self, console: Console, label: str) -> None:
        self._console = console
        self._label = label
        self._thread: Thread | None = None
        self._over: Event | None = None

    def __enter__(self) -> None:
        world = self._console.world
        if not world.stderr.tty or self._console.quiet or world.environ.get("TERM") == "dumb":
            return
        from threading import Event, Thread

        self._over = Event()
        self._thread = Thread(target=self._turn, args=(self._over,), daemon=True)
        self._thread.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._thread is not None and self._over is not None:
            self._over.set()
            self._thread.join()

    def _turn(self, over: Event) -> None:
        if over.wait(PATIENCE):
            return
        beats = 0
        while not over.is_set():
            self._console.draw(f"\r{SIGNS[beats % len(SIGNS)]} {self._label}")
            beats += 1
            over.wait(BEAT)
        self._console.draw("\r\x1b[K")
