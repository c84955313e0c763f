"""Items: what is written of each, laid together from its table, overlays and repeats, then made into the model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message, Related
from aistrat_cli.loading.decode.days import OPEN
from aistrat_cli.loading.decode.reading import Reading
from aistrat_cli.loading.decode.table import NO_FAULT, Values, missing_key, read_table, reads
from aistrat_cli.loading.decode.titles import meeting_title
from aistrat_cli.loading.decode.values import each, one_string
from aistrat_cli.loading.format.keys import PLACING, TABLES, Key
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.items import AgendaItem, AnyItem, Document, Kind, Meeting, Milestone, Task
from aistrat_cli.model.people import NOTHING
from aistrat_cli.model.text import Text
from aistrat_cli.row import NamedTuple
from aistrat_cli.source.place import Place

MAKERS: dict[Kind, type[Meeting] | type[Task] | type[Document] | type[Milestone]] = {
    "meeting": Meeting,
    "task": Task,
    "document": Document,
    "milestone": Milestone,
}

FIELDS = {"body": "bodies", "place": "where", "why": "override_why"}
"""Keys whose field in the model has another name."""

HOLDING = ("after", "before", "ends_after", "not_before", "deadline")
"""Keys that put an item on its day where no placing key does."""

LENGTH = ("duration", "end")


class Draft(NamedTuple):
    """What is written of an item, by key, wherever it was written; made into an item once nothing more is laid over."""

    kind: Kind
    id: str
    values: dict[str, Any]
    faulty: frozenset[str]
    x: Mapping[str, Any]
    place: Place
    key_places: Mapping[str, Place]
    derived: bool = False
    """A deadline that a lead time makes: it places itself."""
    repeat: str | None = None
    """The id of the repeat that makes it."""

    def at(self, key: str) -> Place:
        """Return the place of a key."""
        return self.key_places.get(key) or self.place.at(key)


def draft(reading: Reading, kind: Kind, raw: Mapping[str, Any], place: Place) -> Draft | None:
    """Read one item's table; None where it has no id, after everything else in it was read."""
    id = raw.get("id")
    reading.item = id if isinstance(id, str) else None
    read = read_table(reading, TABLES[kind], raw, place)
    reading.item = None
    values = read.values
    id = values.pop("id", None)
    return Draft(kind, id, values, read.faulty, read.x, place, NOTHING) if id else None


def laid_over(base: Draft, over: Values, place: Place) -> Draft:
    """Return the draft with what was read at `place` laid over it, key by key.

    A placing key takes the place of all placing keys, and of what was said of a date that is no more; `duration`
    and `end` take each other's.
    """
    written = over.values.keys() | over.faulty
    gone = set(written)
    if not written.isdisjoint(PLACING):
        gone.update(PLACING)
        if "date" not in written:
            gone.update(("confirmed", "pinned"))
    if not written.isdisjoint(LENGTH):
        gone.update(LENGTH)
    kept = {name: value for name, value in base.values.items() if name not in gone}
    return base._replace(
        values=kept | over.values,
        faulty=(base.faulty - gone) | over.faulty,
        x={**base.x, **over.x} if over.x else base.x,
        key_places={**base.key_places, **{name: place.at(name) for name in written}},
    )


def make_item(reading: Reading, draft: Draft, **more: Any) -> AnyItem:
    """Check that what is written of an item goes together, and make it; `more` are fields that no key sets."""
    reading.item = draft.id
    values = draft.values
    lost = _check(reading, draft) or _is_lost(draft)
    fields: dict[str, Any] = {FIELDS.get(name, name): value for name, value in values.items()}
    after, before, ends = fields.pop("after", ()), fields.pop("before", ()), fields.pop("ends_after", ())
    if after or before or ends:
        fields["dependencies"] = after + before + ends
    if fields.get("date") == OPEN:
        del fields["date"]
        fields["undated"] = not any(key in values for key in PLACING[1:])
    cancelled = fields.get("cancelled")
    if isinstance(cancelled, Text):
        fields["cancelled"], fields["cancelled_why"] = True, cancelled
    if lost:
        for key in PLACING:
            fields.pop(key, None)
        fields["undated"] = fields["faulty"] = True
    if "title" not in fields:
        fields["title"] = _title(reading, draft)
    if draft.x:
        fields["x"] = draft.x
    if draft.repeat:
        fields["repeat"] = draft.repeat
    if draft.key_places:
        fields["key_places"] = draft.key_places
    reading.item = None
    return MAKERS[draft.kind](key=ItemKey(reading.series, draft.id), place=draft.place, **fields, **more)


def _title(reading: Reading, draft: Draft) -> Text:
    bodies = draft.values.get("body")
    if not bodies:
        return Text(written=draft.id)
    return meeting_title([reading.bodies[body].name for body in bodies], draft.values.get("number"))


def _is_lost(draft: Draft) -> bool:
    """Tell whether a fault left open where the item is, or how long."""
    if draft.faulty is NO_FAULT or "done" in draft.values:
        return False
    values, faulty = draft.values, draft.faulty
    has_place = any(key in values for key in PLACING)
    if draft.kind == "task" and not faulty.isdisjoint(LENGTH) and not _is_open(draft):
        return True
    if "date" in values:
        return False
    if not faulty.isdisjoint(PLACING):
        return True
    return not has_place and not draft.derived and not faulty.isdisjoint(HOLDING)


def _is_open(draft: Draft) -> bool:
    values = draft.values
    return values.get("date") == OPEN or "window" in values or "one_of" in values


def _check(reading: Reading, draft: Draft) -> bool:
    """Report keys that contradict each other; return whether that leaves open where the item is, or how long."""
    values = draft.values
    lost = False
    placing = [key for key in values if key in PLACING[1:]]
    if len(placing) > 1:
        first, second = placing[0], placing[1]
        lost = True
        _clash(
            reading,
            draft,
            first,
            second,
            Message(
                f"`{second}` and `{first}` both say when it is.",
                f"`{second}` と `{first}` の両方で時期を指定しています。",
            ),
        )
    is_open = values.get("date") == OPEN
    if is_open and placing:
        _clash(
            reading,
            draft,
            placing[0],
            "date",
            Message(
                f'`date = "?"` says that nothing is known of its day, `{placing[0]}` says what is.',
                f'`date = "?"` は時期が全く未定という意味ですが、`{placing[0]}` で時期を指定しています。',
            ),
        )
    if not draft.derived and "date" not in draft.faulty and (is_open or "date" not in values):
        for key in ("confirmed", "pinned"):
            if key in values and (key == "confirmed" or values[key]):
                _without_date(reading, draft, key)
    if draft.kind == "task":
        lost = _check_length(reading, draft) or lost
    if draft.kind == "document" and "why" in values and not draft.derived:
        reading.report(
            faults.CONTRADICTION,
            Message(
                "`why` gives the reason for overriding a deadline that a lead time makes; no lead time makes this one.",
                "`why` は自動で作られる期限を上書きする理由です。この文書は自動で作られたものではありません。",
            ),
            draft.at("why"),
            Message("Call it `note`.", "`note` に書いてください。"),
        )
    return lost


def _check_length(reading: Reading, draft: Draft) -> bool:
    values, faulty = draft.values, draft.faulty
    if "duration" in values and "end" in values:
        _clash(
            reading,
            draft,
            "duration",
            "end",
            Message(
                "`duration` and `end` both say how long it takes.",
                "`duration` と `end` の両方で長さを指定しています。",
            ),
        )
        return True
    between = [key for key in PLACING[1:] if key in values]
    if "end" in values and between:
        _clash(
            reading,
            draft,
            between[0],
            "end",
            Message(
                f"A task with `end` fills the time from its first day; `{between[0]}` leaves that day open.",
                f"`end` は開始日から終わりまでを埋める作業に使います。`{between[0]}` では開始日が決まりません。",
            ),
        )
        return True
    if not any(key in values or key in faulty for key in LENGTH) and not _is_open(draft):
        missing_key(reading, TABLES["task"], "duration", draft.place)
        return "done" not in values
    return False


def _without_date(reading: Reading, draft: Draft, key: str) -> None:
    reading.report(
        faults.CONTRADICTION,
        Message(
            f"`{key}` is said of a `date`, and there is none.",
            f"`{key}` は `date` と一緒に使います。`date` がありません。",
        ),
        draft.at(key),
        Message(f"Write the `date`, or take `{key}` away.", f"`date` を書くか、`{key}` を削除してください。"),
    )


def _clash(reading: Reading, draft: Draft, first: str, second: str, message: Message) -> None:
    """Report two keys of which only one may stand, at the second."""
    reading.report(
        faults.CONTRADICTION,
        message,
        draft.at(second).named(),
        Message("Keep one of them.", "どちらか一方だけにしてください。"),
        related=(Related(draft.at(first).named(), Message(f"`{first}` is here", f"`{first}` はここにあります")),),
    )


@reads("agenda")
def read_agenda(reading: Reading, value: Any, place: Place, key: Key) -> tuple[AgendaItem, ...]:
    """Titles, or tables that say more."""
    found = []
    for entry, here in each(reading, value, place, key, or_tables=True):
        try:
            if isinstance(entry, dict):
                values = read_table(reading, TABLES["agenda"], entry, here).values
                if "title" in values:
                    if "kind" in values:
                        values["kinds"] = values.pop("kind")
                    found.append(AgendaItem(place=here, **values))
            else:
                found.append(AgendaItem(title=Text(written=one_string(entry, key)), place=here))
        except Misread as misread:
            reading.misread(misread, here)
    return tuple(found)
