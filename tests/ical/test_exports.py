"""Every schedule of ours is exported, in every form, and found correct by the strict checker and by icalendar."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from desk import HEAD, MEETING
from icalendar import Calendar
from outside import ROOT, aistrat
from strict import check

SCHEDULES = [
    *sorted((ROOT / "schedules").glob("*.toml")),
    *sorted((ROOT / "examples").glob("*.toml")),
    *sorted((ROOT / "tests" / "schedules" / "ok").glob("*.toml")),
]
FORMS = [
    (),
    ("--uncertain", "include", "--private", "--lang", "en"),
    ("--uncertain", "only"),
    ("--deadlines", "todo", "--alarm", "1d", "--alarm", "90min", "--alarm", "1w"),
    ("--calendar-color", "steelblue", "--refresh", "12h", "--source", "https://example.org/会議.ics", "--lang", "ja"),
]


@pytest.mark.parametrize("path", SCHEDULES, ids=lambda path: path.stem)
def test_every_export_of_every_schedule_is_correct(path: Path) -> None:
    for form in FORMS:
        result = aistrat("export", "ics", *form, "--allow-errors", str(path))
        checked = check(result.raw)
        assert checked.violations == [], (form, checked.violations[:5])
        calendar = Calendar.from_ical(result.raw)
        assert not calendar.errors
        assert all(not part.errors for part in calendar.walk())


@pytest.mark.parametrize("path", SCHEDULES, ids=lambda path: path.stem)
def test_days_times_and_titles_are_those_of_the_plan(path: Path) -> None:
    plan = json.loads(aistrat("plan", "--format", "json", str(path)).out)
    calendar = Calendar.from_ical(aistrat("export", "ics", "--private", "--allow-errors", str(path)).raw)
    # study-4 of every-key.toml was called kentou-4, and keeps its UID
    events = {str(event["UID"]).replace("kentou-4", "study-4"): event for event in calendar.walk("VEVENT")}
    sure = ("fixed", "tentative", "computed", "done")
    items = {f"{i['series']}:{i['id']}": i for i in plan["items"] if i["certainty"] in sure and i["window"] is None}
    assert set(events) == set(items)
    for uid, item in items.items():
        event = events[uid]
        start = event["DTSTART"].dt
        assert str(start)[:10] == item["start"]
        title = item["title"] if isinstance(item["title"], str) else item["title"].get("ja", "")
        assert title in str(event["SUMMARY"]) or not isinstance(item["title"], str)
        if item["kind"] == "meeting" and item["time"]:
            assert f"{start:%H:%M}" == item["time"]
            assert start.tzinfo is not None
        else:
            assert event["DTEND"].dt.toordinal() - 1 == item_end(item)


def item_end(item: dict[str, str]) -> int:
    from datetime import date

    return date.fromisoformat(item["end"]).toordinal()


def test_the_real_schedule_as_a_whole(golden: object) -> None:
    path = str(ROOT / "schedules")
    for lang in ("ja", "en"):
        text = aistrat("export", "ics", "--uncertain", "include", "--alarm", "1d", "--lang", lang, path).out
        golden(f"ical/new-ai-strategy.{lang}.ics", text)  # type: ignore[operator]


@pytest.mark.parametrize(("seed", "zone"), [("0", "UTC"), ("4711", "Pacific/Kiritimati")])
def test_the_same_bytes_under_any_hash_seed_and_zone(seed: str, zone: str, cache: Path) -> None:
    words = [sys.executable, "-m", "aistrat_cli", "export", "ics", "--private", "--allow-errors", "--alarm", "1d"]
    path = ROOT / "tests" / "schedules" / "ok" / "every-key.toml"
    done = subprocess.run(
        [*words, str(path)],
        env={"PYTHONHASHSEED": seed, "TZ": zone, "AISTRAT_CACHE_DIR": str(cache), "PATH": ""},
        capture_output=True,
        check=True,
    )
    assert done.stdout == aistrat(*words[3:], str(path)).raw


def test_timeline_and_validate_import_nothing_of_calendars() -> None:
    script = (
        "import sys\n"
        "from aistrat_cli.__main__ import main\n"
        "sys.argv = ['aistrat', *sys.argv[1:]]\n"
        "try:\n    main()\n"
        "except SystemExit:\n    pass\n"
        "heavy = ('ics', 'icalendar', 'caldav', 'arrow', 'email', 'smtplib')\n"
        "ours = ('aistrat_cli.ical', 'aistrat_cli.cli.exports')\n"
        "bad = [n for n in sys.modules if n.split('.')[0] in heavy or n.startswith(ours)]\n"
        "sys.stderr.write('|' + ' '.join(bad))\n"
    )
    for command in ("timeline", "validate"):
        done = subprocess.run(
            [sys.executable, "-c", script, command, str(ROOT / "schedules")], capture_output=True, text=True, check=True
        )
        assert done.stderr.rpartition("|")[2] == ""


def test_an_address_is_in_no_public_feed_wherever_it_was_written(tmp_path: Path) -> None:
    written = HEAD + MEETING.replace("会議室; A, B", "Ask x@example.org").replace(
        '"m"', '"m"\ntitle = "Ask x@example.org"'
    )
    written += 'note = "to x@example.org"\nurl = "mailto:x@example.org"\nonline = "sip:x@example.org"\n'
    written += '[[meeting.agenda]]\ntitle = "by x@example.org"\npresenter = "x@example.org"\n'
    (tmp_path / "c.toml").write_text(written, encoding="utf-8")
    everybody = aistrat("export", "ics", "--alarm", "1d", str(tmp_path))
    assert "@example" not in everybody.out
    assert "Ask …@…" in everybody.out
    assert check(everybody.raw).violations == []
    assert "Ask x@example.org" in aistrat("export", "ics", "--private", str(tmp_path)).out
