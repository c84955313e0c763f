"""What one run of a command costs: wall time, processor time, peak memory."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """One run; `seconds` by the wall clock, `processor` of the process and its children, `peak` in MB."""

    seconds: float
    processor: float
    peak: float
    output: bytes = b""


class Failed(Exception):
    """The command exited with a failure, or was ended after its time was up."""


def run(
    command: Sequence[str], *, limit: float = 600.0, env: dict[str, str] | None = None, ok: Sequence[int] = (0,)
) -> Run:
    """Run a command with its output caught; raise `Failed` where its exit code is not in `ok` or `limit` seconds pass.

    The figures are those the kernel keeps for this one child (`wait4`), so earlier runs do not show in the peak.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        (Path(folder) / "out").open("w+b") as out,
        (Path(folder) / "err").open("w+b") as err,
    ):
        began = time.perf_counter()
        child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=env, start_new_session=True
        )
        ended = threading.Event()
        late = threading.Event()

        def end_it() -> None:
            if not ended.is_set():
                late.set()
                os.killpg(child.pid, signal.SIGKILL)

        timer = threading.Timer(limit, end_it)
        timer.start()
        try:
            _, status, usage = os.wait4(child.pid, 0)
            seconds = time.perf_counter() - began
        finally:
            ended.set()
            timer.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        if late.is_set():
            raise Failed(f"{command[0]}: more than {limit:g} s")
        if child.returncode not in ok:
            err.seek(0)
            lines = err.read().decode(errors="replace").strip().splitlines() or [""]
            said = lines[-1 if lines[0].startswith("Traceback") else 0]
            raise Failed(f"{command[0]}: exit {child.returncode}: {said[:200]}")
        out.seek(0)
        return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out.read())
