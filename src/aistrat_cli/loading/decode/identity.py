"""Ids: each only once among those of its kind, upper and lower case taken for the same."""

from __future__ import annotations

from collections.abc import Iterable

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message, Related
from aistrat_cli.loading.decode.reading import Reading
from aistrat_cli.loading.shown import quoted
from aistrat_cli.model.items import AnyItem
from aistrat_cli.source.place import Place

FIRST_USE = Message("first used here", "最初の使用箇所")


class Ids:
    """The ids of one namespace that were met so far."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._seen: dict[str, tuple[str, Place]] = {}

    def take(self, id: str, place: Place) -> bool:
        """Note an id, whose place is its table's; report one that is used already. False where it is the very same."""
        other, first = self._seen.setdefault(id.lower(), (id, place))
        if first is place:
            return True
        is_same = other == id
        if place.location < first.location:  # kinds are read one after the other, whatever their order in the file
            id, other, place, first = other, id, first, place
        shown = quoted(id)
        if is_same:
            message = Message(f'The id "{shown}" is used twice.', f"ID「{shown}」が2回使われています。")
        else:
            message = Message(
                f'The ids "{shown}" and "{quoted(other)}" differ only in case.',
                f"ID「{shown}」と「{quoted(other)}」は大文字・小文字だけが違います。",
            )
        self._reading.report(
            faults.DUPLICATE_ID,
            message,
            place.at("id"),
            Message("Give one of them another id.", "どちらかの ID を変えてください。"),
            related=(Related(first.at("id"), FIRST_USE),),
        )
        return not is_same


def check_former_ids(reading: Reading, all_items: Iterable[AnyItem]) -> None:
    """Report former ids that an item has now, or that two items claim."""
    all_items = tuple(all_items)
    items = [item for item in all_items if item.former_ids]
    if not items:
        return
    claimed: dict[str, AnyItem] = {}
    now = {item.id.lower(): item for item in all_items}
    for item in items:
        for index, former in enumerate(item.former_ids):
            other = now.get(former.lower()) or claimed.setdefault(former.lower(), item)
            if other is item and former.lower() not in now:
                continue
            place = item.at("former_ids")
            reading.report(
                faults.DUPLICATE_ID,
                Message(
                    f'The former id "{quoted(former)}" belongs to "{quoted(other.id)}".',
                    f"旧 ID「{quoted(former)}」は「{quoted(other.id)}」のものです。",
                ),
                place.at(index),
                Message("Take it away from one of them.", "どちらか一方から削除してください。"),
                item=item.id,
                related=(Related(other.at("id"), FIRST_USE),),
            )
