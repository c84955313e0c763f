"""Invitations: one a meeting, an update where it changed, a cancellation where it was taken back, else nothing."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from desk import HEAD, MEETING, Desk
from icalendar import Calendar
from strict import check

SECOND = MEETING.replace('id = "m"', 'id = "m2"').replace("2022-02-24", "2022-03-24")


def mail(desk: Desk, name: str) -> EmailMessage:
    found: Any = message_from_bytes((desk.folder / "out" / f"{name}.eml").read_bytes(), policy=default)
    return found


def test_one_request_a_meeting_then_nothing(desk: Desk) -> None:
    desk.write(MEETING, SECOND)
    sent = desk.sent()
    assert set(sent) == {"m.request", "m2.request"}
    event = sent["m.request"]
    assert event.value("ORGANIZER") == "mailto:office@example.org"
    people = {one.value: one.params for one in event.all("ATTENDEE")}
    assert set(people) == {"mailto:k@example.org", "mailto:A@Example.org"}
    assert people["mailto:k@example.org"]["ROLE"] == "CHAIR"
    assert people["mailto:k@example.org"]["CN"] == "事務局: 北野, ^'宏明^'"
    assert {params["RSVP"] for params in people.values()} == {"TRUE"}
    assert desk.sent() == {}


def test_a_move_asks_everybody_again_and_a_cancellation_goes_to_all(desk: Desk) -> None:
    desk.write(MEETING, SECOND)
    desk.sent()
    desk.write(MEETING.replace("10:00", "11:00"), SECOND)
    moved = desk.sent()
    assert set(moved) == {"m.request"}
    assert moved["m.request"].value("SEQUENCE") == "1"
    assert {one.params["PARTSTAT"] for one in moved["m.request"].all("ATTENDEE")} == {"NEEDS-ACTION"}
    desk.write(SECOND + "cancelled = true\n")
    gone = desk.sent()
    assert set(gone) == {"m.cancel", "m2.cancel"}
    assert gone["m.cancel"].value("SEQUENCE") == "2"
    assert {one.value for one in gone["m.cancel"].all("ATTENDEE")} == {"mailto:k@example.org", "mailto:a@example.org"}
    assert desk.sent() == {}
    desk.write(MEETING, SECOND)
    back = desk.sent()
    assert {name: event.value("SEQUENCE") for name, event in back.items()} == {"m.request": "3", "m2.request": "2"}


def test_a_feed_in_between_does_not_swallow_the_update(desk: Desk) -> None:
    desk.write(MEETING)
    first = desk.sent()["m.request"]
    desk.write(MEETING.replace("10:00", "11:00"))
    desk.feed("--record")
    second = desk.sent()["m.request"]
    assert (first.value("SEQUENCE"), second.value("SEQUENCE")) == ("0", "1")
    assert second.value("DTSTAMP") > first.value("DTSTAMP")
    desk.write("")
    assert desk.entries("--record")["m"].value("SEQUENCE") == "2"
    assert desk.sent()["m.cancel"].value("SEQUENCE") == "2"


def test_who_is_no_longer_asked_is_told(desk: Desk) -> None:
    desk.write(MEETING)
    desk.sent()
    desk.write(MEETING.replace("length", 'attendees = ["k"]\nlength'))
    sent = desk.sent()
    assert set(sent) == {"m.cancel", "m.request"}
    assert [one.value for one in sent["m.cancel"].all("ATTENDEE")] == ["mailto:a@example.org"]
    assert sent["m.cancel"].value("SEQUENCE") == sent["m.request"].value("SEQUENCE") == "1"
    desk.write(MEETING)
    again = desk.sent()["m.request"]
    assert len(again.all("ATTENDEE")) == 2
    assert again.value("SEQUENCE") == "1"


def test_unknown_again_is_cancelled(desk: Desk) -> None:
    desk.write(MEETING)
    desk.sent()
    desk.write(MEETING.replace("2022-02-24", '"?"'))
    assert set(desk.sent()) == {"m.cancel"}


def test_a_mail_carries_the_calendar_twice(desk: Desk) -> None:
    desk.write(MEETING)
    desk.sent()
    found = mail(desk, "m.request")
    assert found["From"].addresses[0].addr_spec == "office@example.org"
    assert [one.addr_spec for one in found["To"].addresses] == ["k@example.org", "A@Example.org"]
    assert found["To"].addresses[0].display_name == '事務局: 北野, "宏明"'
    kinds = [part.get_content_type() for part in found.walk()]
    assert kinds == ["multipart/mixed", "multipart/alternative", "text/plain", "text/calendar", "application/ics"]
    calendar = next(part for part in found.walk() if part.get_content_type() == "text/calendar")
    assert calendar.get_param("method") == "REQUEST"
    assert calendar.get_param("component") == "VEVENT"
    attached = next(part for part in found.walk() if part.get_filename() == "invite.ics")
    data = (desk.folder / "out" / "m.request.ics").read_bytes()
    assert calendar.get_payload(decode=True) == attached.get_payload(decode=True) == data
    assert Calendar.from_ical(data)["METHOD"] == "REQUEST"
    desk.write("")
    desk.sent()
    cancelled = next(part for part in mail(desk, "m.cancel").walk() if part.get_content_type() == "text/calendar")
    assert cancelled.get_param("method") == "CANCEL"


def test_headers_cannot_be_injected(desk: Desk) -> None:
    evil = '"x\\r\\nBcc: everybody@example.org\\n\\nHello"'
    desk.write(
        MEETING.replace("length", f"title = {evil}\nplace = {evil}\nlength").replace('place = "会議室; A, B"\n', "")
    )
    text = desk.schedule.read_text(encoding="utf-8").replace('name = "安宅"', f"name = {evil}")
    desk.schedule.write_text(text, encoding="utf-8")
    sent = desk.sent()
    assert len(sent) == 1
    found = mail(desk, "m.request")
    assert found["Bcc"] is None
    assert "Bcc" not in {name for part in found.walk() for name in part}
    assert "\n" not in str(found["Subject"])


def test_a_dry_run_shows_and_forgets(desk: Desk) -> None:
    desk.write(MEETING)
    shown = desk.run("invite", "--dry-run").out
    assert "To: " in shown
    assert "METHOD:REQUEST" in shown
    assert not desk.ledger.exists()
    desk.run("invite", code=2)
    desk.sent()
    again = desk.run("invite", "--dry-run", "--lang", "en")  # another language is no other invitation
    assert "c: nothing to send" in again.err
    assert again.out == ""


@pytest.mark.parametrize("missing", ['organizer = "office@example.org"\n', 'email = "k@example.org"\n'])
def test_what_cannot_be_sent_is_said(desk: Desk, missing: str) -> None:
    desk.schedule.write_text((HEAD + MEETING).replace(missing, ""), encoding="utf-8")
    result = desk.run("invite", "--to", "out", "--lang", "en")
    assert "organizer" in result.err or "k has no `email`" in result.err
    if "organizer" in missing:
        assert (
            desk.run("invite", "--to", "out", "--organizer", "me@example.org", "--lang", "en").err.count("written") == 2
        )
        assert check((desk.folder / "out" / "m.request.ics").read_bytes()).violations == []


def test_absent_people_know_and_the_organizer_is_not_written_to(desk: Desk) -> None:
    head = HEAD.replace("office@example.org", "k")
    desk.schedule.write_text(head + MEETING.replace("length", 'absent = ["a"]\nlength'), encoding="utf-8")
    event = desk.sent()["m.request"]
    people = {one.value: one.params for one in event.all("ATTENDEE")}
    assert (people["mailto:k@example.org"]["PARTSTAT"], people["mailto:A@Example.org"]["PARTSTAT"]) == (
        "ACCEPTED",
        "DECLINED",
    )
    assert [one.addr_spec for one in mail(desk, "m.request")["To"].addresses] == ["A@Example.org"]


def test_two_runs_on_two_desks_send_the_same_bytes(desk: Desk) -> None:
    desk.write(MEETING)
    desk.env = {"SOURCE_DATE_EPOCH": "1650000000"}
    desk.sent()
    first = (desk.folder / "out" / "m.request.eml").read_bytes()
    desk.ledger.unlink()
    desk.sent()
    assert (desk.folder / "out" / "m.request.eml").read_bytes() == first
