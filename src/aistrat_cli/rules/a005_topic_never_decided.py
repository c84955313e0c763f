"""A005: a topic that never reaches a decision."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.model.items import Meeting
from aistrat_cli.model.series import Series
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.say import told

FAULT = Fault("A005", "topic-never-decided", "note")


def check(context: Context) -> Iterator[Diagnostic]:
    """Look at the topics on the agendas of series that decide topics at all."""
    for series in context.series:
        if series.topics:
            yield from _of(series)


def _of(series: Series) -> Iterator[Diagnostic]:
    discussed: set[str] = set()
    decided: set[str] = set()
    for item in series.items:
        if not isinstance(item, Meeting) or item.cancelled:
            continue
        if isinstance(item.decides_id, str):
            decided.add(item.decides_id)
        elif item.decides_id is not None or item.decides is not None:
            decided.update(item.topics)
        for point in item.agenda:
            (decided if "decision" in point.kinds else discussed).update(point.topics)
    if not decided:
        return
    parents = {topic.id: topic.parent for topic in series.topics.values()}
    for topic in series.topics.values():
        if topic.id not in discussed or _settled(topic.id, parents, decided):
            continue
        yield finding(
            FAULT,
            series.id,
            topic.place,
            told(
                "the topic {topic} is on agendas, but no meeting decides it",
                "論点 {topic} は議事にありますが、決定する会議がありません",
                topic=topic.id,
            ),
            told(
                'write `decides = "{topic}"` in the meeting that decides it',
                '決定する会議に `decides = "{topic}"` と書いてください',
                topic=topic.id,
            ),
        )


def _settled(topic: str, parents: dict[str, str | None], decided: set[str]) -> bool:
    """Tell whether the topic or one that it is a part of is decided."""
    seen: set[str] = set()
    at: str | None = topic
    while at is not None and at not in seen:
        if at in decided:
            return True
        seen.add(at)
        at = parents.get(at)
    return False


_TOPICS = """\
[[topic]]
id = "vision"
title = "Vision"

[[topic]]
id = "people"
title = "People"

[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"
agenda = [{ title = "Vision", topics = ["vision"] }, { title = "People", topics = ["people"] }]

[[meeting]]
id = "execution"
body = "council"
date = "2022-03-24 (Thu)"
"""

RULE = Rule(
    fault=FAULT,
    summary=Message("A topic never reaches a decision.", "決定に至らない論点です。"),
    why=Message(
        "What was discussed and is decided nowhere was dropped, or the decision is not written down. Only in series "
        "that "
        "decide some topic; a decision of the topic that it belongs to settles it. A note.",
        "議論したのにどこでも決めない論点は、落ちたか、決定が書かれていないかです。何かの論点を決定するシリーズだけ"
        "が対象で、上位の論点が決まれば"
        "決まったものとみなします。",
    ),
    bad=_TOPICS + 'agenda = [{ title = "Decision", kind = "decision", topics = ["vision"] }]\n',
    good=_TOPICS + 'agenda = [{ title = "Decision", kind = "decision", topics = ["vision", "people"] }]\n',
    check=check,
)
