"""How long a command takes from key to prompt, as a multiple of `python -c pass`."""

from __future__ import annotations

import compileall
import importlib.util
import os
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import taskjuggler
from benchmarks.measure import Failed, run

SEED = Path(__file__).parent.parent / "schedules" / "new-ai-strategy.toml"
COMPILED = ("aistrat_cli", "typer", "click", "rich", "dateutil", "tomli", "holidays", "platformdirs")
BARE = (sys.executable, "-c", "pass")


@dataclass(frozen=True)
class Startup:
    """What one command costs: the first run with an empty cache, and the median of the runs after it, in seconds."""

    command: str
    cold: float
    warm: float
    ratio: float
    """Of the warm median to the median of `python -c pass`, measured in turn with it."""


def aistrat() -> tuple[str, ...]:
    """Return the command as a user has it: the script beside this interpreter, else the module."""
    script = Path(sys.executable).with_name("aistrat")
    return (str(script),) if script.exists() else (sys.executable, "-m", "aistrat_cli")


def environment(cache: Path) -> dict[str, str]:
    """Return an environment with a cache folder of its own, in which compiled modules are kept."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "XDG_CACHE_HOME": str(cache), "NO_COLOR": "1"}


def compile_all() -> None:
    """Compile the program and what it imports, as an installer does."""
    for name in COMPILED:
        spec = importlib.util.find_spec(name)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            compileall.compile_dir(folder, quiet=2)


def startups(rounds: int) -> Iterator[Startup]:
    """Yield a measurement for each command; those that fail are told on stderr and left out."""
    compile_all()
    program = aistrat()
    commands: list[tuple[str, Sequence[str]]] = [
        ("--version", (*program, "--version")),
        ("--help", (*program, "--help")),
        ("validate", (*program, "validate", str(SEED))),
        ("timeline", (*program, "timeline", "--width", "100", str(SEED))),
    ]
    for name, command in commands:
        with tempfile.TemporaryDirectory() as folder:
            env = environment(Path(folder))
            try:
                cold = run(command, env=env, limit=30).seconds
                bare, warm = [], []
                for _ in range(rounds):
                    bare.append(run(BARE, env=env, limit=30).seconds)
                    warm.append(run(command, env=env, limit=30).seconds)
            except Failed as failed:
                print(f"{name}: {failed}", file=sys.stderr)
                continue
        yield Startup(name, cold, statistics.median(warm), statistics.median(warm) / statistics.median(bare))


def beside_peer(rounds: int = 5) -> float | None:
    """Return how many times longer `tj3` takes than `timeline` of the real schedule, None without either.

    TaskJuggler is given a project of twenty items, about as large as the schedule with its derived deadlines.
    """
    from benchmarks.network import large

    if not taskjuggler.available() or not SEED.exists():
        return None
    with tempfile.TemporaryDirectory() as folder:
        env = environment(Path(folder))
        command = (*aistrat(), "timeline", "--width", "100", str(SEED))
        try:
            run(command, env=env, limit=30)
            ours = statistics.median(run(command, env=env, limit=30).seconds for _ in range(rounds))
            peer = statistics.median(
                taskjuggler.schedule(large(20), Path(folder), whole_days=False)[0].seconds for _ in range(rounds)
            )
        except Failed as failed:
            print(f"timeline beside tj3: {failed}", file=sys.stderr)
            return None
    return peer / ours
