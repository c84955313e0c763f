"""How a lead time counts, and where it comes from, in words."""

from __future__ import annotations

from aistrat_cli.diagnostic import Message
from aistrat_cli.model.leads import Term
from aistrat_cli.rules.say import told
from aistrat_cli.wording import counted

_UNIT = {
    "d": ("day", "日"),
    "bd": ("business day", "営業日"),
    "w": ("week", "週"),
    "m": ("month", "か月"),
    "y": ("year", "年"),
    "h": ("hour", "時間"),
}
_HOW = {
    "plain": Message("", ""),
    "clear": Message("neither end counted", "両端を数えない"),
    "inclusive": Message("the first day counted", "初日を数える"),
}
_ROLL = {
    "none": Message("", ""),
    "back": Message("rolled back off closed days", "休業日なら前へ"),
    "forward": Message("rolled forward off closed days", "休業日なら後へ"),
}


def counting(term: Term, meeting: str) -> Message:
    """Return how a term counts: `3 business days before study-4`, `14 days before agm (neither end counted)`."""
    amount, unit, back = term.offset
    en, ja = _UNIT[unit]
    hours = Message("on the clock", "時計の時刻で") if unit == "h" else Message("", "")
    notes = [note for note in (_HOW[term.count], hours, _ROLL[term.roll]) if note.en]
    return told(
        "{amount} " + ("before" if back else "after") + " {meeting}{notes}",
        "{meeting} の{amount}" + ("前" if back else "後") + "{notes}",
        amount=Message(counted(amount, en), f"{amount}{ja}"),
        meeting=meeting,
        notes=Message(f" ({', '.join(note.en for note in notes)})", f"（{'、'.join(note.ja for note in notes)}）")
        if notes
        else Message("", ""),
    )


def source(term: Term) -> Message:
    """Return where a lead time comes from and since or until when it holds, empty for one of the file's own."""
    if term.source is None:
        return Message("", "")
    said = " ".join(term.source.all)
    since, until = (day.isoformat() if day and day.isoformat() not in said else "" for day in (term.first, term.last))
    held = Message("", "")
    if since and until:
        held = Message(f", in force {since} to {until}", f"、{since}～{until} に有効")
    elif since:
        held = Message(f", in force since {since}", f"、{since} から有効")
    elif until:
        held = Message(f", in force until {until}", f"、{until} まで有効")
    return told("; {source}{held}", "。{source}{held}", source=term.source, held=held)
