"""Which entries a calendar of a series has: what the plan says, laid over what the ledger remembers."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Literal

from aistrat_cli.ical import ledger as memory
from aistrat_cli.ical.components import Shown
from aistrat_cli.ical.facts import facts, is_public
from aistrat_cli.ical.ledger import Entry, Feed, Ledger
from aistrat_cli.ical.matching import Match, matched
from aistrat_cli.ical.moments import later
from aistrat_cli.ical.state import form
from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.series import Series
from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.record import Record

Uncertain = Literal["exclude", "include", "only"]


class Choice(Record):
    """What of a series goes into a calendar."""

    lang: str
    uncertain: Uncertain = "exclude"
    """Items whose day is not known: left out, each on one day, or nothing else."""
    private: bool = False
    """Items that are `public = false`, too."""
    may_cancel: bool = True
    """False for a scenario, or a schedule with errors: what the ledger has stays as it is there."""
    selected: Collection[ItemKey] | None = None
    """What the filters let through; None where there are none."""
    kinds: tuple[str, ...] = ()
    """The filter by kind, which what is gone from the schedule must pass, too."""

    recording: bool = False
    """The ledger will know these entries once they are out: what is new is created now."""
    collection: str = ""
    """A CalDAV collection instead of a feed: what the ledger put there is what may be taken back there."""

    def held(self, entry: Entry) -> bool:
        """Tell whether an entry has been out there."""
        if self.collection:
            return any(one.collection == self.collection for one in entry.stored)
        return self.feed in entry.feeds

    @property
    def feed(self) -> Feed:
        """Which of the two feeds this is."""
        return "private" if self.private else "public"


class Published(Record):
    """The entries of a calendar."""

    shown: tuple[Shown, ...]
    unrecorded: int
    """How many of them the ledger does not know as they are: updates need it to be told."""

    def for_readers(self, choice: Choice) -> list[Shown]:
        """Return the entries as this feed shows them: what was withdrawn from the public one is cancelled there."""
        return [_for_readers(shown, choice) for shown in self.shown]

    def recorded_in(self, ledger: Ledger, feed: Feed) -> Ledger:
        """Return the ledger once this calendar is out."""
        return ledger.holding(*(_with_feed(shown.entry, feed) for shown in self.shown))


def published(plan: Plan, series: Series, ledger: Ledger, choice: Choice, moment: datetime) -> Published:
    """Return what a calendar of the series has; `moment` is the stamp of what is new or changed.

    Only the schedule takes something back: what is cancelled in it or gone from it. A filter leaves out.
    """
    shown = tuple(_shown(plan, series, ledger, choice, moment))
    unrecorded = 0
    by_uid = {entry.uid: entry for entry in ledger.entries.values()}
    for one in shown:
        old = by_uid.get(one.entry.uid)
        if old is None or (one.entry.stamp != old.stamp and one.entry.stamp != old.withdrawn_at):
            unrecorded += 1
    return Published(shown=shown, unrecorded=unrecorded)


def _shown(plan: Plan, series: Series, ledger: Ledger, choice: Choice, moment: datetime) -> Iterator[Shown]:
    matches, gone = matched(plan, series, ledger)
    for placement in plan.of(series.id):
        if choice.selected is not None and placement.key not in choice.selected:
            continue
        if (one := _of_item(placement, matches[placement.key.item], plan, series, choice, moment)) is not None:
            yield one
    for entry in gone:
        if choice.held(entry) and _passes(entry, choice):
            yield _gone(entry, choice, moment)


def _of_item(
    placement: Placement,
    match: Match,
    plan: Plan,
    series: Series,
    choice: Choice,
    moment: datetime,
) -> Shown | None:
    old = match.entry
    was_out = old is not None and choice.held(old)
    if not choice.private and not is_public(placement.item, plan.portfolio.index):
        if old is None or not was_out:
            return None
        if choice.collection:
            return Shown(entry=old, off=True)
        if not choice.may_cancel:
            return Shown(entry=old)
        return Shown(entry=memory.withdrawn(old, moment))
    kind = form(placement)
    wanted = {
        "exclude": kind in ("confirmed", "tentative"),
        "include": kind in ("confirmed", "tentative", "uncertain"),
        "only": kind == "uncertain",
    }[choice.uncertain]
    if wanted:
        now = facts(placement, series, plan, choice.lang)
        entry = memory.reckoned(old, match.uid, now, moment)
        if entry.withdrawn is not None and not choice.private:  # public again: above what it left with
            entry = _returned(entry, moment)
        return Shown(entry=entry, facts=now, recorded=choice.recording or old is not None)
    if old is None or not was_out or not _passes(old, choice):
        return None
    if kind == "uncertain" and old.uncertain and not old.cancelled:
        return None  # left out by the option, which takes nothing back
    if kind not in ("uncertain", "cancelled", "none"):
        return None  # `only`
    return _gone(old, choice, moment)


def _returned(entry: Entry, moment: datetime) -> Entry:
    assert entry.withdrawn is not None
    assert entry.withdrawn_at is not None
    sequence = max(entry.sequence, entry.withdrawn + 1)
    stamp = max(entry.stamp, later(moment, entry.withdrawn_at))
    return entry.replace(sequence=sequence, stamp=stamp, withdrawn=None, withdrawn_at=None)


def _gone(old: Entry, choice: Choice, moment: datetime) -> Shown:
    """Return the entry of what is cancelled, undated or gone: taken back, or as it was where that may not be."""
    return Shown(entry=memory.taken_back(old, moment) if choice.may_cancel else old)


def _passes(entry: Entry, choice: Choice) -> bool:
    if choice.uncertain == "only" and not entry.uncertain:
        return False
    return not choice.kinds or entry.kind in choice.kinds


def _with_feed(entry: Entry, feed: Feed) -> Entry:
    feeds = tuple(dict.fromkeys((*entry.feeds, feed)))
    return entry if feeds == entry.feeds else entry.replace(feeds=feeds)


def _for_readers(shown: Shown, choice: Choice) -> Shown:
    entry = shown.entry
    if shown.facts is None and entry.withdrawn is not None and not choice.private:
        return shown.replace(entry=memory.as_withdrawn(entry))
    return shown
