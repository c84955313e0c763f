"""What leaves the house: nothing of a schedule that has an error, unless one insists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aistrat_cli.cli.declare import CannotGoOn, Option
from aistrat_cli.cli.session import Session
from aistrat_cli.cli.trouble import tell
from aistrat_cli.diagnostic import Message
from aistrat_cli.row import NamedTuple

if TYPE_CHECKING:
    from aistrat_cli.api import Loaded, Plan

ALLOW_ERRORS = Option(
    names=("--allow-errors",),
    help=Message(
        "Hand out what can be planned of a schedule with errors; nothing is cancelled by it.",
        "エラーのある予定表でも、計画できる分を出力する。残りを中止として知らせることはない。",
    ),
)

ERRORS = (
    1,
    Message(
        "a schedule has an error, and nothing was handed out",
        "予定表にエラーがあるため、何も出力していない",
    ),
)


class Leaving(NamedTuple):
    """Schedules that may be handed out."""

    loaded: Loaded
    plan: Plan
    faulty: bool
    """They have errors, and that is allowed: nothing may be taken back or remembered."""


def leaving(session: Session, files: tuple[str, ...], *, allow_errors: bool) -> Leaving | None:
    """Return what was loaded and planned; None where it has errors, which have been told on stderr then."""
    from aistrat_cli.linter import lint

    loaded = session.load(files)
    plan = session.plan(loaded)
    errors = list(lint(loaded.diagnostics, loaded.portfolio, plan, errors_only=True))
    faulty = bool(errors) or loaded.unparsed
    if errors:
        tell(session, loaded, errors)
    if faulty and not allow_errors:
        session.console.complain(
            Message(
                "aistrat: nothing written while a schedule has an error (--allow-errors writes the rest)",
                "aistrat: 予定表にエラーがあるため、何も書いていません（--allow-errors で残りを出力）",
            ).in_(session.language(loaded))
        )
        return None
    return Leaving(loaded, plan, faulty)


def whole_or_not_remembered(session: Session, option: str, *, faulty: bool) -> None:
    """Raise CannotGoOn where what was asked for is not the whole schedule as it is: only that may be remembered."""
    asked = [f"--{name}" for name in ("body", "person", "topic", "kind", "since", "until") if session.shared.get(name)]
    asked += [f"--{name}" for name in ("scenario", "set") if session.shared.get(name)]
    if faulty:
        asked.append("--allow-errors")
    if asked:
        raise CannotGoOn(
            Message(
                f"{option} does not go with {asked[0]}: only the whole schedule as it is is remembered",
                f"{option} と {asked[0]} は一緒に使えません。記録できるのは予定表全体だけです",
            )
        )
