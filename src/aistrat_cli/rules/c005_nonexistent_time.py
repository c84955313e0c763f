"""C005: a time that the clocks of its zone skip on that day."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.rules.base import Context, Rule
from aistrat_cli.rules.clock_changes import findings

FAULT = Fault("C005", "nonexistent-time", "warning")


def check(context: Context) -> Iterator[Diagnostic]:
    """Report the times that fall into a gap."""
    return findings(
        context,
        FAULT,
        "{item} is at {time} on {day}, but in {zone} the clocks skip that time: they go from {first} to {last}",
        "{item} は {day} {time} ですが、{zone} では時計が {first} から {last} に進むため、この時刻はありません",
        twice=False,
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
date = "2026-03-08 (Sun)"
waive = [{ rule = "C001", why = "the members meet on Sundays" }]
"""

RULE = Rule(
    fault=FAULT,
    summary=Message("A time does not exist on its day in its zone.", "その日そのタイムゾーンに存在しない時刻です。"),
    why=Message(
        "When daylight saving begins, an hour is left out. Calendars disagree about what such a time means, so half "
        "of the "
        "people come an hour late.",
        "夏時間が始まる日には一時間が飛びます。その時刻の扱いは予定表ごとに違い、出席者の半分が一時間ずれます。",
    ),
    bad=_ZONE + "time = 02:30\n",
    good=_ZONE + "time = 03:30\n",
    check=check,
)
