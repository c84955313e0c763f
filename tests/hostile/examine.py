"""Running commands on a hostile schedule, and what must be true of the answers."""

from __future__ import annotations

import io
import json
import signal
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Any, NamedTuple

from corpus import Hostile

from aistrat_cli.cli.app import run
from aistrat_cli.cli.world import Stream, World

PATIENCE = 5
"""Seconds of the processor that a command may take, whatever else the machine does. Most take milliseconds."""

VALIDATE = ("validate", "--format", "json")
OTHERS: tuple[tuple[str, ...], ...] = (
    ("validate", "--width", "80"),
    ("validate", "--format", "github", "--lang", "ja"),
    ("timeline", "--today", "2022-02-01", "--width", "100"),
    ("timeline", "--today", "2022-02-01", "--width", "60", "--charset", "ascii"),
    ("plan", "--width", "80"),
    ("plan", "--format", "json"),
    ("next", "--today", "2022-02-20"),
)

ENVIRON: Mapping[str, str] = {"NO_COLOR": "1"}


class Answer(NamedTuple):
    """What a command said, and how long it took."""

    code: int
    out: bytes
    err: str
    seconds: float


class TooSlow(BaseException):  # no Exception, so that the command does not take it for a bug of its own
    """The command took longer than `PATIENCE`."""


def ask(words: Sequence[str], data: bytes, environ: Mapping[str, str] = ENVIRON) -> Answer:
    """Run a command in this process on a schedule that comes from standard input."""
    out, err = io.BytesIO(), io.BytesIO()
    world = World(
        environ=environ,
        stdin=Stream(raw=io.BytesIO(data)),
        stdout=Stream(raw=out),
        stderr=Stream(raw=err),
        size=lambda: (80, 24),
        clock=lambda: 1_650_000_000.0,
    )
    began = time.perf_counter()
    with _limited():
        code = run([*words, "--debug", "-"], world)
    return Answer(code, out.getvalue(), err.getvalue().decode("utf-8", "replace"), time.perf_counter() - began)


def faults(hostile: Hostile, commands: Sequence[tuple[str, ...]], environ: Mapping[str, str] = ENVIRON) -> list[str]:
    """Return what is wrong with the answers of `validate` and of other commands, nothing where all is well."""
    found = []
    for words in (VALIDATE, *commands):
        try:
            answer = ask(words, hostile.data, environ)
        except TooSlow:
            found.append(f"{' '.join(words)}: more than {PATIENCE} s")
            continue
        found += [f"{' '.join(words)}: {fault}" for fault in _faults(hostile, words, answer)]
    return found


def _faults(hostile: Hostile, words: tuple[str, ...], answer: Answer) -> Iterator[str]:
    if "Traceback" in answer.err:
        lines = [line.strip() for line in answer.err.splitlines()]
        frames = [line.rpartition("/")[2] for line in lines if line.startswith("File ")]
        wrong = next((line for line in reversed(lines[:-1]) if line), "")
        yield f"traceback: {wrong[:100]} ({' < '.join(reversed(frames[-3:]))})"
        return
    if answer.code not in (0, 1):
        yield f"exit {answer.code}: {answer.err.strip()[:200]}"
        return
    text = answer.out.decode("utf-8", "replace") + answer.err
    raw = sorted({char for char in text if (char < " " and char != "\n") or "\x7f" <= char <= "\x9f" or char in UNSEEN})
    if raw:
        yield f"printed raw: {raw!r:.80}"
    if words == VALIDATE:
        yield from _unlocated(hostile, answer)


UNSEEN = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"
"""Marks that reorder or break what is shown."""


def _unlocated(hostile: Hostile, answer: Answer) -> Iterator[str]:
    document: dict[str, Any] = json.loads(answer.out)
    errors = [one for one in document["diagnostics"] if one["severity"] == "error"]
    if hostile.broken and not errors:
        yield "no error was found"
    if bool(errors) != (answer.code == 1):
        yield f"exit {answer.code} with {len(errors)} errors"
    lines = hostile.data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for one in document["diagnostics"]:
        place, end = one["location"], one["end_location"]
        if not one["filename"] or not place or not 1 <= place["line"] <= lines or place["column"] < 1:
            yield f"{one['code']} is at {one['filename']}:{place}"
        elif (end["line"], end["column"]) < (place["line"], place["column"]):
            yield f"{one['code']} ends before it begins: {place} {end}"
        if not one["message"].strip() or len(one["message"]) > 2_000:
            yield f"{one['code']} has a message of {len(one['message'])} characters"


@contextmanager
def _limited() -> Iterator[None]:
    """Raise `TooSlow` in the middle of what takes longer than `PATIENCE`, where the system has timers."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
