"""`aistrat export`: the plan as files that others can use."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from aistrat_cli.cli import exits, options
from aistrat_cli.cli.declare import CannotGoOn, Command, Example, Operand, Option, unknown
from aistrat_cli.cli.exports import EXPORTS
from aistrat_cli.cli.exports.export import Export, Output, Work
from aistrat_cli.cli.leaving import ALLOW_ERRORS, ERRORS, leaving
from aistrat_cli.cli.session import Session
from aistrat_cli.cli.trouble import checked_filters, trouble
from aistrat_cli.cli.writing import made_folder
from aistrat_cli.diagnostic import Message

OPTIONS = tuple(dict.fromkeys(option for export in EXPORTS.values() for option in export.options))


def run(
    session: Session,
    *,
    formats: str | None,
    files: tuple[str, ...],
    to: str | None,
    all: bool,
    allow_errors: bool,
    **values: Any,
) -> int:
    """Write the plan in the formats that were asked for."""
    from aistrat_cli.selection import select

    asked, files = _asked(formats, files, bool(all))
    if to is not None and session.shared["output"]:
        raise CannotGoOn(Message("either --to or --output", "--to と --output はどちらか一方です"))
    if to is None and len(asked) > 1:
        raise CannotGoOn(
            Message("several formats need a folder", "複数の形式にはフォルダーが必要です"),
            Message("add --to FOLDER", "--to FOLDER を付けてください"),
        )
    out = leaving(session, files, allow_errors=bool(allow_errors))
    if out is None:
        return exits.FOUND
    filters = checked_filters(session, out.loaded)
    work = Work(
        session=session,
        loaded=out.loaded,
        plan=out.plan,
        filters=filters,
        placements=select(out.plan, filters),
        faulty=out.faulty,
        apart=to is not None,
        values=values,
    )
    made = [(export, output) for export in asked for output in export.make(work)]
    for export, output in made:
        _hand_out(session, export, output, to)
    session.console.flush()
    if not session.shared["dry_run"]:
        for _, output in made:
            if output.after is not None:
                output.after()
    return trouble(session, out.loaded, out.plan) if out.faulty else exits.OK


def _asked(formats: str | None, files: tuple[str, ...], all: bool) -> tuple[Sequence[Export], tuple[str, ...]]:
    """Return the formats, and the files: with `--all` there is no word for formats, and the first is a file."""
    if all:
        return tuple(EXPORTS.values()), files if formats is None else (formats, *files)
    if formats is None:
        raise CannotGoOn(
            Message("FORMAT is missing", "FORMAT がありません"),
            Message(f"one of {', '.join(EXPORTS)}", f"{', '.join(EXPORTS)} のどれか"),
        )
    names = list(dict.fromkeys(name.strip() for name in formats.split(",")))
    for name in names:
        if name not in EXPORTS:
            raise unknown("format", "形式", name, EXPORTS)
    return [EXPORTS[name] for name in names], files


def _hand_out(session: Session, export: Export, output: Output, to: str | None) -> None:
    if to is None:
        session.deliver_data(output.data, export.own)
        return
    path = os.path.join(to, output.name)
    if not session.shared["dry_run"]:
        made_folder(path)
    session.write(path, output.data, export.own)


TO = Option(
    names=("--to",),
    value="FOLDER",
    completes="file",
    help=Message(
        "Write into FOLDER, a file for each series and format.", "FOLDER に、系列と形式ごとに1つのファイルを書く。"
    ),
)

COMMAND = Command(
    name="export",
    about=Message(
        "Writes the plan in a form that others can use. Only files that aistrat wrote are replaced, and unchanged ones "
        "are left alone. While a schedule has an error nothing is written.",
        "計画を、ほかの道具で使える形に書き出します。置き換えるのは aistrat が書いたファイルだけで、変わらないものは"
        "書き直しません。予定表にエラーがある間は何も書きません。",
    ),
    operands=(
        Operand(
            name="formats",
            value="FORMAT[,FORMAT]",
            help=Message(
                "; ".join(f"{export.name}: {export.about.en}" for export in EXPORTS.values()) + ".",
                "、".join(f"{export.name}: {export.about.ja}" for export in EXPORTS.values()) + "。",
            ),
        ),
        options.FILES,
    ),
    options=(
        TO,
        Option(names=("--all",), help=Message("Every format.", "すべての形式で書く。")),
        ALLOW_ERRORS,
        *OPTIONS,
    ),
    shared=(
        *options.FILTERS,
        options.TODAY,
        options.ERA,
        options.SCENARIO,
        options.SET,
        options.STDIN_FILENAME,
        *options.RESULT,
        *options.EVERYWHERE,
    ),
    examples=(
        Example(
            "aistrat export ics --record -o council.ics",
            Message(
                "A calendar to publish, remembered for the next.", "公開するカレンダー。次の更新のために記録する。"
            ),
        ),
        Example(
            "aistrat export ics --to public --lang en --alarm 1d",
            Message("A file for each series, in English, with reminders.", "系列ごとに英語で、前日の通知付き。"),
        ),
        Example(
            "aistrat export ics --body study-council --uncertain include",
            Message("One council, with what has no day yet.", "ある会議体の分を、日付未定のものも含めて。"),
        ),
    ),
    exits=(exits.FINE, ERRORS, exits.USAGE),
    run=run,
)
