"""The cases that were thought of one by one."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.cases.words import (
    CHRISTMAS_2026,
    GOLDEN_WEEK_2026,
    TOKYO_2021,
    after,
    after_start,
    before,
    case,
    ends_after,
    late,
    moment,
    root,
    task,
)
from benchmarks.network import Network


def written() -> Iterator[Network]:
    """Yield the cases."""
    for lag in (1, 2, 5, 10):
        yield case(
            f"gap-{lag}bd-over-new-year",
            f"{lag} working days after a meeting of Thu 2021-12-23, over the year-end closing",
            root("meeting", "2021-12-23"),
            task("minutes", 1, after("meeting", lag)),
            closed=TOKYO_2021,
        )
        yield case(
            f"milestone-{lag}bd-over-new-year",
            f"a milestone {lag} working days after a meeting of Thu 2021-12-23",
            root("meeting", "2021-12-23"),
            moment("due", after("meeting", lag)),
            closed=TOKYO_2021,
        )
        yield case(
            f"papers-{lag}bd-before-meeting-after-golden-week",
            f"papers as late as possible, {lag} working days before Thu 2026-05-07",
            root("meeting", "2026-05-07"),
            late("papers", 3, before("meeting", lag)),
            closed=GOLDEN_WEEK_2026,
        )
        yield case(
            f"start-to-start-{lag}bd",
            f"starts {lag} working days after the START of work that is longer",
            root("work", "2026-04-24", 12),
            task("review", 2, after_start("work", lag)),
            closed=GOLDEN_WEEK_2026,
        )
        yield case(
            f"finish-to-finish-{lag}bd",
            f"the leader ends {lag} working days before its follower does, both late",
            late("print", 3, ends_after("layout", lag), deadline="2026-05-15"),
            late("layout", 6),
            closed=GOLDEN_WEEK_2026,
        )
    for lag in (2, 3, 4, 5, 9, 16):
        yield case(
            f"calendar-lag-{lag}d-from-wednesday",
            f"{lag} CALENDAR days after Wed 2026-04-22, working days only for the work itself",
            root("notice", "2026-04-22"),
            task("hearing", 1, after("notice", lag, "d")),
            closed=GOLDEN_WEEK_2026,
        )
        yield case(
            f"calendar-lag-{lag}d-backward",
            f"as late as possible, {lag} CALENDAR days before Mon 2026-05-11",
            root("hearing", "2026-05-11"),
            late("notice", 1, before("hearing", lag, "d")),
            closed=GOLDEN_WEEK_2026,
        )
    for day in ("2026-05-01", "2026-05-02", "2026-05-04", "2026-05-07"):
        yield case(
            f"not-before-{day}",
            "starts on the first working day on or after a day that may be closed",
            root("work", day, 4),
            task("next", 2, after("work")),
            closed=GOLDEN_WEEK_2026,
        )
    for length in (1, 5, 6, 21):
        yield case(
            f"calendar-work-{length}d",
            f"{length} calendar days of work, which weekends do not stop, then a working day",
            root("comment", "2026-04-28", length, "d"),
            task("summary", 3, after("comment")),
            closed=GOLDEN_WEEK_2026,
        )
    yield case(
        "calendar-work-4w",
        "four weeks of public comment, then two working days more",
        root("comment", "2021-12-10", 4, "w"),
        task("answer", 5, after("comment", 3)),
        closed=TOKYO_2021,
    )
    yield case(
        "calendar-work-follows-on-saturday",
        "calendar work begins on the very next day, a Saturday",
        root("draft", "2026-10-05", 5),
        task("comment", 10, after("draft"), unit="d"),
        task("summary", 1, after("comment")),
    )
    for join in ("first", "second", "both"):
        one, two = {"first": (6, 3), "second": (3, 6), "both": (5, 5)}[join]
        yield case(
            f"join-{join}",
            "two predecessors, the later one counts",
            root("a", "2026-12-18", one),
            root("b", "2026-12-18", two),
            task("c", 2, after("a"), after("b")),
            moment("done", after("c")),
            closed=CHRISTMAS_2026,
        )
    yield case(
        "join-of-lags",
        "a long work without a lag against a short one with a long lag",
        root("a", "2021-12-06", 12),
        root("b", "2021-12-06", 2),
        task("c", 4, after("a"), after("b", 14)),
        task("d", 1, after("a", 20, "d"), after("c", 2)),
        closed=TOKYO_2021,
    )
    yield case(
        "milestones-in-a-row",
        "a milestone after a milestone is on the same day, work after it on the next",
        root("work", "2026-04-27", 2),
        moment("decided", after("work")),
        moment("published", after("decided")),
        task("rollout", 1, after("published")),
        task("report", 1, after("published", 3)),
        closed=GOLDEN_WEEK_2026,
    )
    yield case(
        "milestone-of-two",
        "a milestone waits for the later of two works",
        root("a", "2026-04-27", 4),
        root("b", "2026-04-24", 3),
        moment("ready", after("a"), after("b", 2)),
        task("c", 3, after("ready")),
        closed=GOLDEN_WEEK_2026,
    )
    yield case(
        "backward-chain",
        "draft, review, print, all as late as a meeting lets them",
        root("meeting", "2021-11-24"),
        late("print", 2, before("meeting", 3)),
        late("review", 4, before("print")),
        late("draft", 8, before("review", 2)),
        closed=TOKYO_2021,
    )
    yield case(
        "backward-chain-over-new-year",
        "a chain from behind runs back over the year-end closing",
        root("meeting", "2022-01-12"),
        late("send", 1, before("meeting", 5)),
        late("approve", 3, before("send")),
        late("write", 5, before("approve")),
        closed=TOKYO_2021,
    )
    yield case(
        "backward-fork",
        "one draft for two meetings is bound by the earlier need",
        root("council", "2026-05-14"),
        root("board", "2026-05-08"),
        late("draft", 3, before("council", 8), before("board", 2)),
        closed=GOLDEN_WEEK_2026,
    )
    yield case(
        "backward-written-on-the-follower",
        "the tie stands at the meeting, the paper is the late one",
        root("invitation", "2026-04-20"),
        task("meeting", 1, after("invitation", 10), after("paper", 3)),
        late("paper", 2),
        closed=GOLDEN_WEEK_2026,
    )
    yield case(
        "backward-to-a-computed-meeting",
        "papers before a meeting that itself is computed from the front",
        root("hearing", "2021-12-20", 2),
        task("meeting", 1, after("hearing", 8)),
        late("papers", 4, before("meeting", 2)),
        late("data", 3, before("papers")),
        closed=TOKYO_2021,
    )
    yield case(
        "backward-from-a-closed-deadline",
        "a deadline on a Sunday: the last working day before it counts",
        late("report", 7, deadline="2026-05-10"),
        late("data", 2, before("report")),
        closed=GOLDEN_WEEK_2026,
    )
    yield case(
        "backward-two-deadlines",
        "the earlier of a follower and an own deadline binds",
        late("report", 3, deadline="2026-12-23"),
        late("data", 2, before("report"), deadline="2026-12-10"),
        late("survey", 4, before("data", 2)),
        closed=CHRISTMAS_2026,
    )
    yield case(
        "backward-milestone",
        "a moment before a meeting falls on the last working day before it",
        root("meeting", "2026-05-07"),
        late("frozen", 0, before("meeting")),
        late("sent", 0, before("meeting", 3)),
        closed=GOLDEN_WEEK_2026,
    )
    yield case(
        "start-to-start-without-lag",
        "starts together with its leader at the soonest",
        root("a", "2026-04-28", 5),
        task("b", 3, after_start("a", 0)),
        closed=GOLDEN_WEEK_2026,
    )
    yield case(
        "start-to-start-calendar",
        "five calendar days after the start of a meeting of Thu 2026-04-30",
        root("a", "2026-04-30", 3),
        task("b", 3, after_start("a", 5, "d")),
        closed=GOLDEN_WEEK_2026,
    )
    yield case(
        "finish-to-finish-chain",
        "three works end one working day after the other, from behind",
        late("c", 4, ends_after("b", 1), deadline="2022-01-07"),
        late("b", 4, ends_after("a", 1)),
        late("a", 4),
        closed=TOKYO_2021,
    )
    yield case(
        "finish-to-finish-longer-leader",
        "the leader is longer than its follower, and starts before it",
        late("index", 2, ends_after("book", 3), deadline="2022-01-14"),
        late("book", 15),
        closed=TOKYO_2021,
    )
