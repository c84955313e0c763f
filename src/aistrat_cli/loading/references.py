"""References between items, over all series: each names something that exists, or is reported and let go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.decode.series import Decoded
from aistrat_cli.loading.shown import quoted
from aistrat_cli.loading.written.folding import fold
from aistrat_cli.model.days import Anchor, ItemKey
from aistrat_cli.model.items import AnyItem, Document, Meeting
from aistrat_cli.model.series import Series
from aistrat_cli.source.place import Place

EXPRESSIONS = ("date", "target", "not_before", "deadline", "end")

Index = Mapping[ItemKey, AnyItem]


def references(item: AnyItem) -> Iterator[tuple[ItemKey, Place, str]]:
    """Yield every item that an item names, with the place and the field in which it does."""
    fields = item.__dict__
    for dependency in fields.get("dependencies", ()):
        yield dependency.anchor.key, dependency.place, "dependencies"
    for name in EXPRESSIONS:
        expression = fields.get(name)
        if expression is not None and type(expression.base) is Anchor:
            yield expression.base.key, expression.place, name
    window = fields.get("window")
    spans = ((window, "window"),) if window else ()
    for span, name in (*spans, *((span, "one_of") for span in fields.get("one_of", ()))):
        for end in (span.first, span.last):
            if type(end.base) is Anchor:
                yield end.base.key, end.place, name
    for point in fields.get("agenda", ()):
        for index, paper in enumerate(point.papers):
            yield paper, point.place.at("papers", index), "agenda"


def foreign_series(series: Series) -> set[str]:
    """Return the ids of the other series that a series refers to."""
    return {key.series for item in series.items for key, _, _ in references(item) if key.series != series.id}


def resolve(decoded: Decoded, index: Index, all_series: Mapping[str, Decoded]) -> Series:
    """Check the references of one series; return it without those that lead nowhere.

    An item that hangs on one of them and on nothing written is left without a day, rather than put on a wrong one.
    """
    items = [_resolved(item, decoded, index, all_series) for item in decoded.series.items]
    return decoded.series.replace(items=tuple(items))


def _resolved(item: AnyItem, decoded: Decoded, index: Index, all_series: Mapping[str, Decoded]) -> AnyItem:
    bad: set[ItemKey] = set()
    fields: set[str] = set()
    for key, place, field in references(item):
        if key not in index:
            _unknown(item, key, place, field, decoded, all_series)
        elif field == "agenda" and not isinstance(index[key], Document):
            _no_document(item, index[key], place, decoded)
        else:
            continue
        bad.add(key)
        fields.add(field)
    if bad:
        item = _without(item, bad, fields)
    if isinstance(item, Meeting) and item.decides is not None:
        item = _with_decision(item, decoded.series, index)
    return item


def _without(item: AnyItem, bad: set[ItemKey], fields: set[str]) -> AnyItem:
    """Return the item without what names one of the bad keys, and without a day where that leaves none to trust."""
    changes: dict[str, Any] = {}
    if "dependencies" in fields:
        changes["dependencies"] = tuple(d for d in item.dependencies if d.anchor.key not in bad)
    if "agenda" in fields and isinstance(item, Meeting):
        changes["agenda"] = tuple(
            point.replace(papers=tuple(paper for paper in point.papers if paper not in bad)) for point in item.agenda
        )
    changes |= dict.fromkeys(fields.intersection((*EXPRESSIONS, "window")))
    if "one_of" in fields:
        changes["one_of"] = ()
    item = item.replace(**changes)
    placing = fields.intersection(("date", "target", "window", "one_of", "end"))
    holding = fields.intersection(("dependencies", "not_before", "deadline"))
    has_place = item.date or item.target or item.window or item.one_of
    lost = (placing and not item.date) or "end" in placing or (holding and not has_place)
    if lost and item.done is None:
        item = item.replace(date=None, target=None, window=None, one_of=(), undated=True, faulty=True)
    return item


def _unknown(
    item: AnyItem, key: ItemKey, place: Place, field: str, decoded: Decoded, all_series: Mapping[str, Decoded]
) -> None:
    reading = decoded.reading
    other = all_series.get(key.series)
    if other is None:
        near = reading.nearest(key.series, all_series)
        message = Message(
            f'There is no series "{quoted(key.series)}" among the files read.',
            f"読み込んだファイルの中に系列「{quoted(key.series)}」はありません。",
        )
        help = (
            Message(f'Did you mean "{near}:{key.item}"?', f'"{near}:{key.item}" ではありませんか。')
            if near
            else Message(
                "Name its file on the command line, or put it in the same folder.",
                "そのファイルも指定するか、同じフォルダーに置いてください。",
            )
        )
        reading.report(faults.UNKNOWN_REFERENCE, message, place, help, item=item.id)
        return
    if other.reading.is_unmade(key.item):
        return
    from aistrat_cli.loading.written.mistyped_references import hint_for

    known = other.reading.kinds
    prefix = "" if other is decoded else f"{key.series}:"
    spaced = hint_for(key.item)
    near = spaced if spaced and spaced.split(" ")[0] in known else reading.nearest(key.item, known)
    where = "" if other is decoded else f' in "{key.series}"'
    where_ja = "" if other is decoded else f"系列「{key.series}」に"
    message = Message(
        f'There is no item "{quoted(key.item)}"{where}.', f"{where_ja}項目「{quoted(key.item)}」はありません。"
    )
    if spaced == "?" and field in EXPRESSIONS:
        help = Message('Of a day that is open, say `date = "?"`.', '日が未定なら `date = "?"` と書きます。')
    elif near is not None and near == spaced:
        help = Message(
            f'Write "{prefix}{near}": `+` and `-` have a blank on each side.',
            f'"{prefix}{near}" と書いてください。`+` と `-` の前後には空白が必要です。',
        )
    elif near is not None:
        help = Message(f'Did you mean "{prefix}{near}"?', f'"{prefix}{near}" ではありませんか。')
    elif field in ("dependencies", "agenda"):
        help = Message("Write the id of an item that exists.", "実在する項目の ID を書いてください。")
    else:
        help = Message(
            "Write a day such as 2022-02-24, or the id of an item that exists.",
            "2022-02-24 のような日付か、実在する項目の ID を書いてください。",
        )
    reading.report(faults.UNKNOWN_REFERENCE, message, place, help, item=item.id)


def _no_document(item: AnyItem, found: AnyItem, place: Place, decoded: Decoded) -> None:
    decoded.reading.report(
        faults.UNKNOWN_REFERENCE,
        Message(
            f'"{quoted(found.id)}" is a {found.kind}, not a document.', f"「{quoted(found.id)}」は文書ではありません。"
        ),
        place,
        Message("`papers` names documents.", "`papers` には文書の ID を書きます。"),
        item=item.id,
    )


def _with_decision(meeting: Meeting, series: Series, index: Index) -> Meeting:
    """Return the meeting with the document or the topic that `decides` names, if it names one."""
    written = meeting.decides.written if meeting.decides else None
    if not isinstance(written, str):
        return meeting
    written = fold(written).strip()
    other, colon, id = written.rpartition(":")
    key = ItemKey(other if colon else series.id, id)
    if isinstance(index.get(key), Document):
        return meeting.replace(decides_id=key)
    return meeting.replace(decides_id=written) if written in series.topics else meeting
