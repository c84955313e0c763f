"""L001: a derived deadline lies beyond the day that its lead time gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.model.items import Document
from aistrat_cli.model.leads import LeadTime, Term
from aistrat_cli.planning.plan import Placement
from aistrat_cli.row import NamedTuple
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.lead_words import counting, source
from aistrat_cli.rules.say import as_value, told

FAULT = Fault("L001", "lead-time-broken", "warning")

AT_LEAST = frozenset({"jp-public-comment"})
"""Built-in sets whose deadline ends a time that may be longer: an earlier day breaks it, a later one does not."""


class Deadline(NamedTuple):
    """A derived deadline with all that its finding says of it."""

    item: Document
    lead: LeadTime
    meeting: str
    end: date
    rule_day: date
    said: Message
    """How the lead time counts, and where it comes from."""
    ahead: bool
    """The meeting is still to come, and could be moved."""


def check(context: Context) -> Iterator[Diagnostic]:
    """Compare the day of each derived deadline with its rule's; with today, also what is past and not done."""
    for placement in context.placements:
        item, term = placement.item, placement.term
        if not isinstance(item, Document) or item.lead_time is None or item.derived_from is None:
            continue
        end, rule_day = placement.end, placement.rule_day
        if term is None or end is None or rule_day is None or placement.certainty == "cancelled":
            continue
        at_least = item.lead_time.use in AT_LEAST
        broken = end < rule_day if at_least else end > rule_day
        today = context.today(item.key.series)
        past = today is not None and today > end and item.done is None
        if not (broken or past):
            continue
        meeting = context.placement(item.derived_from)
        if not broken and (meeting is None or _over(meeting, term)):
            continue
        said = counting(term, item.derived_from.item)
        law = source(term)
        deadline = Deadline(
            item,
            item.lead_time,
            item.derived_from.item,
            end,
            rule_day,
            Message(said.en + law.en, said.ja + law.ja),
            ahead=today is not None and meeting is not None and meeting.start is not None and meeting.start >= today,
        )
        yield _beyond(deadline, early=at_least) if broken else _past(deadline)


def _over(meeting: Placement, term: Term) -> bool:
    """Tell whether nothing is to be mended: the meeting was held all the same, or is cancelled."""
    return meeting.certainty == "cancelled" or (term.offset.back and meeting.certainty == "done")


def _beyond(found: Deadline, *, early: bool) -> Diagnostic:
    item = found.item
    done = item.done is not None
    limit, limit_ja = ("no earlier than", "以降") if early else ("by", "まで")
    message = told(
        f"{{item}} was done on {{day}}, but was due {limit} {{rule_day}}: {{said}}"
        if done
        else f"{{item}} is put on {{day}}, but is due {limit} {{rule_day}}: {{said}}",
        f"{{item}} は {{day}} に済みましたが、{{rule_day}}{limit_ja}のはずでした: {{said}}"
        if done
        else f"{{item}} は {{day}} とされていますが、{{rule_day}}{limit_ja}のはずです: {{said}}",
        item=item.id,
        day=found.end,
        rule_day=found.rule_day,
        said=found.said,
    )
    help = (
        told(
            "history cannot be moved: accept it with a waiver in {meeting}",
            "過去は動かせません。了承するなら {meeting} に waive を書いてください",
            meeting=found.meeting,
        )
        if done
        else told(
            "write `date = {day}` for {item}, or move {meeting}",
            "{item} を `date = {day}` とするか、{meeting} を動かしてください",
            day=as_value(found.rule_day),
            item=item.id,
            meeting=found.meeting,
        )
    )
    return finding(
        FAULT, item, item.at("done") if done else item.at("date"), message, help, severity=found.lead.severity
    )


def _past(found: Deadline) -> Diagnostic:
    return finding(
        FAULT,
        found.item,
        found.item.place,
        told(
            "{item} was due on {day} and is not done: {said}",
            "{item} の期限 {day} を過ぎましたが、済んでいません: {said}",
            item=found.item.id,
            day=found.end,
            said=found.said,
        ),
        told(
            'write `"{item}" = {day}` under [done] if it was kept, else move {meeting}'
            if found.ahead
            else 'write `"{item}" = {day}` under [done] if it was kept, else the day on which it was done',
            '間に合っていたなら [done] に `"{item}" = {day}` と書き、そうでなければ {meeting} を動かしてください'
            if found.ahead
            else '間に合っていたなら [done] に `"{item}" = {day}` と書き、遅れたのなら済んだ日を書いてください',
            item=found.item.id,
            day=found.end.isoformat(),
            meeting=found.meeting,
        ),
        severity=found.lead.severity,
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
        "示します。重大度はリードタイムの severity で変えられます。すでに開かれた会議の事前の期限は報告しません。",
    ),
    bad=_LEAD + 'date = "2022-02-17 (Thu)"\n',
    good=_LEAD + 'date = "2022-02-16 (Wed)"\n',
    check=check,
    gravest="error",
)
