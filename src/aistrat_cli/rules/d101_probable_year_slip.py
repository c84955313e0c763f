"""D101: a day that is probably written in the wrong year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.model.items import AnyItem
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.other_year import other_year
from aistrat_cli.rules.say import told
from aistrat_cli.rules.year_slips import slips

FAULT = Fault("D101", "probable-year-slip", "warning")


def check(context: Context) -> Iterator[Diagnostic]:
    """Report each probable slip at its date, and a `done` a year away from the day that was written."""
    for slip in context.once(slips).values():
        item = slip.placement.item
        start = slip.placement.start
        assert start is not None
        if item.done is not None:
            continue
        yield finding(
            FAULT,
            item,
            item.at("date"),
            told(
                "{item} is written on {day}, about a year away from {beside} ({other}) beside which it stands",
                "{item} の {day} は、並んでいる {beside}（{other}）から一年ほど離れています",
                item=item.id,
                day=start,
                beside=slip.neighbour.key.seen_from(item.key.series),
                other=slip.neighbour.start or "",
            ),
            slip.edit(item.key.series),
        )
    for placement in context.placements:
        item = placement.item
        if item.done is None or item.date is None or item.date.offsets:
            continue
        written = item.date.base
        if isinstance(written, date) and _a_year_off(item, written, item.done):
            better = other_year(item.done, 1 if item.done < written else -1) or written
            yield finding(
                FAULT,
                item,
                item.at("done"),
                told(
                    "{item} was done on {done}, about a year away from its date {day}",
                    "{item} は {done} に済んだとありますが、日付 {day} から一年ほど離れています",
                    item=item.id,
                    done=item.done,
                    day=written,
                ),
                told(
                    "if the year is a slip, write `done = {day}` for {item}",
                    "年の書き誤りなら、{item} を `done = {day}` としてください",
                    day=better.isoformat(),
                    item=item.id,
                ),
            )


def _a_year_off(item: AnyItem, written: date, done: date) -> bool:
    """Tell whether `done` is about a year from the written day; what is no meeting may really be done a year late."""
    away = (done - written).days
    return 345 <= (abs(away) if item.kind == "meeting" else -away) <= 385


RULE = Rule(
    fault=FAULT,
    summary=Message("A day is probably written in the wrong year.", "年を書き誤ったと思われる日付です。"),
    why=Message(
        "In January people write last year's number. The weekday, where it is written, catches most of it (D001); this "
        "rule looks at order: a meeting a year before or beyond its neighbours, by number or as the file lists "
        "them, that "
        "would stand between them in the other year, and a dependency that is broken by most of a year. Where the "
        "file is "
        "not in the order of time, only numbers count.",
        "年が明けると前の年を書きがちです。曜日があれば多くは D001 で分かりますが、この規則は順序を見ます。番号順"
        "またはファイルの順で前後の"
        "項目から一年離れ、別の年ならその間に収まる日付と、一年近く破れた依存関係です。ファイルが日付順でなければ、"
        "番号だけを見ます。",
    ),
    bad="""\
[[meeting]]
id = "study-2"
body = "council"
date = 2021-11-16

[[meeting]]
id = "study-3"
body = "council"
date = 2021-12-14

[[meeting]]
id = "study-4"
body = "council"
date = 2021-01-20
""",
    good="""\
[[meeting]]
id = "study-2"
body = "council"
date = 2021-11-16

[[meeting]]
id = "study-3"
body = "council"
date = 2021-12-14

[[meeting]]
id = "study-4"
body = "council"
date = 2022-01-20
""",
    check=check,
)
