"""Busy times: calendars beside a schedule that become absences, for the rules about people and for nobody else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "cli"))
from imports import HOLIDAYS, calendar, event
from outside import aistrat

from aistrat_cli.api import Request, lint, load, plan
from aistrat_cli.diagnostic import Diagnostic
from aistrat_cli.loading.beside import NotBeside, read_beside

SCHEDULE = """\
format = 1
[series]
id = "s"
title = "S"
timezone = "Asia/Tokyo"
[[body]]
id = "council"
members = ["kitano"]
chair = "kitano"
chair_required = true
[[person]]
id = "kitano"
email = "kitano@example.org"
[[absence]]
person = "kitano"
from_ics = "busy/kitano.ics"
[[meeting]]
id = "timed"
body = "council"
date = "2022-02-24 (Thu)"
time = "10:00"
length = "2h"
[[meeting]]
id = "whole"
body = "council"
date = "2022-03-03 (Thu)"
"""


def found(folder: Path, *components: str, content: bytes | None = None) -> Sequence[Diagnostic]:
    (folder / "busy").mkdir(exist_ok=True)
    (folder / "busy" / "kitano.ics").write_bytes(calendar(*components) if content is None else content)
    return findings(folder)


def findings(folder: Path) -> Sequence[Diagnostic]:
    (folder / "s.toml").write_text(SCHEDULE)
    loaded = load(Request(paths=(str(folder / "s.toml"),)), HOLIDAYS)
    return lint(loaded, plan(loaded, HOLIDAYS))


def missed(given: Sequence[Diagnostic]) -> list[str | None]:
    return [one.item for one in given if one.fault.code == "M001"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("DTSTART;VALUE=DATE:20220224",), ["timed"]),
        (("DTSTART;VALUE=DATE:20220223", "DTEND;VALUE=DATE:20220224"), []),
        (("DTSTART;VALUE=DATE:20220201", "DTEND;VALUE=DATE:20220401"), ["timed", "whole"]),
        (("DTSTART;TZID=Asia/Tokyo:20220224T110000", "DURATION:PT30M"), ["timed"]),
        (("DTSTART:20220224T020000Z", "DURATION:PT30M"), ["timed"]),
        (("DTSTART:20220224T110000", "DURATION:PT30M"), ["timed"]),
        (("DTSTART;TZID=Asia/Tokyo:20220224T120000", "DURATION:PT30M"), []),
        (("DTSTART;TZID=Asia/Tokyo:20220224T090000", "DURATION:PT1H"), []),
        (("DTSTART;TZID=America/New_York:20220223T210000", "DURATION:PT30M"), ["timed"]),
        (("DTSTART;TZID=Asia/Tokyo:20220303T090000", "DURATION:PT8H"), []),
        (("DTSTART:20220224T020000Z",), []),
        (("DTSTART;VALUE=DATE:20220224", "TRANSP:TRANSPARENT"), []),
        (("DTSTART;VALUE=DATE:20220224", "STATUS:CANCELLED"), []),
        (("DTSTART;VALUE=DATE:20220224", "STATUS:TENTATIVE"), ["timed"]),
        (("DTSTART;VALUE=DATE:20220224", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"), []),
        (("DTSTART;VALUE=DATE:20220224", "ATTENDEE;PARTSTAT=DECLINED:MAILTO:Kitano@example.org"), []),
        (("DTSTART;VALUE=DATE:20220224", "ATTENDEE;PARTSTAT=DECLINED:mailto:other@example.org"), ["timed"]),
    ],
)
def test_what_takes_time(lines: tuple[str, ...], expected: list[str], tmp_path: Path) -> None:
    assert missed(found(tmp_path, event(*lines))) == expected


def test_the_meetings_themselves_take_no_time(tmp_path: Path) -> None:
    assert missed(found(tmp_path, event("DTSTART;VALUE=DATE:20220224", uid="s:timed"))) == []


def test_free_busy(tmp_path: Path) -> None:
    free = "FREEBUSY;FBTYPE=FREE:20220303T000000Z/P1D"
    periods = f"BEGIN:VFREEBUSY\nUID:1\n{free}\nFREEBUSY:20220224T010000Z/PT1H,x\nEND:VFREEBUSY"
    given = found(tmp_path, periods)
    assert missed(given) == ["timed"]
    assert [(one.fault.code, one.severity) for one in given if one.fault.code == "F014"] == [("F014", "note")]


def test_what_recurs(tmp_path: Path) -> None:
    pytest.importorskip("recurring_ical_events")
    weekly = event("DTSTART;VALUE=DATE:20200102", "RRULE:FREQ=WEEKLY", "EXDATE;VALUE=DATE:20220303")
    assert missed(found(tmp_path, weekly)) == ["timed"]


def test_nothing_is_told_of_what_somebody_does(tmp_path: Path) -> None:
    secret = event("DTSTART;VALUE=DATE:20220224", "SUMMARY:Secret", "DTEND:SECRET")
    given = found(tmp_path, secret)
    assert missed(given) == ["timed"]
    told = " ".join(str(part) for one in given for part in (one.message, one.help, one.follows, one.related))
    assert "secret" not in told.lower()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "line 1: no calendar"),
        (b"not a calendar", "line 1: no calendar"),
        (b"BEGIN:VCALENDAR\nVERSION:1.0\nEND:VCALENDAR", "line 2: vCalendar 1.0"),
    ],
)
def test_a_calendar_that_cannot_be_read_is_told_at_its_key(content: bytes, why: str, tmp_path: Path) -> None:
    [one] = [one for one in found(tmp_path, content=content) if one.fault.code == "F014"]
    assert why in one.message.en
    assert one.severity == "error"
    assert one.place is not None
    assert one.place.location.line == 16


def test_a_missing_one_and_one_that_leads_out_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "schedules"
    folder.mkdir()
    assert "there is no such file" in findings(folder)[0].message.en
    (tmp_path / "busy").mkdir()
    (tmp_path / "busy" / "kitano.ics").write_bytes(calendar(event("DTSTART;VALUE=DATE:20220224")))
    (folder / "busy").symlink_to(tmp_path / "busy")
    assert "leads out of the folder" in findings(folder)[0].message.en
    (folder / "busy").unlink()
    (folder / "busy").mkdir()
    (folder / "busy" / "kitano.ics").mkdir()
    assert "it is no plain file" in findings(folder)[0].message.en


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "busy").mkdir()
    os.mkfifo(tmp_path / "busy" / "kitano.ics")
    assert "it is no plain file" in findings(tmp_path)[0].message.en


def test_from_stdin_there_is_no_folder() -> None:
    with pytest.raises(NotBeside, match="stdin"):
        read_beside("<stdin>", "busy/kitano.ics")


def test_the_timeline_reads_none_of_it(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text(SCHEDULE)
    program = (
        "import sys\nfrom aistrat_cli.__main__ import main\n"
        "try:\n    code = main()\nexcept SystemExit as end:\n    code = end.code\n"
        "heavy = ('icalendar', 'openpyxl', 'recurring_ical_events', 'aistrat_cli.importing')\n"
        "print(code, *(name for name in sys.modules if name.startswith(heavy)), file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, "timeline", "s.toml"],
        cwd=tmp_path,
        env={**os.environ, "AISTRAT_CACHE_DIR": str(tmp_path / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stderr.splitlines()[-1] in ("0", "None")


def test_what_if_knows_of_busy_times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AISTRAT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    found(tmp_path, event("DTSTART;VALUE=DATE:20220224"))
    assert "No longer found\n  warning[M001]" in aistrat("move", "timed", "2022-02-25", "s.toml").out
    assert "Newly found\n  warning[M001]" in aistrat("move", "whole", "2022-02-24", "s.toml").out


def test_days_of_the_plan_bound_what_is_followed(tmp_path: Path) -> None:
    pytest.importorskip("recurring_ical_events")
    daily = event("DTSTART;VALUE=DATE:20220101", "RRULE:FREQ=DAILY")
    assert missed(found(tmp_path, daily)) == ["timed", "whole"]
    assert date(2022, 2, 24).weekday() == 3
