"""What of the plan is looked at: its series one by one, each with its items, its marks and its today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.series import Series
from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.record import Record
from aistrat_cli.render.timeline.lanes import Lanes
from aistrat_cli.render.timeline.marks import Mark, mark_of
from aistrat_cli.render.timeline.options import TimelineOptions


class View(Record):
    """One series as it will be drawn."""

    series: Series
    lang: str
    lanes: Lanes
    placements: tuple[Placement, ...]
    """What was selected and lies between `since` and `until`."""
    marks: Mapping[ItemKey, Mark]
    """Of the placed ones."""
    unplaced: tuple[Placement, ...]
    earlier: int
    later: int
    """How many items lie wholly before `since` and after `until`."""
    today: date | None
    upcoming: ItemKey | None
    """The next item from today on, today included."""
    due: ItemKey | None
    """The next derived deadline, where it comes before that item."""
    overdue: tuple[ItemKey, ...] = ()
    """What is past and left to do, by its day. Where nothing is marked as done, nobody keeps such marks: none."""

    def with_it(self, key: ItemKey) -> int:
        """Return how many more come on the day of the next item, or are due on that of the next deadline."""
        mark = self.marks[key]
        if mark.form == "range":
            return 0
        beside = [other for other in self.marks.values() if other.day == mark.day and other.form != "range"]
        alike = [other for other in beside if (other.shape == "deadline") == (mark.shape == "deadline")]
        return sum(other.state in ("firm", "open") for other in alike) - 1


def views(plan: Plan, options: TimelineOptions) -> list[View]:
    """Return the series that have something to show, and those that were asked for and are empty."""
    selected = plan.shown() if options.placements is None else options.placements
    held: dict[str, list[Placement]] = {}
    if options.placements is None:
        held = {series.id: [] for series in plan.portfolio.series if series.id in plan.portfolio.shown}
    for placement in selected:
        held.setdefault(placement.key.series, []).append(placement)
    by_id = plan.portfolio.by_id
    return [_view(plan, by_id, id_, placements, options) for id_, placements in held.items()]


def _view(
    plan: Plan, by_id: Mapping[str, Series], id_: str, selected: Sequence[Placement], options: TimelineOptions
) -> View:
    series = by_id[id_]
    lang = options.lang or series.language
    since = options.since.toordinal() if options.since else None
    until = options.until.toordinal() if options.until else None
    kept, marks, unplaced, earlier, later = [], {}, [], 0, 0
    for placement in selected:
        mark = mark_of(placement)
        if mark is None:
            unplaced.append(placement)
        elif since is not None and mark.last < since:
            earlier += 1
        elif until is not None and mark.first > until:
            later += 1
        else:
            kept.append(placement)
            marks[placement.key] = mark
    today = options.today.get(series.id)
    upcoming, due = _upcoming(marks, today.toordinal()) if today else (None, None)
    return View(
        series=series,
        lang=lang,
        lanes=Lanes(series, options.lanes, lang, by_id, plan.portfolio.index),
        placements=tuple(kept),
        marks=marks,
        unplaced=tuple(unplaced),
        earlier=earlier,
        later=later,
        today=today,
        upcoming=upcoming,
        due=due,
        overdue=_overdue(plan, marks, today.toordinal()) if today else (),
    )


def _upcoming(marks: Mapping[ItemKey, Mark], today: int) -> tuple[ItemKey | None, ItemKey | None]:
    """Return what comes next, and the deadline that comes before it.

    A range counts from its first possible day, one that has begun as if it began today, but only where nothing with
    a day comes: "somewhere from April to October" is no answer to what is next while there is a better one.
    """
    dated = due = ranged = None
    for mark in marks.values():
        if mark.state in ("done", "cancelled") or mark.last < today:
            continue
        if mark.shape == "deadline":
            if mark.form != "range" and (due is None or mark.last < due.last):
                due = mark
        elif mark.form == "range":
            if ranged is None or max(today, mark.first) < max(today, ranged.first):
                ranged = mark
        elif (mark.first >= today or mark.form == "aim") and (dated is None or mark.last < dated.last):
            dated = mark
    upcoming = dated or ranged
    if due is not None and upcoming is not None and due.last >= upcoming.day:
        due = None
    return (upcoming.placement.key if upcoming else None), (due.placement.key if due else None)


def _overdue(plan: Plan, marks: Mapping[ItemKey, Mark], today: int) -> tuple[ItemKey, ...]:
    if all(mark.state != "done" for mark in marks.values()):
        return ()
    late = [mark for mark in marks.values() if mark.last < today and not plan.is_settled(mark.placement)]
    return tuple(mark.placement.key for mark in sorted(late, key=lambda mark: mark.last))


def extent(views: Sequence[View], options: TimelineOptions) -> tuple[int, int] | None:
    """Return the first and the last day of what is shown; today is taken in where it is near."""
    days: list[int] = []
    for view in views:
        for key, mark in view.marks.items():
            days += (mark.first, mark.last)
            if options.ghosts and key in options.ghosts:
                days.append(options.ghosts[key][1].toordinal())
    if not days:
        return None
    first, last = min(days), max(days)
    near = max(28, (last - first) // 6)
    todays = [day for view in views if view.today and first - near <= (day := view.today.toordinal()) <= last + near]
    return min(first, *todays, first), max(last, *todays, last)
