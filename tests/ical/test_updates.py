"""A schedule is edited and published again: what updates, what is cancelled, and what is left alone."""

from __future__ import annotations

import pytest
from desk import HEAD, MEETING, Desk
from strict import check, check_update

OTHER = '[[milestone]]\nid = "o"\ndate = 2022-03-01\n'

EDITS = {
    "date": ("2022-02-24", "2022-02-25", 1),
    "time": ("10:00", "11:00", 1),
    "length": ('"2h"', '"3h"', 1),
    "place": ("会議室; A, B", "会議室 C", 1),
    "status": ("time =", "confirmed = false\ntime =", 1),
    "zone": ("time =", 'timezone = "Europe/Berlin"\ntime =', 1),
    "recurrence": ("time =", "days = 2\ntime =", 1),
    "title": ("time =", 'title = "臨時"\ntime =', 0),
    "agenda": ("time =", 'agenda = ["議題"]\ntime =', 0),
    "note": ("time =", 'note = "備考"\ntime =', 0),
    "url": ("time =", 'url = "https://example.org/"\ntime =', 0),
}


@pytest.mark.parametrize("edit", EDITS)
def test_sequence_rises_exactly_where_people_must_look_again(desk: Desk, edit: str) -> None:
    old, new, rise = EDITS[edit]
    desk.write(MEETING, OTHER)
    first = desk.feed("--record")
    assert desk.feed() == first == desk.feed("--record")
    desk.write(MEETING.replace(old, new), OTHER)
    unrecorded = desk.feed()
    second = desk.feed("--record")
    assert check_update(first, second) == []
    assert check_update(first, unrecorded) == []
    assert check(second).by_uid["c:m"].value("SEQUENCE") == str(rise)
    assert check(second).by_uid["c:o"].raw == check(first).by_uid["c:o"].raw
    assert desk.feed() == second


def test_cancelled_and_removed_stay_as_cancelled(desk: Desk) -> None:
    desk.write(MEETING, OTHER)
    first = desk.feed("--record")
    desk.write(MEETING + 'cancelled = "理由"\n')
    second = desk.feed("--record")
    assert check_update(first, second) == []
    entries = check(second).by_uid
    assert {uid: (e.value("STATUS"), e.value("SEQUENCE")) for uid, e in entries.items()} == {
        "c:m": ("CANCELLED", "1"),
        "c:o": ("CANCELLED", "1"),
    }
    assert desk.feed() == second
    desk.write(MEETING, OTHER)
    assert check_update(second, desk.feed("--record")) == []


def test_what_was_never_published_and_is_cancelled_is_not_there(desk: Desk) -> None:
    desk.write(MEETING + "cancelled = true\n")
    assert desk.entries() == {}


def test_dated_then_unknown_is_cancelled_and_dated_again(desk: Desk) -> None:
    window = MEETING.replace("date = 2022-02-24", 'window = "2022-04..2022-06"')
    desk.write(window)
    assert desk.entries("--record") == {}
    desk.write(MEETING)
    first = desk.feed("--record")
    assert check(first).by_uid["c:m"].value("SEQUENCE") == "0"
    for unknown in (window, MEETING.replace("2022-02-24", '"?"')):
        desk.write(unknown)
        entry = desk.entries()["m"]
        assert (entry.value("STATUS"), entry.value("SEQUENCE")) == ("CANCELLED", "1")
    second = desk.feed("--record")
    assert check_update(first, second) == []
    desk.write(MEETING)
    third = desk.feed("--record")
    assert check_update(second, third) == []
    assert check(third).by_uid["c:m"].value("SEQUENCE") == "2"


def test_an_uncertain_one_that_was_published_moves_on(desk: Desk) -> None:
    desk.write(MEETING.replace("date = 2022-02-24", 'window = "2022-04..2022-06"'))
    first = desk.feed("--uncertain", "include", "--record")
    entry = check(first).by_uid["c:m"]
    assert (entry.value("STATUS"), entry.value("TRANSP")) == ("TENTATIVE", "TRANSPARENT")
    assert "2022-04-01" in entry.value("SUMMARY")
    assert "2022-06-30" in entry.value("SUMMARY")
    assert desk.entries() == {}  # the option leaves out, it takes nothing back
    desk.write(MEETING)
    second = desk.feed("--record")
    assert check_update(first, second) == []
    assert check(second).by_uid["c:m"].value("SEQUENCE") == "1"


def test_a_filter_a_scenario_an_error_never_cancel(desk: Desk) -> None:
    scenario = "[scenario.late.items]\nm = { cancelled = true }\no = { date = 2022-04-01 }\n"
    desk.write(MEETING, OTHER, scenario)
    first = desk.feed("--record")
    ledger = desk.ledger.read_bytes()
    assert set(desk.entries("--kind", "milestone")) == {"o"}
    assert desk.entries("--scenario", "late")["m"].value("STATUS") == "CONFIRMED"
    for words in (("--kind", "milestone"), ("--scenario", "late"), ("--set", "o.date=2022-05-01")):
        desk.run("export", "ics", *words, "--record", code=2)
    desk.write(OTHER, '[[milestone]]\nid = "broken"\nafter = ["nobody"]\n')
    assert desk.run("export", "ics", code=1).raw == b""
    assert desk.run("invite", "--to", "out", code=1).raw == b""
    assert not (desk.folder / "out").exists()
    faulty = check(desk.run("export", "ics", "--allow-errors", code=None).raw)
    assert faulty.violations == []
    assert faulty.by_uid["c:m"].value("STATUS") == "CONFIRMED"
    assert faulty.by_uid["c:m"].value("SEQUENCE") == check(first).by_uid["c:m"].value("SEQUENCE")
    desk.run("export", "ics", "--allow-errors", "--record", code=2)
    assert desk.ledger.read_bytes() == ledger


def test_a_renamed_item_keeps_its_uid_and_its_deadlines_theirs(desk: Desk) -> None:
    lead = '[[lead_time]]\nid = "papers"\ntitle = "資料"\nfor = { body = "b" }\noffset = "-3d"\n'
    desk.write(MEETING, lead)
    first = desk.feed("--record")
    renamed = MEETING.replace('id = "m"', 'id = "mm"\nformer_ids = ["m"]').replace(
        "length", 'title = "検討会議"\nlength'
    )
    desk.write(renamed, lead)
    second = desk.feed("--record")
    assert set(check(second).by_uid) == set(check(first).by_uid) == {"c:m", "c:m/papers"}
    assert check_update(first, second) == []
    assert desk.feed() == second
    desk.ledger.unlink()
    assert set(check(desk.feed()).by_uid) == {"c:m", "c:m/papers"}


def test_what_is_not_public_stays_in_the_house(desk: Desk) -> None:
    desk.write(MEETING, OTHER)
    first = desk.feed("--record")
    desk.write(MEETING, OTHER + "public = false\n")
    second = desk.feed("--record")
    assert check_update(first, second) == []
    assert check(second).by_uid["c:o"].value("STATUS") == "CANCELLED"
    assert desk.feed() == second
    assert desk.entries("--private")["o"].value("CLASS") == "PRIVATE"
    desk.write(MEETING, OTHER)
    assert check_update(second, desk.feed("--record")) == []


def test_what_was_never_public_is_never_named(desk: Desk) -> None:
    desk.write(MEETING.replace("length", "public = false\nlength"), OTHER)
    desk.run("invite", "--to", "out")
    desk.feed("--private", "--record")
    assert set(desk.entries()) == {"o"}
    desk.write(OTHER)
    assert set(desk.entries()) == {"o"}
    assert set(desk.entries("--private")) == {"o", "m"}


def test_deadlines_of_what_is_not_public_are_not_public(desk: Desk) -> None:
    lead = '[[lead_time]]\nid = "papers"\ntitle = "資料"\nfor = { body = "b" }\noffset = "-3d"\n'
    desk.write(MEETING.replace("length", "public = false\nlength"), lead)
    assert desk.entries() == {}
    assert set(desk.entries("--private")) == {"m", "m/papers"}


def test_a_feed_carries_no_address(desk: Desk) -> None:
    desk.write(MEETING, OTHER)
    assert b"@" not in desk.feed("--private", "--uncertain", "include")


def test_stamps_are_the_ledgers_else_said(desk: Desk) -> None:
    desk.write(MEETING)
    result = desk.run("export", "ics")
    assert b"DTSTAMP:19700101T000000Z" in result.raw
    assert "--record" in result.err
    desk.env = {"SOURCE_DATE_EPOCH": "1600000000"}
    assert b"DTSTAMP:20200913T122640Z" in desk.run("export", "ics").raw
    desk.env = {}
    assert "--record" not in desk.run("export", "ics", "--record").err
    assert "--record" not in desk.run("export", "ics").err


def test_a_lost_ledger_is_made_again(desk: Desk) -> None:
    desk.write(MEETING, OTHER)
    desk.feed("--record")
    desk.write(MEETING.replace("2022-02-24", "2022-02-25"), OTHER)
    old = desk.feed("--record")
    (desk.folder / "old.ics").write_bytes(old)
    desk.ledger.unlink()
    assert desk.feed("--rebuild-ledger", "old.ics") == old
    assert desk.feed() == old
    desk.write(MEETING.replace("2022-02-24", "2022-02-28"))
    new = desk.feed("--record")
    assert check_update(old, new) == []
    assert check(new).by_uid["c:m"].value("SEQUENCE") == "2"
    desk.run("export", "ics", "--rebuild-ledger", "old.ics", code=2)
    (desk.folder / "old.ics").write_bytes(new)
    desk.ledger.unlink()
    assert check(new).by_uid["c:o"].value("STATUS") == "CANCELLED"
    assert desk.feed("--rebuild-ledger", "old.ics") == new


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"BEGIN:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:c:m\r\nEND:VEVENT\r\nEND:VCALENDAR",
    ],
)
def test_a_calendar_that_is_none_rebuilds_nothing(desk: Desk, content: bytes) -> None:
    desk.write(MEETING)
    (desk.folder / "old.ics").write_bytes(content)
    desk.run("export", "ics", "--rebuild-ledger", "old.ics", code=2)
    assert not desk.ledger.exists()


def test_held_as_planned_changes_nothing(desk: Desk) -> None:
    desk.write(MEETING, OTHER)
    first = desk.feed("--record")
    desk.write(MEETING.replace("length", "done = 2022-02-24\nlength"), OTHER + "done = 2022-03-01\n")
    assert desk.feed("--record") == first


@pytest.mark.parametrize("content", ["", "version = 2", "]", 'version = 1\nseries = "c"\nentry = [{}]', "version = 1"])
def test_a_ledger_that_is_not_ours_stops_everything(desk: Desk, content: str) -> None:
    desk.write(MEETING)
    desk.ledger.write_text(content, encoding="utf-8")
    assert "ledger" in desk.run("export", "ics", code=2).err
    assert desk.ledger.read_text(encoding="utf-8") == content


def test_the_ledger_is_no_schedule(desk: Desk) -> None:
    desk.write(MEETING)
    desk.feed("--record")
    assert desk.run("validate").code == 0


def test_only_its_own_files_are_replaced(desk: Desk) -> None:
    desk.write(MEETING)
    desk.run("export", "ics", "--to", "public")
    assert "変更なし" in desk.run("export", "ics", "--to", "public").err
    (desk.folder / "public" / "c.ics").write_text("BEGIN:VCALENDAR\r\nPRODID:x\r\n", encoding="utf-8")
    desk.run("export", "ics", "--to", "public", code=2)
    desk.run("export", "ics", "--to", "public", "--force")
    assert desk.run("export", "ics", "--to", "elsewhere", "--dry-run", "--record").raw == b""
    assert not (desk.folder / "elsewhere").exists()
    assert not desk.ledger.exists()


@pytest.mark.parametrize(
    ("words", "code"),
    [(("icz",), 2), ((), 2), (("ics,ics",), 0), (("ics", "--refresh", "soon"), 2), (("ics,html",), 2)],
)
def test_formats_as_they_are_typed(desk: Desk, words: tuple[str, ...], code: int) -> None:
    desk.write(MEETING)
    desk.run("export", *words, code=code)


def test_several_series_make_one_calendar_or_a_file_each(desk: Desk) -> None:
    desk.write(MEETING)
    other = HEAD.replace('id = "c"', 'id = "d"', 1) + MEETING
    (desk.folder / "schedules" / "d.toml").write_text(other, encoding="utf-8")
    assert set(check(desk.feed("--record")).by_uid) == {"c:m", "d:m"}
    desk.run("export", "ics", "--to", "public")
    assert sorted(path.name for path in (desk.folder / "public").iterdir()) == ["c.ics", "d.ics"]
