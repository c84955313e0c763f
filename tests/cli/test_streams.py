"""Whole processes: closed pipes, full disks, Ctrl-C, what is imported, what starts fast."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PYTHON = sys.executable


def process(*words: str, **more: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # type: ignore[call-overload, no-any-return]
        [PYTHON, "-m", "aistrat_cli", *words], **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
    )


# What the environment's own start-up files import is not ours.
OURS = """
import sys
before = set(sys.modules)
from aistrat_cli.__main__ import main
code = main()
print(code, *(set(sys.modules) - before), file=sys.stderr)
"""


def imported(*words: str) -> set[str]:
    """Run a command, and return the modules that it imported."""
    done = subprocess.run([PYTHON, "-c", OURS, *words], capture_output=True, text=True, check=True)
    code, *modules = done.stderr.splitlines()[-1].split()
    assert code == "0"
    return set(modules)


def test_version_imports_nothing() -> None:
    assert imported("--version") <= {"aistrat_cli", "aistrat_cli.__main__", "__future__", "gc"}


HEAVY = {
    "ics",
    "holidays",
    "dateutil",
    "rich",
    "rich.console",
    "rich.markdown",
    "pydantic",
    "tempfile",
    "importlib.metadata",
    "dataclasses",
    "platformdirs",
    "asyncio",
}


@pytest.mark.parametrize("words", [["validate"], ["timeline"], ["plan"], ["--help"], ["plan", "--help"]], ids=" ".join)
def test_a_warm_run_imports_nothing_heavy(words: list[str], office: Path, cache: Path) -> None:
    if not any(cache.iterdir()):
        imported(*words)  # fills the cache of holidays
    assert not HEAVY & imported(*words)


NOT_MET = {
    "aistrat_cli.calendar.easter",
    "aistrat_cli.loading.decode.used_sets",
    "aistrat_cli.loading.repeats",
    "aistrat_cli.render.diagnostics.full",
    "aistrat_cli.selection",
    "aistrat_cli.source.positions",
}
"""What only findings, filters, repeats, sets of lead times and Easter need."""


def test_a_clean_schedule_is_validated_without_what_it_does_not_have() -> None:
    schedule = str(Path(__file__).parents[2] / "schedules" / "new-ai-strategy.toml")
    assert not NOT_MET & imported("validate", schedule)


def test_a_closed_pipe_is_silent_and_141(office: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = process("timeline", stdout=write)
    os.close(write)
    assert done.communicate()[1] == b""
    assert done.returncode == 141


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
@pytest.mark.parametrize("words", [["timeline"], ["--version"], ["--help"], ["plan", "--format", "json"]], ids=" ".join)
def test_a_full_disk_is_said_and_2(words: list[str], office: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = process(*words, stdout=full, env={**os.environ, "AISTRAT_LANG": "en"})
        err = done.communicate()[1].decode()
    assert done.returncode == 2
    assert err.count("\n") == 1
    assert err.startswith("aistrat: cannot write to stdout: ")


@pytest.mark.parametrize("words", ["timeline", "--version"])
def test_a_closed_stdout_is_said_and_2(words: str, office: Path) -> None:
    env = {**os.environ, "AISTRAT_LANG": "en"}
    done = subprocess.run(
        ["/bin/sh", "-c", f"{PYTHON} -m aistrat_cli {words} >&-"], capture_output=True, check=False, env=env
    )
    assert done.returncode == 2
    assert b"stdout is closed" in done.stderr


@pytest.mark.parametrize("delay", [0.03, 0.1, 0.5])
def test_ctrl_c_is_130_also_while_importing(delay: float, tmp_path: Path, cache: Path) -> None:
    """The schedule comes from a pipe that never ends, so the run is still there whenever the signal comes."""
    read, write = os.pipe()
    done = process("plan", "-", stdin=read, env={**os.environ, "PYTHONFAULTHANDLER": "0"})
    os.close(read)
    time.sleep(delay)
    sent = time.monotonic()
    done.send_signal(signal.SIGINT)
    out, err = done.communicate(timeout=5)
    took = time.monotonic() - sent
    os.close(write)
    if done.returncode != 130 and b"aistrat_cli/" not in err:
        pytest.skip("Python itself was still starting")
    assert (done.returncode, out, err) == (130, b"", b"")
    assert took < 1


def test_nothing_is_asked_where_stdin_is_no_terminal(office: Path) -> None:
    done = process("init", "schedules/new-ai-strategy.toml", stdin=subprocess.DEVNULL)
    done.communicate(timeout=10)
    assert done.returncode == 2


@pytest.mark.parametrize("encoding", ["ascii", "cp932"])
def test_python_told_to_speak_another_encoding(encoding: str, office: Path) -> None:
    done = process("timeline", "--lang", "ja", env={**os.environ, "PYTHONIOENCODING": encoding})
    out, err = done.communicate()
    assert (done.returncode, err) == (0, b"")
    out.decode(encoding)
