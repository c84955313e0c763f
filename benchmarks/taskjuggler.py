"""The same network for TaskJuggler 3: its project file, a run of `tj3`, and the days that its report means.

What has to be minded, so that both tools are asked the same:

- A gap of N working days in TaskJuggler is N whole days in between; `x + Nbd` in a schedule file is the N-th day after.
- A milestone in TaskJuggler is a moment. It comes at the end of a working day, so it is that day's, and a lag of N
  days before it is a gap of N.
- An end is the moment after the last day, and a start may be reported as the moment the work before ended. The days
  meant are the first working day from the start on and the last working day before the end.
- Finish-to-finish exists only backward: the leader is `alap` and `precedes` the follower `onend`.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from benchmarks.measure import Run, run
from benchmarks.network import ONE_DAY, Network, Step, Tie

PROGRAM = "tj3"
Days = dict[str, tuple[date, date]]


def available() -> bool:
    """Whether `tj3` can be run here (Debian: `apt install tj3`)."""
    return shutil.which(PROGRAM) is not None


def to_tjp(network: Network, *, whole_days: bool = True) -> str:
    """Return the network as a TaskJuggler project.

    Where `whole_days` is true, a working day is 24 hours long, so that days begin and end at midnight and calendar
    gaps are whole days. Otherwise it is nine to five, as people write it and as it is a little faster. Slots of 60
    minutes are the coarsest that TaskJuggler takes, and its fastest (`timingresolution`).
    """
    return "\n".join(_lines(network, whole_days)) + "\n"


def _lines(network: Network, whole_days: bool) -> Iterator[str]:
    yield f'project p "{network.name}" {network.first} - {network.last + ONE_DAY} {{'
    yield '  timezone "UTC"'
    yield "  timingresolution 60min"
    yield f"  dailyworkinghours {24 if whole_days else 8}"
    yield f"  workinghours mon - fri {'0:00 - 24:00' if whole_days else '9:00 - 17:00'}"
    yield "  workinghours sat, sun off"
    yield '  timeformat "%Y-%m-%d %H:%M"'
    yield "}"
    for day in network.closed:
        yield f'leaves holiday "closed" {day}'
    steps = {step.id: step for step in network.steps}
    backward: dict[str, list[str]] = {}
    for step in network.steps:
        for tie in step.ties:
            if tie.relation == "ends_after":
                backward.setdefault(tie.other, []).append(
                    f"precedes !{_name(step.id)} {_gap(tie.lag or 0, tie, 'onend ')}"
                )
            elif tie.relation == "after" and steps[tie.other].late:
                backward.setdefault(tie.other, []).append(f"precedes !{_name(step.id)} {_between(tie, step)}")
    for step in network.steps:
        yield from _task(step, steps, backward.get(step.id, []))
    yield f'taskreport out "{network.name}" {{'
    yield "  formats csv"
    yield "  columns id, start, end"
    yield "  hideresource 1"
    yield "}"


def _task(step: Step, steps: dict[str, Step], backward: list[str]) -> Iterator[str]:
    yield f'task {_name(step.id)} "{step.id}" {{'
    if step.late:
        yield "  scheduling alap"
    if step.not_before:
        yield f"  start {step.not_before}"
    if step.deadline:
        yield f"  end {step.deadline + ONE_DAY}"
    if step.length:
        yield f"  {'length' if step.unit == 'bd' else 'duration'} {step.length}{step.unit.removeprefix('b')}"
    for tie in step.ties:
        if tie.relation == "before":
            yield f"  precedes !{_name(tie.other)} {_between(tie, steps[tie.other])}"
        elif tie.relation == "after" and not steps[tie.other].late:
            yield f"  depends !{_name(tie.other)} {_between(tie, step)}"
    for line in backward:
        yield f"  {line}"
    yield "}"


def _between(tie: Tie, follower: Step) -> str:
    """Return the gap of a tie to a follower's start, which for a milestone is the end of its day."""
    if tie.lag is None:
        return ""
    whole_days = tie.lag - 1 if follower.length else tie.lag
    return _gap(whole_days + 1, tie, "onstart ") if tie.from_start else _gap(whole_days, tie)


def _gap(days: int, tie: Tie, edge: str = "") -> str:
    if days < 0:
        raise ValueError(f"TaskJuggler has no negative gap: {tie}")
    gap = f"{'gaplength' if tie.unit == 'bd' else 'gapduration'} {days}d " if days else ""
    return f"{{ {gap}{edge}}}" if gap or edge else ""


def _name(step: str) -> str:
    """Return an id that TaskJuggler takes: it has no `-`."""
    return step.replace("-", "_")


def schedule(network: Network, folder: Path, *, limit: float = 600.0, whole_days: bool = True) -> tuple[Run, Days]:
    """Run `tj3` on the network in `folder`; return what the run cost, and first and last day of every step.

    Raises `measure.Failed` where it fails or takes longer than `limit` seconds.
    """
    path = folder / f"{network.name}.tjp"
    path.write_text(to_tjp(network, whole_days=whole_days), encoding="utf-8")
    done = run([PROGRAM, "--silent", "--no-color", "--output-dir", str(folder), str(path)], limit=limit)
    report = (folder / f"{network.name}.csv").read_text(encoding="utf-8")
    return done, days(network, report, 24 if whole_days else 17)


def days(network: Network, report: str, closes: int) -> Days:
    """Return the days that TaskJuggler's report means, where working days close at the hour `closes`, 24 or 17."""
    rows = {row["Id"]: row for row in csv.DictReader(report.splitlines(), delimiter=";")}
    found: Days = {}
    for step in network.steps:
        row = rows[_name(step.id)]
        # A start at the very end of a day, 17:00 where days are nine to five, is the next working day's.
        start = (datetime.fromisoformat(row["Start"]) + timedelta(hours=24 - closes)).date()
        end = (datetime.fromisoformat(row["End"]) - timedelta(minutes=1)).date()
        if step.unit == "bd":
            while not network.is_business(end):
                end -= ONE_DAY
            while not network.is_business(start):
                start += ONE_DAY
        found[step.id] = (start, end) if step.length else (end, end)
    return found
