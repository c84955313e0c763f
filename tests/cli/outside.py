"""Running commands in this process, in a world made for the test: streams, environment, terminal, clock."""

from __future__ import annotations

import io
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from aistrat_cli.cli.app import run
from aistrat_cli.cli.world import Stream, World

ROOT = Path(__file__).parents[2]
FEBRUARY_2022 = 1643673600.0  # 2022-02-01T00:00:00Z


class Result(NamedTuple):
    code: int
    raw: bytes
    err: str

    @property
    def out(self) -> str:
        return self.raw.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.raw)


class Terminal(NamedTuple):
    """What the streams are; by default nothing is a terminal and all speak UTF-8."""

    stdin: bool = False
    stdout: bool = False
    stderr: bool = False
    encoding: str = "utf-8"
    columns: int = 80
    lines: int = 24


PIPES = Terminal()
ALL = Terminal(True, True, True)


def aistrat(
    *words: str,
    env: Mapping[str, str] | None = None,
    stdin: bytes = b"",
    terminal: Terminal = PIPES,
    stdout: io.RawIOBase | io.BytesIO | None = None,
    clock: float = FEBRUARY_2022,
) -> Result:
    """Run a command line; what it raises comes through, since a traceback is what a test wants to see."""
    out = io.BytesIO() if stdout is None else stdout
    err = io.BytesIO()
    environ = {"AISTRAT_CACHE_DIR": os.environ["AISTRAT_CACHE_DIR"], **(env or {})}
    world = World(
        environ=environ,
        stdin=Stream(raw=io.BytesIO(stdin), tty=terminal.stdin),
        stdout=Stream(raw=out, encoding=terminal.encoding, tty=terminal.stdout),  # type: ignore[arg-type]
        stderr=Stream(raw=err, encoding=terminal.encoding, tty=terminal.stderr),
        size=lambda: (terminal.columns, terminal.lines),
        clock=lambda: clock,
    )
    code = run(words, world)
    raw = out.getvalue() if isinstance(out, io.BytesIO) else b""
    return Result(
        code, raw, err.getvalue().decode("ascii" if terminal.encoding.startswith("no-") else terminal.encoding)
    )


def with_schedules(folder: Path) -> Path:
    """Put the project's schedules into a folder, and what others handed in beside them; return the folder."""
    shutil.copytree(ROOT / "schedules", folder / "schedules")
    handed_in = ROOT / "tests" / "importing" / "files"
    shutil.copy(handed_in / "meetings.csv", folder)
    shutil.copy(handed_in / "plain.ics", folder / "office.ics")  # nothing recurs: it is read without the extra
    return folder
