"""Answers: who accepts, what does not count, and whether the quorum stands."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from desk import MEETING, Desk
from hypothesis import given, settings
from hypothesis import strategies as st

from aistrat_cli.ical.replies import Reply, Unread, read

REPLY = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Other//EN
METHOD:REPLY
BEGIN:VEVENT
UID:{uid}
DTSTAMP:{stamp}
SEQUENCE:{sequence}
DTSTART:20220224T010000Z
ATTENDEE;PARTSTAT={status};CN="K":{address}
ORGANIZER:mailto:office@example.org
END:VEVENT
END:VCALENDAR
"""


def reply(
    status: str = "ACCEPTED",
    address: str = "MAILTO:K@example.org",
    *,
    uid: str = "c:m",
    stamp: str = "20220210T000000Z",
    sequence: int = 0,
) -> bytes:
    text = REPLY.format(uid=uid, stamp=stamp, sequence=sequence, status=status, address=address)
    return text.replace("\n", "\r\n").encode()


def eml(calendar: bytes) -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"], mail["Subject"] = "k@example.org", "office@example.org", "Accepted"
    mail.set_content("yes")
    mail.add_alternative(calendar, maintype="text", subtype="calendar", params={"method": "REPLY"})
    return mail.as_bytes()


@pytest.fixture
def inbox(desk: Desk) -> Path:
    desk.write(MEETING)
    desk.sent()
    (desk.folder / "in").mkdir()
    return desk.folder / "in"


def test_answers_of_all_kinds_of_files_and_the_quorum(desk: Desk, inbox: Path) -> None:
    (inbox / "k.ics").write_bytes(reply())
    (inbox / "a.eml").write_bytes(eml(reply("DECLINED", "mailto:a@example.org")))
    found = desk.run("replies", "in", "--format", "json").json
    [meeting] = found["meetings"]
    assert {guest["address"]: guest["status"] for guest in meeting["guests"]} == {
        "k@example.org": "ACCEPTED",
        "a@example.org": "DECLINED",
    }
    assert meeting["quorums"] == [{"body": "b", "needed": 2, "coming": 1, "stands": None}]
    box = b"From k Thu Feb 10 00:00:00 2022\n" + eml(reply()).replace(b"\r\n", b"\n")
    box += b"\nFrom a Thu Feb 10 00:00:00 2022\n" + eml(reply("ACCEPTED", "mailto:a@example.org")).replace(
        b"\r\n", b"\n"
    )
    (desk.folder / "box.mbox").write_bytes(box)
    [meeting] = desk.run("replies", "box.mbox", "--format", "json", "--record").json["meetings"]
    assert meeting["quorums"][0]["stands"] is True
    text = desk.run("replies", "in", "--lang", "en").out
    assert "declines (1)" in text or "accepts (2)" in text


def test_the_later_of_two_counts(desk: Desk, inbox: Path) -> None:
    (inbox / "1.ics").write_bytes(reply("ACCEPTED", stamp="20220212T000000Z"))
    (inbox / "2.ics").write_bytes(reply("DECLINED", stamp="20220211T000000Z"))
    found = desk.run("replies", "in", "--format", "json").json
    assert [g["status"] for g in found["meetings"][0]["guests"] if g["address"].startswith("k")] == ["ACCEPTED"]
    assert [one["fate"] for one in found["not_counted"]] == ["older"]


def test_an_answer_to_an_old_day_and_after_a_move(desk: Desk, inbox: Path) -> None:
    (inbox / "k.ics").write_bytes(reply())
    desk.run("replies", "in", "--record")
    assert "ACCEPTED" in desk.ledger.read_text(encoding="utf-8")
    desk.write(MEETING.replace("length", 'note = "備考"\nlength'))
    assert [p.params["PARTSTAT"] for p in desk.sent()["m.request"].all("ATTENDEE")] == ["ACCEPTED", "NEEDS-ACTION"]
    desk.write(MEETING.replace("2022-02-24", "2022-02-25"))
    assert [p.params["PARTSTAT"] for p in desk.sent()["m.request"].all("ATTENDEE")] == ["NEEDS-ACTION", "NEEDS-ACTION"]
    found = desk.run("replies", "in", "--format", "json").json
    assert {guest["status"] for guest in found["meetings"][0]["guests"]} == {"NEEDS-ACTION"}
    assert [one["fate"] for one in found["not_counted"]] == ["outdated"]


def test_strangers_are_listed_not_added(desk: Desk, inbox: Path) -> None:
    (inbox / "x.ics").write_bytes(reply(address="mailto:x@example.org"))
    (inbox / "y.ics").write_bytes(reply(uid="somebody:else"))
    found = desk.run("replies", "in", "--format", "json", "--record").json
    assert sorted(one["fate"] for one in found["not_counted"]) == ["unknown-meeting", "unknown-person"]
    assert "x@example.org" not in desk.ledger.read_text(encoding="utf-8")


def test_a_proposal_of_another_time_is_told(desk: Desk, inbox: Path) -> None:
    (inbox / "x.ics").write_bytes(reply("TENTATIVE").replace(b"METHOD:REPLY", b"METHOD:COUNTER"))
    assert [one["fate"] for one in desk.run("replies", "in", "--format", "json").json["not_counted"]] == ["no-answer"]
    assert "in/x.ics: is no answer: METHOD:COUNTER" in desk.run("replies", "in", "--lang", "en").out


def test_comments_are_one_line_and_googles_are_read(desk: Desk, inbox: Path) -> None:
    (inbox / "x.ics").write_bytes(reply().replace(b"UID:", b"COMMENT:See\\n  you\r\nUID:"))
    assert "(See you)" in desk.run("replies", "in").out
    (inbox / "x.ics").write_bytes(reply().replace(b"ATTENDEE;", b'ATTENDEE;X-RESPONSE-COMMENT="With pleasure";'))
    assert "(With pleasure)" in desk.run("replies", "in").out


@pytest.mark.parametrize(
    "content",
    [
        b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n",
        b"BEGIN:VCALENDAR\r\n\xff\xfe\r\n",
        reply("NONSENSE"),
        reply().replace(b"ATTENDEE", b"X-ATTENDEE"),
        reply().replace(b"DTSTAMP:2022", b"DTSTAMP:abcd"),
        reply().replace(b"SEQUENCE:0", b"SEQUENCE:x"),
        reply(uid=""),
        b"",
        b"From ",
        b"\x00" * 1000,
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/calendar\n\nnothing\n--x--\n",
    ],
)
def test_bad_answers_are_said_and_never_a_traceback(desk: Desk, inbox: Path, content: bytes) -> None:
    (inbox / "bad.ics").write_bytes(content)
    found = desk.run("replies", "in", "--format", "json").json
    assert {guest["status"] for guest in found["meetings"][0]["guests"]} == {"NEEDS-ACTION"}


@given(st.binary(max_size=300), st.integers(0, len(reply())), st.booleans())
@settings(max_examples=60, deadline=None)
def test_whatever_somebody_sends(junk: bytes, at: int, mailed: bool) -> None:
    content = reply()[:at] + junk + reply()[at:]
    list(read(eml(content) if mailed else content, "x"))
    list(read(junk, "x"))
    list(read(eml(reply())[:at] + junk + eml(reply())[at:], "x"))


def test_no_such_file(desk: Desk) -> None:
    desk.write(MEETING)
    desk.run("replies", "nowhere", code=2)


def test_a_calendar_that_is_none_or_breaks_off_is_told() -> None:
    whole = b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:c:m\r\nDTSTAMP:20220101T000000Z\r\n"
    whole += b"ATTENDEE;PARTSTAT=ACCEPTED:mailto:k@example.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    assert list(read(b"\xff\xfe garbage", "a.ics")) == [Unread("no calendar")]
    assert list(read(whole[:-20], "a.ics")) == [Unread("the calendar breaks off")]
    [answer] = read(b"\xef\xbb\xbf" + whole, "a.ics")
    assert isinstance(answer, Reply)
