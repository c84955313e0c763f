"""A secretariat's desk in a test: its schedule, its clock, and what it publishes."""

from __future__ import annotations

from pathlib import Path

from outside import Result, aistrat
from strict import Part, check

MONDAY = 1643673600  # 2022-02-01T00:00:00Z

HEAD = """\
format = 1

[series]
id = "c"
title = { ja = "会議体", en = "Council" }
timezone = "Asia/Tokyo"

[[person]]
id = "k"
name = { ja = '事務局: 北野, "宏明"', en = "Kitano; H" }
email = "k@example.org"

[[person]]
id = "a"
name = "安宅"
email = "A@Example.org"

[[person]]
id = "n"
name = "宛先のない人"

[[body]]
id = "b"
name = { ja = "検討会議", en = "Study Council" }
members = ["k", "a", "n"]
chair = "k"
quorum = "majority"
organizer = "office@example.org"

"""

MEETING = """\
[[meeting]]
id = "m"
body = "b"
date = 2022-02-24
time = 10:00:00
length = "2h"
place = "会議室; A, B"
"""


class Desk:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = MONDAY
        self.env: dict[str, str] = {}

    @property
    def schedule(self) -> Path:
        return self.folder / "schedules" / "c.toml"

    @property
    def ledger(self) -> Path:
        return self.folder / "schedules" / "c.published.toml"

    def write(self, *items: str) -> None:
        self.schedule.write_text(HEAD + "\n".join(items), encoding="utf-8")

    def run(self, *words: str, code: int | None = 0) -> Result:
        """Run a command; a day goes by after each."""
        result = aistrat(*words, clock=float(self.now), env=self.env)
        self.now += 86400
        assert code is None or result.code == code, result.err
        return result

    def feed(self, *words: str) -> bytes:
        """Export the feed, which must be a correct calendar."""
        data = self.run("export", "ics", *words).raw
        assert check(data).violations == []
        return data

    def entries(self, *words: str) -> dict[str, Part]:
        """Return the entries of the feed by item."""
        return {uid.partition(":")[2]: part for uid, part in check(self.feed(*words)).by_uid.items()}

    def sent(self, folder: str = "out") -> dict[str, Part]:
        """Invite into an empty folder, and return the events of what was written, which must be correct."""
        where = self.folder / folder
        for old in where.glob("*") if where.exists() else ():
            old.unlink()
        self.run("invite", "--to", folder)
        found = {}
        for path in sorted(where.glob("*.ics")) if where.exists() else ():
            checked = check(path.read_bytes())
            assert checked.violations == []
            found[path.stem] = checked.entries[0]
        return found
