"""`aistrat import`: whole outputs, files that are never clobbered, exit codes, a library that is not there."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "cli"))
from imports import calendar, event
from outside import Result, aistrat

FILES = Path(__file__).parent / "files"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with a calendar and a list."""
    monkeypatch.setenv("AISTRAT_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "desk"
    folder.mkdir()
    for name in ("office.ics", "meetings.csv"):
        (folder / name).write_bytes((FILES / name).read_bytes())
    monkeypatch.chdir(folder)
    return folder


def told(result: Result) -> str:
    return f"{result.out}\n--- stderr ({result.code})\n{result.err}"


@pytest.mark.parametrize("name", ["office.ics", "meetings.csv"])
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_whole_outputs(name: str, lang: str, desk: Path, golden: Callable[[str, str], None]) -> None:
    pytest.importorskip("recurring_ical_events")
    golden(f"importing/{name}.{lang}.txt", told(aistrat("import", name, "--lang", lang)))


def test_a_folder_and_the_same_bytes_every_time(desk: Path, golden: Callable[[str, str], None]) -> None:
    pytest.importorskip("recurring_ical_events")
    (desk / "broken.ics").write_bytes(b"BEGIN:VCALENDAR\nVERSION:1.0\nEND:VCALENDAR\n")
    (desk / "minutes.docx").write_bytes(b"PK")
    (desk / "~$lock.xlsx").write_bytes(b"")
    (desk / ".hidden.csv").write_bytes(b"")
    result = aistrat("import", ".", "--title", "Everything", "--lang", "en")
    assert result == aistrat("import", ".", "--title", "Everything", "--lang", "en")
    assert result.code == 1
    assert "broken.ics:2: vCalendar 1.0" in result.err
    assert "minutes.docx: neither a calendar" in result.err
    assert 'title = { ja = "Everything" }' in result.out
    golden("importing/folder.txt", told(result))


def test_what_is_written_validates_and_is_never_written_over(desk: Path) -> None:
    first = aistrat("import", "meetings.csv", "-o", "schedules/council.toml")
    assert (first.code, first.out) == (0, "")
    assert "schedules/council.toml" in first.err
    assert aistrat("validate", "schedules").code == 0
    before = (desk / "schedules/council.toml").read_bytes()
    assert b'id = "council"' in before
    again = aistrat("import", "meetings.csv", "-o", "schedules/council.toml")
    assert again.code == 2
    assert (desk / "schedules/council.toml").read_bytes() == before


def test_dry_run_shows_and_writes_nothing(desk: Path) -> None:
    result = aistrat("import", "meetings.csv", "-o", "new.toml", "--dry-run")
    assert result.code == 0
    assert result.out.startswith("#")
    assert not (desk / "new.toml").exists()


def test_stdin_is_read_as_what_it_is(desk: Path) -> None:
    content = calendar(event("DTSTART;VALUE=DATE:20220224", "SUMMARY:Council #5"))
    assert "number = 5" in aistrat("import", "-", stdin=content).out
    assert "number = 5" in aistrat("import", "-", stdin=b"date,body,number\n2022-02-24,Council,5\n").out
    assert aistrat("import", "-", stdin=b"\x00\x01\x02").code == 1


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["import"], 2, "nothing to import was named"),
        (["import", "nowhere.ics"], 2, "nowhere.ics: cannot be read"),
        (["import", "empty"], 2, "empty: no calendar and no spreadsheet in this folder"),
        (["import", "office.ics", "--timezone", "Nowhere"], 2, 'unknown zone "Nowhere"'),
        (["import", "office.ics", "--until", "1999-01-01"], 1, "nothing to import was found"),
        (["import", "empty.ics"], 1, "empty.ics: an empty file"),
        (["import", "meetings.csv", "-o", "meetings.csv"], 2, "exists already"),
    ],
)
def test_exit_codes(words: list[str], code: int, said: str, desk: Path) -> None:
    if "--until" in words:
        pytest.importorskip("recurring_ical_events")
    (desk / "empty").mkdir()
    (desk / "empty.ics").write_bytes(b"")
    result = aistrat(*words)
    assert (result.code, result.out) == (code, "")
    assert said in result.err


@pytest.mark.parametrize(("library", "content"), [("openpyxl", "xlsx"), ("recurring_ical_events", "ics")])
def test_a_library_that_is_not_there(library: str, content: str, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load = importlib.import_module
    openpyxl = pytest.importorskip("openpyxl")

    def without(name: str, package: str | None = None) -> ModuleType:
        if name.partition(".")[0] == library:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return load(name, package)

    monkeypatch.setattr(importlib, "import_module", without)
    if content == "xlsx":
        openpyxl.Workbook().save(desk / "plan.xlsx")
    else:
        (desk / "plan.ics").write_bytes(calendar(event("DTSTART;VALUE=DATE:20220224", "RRULE:FREQ=WEEKLY")))
    result = aistrat("import", f"plan.{content}")
    assert result.code == 2
    assert "python3 -m pip install 'aistrat[import]'" in result.err
    assert aistrat("import", "meetings.csv").code == 0, "a list needs no library"
