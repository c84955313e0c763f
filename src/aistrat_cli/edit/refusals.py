"""Edits that are refused, and what can be done instead."""

from __future__ import annotations

from aistrat_cli.diagnostic import Message
from aistrat_cli.errors import AistratError
from aistrat_cli.source.place import KeyPath


class CannotEdit(AistratError):
    """An edit that cannot be made, or whose result would not be what was meant."""


def no_place(keys: KeyPath) -> CannotEdit:
    """Return the refusal to edit what is written in a way that an edit does not understand."""
    path = ".".join(str(name) for name in keys)[:120]
    return CannotEdit(
        Message(
            f'"{path}" is written in a way that cannot be edited here', f"「{path}」は、ここでは編集できない書き方です"
        ),
        Message("edit the file by hand", "ファイルを直接編集してください"),
    )


def not_meant() -> CannotEdit:
    """Return the refusal to hand out a text that would not say what was meant."""
    return CannotEdit(
        Message(
            "the edit would change more of the file than was asked for; nothing is written",
            "この編集では指定以外の箇所も変わってしまうため、何も書きません",
        ),
        Message("edit the file by hand", "ファイルを直接編集してください"),
    )
