"""The ledger as TOML: `<series>.published.toml`, beside the schedule, made to be committed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, get_args

from aistrat_cli.diagnostic import Message
from aistrat_cli.errors import AistratError
from aistrat_cli.ical.ledger import Answer, Entry, Feed, Ledger, Sent, Stored
from aistrat_cli.ical.state import Status

VERSION = 1

HEADER = """\
# What was published of this series, so that calendars are updated and never doubled. Written by aistrat; commit it.
# これまでに公開した予定の記録です。カレンダーの予定を重複させずに更新するために使います。aistrat が書きます。
# コミットしてください。

"""


class LedgerUnreadable(AistratError):
    """A ledger that is not what we wrote: nothing may be published on it."""


def written(ledger: Ledger) -> str:
    """Return the ledger as TOML."""
    import tomli_w

    document = {
        "version": VERSION,
        "series": ledger.series,
        "entry": [dict(_entry(entry)) for entry in ledger.entries.values()],
    }
    return HEADER + tomli_w.dumps(document)


def read(text: str, shown: str) -> Ledger:
    """Return the ledger that a text holds; `shown` is its name for messages. Raises LedgerUnreadable."""
    import tomli

    try:
        document = tomli.loads(text)
    except (tomli.TOMLDecodeError, RecursionError) as error:
        raise LedgerUnreadable(Message(f"{shown}: {error}", f"{shown}: {error}")) from None
    if document.get("version") != VERSION:
        raise LedgerUnreadable(
            Message(f"{shown}: no ledger of version {VERSION}", f"{shown}: 形式 {VERSION} の公開記録ではありません")
        )
    try:
        entries = [_read(table) for table in document.get("entry", [])]
        series = document["series"]
        if not isinstance(series, str):
            raise TypeError("series")
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise LedgerUnreadable(
            Message(
                f"{shown}: not as aistrat writes it: {error}", f"{shown}: aistrat が書いた形ではありません: {error}"
            )
        ) from None
    by_item = {entry.item: entry for entry in entries}
    if len(by_item) != len(entries) or len({entry.uid for entry in entries}) != len(entries):
        raise LedgerUnreadable(
            Message(f"{shown}: two entries are the same item", f"{shown}: 同じ項目の記録が2つあります")
        )
    return Ledger(series=series, entries=by_item)


def _entry(entry: Entry) -> Iterator[tuple[str, Any]]:
    for name in ("item", "uid", "kind", "title", "start", "end", "timezone", "days", "place", "status", "uncertain"):
        value = getattr(entry, name)
        if value not in (None, "", False) and not (name == "days" and value == 1):
            yield name, value
    for name in ("sequence", "digest", "created", "stamp"):
        yield name, getattr(entry, name)
    if entry.feeds:
        yield "feeds", list(entry.feeds)
    if entry.withdrawn is not None:
        yield "withdrawn", {"sequence": entry.withdrawn, "stamp": entry.withdrawn_at}
    if entry.stored:
        yield "stored", [one._asdict() for one in entry.stored]
    if (sent := entry.sent) is not None:
        yield (
            "sent",
            {
                "sequence": sent.sequence,
                "digest": sent.digest,
                "stamp": sent.stamp,
                "organizer": sent.organizer,
                "attendees": list(sent.attendees),
            },
        )
    if entry.answers:
        yield "answers", [{k: v for k, v in one._asdict().items() if v != ""} for one in entry.answers]


def _read(table: Mapping[str, Any]) -> Entry:
    status: Status = table["status"]
    if status not in get_args(Status):
        raise ValueError(f"status {status!r}")
    start, end = table["start"], table.get("end")
    if type(start) not in (date, datetime) or (end is not None and type(end) is not type(start)):
        raise TypeError("start and end")
    gone = table.get("withdrawn")
    sent = table.get("sent")
    return Entry(
        item=_text(table, "item"),
        uid=_text(table, "uid"),
        kind=_text(table, "kind"),
        title=table.get("title", ""),
        start=start,
        end=end,
        timezone=table.get("timezone", ""),
        days=table.get("days", 1),
        place=table.get("place", ""),
        status=status,
        uncertain=table.get("uncertain", False),
        sequence=_count(table, "sequence"),
        digest=_text(table, "digest"),
        created=_stamp(table, "created"),
        stamp=_stamp(table, "stamp"),
        feeds=tuple(feed for feed in table.get("feeds", ()) if feed in get_args(Feed)),
        withdrawn=_count(gone, "sequence") if gone else None,
        withdrawn_at=_stamp(gone, "stamp") if gone else None,
        stored=tuple(Stored(one["collection"], one["digest"], one["etag"]) for one in table.get("stored", ())),
        sent=None if sent is None else _sent(sent),
        answers=tuple(
            Answer(one["address"], one["status"], one["sequence"], _stamp(one, "stamp"), one.get("comment", ""))
            for one in table.get("answers", ())
        ),
    )


def _sent(table: Mapping[str, Any]) -> Sent:
    return Sent(
        sequence=_count(table, "sequence"),
        digest=_text(table, "digest"),
        stamp=_stamp(table, "stamp"),
        organizer=_text(table, "organizer"),
        attendees=tuple(map(str, table["attendees"])),
    )


def _text(table: Mapping[str, Any], key: str) -> str:
    value = table[key]
    if not isinstance(value, str):
        raise TypeError(key)
    return value


def _count(table: Mapping[str, Any], key: str) -> int:
    value = table[key]
    if not isinstance(value, int) or value < 0:
        raise TypeError(key)
    return value


def _stamp(table: Mapping[str, Any], key: str) -> datetime:
    value = table[key]
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise TypeError(key)
    return value
