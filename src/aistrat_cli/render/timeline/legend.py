"""The legend: the signs that a drawing used, and no others."""

from __future__ import annotations

from collections.abc import Collection

from aistrat_cli.diagnostic import Message
from aistrat_cli.render.timeline.glyphs import Glyphs
from aistrat_cli.render.timeline.marks import Shape
from aistrat_cli.render.wrap import wrap_parts

_KINDS: tuple[tuple[Shape, int, Message], ...] = (
    ("meeting", 1, Message("meeting", "会議")),
    ("milestone", 1, Message("milestone", "節目")),
    ("document", 1, Message("document", "文書")),
    ("task", 2, Message("task", "作業")),
    ("deadline", 1, Message("lead-time deadline", "前後の期限")),
)
"""With how many signs stand for one of the kind in the legend."""

_CROWD = "crowd "


def crowd(by: int) -> str:
    """Return the name under which the legend explains a row of counts, each digit for `by` items."""
    return f"{_CROWD}{by}"


def legend(used: Collection[str], signs: Glyphs, lang: str, cells: int) -> list[str]:
    """Return the lines of the legend, each at most `cells` cells wide. `used`: what the pen noted down."""
    entries = []
    for shape, times, name in _KINDS:
        if f"{shape} firm" in used:
            entries.append((signs.firm[shape] * times, name))
        if f"{shape} open" in used and (shape != "deadline" or "deadline firm" not in used):
            may_move = Message(f"{name.en}, day may move", f"{name.ja}（日は動きうる）")
            entries.append((signs.open[shape] * times, may_move))
    entries += [
        (sign, text)
        for name, sign, text in (
            ("aim", signs.aim * 2 + signs.aim_end, Message("aimed at", "目途")),
            ("task aim", signs.open_bar * 2 + signs.aim_end, Message("task, aimed at", "作業（目途）")),
            ("missed", signs.aim_end + signs.moved * 2, Message("target missed", "目途を超過")),
            ("range", f"?{signs.shade * 2}?", Message("some day in here", "この間のどこか")),
            ("either", f"?{signs.either * 2}?", Message("one of these days", "候補日のどれか")),
            ("done", signs.done, Message("done", "済")),
            ("cancelled", signs.cancelled, Message("cancelled", "中止")),
            ("several", "2-9", Message("several in one column (+: ten or more)", "同じ列に複数（+ は10以上）")),
            ("critical", signs.critical, Message("critical path", "クリティカルパス")),
            ("ghost", signs.ghost + signs.moved + signs.later, Message("moved since the baseline", "基準からの移動")),
        )
        if name in used
    ]
    for noted in sorted(used):
        if noted.startswith(_CROWD):
            by = noted.removeprefix(_CROWD)
            more = Message("so many more", "ほかの件数")
            if by != "1":
                more = Message(f"more, in units of {by}", f"ほかの件数（{by}件単位）")
            entries.append(("1-9", more))
    return wrap_parts((f"{sign} {text.in_(lang)}" for sign, text in entries), cells, "   ")
