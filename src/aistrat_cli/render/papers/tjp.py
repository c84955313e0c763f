"""`export tjp`: the plan as a TaskJuggler 3 project, which computes the same days from it.

What hangs on others in a way that TaskJuggler knows is left to it; everything else stands on its day, with the reason
in a comment where the schedule has one. Working days are nine to five, so that an end is shown on its own day. A task
that waits for another begins, for TaskJuggler, at five of the day on which that one ends: the next one is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from aistrat_cli.model.days import Dependency, ItemKey
from aistrat_cli.model.items import Meeting, Task
from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.record import Record
from aistrat_cli.render.cells import fit, visible
from aistrat_cli.render.papers.facts import Leaf, leaves
from aistrat_cli.render.papers.options import PaperOptions
from aistrat_cli.render.papers.tjp_calendar import WorkingDays, working_days

MARK = "# aistrat: a TaskJuggler 3 project; every day is the plan's\n"

LONGEST = 200
MARGIN = timedelta(31)


class _Gap(Record):
    """A dependency as TaskJuggler has it: so much between the leader's end and the follower's start."""

    leader: Placement
    days: int
    working: bool
    """Working days, else calendar days."""

    def moment(self, days: WorkingDays) -> int:
        """Return the day at whose end the follower may begin."""
        assert self.leader.end is not None
        end = self.leader.end.toordinal()
        return days.after(end, self.days) if self.working else end + self.days


def render(plan: Plan, placements: Sequence[Placement], options: PaperOptions) -> str:
    """Return the project: a task for each series, in it one for each item that has a day."""
    return "\n".join(_lines(plan, placements, options)) + "\n"


def names_of(plan: Plan, placements: Sequence[Placement]) -> dict[ItemKey, tuple[str, str]]:
    """Return what each item that has a day is called in the project: the task of its series, and its own."""
    parts, drawn = leaves(plan, placements, None), _drawn(placements)
    names = _names([*(ItemKey(leaf.series.id, "") for leaf in parts), *drawn])
    return {key: (names[ItemKey(key.series, "")], names[key]) for key in drawn}


def _drawn(placements: Sequence[Placement]) -> dict[ItemKey, Placement]:
    return {p.key: p for p in placements if p.start is not None and p.end is not None and p.certainty != "cancelled"}


def _lines(plan: Plan, placements: Sequence[Placement], options: PaperOptions) -> Iterator[str]:
    parts = leaves(plan, placements, options.lang)
    drawn = _drawn(placements)
    first, last = _frame(list(drawn.values()))
    names = _names([*(ItemKey(leaf.series.id, "") for leaf in parts), *drawn])
    days = {leaf.series.id: working_days(plan.calendars[leaf.series.id], first, last) for leaf in parts}
    common = next((one for one in days.values() if one is not None), None)
    yield MARK.rstrip("\n")
    title = _quoted(" / ".join(leaf.series.title.in_(leaf.lang) for leaf in parts))
    yield f'project aistrat "{title}" {first} - {last} {{'
    yield '  timezone "UTC"  # whole days, wherever they are'
    yield "  timingresolution 60min"
    yield '  timeformat "%Y-%m-%d"'
    yield "  dailyworkinghours 8"
    yield from (common.hours() if common is not None else ())
    yield "}"
    yield from (common.holidays() if common is not None else ())
    for leaf in parts:
        own = common if days[leaf.series.id] == common else None
        yield ""
        yield f'task {names[ItemKey(leaf.series.id, "")]} "{_quoted(leaf.series.title.in_(leaf.lang))}" {{'
        gaps = _gaps(plan, leaf, drawn)
        for placement in leaf.placements:
            yield from _task(placement, leaf, names, drawn, gaps.get(placement.key, ()), own)
        yield "}"
    yield ""
    yield 'taskreport overview "overview" {\n  formats html\n  columns name, start, end, chart\n  hideresource 1\n}'
    yield 'taskreport days "days" {\n  formats csv\n  timeformat "%Y-%m-%d %H:%M"'
    yield "  columns id, start, end\n  hideresource 1\n}"


def _frame(drawn: Sequence[Placement]) -> tuple[date, date]:
    """Return a first and a last day that hold everything, with some room."""
    starts = [p.start for p in drawn if p.start is not None] or [date(2000, 1, 1)]
    ends = [p.end for p in drawn if p.end is not None] or starts
    first, last = min(starts), max(ends)
    return (
        first - min(MARGIN, first - date.min),
        last + min(MARGIN, date.max - last),
    )


def _task(
    placement: Placement,
    leaf: Leaf,
    names: Mapping[ItemKey, str],
    drawn: Mapping[ItemKey, Placement],
    waits: Sequence[tuple[Dependency, _Gap | None]],
    days: WorkingDays | None,
) -> Iterator[str]:
    item = placement.item
    if placement.key not in drawn:
        yield f"  # {_comment(item.id)}: {'cancelled' if placement.certainty == 'cancelled' else 'no day'}"
        return
    assert placement.start is not None
    assert placement.end is not None
    yield f'  task {names[placement.key]} "{_quoted(leaf.title(item))}" {{  # {_comment(item.id)}'
    held = [gap for _, gap in waits if gap is not None and days is not None and _kept(gap, placement, days)]
    yield from (f"    # {d.relation}: {_comment(d.written)}" for d, gap in waits if gap is None or gap not in held)
    for gap in held:
        length = "" if not gap.days else f" {{ {'gaplength' if gap.working else 'gapduration'} {gap.days}d }}"
        yield f"    depends {names[ItemKey(gap.leader.key.series, '')]}.{names[gap.leader.key]}{length}"
    free = days is not None and bool(held) and _follows(placement, held, days)
    yield from _extent(placement, free)
    if placement.certainty == "done":
        yield "    complete 100"
    yield "  }"


def _extent(placement: Placement, free: bool) -> Iterator[str]:
    """Yield how long it takes, and from when on where TaskJuggler does not compute that."""
    item, start, end = placement.item, placement.start, placement.end
    assert start is not None
    assert end is not None
    if item.kind == "milestone" and start == end:
        yield "    milestone" if free else f"    start {start}-17:00\n    milestone"
    elif not free:
        yield f"    start {start}-9:00\n    end {end}-17:00"
    else:
        duration = item.duration if isinstance(item, Task) else None
        calendar = duration is not None and duration.unit != "bd"
        yield f"    {'duration' if calendar else 'length'} {duration.days if duration is not None else 1}d"


def _follows(placement: Placement, held: Sequence[_Gap], days: WorkingDays) -> bool:
    """Tell whether TaskJuggler comes to the planned days by itself, from what the item waits for."""
    item = placement.item
    if placement.certainty != "computed" or placement.late or placement.window is not None:
        return False
    duration = item.duration if isinstance(item, Task) else None
    if (isinstance(item, Meeting) and item.days > 1) or (isinstance(item, Task) and duration is None):
        return False
    moment = max(gap.moment(days) for gap in held)
    assert placement.start is not None
    assert placement.end is not None
    start, end = placement.start.toordinal(), placement.end.toordinal()
    if item.kind == "milestone":
        return start == end == moment and days.is_working(moment)
    if duration is not None and duration.unit != "bd":
        return start == moment + 1 and end == start + duration.days - 1
    length = duration.days if duration is not None else 1
    return start == days.after(moment, 1) and end == days.after(moment, length)


def _kept(gap: _Gap, placement: Placement, days: WorkingDays) -> bool:
    """Tell whether the plan keeps the dependency, as TaskJuggler counts it; it stops at one that is broken."""
    assert placement.start is not None
    begins = placement.start.toordinal() - (placement.item.kind != "milestone" or placement.start != placement.end)
    return gap.moment(days) <= begins


def _gaps(
    plan: Plan, leaf: Leaf, drawn: Mapping[ItemKey, Placement]
) -> dict[ItemKey, list[tuple[Dependency, _Gap | None]]]:
    """Return for each item what it waits for, with the gap where TaskJuggler has one for it."""
    found: dict[ItemKey, list[tuple[Dependency, _Gap | None]]] = {}
    for link in plan.links:
        if link.dependency is None or link.follower.series != leaf.series.id or link.leader not in drawn:
            continue
        moment = plan.placements[link.follower].item.kind == "milestone" if link.follower in plan.placements else False
        gap = None
        if link.leader_edge == "end" and link.follower_edge == "start":
            gap = _gap(link.dependency, drawn[link.leader], moment)
        found.setdefault(link.follower, []).append((link.dependency, gap))
    return found


def _gap(dependency: Dependency, leader: Placement, moment: bool) -> _Gap | None:
    """Return the gap; a lag of N days leaves N - 1 whole ones between, and N before a milestone, which ends its day."""
    if not dependency.offsets:
        return _Gap(leader=leader, days=0, working=False)
    [*others, offset] = dependency.offsets
    if others or offset.unit not in ("d", "w", "bd") or offset.back != (dependency.relation == "before"):
        return None
    days = offset.amount * (7 if offset.unit == "w" else 1) - (not moment)
    return _Gap(leader=leader, days=days, working=offset.unit == "bd") if days >= 0 else None


def _names(keys: Sequence[ItemKey]) -> dict[ItemKey, str]:
    """Return a name for each that TaskJuggler takes: letters, digits and `_`, no digit first, no two alike."""
    found: dict[ItemKey, str] = {}
    taken: set[tuple[str, str]] = set()
    for key in keys:
        plain = re.sub(r"[^A-Za-z0-9_]", "_", key.item or key.series)
        # Not a word of the language, either.
        base = name = f"t_{plain}" if key.item else f"s_{plain}"
        number = 1
        while (key.series if key.item else "", name) in taken:
            number += 1
            name = f"{base}_{number}"
        taken.add((key.series if key.item else "", name))
        found[key] = name
    return found


def _quoted(text: str) -> str:
    """Return the text for between quotation marks; `$` could begin a macro, which is replaced even there."""
    text = fit(visible(text), LONGEST)
    return text.replace("\\", "＼").replace('"', "＂").replace("${", "$ {").replace("$(", "$ (") or "-"


def _comment(text: str) -> str:
    return fit(visible(text), LONGEST).replace("${", "$ {").replace("$(", "$ (")
