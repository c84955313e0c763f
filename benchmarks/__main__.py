"""`python -m benchmarks`: both tools side by side, in one run.

python -m benchmarks                    20, 200 and 1,000 items, and the start-up: about half a minute
python -m benchmarks --sizes 20,10000   other sizes
python -m benchmarks --full             up to 10,000 items, then 100,000 without the peer: several minutes
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks import startup, taskjuggler
from benchmarks.measure import Failed, Run, run
from benchmarks.network import Network, large
from benchmarks.schedule_file import to_toml

FULL = (20, 200, 1_000, 5_000, 10_000)
SMALL = (20, 200, 1_000)


@dataclass(frozen=True)
class Side:
    """One tool's answer to one project."""

    run: Run
    days: taskjuggler.Days


def ours(network: Network, folder: Path, limit: float) -> Side:
    """Plan the network with aistrat: a whole process, from the schedule file to JSON."""
    path = folder / f"{network.name}.toml"
    path.write_text(to_toml(network), encoding="utf-8")
    done = run(
        (*startup.aistrat(), "plan", "--format", "json", str(path)), limit=limit, env=startup.environment(folder)
    )
    return Side(
        done,
        {
            item["id"]: (date.fromisoformat(item["start"]), date.fromisoformat(item["end"]))
            for item in json.loads(done.output)["items"]
        },
    )


def compared(size: int, folder: Path, limit: float, peer: bool) -> str:
    """Return the table's line for one size; both tools run one after the other on the same project."""
    network = large(size)
    ties = sum(len(step.ties) for step in network.steps)
    head = f"{size:>8,} {ties:>8,}"
    try:
        mine = ours(network, folder, limit)
    except Failed as failed:
        return f"{head}   aistrat: {failed}"
    line = f"{head} {_cost(mine.run)}"
    if not peer:
        return line
    try:
        done, days = taskjuggler.schedule(network, folder, limit=limit, whole_days=False)
    except Failed as failed:
        return f"{line}   {failed}"
    wrong = [name for name in days if days[name] != mine.days.get(name)]
    verdict = f"{len(wrong)} differ: {wrong[0]}" if wrong else "same"
    ratio = f"{done.seconds / mine.run.seconds:>7.1f} x {done.processor / mine.run.processor:>7.1f} x"
    return f"{line} {_cost(done)} {ratio}  {verdict}"


def _cost(done: Run) -> str:
    return f"{done.seconds:>8.2f} s {done.processor:>7.2f} s {done.peak:>5.0f} MB"


def linear(folder: Path, limit: float) -> str:
    """Return what ten times as many items cost."""
    try:
        small, big = (ours(large(size), folder, limit).run for size in (10_000, 100_000))
    except Failed as failed:
        return f"100,000 items: {failed}"
    return (
        f"100,000 items against 10,000: {big.seconds:.1f} s against {small.seconds:.1f} s = "
        f"{big.seconds / small.seconds:.1f} x, {big.peak:.0f} MB against {small.peak:.0f} MB"
    )


def main() -> int:
    """Measure and print; 0 where every size gave the same days on both sides."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=lambda text: tuple(int(size) for size in text.split(",")), default=SMALL)
    parser.add_argument("--full", action="store_true", help="all sizes, and 100,000 items against 10,000")
    parser.add_argument("--linear", action="store_true", help="100,000 items against 10,000")
    parser.add_argument("--limit", type=float, default=600, help="seconds that one run may take (default 600)")
    parser.add_argument("--no-peer", action="store_true", help="without TaskJuggler")
    parser.add_argument("--rounds", type=int, default=15, help="runs a start-up median is made of; 0 skips them")
    options = parser.parse_args()

    peer = not options.no_peer and taskjuggler.available()
    if not options.no_peer and not peer:
        print("tj3 is not installed (Debian: apt install tj3): its columns are left out.\n")
    print(f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}\n")
    same = True
    with tempfile.TemporaryDirectory() as folder:
        startup.compile_all()
        one = f"{'cpu':>9} {'peak':>8}"
        print(
            f"{'items':>8} {'ties':>8} {'aistrat':>10} {one}"
            + (f" {'tj3':>10} {one} {'ratio':>9} {'cpu':>9}  days" if peer else "")
        )
        for size in FULL if options.full else options.sizes:
            line = compared(size, Path(folder), options.limit, peer)
            same = same and (not peer or line.endswith("same"))
            print(line, flush=True)
        if options.full or options.linear:
            print("\n" + linear(Path(folder), options.limit), flush=True)
    if options.rounds:
        print(f"\n{'start-up':<12} {'cold':>8} {'warm':>8} {'python -c pass = 1':>20}")
        for one in startup.startups(options.rounds):
            print(
                f"{one.command:<12} {one.cold * 1000:>5.0f} ms {one.warm * 1000:>5.0f} ms {one.ratio:>18.1f} x",
                flush=True,
            )
        ratio = startup.beside_peer() if peer else None
        if ratio is not None:
            print(f"\ntimeline of the real schedule: {ratio:.1f} x as fast as tj3 on a project of that size")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
