"""Whom the cause names, in cases that a person can follow."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from histories import compared, lines, no_holidays, plan_of, saved

from aistrat_cli.baseline.compare import compare
from aistrat_cli.baseline.words import edited

HEAD = """format = 1
[series]
id = "example"
title = "Example"
timezone = "Asia/Tokyo"
[calendar]
country = "JP"
closed = [{ every = "12-29..01-03", why = "offices closed" }]
[[body]]
id = "b"
name = "B"
[[lead_time]]
id = "papers"
title = "Papers"
for = { body = "b" }
offset = "-3bd"
"""

TRAIN = (
    HEAD
    + """
[[meeting]]
id = "freeze"
body = "b"
date = 2022-02-24
[[task]]
id = "build"
after = ["freeze"]
duration = "5bd"
[[task]]
id = "docs"
after = ["freeze"]
duration = "2bd"
[[milestone]]
id = "release"
after = ["build", "docs"]
[[document]]
id = "brief"
before = ["freeze - 4bd"]
"""
)


def test_one_edit_that_pushes_many() -> None:
    comparison = compared(TRAIN, TRAIN.replace("2022-02-24", "2022-03-01"))
    assert lines(comparison) == [
        "freeze later +5 (+3 bd)",
        "build later +5 (+3 bd) <- freeze",
        "docs later +3 (+3 bd) <- freeze",
        "brief later +5 (+3 bd) <- freeze",
        "release later +5 (+3 bd) <- freeze",
        "freeze/papers later +3 (+3 bd) <- freeze",
    ]
    release = comparison.slips[4]
    assert release.cause is not None
    assert [key.item for key in release.cause.chain] == ["freeze", "build", "release"]
    assert release.cause.why == "date"


def test_no_slip_on_a_commit_that_changes_nothing() -> None:
    blocks = TRAIN.split("[[milestone]]")
    turned = "[[milestone]]".join([blocks[0], blocks[1]]).replace(
        "date = 2022-02-24", '# agreed in January\ndate = "令和4年2月24日（木）"   # a checksum'
    )
    turned = turned.replace('after = ["build", "docs"]', 'after = [\n  "docs", # both\n  "build + 0d",\n]')
    turned = turned.replace('before = ["freeze - 4bd"]', 'before = "freeze - 4bd"').replace("\n", "\r\n")
    turned = turned.replace('"build + 0d"', '"build"')
    assert lines(compared(TRAIN, turned)) == []


def test_the_same_dependency_written_on_the_other_side() -> None:
    other = TRAIN.replace('id = "freeze"', 'id = "freeze"\nbefore = ["docs"]').replace(
        'id = "docs"\nafter = ["freeze"]', 'id = "docs"'
    )
    assert lines(compared(TRAIN, other)) == []


def test_duration_and_dependency_and_done() -> None:
    longer = compared(TRAIN, TRAIN.replace('"5bd"', '"7bd"'))
    assert lines(longer) == ["build later +4 (+2 bd)", "release later +4 (+2 bd) <- build"]
    assert longer.slips[1].cause is not None
    assert longer.slips[1].cause.why == "duration"
    tied = compared(TRAIN, TRAIN.replace('id = "build"\nafter = ["freeze"]', 'id = "build"\nafter = ["freeze + 3bd"]'))
    assert lines(tied) == ["build later +4 (+2 bd)", "release later +4 (+2 bd) <- build"]
    assert tied.slips[1].cause is not None
    assert tied.slips[1].cause.why == "dependency"
    done = compared(TRAIN, TRAIN.replace('duration = "5bd"', 'duration = "5bd"\ndone = 2022-03-07'))
    assert lines(done) == ["build done-late +4 (+2 bd)", "release later +4 (+2 bd) <- build"]
    assert done.slips[1].cause is not None
    assert done.slips[1].cause.why == "done"


def test_two_edits_that_only_together_move() -> None:
    both = TRAIN.replace('"5bd"', '"1bd"').replace('"2bd"', '"1bd"')
    assert lines(compared(TRAIN, both)) == [
        "build earlier -6 (-4 bd)",
        "docs earlier -3 (-1 bd)",
        "release earlier -6 (-4 bd) <- build, docs",
    ]


def test_a_new_closure_is_the_calendars_doing() -> None:
    comparison = compared(
        TRAIN, TRAIN.replace("closed = [", 'closed = [{ from = 2022-02-28, to = 2022-03-01, why = "move" }, ')
    )
    assert lines(comparison) == ["build later +4 (+2 bd) <- calendar", "docs later +2 (+1 bd) <- calendar",
                                 "release later +4 (+2 bd) <- calendar"]  # fmt: skip
    assert comparison.edits[0].closures == (
        (date(2022, 2, 28), "move", True),
        (date(2022, 3, 1), "move", True),
    )


def test_a_new_release_of_the_holidays_is_told_from_an_edit() -> None:
    def newer(country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
        return {date(2022, 3, 2): "新しい祝日"} if year == 2022 else {}

    def older(country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
        return {date(year, 1, 1): "元日"}

    def newest(country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
        return {**older(country, subdivision, year), **newer(country, subdivision, year)}

    comparison = compared(TRAIN, TRAIN, older, newest)
    assert lines(comparison) == ["build later +1 (+1 bd) <- calendar", "release later +1 (+1 bd) <- calendar"]
    assert comparison.edits[0].closures == ((date(2022, 3, 2), "新しい祝日", True),)


def test_a_lead_time_is_one_edit() -> None:
    comparison = compared(TRAIN, TRAIN.replace('"-3bd"', '"-5bd"'))
    assert lines(comparison) == ["freeze/papers earlier -4 (-2 bd) <- date"]
    assert [edit.kind for edit in comparison.edits] == ["lead"]


def test_a_deadline_comes_and_goes_with_its_meeting() -> None:
    more = TRAIN + '[[meeting]]\nid = "extra"\nbody = "b"\ndate = 2022-03-24\n'
    assert lines(compared(TRAIN, more)) == ["extra added", "extra/papers added <- extra"]
    assert lines(compared(more, TRAIN)) == ["extra removed", "extra/papers removed <- extra"]
    off = more.replace("date = 2022-03-24", "date = 2022-03-24\ncancelled = true")
    assert lines(compared(more, off)) == ["extra cancelled +0 (+0 bd)", "extra/papers cancelled +0 (+0 bd) <- extra"]


def test_a_repeat_is_one_edit() -> None:
    repeat = HEAD + '[[repeat]]\nid = "r"\nbody = "b"\nrule = "monthly 2nd Tuesday"\nfrom = 2022-01-01\ncount = 3\n'
    comparison = compared(repeat, repeat.replace("2nd Tuesday", "3rd Tuesday"))
    assert [edit.kind for edit in comparison.edits] == ["repeat"]
    assert lines(comparison)[0] == "r-1 later +7 (+5 bd)"
    assert "r-1/papers later +7 (+5 bd) <- r-1" in lines(comparison)


def test_a_meeting_that_the_repeat_does_not_give_any_more_is_its_doing() -> None:
    repeat = HEAD + '[[repeat]]\nid = "r"\nbody = "b"\nrule = "monthly 2nd Tuesday"\nfrom = 2022-01-01\ncount = 3\n'
    comparison = compared(repeat, repeat.replace("count = 3", "count = 2"))
    assert [(edit.kind, edit.id) for edit in comparison.edits] == [("repeat", "r")]
    assert lines(comparison) == ["r-3 removed", "r-3/papers removed <- r-3"]


@pytest.mark.parametrize(
    ("on_closed", "told"),
    [("next", "r-2 later +1 (+1 bd) <- calendar"), ("skip", "r-2 removed <- calendar")],
)
def test_a_calendar_moves_the_meetings_of_a_repeat_that_keeps_clear_of_it(on_closed: str, told: str) -> None:
    repeat = (
        HEAD
        + '[[repeat]]\nid = "r"\nbody = "b"\nrule = "monthly 2nd Tuesday"\nfrom = 2022-01-01\ncount = 3\n'
        + f'on_closed = "{on_closed}"\n'
    )
    comparison = compared(repeat, repeat.replace("closed = [", "closed = [2022-02-08, "))
    assert [edit.kind for edit in comparison.edits] == ["calendar"]
    assert told in lines(comparison)


def test_a_document_that_becomes_a_milestone_is_an_edit() -> None:
    paper = HEAD + '[[document]]\nid = "draft"\ndate = 2022-03-01\n[[document]]\nid = "final"\nafter = ["draft"]\n'
    moment = paper.replace('[[document]]\nid = "final"', '[[milestone]]\nid = "final"')
    comparison = compared(paper, moment)
    assert lines(comparison) == ["final earlier -1 (-1 bd)"]
    assert comparison.edits[0].keys == ("kind",)


COURT = (
    HEAD
    + """[[lead_time]]
id = "filing"
for = { body = "b" }
title = "Filing"
offset = "-3bd"
calendar = "court"
[calendars.court]
country = "XX"
[[meeting]]
id = "hearing"
body = "b"
date = 2022-03-10
"""
)


def test_a_named_calendar_is_one_edit() -> None:
    comparison = compared(COURT, COURT.replace('country = "XX"', 'country = "XX"\nclosed = [2022-03-09]'))
    assert [(edit.kind, edit.id) for edit in comparison.edits] == [("calendar", "court")]
    assert lines(comparison) == ["hearing/filing earlier -3 (-1 bd) <- calendar"]


def test_holidays_of_named_calendars_are_frozen() -> None:
    def newer(country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
        return {date(year, 1, 1): "New year"} | ({date(year, 3, 9): "New holiday"} if country == "XX" else {})

    def older(country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
        return {date(year, 1, 1): "New year"}

    comparison = compared(COURT, COURT, older, newer)
    assert lines(comparison) == ["hearing/filing earlier -3 (-1 bd) <- calendar"]
    assert comparison.edits[0].closures == (
        (date(2022, 3, 9), "New holiday", True),
        (date(2021, 3, 9), "New holiday", True),
        (date(2023, 3, 9), "New holiday", True),
    )


def test_a_deadline_that_comes_by_two_edits_names_both() -> None:
    comparison = compared(HEAD + '[[milestone]]\nid = "start"\ndate = 2022-03-01\n', COURT)
    by_item = {slip.key.item: slip for slip in comparison.slips}
    assert {comparison.edits[root].id for root in by_item["hearing/filing"].roots} == {"hearing", "filing"}
    assert edited(next(edit for edit in comparison.edits if edit.kind == "lead")).en == "the lead time filing was added"


def test_whom_a_lead_time_is_for_is_part_of_it() -> None:
    comparison = compared(COURT, COURT.replace('title = "Filing"', 'title = "Filing"\nexcept = ["hearing"]'))
    assert lines(comparison) == ["hearing/filing removed <- date"]
    assert [(edit.kind, edit.id) for edit in comparison.edits] == [("lead", "filing")]


def test_a_move_in_another_series() -> None:
    other = '[series]\nid = "other"\ntitle = "Other"\ntimezone = "UTC"\n[[milestone]]\nid = "law"\ndate = {}\n'
    own = HEAD + '[[milestone]]\nid = "start"\nafter = ["other:law + 2bd"]\n'
    then = plan_of(own, other=f"format = 1\n{other.format('2022-03-01')}")
    now = plan_of(own, other=f"format = 1\n{other.format('2022-03-08')}")
    comparison = compare(saved(then), now, no_holidays, "agreed")
    assert lines(comparison) == ["start later +7 (+5 bd) <- other:law", "law later +7 (+5 bd)"]


def test_a_move_in_a_series_without_a_baseline_or_with_a_newer_one() -> None:
    other = 'format = 1\n[series]\nid = "other"\ntitle = "O"\ntimezone = "UTC"\n[[milestone]]\nid = "law"\ndate = {}\n'
    own = HEAD + '[[milestone]]\nid = "start"\nafter = ["other:law + 2bd"]\n'
    own += '[[task]]\nid = "own"\nafter = ["start"]\nduration = "3bd"\n'
    then, now = (plan_of(own, other=other.format(day)) for day in ("2022-03-01", "2022-03-08"))
    alone = compare({"example": saved(then)["example"]}, now, no_holidays, "agreed")
    newer = compare({"example": saved(then)["example"], "other": saved(now)["other"]}, now, no_holidays, "agreed")
    for comparison in (alone, newer):
        assert lines(comparison) == ["own later +7 (+5 bd) <- other:law", "start later +7 (+5 bd) <- other:law"]
        assert [edit.kind for edit in comparison.edits] == ["outside"]
        assert edited(comparison.edits[0]).en == "law is on another day than when the baseline was saved"
    twice = plan_of(own.replace('"3bd"', '"5bd"'), other=other.format("2022-03-08"))
    both = compare({"example": saved(then)["example"]}, twice, no_holidays, "agreed")
    assert lines(both) == ["own later +9 (+7 bd) <- own, other:law", "start later +7 (+5 bd) <- other:law"]


def test_a_new_name_in_another_series_is_no_edit_of_what_waits_for_it() -> None:
    other = 'format = 1\n[series]\nid = "other"\ntitle = "O"\ntimezone = "UTC"\n'
    other += '[[milestone]]\nid = "law"\ndate = 2022-03-01\n'
    own = HEAD + '[[milestone]]\nid = "start"\nafter = ["other:law.start + 2bd"]\n'
    then = plan_of(own, other=other)
    now = plan_of(
        own.replace("other:law", "other:act"),
        other=other.replace('"law"', '"act"\nformer_ids = ["law"]').replace("03-01", "03-08"),
    )
    comparison = compare(saved(then), now, no_holidays, "agreed")
    assert lines(comparison) == ["start later +7 (+5 bd) <- other:act", "act renamed +7 (+5 bd)"]
    assert [edit.id for edit in comparison.edits] == ["act"]


def test_what_no_edit_explains_is_said_to_be_so() -> None:
    old = saved(plan_of(TRAIN))
    item = old["example"].items["freeze"]
    shifted = {**old["example"].items, "freeze": item._replace(end=date(2022, 2, 22), last_end=date(2022, 2, 22))}
    comparison = compare({"example": old["example"].replace(items=shifted)}, plan_of(TRAIN), no_holidays, "agreed")
    assert [edit.kind for edit in comparison.edits] == ["unknown"]


def test_of_many_edits_few_selections_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    import aistrat_cli.baseline.cause as cause

    then = HEAD + '[[milestone]]\nid = "end"\nafter = ["work-0", "work-1", "work-2", "work-3", "work-4", "work-5"]\n'
    now = then
    for number in range(6):
        task = f'[[task]]\nid = "work-{number}"\nnot_before = 2022-03-01\n'
        then += f'{task}duration = "{number + 1}bd"\n'
        now += f'{task}duration = "{9 if number == 2 else number + 2}bd"\n'
    exact = compared(then, now).slips
    # Alone, all but one, the first and the last ones: of 62 selections 20.
    monkeypatch.setattr(cause, "MOST_PLACED", 20 * len(plan_of(now).placements))
    assert compared(then, now).slips == exact
    assert lines(compared(then, now))[-1] == "end later +3 (+3 bd) <- work-2, work-5"


def test_ties_are_traced_where_planning_would_cost_too_much() -> None:
    import aistrat_cli.baseline.cause as cause

    most, cause.MOST_PLACED = cause.MOST_PLACED, 0
    try:
        both = TRAIN.replace("2022-02-24", "2022-03-01").replace('"5bd"', '"7bd"')
        told = lines(compared(TRAIN, both))
    finally:
        cause.MOST_PLACED = most
    assert "release later +7 (+5 bd) <- build, freeze" in told
    assert "docs later +3 (+3 bd) <- freeze" in told
