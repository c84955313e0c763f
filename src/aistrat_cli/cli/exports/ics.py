"""`aistrat export ics`: a calendar to subscribe to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from aistrat_cli.cli.declare import CannotGoOn, Option
from aistrat_cli.cli.exports.calendar_options import SHAPE, a_color, a_span, an_address
from aistrat_cli.cli.exports.export import Export, Output, Work
from aistrat_cli.diagnostic import Message

if TYPE_CHECKING:
    from aistrat_cli.ical.components import Head, Look, Shown
    from aistrat_cli.ical.feed import Choice
    from aistrat_cli.ical.ledger import Ledger
    from aistrat_cli.model.series import Series

OPTIONS = (
    *SHAPE,
    Option(
        names=("--calendar-name",),
        value="TEXT",
        help=Message("Name of the calendar; else the series' title.", "カレンダーの名前。指定がなければ系列の題名。"),
    ),
    Option(
        names=("--calendar-color",),
        value="NAME",
        read=a_color,
        help=Message("Its colour, by its CSS name: steelblue.", "カレンダーの色（steelblue などの CSS の色名）。"),
    ),
    Option(
        names=("--refresh",),
        value="LENGTH",
        read=a_span,
        help=Message("How often subscribers are to look again: 12h.", "購読側が読み直す間隔（12h など）。"),
    ),
    Option(
        names=("--source",),
        value="URL",
        read=an_address,
        help=Message("Where the calendar will be found.", "カレンダーを置く URL。"),
    ),
    Option(
        names=("--record",),
        help=Message(
            "Remember what was published in SERIES.published.toml, so that the next calendar updates it.",
            "公開した内容を 系列.published.toml に記録し、次の出力で更新できるようにする。",
        ),
    ),
    Option(
        names=("--rebuild-ledger",),
        value="OLD.ics",
        completes="file",
        help=Message(
            "Make a lost ledger again from a calendar that was published.",
            "失われた公開記録を、以前公開した .ics から作り直す。",
        ),
    ),
)


def calendar_of_ours(content: bytes) -> bool:
    """Tell whether a file is a calendar that aistrat wrote."""
    return content.startswith(b"BEGIN:VCALENDAR") and b"\r\nPRODID:-//aistrat//" in content[:500]


def make(work: Work) -> Iterator[Output]:
    """Return the calendars."""
    from aistrat_cli.cli.ledgers import ledger_of, moment
    from aistrat_cli.ical.components import calendar
    from aistrat_cli.ical.feed import published
    from aistrat_cli.ical.lines import finished

    record = bool(work.values["record"])
    if record or work.values["rebuild_ledger"]:
        _must_be_whole(work, "--record" if record else "--rebuild-ledger")
    now = moment(work.session, now=record)
    ledgers = {series.id: ledger_of(series) for series in work.series}
    if work.values["rebuild_ledger"]:
        ledgers = _rebuilt(work, ledgers)
    unrecorded = 0
    for group in [(series,) for series in work.series] if work.apart else [work.series]:
        lang = work.lang or (group[0].language if group else "en")
        shown: list[Shown] = []
        after: list[tuple[Series, Ledger]] = []
        for series in group:
            choice = chosen(work, lang)
            found = published(work.plan, series, ledgers[series.id], choice, now)
            unrecorded += found.unrecorded
            shown += found.for_readers(choice)
            after.append((series, found.recorded_in(ledgers[series.id], choice.feed) if record else ledgers[series.id]))
        if not shown:
            _say_empty(work, group)
        yield Output(
            name=f"{group[0].id if work.apart else 'aistrat'}.ics",
            data=finished(calendar(shown, look(work, lang), _head(work, group, lang))),
            after=_keeping(work, after) if record or work.values["rebuild_ledger"] else None,
        )
    if unrecorded and not record:
        _say(work, unrecorded)


def chosen(work: Work, lang: str) -> Choice:
    """Return what of a series goes into its calendar."""
    from aistrat_cli.ical.feed import Choice

    shared = work.session.shared
    return Choice(
        lang=lang,
        uncertain=work.values["uncertain"],
        private=bool(work.values["private"]),
        may_cancel=not (work.faulty or shared.get("scenario") or shared.get("set")),
        selected=None if work.filters.empty else {placement.key for placement in work.placements},
        kinds=work.filters.kinds,
        recording=bool(work.values["record"]),
    )


def look(work: Work, lang: str) -> Look:
    """Return how its entries are written."""
    from aistrat_cli.ical.components import Look

    alarms = tuple(sorted(set(work.values["alarm"]), reverse=True))
    todo = work.values["deadlines"] == "todo"
    return Look(lang=lang, alarms=alarms, todo=todo, addresses=bool(work.values["private"]))


def _head(work: Work, group: Sequence[Series], lang: str) -> Head:
    from aistrat_cli.ical.components import Head
    from aistrat_cli.ical.texts import one_line

    zones = {series.timezone for series in group}
    return Head(
        name=one_line(work.values["calendar_name"] or " / ".join(series.title.in_(lang) for series in group)),
        timezone=zones.pop() if len(zones) == 1 else "",
        color=work.values["calendar_color"],
        refresh=work.values["refresh"],
        source=work.values["source"],
    )


def _must_be_whole(work: Work, option: str) -> None:
    from aistrat_cli.cli.leaving import whole_or_not_remembered
    from aistrat_cli.cli.ledgers import must_have_place

    whole_or_not_remembered(work.session, option, faulty=work.faulty)
    if work.values["uncertain"] == "only":
        raise CannotGoOn(
            Message(
                f"{option} does not go with --uncertain only: that is not the whole schedule",
                f"{option} と --uncertain only は一緒に使えません。予定表全体ではないためです",
            )
        )
    for series in work.series:
        must_have_place(series)


def _rebuilt(work: Work, ledgers: dict[str, Ledger]) -> dict[str, Ledger]:
    """Return the ledgers made again from a calendar that was published; raises CannotGoOn where there is one."""
    from aistrat_cli.cli.ledgers import path_of
    from aistrat_cli.ical.rebuild import NoCalendar, rebuilt

    path = work.values["rebuild_ledger"]
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError as error:
        raise CannotGoOn(
            Message(f"{path}: cannot be read: {error.strerror}", f"{path}: 読めません: {error.strerror}")
        ) from None
    made = {}
    for series in work.series:
        if ledgers[series.id].entries:
            there = path_of(series)
            raise CannotGoOn(
                Message(f"{there}: is not lost", f"{there}: 失われていません"),
                Message("remove it first, if it is wrong", "誤っている場合は、先に削除してください"),
            )
        lang = work.lang or series.language
        try:
            made[series.id] = rebuilt(content, work.plan, series, chosen(work, lang), look(work, lang))
        except NoCalendar as error:
            said = error.message
            raise CannotGoOn(
                Message(f"{path}: {said.en}", f"{path}: カレンダーとして読めません（{said.ja}）")
            ) from None
    return made


def _keeping(work: Work, ledgers: Sequence[tuple[Series, Ledger]]) -> Callable[[], None]:
    from aistrat_cli.cli.ledgers import keep

    def after() -> None:
        for series, ledger in ledgers:
            keep(work.session, series, ledger)

    return after


def _say(work: Work, unrecorded: int) -> None:
    work.session.console.say(
        Message(
            f"{unrecorded} entries are new or changed since the ledger: calendars can update them later only if this "
            "one is published with --record",
            f"公開記録にない、または変わった予定が{unrecorded}件あります。後から更新できるようにするには、"
            "--record を付けて公開してください",
        ).in_(work.session.language(work.loaded))
    )


def _say_empty(work: Work, group: Sequence[Series]) -> None:
    names = ", ".join(series.id for series in group)
    work.session.console.say(
        Message(f"{names}: the calendar has no entries", f"{names}: カレンダーに載せる予定がありません").in_(
            work.session.language(work.loaded)
        )
    )


EXPORT = Export(
    name="ics",
    about=Message("a calendar to subscribe to or import", "購読・取り込み用のカレンダー"),
    own=calendar_of_ours,
    options=OPTIONS,
    make=make,
)
