"""One item of the plan as a drawing sees it: what shape it has, how firm it is, and where it lies in time."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from aistrat_cli.model.days import DateExpr
from aistrat_cli.model.items import Document, Meeting
from aistrat_cli.planning.plan import Placement
from aistrat_cli.record import Record

Shape = Literal["meeting", "milestone", "document", "deadline", "task"]
"""`deadline`: a document derived by a lead time."""

Form = Literal["point", "bar", "aim", "range"]
"""`aim`: leads up to a target. `range`: from a first possible day to a last one."""

State = Literal["firm", "open", "done", "cancelled"]
"""`open`: the day may move: tentative, computed, aimed at, or not known."""


class Mark(Record):
    """An item that has a day. Days are ordinals, both ends included."""

    placement: Placement
    shape: Shape
    form: Form
    state: State
    first: int
    """Of an aim: the first day that the item could fall on, the target where nothing says."""
    last: int
    stops: tuple[int, ...] = ()
    """Of alternatives: the days among which one will be chosen, as far as they are written as days."""
    aimed_at: int | None = None
    """The target, where it is missed."""

    @property
    def day(self) -> int:
        """The day by which the mark is known: the target of an aim, else the first."""
        return self.last if self.form == "aim" else self.first


def shape_of(placement: Placement) -> Shape:
    """Return the shape of an item."""
    item = placement.item
    if isinstance(item, Document) and item.derived_from is not None:
        return "deadline"
    return item.kind


def mark_of(placement: Placement) -> Mark | None:
    """Return the mark of an item, None where it has no day."""
    if placement.start is None or placement.end is None:
        return None
    certainty, shape = placement.certainty, shape_of(placement)
    start, end = placement.start.toordinal(), placement.end.toordinal()
    item = placement.item
    if shape != "task" and not (isinstance(item, Meeting) and item.days > 1):
        start = end  # a moment; one that came later than written keeps the written day as its start

    def mark(form: Form, state: State, first: int = start, last: int = end, **more: Any) -> Mark:
        return Mark(placement=placement, shape=shape, form=form, state=state, first=first, last=last, **more)

    span: Form = "bar" if shape == "task" or end > start else "point"
    if certainty in ("done", "cancelled"):
        return mark(span, "done" if certainty == "done" else "cancelled")
    if placement.is_range:
        return mark("range", "open", last=max(end, _last_day(placement).toordinal()), stops=_stops(placement))
    if certainty == "target":
        target = placement.target.toordinal() if placement.target else end
        first = start
        if shape != "task" and placement.earliest_start is not None:
            first = min(start, placement.earliest_start.toordinal())
        # A target on a closed day is met on the last business day before; that is no miss.
        return mark("aim", "open", first=first, aimed_at=target if end > target else None)
    return mark(span, "firm" if certainty == "fixed" else "open")


def _last_day(placement: Placement) -> date:
    days = [d for d in (placement.last_end, placement.window and placement.window[1]) if d is not None]
    assert days
    return max(days)


def _stops(placement: Placement) -> tuple[int, ...]:
    if placement.certainty != "alternatives":
        return ()
    ends = [e for span in placement.item.one_of for e in (span.first, span.last)]
    return tuple(sorted({day.toordinal() for e in ends if (day := _plain(e)) is not None}))


def _plain(expression: DateExpr) -> date | None:
    return expression.base if isinstance(expression.base, date) and not expression.offsets else None
