"""Reading schedule files: what a command line names, and what those files refer to. Nothing is ever written."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence

from aistrat_cli.calendar.business import HolidaySource
from aistrat_cli.diagnostic import Message
from aistrat_cli.errors import AistratError
from aistrat_cli.loading.beside import read_beside
from aistrat_cli.loading.build import File, Loaded, build
from aistrat_cli.loading.encoding import MOST_BYTES
from aistrat_cli.record import Record

__all__ = ["File", "Loaded", "Request", "build", "load"]

NO_SCHEDULES = ("aistrat.toml", "pyproject.toml")
"""Files beside schedules that say other things."""

OF_THE_TOOL = (".baseline.toml", ".published.toml")
"""Files that the tool itself writes beside schedules."""

STDIN = "<stdin>"


class Request(Record):
    """What was asked for."""

    paths: tuple[str, ...]
    """Files, folders, patterns with `*`, and `-`."""
    stdin: bytes | None = None
    """What `-` stands for."""
    stdin_name: str = STDIN
    """What that is called; the path of a schedule lets it refer to the files of that folder."""
    scenario: str | None = None
    overrides: tuple[tuple[str, str], ...] = ()
    """`("study-5.date", "2022-03-10")`."""


def load(request: Request, holidays: HolidaySource | None = None) -> Loaded:
    """Read what was asked for; see `build` for `holidays`.

    Raises AistratError for a path that does not exist or cannot be read, a folder or a pattern without schedules,
    and for what `build` cannot do.
    """
    files: dict[str, File] = {}
    folders: dict[str, None] = {}
    skipped: list[str] = []
    for path in request.paths:
        if path == "-":
            name = _shown(request.stdin_name)
            files.setdefault("-", File(name, request.stdin or b""))
            if name != STDIN:
                folders[os.path.dirname(request.stdin_name) or "."] = None
        elif os.path.isdir(path):
            found = list(_schedules_in(path))
            if not found:
                raise AistratError(
                    Message(
                        f"{path}: no schedule in this folder; a schedule is a .toml file",
                        f"{path}: このフォルダーに予定表（.toml ファイル）がありません",
                    )
                )
            for one in found:
                _add(files, one)
        else:
            for one in _named(path):
                if is_schedule(os.path.basename(one)):
                    _add(files, one)
                    folders[os.path.dirname(one) or "."] = None
                else:
                    skipped.append(one)
    if not files:
        raise AistratError(
            Message(f"{skipped[0]}: this is no schedule", f"{skipped[0]}: 予定表ではありません")
            if skipped
            else Message("no schedule was named", "予定表が指定されていません")
        )
    shown = tuple(files.values())
    loaded = build(
        shown,
        {file.path for file in shown},
        scenario=request.scenario,
        overrides=request.overrides,
        fetch=_Neighbours(folders, files, _real(request.stdin_name)),
        holidays=holidays,
    )
    return loaded.replace(beside=read_beside)


def is_schedule(name: str) -> bool:
    """Tell whether a file of this name may be a schedule rather than a setting, a baseline or a ledger."""
    return name not in NO_SCHEDULES and not name.endswith(OF_THE_TOOL)


def _schedules_in(folder: str) -> Iterator[str]:
    return (path for path in toml_files_in(folder) if is_schedule(os.path.basename(path)))


def toml_files_in(folder: str) -> Iterator[str]:
    """Yield the TOML files under a folder in the order of their paths, hidden files and folders left out.

    Raises AistratError where a folder cannot be read.
    """

    def fail(error: OSError) -> None:
        raise _unreadable(error.filename or folder, error)

    found = []
    for parent, folders, names in os.walk(folder, onerror=fail):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.endswith(".toml") and not name.startswith("."):
                path = os.path.join(parent, name)
                if os.path.isfile(path) or not os.path.exists(path):  # a pipe or a device is not read
                    found.append((os.path.relpath(path, folder).split(os.sep), path))
    yield from (path for _, path in sorted(found))


def _named(path: str) -> Iterable[str]:
    """Return the file of a path, or those that a pattern fits."""
    if os.path.lexists(path) or not any(sign in path for sign in "*?["):
        return (path,)
    import glob

    found = sorted(one for one in glob.glob(path, recursive=True) if os.path.isfile(one))
    if not found:
        raise AistratError(
            Message(f"{path}: no file fits this pattern", f"{path}: このパターンに合うファイルがありません")
        )
    return found


def _add(files: dict[str, File], path: str) -> None:
    """Read a file, unless it was read under another name."""
    real = _real(path)
    if real not in files:
        files[real] = File(_shown(path), _content(path))


def _content(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None


def _unreadable(path: str, error: Exception) -> AistratError:
    if isinstance(error, FileNotFoundError):
        return AistratError(
            Message(f"{path}: there is no such file or folder", f"{path}: ファイルもフォルダーもありません")
        )
    if isinstance(error, PermissionError):
        return AistratError(Message(f"{path}: no permission to read it", f"{path}: 読む権限がありません"))
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return AistratError(Message(f"{path}: it cannot be read ({reason})", f"{path}: 読めません（{reason}）"))


def _real(path: str) -> str:
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return path


def _shown(path: str) -> str:
    shown = path.replace(os.sep, "/")
    return shown.removeprefix("./") or shown


class _Neighbours:
    """The other schedules of the folders in which single files were named, read once one of these refers to them."""

    def __init__(self, folders: Iterable[str], known: Collection[str], stdin: str) -> None:
        self._folders = tuple(folders)
        self._known = {*known, stdin}
        self._left: list[File] | None = None

    def __call__(self, series: Collection[str]) -> Sequence[File]:
        """Return the files that may hold one of these series; each is returned once."""
        if self._left is None:
            self._left = list(self._read())
        names = [name.encode() for name in series]
        found: list[File] = []
        left: list[File] = []
        for file in self._left:
            (found if any(name in file.content for name in names) else left).append(file)
        self._left = left
        return found

    def _read(self) -> Iterator[File]:
        for folder in self._folders:
            for path in _schedules_in(folder):
                real = _real(path)
                if real not in self._known:
                    self._known.add(real)
                    try:
                        yield File(_shown(path), _content(path))
                    except AistratError:
                        continue  # nobody asked for it
