"""What a change does: the edit, what moves by it, what it breaks and mends, how much float it leaves, whom it hits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from aistrat_cli.baseline.values import Comparison
from aistrat_cli.diagnostic import Diagnostic, Message
from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.items import Document, Meeting
from aistrat_cli.model.text import Text
from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.record import Record
from aistrat_cli.row import NamedTuple

Name = tuple[str | None, ...]
"""What a finding is told from others by."""


class EditMade(NamedTuple):
    """One key that is set, or taken away."""

    key: ItemKey
    name: str
    was: str | None
    """As TOML; None where the key is new."""
    now: str | None
    """As TOML; None where the key is gone."""


class FileEdit(NamedTuple):
    """A file before and after."""

    path: str
    before: str
    after: str


class FloatLeft(NamedTuple):
    """How much float an item had and has, in business days; None where nothing bounds it."""

    key: ItemKey
    before: int | None
    after: int | None
    bound_by: ItemKey | None


class Hit(NamedTuple):
    """Somebody who has to know: a person, or a body that owns something or whose members are not written."""

    kind: str
    """`person` or `body`."""
    id: str
    name: Text | None
    """None: `id` is a text that names nobody of the file."""
    items: tuple[ItemKey, ...]


class WhatIf(Record):
    """A change and its consequences."""

    command: str
    key: ItemKey
    """The item that was named."""
    before: Plan
    after: Plan
    edits: tuple[EditMade, ...]
    files: tuple[FileEdit, ...]
    comparison: Comparison
    followers: str
    """The policy that was followed."""
    along: Mapping[ItemKey, date]
    """Followers that are written anew, with their first days."""
    held: Mapping[ItemKey, str]
    """Followers that stay though they would have to move: `pinned`, `expression`, `elsewhere`."""
    broken: tuple[Diagnostic, ...]
    """Findings that there were not before."""
    mended: tuple[Diagnostic, ...]
    """Findings that there are no more."""
    changed: tuple[Diagnostic, ...] = ()
    """Findings that there were before in other words: as overdue as it was, since another day."""
    warnings: tuple[Message, ...] = ()
    written: bool = False


class News(NamedTuple):
    """How the findings after a change differ from those before."""

    broken: tuple[Diagnostic, ...]
    mended: tuple[Diagnostic, ...]
    changed: tuple[Diagnostic, ...]


def news(before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> News:
    """Return what is found after and was not before, and the reverse, whatever the line is now.

    Of what one rule finds about one item before and after, in other words, only the words have changed.
    """
    came, gone = list(after), list(before)
    both = Counter(map(_whole, came)) & Counter(map(_whole, gone))
    came, gone = _part(came, both, _whole)[0], _part(gone, both, _whole)[0]
    both = Counter(map(_subject, came)) & Counter(map(_subject, gone))
    broken, changed = _part(came, both, _subject)
    mended, _ = _part(gone, both, _subject)
    return News(tuple(broken), tuple(mended), tuple(changed))


def _part(
    findings: list[Diagnostic], taken: Counter[Name], name: Callable[[Diagnostic], Name]
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Return the findings that are left when so many of each name are taken, and those that are taken."""
    left = Counter(taken)
    rest: list[Diagnostic] = []
    out: list[Diagnostic] = []
    for one in findings:
        (out if left[name(one)] > 0 else rest).append(one)
        left[name(one)] -= 1
    return rest, out


def _whole(one: Diagnostic) -> Name:
    return one.fault.code, one.series, one.item, one.message.en


def _subject(one: Diagnostic) -> Name:
    return one.fault.code, one.series, one.item


def floats(before: Plan, after: Plan) -> tuple[FloatLeft, ...]:
    """Return the items whose float differs, the least left first."""
    found = []
    for placement in after.shown():
        was = before.placements.get(placement.key)
        if was is not None and was.total_float != placement.total_float:
            found.append(FloatLeft(placement.key, was.total_float, placement.total_float, placement.bound_by))
    return tuple(sorted(found, key=lambda one: (one.after is None, one.after or 0)))


def hits(comparison: Comparison, after: Plan) -> tuple[Hit, ...]:
    """Return whom it hits that items moved: owners, those who attend, those who present; the most hit first."""
    by_whom: dict[tuple[str, str, str], list[ItemKey]] = {}
    for slip in comparison.slips:
        placement = after.placements.get(slip.key)
        if placement is None:
            continue
        for kind, id in dict.fromkeys(_concerned(placement, after)):
            by_whom.setdefault((slip.key.series, kind, id), []).append(slip.key)
    found = []
    for (series, kind, id), keys in by_whom.items():
        one = after.portfolio.by_id[series]
        known = one.persons.get(id) if kind == "person" else one.bodies.get(id)
        found.append(Hit(kind, id, known.name if known is not None else None, tuple(keys)))
    return tuple(sorted(found, key=lambda hit: -len(hit.items)))


def _concerned(placement: Placement, plan: Plan) -> Iterator[tuple[str, str]]:
    item = placement.item
    series = plan.portfolio.by_id[item.key.series]
    if item.owner is not None:
        yield "body" if item.owner in series.bodies else "person", item.owner
    if isinstance(item, Document) and item.derived_from is not None and item.owner is None:
        source = plan.portfolio.index.get(item.derived_from)
        if source is not None and source.owner is not None:
            yield "body" if source.owner in series.bodies else "person", source.owner
    if not isinstance(item, Meeting):
        return
    for id in item.bodies:
        body = series.bodies.get(id)
        members = item.attendees if item.attendees is not None else _members(body, placement.start)
        if body is None or not (members or body.members):
            yield "body", id
        yield from (("person", person) for person in members if person not in item.absent)
    yield from (("person", point.presenter) for point in item.agenda if point.presenter is not None)


def _members(body: object, day: date | None) -> Sequence[str]:
    """Return who sits in a body on a day."""
    return [
        member.person
        for member in getattr(body, "members", ())
        if day is None
        or ((member.first is None or member.first <= day) and (member.last is None or day <= member.last))
    ]
