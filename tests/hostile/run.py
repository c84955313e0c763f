"""All hostile schedules, every command: `python tests/hostile/run.py [PART OF A NAME]...`. Takes several minutes.

Prints what is wrong, each fault once with the schedules that show it, and the slowest; exits with 1 where something is.
A schedule can be looked at with `--show`.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict

from corpus import Hostile, whole
from examine import OTHERS, faults

HEAVY = (("timeline", "--today", "2022-02-01", "--width", "100"), ("plan", "--format", "json"))


def commands_for(hostile: Hostile, turn: int) -> tuple[tuple[str, ...], ...]:
    """Return what is asked beside `validate --format json`: all of it would take an hour and show little more."""
    if hostile.heavy:
        return HEAVY
    return OTHERS if not hostile.name.startswith("mutations/") or turn % 10 == 0 else ()


def main(words: list[str]) -> int:
    show = "--show" in words
    wanted = [word for word in words if not word.startswith("--")]
    found: dict[str, list[str]] = defaultdict(list)
    slowest: list[tuple[float, str]] = []
    count = 0
    for hostile in whole():
        if wanted and not any(word in hostile.name for word in wanted):
            continue
        if show:
            sys.stdout.buffer.write(hostile.data)
            continue
        count += 1
        began = time.perf_counter()
        for fault in faults(hostile, commands_for(hostile, count)):
            found[fault].append(hostile.name)
        slowest.append((time.perf_counter() - began, hostile.name))
    for fault, names in sorted(found.items(), key=lambda pair: -len(pair[1])):
        print(f"{len(names):>5} x {fault}\n        {'; '.join(names[:3])}")
    print(f"{count} schedules, {len(found)} faults; the slowest, all commands together:")
    for seconds, name in sorted(slowest, reverse=True)[:10]:
        print(f"{seconds:>8.1f} s  {name}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
