"""`aistrat init`: a new schedule to start from."""

from __future__ import annotations

from datetime import date, timedelta

from aistrat_cli.cli import exits, options
from aistrat_cli.cli.carrying import a_shift
from aistrat_cli.cli.declare import CannotGoOn, Command, Example, Operand, Option
from aistrat_cli.cli.new_file import TITLE, id_of, zone_named
from aistrat_cli.cli.session import Session
from aistrat_cli.diagnostic import Message
from aistrat_cli.wording import is_japanese

USUAL_FILE = "schedules/series.toml"
WEEKS_AHEAD = 4
"""How far ahead the first meeting stands in a new schedule."""
LATEST = date.max - timedelta(days=400)
"""Today for this at the latest, so that what follows the first meeting has days too."""


def run(
    session: Session, *, file: str | None, title: str | None, timezone: str | None, from_: str | None, shift: int | None
) -> int:
    """Write a schedule, unless there is a file already."""
    from aistrat_cli.render.new_schedule import NewSchedule, new_schedule

    if from_ is not None:
        return _carry(session, file, from_, shift or 1, (title, timezone))
    if shift is not None:
        raise CannotGoOn(
            Message("--shift goes with --from", "--shift は --from と一緒に使います"),
            Message("name last year's file: --from FILE", "前年のファイルを --from FILE で指定してください"),
        )
    path = _readable(file or USUAL_FILE)
    lang = "ja" if session.lang == "ja" or (session.lang is None and is_japanese(title or "")) else "en"
    country = "JP" if lang == "ja" else None
    text = new_schedule(
        NewSchedule(
            id=id_of(path),
            title=title or ("新しい予定表" if lang == "ja" else "A new series"),
            lang=lang,
            timezone=zone_named(timezone) or ("Asia/Tokyo" if lang == "ja" else "UTC"),
            country=country,
            first_day=_first_day(session, country),
        )
    )
    try:
        data = text.encode()
    except UnicodeEncodeError:
        raise CannotGoOn(Message("the title is not UTF-8", "題名が UTF-8 ではありません")) from None
    return _deliver(session, path, data, lang)


def _carry(session: Session, file: str | None, source: str, years: int, others: tuple[str | None, str | None]) -> int:
    """Carry last year's series over."""
    from aistrat_cli.cli.carrying import carried

    if any(others):
        raise CannotGoOn(
            Message("--title and --timezone do not go with --from", "--title、--timezone は --from と一緒に使えません"),
            Message("change them in the new file", "新しいファイルで変更してください"),
        )
    made = carried(session, source, years, file, id_of)
    return _deliver(session, _readable(made.path), made.text.encode(), made.lang)


def _deliver(session: Session, path: str, data: bytes, lang: str) -> int:
    """Write the new file, or show it."""
    from aistrat_cli.cli.writing import create

    if path == "-":
        session.console.data(data)
        return exits.OK
    dry_run = session.shared["dry_run"]
    create(path, data, session.environ, dry_run=dry_run)
    if dry_run:
        session.console.data(data)
        said = Message(f"{path}: would be written", f"{path}: 作成する予定です")
    else:
        said = Message(
            f"{path}: written; see it with: aistrat timeline {path}",
            f"{path}: 作成しました。見るには: aistrat timeline {path}",
        )
    session.console.say(said.in_(lang))
    return exits.OK


def _readable(path: str) -> str:
    """Return the path with `.toml`, without which no folder of schedules would show the file."""
    return path if path == "-" or path.endswith(".toml") else f"{path}.toml"


def _first_day(session: Session, country: str | None) -> date:
    """Return a working Tuesday some weeks ahead, the day after where it is a holiday."""
    from aistrat_cli.errors import NoHolidayData

    today: date = session.shared["today"] or session.system_day(None)
    day = min(today, LATEST) + timedelta(days=WEEKS_AHEAD * 7)
    day += timedelta(days=(1 - day.weekday()) % 7)
    try:
        holidays = session.holidays(country, None, day.year) if country else {}
    except NoHolidayData:
        holidays = {}
    while day in holidays or day.weekday() > 4 or (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3):
        day += timedelta(days=1)
    return day


COMMAND = Command(
    name="init",
    about=Message(
        f"Writes a new schedule to start from, with comments, into FILE ({USUAL_FILE} unless given). The name of the "
        "file becomes the id of the series. With --from it is last year's, carried over. An existing file is never "
        "touched.",
        f"新しい予定表のひな形を、説明のコメント付きで FILE（指定がなければ {USUAL_FILE}）に書きます。ファイルの名前が"
        "系列の id になります。--from を付けると前年のものを引き継ぎます。すでにあるファイルには触れません。",
    ),
    operands=(
        Operand(
            name="file",
            value="FILE",
            completes="file",
            help=Message("Where to write, .toml is added; - is stdout.", "書く場所（.toml を補う）。- は標準出力。"),
        ),
    ),
    options=(
        TITLE,
        Option(
            names=("--timezone",),
            value="ZONE",
            help=Message(
                "Its time zone; unless given, Asia/Tokyo for a Japanese one, else UTC.",
                "タイムゾーン。指定がなければ、日本語なら Asia/Tokyo、ほかは UTC。",
            ),
        ),
        Option(
            names=("--from",),
            value="FILE",
            completes="file",
            help=Message(
                "Carry this series over: same weekdays of the month, nothing that belongs to the old one alone.",
                "ひな形ではなく、この系列を引き継ぐ。曜日は月内の同じ週、前回だけのものは省く。",
            ),
        ),
        Option(
            names=("--shift",),
            value="YEARS",
            read=a_shift,
            help=Message("By how many years, 1y unless given.", "ずらす年数。指定がなければ 1y。"),
        ),
    ),
    shared=(options.DRY_RUN, options.TODAY, *options.EVERYWHERE),
    examples=(
        Example(
            'aistrat init schedules/road-plan.toml --title "道路計画"',
            Message("A schedule in Japanese.", "日本語の予定表。"),
        ),
        Example(
            "aistrat init --from schedules/new-ai-strategy.toml --shift 1y --dry-run",
            Message("Next year's, from this year's.", "今年のものから来年のものを。"),
        ),
        Example("aistrat init --dry-run", Message("See what would be written.", "書く内容を見る。")),
    ),
    run=run,
)
