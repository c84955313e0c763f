"""Writing results into files: whole or not at all, never over somebody else's work, never without need.

A file is the tool's own, and may be replaced without `--force`, where its content bears the mark that the format
puts into it, or is byte for byte what aistrat last wrote there. Of that the user's state folder keeps a digest a file;
a text such as a drawn timeline has no room for a mark. Whoever edits the file by hand makes it their own.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Mapping
from typing import Literal

from aistrat_cli.cli.declare import CannotGoOn
from aistrat_cli.diagnostic import Message

Written = Literal["written", "unchanged"]

Own = Callable[[bytes], bool]
"""Tells from a file's content whether the tool made it."""


def json_of_ours(content: bytes) -> bool:
    """Tell whether a file is one of our JSON documents: they all begin with their version."""
    return b"".join(content[:40].split()).startswith(b'{"version":1')


def findings_of_ours(content: bytes) -> bool:
    """Tell whether a file holds findings in one of the formats for machines, SARIF, JUnit and GitLab among them."""
    return json_of_ours(content) or b"aistrat" in content[:2000]


def schema_of_ours(content: bytes) -> bool:
    """Tell whether a file is the JSON Schema of the schedule file."""
    return b"json-schema.org" in content[:2000] and b"aistrat" in content[:2000]


def replace(
    path: str,
    data: bytes,
    environ: Mapping[str, str],
    *,
    own: Own | None = None,
    force: bool = False,
    dry_run: bool = False,
) -> Written:
    """Put `data` into the file, following a symbolic link and keeping the file's mode.

    Raises CannotGoOn where it cannot be written, or is not ours and `force` is not given. A device or a pipe is
    written to as it is.
    """
    target = os.path.realpath(path)
    try:
        mode = os.stat(target).st_mode
    except FileNotFoundError:
        mode = None
    except OSError as error:
        raise _cannot(path, error) from None
    try:
        if mode is not None and stat.S_ISDIR(mode):
            raise CannotGoOn(Message(f"{path}: is a folder", f"{path}: フォルダーです"))
        if mode is not None and not stat.S_ISREG(mode):
            if not dry_run:
                with open(target, "wb") as file:
                    file.write(data)
            return "written"
        if mode is not None:
            with open(target, "rb") as file:
                there = file.read()
            if there == data:
                return "unchanged"
            ours = (own is not None and own(there)) or _last_written(environ, target, there)
            if there and not force and not ours:
                raise _not_ours(path)
        if not dry_run:
            atomically(target, data, mode)
            _remember(environ, target, data)
    except OSError as error:
        raise _cannot(path, error) from None
    return "written"


def made_folder(path: str) -> None:
    """Make the folder of a file where there is none. Raises CannotGoOn."""
    try:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    except OSError as error:
        raise _cannot(path, error) from None


def create(path: str, data: bytes, environ: Mapping[str, str], *, dry_run: bool = False) -> None:
    """Make a new file; raises CannotGoOn where there is one already, whoever wrote it."""
    if os.path.lexists(path):
        raise CannotGoOn(
            Message(f"{path}: exists already, nothing written", f"{path}: すでにあります。何も書いていません"),
            Message("give another name", "別の名前を指定してください"),
        )
    if not dry_run:
        try:
            os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
            atomically(path, data, None, new=True)
        except FileExistsError:
            raise CannotGoOn(Message(f"{path}: exists already", f"{path}: すでにあります")) from None
        except OSError as error:
            raise _cannot(path, error) from None
        _remember(environ, os.path.realpath(path), data)


def atomically(target: str, data: bytes, mode: int | None, *, new: bool = False) -> None:
    """Write a file beside the target, bring it to the disk, and let it take the target's place in one step.

    With `new`, raises FileExistsError where something stands there. Whatever interrupts it, Ctrl-C included, leaves the
    target as it was and nothing beside it.
    """
    part = beside(target, data, mode)
    try:
        if new and os.path.lexists(target):
            raise FileExistsError
        take_place(part, target)
    except BaseException:
        drop(part)
        raise


def beside(target: str, data: bytes, mode: int | None) -> str:
    """Write a file beside the target, bring it to the disk and return its path; where that fails, nothing is left."""
    folder, name = os.path.split(target)
    part = os.path.join(folder, f".{name[:100]}.{os.getpid()}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            if mode is not None:
                os.chmod(part, stat.S_IMODE(mode))
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        drop(part)
        raise
    return part


def take_place(part: str, target: str) -> None:
    """Let a file that was written beside the target take its place, in one step."""
    os.replace(part, target)
    _settle(os.path.dirname(target) or ".")


def drop(part: str) -> None:
    """Take away a file that did not take its target's place."""
    if os.path.lexists(part):
        os.unlink(part)


def _settle(folder: str) -> None:
    """Bring the folder's own entry to the disk, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


def _not_ours(path: str) -> CannotGoOn:
    return CannotGoOn(
        Message(
            f"{path}: there is a file that aistrat did not write, or that was edited since",
            f"{path}: aistrat が書いたものではない（または後で編集された）ファイルがあります",
        ),
        Message("--force replaces it", "--force を付けると置き換えます"),
    )


def _cannot(path: str, error: OSError) -> CannotGoOn:
    why = error.strerror or str(error)
    return CannotGoOn(Message(f"{path}: cannot be written: {why}", f"{path}: 書けません: {why}"))


def _last_written(environ: Mapping[str, str], target: str, content: bytes) -> bool:
    record = _record(environ, target)
    if record is None:
        return False
    try:
        with open(record, encoding="ascii") as file:
            return file.read(64) == _digest(content)
    except (OSError, ValueError):
        return False


def _remember(environ: Mapping[str, str], target: str, data: bytes) -> None:
    """Keep the digest of what was written; where that fails, only `--force` will be asked for next time."""
    record = _record(environ, target)
    if record is None:
        return
    try:
        os.makedirs(os.path.dirname(record), exist_ok=True)
        with open(record, "w", encoding="ascii") as file:
            file.write(_digest(data))
    except OSError:
        return


def _record(environ: Mapping[str, str], target: str) -> str | None:
    if chosen := environ.get("AISTRAT_CACHE_DIR"):
        folder = chosen
    else:
        from platformdirs import user_state_dir

        folder = user_state_dir("aistrat", appauthor=False)
    if not os.path.isabs(folder):
        return None
    return os.path.join(folder, "written", _digest(os.fsencode(target)))


def _digest(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()
