"""Hostile schedules: every one gets located findings and an exit code, none a traceback, none takes long.

This is the quick part; `python tests/hostile/run.py` tries them all, with every command.
"""

from __future__ import annotations

from functools import cache
from itertools import islice

import pytest
from corpus import FAMILIES, Hostile, quick
from examine import OTHERS, faults

NAMES = [family.__name__.replace("_", "-") for family in FAMILIES]


@cache
def pieces() -> tuple[Hostile, ...]:
    return tuple(quick())


@pytest.mark.parametrize("family", NAMES)
def test_validate_answers(family: str) -> None:
    """Every fifth of them, and each with one of the other commands in turn."""
    found = []
    of_family = (hostile for hostile in pieces() if hostile.name.startswith(f"{family}/"))
    for turn, hostile in enumerate(islice(of_family, 0, None, 5)):
        commands = (OTHERS[turn // 4 % len(OTHERS)],) if turn % 4 == 0 else ()
        found += [f"{hostile.name}: {fault}" for fault in faults(hostile, commands)]
    assert not found, "\n" + "\n".join(found)


def test_there_are_many() -> None:
    assert len({hostile.name for hostile in pieces()}) > 1_500
