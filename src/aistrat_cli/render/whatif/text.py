"""A change and its consequences, for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aistrat_cli.baseline.words import short
from aistrat_cli.diagnostic import Diagnostic, Message
from aistrat_cli.model.days import ItemKey
from aistrat_cli.record import Record
from aistrat_cli.render.cells import visible, width
from aistrat_cli.render.diagnostics.facts import head, location, shown_path
from aistrat_cli.render.said import BOLD, DIM, RED, YELLOW, painted
from aistrat_cli.render.said import days as days_of
from aistrat_cli.render.whatif.diff import lines as lines_of
from aistrat_cli.render.whatif.values import WhatIf, floats, hits
from aistrat_cli.render.wrap import wrap

WIDEST = 28
"""Cells for the ids of a list; a longer one pushes its text to the right."""

MOST_LINES = 40
"""Changed lines that are shown; the rest is counted."""

MOST_FLOATS = 6

COLORS = {"error": RED, "warning": YELLOW, "note": BOLD}

HELD = {
    "pinned": Message("is pinned and stays", "固定されているため動きません"),
    "expression": Message("stays: its day is counted from another one", "式で決まる日のため動きません"),
    "elsewhere": Message("is in a file that was not named, and stays", "指定外のファイルにあるため動きません"),
}


class Looks(Record):
    """How the text is to look."""

    width: int = 80
    lang: str = "en"
    color: bool = False


def render(found: WhatIf, looks: Looks) -> str:
    """Return the change as text: the item, the edit, what moves, what breaks, what is left, whom it hits."""
    return "\n".join(
        "".join(f"{line}\n" for line in block) for block in (list(part) for part in _parts(found, looks)) if block
    )


def _parts(found: WhatIf, looks: Looks) -> Iterator[Iterable[str]]:
    yield _head(found, looks)
    yield _diff(found, looks)
    yield _moves(found, looks)
    yield _held(found, looks)
    yield (
        line
        for warning in found.warnings
        for line in _hanging(f"{'注意' if looks.lang == 'ja' else 'warning'}: {warning.in_(looks.lang)}", looks, YELLOW)
    )
    yield _findings(found.broken, Message("Newly found", "新たな指摘"), looks)
    yield _findings(found.mended, Message("No longer found", "解消する指摘"), looks)
    yield _changed(found, looks)
    yield _floats(found, looks)
    yield _hits(found, looks)


def _head(found: WhatIf, looks: Looks) -> Iterator[str]:
    lang, key = looks.lang, found.key
    was, now = found.before.placements.get(key), found.after.placements.get(key)
    item = found.before.portfolio.index[key]
    name, title = visible(key.item), visible(item.title.in_(lang))
    called = name if title == name else f"{name} {title}"
    told = ""
    if was is not None and now is not None:
        old, new = days_of(was, lang), days_of(now, lang)
        arrow = " → " if lang == "ja" else " -> "
        told = f"{old}{arrow}{new}" if old != new else new
    yield from (painted(line, BOLD, looks.color) for line in wrap(f"{called}: {told}", looks.width))


def _diff(found: WhatIf, looks: Looks) -> Iterator[str]:
    for edit in found.files:
        yield from wrap(visible(edit.path), looks.width)
        changed = list(lines_of(edit))
        room = len(str(max((line.number for line in changed), default=0)))
        for line in changed[:MOST_LINES]:
            yield from _hanging(
                f"  {line.number:{room}} {line.sign} {visible(line.text.rstrip())}", looks, "", room + 5
            )
        if len(changed) > MOST_LINES:
            more = len(changed) - MOST_LINES
            yield Message(f"  and {more} more lines", f"  ほか{more}行").in_(looks.lang)
    if not found.files:
        yield Message("Nothing to change: it is written so already.", "すでにそう書かれています。").in_(looks.lang)


def _moves(found: WhatIf, looks: Looks) -> Iterator[str]:
    slips = sorted(found.comparison.slips, key=lambda slip: slip.key != found.key)
    if not slips:
        if found.files:
            yield Message("Nothing moves.", "動く項目はありません。").in_(looks.lang)
        return
    yield _title(Message("What moves", "動くもの"), looks)
    rows = []
    for slip in slips:
        said = visible(short(slip).in_(looks.lang))
        if slip.key in found.along:
            said += Message(" (written anew)", "（書き換え）").in_(looks.lang)
        rows.append((slip.key, said))
    yield from _list(rows, found.key.series, looks)


def _held(found: WhatIf, looks: Looks) -> Iterator[str]:
    if found.held:
        yield _title(Message("What stays", "動かないもの"), looks)
        rows = [(key, HELD[reason].in_(looks.lang)) for key, reason in found.held.items()]
        yield from _list(rows, found.key.series, looks)


def _findings(diagnostics: tuple[Diagnostic, ...], name: Message, looks: Looks) -> Iterator[str]:
    if not diagnostics:
        return
    yield _title(name, looks)
    for one in diagnostics:
        at = location(one)
        where = f" ({shown_path(one)}:{at.line})" if at is not None else ""
        item = f"{one.item}: " if one.item else ""
        text = f"{head(one)}: {item}{one.message.in_(looks.lang)}{where}"
        yield from _hanging(f"  {visible(text)}", looks, COLORS[one.severity])


def _changed(found: WhatIf, looks: Looks) -> Iterator[str]:
    if found.changed:
        yield _title(Message("Found as before, with other days", "これまでと同じ指摘（日付だけが変わる）"), looks)
        told = dict.fromkeys(f"{one.fault.code} {one.item or one.fault.name}" for one in found.changed)
        yield from _hanging(f"  {visible(', '.join(told))}", looks, "", 2)


def _floats(found: WhatIf, looks: Looks) -> Iterator[str]:
    left = [one for one in floats(found.before, found.after) if one.before is not None or one.after is not None]
    if not left:
        return
    yield _title(Message("Float left, in business days", "残る余裕（営業日）"), looks)
    rows = []
    for one in left[:MOST_FLOATS]:
        was, now = ("-" if number is None else str(number) for number in (one.before, one.after))
        by = visible(one.bound_by.seen_from(found.key.series)) if one.bound_by is not None else ""
        bound = Message(f", bound by {by}" if by else "", f"（決め手: {by}）" if by else "").in_(looks.lang)
        rows.append((one.key, f"{was} → {now}{bound}" if looks.lang == "ja" else f"{was} -> {now}{bound}"))
    yield from _list(rows, found.key.series, looks)
    if len(left) > MOST_FLOATS:
        more = len(left) - MOST_FLOATS
        yield Message(f"  and {more} more", f"  ほか{more}件").in_(looks.lang)


def _hits(found: WhatIf, looks: Looks) -> Iterator[str]:
    hit = hits(found.comparison, found.after)
    if not hit:
        return
    yield _title(Message("Who has to know", "知らせる相手"), looks)
    for one in hit:
        name = visible(one.name.in_(looks.lang)) if one.name is not None else visible(one.id)
        items = ", ".join(visible(key.seen_from(found.key.series)) for key in one.items)
        yield from _hanging(f"  {name}: {items}", looks, "", 4)


def _title(name: Message, looks: Looks) -> str:
    return painted(name.in_(looks.lang), BOLD, looks.color)


def _list(rows: list[tuple[ItemKey, str]], series: str, looks: Looks) -> Iterator[str]:
    names = [visible(key.seen_from(series)) for key, _ in rows]
    room = min(max(map(width, names)), WIDEST)
    for name, (_, text) in zip(names, rows, strict=True):
        told = wrap(text, max(looks.width - room - 4, 12))
        if width(name) > room:
            yield from (f"  {line}" for line in wrap(name, looks.width - 2))
            yield f"{' ' * (room + 4)}{told[0]}"
        else:
            yield f"  {name}{' ' * (room - width(name))}  {told[0]}"
        yield from (f"{' ' * (room + 4)}{line}" for line in told[1:])


def _hanging(text: str, looks: Looks, style: str = DIM, indent: int = 4) -> Iterator[str]:
    """Yield a text in lines, all but the first indented."""
    first = wrap(text, looks.width)[0]
    yield painted(first, style, looks.color and bool(style))
    rest = text[len(first) :].lstrip(" ")
    for line in wrap(rest, max(looks.width - indent, 16)) if rest else ():
        yield painted(" " * indent + line, style, looks.color and bool(style))
