"""One run of a command: its shared options, how it reads schedules, which day is today, where its result goes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from aistrat_cli.cli.busy import Busy
from aistrat_cli.cli.console import Console
from aistrat_cli.cli.declare import CannotGoOn
from aistrat_cli.diagnostic import Message

if TYPE_CHECKING:
    from aistrat_cli.api import Loaded, Plan
    from aistrat_cli.calendar.business import HolidaySource
    from aistrat_cli.cli.writing import Own
    from aistrat_cli.model.series import Series
    from aistrat_cli.selection import Filters


class Session:
    """What a command works with."""

    def __init__(self, console: Console, shared: Mapping[str, Any]) -> None:
        self.console = console
        self.shared = shared
        """The values of the shared options by their names."""
        self.environ = console.world.environ
        self._holidays: HolidaySource | None = None

    @property
    def lang(self) -> str | None:
        """The language that was asked for."""
        lang: str | None = self.shared["lang"]
        return lang

    @property
    def era(self) -> bool:
        """Whether days are shown in Japanese eras."""
        return bool(self.shared["era"])

    @property
    def verbose(self) -> int:
        """How often `-v` was given."""
        return self.shared["verbose"] or 0

    def language(self, loaded: Loaded) -> str:
        """Return the language to speak about what was loaded: as asked, else that of the first series."""
        if self.lang:
            return self.lang
        shown = self.series(loaded)
        return shown[0].language if shown else "en"

    # Reading

    def load(self, files: tuple[str, ...]) -> Loaded:
        """Read the schedules that were named, else those of the nearest `schedules/`."""
        from aistrat_cli.api import Request, load

        request = Request(
            paths=self._paths(files),
            stdin=self._stdin(files),
            stdin_name=self.shared["stdin_filename"],
            scenario=self.shared.get("scenario"),
            overrides=tuple(self.shared.get("set", ())),
        )
        with self._busy(Message("reading", "読み込み中")):
            loaded = load(request, self.holidays)
        self.console.language = self.language(loaded)
        return loaded

    def folders(self, files: tuple[str, ...]) -> list[str]:
        """Return those of the named paths, else of the usual ones, that are folders."""
        return [path for path in self._paths(files) if os.path.isdir(path)]

    def plan(self, loaded: Loaded) -> Plan:
        """Return the plan of what was loaded."""
        from aistrat_cli.api import plan

        with self._busy(Message("planning", "計画中")):
            return plan(loaded, self.holidays)

    def _busy(self, label: Message) -> Busy:
        return Busy(self.console, label.in_(self.lang or "en"))

    @property
    def holidays(self) -> HolidaySource:
        """The holidays of the library, kept in the user's cache."""
        if self._holidays is None:
            from aistrat_cli.calendar.library import LibraryHolidays
            from aistrat_cli.cli.holiday_cache import CachedHolidays, cache_folder, library_version

            self._holidays = CachedHolidays(LibraryHolidays(), cache_folder(self.environ), library_version())
        return self._holidays

    @staticmethod
    def series(loaded: Loaded) -> tuple[Series, ...]:
        """Return the series that were asked for."""
        portfolio = loaded.portfolio
        return tuple(series for series in portfolio.series if series.id in portfolio.shown)

    @property
    def filtered(self) -> bool:
        """Whether only some items were asked for."""
        return any(self.shared[option] for option in ("body", "person", "topic", "kind", "since", "until"))

    def filters(self) -> Filters:
        """Return the filters of the command line."""
        from aistrat_cli.selection import Filters

        return Filters(
            bodies=self.shared["body"],
            persons=self.shared["person"],
            topics=self.shared["topic"],
            kinds=self.shared["kind"],
            since=self.shared["since"],
            until=self.shared["until"],
        )

    # Today

    def today(self, series: Series) -> date:
        """Return the day that counts as today: as asked, else the series' `as_of`, else the date in its zone."""
        asked: date | None = self.shared["today"]
        return asked or series.as_of or self.system_day(series.timezone)

    def system_day(self, timezone: str | None) -> date:
        """Return the clock's date in a zone, in the system's own where None; SOURCE_DATE_EPOCH fixes the clock.

        Raises CannotGoOn where SOURCE_DATE_EPOCH is no moment.
        """
        from datetime import datetime, tzinfo

        zone: tzinfo | None = None
        if timezone is not None:
            from zoneinfo import ZoneInfo

            zone = ZoneInfo(timezone)
        fixed = self.environ.get("SOURCE_DATE_EPOCH")
        try:
            return datetime.fromtimestamp(int(fixed) if fixed else self.console.world.clock(), zone).date()
        except (ValueError, OverflowError, OSError):
            raise CannotGoOn(
                Message(
                    f'SOURCE_DATE_EPOCH: "{fixed}" is no moment in seconds since 1970',
                    f"SOURCE_DATE_EPOCH:「{fixed}」は1970年からの秒数ではありません",
                )
            ) from None

    # Results

    def deliver(self, text: str) -> None:
        """Hand out a result for people: to stdout, or into the file of `--output`."""
        if not self._into_file(text.encode(), None):
            self.console.result(text)

    def deliver_data(self, data: bytes, own: Own) -> None:
        """Hand out a result for machines, byte by byte."""
        if not self._into_file(data, own):
            self.console.data(data)

    def deliver_json(self, text: str) -> None:
        """Hand out a JSON document: UTF-8, whatever the terminal speaks."""
        from aistrat_cli.cli.writing import json_of_ours

        self.deliver_data(text.encode(), json_of_ours)

    def append(self, path: str, text: str) -> None:
        """Add a text to the end of a file that somebody else has us write to."""
        try:
            with open(path, "a", encoding="utf-8", newline="") as file:
                file.write(text)
        except OSError as error:
            self.console.say(f"aistrat: {path}: {error.strerror}")

    def _into_file(self, data: bytes, own: Own | None) -> bool:
        path = self.shared.get("output")
        if not path or path == "-":
            return False
        self.write(path, data, own)
        return True

    def write(self, path: str, data: bytes, own: Own | None) -> None:
        """Put a result into a file, and say so. Raises CannotGoOn."""
        from aistrat_cli.cli.writing import replace

        dry_run = self.shared["dry_run"]
        done = replace(path, data, self.environ, own=own, force=self.shared["force"], dry_run=dry_run)
        said = {
            "written": Message(f"{path}: written", f"{path}: 書き出しました"),
            "unchanged": Message(f"{path}: unchanged", f"{path}: 変更なし"),
        }[done]
        if dry_run and done == "written":
            said = Message(
                f"{path}: would be written ({len(data)} bytes)", f"{path}: 書き出す予定です（{len(data)}バイト）"
            )
        self.console.say(said.in_(self.lang or self.console.language))

    def _paths(self, files: tuple[str, ...]) -> tuple[str, ...]:
        if files:
            return files
        folder = os.getcwd()
        while True:
            found = os.path.join(folder, "schedules")
            if os.path.isdir(found):
                return (os.path.relpath(found).replace(os.sep, "/"),)
            above = os.path.dirname(folder)
            if above == folder:
                break
            folder = above
        if elsewhere := self.environ.get("AISTRAT_SCHEDULES"):
            return tuple(path for path in elsewhere.split(os.pathsep) if path)
        raise CannotGoOn(
            Message(
                "nothing to read: no folder schedules/ here or above, and AISTRAT_SCHEDULES is not set",
                "読むものがありません: ここから上に schedules/ フォルダーがなく、AISTRAT_SCHEDULES もありません",
            ),
            Message(
                "name a file, or begin one with: aistrat init", "ファイルを指定するか、aistrat init で作ってください"
            ),
        )

    def _stdin(self, files: tuple[str, ...]) -> bytes | None:
        if "-" not in files:
            return None
        raw = self.console.world.stdin.raw
        if raw is None:
            raise CannotGoOn(Message("stdin is closed", "標準入力が閉じられています"))
        from aistrat_cli.loading.encoding import MOST_BYTES

        return raw.read(MOST_BYTES + 1)  # it may have no end
