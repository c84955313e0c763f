"""The real schedule as a plan, so that the drawing can be tested without loading or planning it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from factories import NOWHERE, body, deadline, link, meeting, placed, plan, series, task

from aistrat_cli.model.calendar import Calendar, DayRange
from aistrat_cli.model.text import Text
from aistrat_cli.planning.plan import Placement, Plan

TODAY = {"new-ai-strategy": date(2022, 2, 1)}

STUDY = (
    ("2021-10-26", [("新たなAI戦略の策定に向けた検討について", "How the new AI strategy will be worked out"),
                    ("他国でのAI実装に関する調査結果について", "Survey of AI implementation in other countries")]),
    ("2021-11-22", [("関係機関などからのヒアリングと議論（１）", "Hearings and discussion (1)"),
                    ("各分野におけるAI実装課題について", "Obstacles to AI implementation, field by field")]),
    ("2021-12-17", [("関係機関などからのヒアリングと議論（２）", "Hearings and discussion (2)")]),
    ("2022-01-24", [("戦略骨子（戦略項目、柱書のポイント等）に関する議論",
                     "Outline of the strategy: its items, the points of its preamble")]),
    ("2022-02-24", [("戦略書案（柱書と施策の組み込み内容等）に関する議論",
                     "Draft strategy: its preamble, the measures it takes in")]),
)  # fmt: skip

NOTICE = ("2021-10-12", "2021-11-08", "2021-12-03", "2022-01-07", "2022-02-08")
MATERIALS = ("2021-10-21", "2021-11-17", "2021-12-14", "2022-01-19", "2022-02-18")
MINUTES = ("2021-11-10", "2021-12-07", "2022-01-06", "2022-02-07", "2022-03-10")

CLOSED = (
    "2021-11-03", "2021-11-23", "2021-12-29", "2021-12-30", "2021-12-31",
    "2022-01-03", "2022-01-10", "2022-02-11", "2022-02-23", "2022-03-21",
)  # fmt: skip
"""National holidays, and the days on which government offices are closed."""


def closed(day: str) -> DayRange:
    return DayRange(first=date.fromisoformat(day), last=date.fromisoformat(day), place=NOWHERE)


def both(ja: str, en: str) -> dict[str, str]:
    return {"ja": ja, "en": en}


@cache
def seed() -> Plan:
    s = "new-ai-strategy"
    strategy = series(
        s,
        both("新AI戦略策定の流れ", "Formulating the New AI Strategy"),
        [
            body(
                "study-council",
                both("新AI戦略検討会議", "New AI Strategy Study Council"),
                both("検討会議", "Study Council"),
            ),
            body(
                "execution-council",
                both("AI戦略実行会議", "AI Strategy Execution Council"),
                both("実行会議", "Execution Council"),
            ),
            body(
                "innovation-council",
                both("統合イノベーション戦略推進会議", "Integrated Innovation Strategy Promotion Council"),
                both("推進会議", "Innovation Council"),
            ),
        ],
        fiscal_year_start=4,
        calendar=Calendar(closed=tuple(closed(day) for day in CLOSED), place=NOWHERE),
    )
    studies = [
        meeting(f"{s}:study-{n}", "study-council", n, agenda=[both(*point) for point in agenda])
        for n, (_, agenda) in enumerate(STUDY, 1)
    ]
    execution = meeting(
        f"{s}:execution", "execution-council", agenda=[both("戦略書案の策定", "Settling the draft strategy")],
        decides=Text(written=both("新AI戦略案", "the draft of the New AI Strategy")),
    )  # fmt: skip
    decision = meeting(
        f"{s}:decision", "innovation-council", agenda=[both("新AI戦略の決定", "Decision on the New AI Strategy")],
        decides=Text(written=both("新AI戦略", "the New AI Strategy")),
    )  # fmt: skip
    items: list[Placement] = [placed(m, when) for m, (when, _) in zip(studies, STUDY, strict=True)]
    end = date(2022, 3, 31)
    items.append(placed(execution, end, certainty="target", target=end, earliest_start=date(2022, 2, 25)))
    items.append(placed(decision, "2022-04-01", window=("2022-04-01", "2022-10-31")))
    items.append(placed(task(f"{s}:coordination", both("事前調整", "Prior coordination"))))
    for lead, title, days in (
        ("notice", both("開催案内", "Notice of meeting"), NOTICE),
        ("materials", both("資料締切", "Materials due"), MATERIALS),
        ("minutes", both("議事録", "Minutes"), MINUTES),
    ):
        items += [placed(deadline(m, lead, title), when) for m, when in zip(studies, days, strict=True)]
    materials = both("資料締切", "Materials due")
    items.append(placed(deadline(execution, "materials", materials), end - timedelta(3)))
    items.append(placed(deadline(decision, "materials", materials), "2022-03-29", window=("2022-03-29", "2022-10-26")))
    waits = [link(a, b) for a, b in pairwise(studies)]
    return plan([strategy], items, [*waits, link(studies[-1], execution), link(execution, decision)])
