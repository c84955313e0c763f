"""Words in the place of a day that name none: open, relative, without their year.

Imported only once something is wrong.
"""

from __future__ import annotations

import re

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.shown import quoted
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.loading.written.mistyped_periods import MONTH_EN, month_number

_OPEN = (
    "tbd", "tba", "tbc", "tbs", "unknown", "undecided", "open", "none", "n/a", "na", "未定", "未確定", "未決定", "未決",
    "調整中", "日付未定", "日程未定", "日時未定", "日程調整中", "検討中", "後日", "後日決定", "追って", "追って連絡",
    "なし", "無し", "随時", "適宜", "?", "??", "???",
)  # fmt: skip
_RELATIVE = re.compile(
    r"(?:今日|本日|明日|昨日|明後日|今週|来週|再来週|先週|今月|来月|再来月|先月|今年(?!度)|来年(?!度)|昨年|近日|"
    r"today|tomorrow|yesterday|now|soon|asap|next|this|last|coming)(?![a-z])"
)
_AFTER_ANOTHER = re.compile(
    r"(?:(?:同|翌|前)(?:日|週|月|年|営業日)|当日|[0-9]+ ?(?:営業日|日|週間?|か月|ヶ月|年)間?[前後])$"
)
_YEARLESS_MONTH = re.compile(rf"(?:([0-9]{{1,2}})月|{MONTH_EN}) ?([上中下]旬|末日?|初旬|初め|始め|頭)?")


def vague_day(words: str, text: str) -> Misread | None:
    """Return what is wrong with a text, folded in `words`, that speaks of a time and says no day; None for others."""
    low = words.lower()
    if re.sub(r"[\s.()（）]", "", low) in _OPEN:
        return _unreadable(
            Message(f"`{quoted(text)}` is not a day.", f"`{quoted(text)}` は日付ではありません。"),
            Message('Of a day that is open, say `date = "?"`.', '日が未定なら `date = "?"` と書きます。'),
        )
    if _RELATIVE.match(low):
        return _unreadable(
            Message(
                f"`{quoted(text)}` is another day tomorrow; a schedule is kept for years.",
                f"`{quoted(text)}` は日によって変わります。予定表には日付そのものを書きます。",
            ),
            Message("Write the date, like 2021-10-26.", "2021-10-26 のように日付を書きます。"),
        )
    if re.match(r"毎[日週月年]|隔[週月]|every |weekly|monthly|yearly", low):
        return _unreadable(
            Message(
                f"`{quoted(text)}` is a rule, not a day.", f"`{quoted(text)}` は繰り返しで、1つの日ではありません。"
            ),
            Message(
                "What comes again is a `[[repeat]]` with its `rule`.",
                "繰り返すものは `[[repeat]]` に `rule` で書きます。",
            ),
        )
    if _AFTER_ANOTHER.match(low):
        return _unreadable(
            Message(f"`{quoted(text)}`: of which item?", f"`{quoted(text)}` が何から数えた日か分かりません。"),
            Message(
                "Write the item's id, and how far from it: `study-4 + 1d`.",
                "`study-4 + 1d` のように、項目の ID とそこからの日数を書きます。",
            ),
        )
    if re.fullmatch(r"[上中下]旬|月[末内]|第[1-5]週", low):
        return _unreadable(
            Message(f"Year and month are missing in `{quoted(text)}`.", f"`{quoted(text)}` に年と月がありません。"),
            Message('Write both, as in `window = "2021-10下旬"`.', '`window = "2021-10下旬"` のように両方を書きます。'),
        )
    example = _with_year(low)
    if example is None:
        return None
    return _unreadable(
        Message(f"The year is missing in `{quoted(text)}`.", f"`{quoted(text)}` に年がありません。"),
        Message(f"Write it with its year, as in {example}.", f"{example} のように年も書きます。"),
    )


def _with_year(low: str) -> str | None:
    """Return how a time is written whose year is missing."""
    bare = re.sub(r"(?:中に?|内に?|頃|ごろ|まで|までに|以降|目途|を目途に)+$", "", low)
    found = _YEARLESS_MONTH.fullmatch(bare)
    if found:
        month = int(found[1]) if found[1] else month_number(found[2])
        part = found[3] or ""
        if part.startswith("末"):
            return f"`YYYY-{month:02}.end`"
        third = {"初": "上旬", "始": "上旬", "頭": "上旬"}.get(part[:1], part)
        return f'`window = "YYYY-{month:02}{third}"`'
    found = re.fullmatch(r"(?:fy|年度)?(?:第)?q?([1-4])(?:四半期)?", bare)
    if found and not bare.isdigit():
        return f'`window = "FY2021.Q{found[1]}"`'
    if re.match(r"(?:今|来|本|当|前)?年度", bare):
        return "`FY2021.end`" if bare.endswith("末") else '`window = "FY2021"`'
    if bare in ("年", "年末"):
        return "`2021.end`" if bare == "年末" else '`window = "2021"`'
    if re.fullmatch(r"春|夏|秋|冬|spring|summer|autumn|fall|winter|[上下]半期|[前後]半", bare):
        return '`window = "2021-06..2021-08"`'
    return None


def _unreadable(message: Message, help: Message) -> Misread:
    return Misread(faults.UNREADABLE_DATE, message, help)
