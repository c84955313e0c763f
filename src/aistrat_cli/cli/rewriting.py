"""Writing an edited schedule: in one step, and only over the very text that the edit was made from."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from aistrat_cli.cli.declare import CannotGoOn
from aistrat_cli.cli.writing import beside, drop, take_place
from aistrat_cli.diagnostic import Message

BOM = b"\xef\xbb\xbf"


def rewrite(texts: Mapping[str, tuple[str, str]]) -> None:
    """Put a new text into the place of an old one, for each path; both without BOM, which is kept.

    All files are looked at, and all new ones lie written beside them, before the first takes its place: what can fail
    fails while nothing is changed. Each is replaced as a whole, its mode kept and a symbolic link followed. Raises
    CannotGoOn where a file is not what it was when it was read, or cannot be written.
    """
    made = [(path, *_made(path, before, after)) for path, (before, after) in texts.items()]
    parts: list[tuple[str, str, str]] = []
    written: list[str] = []
    path = ""
    try:
        for path, target, data, mode in made:
            parts.append((path, target, beside(target, data, mode)))
        for path, target, part in parts:
            take_place(part, target)
            written.append(path)
    except OSError as error:
        raise _cannot(path, error, written) from None
    finally:
        for _, _, part in parts[len(written) :]:
            drop(part)


def _made(path: str, before: str, after: str) -> tuple[str, bytes, int]:
    """Return the real path of a file, its new content and its mode."""
    target = os.path.realpath(path)
    try:
        mode = os.stat(target).st_mode
        with open(target, "rb") as file:
            there = file.read()
    except (OSError, ValueError) as error:
        raise _cannot(path, error) from None
    bom = BOM if there.startswith(BOM) else b""
    if there != bom + before.encode():
        raise CannotGoOn(
            Message(
                f"{path}: was changed while aistrat was reading it; nothing is written",
                f"{path}: 読み込みの間に変更されたため、何も書きません",
            ),
            Message("run the command again", "もう一度実行してください"),
        )
    return target, bom + after.encode(), mode


def _cannot(path: str, error: Exception, written: Sequence[str] = ()) -> CannotGoOn:
    why = getattr(error, "strerror", None) or str(error)
    done = ", ".join(written)
    return CannotGoOn(
        Message(f"{path}: cannot be written: {why}", f"{path}: 書けません: {why}"),
        Message(f"written already: {done}", f"すでに書いたもの: {done}")
        if done
        else Message("nothing is written", "何も書いていません"),
    )
