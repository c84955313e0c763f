"""The signs of items: dots, diamonds, pages, bars, ranges; filled where a day is firm, hollow where it may move."""

from __future__ import annotations

from aistrat_cli.render.svg.axis import Axis
from aistrat_cli.render.svg.ink import Ink
from aistrat_cli.render.svg.markup import element, number, points
from aistrat_cli.render.timeline.marks import Mark

DOT = 5.5
"""The radius of a meeting's dot."""

BAR = 11.0
"""The height of a bar."""

NARROWEST_BAR = 7.0


def check(x: float, y: float) -> str:
    """Return the check mark of what is done."""
    return element("path", d=f"M{points(x - 2.7, y + 0.2)}l2 2.1l3.5 -4.1", class_="check")


def cross(x: float, y: float, size: float = 4.5) -> str:
    """Return the cross of what is cancelled."""
    n = number
    return element(
        "path",
        d=f"M{n(x - size)} {n(y - size)}l{n(2 * size)} {n(2 * size)}m{n(-2 * size)} 0l{n(2 * size)} {n(-2 * size)}",
        class_="off",
    )


def point(mark: Mark, x: float, y: float, ink: Ink) -> str:
    """Return the sign of an item that falls on a day."""
    ink.note(f"{mark.shape} {'open' if mark.state == 'open' else 'firm'}")
    if mark.state == "cancelled":
        ink.note("cancelled")
        return cross(x, y)
    look = ink.look(mark)
    if mark.shape == "milestone":
        sign = element("path", d=f"M{points(x, y - 7)}l7 7l-7 7l-7 -7z", class_=look)
    elif mark.shape in ("document", "deadline"):
        sign = element("path", d=f"M{points(x - 4.5, y - 6)}h6l3 3v9h-9z", class_=look)
    else:
        sign = element("circle", cx=x, cy=y, r=DOT, class_=look)
    if mark.state == "done":
        ink.note("done")
        sign += check(x, y)
    return sign


def bar(mark: Mark, axis: Axis, y: float, ink: Ink) -> str:
    """Return the bar of work, or of a meeting of several days."""
    ink.note(f"{mark.shape} {'open' if mark.state == 'open' else 'firm'}")
    left, right = span(mark, axis)
    look = ink.look(mark) + (" dash" if mark.state == "open" else "")
    sign = element("rect", x=left, y=y - BAR / 2, width=right - left, height=BAR, rx=3.0, class_=look)
    if mark.state == "done":
        ink.note("done")
        sign += check(min(right - 6, max(left + 6, right - 8)), y) if right - left >= 12 else ""
    if mark.state == "cancelled":
        ink.note("cancelled")
        sign += element("line", x1=left, y1=y, x2=right, y2=y, class_="off")
    return sign


def span(mark: Mark, axis: Axis) -> tuple[float, float]:
    """Return the pixels from the first day to the last, at least as many as can be seen."""
    left, right = axis.begin(mark.first), axis.begin(mark.last + 1)
    if right - left < NARROWEST_BAR:
        middle = min(max((left + right) / 2, axis.left + NARROWEST_BAR / 2), axis.right - NARROWEST_BAR / 2)
        left, right = middle - NARROWEST_BAR / 2, middle + NARROWEST_BAR / 2
    return left, right


def aim(mark: Mark, axis: Axis, y: float, ink: Ink) -> str:
    """Return what leads up to a target: a broken line and a hollow arrow head; where missed, the target behind it."""
    ink.note("aim")
    left, right = axis.begin(mark.first), axis.begin(mark.last + 1)
    x = min(max(right, axis.left + 10), axis.right)
    parts = []
    if mark.shape == "task":
        look = ink.look(mark)
        parts.append(
            element(
                "rect", x=left, y=y - BAR / 2, width=max(right - left, 7), height=BAR, rx=3.0, class_=f"{look} dash"
            )
        )
    elif x - 11 > left:
        parts.append(element("line", x1=left, y1=y, x2=x - 11, y2=y, class_="aim"))
    parts.append(element("path", d=f"M{points(x - 10, y - 6.5)}l10 6.5l-10 6.5z", class_=ink.look(mark)))
    if mark.aimed_at is not None and axis.holds(mark.aimed_at):
        ink.note("missed")
        at = axis.begin(mark.aimed_at + 1)
        parts.append(element("path", d=f"M{points(at, y - 8)}v16m-4 -16h4m-4 16h4", class_="late no"))
    return "".join(parts)


def range_(mark: Mark, axis: Axis, y: float, ink: Ink, height: float = 15.0) -> str:
    """Return a range in which the day lies somewhere: hatched, its ends open; of alternatives, hollow dots."""
    left, right = span(mark, axis)
    look = ink.look(mark)
    if mark.stops:
        ink.note("either")
        dots = [
            element("circle", cx=axis.middle(stop), cy=y, r=4.2, class_=look) for stop in mark.stops if axis.holds(stop)
        ]
        return element("line", x1=left, y1=y, x2=right, y2=y, class_="aim dot") + "".join(dots)
    ink.note("range")
    size = {"x": left, "y": y - height / 2, "width": right - left, "height": height, "rx": 3.0}
    hatch = element("rect", **size, fill=f"url(#{ink.options.name}-hatch)")
    said = [
        element("text", "?", x=x, y=y + 4, class_="b m halo " + ("over-t" if ink.is_over(mark) else "ahead-t"))
        for x in (
            (left + 10, right - 10) if right - left >= 60 else ((left + right) / 2,) if right - left >= 14 else ()
        )
    ]
    return hatch + element("rect", **size, class_=f"{look} no dash") + "".join(said)


def deadline(mark: Mark, axis: Axis, y: float, ink: Ink) -> str:
    """Return the small mark of a deadline derived from a meeting."""
    ink.note("deadline")
    first, last = (min(max(axis.middle(day), axis.left), axis.right) for day in (mark.first, mark.last))
    look = "lead"
    if mark.state == "done":
        look = "lead-done"
    elif ink.is_over(mark):
        look = "lead-over"
    elif mark.placement.key == ink.view.due:
        look = "lead-due"
        ink.note("due")
    tick = f"M{points(last - 3.2, y - 5)}h6.4l-3.2 5z"
    if mark.state == "cancelled":
        return cross(last, y - 3, 2.5)
    if mark.form != "range":
        return element("path", d=tick, class_=look)
    # Above the range that its meeting is likely to be.
    way = f"M{points(first, y - 10)}H{number(last - 4)}"
    tick = f"M{points(last - 3.2, y - 13)}h6.4l-3.2 5z"
    return element("path", d=way, class_="stem dot") + element("path", d=tick, class_=f"{look} no")


def ghost(was: float, now: float, y: float, ink: Ink) -> str:
    """Return where an item stood in the baseline, and a dotted line to where it is."""
    ink.note("ghost")
    way = element("line", x1=was, y1=y, x2=now, y2=y, class_="ghost dot") if abs(was - now) > 6 else ""
    return way + element("circle", cx=was, cy=y, r=5.0, class_="ghost")
