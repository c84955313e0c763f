"""All rules in code order, each with when it is needed, so that a run imports only the modules that may find something.

A rule lives in the module that its code and name give: C001 meeting-on-closed-day in `c001_meeting_on_closed_day.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from aistrat_cli.row import NamedTuple
from aistrat_cli.rules.base import Rule

READING = "reading"
"""Found while a file is read: the module only explains."""
LINTER = "linter"
"""Found by the linter itself, when all other findings are known."""
ALWAYS = "always"
TODAY = "today"
"""Only `check`, which knows what day it is."""
SLIPS = "slips"
"""Only where the plan is compared with a baseline."""
OPTION = "option"
"""Only where a series writes options for it."""


class Entry(NamedTuple):
    """A rule's code and name, and what must be there for its check to find anything.

    `needs` is one of the words above, a type of problem in the plan (`Cycle`), or a feature of the schedule that
    `features.py` looks for (`meetings`).
    """

    code: str
    name: str
    needs: str

    @property
    def module(self) -> str:
        """The name of its module within `rules`."""
        return f"{self.code.lower()}_{self.name.replace('-', '_')}"

    @property
    def fixed(self) -> bool:
        """Whether it can neither be ignored, waived nor made less severe.

        What a file does not say cannot be accepted: it was not read (F, D0), or the plan has no day for it.
        """
        return self.code.startswith(("F", "D0")) or self.code in ("P001", "P007", "P008", "P012", "P015")

    @property
    def with_today(self) -> bool:
        """Whether it finds anything or more where today is known: an unused waiver of it cannot be told then."""
        return self.needs == TODAY or self.code in ("L001", "W002")

    def load(self) -> Rule:
        """Return the rule, importing its module."""
        rule: Rule = import_module(f"aistrat_cli.rules.{self.module}").RULE
        return rule


ENTRIES = (
    Entry("A001", "agenda-without-presenter", OPTION),
    Entry("A002", "agenda-without-paper", OPTION),
    Entry("A003", "decision-before-draft", "decides"),
    Entry("A004", "decision-without-draft", "decides"),
    Entry("A005", "topic-never-decided", "topics"),
    Entry("A006", "paper-after-meeting", "papers"),
    Entry("C001", "meeting-on-closed-day", "dated-meetings"),
    Entry("C002", "meeting-on-avoided-day", "avoid"),
    Entry("C003", "paper-on-closed-day", "dated-papers"),
    Entry("C004", "eve-of-closure", "lead-times"),
    Entry("C005", "nonexistent-time", "times"),
    Entry("C006", "ambiguous-time", "times"),
    Entry("C007", "off-weekday", OPTION),
    Entry("D001", "wrong-weekday", READING),
    Entry("D002", "impossible-date", READING),
    Entry("D003", "unreadable-date", READING),
    Entry("D004", "outside-era", READING),
    Entry("D005", "unknown-fiscal-year", READING),
    Entry("D006", "day-out-of-range", "Uncountable"),
    Entry("D101", "probable-year-slip", "dates"),
    Entry("D102", "outside-span", "dates"),
    Entry("D103", "numbers-out-of-order", "numbers"),
    Entry("D104", "number-repeated", "numbers"),
    Entry("D105", "unusual-gap", "meetings"),
    Entry("F001", "syntax-error", READING),
    Entry("F002", "unknown-key", READING),
    Entry("F003", "wrong-type", READING),
    Entry("F004", "missing-key", READING),
    Entry("F005", "duplicate-id", READING),
    Entry("F006", "invalid-id", READING),
    Entry("F007", "unknown-reference", READING),
    Entry("F008", "contradiction", READING),
    Entry("F009", "invalid-text", READING),
    Entry("F010", "too-deep", READING),
    Entry("F011", "duplicate-series", READING),
    Entry("F012", "unsupported-format", READING),
    Entry("F013", "invalid-value", READING),
    Entry("F014", "unreadable-calendar", READING),
    Entry("L001", "lead-time-broken", "lead-times"),
    Entry("L002", "lead-eaten-by-holidays", "calendar-leads"),
    Entry("L003", "unused-lead-time", "lead-times"),
    Entry("M001", "chair-absent", "away"),
    Entry("M002", "quorum-out-of-reach", "quorums"),
    Entry("M003", "person-in-two-meetings", "times"),
    Entry("M004", "same-place-twice", "places"),
    Entry("M005", "absent-but-not-expected", "absent"),
    Entry("M006", "briefing-overload", OPTION),
    Entry("N001", "redundant-dependency", "dependencies"),
    Entry("N002", "duplicate-dependency", "dependencies"),
    Entry("N003", "isolated-item", "dependencies"),
    Entry("N004", "negative-float", "dependencies"),
    Entry("P001", "dependency-cycle", "Cycle"),
    Entry("P002", "broken-dependency", "BrokenDependency"),
    Entry("P003", "deadline-missed", "DeadlineMissed"),
    Entry("P004", "target-missed", "TargetMissed"),
    Entry("P005", "no-possible-day", "NoPossibleDay"),
    Entry("P006", "partly-possible", "PartlyPossible"),
    Entry("P007", "nothing-places", "NothingPlaces"),
    Entry("P008", "no-holiday-data", "Uncountable"),
    Entry("P009", "waits-for-unplaced", "WaitsForUnplaced"),
    Entry("P010", "waits-for-cancelled", "WaitsForCancelled"),
    Entry("P011", "too-early", "TooEarly"),
    Entry("P012", "no-business-day", "Uncountable"),
    Entry("P013", "word-not-kept", "WordNotKept"),
    Entry("P014", "ends-before-start", "Backwards"),
    Entry("P015", "lead-needs-time", "Uncountable"),
    Entry("S001", "slipped", SLIPS),
    Entry("S002", "less-certain", SLIPS),
    Entry("S003", "dropped", SLIPS),
    Entry("S004", "moved-earlier", SLIPS),
    Entry("S005", "settled", SLIPS),
    Entry("S006", "newly-planned", SLIPS),
    Entry("S007", "float-eaten", SLIPS),
    Entry("T001", "overdue", TODAY),
    Entry("T002", "deadline-gone-by", TODAY),
    Entry("T003", "target-gone-by", TODAY),
    Entry("T004", "done-in-future", TODAY),
    Entry("W001", "unused-waiver", LINTER),
    Entry("W002", "expired-waiver", LINTER),
    Entry("W003", "rule-cannot-be-silenced", LINTER),
)
"""In code order."""

_BY_WORD = {word: entry for entry in ENTRIES for word in (entry.code.casefold(), entry.name)}


def find(code_or_name: str) -> Entry | None:
    """Return the rule of that code (in any case) or name, None where there is none."""
    return _BY_WORD.get(code_or_name.casefold())


def selected_by(token: str) -> list[Entry]:
    """Return the rules that a word of `[rules]` means: a code, a name, or the beginning of codes."""
    exact = find(token)
    if exact is not None:
        return [exact]
    prefix = token.upper()
    return [entry for entry in ENTRIES if prefix and entry.code.startswith(prefix)]


def words() -> Iterator[str]:
    """Yield everything that names a rule, for hints: names, codes, families."""
    families = set()
    for entry in ENTRIES:
        yield entry.name
        yield entry.code
        families.add(entry.code[0])
    yield from sorted(families)


def rules() -> list[Rule]:
    """Return all rules in code order, importing every module."""
    return [entry.load() for entry in ENTRIES]
