"""The memory of what was published: values, and how they grow. `ledger_file.py` reads and writes them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal

from aistrat_cli.ical.facts import Facts
from aistrat_cli.ical.moments import later
from aistrat_cli.ical.state import Status, When
from aistrat_cli.model.text import Text
from aistrat_cli.record import Record
from aistrat_cli.row import NamedTuple

Feed = Literal["public", "private"]
"""Which feeds an entry has been in: what was only in the private one is never named in the public one."""


class Stored(NamedTuple):
    """An entry as it lies in a CalDAV collection."""

    collection: str
    digest: str
    """Of the bytes that were put there."""
    etag: str
    """What the server called them; empty where it did not say."""


class Answer(NamedTuple):
    """What an invited person answered last."""

    address: str
    status: str
    """PARTSTAT: ACCEPTED, DECLINED, TENTATIVE, DELEGATED."""
    sequence: int
    stamp: datetime
    comment: str = ""


class Sent(Record):
    """The last invitation."""

    sequence: int
    digest: str
    """Of the entry, its organizer and who was asked; empty once it was cancelled."""
    stamp: datetime
    organizer: str
    attendees: tuple[str, ...]
    """Addresses, lower case: to whom a cancellation would go."""


class Entry(Record):
    """One item as it was last published."""

    item: str
    uid: str
    kind: str
    title: str | Mapping[str, str]
    start: date
    end: date | None
    timezone: str = ""
    days: int = 1
    place: str | Mapping[str, str] = ""
    status: Status
    uncertain: bool = False
    """Its day was not known: it stood on one for want of a better way."""
    sequence: int = 0
    digest: str = ""
    created: datetime
    stamp: datetime
    """DTSTAMP and LAST-MODIFIED."""
    feeds: tuple[Feed, ...] = ()
    withdrawn: int | None = None
    """The SEQUENCE with which it left the public feed, because it is `public = false` since."""
    withdrawn_at: datetime | None = None
    sent: Sent | None = None
    stored: tuple[Stored, ...] = ()
    answers: tuple[Answer, ...] = ()

    @property
    def when(self) -> When:
        """When it was."""
        return When(self.start, self.end, self.timezone, self.days)

    @property
    def cancelled(self) -> bool:
        """Whether it has been taken back."""
        return self.status == "CANCELLED"

    @property
    def name(self) -> Text:
        """Its title."""
        return Text(written=self.title)


class Ledger(Record):
    """What was published of a series."""

    series: str
    entries: Mapping[str, Entry]
    """By item id, in the order in which they were first published."""

    def find(self, names: tuple[str, ...]) -> Entry | None:
        """Return the entry of an item under its id, or under one that it had before."""
        return next((self.entries[name] for name in names if name in self.entries), None)

    def holding(self, *entries: Entry) -> Ledger:
        """Return the ledger with these entries in the places of those with the same UID, new ones at the end."""
        changed = {entry.uid: entry for entry in entries}
        kept = [changed.pop(entry.uid, entry) for entry in self.entries.values()]
        kept += changed.values()
        return self.replace(entries={entry.item: entry for entry in kept})


def empty(series: str) -> Ledger:
    """Return the ledger of a series of which nothing was published yet."""
    return Ledger(series=series, entries={})


def reckoned(old: Entry | None, uid: str, now: Facts, moment: datetime) -> Entry:
    """Return the entry that an item has now.

    SEQUENCE rises by one exactly where start, end, recurrence, place or status is another than in the ledger; the
    stamp where anything is. What did not change is returned as it was.
    """
    item = now.placement.item
    title = now.title.written if isinstance(now.title.written, str) else dict(now.title.written)
    here = Entry(
        item=item.id,
        uid=old.uid if old is not None else uid,
        kind=item.kind,
        title=title,
        start=now.when.start,
        end=now.when.end,
        timezone=now.when.timezone,
        days=now.when.days,
        place=now.place,
        status=now.status,
        uncertain=now.form == "uncertain",
        digest=now.digest,
        created=moment,
        stamp=moment,
    )
    if old is None:
        return here
    moved = revision(here) != revision(old)
    if not moved and old.digest == now.digest:
        return old if old.item == item.id else old.replace(item=item.id)
    return here.replace(
        sequence=old.sequence + moved,
        created=old.created,
        stamp=later(moment, old.stamp),
        feeds=old.feeds,
        withdrawn=old.withdrawn,
        withdrawn_at=old.withdrawn_at,
        sent=old.sent,
        stored=old.stored,
        answers=() if moved else old.answers,
    )


def taken_back(old: Entry, moment: datetime) -> Entry:
    """Return the entry cancelled: SEQUENCE one higher, everything else as people last saw it."""
    if old.cancelled:
        return old
    return old.replace(
        status="CANCELLED", sequence=old.sequence + 1, stamp=later(moment, old.stamp), digest="", answers=()
    )


def withdrawn(old: Entry, moment: datetime) -> Entry:
    """Return the entry withdrawn from the public feed, where it stays cancelled while it lives on elsewhere."""
    if old.withdrawn is not None:
        return old
    if old.cancelled:  # it is out of there already
        return old.replace(withdrawn=old.sequence, withdrawn_at=old.stamp)
    return old.replace(sequence=old.sequence + 1, withdrawn=old.sequence + 1, withdrawn_at=later(moment, old.stamp))


def as_withdrawn(entry: Entry) -> Entry:
    """Return a withdrawn entry as the public feed shows it."""
    assert entry.withdrawn is not None
    assert entry.withdrawn_at is not None
    return entry.replace(status="CANCELLED", sequence=entry.withdrawn, stamp=entry.withdrawn_at)


def revision(entry: Entry) -> tuple[object, ...]:
    """Return what SEQUENCE counts the changes of."""
    place = entry.place if isinstance(entry.place, str) else tuple(entry.place.items())
    return (entry.start, entry.end, entry.timezone, entry.days, place, entry.status)
