"""The legend: the signs that a picture used, and no others."""

from __future__ import annotations

from collections.abc import Collection

from aistrat_cli.diagnostic import Message
from aistrat_cli.render.svg import cards
from aistrat_cli.render.svg.markup import element, escaped, points
from aistrat_cli.render.svg.palette import SIZE
from aistrat_cli.render.svg.typeset import cut, measure

ROW = 19.0
GAP = 22.0

_DOT = element("circle", cx=7.0, cy=0.0, r=5.0, class_="{}")
_DIAMOND = element("path", d=f"M{points(7, -6)}l6 6l-6 6l-6 -6z", class_="{}")
_PAGE = element("path", d=f"M{points(2.5, -6)}h6l3 3v9h-9z", class_="{}")
_BAR = element("rect", x=0.0, y=-4.5, width=24.0, height=9.0, rx=3.0, class_="{}")
_AIM = element("line", x1=0.0, y1=0.0, x2=15.0, y2=0.0, class_="aim") + element(
    "path", d=f"M{points(15, -6)}l10 6l-10 6z", class_="open"
)


def _entries(name: str) -> list[tuple[str, str, float, Message]]:
    """Return for each sign: the name it is noted down by, its markup, its width, its meaning."""
    hatch = element("rect", x=0.0, y=-6.0, width=28.0, height=12.0, rx=3.0, fill=f"url(#{name}-hatch)")
    return [
        ("meeting firm", _DOT.format("ahead"), 14, Message("meeting", "会議")),
        ("meeting open", _DOT.format("open"), 14, Message("meeting, day may move", "会議（日は動きうる）")),
        ("milestone firm", _DIAMOND.format("ahead"), 14, Message("milestone", "節目")),
        ("milestone open", _DIAMOND.format("open"), 14, Message("milestone, day may move", "節目（日は動きうる）")),
        ("document firm", _PAGE.format("ahead"), 14, Message("document", "文書")),
        ("document open", _PAGE.format("open"), 14, Message("document, day may move", "文書（日は動きうる）")),
        ("task firm", _BAR.format("ahead"), 24, Message("task", "作業")),
        ("task open", _BAR.format("open dash"), 24, Message("task, days may move", "作業（日は動きうる）")),
        ("aim", _AIM, 26, Message("aimed at", "目途")),
        (
            "missed",
            element("path", d=f"M{points(8, -7)}v14m-4 -14h4m-4 14h4", class_="late no"),
            12,
            Message("target that is missed", "超過した目途"),
        ),
        (
            "range",
            hatch + element("rect", x=0.0, y=-6.0, width=28.0, height=12.0, rx=3.0, class_="open no dash"),
            28,
            Message("some day in here", "この間のどこか"),
        ),
        (
            "either",
            element("line", x1=2.0, y1=0.0, x2=26.0, y2=0.0, class_="aim dot")
            + element("circle", cx=4.0, cy=0.0, r=4.0, class_="open")
            + element("circle", cx=24.0, cy=0.0, r=4.0, class_="open"),
            28,
            Message("one of these days", "候補日のどれか"),
        ),
        (
            "deadline",
            element("path", d=f"M{points(2, -3)}h7l-3.5 5.5z", class_="lead"),
            11,
            Message("deadline", "前後の期限"),
        ),
        (
            "done",
            element("circle", cx=7.0, cy=0.0, r=5.0, class_="over")
            + element("path", d=f"M{points(4.3, 0.2)}l2 2.1l3.5 -4.1", class_="check"),
            14,
            Message("done", "済"),
        ),
        (
            "cancelled",
            element("path", d=f"M{points(2, -4.5)}l9 9m-9 0l9 -9", class_="off"),
            13,
            Message("cancelled", "中止"),
        ),
        ("critical", cards.star(7, 0), 14, Message("critical path", "クリティカルパス")),
        (
            "ghost",
            element("circle", cx=6.0, cy=0.0, r=4.5, class_="ghost")
            + element("line", x1=11.0, y1=0.0, x2=24.0, y2=0.0, class_="ghost dot"),
            26,
            Message("where it was in the baseline", "基準での位置"),
        ),
        (
            "heat",
            element("path", d=f"M{points(1, 6)}v-5h5v5zm6 0v-11h5v11zm6 0v-8h5v8z", class_="heat"),
            20,
            Message("how many items", "項目の数"),
        ),
        (
            "link",
            element("path", d="M0 0H16", class_="link")
            + element("path", d=f"M{points(16, -3.2)}l5 3.2l-5 3.2z", class_="tip"),
            22,
            Message("waits for", "前提"),
        ),
    ]


def draw(used: Collection[str], name: str, left: float, right: float, lang: str) -> tuple[list[str], float]:
    """Return the legend with its top at 0, and its height; `name` begins the ids of the picture."""
    parts: list[str] = []
    x, y = left, ROW / 2
    for noted, sign, size, meaning in _entries(name):
        if noted not in used:
            continue
        text = cut(meaning.in_(lang), SIZE["small"], right - left - size - 8)
        needed = size + 7 + measure(text, SIZE["small"])
        if x > left and x + needed > right:
            x, y = left, y + ROW
        label = element("text", escaped(text), x=size + 7.0, y=3.8, class_="small soft")
        parts.append(element("g", sign, label, transform=f"translate({points(x, y)})"))
        x += needed + GAP
    return parts, y + ROW / 2 if parts else 0.0
