"""Words beside a day that are no weekday: what they were meant to say, and the key that says it.

Imported only once something is wrong.
"""

from __future__ import annotations

import re
from datetime import date

from aistrat_cli import faults
from aistrat_cli.calendar.months import days_in_month
from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.shown import quoted
from aistrat_cli.loading.written.folding import fold
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.loading.written.mistyped_times import meant_time
from aistrat_cli.loading.written.named import LONGEST, looks_named
from aistrat_cli.wording import WEEKDAYS_JA

_TENTATIVE = ("予定", "仮", "案", "tentative", "provisional", "tbc", "予", "見込み", "仮置き", "調整中", "?")
_AROUND = ("頃", "ごろ", "目途", "めど", "を目途に", "目処", "around", "approx", "前後", "目標")
_UNTIL = ("まで", "までに", "以前", "以内", "締切", "期限", "〆切", "必着", "until", "by", "before", "or earlier")
_SINCE = ("以降", "から", "より", "以後", "~", "〜", "-", "–", "—", "since", "from", "onwards", "or later")
_KEYS = ((_AROUND, "target"), (_UNTIL, "deadline"), (_SINCE, "not_before"))
_HOLIDAY = ("祝", "祝日", "休", "休日", "振休", "振替休日", "holiday")
_LAST_DAY = re.compile(
    r"(?:\.\.|[~〜–—-]|to|から) ?(?:(?:([0-9]{4})[-/.年])?([0-9]{1,2})[-/.月])?([0-9]{1,2})日?"
    r"(?:まで)?(?: ?\(.{1,9}\))?"
)


_ANOTHER_DAY = re.compile(r"(?:,|、|/|・|or|または|もしくは|か|and|と)? ?([0-9]{4}-[0-9]{2}-[0-9]{2})(?: ?\(.{1,9}\))?")


def beside_a_day(words: str, day: date, start: int, end: int) -> Misread:
    """Return the exception for words beside a day that are no weekday, `start` and `end` being their slice."""
    folded, iso = fold(words).strip().lower(), day.isoformat()
    own = WEEKDAYS_JA[day.weekday()]
    folded = re.sub(rf"^\(?{own}(?:曜日?)?\)? ?(?=.)", "", folded).strip()  # right, but not alone
    other = _ANOTHER_DAY.fullmatch(folded)
    if other:
        message = Message(f"These are two days, {iso} and {other[1]}.", f"{iso} と {other[1]} の2つの日があります。")
        choice = f"one_of = [{iso}, {other[1]}]"
        help = Message(f"For one day or the other, write `{choice}`.", f"どちらかの日なら `{choice}` と書きます。")
        return Misread(faults.UNREADABLE_DATE, message, help, start, end)
    folded = folded.strip(",、")
    bare = folded.strip(" ()[]{}<>【】〔〕「」,、.").removeprefix("t")
    found = _LAST_DAY.fullmatch(folded)
    last = found and _last_day(day, *found.groups())
    if last:
        message = Message(
            f"`{iso}` to `{last}` is a period, not a day.",
            f"{iso} から {last} は期間で、日ではありません。",
        )
        window = f"window = [{iso}, {last}]"
        help = Message(f"For some day in between, write `{window}`.", f"その間のどこかの日なら `{window}` と書きます。")
        return Misread(faults.UNREADABLE_DATE, message, help, start, end)
    if bare[:1].isdigit() or bare.startswith(("午前", "午後", "am", "pm")):
        time = meant_time(re.split(r"[~〜–—-]|から", bare)[0])
        message = Message(
            f"`{quoted(words)}` is a time; a day has none.",
            f"`{quoted(words)}` は時刻です。ここには日だけを書きます。",
        )
        if time or ":" in bare:
            where = f'`time = "{time}"`' if time else "`time`"
            help = Message(
                f"Write {iso} here, and the time of a meeting as {where}.",
                f"ここには {iso} と書き、会議の時刻は {where} に書きます。",
            )
            return Misread(faults.UNREADABLE_DATE, message, help, start, end)
    message = Message(
        f"`{quoted(words)}` beside {iso} is not a weekday.", f"{iso} に添えた `{quoted(words)}` は曜日ではありません。"
    )
    return Misread(faults.UNREADABLE_DATE, message, _meant(bare, day), start, end)


def _meant(bare: str, day: date) -> Message:
    """Return how else the words are said, or the right weekday."""
    iso, weekday = day.isoformat(), WEEKDAYS_JA[day.weekday()]
    if bare in _TENTATIVE:
        return Message(
            f"Write {iso}, and `confirmed = false` beside it.", f"{iso} と書き、`confirmed = false` を添えます。"
        )
    for words, key in _KEYS:
        if bare in words:
            line = f"{key} = {iso}"
            return Message(f"That is said as `{line}`.", f"`{line}` と書きます。")
    if bare in _HOLIDAY:
        return Message(
            f"Write the weekday, too: `{iso} ({weekday}・祝)`; holidays are known from the calendar.",
            f"曜日も書きます: `{iso} ({weekday}・祝)`。祝日は暦から分かります。",
        )
    right = f"{iso} ({weekday})"
    return Message(f"Write `{right}`, or the day alone.", f"`{right}`、または日付だけを書きます。")


def beside_a_named_day(text: str) -> Message | None:
    """Return how `令和3年度末を目途に`, `2022年3月末まで` are said; None for a text that is nothing like it."""
    folded = fold(text[: 2 * LONGEST]).strip().removesuffix("に")
    for words, key in _KEYS:
        for word in words:
            day = folded.removesuffix(word).removesuffix("を").strip()
            if folded.endswith(word) and looks_named(day):
                line = f'{key} = "{day}"'
                return Message(f"That is said as `{line}`.", f"`{line}` と書きます。")
    return None


def _last_day(first: date, year: str | None, month: str | None, day: str) -> str | None:
    """Return the end of a range of which year and month may be left out, None where it is none after `first`."""
    numbers = int(year or first.year), int(month or first.month), int(day)
    if not (1 <= numbers[0] <= 9999 and 1 <= numbers[1] <= 12 and 1 <= numbers[2] <= days_in_month(*numbers[:2])):
        return None
    last = date(*numbers)
    return last.isoformat() if last > first else None
