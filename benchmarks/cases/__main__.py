"""`python -m benchmarks.cases` writes them again, with `tj3`, into `tests/planning/cases/taskjuggler/`.

Each file is a schedule; its comment says what it is about, and `[x-expect]` holds first and last day of each item.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks import taskjuggler
from benchmarks.cases import at_random, table
from benchmarks.measure import Failed
from benchmarks.network import Network
from benchmarks.schedule_file import to_toml

FOLDER = Path(__file__).parents[2] / "tests" / "planning" / "cases" / "taskjuggler"


def frozen(network: Network, days: taskjuggler.Days) -> str:
    """Return the schedule file with the answers in it."""
    expected = (f'"{name}" = {{ start = {start}, end = {end} }}' for name, (start, end) in days.items())
    return f"{to_toml(network)}\n[x-expect] # the days of TaskJuggler 3.7.1\n" + "\n".join(expected) + "\n"


def main() -> int:
    """Write all cases; return 1 where TaskJuggler is not there."""
    if not taskjuggler.available():
        print("tj3 is not installed (Debian: apt install tj3)", file=sys.stderr)
        return 1
    networks = [*table.written(), *map(at_random.forward, range(1, 41)), *map(at_random.backward, range(1, 31))]
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.toml"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        for network in networks:
            try:
                _, days = taskjuggler.schedule(network, Path(folder), limit=60)
            except Failed as failed:
                print(f"{network.name}: left out: {failed}", file=sys.stderr)
                continue
            (FOLDER / f"{network.name}.toml").write_text(frozen(network, days), encoding="utf-8")
    print(f"{len(list(FOLDER.glob('*.toml')))} cases in {FOLDER}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
