"""Files: whole or not at all, only our own, never without need; `init` never over anything."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from outside import aistrat

from aistrat_cli.cli import writing


def written(path: Path) -> tuple[int, int]:
    """Return what changes when a file is replaced: its inode and its time."""
    found = path.stat()
    return found.st_ino, found.st_mtime_ns


def test_a_result_goes_into_a_file(office: Path) -> None:
    to_stdout = aistrat("plan", "--format", "json")
    result = aistrat("plan", "--format", "json", "-o", "plan.json", "--lang", "en")
    assert (result.code, result.raw, result.err) == (0, b"", "plan.json: written\n")
    assert (office / "plan.json").read_bytes() == to_stdout.raw
    assert aistrat("plan", "--format", "json", "-o", "-").raw == to_stdout.raw


@pytest.mark.parametrize(
    "words", [["timeline"], ["plan", "--format", "json"], ["validate", "--format", "sarif"], ["schema"]]
)
def test_unchanged_output_is_not_written_again(words: list[str], office: Path) -> None:
    out = office / "out"
    aistrat(*words, "-o", "out", env={"AISTRAT_LANG": "en"})
    before = written(out)
    assert aistrat(*words, "-o", "out", env={"AISTRAT_LANG": "en"}).err.splitlines()[0] == "out: unchanged"
    assert written(out) == before


@pytest.mark.parametrize("words", [["timeline"], ["plan", "--format", "json"]], ids=" ".join)
def test_only_our_own_files_are_replaced(words: list[str], office: Path) -> None:
    out = office / "out"
    out.write_text("somebody's work\n", encoding="utf-8")
    refused = aistrat(*words, "-o", "out")
    assert refused.code == 2
    assert "--force" in refused.err
    assert out.read_text(encoding="utf-8") == "somebody's work\n"
    assert aistrat(*words, "-o", "out", "--force").code == 0
    assert aistrat(*words, "--kind", "meeting", "-o", "out").err == "out: 書き出しました\n"


def test_what_was_edited_since_is_somebodys_work(office: Path) -> None:
    aistrat("timeline", "-o", "out.txt")
    with (office / "out.txt").open("a", encoding="utf-8") as file:
        file.write("my own line\n")
    assert aistrat("timeline", "--kind", "meeting", "-o", "out.txt").code == 2


def test_our_json_is_known_on_every_machine(office: Path, tmp_path: Path) -> None:
    aistrat("plan", "--format", "json", "-o", "out")
    elsewhere = {"AISTRAT_CACHE_DIR": str(tmp_path / "other")}
    assert aistrat("plan", "--format", "json", "--kind", "task", "-o", "out", env=elsewhere).code == 0


def test_a_dry_run_writes_nothing(office: Path) -> None:
    result = aistrat("schema", "-o", "schema.json", "--dry-run")
    assert result.code == 0
    assert result.err.startswith("schema.json: would be written (")
    assert not (office / "schema.json").exists()


def test_mode_is_kept_and_a_link_followed(office: Path) -> None:
    real = office / "real.json"
    real.write_bytes(b"")
    real.chmod(0o640)
    (office / "link.json").symlink_to("real.json")
    assert aistrat("plan", "--format", "json", "-o", "link.json").code == 0
    assert (office / "link.json").is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert real.read_bytes().startswith(b'{\n  "version": 1')
    assert [path.name for path in office.iterdir() if path.name.endswith(".part")] == []


@pytest.mark.parametrize("path", ["schedules", "nowhere/out.txt", "out\0"])
def test_what_cannot_be_written_is_said(path: str, office: Path) -> None:
    result = aistrat("timeline", "-o", path)
    assert (result.code, result.out) == (2, "")
    assert "Traceback" not in result.err


def test_a_device_is_written_to(office: Path) -> None:
    assert aistrat("timeline", "-o", "/dev/null").code == 0
    if os.path.exists("/dev/full"):
        assert "/dev/full: cannot be written: " in aistrat("timeline", "-o", "/dev/full", "--lang", "en").err


def test_an_interruption_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out"
    target.write_bytes(b"old")

    def interrupted(number: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        writing.atomically(str(target), b"new", 0o600)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_reading_writes_nothing_beside_the_schedules(office: Path) -> None:
    before = {path: written(path) for path in office.rglob("*")}
    for words in (["timeline"], ["plan"], ["next"], ["why", "study-4"], ["validate"]):
        aistrat(*words)
    assert {path: written(path) for path in office.rglob("*")} == before


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_init_writes_a_schedule_without_a_fault(lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = aistrat("init", "plans/road plan.toml", "--lang", lang, "--title", '道路"計画"\\\x7f')
    assert result.code == 0, result.err
    checked = aistrat("validate", "plans", "--format", "json", "--fail-on", "note")
    assert checked.json["diagnostics"] == []
    assert checked.code == 0
    series = aistrat("plan", "plans", "--format", "json").json["series"][0]
    assert series["id"] == "road-plan"
    assert '道路"計画"\\\x7f' in (series["title"], *dict(series["title"] if lang == "ja" else {}).values())


@pytest.mark.parametrize("today", ["2021-12-07", "2022-04-08", "0001-01-01", "9998-06-01"])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_init_whatever_the_day(today: str, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert aistrat("init", "--today", today, "--lang", lang).code == 0
    if "1949" < today < "2090":  # years for which holidays are known
        assert aistrat("validate", "--fail-on", "note").code == 0


def test_init_touches_nothing_that_is_there(office: Path) -> None:
    target = office / "schedules/new-ai-strategy.toml"
    before = target.read_bytes()
    for more in ([], ["--dry-run"]):
        result = aistrat("init", "schedules/new-ai-strategy.toml", *more)
        assert (result.code, result.out) == (2, "")
        assert "exists already" in result.err
    assert target.read_bytes() == before
    (office / "dangling.toml").symlink_to("nowhere.toml")
    assert aistrat("init", "dangling.toml").code == 2
    assert not (office / "nowhere.toml").exists()


def test_init_shows_what_it_would_write(office: Path) -> None:
    shown = aistrat("init", "new.toml", "--dry-run")
    assert not (office / "new.toml").exists()
    assert aistrat("init", "-").raw == shown.raw.replace(b'"new"', b'"series"')
    aistrat("init", "new.toml")
    assert (office / "new.toml").read_bytes() == shown.raw


def test_init_with_another_zone(office: Path) -> None:
    assert 'timezone = "Europe/London"' in aistrat("init", "-", "--timezone", "Europe/London").out
    refused = aistrat("init", "-", "--timezone", "Europe/Londn")
    assert refused.code == 2
    assert "unknown zone" in refused.err
