"""What can go wrong on the way to a calendar server, and where the password comes from."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import ModuleType

import pytest
from desk import MEETING, Desk

OTHER = '[[milestone]]\nid = "o"\ndate = 2022-03-01\n'
NOTHING = b'<?xml version="1.0"?><D:multistatus xmlns:D="DAV:"/>'


class Answers(BaseHTTPRequestHandler):
    """Answers whatever a test wants; what was stored is kept by path."""

    status, body, header = 207, NOTHING, ("X-Nothing", "")
    stored: dict[str, bytes]
    passwords: list[str]
    refused = "?"

    def answer(self) -> None:
        content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.passwords.append(self.headers.get("Authorization") or "")
        status, body = self.status, self.body
        if self.command == "PUT" and status == 207:
            status, body = (507, b"") if self.refused in self.path else (201, b"")
            self.stored[self.path] = content
        elif self.command == "GET" and self.path in self.stored:
            status, body = 200, self.stored[self.path]
        self.send_response(status)
        self.send_header("Content-Type", "text/xml")
        self.send_header("Content-Length", str(len(body)))
        self.send_header(*self.header)
        self.end_headers()
        self.wfile.write(body)

    def __getattr__(self, name: str) -> object:
        if name.startswith("do_"):
            return self.answer
        raise AttributeError(name)

    def log_message(self, *said: object) -> None:
        pass


@pytest.fixture
def answers() -> Iterator[tuple[str, type[Answers]]]:
    pytest.importorskip("caldav")
    handler: type[Answers] = type("Some", (Answers,), {"stored": {}, "passwords": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/c/", handler
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (200, b"<html><body>Please log in</body></html>", "no CalDAV server"),
        (207, b"<html><body><p>not XML</body>", "no CalDAV server"),
        (207, b"", "no CalDAV server"),
        (207, b"\x00\xff<<<", "no CalDAV server"),
        (404, b"", "no such calendar"),
        (401, b"", "does not accept user and password"),
        (403, b"", "does not allow it"),
        (500, b"<oops/>", "refuses: "),
    ],
)
def test_what_is_no_server_is_told(
    desk: Desk, answers: tuple[str, type[Answers]], status: int, body: bytes, said: str
) -> None:
    url, handler = answers
    handler.status, handler.body = status, body
    if status == 401:
        handler.header = ("WWW-Authenticate", 'Basic realm="x"')
        desk.env = {"AISTRAT_CALDAV_USER": "u", "AISTRAT_CALDAV_PASSWORD": "wrong"}
    desk.write(MEETING)
    told = desk.run("publish", "caldav", url, "--lang", "en", code=2).err
    assert said in told
    assert "bug" not in told
    assert not desk.ledger.exists()


def test_a_refused_entry_does_not_keep_the_others_out(desk: Desk, answers: tuple[str, type[Answers]]) -> None:
    url, handler = answers
    handler.refused, handler.header = "c-m", ("ETag", '"1"')
    desk.write(MEETING, OTHER)
    told = desk.run("publish", "caldav", url, "--lang", "en", code=2)
    assert told.out == "create c:o\n"
    assert "m: the server refuses: " in told.err
    assert 'item = "o"' in desk.ledger.read_text()
    assert 'item = "m"' not in desk.ledger.read_text()


def test_nobody_there(desk: Desk) -> None:
    pytest.importorskip("caldav")
    desk.write(MEETING)
    told = desk.run("publish", "caldav", "http://127.0.0.1:1/", "--lang", "en", code=2).err
    assert "cannot be reached: " in told
    assert "refused" in told
    assert "HTTPConnectionPool" not in told


def keyring(monkeypatch: pytest.MonkeyPatch, known: dict[tuple[str, str], str] | None) -> None:
    """Put a keyring into the place of the package; None: one that nobody can open."""

    def get_password(host: str, user: str) -> str | None:
        if known is None:
            raise RuntimeError("the keyring is locked")
        return known.get((host, user))

    made = ModuleType("keyring")
    made.get_password = get_password  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keyring", made)


def test_the_password_of_the_keyring(
    desk: Desk, answers: tuple[str, type[Answers]], monkeypatch: pytest.MonkeyPatch
) -> None:
    url, handler = answers
    handler.status, handler.header = 401, ("WWW-Authenticate", 'Basic realm="x"')
    keyring(monkeypatch, {("127.0.0.1", "u"): "secret"})
    desk.write(MEETING)
    desk.env = {"AISTRAT_CALDAV_USER": "u"}
    assert "secret" not in desk.run("publish", "caldav", url, code=2).err
    assert "Basic dTpzZWNyZXQ=" in handler.passwords  # u:secret
    handler.passwords.clear()
    desk.env["AISTRAT_CALDAV_PASSWORD"] = "other"
    desk.run("publish", "caldav", url, code=2)
    assert "Basic dTpvdGhlcg==" in handler.passwords
    assert "Basic dTpzZWNyZXQ=" not in handler.passwords


def test_a_keyring_that_is_locked_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    keyring(monkeypatch, None)
    desk.write(MEETING)
    desk.env = {"AISTRAT_CALDAV_USER": "u"}
    told = desk.run("publish", "caldav", "http://127.0.0.1:1/", "--lang", "en", code=2).err
    assert "the keyring is locked" in told
    assert "AISTRAT_CALDAV_PASSWORD" in told
