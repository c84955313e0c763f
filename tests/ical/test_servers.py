"""Real servers on loopback: Radicale takes the calendar, aiosmtpd the mails. Skipped where they are not installed."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from desk import MEETING, Desk
from icalendar import Calendar

FOREIGN = """\
BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//Somebody//EN\r
BEGIN:VEVENT\r
UID:c:somebody-elses\r
DTSTAMP:20220101T000000Z\r
DTSTART:20220224T010000Z\r
DTEND:20220224T020000Z\r
SUMMARY:Not ours\r
END:VEVENT\r
END:VCALENDAR\r
"""
OTHER = '[[milestone]]\nid = "o"\ndate = 2022-03-01\n'


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


class Server:
    """A collection on a Radicale of our own."""

    def __init__(self, port: int, folder: Path) -> None:
        self.root = f"http://127.0.0.1:{port}"
        self.url = f"{self.root}/u/council/"
        self.folder = folder / "collection-root" / "u" / "council"

    def request(self, method: str, url: str, data: str = "", **headers: str) -> str:
        kind = {"Content-Type": "text/calendar; charset=utf-8", "Authorization": "Basic dTo="}
        asked = urllib.request.Request(url, data.encode() or None, {**kind, **headers}, method=method)
        with urllib.request.urlopen(asked, timeout=10) as answer:
            text: str = answer.read().decode()
            return text

    def events(self) -> dict[str, Any]:
        whole = Calendar.from_ical(self.request("GET", self.url))
        return {str(event["UID"]): event for event in whole.walk("VEVENT")}

    def files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.folder.glob("*.ics")}


@pytest.fixture(scope="module")
def radicale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    pytest.importorskip("radicale")
    pytest.importorskip("caldav")
    folder, port = tmp_path_factory.mktemp("radicale"), free_port()
    words = ["--server-hosts", f"127.0.0.1:{port}", "--storage-filesystem-folder", str(folder)]
    words += ["--auth-type", "none", "--logging-level", "error", "--config", ""]
    process = subprocess.Popen([sys.executable, "-m", "radicale", *words])
    server = Server(port, folder)
    try:
        for _ in range(100):
            try:
                server.request("GET", f"{server.root}/.web/")
                break
            except OSError:
                time.sleep(0.1)
        yield server
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture
def collection(radicale: Server) -> Iterator[Server]:
    body = (
        '<?xml version="1.0"?><C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop>'
        "<D:displayname>会議</D:displayname></D:prop></D:set></C:mkcalendar>"
    )
    radicale.request("MKCALENDAR", radicale.url, body)
    radicale.request("PUT", f"{radicale.url}foreign.ics", FOREIGN)
    yield radicale
    radicale.request("DELETE", radicale.url)


def publish(desk: Desk, server: Server, *words: str, code: int = 0) -> list[str]:
    result = desk.run("publish", "caldav", server.url, *words, "--lang", "en", code=code)
    return sorted(result.out.splitlines())


def test_publish_move_cancel_publish_again(desk: Desk, collection: Server) -> None:
    desk.env = {"AISTRAT_CALDAV_USER": "u", "AISTRAT_CALDAV_PASSWORD": "p"}
    desk.write(MEETING, OTHER)
    foreign = collection.files()["foreign.ics"]
    assert publish(desk, collection, "--dry-run") == ["create c:m", "create c:o"]
    assert set(collection.events()) == {"c:somebody-elses"}
    assert not desk.ledger.exists()
    assert publish(desk, collection) == ["create c:m", "create c:o"]
    there = collection.events()
    assert set(there) == {"c:somebody-elses", "c:m", "c:o"}
    assert there["c:m"]["SEQUENCE"] == 0
    files = collection.files()
    for data in files.values():
        assert b"METHOD" not in data
    assert publish(desk, collection) == []
    assert collection.files() == files

    desk.write(MEETING.replace("2022-02-24", "2022-02-25"), OTHER)
    assert publish(desk, collection) == ["update c:m"]
    assert collection.events()["c:m"]["SEQUENCE"] == 1
    assert str(collection.events()["c:m"]["DTSTART"].dt)[:10] == "2022-02-25"

    desk.write(MEETING + "cancelled = true\n")
    assert publish(desk, collection) == ["delete c:m", "delete c:o"]
    assert set(collection.events()) == {"c:somebody-elses"}
    assert publish(desk, collection) == []

    desk.write(MEETING, OTHER)
    assert publish(desk, collection) == ["create c:m", "create c:o"]
    assert collection.events()["c:m"]["SEQUENCE"] == 3
    assert collection.files()["foreign.ics"] == foreign


def test_an_entry_that_somebody_edited_is_brought_back(desk: Desk, collection: Server) -> None:
    desk.write(MEETING)
    publish(desk, collection)
    name = next(name for name, data in collection.files().items() if b"c:m" in data)
    edited = collection.files()[name].decode().replace("SUMMARY:", "SUMMARY:Edited ")
    collection.request("PUT", collection.url + urllib.request.quote(name), edited)  # type: ignore[attr-defined]
    assert publish(desk, collection) == ["update c:m"]
    assert "Edited" not in str(collection.events()["c:m"]["SUMMARY"])
    assert publish(desk, collection) == []


def test_a_calendar_by_its_name_and_what_goes_wrong(desk: Desk, collection: Server) -> None:
    desk.env = {"AISTRAT_CALDAV_USER": "u", "AISTRAT_CALDAV_PASSWORD": "p"}
    desk.write(MEETING)
    done = desk.run("publish", "caldav", collection.root, "--calendar", "会議")
    assert done.out.strip().endswith("c:m")
    assert "Nobody" in desk.run("publish", "caldav", collection.root, "--calendar", "Nobody", code=2).err
    desk.run("publish", "caldav", "ftp://example.org", code=2)
    desk.run("publish", "webdav", collection.url, code=2)
    desk.run("publish", "caldav", f"http://127.0.0.1:{free_port()}/x/", code=2)
    secret = desk.run("publish", "caldav", collection.root.replace("//", "//u:secret@"), code=2)
    assert "secret" not in secret.err
    desk.write(MEETING, "[[milestone]]\nid = 'x'\nafter = ['nobody']\n")
    desk.run("publish", "caldav", collection.url, code=1)


class Postbox:
    def __init__(self) -> None:
        self.mails: list[tuple[str, list[str], bytes]] = []
        self.refuse_after = 99
        self.unknown = ""

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if address.lower() == self.unknown:
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if len(self.mails) >= self.refuse_after:
            return "451 later"
        self.mails.append((envelope.mail_from, envelope.rcpt_tos, envelope.original_content))
        return "250 OK"


@pytest.fixture
def postbox() -> Iterator[tuple[str, Postbox]]:
    controller = pytest.importorskip("aiosmtpd.controller")
    box = Postbox()
    server = controller.Controller(box, hostname="127.0.0.1", port=free_port())
    server.start()
    yield f"127.0.0.1:{server.port}", box
    server.stop()


def test_mails_are_sent_once(desk: Desk, postbox: tuple[str, Postbox]) -> None:
    host, box = postbox
    desk.write(MEETING)
    desk.run("invite", "--smtp", host)
    [(sender, to, content)] = box.mails
    assert sender == "office@example.org"
    assert to == ["k@example.org", "A@Example.org"]
    assert b"method=" in content
    desk.run("invite", "--smtp", host)
    assert len(box.mails) == 1


def test_what_was_sent_before_a_failure_is_not_sent_again(desk: Desk, postbox: tuple[str, Postbox]) -> None:
    host, box = postbox
    desk.write(MEETING, MEETING.replace('id = "m"', 'id = "m2"'))
    box.refuse_after = 1
    desk.run("invite", "--smtp", host, code=2)
    box.refuse_after = 99
    desk.run("invite", "--smtp", host)
    assert len({content for _, _, content in box.mails}) == len(box.mails) == 2


def test_who_was_refused_is_told_and_asked_again_alone(desk: Desk, postbox: tuple[str, Postbox]) -> None:
    host, box = postbox
    desk.write(MEETING)
    box.unknown = "a@example.org"
    assert "m: a@example.org: 550 no such user" in desk.run("invite", "--smtp", host, code=2).err
    assert box.mails[0][1] == ["k@example.org"]
    desk.run("invite", "--smtp", host, code=2)
    box.unknown = ""
    desk.run("invite", "--smtp", host)
    [_, (_, to, _)] = box.mails
    assert to == ["A@Example.org"]
    first, second = (calendar_of(content) for _, _, content in box.mails)
    assert first == second
    desk.run("invite", "--smtp", host)
    assert len(box.mails) == 2


def test_a_failure_after_a_cancellation_of_one_does_not_lose_the_update_of_the_others(
    desk: Desk, postbox: tuple[str, Postbox]
) -> None:
    host, box = postbox
    desk.write(MEETING)
    desk.run("invite", "--smtp", host)
    desk.write(MEETING.replace('body = "b"', 'body = "b"\nattendees = ["k"]'))
    box.refuse_after = 2
    desk.run("invite", "--smtp", host, code=2)
    box.refuse_after = 99
    desk.run("invite", "--smtp", host)
    desk.run("invite", "--smtp", host)
    assert [to for _, to, _ in box.mails] == [["k@example.org", "A@Example.org"], ["a@example.org"], ["k@example.org"]]
    sequences = [re.findall(rb"SEQUENCE:(\d)", calendar_of(content)) for _, _, content in box.mails]
    assert sequences == [[b"0"], [b"1"], [b"1"]]


def calendar_of(content: bytes) -> bytes:
    mail = message_from_bytes(content)
    data = next(part for part in mail.walk() if part.get_content_type() == "text/calendar").get_payload(decode=True)
    assert isinstance(data, bytes)
    return data


def test_a_password_is_not_sent_in_the_clear(desk: Desk, postbox: tuple[str, Postbox]) -> None:
    host, box = postbox
    desk.write(MEETING)
    desk.env = {"AISTRAT_SMTP_USER": "u", "AISTRAT_SMTP_PASSWORD": "secret"}
    assert "secret" not in desk.run("invite", "--smtp", host, code=2).err
    assert box.mails == []
    desk.env = {}
    desk.run("invite", "--smtp", f"127.0.0.1:{free_port()}", code=2)
    desk.run("invite", "--smtp", "127.0.0.1:x", code=2)
    assert not desk.ledger.exists()
