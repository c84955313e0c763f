"""Settings: `AISTRAT_*` variables, then the nearest `aistrat.toml` or `[tool.aistrat]` of a `pyproject.toml`.

Flags stand above both. A setting that does not exist is an error, since one that is silently not obeyed is worse.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from typing import Any

from aistrat_cli.cli.declare import CannotGoOn, Option
from aistrat_cli.diagnostic import Message
from aistrat_cli.wording import nearest

PREFIX = "AISTRAT_"
OTHER_VARIABLES = (
    "AISTRAT_SCHEDULES",
    "AISTRAT_PAGER",
    "AISTRAT_BROWSER",
    "AISTRAT_CACHE_DIR",
    "AISTRAT_CALDAV_USER",
    "AISTRAT_CALDAV_PASSWORD",
    "AISTRAT_SMTP_USER",
    "AISTRAT_SMTP_PASSWORD",
)
"""Variables that are no options."""

_OURS = rb"""(?m)^[ \t]*(\[[ \t]*)?(["']?tool["']?[ \t]*\.[ \t]*)?["']?aistrat["']?[ \t]*[].=]"""
"""A header or a key that can set something for us: most projects' files need not be parsed to know that none does."""


class Settings:
    """What is set outside the command line. The files are looked for at the first question that needs them."""

    def __init__(self, options: Iterable[Option], environ: Mapping[str, str], folder: str) -> None:
        self._options = {option.long: option for option in options if option.setting}
        self._environ = environ
        self._folder = folder
        self._file: tuple[str, Mapping[str, Any]] | None = None
        self._check_variables()

    def get(self, option: Option) -> tuple[Any, str]:
        """Return the raw value of an option, None where it is not set, and where it was set."""
        raw = self._environ.get(option.variable)
        if raw:
            return (raw.split() if option.many else raw), option.variable
        if self._file is None:
            self._file = self._find()
        path, table = self._file
        return table.get(option.long), f"{path}: {option.long}"

    def _check_variables(self) -> None:
        known = [option.variable for option in self._options.values()] + list(OTHER_VARIABLES)
        for name in sorted(self._environ):
            if name.startswith(PREFIX) and name not in known:
                # Without what all have in common, which would make any two of them look alike.
                ends = {full.removeprefix(PREFIX): full for full in known}
                near = nearest(name.removeprefix(PREFIX), ends)
                raise _unknown(f"environment variable {name}", f"環境変数 {name}", near and ends[near])

    def _find(self) -> tuple[str, Mapping[str, Any]]:
        """Return the nearest settings file, upwards from the folder, and what it sets."""
        folder = os.path.abspath(self._folder)
        while True:
            for name in ("aistrat.toml", "pyproject.toml"):
                path = os.path.join(folder, name)
                if os.path.isfile(path) and (table := self._read(path, name)) is not None:
                    return os.path.relpath(path, self._folder), table
            above = os.path.dirname(folder)
            if above == folder:
                return "", {}
            folder = above

    def _read(self, path: str, name: str) -> Mapping[str, Any] | None:
        """Return the settings of a file, None for a `pyproject.toml` that has none."""
        shown = os.path.relpath(path, self._folder)
        try:
            with open(path, "rb") as file:
                data = file.read()
        except OSError as error:
            raise _unreadable(shown, str(error.strerror)) from None
        ours = name == "aistrat.toml"
        if not ours and not (b"aistrat" in data and re.search(_OURS, data)):
            return None
        import tomli

        try:
            document = tomli.loads(data.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            if not ours:
                return None  # other tools will complain; whether it has settings for us cannot be told
            raise _unreadable(shown, str(error)) from None
        table = document if ours else document.get("tool", {}).get("aistrat")
        if table is None:
            return None
        if not isinstance(table, dict):
            raise _unreadable(shown, "tool.aistrat is not a table")
        self._check(shown, table)
        return table

    def _check(self, shown: str, table: Mapping[str, Any]) -> None:
        for key, value in table.items():
            if key not in self._options:
                raise _unknown(f'setting "{key}" in {shown}', f"{shown} の設定「{key}」", nearest(key, self._options))
            option = self._options[key]
            if not _fits(option, value):
                raise CannotGoOn(
                    Message(
                        f"{shown}: {key} cannot be {value!r}",
                        f"{shown}: {key} に {value!r} は使えません",
                    )
                )


def _fits(option: Option, value: object) -> bool:
    """Tell whether a TOML value can be one of this option at all; whether it is a good one is asked when it is read."""
    if isinstance(value, bool) or option.flag:
        return isinstance(value, bool) and option.flag
    if isinstance(value, list):
        return option.many and all(isinstance(one, str) for one in value)
    # A date prints as it is written; one with a time will be refused as a day.
    return isinstance(value, (str, int)) or hasattr(value, "isoformat")


def _unreadable(shown: str, why: str) -> CannotGoOn:
    return CannotGoOn(Message(f"{shown}: cannot be read: {why}", f"{shown}: 読めません: {why}"))


def _unknown(what: str, what_ja: str, near: str | None) -> CannotGoOn:
    return CannotGoOn(
        Message(f"unknown {what}", f"{what_ja}はありません"),
        Message(f'did you mean "{near}"?', f"「{near}」ではありませんか") if near else None,
    )
