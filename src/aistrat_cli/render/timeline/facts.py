"""What there is to tell about an item, in words: what it waits for, gaps, deadlines, time and place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import pairwise

from aistrat_cli.errors import DayOutOfRange, NoHolidayData
from aistrat_cli.model.days import ItemKey, Offset
from aistrat_cli.model.items import Document, Meeting
from aistrat_cli.model.text import Text
from aistrat_cli.planning.plan import Link, Placement, Plan
from aistrat_cli.record import Record
from aistrat_cli.render.called import own_title, reference
from aistrat_cli.render.cells import visible
from aistrat_cli.render.days import day_and_weekday
from aistrat_cli.render.timeline import words
from aistrat_cli.render.timeline.glyphs import Glyphs
from aistrat_cli.render.timeline.marks import Mark, mark_of
from aistrat_cli.render.timeline.options import TimelineOptions
from aistrat_cli.render.timeline.view import View
from aistrat_cli.wording import listed, numbered


class Facts:
    """The facts of one series, in its language."""

    def __init__(self, plan: Plan, view: View, threads: Threads, options: TimelineOptions, signs: Glyphs) -> None:
        self._plan = plan
        self._view = view
        self._threads = threads
        self._options = options
        self._signs = signs
        self._lang = view.lang
        self._by_id = plan.portfolio.by_id
        self._under: dict[ItemKey, list[Placement]] = {}
        shown = {p.key for p in (*view.placements, *view.unplaced)}
        for placement in (*view.placements, *view.unplaced):
            item = placement.item
            if isinstance(item, Document) and item.derived_from in shown:
                self._under.setdefault(item.derived_from, []).append(placement)

    def is_under_another(self, placement: Placement) -> bool:
        """Tell whether a derived deadline is told in the lines of its item."""
        item = placement.item
        return isinstance(item, Document) and item.derived_from in self._under

    def lane(self, placement: Placement, *, kinds: bool = True) -> str:
        """Return what an item belongs to, by short names: the bodies that meet, else its lanes.

        Without `kinds` no lane that only says what kind of item it is.
        """
        item, mode = placement.item, self._options.lanes
        if isinstance(item, Meeting) and mode != "body":
            return listed((self._view.lanes.name(("body", body))[1] for body in item.bodies), self._lang)
        if mode in ("none", "series"):
            return ""
        keys = [key for key in self._view.lanes.of(item) if key[0] != "none" and (kinds or key[0] != "kind")]
        return listed((self._view.lanes.name(key)[1] for key in keys), self._lang)

    def called(self, placement: Placement) -> str:
        """Return how an item is called by itself: `検討会議 第5回`, `資料締切（検討会議 第5回）`."""
        return reference(placement.item, None, self._by_id, self._plan.portfolio.index, self._lang)

    def number(self, placement: Placement) -> str:
        """Return `第5回`, or nothing."""
        item = placement.item
        return numbered(item.number, self._lang) if isinstance(item, Meeting) and item.number is not None else ""

    def texts(self, placement: Placement) -> list[str]:
        """Return title, points of the agenda and what is decided, each to begin on a line of its own."""
        item, lang, series = placement.item, self._lang, self._view.series
        texts = []
        title = own_title(item, series)
        if title is not None:
            texts.append(visible(title.in_(lang)))
        if isinstance(item, Meeting):
            bullet = f"{self._signs.bullet} " if title is not None else ""
            texts += [bullet + visible(point.title.in_(lang)) for point in item.agenda]
            if item.decides is not None:
                texts.append(f"{words.DECIDES.in_(lang)}: {visible(self._decided(item, item.decides).in_(lang))}")
        return texts

    def _decided(self, item: Meeting, written: Text) -> Text:
        """Return what a meeting decides: the title of the document or the topic that `decides` names, else its text."""
        named = item.decides_id
        if isinstance(named, str):
            topic = self._view.series.topics.get(named)
            return topic.title if topic is not None else written
        document = self._plan.portfolio.index.get(named) if named is not None else None
        return document.title if document is not None else written

    def circumstances(self, placement: Placement) -> Iterator[str]:
        """Yield time and place, what the item waits for, the gap, and whatever makes its day less than certain."""
        item, lang = placement.item, self._lang
        mark = self._view.marks.get(placement.key)
        if isinstance(item, Meeting):
            yield from self._time_and_place(placement, item)
        if item.owner is not None and (self._options.lanes != "owner" or isinstance(item, Meeting)):
            person = self._view.series.persons.get(item.owner)
            body = self._view.series.bodies.get(item.owner)
            if person is not None:
                yield f"{words.OWNER.in_(lang)}: {visible(person.name.in_(lang))}"
            elif body is None:
                yield f"{words.OWNER.in_(lang)}: {visible(item.owner)}"
        yield from self._waits(placement)
        if gap := self._gap(placement):
            yield gap
        if placement.deadline is not None and not self._misses_deadline(placement):
            yield f"{words.DEADLINE.in_(lang)} {self._day(placement.deadline, mark)}"
        if placement.certainty == "alternatives" and mark is not None and mark.stops:
            days = (self._day(date.fromordinal(stop), mark) for stop in mark.stops)
            yield f"{words.ONE_OF.in_(lang)}: {' / '.join(days)}"
        elif placement.certainty in ("tentative", "window", "alternatives"):
            yield words.CERTAINTY[placement.certainty].in_(lang)
        elif placement.certainty == "cancelled":
            why = item.cancelled_why
            said = words.CERTAINTY["cancelled"].in_(lang)
            yield f"{said}: {visible(why.in_(lang))}" if why is not None else said
        if self._options.critical and placement.critical:
            yield f"{self._signs.critical} {words.CRITICAL.in_(lang)}"
        yield from self._slip(placement, mark)

    def troubles(self, placement: Placement) -> Iterator[str]:
        """Yield the deadline and the target that an item misses."""
        mark, lang = self._view.marks.get(placement.key), self._lang
        if placement.deadline is not None and self._misses_deadline(placement):
            yield f"{words.DEADLINE.in_(lang)} {self._day(placement.deadline, mark)} {words.MISSED.in_(lang)}"
        if mark is not None and mark.aimed_at is not None:
            yield f"~{self._day(date.fromordinal(mark.aimed_at), mark)} {words.MISSED.in_(lang)}"

    def _misses_deadline(self, placement: Placement) -> bool:
        return placement.deadline is not None and placement.end is not None and placement.end > placement.deadline

    def deadlines(self, placement: Placement) -> Iterator[str]:
        """Yield the deadlines derived from an item, in the order of their days."""
        under = self._under.get(placement.key, ())
        mark = self._view.marks.get(placement.key)
        for other in sorted(under, key=lambda p: p.start or date.max):
            item = other.item
            assert isinstance(item, Document)
            title = item.lead_time.title if item.lead_time is not None else item.title
            said = visible(title.in_(self._lang))
            own = mark_of(other)
            if own is None:
                yield f"{said} {words.NO_DAY.in_(self._lang)}"
                continue
            said += f" {self._day(date.fromordinal(own.first), mark)}"
            if own.form == "range":
                said += f" - {self._day(date.fromordinal(own.last), mark)}"
            if other.time:
                said += f" {other.time}"
            if own.state in ("done", "cancelled"):
                said += f" {self._signs.done if own.state == 'done' else self._signs.cancelled}"
            said += "".join(f" {was}" for was in self._slip(other, own))
            if other.key == self._view.due:
                said = f"{self._signs.upcoming} {said}"
            yield said

    def _day(self, day: date, beside: Mark | None) -> str:
        near = date.fromordinal(beside.day) if beside is not None else None
        return day_and_weekday(day, near, self._lang, self._options.era)

    def _time_and_place(self, placement: Placement, item: Meeting) -> Iterator[str]:
        if placement.time:
            said = placement.time
            if item.length:
                hours, minutes = map(int, placement.time.split(":")[:2])
                ends = datetime(2000, 1, 1, hours, minutes) + timedelta(minutes=item.length)
                said += f"-{ends:%H:%M}"
            if placement.timezone != self._view.series.timezone:
                said += f" {placement.timezone}"
            yield said
        if item.where is not None:
            yield visible(item.where.in_(self._lang))
        if item.online:
            yield words.ONLINE.in_(self._lang)

    def _waits(self, placement: Placement) -> Iterator[str]:
        index = self._plan.portfolio.index
        names: dict[str, None] = {}
        for link in self._threads.waits.get(placement.key, ()):
            if link.leader in index:
                name = reference(index[link.leader], placement.item, self._by_id, index, self._lang)
                names[name + _offsets(link)] = None
        if names:
            yield f"{self._signs.waits} {listed(names, self._lang, '、')}"

    def moved(self, placement: Placement, mark: Mark | None) -> str:
        """Return where an item stood in the baseline and by how much it moved, nothing where it did not."""
        return "".join(self._slip(placement, mark))

    def _slip(self, placement: Placement, mark: Mark | None) -> Iterator[str]:
        was = (self._options.ghosts or {}).get(placement.key)
        if was is None or mark is None or was[1].toordinal() == mark.last:
            return
        moved = self._business_days(was[1].toordinal(), mark.last)
        said = self._day(was[1], mark)
        yield words.was(said, moved, mark.last - was[1].toordinal(), self._lang)

    def _business_days(self, first: int, last: int) -> int | None:
        """Return the business days after `first` and up to `last`, None where the calendar cannot tell."""
        calendar = self._plan.calendars.get(self._view.series.id)
        try:
            return calendar.rank(last) - calendar.rank(first) if calendar is not None else None
        except (NoHolidayData, DayOutOfRange):
            return None

    def ahead(self, day: int) -> str:
        """Return how far ahead of today a day lies, in business days; nothing where it does not, or nobody can tell."""
        today = self._view.today.toordinal() if self._view.today is not None else day + 1
        days = self._business_days(today, day) if today <= day else None
        return words.ahead(day - today, days, self._lang) if days is not None else ""

    def _gap(self, placement: Placement) -> str:
        """Return how many business days lie between a meeting and the one before it in its first body."""
        mark, before = self._view.marks.get(placement.key), self._threads.before.get(placement.key)
        if mark is None or before is None or "range" in (before.form, mark.form):
            return ""
        start = mark.last if mark.form == "aim" else mark.first
        days = self._business_days(before.last, start - 1)
        if days is None or start <= before.last:
            return ""
        return words.between(days, self._lang, "aim" in (before.form, mark.form))


class Threads(Record):
    """What runs through a plan from item to item."""

    waits: Mapping[ItemKey, list[Link]]
    """The dependencies of each item that has any, in the order of the model."""
    before: Mapping[ItemKey, Mark]
    """For each meeting but a body's first the one before it in time; cancelled ones do not count."""


def threads(plan: Plan) -> Threads:
    """Return the threads of a plan, over all its series."""
    waits: dict[ItemKey, list[Link]] = {}
    for link in plan.links:
        if link.origin in ("after", "before", "ends_after") or (link.exact and link.origin == "date"):
            waits.setdefault(link.follower, []).append(link)
    held: dict[tuple[str, str], list[Mark]] = {}
    for placement in plan.placements.values():
        item = placement.item
        if isinstance(item, Meeting) and item.bodies and (mark := mark_of(placement)) and mark.state != "cancelled":
            held.setdefault((item.key.series, item.bodies[0]), []).append(mark)
    before = {
        mark.placement.key: earlier
        for marks in held.values()
        for earlier, mark in pairwise(sorted(marks, key=lambda mark: mark.day))
    }
    return Threads(waits=waits, before=before)


def _offsets(link: Link) -> str:
    """Return the offsets of a dependency as they are written, where the follower wrote it."""
    written: tuple[Offset, ...] = ()
    if link.dependency is not None and link.origin != "before":
        written = link.dependency.offsets
    return "".join(f" {'-' if back else '+'} {amount}{unit}" for amount, unit, back in written)
