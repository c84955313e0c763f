"""Answers to invitations (METHOD:REPLY), from .ics files, mails and mailboxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

from aistrat_cli.ical.ledger import Answer, Entry, Ledger
from aistrat_cli.row import NamedTuple

if TYPE_CHECKING:
    from email.message import EmailMessage

    from icalendar import Component

ANSWERS = ("ACCEPTED", "DECLINED", "TENTATIVE", "DELEGATED", "NEEDS-ACTION")

Fate = Literal["counted", "older", "outdated", "unknown-person", "unknown-meeting", "no-answer", "unreadable"]
"""`older`: a later answer of that person is there. `outdated`: it answers a day that the meeting has left since.
`no-answer`: a calendar, but not METHOD:REPLY; COUNTER proposes another time, and somebody should read it."""


class Reply(NamedTuple):
    """One answer, as it was read."""

    source: str
    """The file it stood in."""
    uid: str
    address: str
    """Lower case."""
    status: str
    sequence: int
    stamp: datetime
    comment: str = ""


class Unread(NamedTuple):
    """What a file holds in place of an answer."""

    why: str
    fate: Fate = "unreadable"


class Judged(NamedTuple):
    """What became of an answer."""

    reply: Reply | None
    fate: Fate
    entry: Entry | None = None
    why: str = ""
    """What was the matter with one that cannot be read; its file where there is no reply."""


def read(content: bytes, source: str) -> Iterator[Reply | Unread]:
    """Yield the answers that a file holds: a calendar, a mail, or a mailbox; and what there is in place of one."""
    content = content.removeprefix(b"\xef\xbb\xbf")
    if source.lower().endswith(".ics") and not _is_calendar(content):
        yield Unread("no calendar")
        return
    try:
        for calendar in _calendars(content):
            yield from _replies(calendar, source)
    except Exception as error:  # whatever the libraries stumble over in what somebody sent
        yield Unread(" ".join(str(error).split())[:200] or type(error).__name__)


def _calendars(content: bytes) -> Iterator[bytes]:
    if _is_calendar(content):
        if not content.rstrip().upper().endswith(b"END:VCALENDAR"):
            raise ValueError("the calendar breaks off")
        yield content
        return
    if content.startswith(b"From "):
        for mail in _split(content):
            yield from _in_mail(mail)
        return
    yield from _in_mail(content)


def _is_calendar(content: bytes) -> bool:
    return content.lstrip()[:15].upper() == b"BEGIN:VCALENDAR"


def _split(mailbox: bytes) -> Iterator[bytes]:
    """Yield the mails of a mailbox: each begins with a line `From `, which within a mail is quoted with `>`."""
    lines: list[bytes] = []
    blank = True
    for line in mailbox.splitlines(keepends=True):
        if blank and line.startswith(b"From "):
            if lines:
                yield b"".join(lines)
            lines = []
        else:
            lines.append(line)
        blank = not line.strip()
    if lines:
        yield b"".join(lines)


def _in_mail(content: bytes) -> Iterator[bytes]:
    from email import message_from_bytes
    from email.policy import default

    mail: EmailMessage = message_from_bytes(content, policy=default)
    seen: set[bytes] = set()
    for part in mail.walk():
        try:
            name = part.get_filename() or ""
            kind = part.get_content_type()
        except (ValueError, IndexError, AttributeError, KeyError):  # a header that the standard library stumbles over
            continue
        if kind in ("text/calendar", "application/ics") or name.lower().endswith(".ics"):
            data = part.get_payload(decode=True)
            if isinstance(data, bytes) and data not in seen:
                seen.add(data)
                yield data


def _replies(content: bytes, source: str) -> Iterator[Reply | Unread]:
    from icalendar import Calendar

    calendar = Calendar.from_ical(content)
    method = str(calendar.get("METHOD", "")).upper()
    for event in calendar.walk("VEVENT"):
        yield _reply(event, source) if method == "REPLY" else _no_reply(event, method)


def _no_reply(event: Component, method: str) -> Unread:
    title = " ".join(str(event.get("SUMMARY", "")).split())[:60]
    start: Any = getattr(event.get("DTSTART"), "dt", None)
    return Unread(f"METHOD:{method[:20] or '-'}, {title}, {start}", "no-answer")


def _reply(event: Component, source: str) -> Reply | Unread:
    people = event.get("ATTENDEE")
    people = people if isinstance(people, list) else [people] if people is not None else []
    uid = str(event.get("UID", ""))
    if len(people) != 1 or not uid:
        return Unread(f"{len(people)} attendees in a reply" if uid else "a reply without a UID")
    [person] = people
    status = str(person.params.get("PARTSTAT", "NEEDS-ACTION")).upper()
    if status not in ANSWERS:
        return Unread(f"PARTSTAT={status[:40]}")
    stamp: Any = getattr(event.get("DTSTAMP"), "dt", None)
    if not isinstance(stamp, datetime):
        return Unread("a reply without a DTSTAMP")
    stamp = stamp.replace(tzinfo=UTC) if stamp.tzinfo is None else stamp.astimezone(UTC)
    comment = event.get("COMMENT") or person.params.get("X-RESPONSE-COMMENT", "")  # the latter is Google's
    said = " ".join(" ".join(map(str, comment if isinstance(comment, list) else [comment])).split())[:500]
    return Reply(source, uid, address(str(person)), status, int(event.get("SEQUENCE", 0)), stamp, said)


def address(value: str) -> str:
    """Return a calendar address as it is compared: without `mailto:`, without case."""
    value = value.strip()
    return (value[7:] if value[:7].lower() == "mailto:" else value).lower()


def judged(replies: Iterable[Reply], ledger: Ledger) -> tuple[list[Judged], Ledger]:
    """Return what became of each answer, and the ledger with those that count.

    An answer counts that has the SEQUENCE of the invitation: a lower one answers a day that is gone. Of several of one
    person the one with the latest DTSTAMP counts. Who was not invited is listed, never added.
    """
    by_uid = {entry.uid: entry for entry in ledger.entries.values()}
    found: list[Judged] = []
    for reply in sorted(replies, key=lambda one: (one.stamp, one.source)):
        entry = by_uid.get(reply.uid)
        if entry is None or entry.sent is None:
            found.append(Judged(reply, "unknown-meeting", entry))
        elif reply.address not in entry.sent.attendees:
            found.append(Judged(reply, "unknown-person", entry))
        elif reply.sequence < entry.sent.sequence or not entry.sent.digest:
            found.append(Judged(reply, "outdated", entry))
        else:
            before = next((one for one in entry.answers if one.address == reply.address), None)
            newest = before is None or (before.sequence, before.stamp) <= (reply.sequence, reply.stamp)
            if newest:
                by_uid[entry.uid] = _answered(entry, reply)
            found.append(Judged(reply, "counted" if newest else "older", entry))
    last = {
        (one.reply.uid, one.reply.address): index
        for index, one in enumerate(found)
        if one.fate == "counted" and one.reply
    }
    for index, one in enumerate(found):  # an answer that a later one of the same run took the place of
        if one.fate == "counted" and one.reply and last[one.reply.uid, one.reply.address] != index:
            found[index] = one._replace(fate="older")
    return found, ledger.holding(*by_uid.values())


def _answered(entry: Entry, reply: Reply) -> Entry:
    others = [one for one in entry.answers if one.address != reply.address]
    answer = Answer(reply.address, reply.status, reply.sequence, reply.stamp, reply.comment)
    return entry.replace(answers=tuple(sorted((*others, answer))))
