"""How slips are said, in English and in Japanese: by findings, by `diff`, in the summary of a pull request."""

from __future__ import annotations

from datetime import date

from aistrat_cli.baseline.values import Edit, Gone, Slip, State
from aistrat_cli.diagnostic import Message
from aistrat_cli.wording import counted, day_message, said

_SURE = {
    "fixed": Message("fixed", "確定"),
    "tentative": Message("tentative", "仮"),
    "target": Message("aimed at", "目途"),
    "window": Message("some day in a window", "期間内のいずれかの日"),
    "alternatives": Message("one of several days", "候補日のいずれか"),
    "computed": Message("computed", "算出"),
    "done": Message("done", "済"),
    "cancelled": Message("cancelled", "中止"),
    "unplaced": Message("without a day", "日付未定"),
}

KINDS = {
    "added": Message("added", "追加"),
    "removed": Message("removed", "削除"),
    "renamed": Message("renamed", "ID変更"),
    "cancelled": Message("cancelled", "中止"),
    "done-late": Message("done late", "遅れて終了"),
    "done-early": Message("done early", "早く終了"),
    "became-uncertain": Message("less certain", "未確定に"),
    "became-firm": Message("settled", "確定へ"),
    "target-missed": Message("target missed", "目途に遅れ"),
    "later": Message("later", "遅れ"),
    "earlier": Message("earlier", "前倒し"),
    "window-later": Message("window later", "期間が遅れ"),
    "window-earlier": Message("window earlier", "期間が前倒し"),
    "window-widened": Message("window wider", "期間が拡大"),
    "window-narrowed": Message("window narrower", "期間が縮小"),
}


def where(state: State | None) -> Message:
    """Return where an item is: a day, of a range `Fri 2022-04-01..Mon 2022-10-31`, or that it has none."""
    if state is None or state.end is None or state.start is None:
        return Message("no day", "日付未定")
    if state.last_end is None or state.last_end == state.end:
        return day_message(state.end)
    first, last = day_message(state.start), day_message(state.last_end)
    return Message(f"{first.en}..{last.en}", f"{first.ja}～{last.ja}")


def amount(slip: Slip) -> Message:
    """Return how far an item moved, without a direction: `10 business days`, or days where none of them is open."""
    return counted_days(slip.days, slip.business_days)


def counted_days(days: int | None, business_days: int | None) -> Message:
    """Return business days, or calendar days where there are none to count."""
    if business_days:
        return Message(counted(abs(business_days), "business day"), f"{abs(business_days)}営業日")
    return Message(counted(abs(days or 0), "day"), f"{abs(days or 0)}日")


def signed(slip: Slip) -> Message:
    """Return `+10 bd`, `-1 d`, `+10営業日`; nothing where there is no distance."""
    if slip.business_days:
        return Message(f"{slip.business_days:+} bd", f"{slip.business_days:+}営業日")
    return Message(f"{slip.days:+} d", f"{slip.days:+}日") if slip.days else Message("", "")


def change(slip: Slip) -> Message:
    """Return what happened to an item, to follow its name: `moved 10 business days later, from … to …`."""
    was, now, far = where(slip.was), where(slip.now), amount(slip)
    en, ja = _change(slip, was, now, far)
    return Message(en, ja)


def _change(slip: Slip, was: Message, now: Message, far: Message) -> tuple[str, str]:
    from_to = f"from {was.en} to {now.en}", f"{was.ja}から{now.ja}へ"
    match slip.kind:
        case "later" | "done-late":
            verb, late = ("was done", "遅れて終了") if slip.kind == "done-late" else ("moved", "遅れ")
            return f"{verb} {far.en} later, {from_to[0]}", f"{far.ja}{late}（{from_to[1]}）"
        case "earlier" | "done-early":
            verb, early = ("was done", "早く終了") if slip.kind == "done-early" else ("moved", "前倒し")
            return f"{verb} {far.en} earlier, {from_to[0]}", f"{far.ja}{early}（{from_to[1]}）"
        case "window-later":
            return f"may fall {far.en} later, {from_to[0]}", f"期間が{far.ja}遅れ（{from_to[1]}）"
        case "window-earlier":
            return f"may fall {far.en} earlier, {from_to[0]}", f"期間が{far.ja}前倒し（{from_to[1]}）"
        case "window-widened":
            return f"has a wider window, {from_to[0]}", f"期間が拡大（{from_to[1]}）"
        case "window-narrowed":
            return f"has a narrower window, {from_to[0]}", f"期間が縮小（{from_to[1]}）"
        case "target-missed":
            target = slip.now.target if slip.now is not None else None
            aim = day_message(target) if target is not None else Message("its target", "目途")
            return (
                f"misses its target {aim.en}: {far.en} later, {from_to[0]}",
                f"目途の{aim.ja}に間に合わず、{far.ja}遅れ（{from_to[1]}）",
            )
        case "became-uncertain":
            sure = _SURE[slip.now.certainty] if slip.now is not None else Message("", "")
            before = _SURE[slip.was.certainty] if slip.was is not None else Message("", "")
            if slip.now is None or slip.now.start is None:
                return (
                    f"has no day any more; it was {before.en} ({was.en})",
                    f"日付未定に（{before.ja}: {was.ja}から）",
                )
            return (
                f"is less certain: it was {before.en} ({was.en}) and is {sure.en} now ({now.en})",
                f"未確定に（{before.ja}: {was.ja}から{sure.ja}: {now.ja}へ）",
            )
        case "became-firm":
            return _firm(slip, was, now)
        case "cancelled":
            return f"was cancelled; it was planned for {was.en}", f"中止（{was.ja}の予定でした）"
        case "removed":
            return f"is no longer there; it was planned for {was.en}", f"削除（{was.ja}の予定でした）"
        case "renamed":
            tail = ("", "") if not slip.days else (f", and moved {from_to[0]}", f"、{from_to[1]}")
            return f"was called {slip.former} before{tail[0]}", f"以前の ID は {slip.former}{tail[1]}"
        case _ if slip.was is not None:
            return f"takes place after all, on {now.en}", f"中止を取り消し（{now.ja}）"
        case _:
            return f"was added, on {now.en}", f"追加（{now.ja}）"


def _firm(slip: Slip, was: Message, now: Message) -> tuple[str, str]:
    """Return what became surer, which need not be sure yet: what had no day may have a window now."""
    before = slip.was.certainty if slip.was is not None else "unplaced"
    if before == "unplaced":
        tail = ("it had no day", "これまでは日付未定")
    elif was == now:
        tail = (f"it was {_SURE[before].en}", f"これまでは{_SURE[before].ja}")
    else:
        tail = (f"it was expected on {was.en}", f"従来は{was.ja}")
    match slip.now.certainty if slip.now is not None else "fixed":
        case "window" | "alternatives":
            head = (f"has a window, {now.en}", f"{now.ja}のいずれかの日に")
        case "target":
            head = (f"is aimed at {now.en}", f"{now.ja}を目途に")
        case "tentative":
            head = (f"is tentatively on {now.en}", f"{now.ja}に仮置き")
        case "computed":
            head = (f"comes to {now.en}", f"計算上{now.ja}に")
        case _:
            head = (f"is settled on {now.en}", f"{now.ja}に確定")
    return f"{head[0]}; {tail[0]}", f"{head[1]}（{tail[1]}）"


def short(slip: Slip) -> Message:
    """Return the same in few words, for a list under its root."""
    far = amount(slip)
    was, now = where(slip.was), where(slip.now)
    match slip.kind:
        case "later" | "done-late" | "window-later" | "target-missed":
            en, ja = f"{far.en} later, now {now.en}", f"{far.ja}遅れて{now.ja}"
            if slip.kind == "target-missed":
                en, ja = f"{en}, past its target", f"{ja}（目途に間に合わず）"
            return Message(en, ja)
        case "earlier" | "done-early" | "window-earlier":
            return Message(f"{far.en} earlier, now {now.en}", f"{far.ja}早く{now.ja}")
        case "added" if slip.was is not None:
            return Message(f"after all, on {now.en}", f"中止を取り消し、{now.ja}に")
        case "added":
            return Message(f"added, on {now.en}", f"{now.ja}に追加")
        case "removed" | "cancelled":
            return Message(f"{slip.kind}, was {was.en}", f"{KINDS[slip.kind].ja}（{was.ja}の予定）")
        case "renamed":
            return Message(f"was called {slip.former}", f"以前の ID は {slip.former}")
        case "window-widened" | "window-narrowed":
            return Message(f"{KINDS[slip.kind].en}, now {now.en}", f"{KINDS[slip.kind].ja}し、{now.ja}に")
        case "became-firm" if slip.now is None or slip.now.certainty == "fixed":
            return Message(f"{KINDS[slip.kind].en}, now {now.en}", f"{now.ja}に確定")
        case _:
            word = KINDS[slip.kind]
            if slip.kind == "became-firm" and slip.now is not None:
                word = _SURE[slip.now.certainty]  # surer, and not sure yet
            return Message(f"{word.en}, now {now.en}", f"{word.ja}（{now.ja}）")


def edited(edit: Edit) -> Message:
    """Return what was edited, to follow `because`: `the date of study-5 was edited`."""
    what = called(edit)
    if edit.kind == "calendar":
        days = closures(edit)
        return Message(f"{what.en} changed: {days.en}", f"{what.ja}の変更: {days.ja}")
    if edit.kind == "rename":
        return Message(f"the id of {edit.id} was changed", f"{edit.id} の ID の変更")
    if edit.kind == "unknown":
        return Message(
            "nothing that places it was edited: it is planned otherwise now",
            "配置に関わる変更はなく、計画のしかたが変わったため",
        )
    if edit.kind == "outside":
        return Message(
            f"{edit.id} is on another day than when the baseline was saved",
            f"{edit.id} の日が基準計画の保存時と異なるため",
        )
    if edit.place is None:
        return Message(f"{what.en} is not there any more", f"{what.ja} の削除")
    if edit.new:
        return Message(f"{what.en} was added", f"{what.ja} の追加")
    if edit.kind != "item" or not edit.keys:
        return Message(f"{what.en} was edited", f"{what.ja} の変更")
    keys = ", ".join(edit.keys[:3])
    were = "was" if len(edit.keys) == 1 else "were"
    return Message(f"{keys} of {what.en} {were} edited", f"{what.ja} の {keys} の変更")


def called(edit: Edit) -> Message:
    """Return what was edited by name: `study-5`, `the lead time materials`."""
    match edit.kind:
        case "calendar":
            return Message(f"the calendar {edit.id}".rstrip(), f"暦 {edit.id} " if edit.id else "暦")
        case "lead":
            return Message(f"the lead time {edit.id}", f"リードタイム {edit.id}")
        case "repeat":
            return Message(f"the repeat {edit.id}", f"繰り返し {edit.id}")
        case _:
            return Message(edit.id, edit.id)


def closures(edit: Edit, most: int = 3) -> Message:
    """Return the days on which a calendar differs: `2022-05-02 is closed now (Golden Week)`."""
    en, ja = [], []
    for day, why, shut in edit.closures[:most]:
        en.append(f"{_day(day, 'en')} is {'closed now' if shut else 'open now'}{f' ({why})' if why else ''}")
        ja.append(f"{_day(day, 'ja')} は{'休み' if shut else '営業日'}{f'（{why}）' if why else ''}")
    more = len(edit.closures) - most
    if more > 0:
        en.append(f"and {more} more")
        ja.append(f"ほか{more}日")
    return Message(", ".join(en), "、".join(ja))


def _day(day: date, lang: str) -> str:
    return said(day, lang)


def series_gone(gone: Gone) -> Message:
    """Return that a series is gone: `The schedule of study is gone, with 8 items`."""
    return Message(
        f"The schedule of {gone.series} is gone, with {counted(gone.items, 'item')}",
        f"{gone.series} の予定表がなくなりました（{gone.items}項目）",
    )
