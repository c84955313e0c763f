"""L001: a derived deadline lies beyond the day that its lead time gives."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.model.items import Document
from aistrat_cli.planning.plan import Placement
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.lead_words import counting, source
from aistrat_cli.rules.say import as_value, told

FAULT = Fault("L001", "lead-time-broken", "warning")

AT_LEAST = frozenset({"jp-public-comment"})
"""Built-in sets whose deadline ends a time that may be longer: an earlier day breaks it, a later one does not."""


def check(context: Context) -> Iterator[Diagnostic]:
    """Compare the day of each derived deadline with its rule's; with today, also what is past and not done."""
    for placement in context.placements:
        item = placement.item
        if not isinstance(item, Document) or item.lead_time is None or item.derived_from is None:
            continue
        rule_day, term = placement.rule_day, placement.term
        if rule_day is None or term is None or placement.end is None or placement.certainty == "cancelled":
            continue
        today = context.today(item.key.series)
        broken = placement.end < rule_day if item.lead_time.use in AT_LEAST else placement.end > rule_day
        if broken:
            yield _beyond(placement)
        elif today is not None and today > placement.end and item.done is None:
            meeting = context.placement(item.derived_from)
            if meeting is None or meeting.certainty == "cancelled":
                continue
            if term.offset.back and meeting.certainty == "done":  # held all the same: too late to mend
                continue
            yield _past(placement)


def _beyond(placement: Placement) -> Diagnostic:
    item, term = placement.item, placement.term
    assert isinstance(item, Document)
    assert item.lead_time is not None
    assert item.derived_from is not None
    assert term is not None
    assert placement.end is not None
    assert placement.rule_day is not None
    return finding(
        FAULT,
        item,
        item.at("done") if item.done is not None else item.at("date"),
        told(
            "{item} was done on {day}, beyond {rule_day}: {counting} {meeting}{source}"
            if item.done is not None
            else "{item} is put on {day}, beyond {rule_day}: {counting} {meeting}{source}",
            "{item} は {day} に済みましたが、{rule_day} までのはずでした: {meeting} の{counting}{source}"
            if item.done is not None
            else "{item} は {day} とされていますが、{rule_day} までのはずです: {meeting} の{counting}{source}",
            item=item.id,
            day=placement.end,
            rule_day=placement.rule_day,
            counting=counting(term),
            meeting=item.derived_from.item,
            source=source(item.lead_time, term),
        ),
        told(
            "history cannot be moved: accept it with a waiver in {meeting}",
            "過去は動かせません。了承するなら {meeting} に waive を書いてください",
            meeting=item.derived_from.item,
        )
        if item.done is not None
        else told(
            "write `date = {day}` for {item}, or move {meeting}",
            "{item} を `date = {day}` とするか、{meeting} を動かしてください",
            day=as_value(placement.rule_day),
            item=item.id,
            meeting=item.derived_from.item,
        ),
        severity=item.lead_time.severity,
    )


def _past(placement: Placement) -> Diagnostic:
    item, term = placement.item, placement.term
    assert isinstance(item, Document)
    assert item.lead_time is not None
    assert item.derived_from is not None
    assert term is not None
    assert placement.end is not None
    return finding(
        FAULT,
        item,
        item.place,
        told(
            "{item} was due on {day} and is not done: {counting} {meeting}{source}",
            "{item} の期限 {day} を過ぎましたが、済んでいません: {meeting} の{counting}{source}",
            item=item.id,
            day=placement.end,
            counting=counting(term),
            meeting=item.derived_from.item,
            source=source(item.lead_time, term),
        ),
        told(
            'write `"{item}" = {day}` under [done] if it was kept, else move {meeting}',
            '間に合っていたなら [done] に `"{item}" = {day}` と書き、そうでなければ {meeting} を動かしてください',
            item=item.id,
            day=placement.end.isoformat(),
            meeting=item.derived_from.item,
        ),
        severity=item.lead_time.severity,
    )


_LEAD = """\
[[lead_time]]
id = "notice"
title = "Notice"
for = { body = "council" }
offset = "-7d"
count = "clear"

[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"

[[document]]
id = "study-5/notice"
why = "the room was confirmed late"
"""

RULE = Rule(
    fault=FAULT,
    summary=Message("A lead time is not kept.", "リードタイムが守られていません。"),
    why=Message(
        "The paper or notice was put or done beyond the day that the rule gives; in `check`, it is due and not "
        "done. The "
        "message says how the rule counts, which day would satisfy it, and for a built-in rule its source and since "
        "when "
        "it is in force. `severity` of the lead time sets how severe it is. Notices of meetings that were held are "
        "left to "
        "history.",
        "規則の日より後に置かれたか済んだもの、`check` では期限を過ぎて済んでいないものです。数え方、満たす日、組み"
        "込みの規則なら根拠と有効期間を"
        "示します。重さはリードタイムの severity で変えられます。すでに開かれた会議の事前の締切は報告しません。",
    ),
    bad=_LEAD + 'date = "2022-02-17 (Thu)"\n',
    good=_LEAD + 'date = "2022-02-16 (Wed)"\n',
    check=check,
)
