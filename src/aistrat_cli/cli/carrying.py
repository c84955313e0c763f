"""`init --from`: a series carried over some years, into a file of its own."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from aistrat_cli.cli.declare import CannotGoOn
from aistrat_cli.cli.session import Session
from aistrat_cli.diagnostic import Message
from aistrat_cli.row import NamedTuple

if TYPE_CHECKING:
    from aistrat_cli.api import Loaded, Plan
    from aistrat_cli.model.days import ItemKey


class NewSeries(NamedTuple):
    """A series that was carried over."""

    path: str
    text: str
    lang: str


def a_shift(text: str) -> int:
    """Read whole years, `1y`. Raises CannotGoOn."""
    found = re.fullmatch(r"\+?([0-9]{1,4})y", text.strip())
    if found is None or int(found[1]) == 0:
        raise CannotGoOn(
            Message(f'"{text}" is no number of whole years such as 1y', f"「{text}」は 1y のような年数ではありません")
        )
    return int(found[1])


def carried(session: Session, source: str, years: int, path: str | None, id_of: object) -> NewSeries:
    """Return the schedule of `source` carried over, without a fault. Raises CannotGoOn."""
    from aistrat_cli.edit.carry import Carry
    from aistrat_cli.edit.refusals import CannotEdit

    loaded, plan = _read(session, source, None)
    [series] = session.series(loaded) or [None]
    if series is None or loaded.unparsed or (fault := _first_error(loaded, plan)) is not None:
        raise CannotGoOn(
            Message(f"{source} has errors, so nothing is carried over", f"{source} に誤りがあるため、引き継げません"),
            Message(f"see aistrat validate {source}", f"aistrat validate {source} を参照"),
        )
    del fault
    target = path or _usual_path(source, plan, series.id, years)
    assert callable(id_of)
    id = id_of(target if target != "-" else _usual_path(source, plan, series.id, years))
    if id == series.id:
        id = f"{id}-next"
    try:
        made = Carry(series.source.text, years, id).run()
        text, moved = _settled(session, made.text, target)
    except CannotEdit as refusal:
        raise CannotGoOn(refusal.message, refusal.help) from None
    lang = session.lang or series.language
    head = _head(os.path.basename(source), years, made.dropped, moved, "ja" if lang == "ja" else "en")
    return NewSeries(target, _with_head(text, head), lang)


def _read(session: Session, path: str, text: str | None) -> tuple[Loaded, Plan]:
    """Read a schedule and plan it: a file, or the text that is to be one."""
    from aistrat_cli.api import Request, load, plan

    if text is None:
        if not os.path.isfile(path):
            raise CannotGoOn(Message(f"{path}: there is no such file", f"{path}: ファイルがありません"))
        request = Request(paths=(path,))
    else:
        name = path if path != "-" and os.path.isdir(os.path.dirname(path) or ".") else "<stdin>"
        request = Request(paths=("-",), stdin=text.encode(), stdin_name=name)
    loaded = load(request, session.holidays)
    return loaded, plan(loaded, session.holidays)


def _first_error(loaded: Loaded, plan: Plan) -> Message | None:
    from aistrat_cli.api import lint

    return next((one.message for one in lint(loaded, plan) if one.severity == "error"), None)


def _settled(session: Session, text: str, path: str) -> tuple[str, Mapping[ItemKey, tuple[date, date]]]:
    """Return the text with its written days off closed days and in their order, and which of them moved so."""
    from aistrat_cli.edit.changes import Changes
    from aistrat_cli.edit.followers import pushed, with_dates
    from aistrat_cli.edit.refusals import CannotEdit
    from aistrat_cli.model.days import ItemKey
    from aistrat_cli.planning.planner import make_plan

    loaded, plan = _read(session, path, text)
    days = _opened(plan)
    again = make_plan(with_dates(loaded.portfolio, days, plan.calendars), session.holidays)
    days |= pushed(plan.replace(problems=()), again, ItemKey("", ""), session.holidays, pinned=True).days
    if days:
        changes = Changes(loaded.portfolio, calendars=plan.calendars)
        for key, day in days.items():
            changes.put_on(loaded.portfolio.index[key], day)
        text = next(iter(changes.results().values()), text)
    fault = _first_error(*_read(session, path, text))
    if fault is not None:
        raise CannotEdit(
            Message(f"carried over, it would have an error: {fault.en}", f"引き継ぐと誤りが生じます: {fault.ja}"),
            Message("mend what leads to it in the old file", "元のファイルの該当箇所を直してください"),
        )
    moved = {}
    for key, day in days.items():
        start = plan.placements[key].start
        if start is not None:
            moved[key] = (start, day)
    return text, moved


def _opened(plan: Plan) -> dict[ItemKey, date]:
    """Return the items with a written day on which they cannot well be, with the next on which they can."""
    from aistrat_cli.edit.ends import CANNOT_COUNT
    from aistrat_cli.edit.years import next_open

    found = {}
    for placement in plan.shown():
        item, calendar = placement.item, plan.calendars[placement.key.series]
        if item.date is None or item.date.anchor is not None or getattr(item, "repeat", None) is not None:
            continue
        if placement.start is None or "/" in item.id or not item.on_business_days:
            continue

        def fits(day: date, length: int = getattr(item, "days", 1), calendar: object = calendar) -> bool:
            return all(
                calendar.is_business(o) and calendar.avoided(o) is None  # type: ignore[attr-defined]
                for o in range(day.toordinal(), day.toordinal() + length)
            )

        try:
            day = next_open(placement.start, fits)
        except CANNOT_COUNT:
            continue
        if day != placement.start:
            found[placement.key] = day
    return found


def _usual_path(source: str, plan: Plan, series: str, years: int) -> str:
    """Return the name for the new file: the old one's with its year later, else with the new year behind it."""
    from aistrat_cli.edit.years import later_id

    folder, name = os.path.split(source)
    stem = name.removesuffix(".toml")
    new = later_id(stem, years)
    if new == stem:
        first = min((one.start for one in plan.of(series) if one.start is not None), default=None)
        new = f"{stem}-{first.year + years}" if first is not None else f"{stem}-next"
    return os.path.join(folder, f"{new}.toml")


def _head(
    source: str,
    years: int,
    dropped: tuple[Message, ...],
    moved: Mapping[ItemKey, tuple[date, date]],
    lang: str,
) -> list[str]:
    """Return the lines of comment that tell what was done."""
    from aistrat_cli.wording import counted, said

    name = "".join(sign for sign in source if sign.isprintable())
    lines = [
        Message(
            f"Carried over from {name} by {counted(years, 'year')}. Every date is a proposal: confirmed = false.",
            f"{name} を{years}年ずらして引き継いだもの。日付はすべて案（confirmed = false）。",
        )
    ]
    if dropped:
        lines.append(Message("Left behind, since it belongs to the old one:", "前回だけのものとして省いたもの:"))
        lines += [Message(f"  {one.en}", f"  {one.ja}") for one in dropped]
    if moved:
        lines.append(
            Message(
                "Not on the same weekday of the month, since that is closed or too early:",
                "休業日または順序のため、同じ週の同じ曜日にできなかったもの:",
            )
        )
        lines += [
            Message(*(f"  {key.item}: {said(was, one)} -> {said(now, one)}" for one in ("en", "ja")))
            for key, (was, now) in moved.items()
        ]
    return [f"# {_one_line(line.in_(lang))}" for line in lines]


def _one_line(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _with_head(text: str, head: list[str]) -> str:
    """Return the text with the comment at its top, or behind the line that names its schema."""
    newline = "\r\n" if "\r\n" in text else "\n"
    start = (text.find("\n") + 1) if text.startswith("#:") else 0
    return text[:start] + "".join(f"{line}{newline}" for line in [*head, ""]) + text[start:]
