"""A CalDAV collection brought to the plan: what to create, update and delete, and doing it.

Ours is what the ledger put into this collection, and what has the UID of an item of the plan; nothing else in there is
ever touched. An object that is stored has no METHOD (RFC 4791 4.1). The `caldav` package raises SEQUENCE on every save
unless told otherwise; the bytes are sent as they are, and a tag (ETag) guards what is there against being lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from importlib import import_module
from typing import Any, Literal

from aistrat_cli.diagnostic import Message
from aistrat_cli.errors import AistratError
from aistrat_cli.ical.components import Head, Look, Shown, component, sheet
from aistrat_cli.ical.ledger import Entry, Ledger, Stored
from aistrat_cli.ical.lines import finished
from aistrat_cli.row import NamedTuple

_INNERMOST = re.compile(r"^.*(?:Error\((?:\d+, )?|>: )[\"']?|(?: \(.*|[\"')]+)$")
"""What the libraries wrap around the reason, layer upon layer."""

Deed = Literal["create", "update", "delete", "keep"]


class CannotPublish(AistratError):
    """The server does not do what is asked, or is none."""

    def __init__(self, message: Message, *, final: bool = True) -> None:
        super().__init__(message)
        self.final = final
        """False where only this one object is refused, and the others may be taken."""


class There(NamedTuple):
    """An object of the collection."""

    uid: str
    etag: str
    handle: Any
    """What the `caldav` package knows it by."""


class Step(NamedTuple):
    """What is done to one object."""

    deed: Deed
    entry: Entry
    data: bytes
    """Empty for a deletion."""
    there: There | None


def data_of(shown: Shown, look: Look) -> bytes:
    """Return an entry as the object that is stored; one that is cancelled is none at all.

    Nobody is named in it: a server that schedules by itself would write to them a second time.
    """
    if shown.off or shown.entry.cancelled:
        return b""
    made = component(shown, look)
    return finished(sheet([made.serialize()], [shown.entry], Head(method=None)))


def steps(
    wanted: Sequence[tuple[Entry, bytes]], ledger: Ledger, there: Mapping[str, There], collection: str
) -> list[Step]:
    """Return what brings the collection to what is wanted; an entry without data is not to be in there."""
    put_there = {
        entry.uid: stored
        for entry in ledger.entries.values()
        for stored in entry.stored
        if stored.collection == collection
    }
    found: list[Step] = []
    for entry, data in wanted:
        here, put = there.get(entry.uid), put_there.get(entry.uid)
        if not data:
            if here is not None and put is not None:
                found.append(Step("delete", entry, b"", here))
            elif put is not None:
                found.append(Step("keep", entry, b"", None))
            continue
        if here is None:
            found.append(Step("create", entry, data, None))
        elif put is not None and put.digest == digest(data) and put.etag and put.etag == here.etag:
            found.append(Step("keep", entry, data, here))
        else:
            found.append(Step("update", entry, data, here))
    return found


def digest(data: bytes) -> str:
    """Return a digest of an object's bytes."""
    return sha256(data).hexdigest()[:32]


def remembered(step: Step, collection: str, etag: str) -> Entry:
    """Return the entry as the ledger holds it once a step is done."""
    others = tuple(one for one in step.entry.stored if one.collection != collection)
    if step.deed == "delete" or not step.data:
        return step.entry.replace(stored=others)
    return step.entry.replace(stored=(*others, Stored(collection, digest(step.data), etag)))


class Collection:
    """A calendar on a server, through the `caldav` package."""

    def __init__(self, url: str, name: str | None, user: str | None, password: str | None) -> None:
        """Find the calendar: the one called `name`, else the one at the URL itself. Raises CannotPublish.

        User and password are the caller's; a schedule never holds one.
        """
        self._caldav: Any = import_module("caldav")  # an extra: no type checker needs to find it
        self._etag: str = import_module("caldav.elements.dav").GetEtag.tag
        client = self._caldav.DAVClient(url=url, username=user, password=password, timeout=60, enable_rfc6764=False)
        with _asking():
            self._calendar: Any = (
                self._named(client, name) if name else self._caldav.Calendar(client=client, url=url.rstrip("/") + "/")
            )
            self.url = str(self._calendar.url)

    @staticmethod
    def _named(client: Any, name: str) -> Any:
        calendars = client.principal().calendars()
        found = [one for one in calendars if one.get_display_name() == name]
        if len(found) != 1:
            known = ", ".join(sorted(str(one.get_display_name()) for one in calendars))
            raise CannotPublish(
                Message(
                    f'{len(found)} calendars are called "{name}" ({known or "there is none"})',
                    f"「{name}」というカレンダーが{len(found)}件あります（{known or 'カレンダーがありません'}）",
                )
            )
        return found[0]

    def there(self) -> dict[str, There]:
        """Return the objects of the collection by UID. Raises CannotPublish."""
        objects: dict[str, There] = {}
        with _asking():
            for one in (*self._calendar.get_events(), *self._calendar.get_todos(include_completed=True)):
                uid = one.id or _uid(one.data)
                if uid:
                    objects.setdefault(uid, There(uid, self._tag(one), one))
        return objects

    def do(self, step: Step) -> str:
        """Do a step, and return the new tag of the object. Raises CannotPublish, where somebody was faster, too."""
        if step.deed == "keep":
            return step.there.etag if step.there is not None else ""
        with _asking(step.entry.item):
            if step.deed == "delete":
                assert step.there is not None
                handle = step.there.handle
                handle.delete(if_match=True) if self._tag(handle) else handle.delete()
                return ""
            if step.there is not None:
                handle = step.there.handle
                if not self._tag(handle):
                    handle.load()
                handle.save(increase_seqno=False, precondition="etag", raw_data=step.data)
            else:
                handle = self._caldav.Event(
                    self._calendar.client,
                    url=self._calendar.url.join(file_name(step.entry.uid)),
                    data=step.data.decode(),
                    parent=self._calendar,
                )
                handle.save(increase_seqno=False, no_overwrite=True, raw_data=step.data)
            if not handle.props.get(self._etag):
                handle.load()
            return self._tag(handle)

    def _tag(self, handle: Any) -> str:
        return str(handle.props.get(self._etag) or "")


def file_name(uid: str) -> str:
    """Return what an object is called in its collection: servers refuse a colon, and a slash is a folder."""
    return f"{re.sub('[^A-Za-z0-9_-]', '-', uid)[:100]}-{sha256(uid.encode()).hexdigest()[:8]}.ics"


def _uid(data: str | None) -> str:
    lines = (data or "").replace("\r\n ", "").replace("\n ", "").splitlines()
    return next((line[4:].strip() for line in lines if line.startswith("UID:")), "")


@contextmanager
def _asking(item: str = "") -> Iterator[None]:
    """Turn what goes wrong while a server is asked into CannotPublish, naming the item that it is about."""
    try:
        yield
    except CannotPublish:
        raise
    except Exception as error:  # of an answer that is no CalDAV the library raises whatever its parts raise
        why = _why(error)
        named = Message(f"{item}: {why.en}", f"{item}: {why.ja}") if item else why
        raise CannotPublish(named, final=not _is_answer(error) or not item) from None


def _is_answer(error: Exception) -> bool:
    """Tell whether a server answered, and the answer was no: anything else will not be better for the next object."""
    kinds = {kind.__name__ for kind in type(error).__mro__}
    return "DAVError" in kinds and not kinds & {"AuthorizationError", "RateLimitError"}


def _why(error: Exception) -> Message:
    """Return what is the matter, as an office can act on it."""
    kinds = {kind.__name__ for kind in type(error).__mro__}
    said = " ".join(str(error).split())
    if "AuthorizationError" in kinds:
        if getattr(error, "reason", "") == "Unauthorized":
            return Message("the server does not accept user and password", "利用者名かパスワードが違います")
        return Message("the server does not allow it", "サーバーに許可されていません")
    if "NotFoundError" in kinds:
        return Message("the server has no such calendar", "そのようなカレンダーがサーバーにありません")
    if kinds & {"ETagMismatchError", "ConsistencyError"}:
        return Message(
            "somebody has changed it since: publish again", "その間にほかの人が変更しました。もう一度公開してください"
        )
    if "DAVError" in kinds:
        return Message(f"the server refuses: {said[:200]}", f"サーバーに拒否されました: {said[:200]}")
    if "Timeout" in kinds:
        return Message("the server does not answer in time", "サーバーが時間内に応答しません")
    if isinstance(error, OSError):
        said = _INNERMOST.sub("", said)[:200]
        return Message(f"the server cannot be reached: {said}", f"サーバーに接続できません: {said}")
    return Message(
        f"what answers there is no CalDAV server ({type(error).__name__})",
        f"応答しているのは CalDAV サーバーではありません（{type(error).__name__}）",
    )
