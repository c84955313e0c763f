"""`aistrat baseline`: freeze a plan, look at what was frozen."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from aistrat_cli.cli import exits, options
from aistrat_cli.cli.against import DEFAULT, names_of, no_baseline, path_of, read_file
from aistrat_cli.cli.declare import CannotGoOn, Command, Example, Operand, Option, unknown
from aistrat_cli.cli.session import Session
from aistrat_cli.diagnostic import Message

if TYPE_CHECKING:
    from aistrat_cli.api import Loaded
    from aistrat_cli.baseline.values import Baseline

DEEDS = ("save", "show", "list")

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
"""As ids are made, so that a name is never a path."""


def run(
    session: Session, *, deed: str, files: tuple[str, ...], name: str | None, allow_errors: bool, format: str
) -> int:
    """Do what the first word says."""
    if deed not in DEEDS:
        raise unknown("action", "操作", deed, DEEDS)
    if name is not None and not NAME.fullmatch(name):
        raise CannotGoOn(
            Message(
                f'"{name}" is no name for a baseline: letters, digits, - and _',
                f"「{name}」は基準計画の名前にできません（英数字と - _）",
            )
        )
    loaded = session.load(files)
    if deed == "save":
        return _save(session, loaded, name or DEFAULT, allow_errors)
    if deed == "show":
        return _show(session, loaded, name, format)
    return _list(session, loaded, format)


def _save(session: Session, loaded: Loaded, name: str, allow_errors: bool) -> int:
    """Write the baseline of every series; nothing at all where one has an error, or exists and may not be replaced."""
    from aistrat_cli.api import lint
    from aistrat_cli.baseline.freeze import freeze_all, to_text
    from aistrat_cli.cli.trouble import trouble
    from aistrat_cli.cli.writing import replace

    plan = session.plan(loaded)
    lang = session.language(loaded)
    if not allow_errors and any(one.severity == "error" for one in lint(loaded, plan)):
        trouble(session, loaded, plan)
        session.console.say(
            Message(
                "no baseline saved: the schedule has errors (--allow-errors saves what can be planned)",
                "誤りがあるため、基準計画は保存していません（--allow-errors で計画できる分を保存します）",
            ).in_(lang)
        )
        return exits.FOUND
    force, dry_run = session.shared["force"], session.shared["dry_run"]
    frozen = freeze_all(plan, name)
    texts = {path_of(series, name): to_text(frozen[series.id], plan).encode() for series in session.series(loaded)}
    for path, data in texts.items():
        if not force and os.path.lexists(path) and _content(path) != data:
            raise CannotGoOn(
                Message(f"{path}: there is a baseline already", f"{path}: すでに基準計画があります"),
                Message(
                    "--force replaces it, --name gives another name",
                    "--force で置き換え、--name で別の名前を付けられます",
                ),
            )
    for path, data in texts.items():
        done = replace(path, data, session.environ, force=True, dry_run=dry_run)
        said = {
            "written": Message(f"{path}: written", f"{path}: 保存しました"),
            "unchanged": Message(f"{path}: unchanged", f"{path}: 変更なし"),
        }[done]
        if dry_run and done == "written":
            said = Message(f"{path}: would be written", f"{path}: 保存する予定です")
        session.console.say(said.in_(lang))
    return exits.OK


def _show(session: Session, loaded: Loaded, name: str | None, format: str) -> int:
    found = []
    for series in session.series(loaded):
        path = path_of(series, name or series.slip.baseline or DEFAULT)
        if os.path.exists(path):
            found.append((path, read_file(path, name or DEFAULT)))
    if not found:
        raise no_baseline(name or DEFAULT, loaded)
    if format == "json":
        from aistrat_cli.render.baseline_text import as_json

        session.deliver_json(as_json(found))
    else:
        from aistrat_cli.render.baseline_text import table

        session.deliver(
            "\n".join(table(path, one, session.console.width, session.language(loaded)) for path, one in found)
        )
    return exits.OK


def _list(session: Session, loaded: Loaded, format: str) -> int:
    found: list[tuple[str, Baseline]] = []
    for series in session.series(loaded):
        for name in names_of(series):
            path = path_of(series, name)
            found.append((path, read_file(path, name)))
    if format == "json":
        from aistrat_cli.render.baseline_text import as_json

        session.deliver_json(as_json(found, items=False))
        return exits.OK
    if not found:
        session.console.say(
            Message(
                "no baselines yet: aistrat baseline save makes one",
                "基準計画はまだありません。aistrat baseline save で作れます",
            ).in_(session.language(loaded))
        )
        return exits.OK
    from aistrat_cli.render.baseline_text import overview

    session.deliver(overview(found, session.console.width, session.language(loaded)))
    return exits.OK


def _content(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""


COMMAND = Command(
    name="baseline",
    about=Message(
        "Freezes the plan as it was agreed, in a file beside the schedule that is committed with it; check, diff, "
        "timeline and why compare with it. save writes it, show prints one, list tells which there are.",
        "合意した計画を、予定表の隣のファイルに保存します（一緒にコミットします）。check、diff、timeline、why がこれと"
        "比べます。save は保存、show は表示、list は一覧です。",
    ),
    operands=(
        Operand(
            name="deed",
            value="save|show|list",
            required=True,
            help=Message("What to do.", "行う操作。"),
        ),
        options.FILES,
    ),
    options=(
        Option(
            names=("--name",),
            value="NAME",
            help=Message("The baseline's name; unless given, agreed.", "基準計画の名前。指定がなければ agreed。"),
        ),
        Option(
            names=("--allow-errors",),
            help=Message(
                "Save what can be planned of a schedule that has errors.",
                "誤りのある予定表も、計画できる分を保存する。",
            ),
        ),
        options.format_option("text", "json"),
    ),
    shared=(*options.READING, *options.RESULT, *options.EVERYWHERE),
    examples=(
        Example("aistrat baseline save", Message("The plan is agreed.", "合意した計画を保存する。")),
        Example(
            "aistrat baseline save --name 2021-12 --dry-run",
            Message("Which file would be written under another name.", "別の名前で保存した場合のファイルを見る。"),
        ),
        Example("aistrat baseline list", Message("Which baselines there are.", "基準計画の一覧を見る。")),
    ),
    exits=(
        exits.FINE,
        (exits.FOUND, Message("nothing saved: the schedule has errors", "誤りがあるため保存しなかった")),
        exits.USAGE,
    ),
    run=run,
)
