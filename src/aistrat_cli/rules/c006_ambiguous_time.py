"""C006: a time that the clocks of its zone show twice on that day."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.rules.base import Context, Rule
from aistrat_cli.rules.clock_changes import findings

FAULT = Fault("C006", "ambiguous-time", "warning")


def check(context: Context) -> Iterator[Diagnostic]:
    """Report the times that come twice."""
    return findings(
        context,
        FAULT,
        "{item} is at {time} on {day}, but in {zone} the clocks show that time twice: from {first} to {last}",
        "{item} は {day} {time} ですが、{zone} では時計が戻り、{first} から {last} までが二度あります",
        twice=True,
    )


_ZONE = """\
[series]
id = "example"
title = "Example"
timezone = "America/New_York"

[calendar]
country = "US"

[[meeting]]
id = "call"
body = "council"
date = "2026-11-01 (Sun)"
waive = [{ rule = "C001", why = "the members meet on Sundays" }]
"""

RULE = Rule(
    fault=FAULT,
    summary=Message("A time exists twice on its day in its zone.", "その日そのタイムゾーンに二度ある時刻です。"),
    why=Message(
        "When daylight saving ends, an hour comes twice, and the two are an hour apart for everybody in another zone.",
        "夏時間が終わる日には同じ一時間が二度あり、ほかのタイムゾーンの人には一時間の違いになります。",
    ),
    bad=_ZONE + "time = 01:30\n",
    good=_ZONE + "time = 02:30\n",
    check=check,
)
