"""Random networks, of what both tools can say and mean the same by."""

from __future__ import annotations

import random
from datetime import date

from benchmarks.cases.words import after, after_start, before, ends_after
from benchmarks.network import ONE_DAY, Network, Step, Tie


def forward(seed: int) -> Network:
    """Return a random forward network, of what both tools can say and mean the same by.

    Left out: a lag in working days to work counted in calendar days, or from its start (TaskJuggler counts from the
    moment, a schedule file from the day); a milestone on a calendar lag; calendar lags from the start of computed work.
    """
    chance = random.Random(seed)
    begin = date(2026, 3, 2) + ONE_DAY * chance.randrange(300)
    closed = tuple(sorted({begin + ONE_DAY * chance.randrange(90) for _ in range(chance.randrange(25))}))
    steps: list[Step] = []
    for index in range(chance.randint(5, 12)):
        name = f"n{index}"
        if index < 2 or chance.random() < 0.15:
            steps.append(Step(name, chance.randint(1, 8), not_before=begin + ONE_DAY * chance.randrange(20)))
            continue
        leaders = chance.sample(steps, min(len(steps), chance.choice((1, 1, 2, 2, 3))))
        kind = chance.choice(("task", "task", "task", "milestone", "calendar"))
        if kind == "milestone" and any(leader.unit != "bd" for leader in leaders):
            kind = "task"
        ties = tuple(_any_tie(chance, kind, leader) for leader in leaders)
        length = 0 if kind == "milestone" else chance.randint(1, 9)
        steps.append(Step(name, length, "d" if kind == "calendar" else "bd", ties))
    name = f"random-{seed:02}"
    return Network(name, "a random network, forward", begin - ONE_DAY, begin + ONE_DAY * 500, tuple(steps), closed)


def _any_tie(chance: random.Random, kind: str, leader: Step) -> Tie:
    shapes = ["bare", "calendar"] if kind == "calendar" else ["bare", "lag"] if kind == "milestone" else []
    shapes = shapes or ["bare", "lag", "calendar", "start"]
    if leader.unit != "bd" or not leader.length:
        shapes = [shape for shape in shapes if shape != "start"]
    shape = chance.choice(shapes)
    if shape == "lag":
        return after(leader.id, chance.randint(1, 9))
    if shape == "calendar":
        return after(leader.id, chance.randint(1, 20), "d")
    if shape == "start":
        return after_start(leader.id, chance.randint(0, 9))
    return after(leader.id)


def backward(seed: int) -> Network:
    """Return a random network that hangs on meetings and deadlines from behind."""
    chance = random.Random(seed)
    begin = date(2026, 6, 1) + ONE_DAY * chance.randrange(300)
    closed = tuple(sorted({begin - ONE_DAY * chance.randrange(-30, 90) for _ in range(chance.randrange(25))}))
    steps = [
        Step(f"m{index}", 1, not_before=_open_from(begin + ONE_DAY * chance.randrange(30), closed))
        for index in range(chance.randint(1, 2))
    ]
    fixed = len(steps)
    for index in range(chance.randint(3, 8)):
        followers = chance.sample(range(len(steps)), min(len(steps), chance.choice((1, 1, 2))))
        ties = []
        for at in followers:
            follower = steps[at]
            if at >= fixed and follower.length and chance.random() < 0.3:
                steps[at] = Step(
                    follower.id, follower.length, ties=(*follower.ties, ends_after(f"n{index}", chance.randint(0, 6))),
                    deadline=follower.deadline, late=True,
                )  # fmt: skip
            elif chance.random() < 0.2 and at < fixed:
                ties.append(before(follower.id, chance.randint(1, 15), "d"))
            else:
                ties.append(before(follower.id, chance.choice((None, None, 1, 3, 5))))
        due = begin - ONE_DAY * chance.randrange(20) if chance.random() < 0.2 else None
        steps.append(Step(f"n{index}", chance.randint(0 if ties else 1, 7), ties=tuple(ties), deadline=due, late=True))
    first = begin - ONE_DAY * 500
    return Network(
        f"backward-{seed:02}", "a random network, backward", first, begin + ONE_DAY * 90, tuple(steps), closed
    )


def _open_from(day: date, closed: tuple[date, ...]) -> date:
    while day.weekday() >= 5 or day in closed:
        day += ONE_DAY
    return day
