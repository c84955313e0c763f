"""What is copied into CI systems: the action's steps run by hand, hooks and snippets that name what exists."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from documents import ROOT

ACTION = (ROOT / "action.yml").read_text(encoding="utf-8")


def script(step: str) -> str:
    """Return the shell script of one of the action's steps."""
    found = re.search(rf"- name: {re.escape(step)}\n(?:.*\n)*?      run: \|\n((?:        .*\n|\n)+)", ACTION)
    assert found, step
    return textwrap.dedent(found[1])


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    """A folder as a runner has checked it out, with what the step before has installed."""
    shutil.copytree(ROOT / "schedules", tmp_path / "schedules")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").symlink_to(sys.executable)
    return tmp_path


def step(runner: Path, name: str, **inputs: str) -> subprocess.CompletedProcess[str]:
    env = {
        "PATH": f"{runner / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(runner),
        "RUNNER_TEMP": str(runner),
        "GITHUB_STEP_SUMMARY": str(runner / "summary.md"),
        "AISTRAT_CACHE_DIR": str(runner / "cache"),
        "VIRTUAL_ENV": os.environ.get("VIRTUAL_ENV", ""),
        "AGAINST": "",
        "FILES": "schedules",
        "FAIL_ON": "error",
        "TODAY": "",
        "SPOKEN": "en",
        **inputs,
    }
    packages = os.pathsep.join(path for path in sys.path if path)
    text = script(name).replace('PYTHONPATH="$RUNNER_TEMP/aistrat"', f'PYTHONPATH="{packages}"')
    return subprocess.run(["bash", "-c", text], cwd=runner, env=env, capture_output=True, text=True, check=False)


def test_the_action_checks_and_writes_its_summary(runner: Path) -> None:
    result = step(runner, "Check")
    assert result.returncode == 0, result.stderr
    assert "::warning title=T001 overdue," in result.stdout
    assert (runner / "summary.md").read_text(encoding="utf-8").startswith("### aistrat: ")
    assert step(runner, "Check", FAIL_ON="warning").returncode == 1


HOSTILE = ["""$(touch owned)`touch owned`; touch owned' ; touch owned '" ; touch owned \"""", "--output=owned"]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ["AGAINST", "FILES", "FAIL_ON", "TODAY", "SPOKEN"])
def test_no_input_becomes_a_command(name: str, text: str, runner: Path) -> None:
    assert step(runner, "Check", **{name: text}).returncode == 2
    step(runner, "Fetch what to compare with", **{name: text})
    assert not (runner / "owned").exists()


def test_inputs_reach_scripts_only_through_the_environment() -> None:
    scripts = "".join(re.findall(r"run: \|\n((?:        .*\n|\n)+)", ACTION))
    assert "${{" not in scripts


def test_what_the_action_uses_is_pinned() -> None:
    used = re.findall(r"uses: (\S+)", ACTION)
    recipe = (ROOT / "docs" / "recipes-ci.md").read_text(encoding="utf-8")
    used += [one for one in re.findall(r"uses: (\S+)", recipe) if not one.startswith("OWNER/")]
    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one) for one in used)


def test_hooks_and_snippets_call_what_exists(runner: Path) -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entries = re.findall(r"entry: aistrat (.+)", hooks)
    assert len(entries) == 2
    for entry in entries:
        words = [sys.executable, "-m", "aistrat_cli", *entry.split(), "schedules/new-ai-strategy.toml"]
        assert subprocess.run(words, cwd=runner, capture_output=True, check=False).returncode == 0
    files, left_out = re.findall(r"(?:files|exclude): (.+)", hooks)[:2]
    assert re.search(files, "schedules/a/b.toml")
    assert not re.search(left_out, "schedules/a/b.toml")
    assert re.search(left_out, "schedules/a.agreed.baseline.toml")


def test_the_gitlab_job_runs_by_hand(runner: Path) -> None:
    snippet = (ROOT / "ci" / "gitlab.yml").read_text(encoding="utf-8")
    found = re.search(r"  script:\n    - \|\n((?:      .*\n)+)", snippet)
    assert found
    (runner / "bin" / "aistrat").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m aistrat_cli "$@"\n')
    (runner / "bin" / "aistrat").chmod(0o755)
    env = {**os.environ, "PATH": f"{runner / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    text = "set -e\n" + textwrap.dedent(found[1])
    result = subprocess.run(["bash", "-c", text], cwd=runner, env=env, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert (runner / "gl-code-quality-report.json").read_text(encoding="utf-8").startswith("[")
