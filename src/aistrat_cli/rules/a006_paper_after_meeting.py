"""A006: a paper of an agenda is due only after the meeting."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.model.items import Meeting
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.say import told

FAULT = Fault("A006", "paper-after-meeting", "warning")


def check(context: Context) -> Iterator[Diagnostic]:
    """Compare the papers of each agenda with the last day of their meeting."""
    for placement in context.placements:
        meeting = placement.item
        if not isinstance(meeting, Meeting) or placement.certainty in ("done", "cancelled") or placement.end is None:
            continue
        for point in meeting.agenda:
            for index, key in enumerate(point.papers):
                paper = context.placement(key)
                if paper is None or paper.end is None or paper.end <= placement.end or paper.certainty == "cancelled":
                    continue
                name = key.seen_from(meeting.key.series)
                yield finding(
                    FAULT,
                    meeting,
                    point.place.at("papers", index) if len(point.papers) > 1 else point.place.at("papers"),
                    told(
                        "{item} on {day} treats the paper {paper}, which is there only on {ready}",
                        "{item}（{day}）で扱う資料 {paper} ができるのは {ready} です",
                        item=meeting.id,
                        day=placement.end,
                        paper=name,
                        ready=paper.end,
                    ),
                    told(
                        'write `date = "{item} - 1bd"` or earlier for {paper}',
                        '{paper} を `date = "{item} - 1bd"` かそれより前にしてください',
                        paper=name,
                        item=meeting.id,
                    ),
                )


_PAPER = """\
[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"
[[meeting.agenda]]
title = "Draft strategy"
papers = ["draft"]

[[document]]
id = "draft"
"""

RULE = Rule(
    fault=FAULT,
    summary=Message("A paper comes after the meeting that treats it.", "扱う会議より後にできる資料です。"),
    why=Message(
        "Naming a paper on an agenda moves nothing, so the two have to be compared: otherwise the members find an "
        "empty "
        "folder. Of a range the first possible day counts.",
        "議事に資料を書いても何も動かないため、日付を比べます。そうでないと当日、資料がありません。範囲の項目は最初"
        "の可能な日で見ます。",
    ),
    bad=_PAPER + 'date = "2022-02-25 (Fri)"\n',
    good=_PAPER + 'date = "2022-02-21 (Mon)"\n',
    check=check,
)
