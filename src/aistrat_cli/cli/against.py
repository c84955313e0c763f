"""What a plan is compared with: baselines beside the schedules, git revisions, other schedules."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from aistrat_cli.cli.declare import CannotGoOn
from aistrat_cli.cli.session import Session
from aistrat_cli.diagnostic import Message
from aistrat_cli.record import Record

if TYPE_CHECKING:
    from aistrat_cli.api import Loaded, Plan
    from aistrat_cli.baseline.values import Baseline, Comparison, Gone
    from aistrat_cli.loading.build import File
    from aistrat_cli.model.series import Series

AN_ID = re.compile(rb"""(?m)(?:^|[{,.])[ \t]*["']?id["']?[ \t]*=[ \t]*["']+([A-Za-z0-9_-]+)["']""")
"""The ids that a file writes, in any of the ways of TOML."""

DEFAULT = "agreed"
ENDING = ".baseline.toml"


class Then(Record):
    """What was found to compare with."""

    name: str
    baselines: Mapping[str, Baseline]
    """By series."""
    saved: bool
    """They are baseline files."""
    without: tuple[str, ...] = ()
    """Series that were asked for and have none, as `series: name`."""
    gone: tuple[Gone, ...] = ()
    """Series that no schedule has any more."""


def compared(
    session: Session, loaded: Loaded, plan: Plan, against: str | None, folders: Sequence[str] = ()
) -> Comparison | None:
    """Return what slipped; None where nobody named a baseline and none is there, which is said on stderr.

    Series that are gone from `folders` are looked for as well.
    """
    from aistrat_cli.api import compare

    then = find(session, loaded, against, folders)
    if not then.baselines and not then.gone:
        session.console.say(
            Message(
                f'slips were not checked: there is no baseline "{then.name}" (aistrat baseline save makes one)',
                f"遅れは検査していません: 基準計画「{then.name}」がありません（aistrat baseline save で作れます）",
            ).in_(session.language(loaded))
        )
        return None
    if then.without:
        session.console.say(
            Message(
                f"slips were not checked for {', '.join(then.without)}: no baseline there",
                f"{'、'.join(then.without)} の遅れは検査していません: 基準計画がありません",
            ).in_(session.language(loaded))
        )
    found = compare(then.baselines, plan, then.name, session.holidays, saved=then.saved)
    return found.replace(gone=then.gone) if then.gone else found


def find(session: Session, loaded: Loaded, against: str | None, folders: Sequence[str] = ()) -> Then:
    """Return what to compare with: as asked, else what `[slip]` names, else `agreed`.

    Looked up as a path, a baseline, a git revision, in this order; `baseline:x` and `rev:x` say which. Raises
    CannotGoOn where one that was asked for does not exist.
    """
    if against is None:
        return _by_default(session, loaded, folders)
    kind, _, rest = against.partition(":")
    if kind == "baseline" and rest:
        then = _saved(loaded, {series.id: rest for series in loaded.portfolio.series}, rest, folders)
        if not then.baselines:
            raise no_baseline(rest, loaded)
        return then
    if kind == "rev" and rest:
        return at_revision(session, loaded, rest, folders)
    if os.path.exists(against):
        return _at_path(session, against)
    then = _saved(loaded, {series.id: against for series in loaded.portfolio.series}, against, folders)
    return then if then.baselines else at_revision(session, loaded, against, folders)


def path_of(series: Series, name: str) -> str:
    """Return where the baseline of a series lies: beside its schedule."""
    folder = os.path.dirname(series.source.path)
    return os.path.join(folder, f"{series.id}.{name}{ENDING}") if folder else f"{series.id}.{name}{ENDING}"


def names_of(series: Series) -> tuple[str, ...]:
    """Return the names of the baselines of a series, in order."""
    try:
        files = os.listdir(os.path.dirname(series.source.path) or ".")
    except OSError:
        return ()
    head = f"{series.id}."
    found = (name for name in files if name.startswith(head) and name.endswith(ENDING))
    return tuple(sorted(name[len(head) : -len(ENDING)] for name in found if len(name) > len(head) + len(ENDING)))


def no_baseline(name: str, loaded: Loaded) -> CannotGoOn:
    """Return the complaint that none of the schedules has a baseline of that name."""
    known = sorted({one for series in loaded.portfolio.series for one in names_of(series)})
    there = ", ".join(known[:8])
    return CannotGoOn(
        Message(f'there is no baseline "{name}" beside the schedules', f"予定表の隣に基準計画「{name}」がありません"),
        Message(f"there is {there}", f"あるのは {there}")
        if known
        else Message("make one: aistrat baseline save", "aistrat baseline save で作れます"),
    )


def read_file(path: str, name: str) -> Baseline:
    """Return the baseline in a file; raises CannotGoOn where it cannot be read."""
    from aistrat_cli.baseline.read import read_baseline

    return read_baseline(text_of(path), path, name)


def text_of(path: str) -> str:
    """Return the text of a baseline file; raises CannotGoOn where it cannot be read."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise CannotGoOn(Message(f"{path}: cannot be read: {why}", f"{path}: 読めません: {why}")) from None


def _by_default(session: Session, loaded: Loaded, folders: Sequence[str]) -> Then:
    shown = session.series(loaded)
    names = {series.id: series.slip.baseline or DEFAULT for series in loaded.portfolio.series}
    name = names[shown[0].id] if shown else DEFAULT
    then = _saved(loaded, names, name, folders)
    if then.baselines or all(names[series.id] == DEFAULT for series in shown):
        return then
    # `[slip] baseline` may name a revision.
    try:
        return at_revision(session, loaded, name.removeprefix("rev:"), folders)
    except CannotGoOn:
        return then


def _saved(loaded: Loaded, names: Mapping[str, str], name: str, folders: Sequence[str]) -> Then:
    from aistrat_cli.cli.gone import baselines_without

    found: dict[str, Baseline] = {}
    for series in loaded.portfolio.series:
        wanted = names[series.id].removeprefix("baseline:")
        path = path_of(series, wanted)
        if "/" not in wanted and os.sep not in wanted and os.path.exists(path):
            found[series.id] = read_file(path, wanted)
    wanted_names = {one.removeprefix("baseline:") for one in names.values()}
    gone = tuple(baselines_without(folders, wanted_names, names))
    return _then(name, found, True, loaded.portfolio.shown, gone)


def _at_path(session: Session, path: str) -> Then:
    from aistrat_cli.baseline.freeze import freeze_all

    if path.endswith(ENDING):
        baseline = read_file(path, os.path.basename(path).removesuffix(ENDING).rpartition(".")[2])
        return Then(name=baseline.name, baselines={baseline.series: baseline}, saved=True)
    from aistrat_cli.api import Request, load

    loaded = load(Request(paths=(path,)), session.holidays)
    return Then(name=path, baselines=freeze_all(session.plan(loaded), path), saved=False)


def at_revision(session: Session, loaded: Loaded, name: str, folders: Sequence[str] = ()) -> Then:
    """Return the schedules as they were in a git revision, planned anew and frozen."""
    from aistrat_cli.baseline.freeze import freeze_all
    from aistrat_cli.cli.gone import gone_from

    shown = session.series(loaded)
    then, others = load_revision(session, {one.id: one.source.path for one in shown}, name, folders)
    gone = tuple(gone_from(session, others, loaded.portfolio.by_id))
    return _then(name, freeze_all(session.plan(then), name), False, {series.id for series in shown}, gone)


def load_revision(
    session: Session, paths: Mapping[str, str], name: str, folders: Sequence[str] = ()
) -> tuple[Loaded, list[File]]:
    """Return what a git revision says of series, whose paths of today are given by their ids.

    With it come the files of the revision in or below `folders` that are none of these.
    Raises CannotGoOn where the revision has none of them, or one that cannot be read here.
    """
    from aistrat_cli.cli.git import Revision
    from aistrat_cli.loading.build import build

    folder = os.path.dirname(next(iter(paths.values()), "")) or "."
    revision = Revision(name, folder)
    asked = {id.encode() for id in paths}
    ids: dict[str, set[bytes]] = {}

    def held(file: File) -> set[bytes]:
        """Return the ids that a file may be the series of."""
        if file.path not in ids:
            ids[file.path] = asked.intersection(AN_ID.findall(file.content))
        return ids[file.path]

    files = revision.read(tuple(paths.values()), lambda files: asked <= set().union(*map(held, files)), folders)
    wanted = {file.path for file in files if held(file)}
    if not wanted:
        where = ", ".join(paths.values())
        raise CannotGoOn(
            Message(
                f"{where}: not in {name} yet, under the id that the series has now",
                f"{where}: 今の系列 ID のものは {name} にまだありません",
            ),
            Message(
                "name a revision that has it, or a baseline", "このファイルがあるリビジョンか基準計画を指定してください"
            ),
        )
    rest = [file for file in files if file.path not in wanted]
    others = [file for file in rest if file.path.startswith(revision.below(folders))]

    def fetch(series: Collection[str]) -> Sequence[File]:
        names = [one.encode() for one in series]
        found = [file for file in rest if any(one in file.content for one in names)]
        rest[:] = [file for file in rest if file not in found]
        return found

    loaded = build([file for file in files if file.path in wanted], wanted, fetch=fetch, holidays=session.holidays)
    if loaded.unparsed:
        broken = next(one for one in loaded.diagnostics if one.severity == "error")
        path = broken.place.source.path if broken.place is not None else name
        raise CannotGoOn(
            Message(
                f"{path}: cannot be compared with: {broken.message.en}", f"{path}: 比べられません: {broken.message.ja}"
            )
        )
    return loaded, others


def _then(
    name: str, found: Mapping[str, Baseline], saved: bool, shown: Collection[str], gone: tuple[Gone, ...]
) -> Then:
    without = tuple(sorted(id for id in shown if id not in found))
    return Then(name=name, baselines=found, saved=saved, without=without if found else (), gone=gone)
