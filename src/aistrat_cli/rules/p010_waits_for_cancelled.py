"""P010: an item depends on a cancelled one."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli import faults
from aistrat_cli.diagnostic import Diagnostic, Message
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.say import listed, told


def check(context: Context) -> Iterator[Diagnostic]:
    """Report each dependency on a cancelled item at its string."""
    for problem in context.problems["WaitsForCancelled"]:
        link = problem.link
        item = context.portfolio.index[link.owner]
        series = item.key.series
        instead = [key.seen_from(series) for key in problem.instead]
        names = {"follower": link.follower.seen_from(series), "leader": link.leader.seen_from(series)}
        message = (
            told(
                "{follower} depends on {leader}, which is cancelled; it waits for {instead} instead",
                "{follower} は中止された {leader} に依存しています。代わりに {instead} を待ちます",
                instead=listed(instead),
                **names,
            )
            if instead
            else told(
                "{follower} depends on {leader}, which is cancelled and waited for nothing",
                "{follower} は中止された {leader} に依存しています（{leader} は何も待っていませんでした）",
                **names,
            )
        )
        help = (
            told(
                "write {instead} in place of {written}",
                "{written} の代わりに {instead} と書いてください",
                instead=listed([f'"{name}"' for name in instead]),
                written=f'"{link.written}"',
            )
            if instead
            else told("delete {written}", "{written} を削除してください", written=f'"{link.written}"')
        )
        yield finding(faults.WAITS_FOR_CANCELLED, item, link.place, message, help)


RULE = Rule(
    fault=faults.WAITS_FOR_CANCELLED,
    summary=Message("An item depends on a cancelled one.", "中止された項目に依存しています。"),
    why=Message(
        "A cancelled item binds nothing: what follows it waits for what it waited for. That is often right, but the "
        "day "
        "may come earlier than anyone thinks, and the paper or decision that it should have brought does not come.",
        "中止された項目は何も縛らず、後続はその項目が待っていたものを待ちます。多くはそれで正しいのですが、思ったよ"
        "り早い日になったり、"
        "得られるはずの資料や決定がなかったりします。",
    ),
    bad="""\
[[meeting]]
id = "study-4"
body = "council"
date = 2022-02-10

[[meeting]]
id = "study-5"
body = "council"
date = 2022-02-24
after = ["study-4"]
cancelled = "merged into study-6"

[[meeting]]
id = "study-6"
body = "council"
date = 2022-03-10
after = ["study-5"]
""",
    good="""\
[[meeting]]
id = "study-4"
body = "council"
date = 2022-02-10

[[meeting]]
id = "study-5"
body = "council"
date = 2022-02-24
after = ["study-4"]
cancelled = "merged into study-6"

[[meeting]]
id = "study-6"
body = "council"
date = 2022-03-10
after = ["study-4"]
""",
    check=check,
)
