"""A004: a meeting decides on something that no earlier item produced."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.model.items import Meeting
from aistrat_cli.planning.plan import Placement
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.say import told

FAULT = Fault("A004", "decision-without-draft", "warning")


def check(context: Context) -> Iterator[Diagnostic]:
    """Report decided documents that are cancelled or have no day, and decided topics that nothing treated before."""
    treated = context.once(first_treated)
    for placement in context.placements:
        meeting = placement.item
        if not isinstance(meeting, Meeting) or placement.certainty in ("done", "cancelled"):
            continue
        decided = meeting.decides_id
        if isinstance(decided, tuple):
            draft = context.placement(decided)
            if draft is not None and (draft.certainty == "cancelled" or draft.end is None):
                yield _without_draft(meeting, draft)
        elif decided is not None and placement.start is not None and len(treated) > 1:
            first = treated.get((meeting.key.series, decided))
            if first is None or first > placement.start:
                yield _untreated(meeting, decided, placement.start)


def _without_draft(meeting: Meeting, draft: Placement) -> Diagnostic:
    """Return the finding that what is decided will not be there."""
    words = {"item": meeting.id, "draft": draft.key.seen_from(meeting.key.series)}
    if draft.certainty == "cancelled":
        message = told(
            "{item} decides {draft}, which is cancelled", "{item} が決定する {draft} は中止されています", **words
        )
        help = told("name another document in decides", "decides に別の文書を書いてください")
    else:
        message = told(
            "{item} decides {draft}, which has no day", "{item} が決定する {draft} には日付がありません", **words
        )
        help = told(
            'write `date = "{item} - 5bd"` for {draft}', '{draft} を `date = "{item} - 5bd"` としてください', **words
        )
    return finding(FAULT, meeting, meeting.at("decides"), message, help)


def _untreated(meeting: Meeting, topic: str, day: date) -> Diagnostic:
    """Return the finding that a topic is decided which nothing before treats."""
    return finding(
        FAULT,
        meeting,
        meeting.at("decides"),
        told(
            "{item} decides the topic {topic} on {day}, but nothing before treats it",
            "{item} は {day} に論点 {topic} を決定しますが、それまでに扱う項目がありません",
            item=meeting.id,
            topic=topic,
            day=day,
        ),
        told(
            'write `topics = ["{topic}"]` where it is prepared',
            '準備する項目に `topics = ["{topic}"]` と書いてください',
            topic=topic,
        ),
    )


def first_treated(context: Context) -> dict[tuple[str, str], date]:
    """Return the first day on which each topic is treated by an item or its agenda, a decision of it aside."""
    found: dict[tuple[str, str], date] = {}
    for placement in context.placements:
        item = placement.item
        if placement.start is None or placement.certainty == "cancelled":
            continue
        topics = list(item.topics)
        if isinstance(item, Meeting):
            topics += [topic for point in item.agenda for topic in point.topics]
        for topic in topics:
            key = (item.key.series, topic)
            if key not in found or placement.start < found[key]:
                found[key] = placement.start
    return found


RULE = Rule(
    fault=FAULT,
    summary=Message(
        "A meeting decides on something that no earlier item produced.",
        "それまでの項目が作っていないものを決定する会議です。",
    ),
    why=Message(
        "The document that is to be decided is cancelled or has no day; or the topic stands on no agenda and in no "
        "paper up "
        "to that day, in a series that follows topics. A decision written as a plain text is not checked.",
        "決定する文書が中止されたか日付がないか、または（論点を追っている系列で）その日までのどの議事や資料にも"
        "論点がありません。文章で書かれた"
        "decides は調べません。",
    ),
    bad="""\
[[document]]
id = "draft"
date = "?"

[[meeting]]
id = "execution"
body = "council"
date = "2022-03-22 (Tue)"
decides = "draft"
""",
    good="""\
[[document]]
id = "draft"
date = "execution - 5bd"

[[meeting]]
id = "execution"
body = "council"
date = "2022-03-22 (Tue)"
decides = "draft"
""",
    check=check,
)
