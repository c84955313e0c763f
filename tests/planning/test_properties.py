"""What must be true of every plan, whatever the network."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from networks import BEGIN, ONE, calendars, networks
from oracle import Thing, Tie, to_toml
from planned import placements, plan_of

WEEK = timedelta(days=7)


@settings(max_examples=50, deadline=None)
@given(networks(), calendars, st.data())
def test_removing_a_dependency_delays_no_early_date(
    things: tuple[Thing, ...], closed: frozenset[date], data: st.DataObject
) -> None:
    things = tuple(replace(thing, late=False, not_before=thing.not_before or BEGIN) for thing in things)
    tied = [thing for thing in things if thing.ties]
    if not tied:
        return
    loosened = data.draw(st.sampled_from(tied))
    tie = data.draw(st.sampled_from(loosened.ties))
    fewer = replace(loosened, ties=tuple(one for one in loosened.ties if one is not tie))
    before = placements(plan_of(to_toml(things, closed)))
    after = placements(plan_of(to_toml(tuple(fewer if thing is loosened else thing for thing in things), closed)))
    for name, placement in before.items():
        assert after[name].start is not None
        assert placement.start is not None
        assert after[name].start <= placement.start or placement.target is not None, name


@settings(max_examples=50, deadline=None)
@given(networks(), calendars)
def test_a_week_later_everything_is_a_week_later(things: tuple[Thing, ...], closed: frozenset[date]) -> None:
    def moved(day: date | None) -> date | None:
        return day + WEEK if day else None

    later = tuple(
        replace(
            thing,
            date=moved(thing.date),
            target=moved(thing.target),
            not_before=moved(thing.not_before),
            deadline=moved(thing.deadline),
            window=(thing.window[0] + WEEK, thing.window[1] + WEEK) if thing.window else None,
        )
        for thing in things
    )
    now = placements(plan_of(to_toml(things, closed)))
    then = placements(plan_of(to_toml(later, frozenset(day + WEEK for day in closed))))
    for name, one in now.items():
        other = then[name]
        assert (moved(one.start), moved(one.end), moved(one.latest_start)) == (
            other.start,
            other.end,
            other.latest_start,
        )
        assert (one.total_float, one.free_float, one.critical) == (
            other.total_float,
            other.free_float,
            other.critical,
        )


@settings(max_examples=50, deadline=None)
@given(networks(), calendars)
def test_early_is_no_later_than_late(things: tuple[Thing, ...], closed: frozenset[date]) -> None:
    """Where nothing is written that could be broken, every float is zero or more."""
    free = tuple(
        replace(thing, date=None, target=None, window=None, deadline=None, not_before=BEGIN) for thing in things
    )
    last = Thing("last", ties=tuple(Tie("after", thing.id) for thing in free), target=BEGIN + ONE * 300)
    for name, placement in placements(plan_of(to_toml((*free, last), closed))).items():
        assert placement.total_float is not None, name
        assert placement.total_float >= 0
        assert placement.earliest_start is not None
        assert placement.latest_start is not None
        assert placement.earliest_start <= placement.latest_start


@st.composite
def plain_networks(draw: st.DrawFn) -> tuple[Thing, ...]:
    """Draw tasks on every day of the week, each after some before it."""
    things: list[Thing] = []
    for index in range(draw(st.integers(2, 9))):
        leaders = draw(st.lists(st.sampled_from(things), max_size=3, unique=True)) if things else []
        ties = tuple(Tie("after", leader.id) for leader in leaders)
        things.append(Thing(f"n{index}", "task", draw(st.integers(1, 6)), "d", ties, not_before=BEGIN))
    return tuple(things)


@settings(max_examples=100, deadline=None)
@given(plain_networks())
def test_the_critical_path_is_a_longest_one(things: tuple[Thing, ...]) -> None:
    """All paths are walked: the plan is as long as the longest, and what is critical lies on one and holds one."""
    by_id = {thing.id: thing for thing in things}

    def paths(thing: Thing) -> list[list[str]]:
        return [[*path, thing.id] for tie in thing.ties for path in paths(by_id[tie.other])] or [[thing.id]]

    walked = [path for thing in things for path in paths(thing)]
    longest = max(sum(by_id[name].length for name in path) for path in walked)
    longest_paths = [set(path) for path in walked if sum(by_id[name].length for name in path) == longest]
    found = placements(plan_of(to_toml(things, frozenset())))
    assert max(placement.end for placement in found.values() if placement.end) == BEGIN + ONE * (longest - 1)
    critical = {name for name, placement in found.items() if placement.critical}
    assert any(path <= critical for path in longest_paths)
    assert critical <= set().union(*longest_paths)


@settings(max_examples=30, deadline=None)
@given(networks(), calendars)
def test_the_same_file_gives_the_same_plan(things: tuple[Thing, ...], closed: frozenset[date]) -> None:
    text = to_toml(things, closed)
    one, other = plan_of(text), plan_of(text)
    assert list(map(repr, one.problems)) == list(map(repr, other.problems))
    for first, second in zip(one.placements.values(), other.placements.values(), strict=True):
        assert first._replace(item=second.item, held_by=None) == second._replace(held_by=None)
