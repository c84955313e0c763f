"""Plans that ask something of a drawing."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from factories import (
    NOWHERE,
    body,
    deadline,
    document,
    link,
    meeting,
    milestone,
    person,
    placed,
    plan,
    series,
    task,
    topic,
)

from aistrat_cli.model.days import DateExpr, ItemKey, Span
from aistrat_cli.model.text import Text
from aistrat_cli.planning.plan import Placement, Plan

TODAY = {"s": date(2025, 3, 12), "other": date(2025, 3, 12)}


def _one_of(*days: str) -> tuple[Span, ...]:
    written = [DateExpr(written=day, base=date.fromisoformat(day), place=NOWHERE) for day in days]
    return tuple(Span(written=day.written, first=day, last=day, place=NOWHERE) for day in written)


@cache
def every_kind() -> Plan:
    """Every shape in every state, in two bodies and without one."""
    council = series(
        "s",
        {"en": "Every kind of mark", "ja": "あらゆる印"},
        [
            body("council", {"en": "Council", "ja": "審議会"}),
            body("panel", {"en": "Panel of Experts", "ja": "専門部会"}),
        ],
        [person("sato", {"en": "Sato", "ja": "佐藤 花子"})],
        [topic("law", {"en": "Law", "ja": "法制"}), topic("tech", {"en": "Technology", "ja": "技術"})],
        fiscal_year_start=4,
    )
    c1 = meeting("c-1", "council", 1, topics=("law",))
    c2 = meeting("c-2", "council", 2, topics=("law",), where=Text(written="Room 5"), length=120)
    c3 = meeting("c-3", "council", 3, topics=("tech",))
    c4 = meeting("c-4", "council", 4)
    c5 = meeting("c-5", "council", 5, one_of=_one_of("2025-07-01", "2025-07-15", "2025-07-29"))
    p1 = meeting("p-1", "panel", 1, topics=("tech",))
    p2 = meeting("p-2", "panel", 2, cancelled_why=Text(written={"en": "storm", "ja": "台風のため"}))
    both = meeting("joint", ("council", "panel"), title={"en": "Joint meeting", "ja": "合同会議"})
    draft = task("draft", {"en": "Write the draft", "ja": "原案を書く"}, owner="sato")
    review = task("review", {"en": "Review", "ja": "照会"}, owner="sato")
    survey = task("survey", {"en": "Survey", "ja": "調査"})
    translate = task("translate", {"en": "Translate", "ja": "翻訳"})
    paper = document("paper", {"en": "Draft report", "ja": "報告書案"}, topics=("law",))
    report = document("report", {"en": "Report", "ja": "報告書"})
    public = milestone("public", {"en": "Published", "ja": "公表"})
    law = milestone("law", {"en": "In force", "ja": "施行"})
    lead = {"en": "Papers due", "ja": "資料締切"}
    items = [
        placed(c1, "2025-01-15", certainty="done"),
        placed(c2, "2025-02-19", time="10:00"),
        placed(c3, "2025-03-26", critical=True),
        placed(c4, "2025-05-14", certainty="tentative", critical=True),
        placed(c5, "2025-07-01", certainty="alternatives", window=("2025-07-01", "2025-07-29")),
        placed(p1, "2025-04-09", certainty="computed"),
        placed(p2, "2025-04-23", certainty="cancelled"),
        placed(both, "2025-06-04", certainty="target", target=date(2025, 5, 28), earliest_start=date(2025, 5, 15)),
        placed(draft, "2025-01-20", "2025-02-28", certainty="done"),
        placed(review, "2025-03-03", "2025-03-24", certainty="fixed", deadline=date(2025, 3, 21)),
        placed(survey, "2025-04-01", "2025-05-09", certainty="computed", critical=True),
        placed(translate, "2025-07-02", "2025-07-22", "computed", ("2025-07-02", "2025-07-30"), "2025-08-20"),
        placed(paper, "2025-03-19"),
        placed(report, "2025-08-01", certainty="tentative"),
        placed(public, "2025-08-29", certainty="target", target=date(2025, 8, 29), earliest_start=date(2025, 8, 4)),
        placed(law, "2025-10-01"),
        placed(task("later", {"en": "Find a room", "ja": "会場探し"})),
        placed(deadline(c2, "papers", lead), "2025-02-14", certainty="done"),
        placed(deadline(c3, "papers", lead), "2025-03-21", time="17:00"),
        placed(deadline(c4, "papers", lead), "2025-05-09"),
        placed(deadline(c5, "papers", lead), "2025-06-26", window=("2025-06-26", "2025-07-24")),
    ]  # fmt: skip
    links = [
        link(c1, c2),
        link(c2, c3),
        link(c3, c4),
        link(review, c3),
        link(c4, both),
        link(p1, both),
        link(report, public),
    ]
    return plan([council], items, links)


GHOSTS = {
    ItemKey("s", "c-3"): (date(2025, 3, 5), date(2025, 3, 5)),
    ItemKey("s", "c-4"): (date(2025, 5, 28), date(2025, 5, 28)),
    ItemKey("s", "review"): (date(2025, 3, 3), date(2025, 3, 14)),
    ItemKey("s", "survey"): (date(2025, 4, 1), date(2025, 6, 13)),
    ItemKey("s", "law"): (date(2025, 8, 1), date(2025, 8, 1)),
}


@cache
def crowded(meetings: int = 60, tasks: int = 300) -> Plan:
    """A body that meets every week, and far more tasks than rows."""
    held = series("s", "Crowded", [body("council", "Council")])
    first = date(2025, 1, 7)
    items: list[Placement] = []
    for n in range(meetings):
        items.append(placed(meeting(f"m-{n + 1}", "council", n + 1), first + timedelta(7 * n)))
    for n in range(tasks):
        start = first + timedelta(n * 7 * meetings // max(1, tasks))
        items.append(placed(task(f"t-{n}", f"Task {n}"), start, start + timedelta(n * 37 % 40), certainty="computed"))
    return plan([held], items)


@cache
def two_series() -> Plan:
    """Two series, one English and one Japanese, with unlike fiscal years."""
    one = series("s", "Standards committee", [body("council", "Committee")], fiscal_year_start=1)
    other = series("other", {"ja": "市の審議会"}, [body("council", {"ja": "総合計画審議会"})], fiscal_year_start=4)
    items = [placed(meeting(f"m-{n}", number=n), f"2025-0{n}-04") for n in range(1, 6)]
    items += [placed(meeting(f"other:k-{n}", number=n), f"2025-{n + 4:02}-15") for n in range(1, 5)]
    return plan([one, other], items, [link(items[4].item, items[5].item)])


@cache
def decade() -> Plan:
    """Ten years."""
    held = series("s", "A decade", [body("council", "Council")], fiscal_year_start=4)
    items = [placed(meeting(f"m-{n}", number=n), date(2016 + n, 5, 10)) for n in range(1, 11)]
    items.append(placed(task("work", "Long work"), "2018-01-01", "2024-06-30"))
    return plan([held], items)


@cache
def one_day() -> Plan:
    """Everything on one day."""
    held = series("s", "One day", [body("council", "Council"), body("panel", "Panel")])
    items = [placed(meeting("m", number=1), "2025-03-12", time="10:00"), placed(meeting("p", "panel", 1), "2025-03-12")]
    return plan(
        [held], [*items, placed(document("d", "Paper"), "2025-03-11"), placed(meeting("q", "panel", 2), "2025-03-12")]
    )


@cache
def unplaced() -> Plan:
    """Nothing has a day."""
    held = series("s", "All open", [body("council", "Council")])
    return plan([held], [placed(meeting("m", number=1)), placed(task("t", "Prepare"))])


@cache
def empty() -> Plan:
    """A series without items."""
    return plan([series("s", "Empty")], [])


@cache
def hostile() -> Plan:
    """Titles that a terminal or a runner would obey."""
    held = series(
        "s",
        "::error::title \x1b[31m",
        [body("council", "##[group]Council\nof\ttabs"), body("b", "[red]👩‍👩‍👧 e\u0301 か\u3099[/red]")],
    )
    long = "::warning file=x::" + "あ" * 90 + " ::set-output name=a::b " + "x" * 150
    return plan(
        [held],
        [
            placed(meeting("m", number=1, agenda=[long, "\x07bell \u202eright to left"]), "2025-03-12"),
            placed(meeting("n", "b", number=2, title="\r\n::error::"), "2025-04-02"),
            placed(task("t", "##vso[task.setvariable] " + "長" * 60), "2025-03-03", "2025-05-02"),
        ],
    )


@cache
def several_days() -> Plan:
    """Meetings of several days, in a month that is seen day by day."""
    held = series("s", "Plenaries", [body("council", "Plenary")], fiscal_year_start=4)
    return plan(
        [held],
        [
            placed(meeting("m-1", number=1, days=3), "2025-03-17", "2025-03-19", certainty="done"),
            placed(meeting("m-2", number=2, days=4), "2025-03-24", "2025-03-27"),
            placed(meeting("m-3", number=3, days=2), "2025-04-10", "2025-04-11", certainty="tentative"),
            placed(task("t", "Minutes"), "2025-03-28", "2025-04-09", certainty="computed"),
        ],
    )
