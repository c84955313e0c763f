"""How a lead time counts, and where it comes from, in words."""

from __future__ import annotations

from aistrat_cli.diagnostic import Message
from aistrat_cli.model.leads import LeadTime, Term
from aistrat_cli.rules.say import told

_COUNT = {
    "plain": Message("", ""),
    "clear": Message(" clear, neither end counted", "（両端を数えない）"),
    "inclusive": Message(", the first day counted", "（初日を数える）"),
}
_ROLL = {
    "none": Message("", ""),
    "back": Message(", rolled back off closed days", "、休業日なら前へ"),
    "forward": Message(", rolled forward off closed days", "、休業日なら後へ"),
}
_UNIT = {
    "d": Message("days", "日"),
    "bd": Message("business days", "営業日"),
    "w": Message("weeks", "週"),
    "m": Message("months", "か月"),
    "y": Message("years", "年"),
    "h": Message("hours of the wall clock", "時間（時計の時刻）"),
}


def counting(term: Term) -> Message:
    """Return how a term counts: `3 business days before`, `14 days clear, neither end counted, before`."""
    amount, unit, back = term.offset
    return told(
        "{amount} {unit}{count} " + ("before" if back else "after") + "{roll}",
        "{amount}{unit}" + ("前" if back else "後") + "{count}{roll}",
        amount=amount,
        unit=_UNIT[unit],
        count=_COUNT[term.count],
        roll=_ROLL[term.roll],
    )


def source(lead: LeadTime, term: Term) -> Message:
    """Return where a lead time comes from and since or until when it holds, empty for one of the file's own."""
    if term.source is None:
        return Message("", "")
    since = term.first.isoformat() if term.first else ""
    until = term.last.isoformat() if term.last else ""
    held = Message("", "")
    if since and until:
        held = Message(f", in force {since} to {until}", f"、{since}〜{until} に有効")
    elif since:
        held = Message(f", in force since {since}", f"、{since} から有効")
    elif until:
        held = Message(f", in force until {until}", f"、{until} まで有効")
    return told(" ({source}{held})", "（{source}{held}）", source=term.source, held=held)
