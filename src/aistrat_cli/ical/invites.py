"""Invitations: a REQUEST for a meeting that is new or changed, a CANCEL for one that was taken back.

One UID a message, since Outlook reads the first event only. Whom the ledger knows as invited and who is no longer
asked gets a CANCEL of their own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Literal

from aistrat_cli.ical import ledger as memory
from aistrat_cli.ical.components import Head, Look, Shown, event, sheet
from aistrat_cli.ical.facts import Facts, facts
from aistrat_cli.ical.ledger import Entry, Ledger, Sent
from aistrat_cli.ical.lines import finished
from aistrat_cli.ical.matching import matched
from aistrat_cli.ical.moments import later
from aistrat_cli.ical.people import Host, Person
from aistrat_cli.ical.state import form
from aistrat_cli.ical.texts import one_line
from aistrat_cli.model.items import AnyItem, Meeting
from aistrat_cli.model.series import Series
from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.record import Record
from aistrat_cli.row import NamedTuple
from aistrat_cli.rules.attendance import expected

Method = Literal["REQUEST", "CANCEL"]


class Guest(NamedTuple):
    """Somebody who is asked."""

    address: str
    name: str
    role: str
    """ROLE."""
    answer: str
    """PARTSTAT."""
    rsvp: bool


class Invitation(Record):
    """A message: to whom, about what, and what the ledger holds once it is sent."""

    method: Method
    entry: Entry
    """As it will be remembered."""
    facts: Facts | None
    organizer: Guest
    guests: tuple[Guest, ...]
    calendar: bytes
    summary: str
    stamp: datetime
    sequence: int
    has_it: frozenset[str] = frozenset()
    """Addresses, lower case, that hold this message already: it goes to the others."""

    def reached(self, refused: Collection[str]) -> Entry:
        """Return the entry to remember where some, in lower case, were not reached: they are asked again."""
        sent = self.entry.sent
        if sent is None or not refused:
            return self.entry
        attendees = tuple(address for address in sent.attendees if address not in refused)
        return self.entry.replace(sent=sent.replace(attendees=attendees))

    @property
    def name(self) -> str:
        """What its files are called: the item's id, the method; a derived one's slash is no folder."""
        return f"{self.entry.item.replace('/', '+')}.{self.method.lower()}"


class Left(NamedTuple):
    """A meeting that nobody is invited to, or a person who cannot be, and why."""

    item: str
    why: Literal["no-organizer", "no-addresses", "no-address"]
    person: str = ""


class Invitations(NamedTuple):
    """What is to be sent."""

    messages: tuple[Invitation, ...]
    left: tuple[Left, ...]


def invitations(
    plan: Plan, series: Series, ledger: Ledger, look: Look, moment: datetime, organizer: str | None
) -> Invitations:
    """Return what must be sent of a series, given what was; nothing for what did not change.

    `organizer` stands in where a body names none. A meeting that was held is left alone.
    """
    messages: list[Invitation] = []
    left: list[Left] = []
    matches, gone = matched(plan, series, ledger)
    for placement in plan.of(series.id):
        old, key = matches[placement.key.item]
        if not isinstance(placement.item, Meeting) or placement.certainty == "done":
            continue
        if form(placement) in ("confirmed", "tentative"):
            host = _host(placement.item, series, look.lang, organizer)
            guests, without = _guests(placement, series, look.lang, old, host)
            asked = any(guest.address != host.address for guest in guests) if host else False
            if host is not None and asked:
                left += [Left(placement.key.item, "no-address", person) for person in without]
                messages += _asked(placement, key, old, host, guests, plan, series, look, moment)
                continue
            left.append(Left(placement.key.item, "no-organizer" if host is None else "no-addresses"))
            if host is None:
                continue
        if old is not None and _open(old):
            messages.append(_taken_back(old, look, moment))
    messages += [_taken_back(entry, look, moment) for entry in gone if _open(entry)]
    return Invitations(tuple(messages), tuple(left))


def _open(entry: Entry) -> bool:
    """Tell whether people hold an invitation that was not taken back."""
    return entry.sent is not None and bool(entry.sent.digest)


def _host(meeting: Meeting, series: Series, lang: str, instead: str | None) -> Guest | None:
    for id in meeting.bodies:
        body = series.bodies.get(id)
        if body is None or body.organizer is None:
            continue
        person = series.persons.get(body.organizer)
        if person is None:
            return _organizer(body.organizer, body.name.in_(lang))
        if person.email:
            return _organizer(person.email, person.name.in_(lang))
    return _organizer(instead, "") if instead else None


def _organizer(address: str, name: str) -> Guest:
    return Guest(address, one_line(name) or address, "CHAIR", "ACCEPTED", False)


def _guests(
    placement: Placement, series: Series, lang: str, old: Entry | None, host: Guest | None
) -> tuple[tuple[Guest, ...], list[str]]:
    """Return those who are asked, each address once, and the persons who have none."""
    meeting = placement.item
    assert isinstance(meeting, Meeting)
    chairs = {body.chair for id in meeting.bodies if (body := series.bodies.get(id)) is not None}
    wanted = expected(series, placement)
    wanted += [chair for chair in sorted(filter(None, chairs)) if chair not in wanted and meeting.attendees is None]
    answers = {answer.address: answer.status for answer in old.answers} if old is not None else {}
    found: dict[str, Guest] = {}
    without = []
    for id in wanted:
        person = series.persons.get(id)
        if person is None or not person.email:
            without.append(id)
            continue
        address = person.email
        absent, own = id in meeting.absent, host is not None and address.lower() == host.address.lower()
        role = "CHAIR" if id in chairs else "NON-PARTICIPANT" if absent else "REQ-PARTICIPANT"
        answer = "DECLINED" if absent else "ACCEPTED" if own else answers.get(address.lower(), "NEEDS-ACTION")
        guest = Guest(address, one_line(person.name.in_(lang)), role, answer, not (absent or own))
        found.setdefault(address.lower(), guest)
    return tuple(found.values()), without


def _asked(
    placement: Placement,
    new_uid: str,
    old: Entry | None,
    host: Guest,
    guests: tuple[Guest, ...],
    plan: Plan,
    series: Series,
    look: Look,
    moment: datetime,
) -> Iterator[Invitation]:
    now = facts(placement, series, plan, look.lang)
    entry = memory.reckoned(old, new_uid, now, moment)
    digest = _digest(entry, host, guests, placement.item, series)
    sent = old.sent if old is not None else None
    has_it: frozenset[str] = frozenset()
    if sent is not None and sent.digest == digest and sent.sequence == entry.sequence:
        has_it = frozenset(sent.attendees)
        if all(guest.address.lower() in has_it for guest in guests):
            return
    gone: list[str] = []
    if sent is not None:
        entry = entry.replace(sequence=max(entry.sequence, sent.sequence))
        here = {guest.address.lower() for guest in guests}
        gone = [address for address in sent.attendees if sent.digest and address not in here]
    if gone and sent is not None and entry.sequence == sent.sequence:  # RFC 5546 3.2.5: a cancellation counts up
        entry = entry.replace(sequence=entry.sequence + 1, stamp=later(moment, entry.stamp))
    if old is not None and entry.sequence != old.sequence:  # after a move everybody is asked again
        guests = tuple(guest._replace(answer="NEEDS-ACTION") if guest.rsvp else guest for guest in guests)
    stamp = entry.stamp
    if sent is not None:
        stamp = sent.stamp if has_it else later(max(moment, entry.stamp), sent.stamp)
    held = entry.replace(
        sent=Sent(
            sequence=entry.sequence,
            digest=digest,
            stamp=stamp,
            organizer=host.address,
            attendees=tuple(guest.address.lower() for guest in guests),
        )
    )
    shown = Shown(entry=entry.replace(stamp=stamp), facts=now, recorded=True)
    if gone and sent is not None:
        kept = tuple(address for address in sent.attendees if address not in gone)
        # Remembered as sent before the others are asked: by the old digest they are, whatever stops them now.
        without = held.replace(sent=sent.replace(sequence=entry.sequence, stamp=stamp, attendees=kept))
        yield _cancel(without, [_guest(address) for address in gone], host, look, stamp, entry.sequence)
    request = _message("REQUEST", held, shown, host, guests, look, stamp, entry.sequence)
    yield request.replace(has_it=has_it)


def _digest(entry: Entry, host: Guest, guests: Iterable[Guest], meeting: AnyItem, series: Series) -> str:
    """Return a digest of what a guest is told, in whatever language; answers are not worth another message."""
    names = {person.email.lower(): person.name.written for person in series.persons.values() if person.email}
    said: list[object] = [entry.digest, host.address, names.get(host.address.lower())]
    if isinstance(meeting, Meeting):
        said += [body.name.written for id in meeting.bodies if (body := series.bodies.get(id))]
    said += [(guest.address, names.get(guest.address.lower()), guest.role) for guest in guests]
    return sha256(repr(said).encode()).hexdigest()[:32]


def _guest(address: str) -> Guest:
    return Guest(address, address, "REQ-PARTICIPANT", "NEEDS-ACTION", False)


def _taken_back(old: Entry, look: Look, moment: datetime) -> Invitation:
    assert old.sent is not None
    entry = memory.taken_back(old, moment)
    sequence = max(entry.sequence, old.sent.sequence + 1)
    stamp = later(max(moment, entry.stamp), old.sent.stamp)
    held = entry.replace(
        sequence=sequence, sent=old.sent.replace(sequence=sequence, digest="", stamp=stamp), answers=()
    )
    host = _organizer(old.sent.organizer, "")
    return _cancel(held, [_guest(address) for address in old.sent.attendees], host, look, stamp, sequence)


def _cancel(
    held: Entry, guests: Sequence[Guest], host: Guest, look: Look, stamp: datetime, sequence: int
) -> Invitation:
    """Return a cancellation, in the words in which the ledger remembers the meeting."""
    entry = held.replace(status="CANCELLED", stamp=stamp, sequence=sequence)
    return _message("CANCEL", held, Shown(entry=entry), host, tuple(guests), look, stamp, sequence)


def _message(
    method: Method,
    held: Entry,
    shown: Shown,
    host: Guest,
    guests: tuple[Guest, ...],
    look: Look,
    stamp: datetime,
    sequence: int,
) -> Invitation:
    made = event(shown, look)
    made.organizer = Host(host.address, host.name)
    made.invited = [
        Person(guest.address, guest.name, role=guest.role, answer=guest.answer, rsvp=guest.rsvp) for guest in guests
    ]
    return Invitation(
        method=method,
        entry=held,
        facts=shown.facts,
        organizer=host,
        guests=guests,
        calendar=finished(sheet([made.serialize()], [shown.entry], Head(method=method))),
        summary=made.name,
        stamp=stamp,
        sequence=sequence,
    )
