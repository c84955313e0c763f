"""A003: a meeting decides on a document that is not there yet."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.diagnostic import Diagnostic, Fault, Message, Related
from aistrat_cli.model.items import Meeting
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.say import as_value, told

FAULT = Fault("A003", "decision-before-draft", "warning")


def check(context: Context) -> Iterator[Diagnostic]:
    """Compare each decision with the day of the document that it names."""
    for placement in context.placements:
        meeting = placement.item
        if not isinstance(meeting, Meeting) or placement.certainty in ("done", "cancelled"):
            continue
        if not isinstance(meeting.decides_id, tuple) or placement.start is None:
            continue
        draft = context.placement(meeting.decides_id)
        if draft is None or draft.end is None or draft.certainty == "cancelled" or draft.end <= placement.start:
            continue
        name = meeting.decides_id.seen_from(meeting.key.series)
        yield finding(
            FAULT,
            meeting,
            meeting.at("decides"),
            told(
                "{item} decides {draft} on {day}, but {draft} is there only on {ready}",
                "{item} は {day} に {draft} を決定しますが、{draft} ができるのは {ready} です",
                item=meeting.id,
                draft=name,
                day=placement.start,
                ready=draft.end,
            ),
            told(
                'write `after = ["{draft}"]` in {item}',
                '{item} に `after = ["{draft}"]` と書いてください',
                draft=name,
                item=meeting.id,
            )
            if meeting.date is None
            else told(
                "write `date = {day}` or later for {item}",
                "{item} を `date = {day}` かそれより後にしてください",
                item=meeting.id,
                day=as_value(context.open_day(meeting.key.series, draft.end, days=meeting.days) or draft.end),
            ),
            related=(Related(draft.item.place, told("{draft} stands here", "{draft} はここにあります", draft=name)),),
        )


_DRAFT = """\
[[document]]
id = "draft"
date = "2022-03-18 (Fri)"

[[meeting]]
id = "execution"
body = "council"
decides = "draft"
"""

RULE = Rule(
    fault=FAULT,
    summary=Message("A decision comes before its draft.", "案より前に決定が置かれています。"),
    why=Message(
        "A body cannot decide what does not exist. `decides` is no dependency: it moves nothing, so the two have to be "
        "compared. Of a range the first possible day counts.",
        "ないものは決められません。decides は依存関係ではなく何も動かさないため、日付を比べます。範囲の項目は最初の"
        "可能な日で見ます。",
    ),
    bad=_DRAFT + 'date = "2022-03-17 (Thu)"\n',
    good=_DRAFT + 'date = "2022-03-22 (Tue)"\n',
    check=check,
)
