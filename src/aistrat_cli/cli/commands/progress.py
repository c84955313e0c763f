"""`aistrat progress`: of what was due, what was done on time, late, or not at all."""

from __future__ import annotations

import re

from aistrat_cli.cli import exits, options
from aistrat_cli.cli.declare import CannotGoOn, Command, Example, Option
from aistrat_cli.cli.reports import FORMAT, NO_BOM, PUBLIC
from aistrat_cli.cli.session import Session
from aistrat_cli.cli.trouble import checked_filters, trouble
from aistrat_cli.diagnostic import Message


def run(
    session: Session,
    *,
    files: tuple[str, ...],
    fiscal_year: int | None,
    by: str | None,
    public: bool,
    format: str,
    no_bom: bool,
) -> int:
    """Print what became of what was due."""
    from aistrat_cli.cli.reports import deliver, for_everyone, paper_options, todays
    from aistrat_cli.followup.due import promised
    from aistrat_cli.followup.progress import Span, progress
    from aistrat_cli.selection import select

    loaded = session.load(files)
    plan = session.plan(loaded)
    if fiscal_year is not None:
        for series in session.series(loaded):
            if series.fiscal_year_start is None:
                raise _without_fiscal_year(series.id)
    filters = checked_filters(session, loaded)
    # Since and until are about the day by which something was due, not about the day it was done.
    span = Span(fiscal_year=fiscal_year, since=filters.since, until=filters.until)
    shown = select(plan, filters.replace(since=None, until=None))
    meant = promised(plan, session.holidays)
    if public:
        plan, shown = for_everyone(plan, shown)
    found = progress(plan, meant, shown, todays(session, loaded), span, by)  # type: ignore[arg-type]
    if format == "json":
        from aistrat_cli.render.followup.progress import render_json

        session.deliver_json(render_json(found))
    else:
        from aistrat_cli.render.followup.progress import report

        told = report(found, plan, paper_options(session, loaded), short=format == "text")
        deliver(session, told, format, no_bom)
    return trouble(session, loaded, plan)


def a_fiscal_year(text: str) -> int:
    """Read the number of a fiscal year: `2020`, `FY2020`, `令和2年度`."""
    from aistrat_cli.eras import ERAS

    if found := re.fullmatch(r"(?:FY)?(\d{4})(?:年度)?", text.strip(), re.IGNORECASE | re.ASCII):
        return int(found[1])
    if found := re.fullmatch(r"(\w\w)(元|\d{1,2})年度", text.strip()):
        for era in ERAS:
            if era.name == found[1]:
                return era.first_year + (1 if found[2] == "元" else int(found[2])) - 1
    raise CannotGoOn(
        Message(f'"{text}" is no fiscal year such as 2020', f"「{text}」は 2020、令和2年度 のような年度ではありません")
    )


def _without_fiscal_year(series: str) -> CannotGoOn:
    return CannotGoOn(
        Message(f"{series} has no fiscal_year_start", f"{series} には fiscal_year_start がありません"),
        Message(
            "write it into [series], or ask with --since and --until",
            "[series] に書くか、--since と --until を使ってください",
        ),
    )


COMMAND = Command(
    name="progress",
    about=Message(
        "Tells, of what was due, what was done on time, late, or not at all, as counts and per cent, with the list "
        "behind them. Due is the deadline, else the target, else the day that was planned; done is what the "
        "schedule marks so.",
        "期限を迎えたもののうち、期限内に完了、遅れて完了、未了の件数と割合を、一覧とともに示します。期限は deadline、"
        "なければ target、それもなければ計画の日。完了は予定表で done と書かれたものです。",
    ),
    operands=(options.FILES,),
    options=(
        Option(
            names=("--fiscal-year",),
            value="YEAR",
            read=a_fiscal_year,
            help=Message("Only what was due in this fiscal year.", "この年度に期限を迎えるものだけ。"),
        ),
        Option(
            names=("--by",),
            value="WHAT",
            choices=("topic", "owner", "body"),
            help=Message("Count by topic, owner or body, too.", "論点・担当・会議体ごとにも数える。"),
        ),
        PUBLIC,
        FORMAT,
        NO_BOM,
    ),
    shared=(*options.FILTERS, *options.READING, *options.RESULT, *options.EVERYWHERE),
    examples=(
        Example(
            "aistrat progress --fiscal-year 2021 --by body",
            Message("What was due in fiscal 2021, by council.", "2021年度に期限を迎えたものを会議体ごとに。"),
        ),
        Example(
            "aistrat progress --kind task --format csv",
            Message("The tasks, for a spreadsheet.", "作業だけを表計算用に。"),
        ),
    ),
    exits=(exits.FINE, exits.UNPLANNED, exits.USAGE),
    run=run,
)
