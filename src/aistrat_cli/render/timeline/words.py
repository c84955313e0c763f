"""The timeline's own words in both languages."""

from __future__ import annotations

from aistrat_cli.diagnostic import Message
from aistrat_cli.wording import counted

TODAY = Message("today", "今日")
NEXT = Message("Next", "次")
LATE = Message("Late", "遅れ")
NO_DAY = Message("no day yet", "日付未定")
NO_DAYS = Message("Nothing here has a day yet.", "日の決まったものはまだありません。")
NOTHING = Message("There is nothing to show.", "表示するものがありません。")
NO_ITEMS = Message("This series has no items yet.", "この予定にはまだ項目がありません。")
DECIDES = Message("Decides", "決定")
DEADLINE = Message("deadline", "期限")
OWNER = Message("owner", "担当")
ONLINE = Message("online", "オンライン")
MISSED = Message("missed", "超過")
CRITICAL = Message("critical path", "クリティカルパス")
ONE_OF = Message("one of", "候補")
LANES = {
    "task": Message("Tasks", "作業"),
    "document": Message("Documents", "文書"),
    "milestone": Message("Milestones", "節目"),
    "meeting": Message("Meetings", "会議"),
}
NO_OWNER = Message("No owner", "担当なし")
NO_TOPIC = Message("No topic", "論点なし")
CERTAINTY = {
    "tentative": Message("tentative", "仮"),
    "target": Message("aimed at", "目途"),
    "window": Message("day not known yet", "日は未定"),
    "alternatives": Message("one of these days", "候補日のどれか"),
    "computed": Message("computed", "算出"),
    "done": Message("done", "済"),
    "cancelled": Message("cancelled", "中止"),
}


def and_more(count: int, lang: str) -> str:
    """Return how many more there are of the same, nothing where there are none."""
    if not count:
        return ""
    return f"ほか{count}件" if lang == "ja" else f"and {count} more"


def between(days: int, lang: str, about: bool) -> str:
    """Return how many business days lie between two meetings, neither of them counted."""
    sign = "~" if about else ""
    return f"中{sign}{days}営業日" if lang == "ja" else f"{sign}{days} bd between"


def ahead(days: int, business_days: int, lang: str) -> str:
    """Return how far a day lies ahead, in business days where there are any until then."""
    if days == 0:
        return TODAY.in_(lang)
    if business_days == 0:
        return f"{days}日後" if lang == "ja" else f"in {counted(days, 'day')}"
    return f"{business_days}営業日後" if lang == "ja" else f"in {counted(business_days, 'business day')}"


def was(day: str, business_days: int | None, days: int, lang: str) -> str:
    """Return where an item stood in the baseline, and by how much it moved since."""
    if business_days is None or business_days == 0:
        count, unit = days, "日" if lang == "ja" else "d"
    else:
        count, unit = business_days, "営業日" if lang == "ja" else "bd"
    return f"当初 {day}（{count:+d}{unit}）" if lang == "ja" else f"was {day} ({count:+d}{unit})"


def beyond(earlier: int, later: int, lang: str) -> str:
    """Return how many items lie before and after what is shown."""
    if lang == "ja":
        return f"表示期間の外: 前に{earlier}件、後に{later}件"
    return f"Beyond what is shown: {earlier} earlier, {later} later"
