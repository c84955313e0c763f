"""`aistrat publish caldav URL`: a calendar on a server brought to the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aistrat_cli.cli import exits, options
from aistrat_cli.cli.declare import CannotGoOn, Command, Example, Operand, Option, unknown
from aistrat_cli.cli.exports.calendar_options import SHAPE
from aistrat_cli.cli.leaving import ERRORS, leaving
from aistrat_cli.cli.session import Session
from aistrat_cli.diagnostic import Message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from aistrat_cli.api import Plan
    from aistrat_cli.ical.caldav import Collection, Step, There
    from aistrat_cli.ical.ledger import Entry, Ledger
    from aistrat_cli.model.series import Series

DEEDS = {
    "create": Message("create", "作成"),
    "update": Message("update", "更新"),
    "delete": Message("delete", "削除"),
}


def run(
    session: Session,
    *,
    target: str,
    url: str,
    files: tuple[str, ...],
    calendar: str | None,
    **shape: Any,
) -> int:
    """Create, update and delete what the plan and the ledger say, and remember it."""
    from aistrat_cli.cli.ledgers import keep, ledger_of, moment, must_have_place
    from aistrat_cli.ical.caldav import CannotPublish

    if target != "caldav":
        raise unknown("target", "公開先", target, ("caldav",))
    if not url.startswith(("https://", "http://")):
        raise CannotGoOn(Message(f'"{url}" is no https:// link', f"「{url}」は https:// のリンクではありません"))
    out = leaving(session, files, allow_errors=False)
    if out is None:
        return exits.FOUND
    now = moment(session, now=True)
    for series in session.series(out.loaded):
        must_have_place(series)
    refused = 0
    try:
        collection = _connected(session, url, calendar)
        there = collection.there()
        for series in session.series(out.loaded):
            lang = session.lang or series.language
            ledger = ledger_of(series)
            todo = _steps(out.plan, series, ledger, there, collection.url, lang, shape, now)
            if all(step.deed == "keep" for step in todo):
                session.console.say(
                    Message(f"{series.id}: nothing to change", f"{series.id}: 変更はありません").in_(lang)
                )
            done: list[Entry] = []
            try:
                refused += _do(session, collection, todo, done, lang)
            finally:  # what is there is remembered, whatever stopped the rest
                if (grown := ledger.holding(*done)) != ledger:
                    keep(session, series, grown)
    except CannotPublish as error:
        raise CannotGoOn(Message(f"{url}: {error.message.en}", f"{url}: {error.message.ja}")) from None
    return exits.CANNOT if refused else exits.OK


def _do(session: Session, collection: Collection, todo: list[Step], done: list[Entry], lang: str) -> int:
    """Do the steps and tell each, put into `done` what the ledger holds then; return how many were refused."""
    from aistrat_cli.ical.caldav import CannotPublish, remembered

    refused = 0
    for step in todo:
        try:
            if not session.shared["dry_run"]:
                done.append(remembered(step, collection.url, collection.do(step)))
        except CannotPublish as error:
            if error.final:
                raise
            session.console.complain(f"aistrat: {error.message.in_(lang)}")
            refused += 1
            continue
        if step.deed != "keep":
            session.console.result(f"{DEEDS[step.deed].in_(lang)} {step.entry.uid}\n")
    return refused


def _steps(
    plan: Plan,
    series: Series,
    ledger: Ledger,
    there: Mapping[str, There],
    collection: str,
    lang: str,
    shape: dict[str, Any],
    now: datetime,
) -> list[Step]:
    from aistrat_cli.ical.caldav import data_of, steps
    from aistrat_cli.ical.components import Look
    from aistrat_cli.ical.feed import Choice, published

    choice = Choice(
        lang=lang,
        uncertain=shape["uncertain"],
        private=bool(shape["private"]),
        recording=True,
        collection=collection,
    )
    look = Look(
        lang=lang,
        alarms=tuple(sorted(set(shape["alarm"]), reverse=True)),
        todo=shape["deadlines"] == "todo",
        addresses=choice.private,
    )
    shown = published(plan, series, ledger, choice, now).for_readers(choice)
    return steps([(one.entry, data_of(one, look)) for one in shown], ledger, there, collection)


def _connected(session: Session, url: str, calendar: str | None) -> Collection:
    from urllib.parse import urlsplit

    environ = session.environ
    user, password = environ.get("AISTRAT_CALDAV_USER"), environ.get("AISTRAT_CALDAV_PASSWORD")
    if urlsplit(url).password:
        raise CannotGoOn(
            Message("no password in a link: it would be kept in the ledger", "URL にパスワードを書かないでください"),
            Message(
                "set AISTRAT_CALDAV_USER and AISTRAT_CALDAV_PASSWORD",
                "AISTRAT_CALDAV_USER と AISTRAT_CALDAV_PASSWORD を設定してください",
            ),
        )
    if user and not password:
        password = _of_keyring(session, urlsplit(url).hostname or url, user)
    try:
        from aistrat_cli.ical.caldav import Collection

        return Collection(url, calendar, user, password)
    except ImportError:
        raise CannotGoOn(
            Message("publishing needs the package caldav", "公開には caldav パッケージが必要です"),
            Message("pip install 'aistrat[caldav]'", "pip install 'aistrat[caldav]'"),
        ) from None


def _of_keyring(session: Session, host: str, user: str) -> str | None:
    """Return the password that the keyring holds of a server; whoever has the package keeps passwords in it."""
    from importlib import import_module

    try:
        return import_module("keyring").get_password(host, user)  # type: ignore[no-any-return]
    except ImportError:
        return None
    except Exception as error:  # locked, without a service to ask, refused: the package raises what its parts raise
        said = " ".join(str(error).split())[:200] or type(error).__name__
        raise CannotGoOn(
            Message(f"the keyring gives no password: {said}", f"keyring からパスワードを読めません: {said}"),
            Message("set AISTRAT_CALDAV_PASSWORD", "AISTRAT_CALDAV_PASSWORD を設定してください"),
        ) from None


COMMAND = Command(
    name="publish",
    about=Message(
        "Brings a calendar on a CalDAV server to the plan: creates, updates and deletes what is ours in it, and never "
        "touches another's entry. User and password come from AISTRAT_CALDAV_USER and AISTRAT_CALDAV_PASSWORD, or from "
        "the keyring. Needs aistrat[caldav].",
        "CalDAV サーバー上のカレンダーを計画に合わせます。aistrat が置いた予定だけを作成・更新・削除し、ほかの予定には"
        "触れません。利用者名とパスワードは AISTRAT_CALDAV_USER と AISTRAT_CALDAV_PASSWORD、または keyring から"
        "読みます。aistrat[caldav] が必要です。",
    ),
    operands=(
        Operand(name="target", value="caldav", required=True, help=Message("The kind of server.", "サーバーの種類。")),
        Operand(
            name="url",
            value="URL",
            required=True,
            help=Message(
                "The calendar's own address; with --calendar the server's.",
                "カレンダーの URL。--calendar を付けるときはサーバーの URL。",
            ),
        ),
        options.FILES,
    ),
    options=(
        Option(
            names=("--calendar",),
            value="NAME",
            help=Message("The calendar of that name.", "公開先のカレンダーの名前。"),
        ),
        *SHAPE,
    ),
    shared=(options.STDIN_FILENAME, options.DRY_RUN, *options.EVERYWHERE),
    examples=(
        Example(
            "aistrat publish caldav https://dav.example.org/ --calendar 会議 --help",
            Message("All options; without --help it publishes.", "すべてのオプション。--help を外すと公開する。"),
        ),
    ),
    exits=(exits.FINE, ERRORS, exits.USAGE),
    run=run,
)
