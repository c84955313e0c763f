"""A005: a topic that never reaches a decision."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.model.items import Meeting
from aistrat_cli.model.people import Topic
from aistrat_cli.model.series import Series
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.say import listed, told

FAULT = Fault("A005", "topic-never-decided", "note")


def check(context: Context) -> Iterator[Diagnostic]:
    """Look at the topics on the agendas of every series that follows topics."""
    for series in context.series:
        if series.topics:
            yield from _of(series, context)


def _of(series: Series, context: Context) -> Iterator[Diagnostic]:
    discussed: set[str] = set()
    decided: set[str] = set()
    untold = False
    for item in series.items:
        if not isinstance(item, Meeting) or item.cancelled:
            continue
        if isinstance(item.decides_id, str):
            decided.add(item.decides_id)
        elif item.decides is not None:
            document = None if item.decides_id is None else context.portfolio.index.get(item.decides_id)
            topics = (*item.topics, *(document.topics if document is not None else ()))
            decided.update(topics)
            untold = untold or not topics
        for point in item.agenda:
            (decided if "decision" in point.kinds else discussed).update(point.topics)
    if untold and not decided:  # what is decided is said, but not of which topics
        return
    parents = {topic.id: topic.parent for topic in series.topics.values()}
    left = [
        topic for topic in series.topics.values() if topic.id in discussed and not _settled(topic.id, parents, decided)
    ]
    if left and not decided:
        yield _undecided(series, left)
        return
    for topic in left:
        yield _undecided(series, [topic])


def _undecided(series: Series, topics: list[Topic]) -> Diagnostic:
    one = len(topics) == 1
    return finding(
        FAULT,
        series.id,
        topics[0].place,
        told(
            "the topic {topics} is on agendas, but no meeting decides it"
            if one
            else "topics are on agendas, but no meeting decides any: {topics}",
            "論点 {topics} は議事にありますが、決定する会議がありません",
            topics=listed([topic.id for topic in topics]),
        ),
        told(
            'write `decides = "{topic}"` in the meeting that decides it',
            '決定する会議に `decides = "{topic}"` と書いてください',
            topic=topics[0].id,
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
        "What was discussed and is decided nowhere was dropped, or the decision is not written down. A decision of the "
        "topic that it belongs to settles it, and so does one of a document or meeting that names it. Where no meeting "
        "decides any topic they are noted together; where a decision does not say of which topics, nothing is. A note.",
        "議論したのにどこでも決めない論点は、落ちたか、決定が書かれていないかです。上位の論点が決まれば、また論点を"
        "持つ文書や会議が決まれば、"
        "決まったものとみなします。どの論点も決定されない系列ではまとめて注記し、決定がどの論点のものか書かれて"
        "いなければ報告しません。",
    ),
    bad=_TOPICS + 'agenda = [{ title = "Decision", kind = "decision", topics = ["vision"] }]\n',
    good=_TOPICS + 'agenda = [{ title = "Decision", kind = "decision", topics = ["vision", "people"] }]\n',
    check=check,
)
