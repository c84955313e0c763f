"""The ledgers beside the schedules: where they lie, how they are read and written, and the moment of a run."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from aistrat_cli.cli.declare import CannotGoOn
from aistrat_cli.cli.session import Session
from aistrat_cli.diagnostic import Message

if TYPE_CHECKING:
    from aistrat_cli.ical.ledger import Ledger
    from aistrat_cli.model.series import Series


def path_of(series: Series) -> str | None:
    """Return where the ledger of a series lies, None where the series is not a file (stdin)."""
    schedule = series.source.path
    if not os.path.isfile(schedule):
        return None
    return os.path.join(os.path.dirname(schedule), f"{series.id}.published.toml")


def ledger_of(series: Series) -> Ledger:
    """Return the ledger of a series, an empty one where none was written yet. Raises CannotGoOn."""
    from aistrat_cli.ical.ledger import empty
    from aistrat_cli.ical.ledger_file import LedgerUnreadable, read

    path = path_of(series)
    if path is None or not os.path.lexists(path):
        return empty(series.id)
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            ledger = read(file.read(), path)
    except LedgerUnreadable as error:
        raise CannotGoOn(
            Message(f"the ledger cannot be read: {error}", f"公開記録を読めません: {error.message.ja}"),
            Message(
                "mend it, or take it from git; without one: aistrat export ics --rebuild-ledger OLD.ics",
                "直すか、git から戻してください。失われた場合は aistrat export ics --rebuild-ledger OLD.ics",
            ),
        ) from None
    except (OSError, ValueError) as error:
        raise CannotGoOn(Message(f"{path}: cannot be read: {error}", f"{path}: 読めません: {error}")) from None
    if ledger.series != series.id:
        raise CannotGoOn(
            Message(
                f'{path}: is the ledger of "{ledger.series}"', f"{path}:「{ledger.series}」の公開記録になっています"
            )
        )
    return ledger


def must_have_place(series: Series) -> None:
    """Raise CannotGoOn where a series has no place for a ledger."""
    if path_of(series) is None:
        raise CannotGoOn(
            Message(
                f"{series.source.path}: no file, so there is no place for what was published",
                f"{series.source.path}: ファイルではないため、公開記録を置く場所がありません",
            ),
            Message("give the schedule as a file", "予定表をファイルで指定してください"),
        )


def keep(session: Session, series: Series, ledger: Ledger) -> None:
    """Write the ledger of a series."""
    from aistrat_cli.cli.writing import replace
    from aistrat_cli.ical.ledger_file import written

    must_have_place(series)
    path = path_of(series)
    assert path is not None
    done = replace(path, written(ledger).encode(), session.environ, force=True)
    if done == "written":
        session.console.say(Message(f"{path}: recorded", f"{path}: 記録しました").in_(session.lang or "en"))


def moment(session: Session, *, now: bool) -> datetime:
    """Return the stamp of what is new: SOURCE_DATE_EPOCH, else with `now` the clock, else 1970-01-01.

    What is not recorded has no stamp of its own; that of the run would make other bytes every time. Raises CannotGoOn
    where SOURCE_DATE_EPOCH is no moment.
    """
    from aistrat_cli.ical.moments import EPOCH

    fixed = session.environ.get("SOURCE_DATE_EPOCH")
    if not fixed and not now:
        return EPOCH
    try:
        seconds = int(fixed) if fixed else int(session.console.world.clock())
        return datetime.fromtimestamp(max(seconds, 0), UTC)
    except (ValueError, OverflowError, OSError):
        raise CannotGoOn(
            Message(
                f'SOURCE_DATE_EPOCH: "{fixed}" is no moment in seconds since 1970',
                f"SOURCE_DATE_EPOCH:「{fixed}」は1970年からの秒数ではありません",
            )
        ) from None
