"""Comparing baselines with a plan: the slips, each with its cause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aistrat_cli.baseline.calendars import FrozenHolidays
from aistrat_cli.baseline.cause import FAR, Effects, History
from aistrat_cli.baseline.edits import by_series, edits_between
from aistrat_cli.baseline.inputs import renamed_inputs
from aistrat_cli.baseline.kinds import kind_of, move
from aistrat_cli.baseline.policy import Policies
from aistrat_cli.baseline.values import (
    Baseline,
    Cause,
    Comparison,
    Edit,
    Frozen,
    Slip,
    State,
    known_ways,
    state_of,
)
from aistrat_cli.calendar.business import HolidaySource
from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.policy import SlipKind
from aistrat_cli.model.series import Series
from aistrat_cli.planning.plan import Plan


def compare(
    old: Mapping[str, Baseline], plan: Plan, holidays: HolidaySource, name: str, *, saved: bool = True
) -> Comparison:
    """Return what slipped in `plan` since the baselines, which are given by series.

    Series without a baseline are not compared. `holidays` serves the calendars of now, and those of then that were
    not frozen with their holidays.
    """
    before: dict[ItemKey, Frozen] = {}
    former: dict[ItemKey, str] = {}
    there = [series for series in plan.portfolio.series if series.id in old]
    renamed = {series.id: _new_names(series, old[series.id]) for series in there}
    for series in there:
        own, seen = renamed[series.id], _seen_from(series.id, renamed)
        for id, frozen in old[series.id].items.items():
            key = ItemKey(series.id, own.get(id, id))
            before[key] = frozen._replace(inputs=renamed_inputs(frozen.inputs, seen)) if seen else frozen
            if id in own:
                former[key] = id
    moved = _moved(old, before, plan)
    slips = list(_slips(old, before, former, moved, plan))
    if not slips:
        return Comparison(name=name, saved=saved, slips=(), edits=(), before=before)
    source = FrozenHolidays(old.values(), holidays)
    edits = edits_between(old, before, plan, source)
    history = History(old, before, plan, edits, moved, source)
    effects = history.effects()
    caused, edits = _with_causes(slips, history, effects)
    return Comparison(name=name, saved=saved, slips=tuple(caused), edits=edits, before=before)


def _new_names(series: Series, baseline: Baseline) -> dict[str, str]:
    """Return the ids of a baseline that items have given up, with those they have now."""
    present = {item.id for item in series.items}
    names: dict[str, str] = {}
    for item in series.items:
        for id in item.former_ids:
            if id in baseline.items and id not in present and item.id not in baseline.items:
                names[id] = item.id
                for known in baseline.items:
                    if known.startswith(f"{id}/") and known not in present:
                        names[known] = f"{item.id}/{known.partition('/')[2]}"
    return names


def _seen_from(series: str, renamed: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return all new names as they are written in a series."""
    return {
        ItemKey(other, old).seen_from(series): ItemKey(other, new).seen_from(series)
        for other, names in renamed.items()
        for old, new in names.items()
    }


Moved = Mapping[ItemKey, tuple[State | None, State | None]]


def _moved(old: Mapping[str, Baseline], before: Mapping[ItemKey, Frozen], plan: Plan) -> Moved:
    """Return what is not as it was, in the order of the plan, with where it was and is; what is gone comes last."""
    found: dict[ItemKey, tuple[State | None, State | None]] = {}
    for key, placement in plan.placements.items():
        if key.series in old:
            frozen = before.get(key)
            was, now = state_of(frozen) if frozen is not None else None, state_of(placement)
            if was != now:
                found[key] = was, now
    for key, frozen in before.items():
        if key not in plan.placements:
            found[key] = state_of(frozen), None
    return found


def _slips(
    old: Mapping[str, Baseline],
    before: Mapping[ItemKey, Frozen],
    former: Mapping[ItemKey, str],
    moved: Moved,
    plan: Plan,
) -> Iterator[Slip]:
    """Yield what slipped, without causes."""
    portfolio = plan.portfolio
    placements = by_series(plan.placements)
    gone = by_series({key: frozen for key, frozen in before.items() if key not in plan.placements})
    for series in portfolio.series:
        if series.id not in old or series.id not in portfolio.shown:
            continue
        calendar = plan.calendars[series.id]
        policies = Policies(series, portfolio)
        for key, placement in placements.get(series.id, {}).items():
            if key not in moved and key not in former:
                continue
            was, now = moved.get(key) or (state_of(before[key]), state_of(placement))
            policy = policies.of(placement.item)
            found = kind_of(was, now, policy, calendar)
            kinds: tuple[SlipKind, ...] = (found,) if found is not None else ()
            if key in former:
                kinds = ("renamed", *kinds)
            if kinds:
                days, business_days = move(was, now, calendar)
                yield Slip(
                    key=key,
                    kind=kinds[0],
                    severity=policy.severity(*kinds),  # a move does not hide behind a new name
                    was=was,
                    now=now,
                    days=days,
                    business_days=business_days,
                    cause=None,
                    former=former.get(key),
                )
        for key, frozen in gone.get(series.id, {}).items():
            if frozen.certainty != "cancelled":
                item = portfolio.index.get(key)
                severity = policies.of(item if item is not None else frozen).severity("removed")
                yield Slip(
                    key=key,
                    kind="removed",
                    severity=severity,
                    was=state_of(frozen),
                    now=None,
                    days=None,
                    business_days=None,
                    cause=None,
                    title=frozen.title,
                )


def _with_causes(slips: list[Slip], history: History, effects: Effects) -> tuple[list[Slip], tuple[Edit, ...]]:
    """Return the slips with their causes, and the edits, to which those are added that no edit explains."""
    edits = list(history.edits)
    ways = history.ways(effects)
    caused = []
    renames: dict[ItemKey, int] = {}
    for slip in slips:
        if slip.kind == "renamed" and slip.was == slip.now:
            base = ItemKey(slip.key.series, slip.key.item.partition("/")[0])
            if base not in renames:
                renames[base] = len(edits)
                edits.append(_rename_of(base, history))
            cause = None
            if slip.key != base:
                cause = Cause((base,), "date", slip.key, known_ways({}, {slip.key: base}))
            caused.append(slip.replace(roots=(renames[base],), cause=cause))
            continue
        roots = effects.get(slip.key, ())
        own = history.own.get(slip.key)
        if not roots and own is not None:
            roots = (own,)
        if not roots:
            edits.append(_unknown(slip, history))
            caused.append(slip.replace(roots=(len(edits) - 1,)))
            continue
        if roots == (own,) and not _borrowed(slip.key, edits[roots[0]]):
            caused.append(slip.replace(roots=roots))
            continue
        # The nearest root is told first; an item that was itself edited is its own nearest.
        ranked = roots
        if len(roots) > 1:
            ranked = tuple(sorted(roots, key=lambda edit: (ways[edit].cost.get(slip.key, FAR), edit)))
        first = edits[ranked[0]]
        items = [key for index in ranked for key in _named(edits[index], slip.key)]
        cause = Cause(tuple(dict.fromkeys(items)), first.why, slip.key, ways[ranked[0]])
        caused.append(slip.replace(roots=ranked, cause=cause))
    return caused, tuple(edits)


def _borrowed(key: ItemKey, edit: Edit) -> bool:
    """Tell whether an item came or went with another one's edit: a deadline of a new or dropped meeting."""
    if edit.kind == "repeat":
        return "/" in key.item
    return edit.kind in ("lead", "calendar") or (edit.kind == "item" and key.item != edit.id)


def _named(edit: Edit, key: ItemKey) -> tuple[ItemKey, ...]:
    """Return the items by which an edit is named as a root; a calendar or a lead time is none."""
    if edit.kind in ("item", "outside"):
        return (ItemKey(edit.series, edit.id),)
    if edit.kind == "repeat":
        derived = tuple(one for one in edit.items if key.item.startswith(f"{one.item}/"))
        return derived or ((key,) if key in edit.items else edit.items[:1])
    return ()


def _rename_of(key: ItemKey, history: History) -> Edit:
    item = history.plan.portfolio.index[key]
    return Edit(
        kind="rename",
        series=key.series,
        id=key.item,
        items=(key,),
        why="date",
        keys=("former_ids",),
        place=item.at("former_ids"),
    )


def _unknown(slip: Slip, history: History) -> Edit:
    item = history.plan.portfolio.index.get(slip.key)
    return Edit(
        kind="unknown",
        series=slip.key.series,
        id=slip.key.item,
        items=(slip.key,),
        why="date",
        place=item.place if item is not None else None,
    )
