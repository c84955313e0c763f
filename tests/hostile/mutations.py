"""Sound schedules, damaged: wrong values in every key, and bytes and lines at random."""

# ruff: noqa: E501 - a case is a line, so that they can be read one by one

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tomli
import tomli_w
from pieces import FULL, Piece

ROOT = Path(__file__).parents[2]
BASES = (FULL, *(path.read_text(encoding="utf-8") for path in sorted((ROOT / "schedules").glob("*.toml"))))

WRONG: tuple[Any, ...] = (
    True, 0, -1, 2**70, 1.5, float("inf"), float("nan"), "", " ", "x" * 3_000, "\x1b[31m\0\u202e", "../../etc/passwd", "2022-02-30", "m + 1bd", "?",
    [], [[]], [1, "a", {}], {}, {"a": {"b": []}}, {"ja": 1}, dt.date(1, 1, 1), dt.date(9999, 12, 31), dt.time(10), dt.datetime(2022, 2, 24, 10, tzinfo=dt.UTC),
)  # fmt: skip

TOKENS = (
    '"',
    "'",
    "[",
    "]",
    "{",
    "}",
    "=",
    "#",
    "\n",
    ",",
    ".",
    "\\",
    '"""',
    "[[",
    "\x00",
    "\x1b",
    "\ufeff",
    "９",
    "　",
    "2022-02-30",
    "+",
    "-",
    "bd",
)


def pieces(step: int = 1) -> Iterator[Piece]:
    """Yield every `step`-th one; they are many, and alike."""

    # ruff: noqa: E501 - a case is a line, so that they can be read one by one
    yield from _wrong_values(step)
    yield from _missing(step)
    for seed in range(0, 240, step):
        yield Piece(f"random-{seed:03}", damaged(seed), broken=False)


def _wrong_values(step: int) -> Iterator[Piece]:
    """Put a wrong value in every key of the full schedule; seven of the values in turn for each."""
    turn = 0
    for path in paths(tomli.loads(FULL)):
        for _ in range(7):
            turn += 1
            value = WRONG[turn % len(WRONG)]
            if turn % step == 0:
                root, table = _reached(path)
                table[path[-1]] = value
                yield Piece(f"{turn:04} {'.'.join(map(str, path))} = {value!r:.20}", tomli_w.dumps(root), broken=False)


def _missing(step: int) -> Iterator[Piece]:
    """Leave out each key of the full schedule in turn."""
    for turn, path in enumerate(paths(tomli.loads(FULL))):
        if turn % step == 0:
            root, table = _reached(path)
            del table[path[-1]]
            yield Piece(f"without {'.'.join(map(str, path))}", tomli_w.dumps(root), broken=False)


def _reached(path: tuple[str | int, ...]) -> tuple[dict[str, Any], Any]:
    """Return the full schedule afresh, and the table or list in it that holds the last of `path`."""
    root = tomli.loads(FULL)
    table: Any = root
    for key in path[:-1]:
        table = table[key]
    return root, table


def paths(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every value under `value`."""
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield (*path, key)
        yield from paths(child, (*path, key))


def damaged(seed: int) -> bytes:
    """Return a schedule with bytes flipped, lines lost, doubled or moved, or tokens put in."""
    chance = random.Random(seed)
    text = chance.choice(BASES)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        lines = text.split("\n")
        at = chance.randrange(len(lines))
        match chance.randrange(6):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[at])
            case 2:
                other = chance.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                spot = chance.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:spot] + chance.choice(TOKENS) + lines[at][spot:]
            case 4:
                spot = chance.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:spot] + lines[at][spot + chance.randint(1, 5) :]
            case _:
                del lines[at : at + chance.randrange(30)]
        text = "\n".join(lines) or "\n"
    data = bytearray(text.encode())
    if chance.random() < 0.4:
        for _ in range(chance.choice((1, 3, 20))):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)
