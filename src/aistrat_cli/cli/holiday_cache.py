"""Holidays kept in the user's cache folder, so that most runs need not import the holidays package (0.1 s).

The package's version is found without importing it. A file holds one year of one country; it is plain text, not JSON,
because importing `json` would cost more than all the rest. Whatever is wrong with the cache costs only time: a file
that is not exactly as it was written is not believed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import date

from aistrat_cli.calendar.business import HolidaySource

FORMAT = "aistrat holidays 1"


class CachedHolidays:
    """A holiday source that remembers what another one answered; what it raises is not remembered."""

    def __init__(self, source: HolidaySource, folder: str | None, version: str | None) -> None:
        """Keep the answers of `source` under `folder`; without a folder or a version only until the process ends."""
        self._source = source
        self._folder = folder
        self._version = version
        self._known: dict[tuple[str, str | None, int], Mapping[date, str]] = {}

    def __call__(self, country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
        """Return the holidays of one year with their names; raises NoHolidayData as the source does."""
        asked = (country, subdivision, year)
        if asked not in self._known:
            self._known[asked] = self._read(*asked) or self._ask(*asked)
        return self._known[asked]

    def _ask(self, country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
        found = self._source(country, subdivision, year)
        path = self._path(country, subdivision, year)
        if path is not None:
            _write(path, f"{self._header(country, subdivision, year)}\n{_dump(found)}")
        return found

    def _read(self, country: str, subdivision: str | None, year: int) -> Mapping[date, str] | None:
        path = self._path(country, subdivision, year)
        if path is None:
            return None
        try:
            with open(path, encoding="utf-8", newline="") as file:
                header, _, body = file.read(100_000).partition("\n")
            return _parse(body) if header == self._header(country, subdivision, year) else None
        except (OSError, ValueError):
            return None

    def _header(self, country: str, subdivision: str | None, year: int) -> str:
        """Say in full what the file is about, since a file system may take `jp` for `JP`."""
        return "\t".join((FORMAT, self._version or "", country, subdivision or "", str(year)))

    def _path(self, country: str, subdivision: str | None, year: int) -> str | None:
        """Return the file of one year, None where nothing is kept."""
        # Both come from the schedule's author: nothing but letters, digits and `=` goes into the name.
        name = f"{_harmless(country)}.{_harmless(subdivision or '')}.{year}"
        if self._folder is None or self._version is None or len(name) > 100:
            return None
        return os.path.join(self._folder, f"holidays-{_harmless(self._version)}", name)


def cache_folder(environ: Mapping[str, str]) -> str | None:
    """Return the folder for our cache: `$AISTRAT_CACHE_DIR`, else the user's cache folder; None where there is none.

    On Linux the rule of `platformdirs` (the XDG specification) is written out: its import takes 6 ms of each command.
    """
    if chosen := environ.get("AISTRAT_CACHE_DIR"):
        return chosen
    if sys.platform == "linux":
        base = environ.get("XDG_CACHE_HOME", "").strip()
        if not os.path.isabs(base):  # the specification has relative ones ignored
            base = os.path.expanduser("~/.cache")
        return os.path.join(base, "aistrat") if os.path.isabs(base) else None
    from platformdirs import user_cache_dir

    return user_cache_dir("aistrat", appauthor=False)


def library_version() -> str | None:
    """Return the version of the installed holidays package without importing it, None where it cannot be told."""
    from importlib.machinery import PathFinder

    try:
        spec = PathFinder.find_spec("holidays")
        if spec is None or spec.origin is None:
            return None
        site = os.path.dirname(os.path.dirname(spec.origin))
        names = [name for name in os.listdir(site) if name.startswith("holidays-") and name.endswith(".dist-info")]
    except (OSError, ImportError, ValueError):
        return None
    return names[0].removeprefix("holidays-").removesuffix(".dist-info") if len(names) == 1 else None


def _harmless(text: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else f"={ord(c):x}" for c in text[:101])


def _dump(holidays: Mapping[date, str]) -> str:
    """Write a day a line, then their number, so that a file cut short is known for one."""
    return "".join(f"{day} {name}\n" for day, name in holidays.items()) + f"{len(holidays)}\n"


def _parse(body: str) -> Mapping[date, str] | None:
    """Read what `_dump` wrote; None or ValueError where it is anything else."""
    *lines, count, after = body.split("\n")
    if after or count != str(len(lines)) or not lines:
        return None
    return {date.fromisoformat(line[:10]): line[11:] for line in lines}


def _write(path: str, text: str) -> None:
    """Put the file in its place whole or not at all; another process may be writing the same one."""
    part = f"{path}.{os.getpid()}.part"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        try:
            with open(part, "w", encoding="utf-8", newline="") as file:
                file.write(text)
            os.replace(part, path)
        except BaseException:
            os.unlink(part)
            raise
    except (OSError, ValueError):
        return
