"""How the story of a day is said, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from aistrat_cli.calendar.business import Closure
from aistrat_cli.diagnostic import Message
from aistrat_cli.model.leads import Term
from aistrat_cli.render.cells import visible
from aistrat_cli.render.days import day_and_weekday, full_day
from aistrat_cli.render.why.reckoning import Passed
from aistrat_cli.render.why.steps import Step

LIMITS = {
    "deadline": Message("its deadline", "期限"),
    "target": Message("its target", "目途"),
    "window": Message("the end of its window", "期間の終わり"),
    "date": Message("its written day", "書かれた日"),
    "derived": Message("its derived day", "規則による日"),
}

COUNTS = {
    "plain": Message("", ""),
    "clear": Message(", in clear days: neither end is counted", "、中の日数で数える（両端を含まない）"),
    "inclusive": Message(", the first day counted", "、初日を算入"),
}
ROLLS = {
    "none": Message("", ""),
    "back": Message(", from a closed day back", "、休業日なら前にずらす"),
    "forward": Message(", from a closed day forward", "、休業日なら後にずらす"),
}

MOST_NAMED = 6
"""Closures that are named where days were passed over; weekends are only counted."""


def reason(step: Step, lang: str, era: bool) -> str:
    """Return what puts the item of a step on its day."""
    written = visible(step.written or "")
    key = step.key or ""
    quoted = f'{key} = "{written}"'
    link = step.link
    other = ""
    if link is not None:
        key_of = link.follower if step.reason == "backward" else link.leader
        other = visible(key_of.seen_from(step.placement.key.series))
    match step.reason:
        case "cancelled":
            why = step.placement.item.cancelled_why
            because = f": {visible(why.in_(lang))}" if why is not None else ""
            said = Message(f"cancelled{because}", f"中止{because}")
        case "done":
            said = Message(f"done: it was over on {written}", f"済み: {written} に終わった")
        case "date":
            said = Message(f"written: {quoted}", f"書かれている: {quoted}")
        case "overridden":
            said = Message(f"written over its lead time: {quoted}", f"リードタイムより優先して書かれている: {quoted}")
        case "expression":
            said = Message(f"counted from {other}: {quoted}", f"{other} から数える: {quoted}")
        case "target":
            said = Message(f"aimed at: {quoted}", f"目途: {quoted}")
        case "window":
            said = Message(f"the first possible day of its window: {quoted}", f"期間内で可能な最初の日: {quoted}")
        case "one_of":
            said = Message(f"the first possible one of {written}", f"候補 {written} のうち可能な最初の日")
        case "not_before":
            said = Message(f"no earlier: {quoted}", f"これより前にはならない: {quoted}")
        case "dependency" if key == "before":
            said = Message(f'before "{written}", written at {other}', f"before「{written}」（{other} に書かれている）")
        case "dependency":
            said = Message(f'{key} "{written}"', f"{key}「{written}」")
        case "lead_time":
            said = _lead(step.placement.term, other, written)
        case "backward":
            if link is None:
                said = Message(f"backward from its limit: {quoted}", f"期限から逆算: {quoted}")
            else:
                said = Message(f'backward from {other}: {key} "{written}"', f"{other} から逆算: {key}「{written}」")
        case "end":
            said = Message(f"back from its end: {quoted}", f"終わりから: {quoted}")
        case "open":
            said = Message(f"no day, as written: {quoted}", f"日付未定（そう書かれている）: {quoted}")
        case "waits":
            on = f": {other}" if other else ""
            said = Message(f"no day: it waits for what has none{on}", f"日付未定: 日付未定のものを待つ{on}")
    return said.in_(lang)


def day_that_holds(step: Step, lang: str, era: bool) -> str | None:
    """Return the day that the tie gives, where the item is on another one."""
    placement = step.placement
    if step.needed is None or step.needed in (placement.start, placement.end):
        return None
    day = day_and_weekday(step.needed, None, lang, era)
    if step.reason == "backward":
        return Message(f"by {day} at the latest", f"遅くとも {day}").in_(lang)
    return Message(f"that is {day} or later", f"{day} 以後").in_(lang)


def length(step: Step, lang: str, era: bool) -> str | None:
    """Return how long a piece of work takes, where closed days lie within it."""
    duration = getattr(step.placement.item, "duration", None)
    if duration is None or not step.within:
        return None
    passed = passed_over(step.within, lang, era)
    return Message(f"{duration.amount}bd long, {passed}", f"{duration.amount}bd の作業。{passed}").in_(lang)


def passed_over(passed: Iterable[Passed], lang: str, era: bool) -> str | None:
    """Return which closed days were passed over: weekend days counted, the others by name."""
    weekend = 0
    named: list[tuple[date, date, str]] = []
    for day, closure in passed:
        if closure.kind == "weekend":
            weekend += 1
            continue
        why = closed(closure, lang)
        if named and named[-1][2] == why and named[-1][1] == day - timedelta(days=1):
            named[-1] = (named[-1][0], day, why)
        else:
            named.append((day, day, why))
    if not weekend and not named:
        return None
    parts = list(_named(named[:MOST_NAMED], era))
    if len(named) > MOST_NAMED:
        parts.append(Message(f"{len(named) - MOST_NAMED} more", f"ほか{len(named) - MOST_NAMED}件").in_(lang))
    if weekend:
        plural = "s" if weekend > 1 else ""
        parts.append(Message(f"{weekend} weekend day{plural}", f"週末{weekend}日").in_(lang))
    head = Message("passed over: ", "数えなかった日: ").in_(lang)
    return head + (", " if lang != "ja" else "、").join(parts)


def closed(closure: Closure, lang: str) -> str:
    """Return what closes a day."""
    if closure.kind == "holiday":
        return visible(closure.holiday or "")
    if closure.kind == "weekend":
        return Message("weekend", "週末").in_(lang)
    why = closure.range.why if closure.range is not None else None
    return visible(why.in_(lang)) if why is not None else Message("closed", "休業").in_(lang)


def _named(named: Iterable[tuple[date, date, str]], era: bool) -> Iterator[str]:
    for first, last, why in named:
        end = "" if first == last else f"..{last.isoformat()[5:]}"
        yield f"{full_day(first, era)}{end} {why}"


def _lead(term: Term | None, other: str, lead: str) -> Message:
    if term is None:
        return Message(f'by the lead time "{lead}" of {other}', f"{other} のリードタイム「{lead}」による")
    amount, unit, back = term.offset
    offset = f"{'-' if back else '+'}{amount}{unit}"
    count, roll = COUNTS[term.count], ROLLS[term.roll]
    return Message(
        f'{offset} from {other}, by the lead time "{lead}"{count.en}{roll.en}',
        f"{other} から {offset}（リードタイム「{lead}」{count.ja}{roll.ja}）",
    )
