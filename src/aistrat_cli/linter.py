"""From findings to what is reported: run the rules, apply `[rules]`, waivers, severities, and sort."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from aistrat_cli.diagnostic import Diagnostic, Message, Severity
from aistrat_cli.loading.shown import quoted
from aistrat_cli.model.series import Portfolio
from aistrat_cli.planning.plan import Plan
from aistrat_cli.rules import registry
from aistrat_cli.rules.base import Context, Rule
from aistrat_cli.rules.features import features
from aistrat_cli.rules.settings import Settings, config_faults
from aistrat_cli.rules.waivers import Waivers

if TYPE_CHECKING:
    from aistrat_cli.baseline.values import Comparison


def lint(
    found: Iterable[Diagnostic],
    portfolio: Portfolio,
    plan: Plan,
    today: date | Mapping[str, date] | None = None,
    slips: Comparison | None = None,
    *,
    errors_only: bool = False,
) -> tuple[Diagnostic, ...]:
    """Return all findings to report about the series that were asked for, sorted by path, line, column, code.

    `found` is what reading found. Without `today` nothing depends on the day of the run; with it (one day, or one a
    series) what only the day shows is found too, and waivers whose `until` has gone by hold no longer. With `slips`
    what moved since a baseline is found as well, each edit that moved something once.
    With `errors_only` only errors are returned.
    """
    context = Context(portfolio, plan, today, slips)
    settings = {series.id: Settings(series.rules) for series in context.series}
    waivers = Waivers(context, settings)
    kept: list[Diagnostic] = []
    # A waiver that nothing needs is a finding, too: to know it, all must be found. A slip is as severe as it is large.
    waived = any(item.waive for series in context.series for item in series.items)
    skip = errors_only and slips is None and not waived
    for diagnostic in _all(found, context, settings, skip_milder=skip):
        severity = _severity(diagnostic, context, settings)
        if severity is not None and not waivers.silence(diagnostic):
            kept.append(diagnostic if severity == diagnostic.severity else diagnostic.replace(severity=severity))
    for diagnostic in waivers.faults():
        severity = _severity(diagnostic, context, settings)
        if severity is not None:
            kept.append(diagnostic.replace(severity=severity))
    if errors_only:  # to sort them, a place must be found for each in the text
        kept = [diagnostic for diagnostic in kept if diagnostic.severity == "error"]
    return tuple(sorted(kept, key=_order))


def _all(
    found: Iterable[Diagnostic], context: Context, settings: Mapping[str, Settings], *, skip_milder: bool
) -> Iterator[Diagnostic]:
    yield from map(_named, found)
    for series in context.series:
        yield from config_faults(series)
    present = features(context)
    for entry in registry.ENTRIES:
        if not _needed(entry, context, present):
            continue
        if not entry.fixed and not any(one.reports(entry) for one in settings.values()):
            continue
        rule = entry.load()
        if rule.check is None or (skip_milder and not _can_be_error(rule, entry, settings)):
            continue
        yield from rule.check(context)


def _can_be_error(rule: Rule, entry: registry.Entry, settings: Mapping[str, Settings]) -> bool:
    """Tell whether some series may report an error of this rule."""
    severities = {one.severity(entry, rule.gravest or rule.fault.severity) for one in settings.values()}
    return "error" in severities


def _named(diagnostic: Diagnostic) -> Diagnostic:
    """Return the finding with its item's name in front, where reading the file did not say of what it speaks."""
    item, message = diagnostic.item, diagnostic.message
    if item is None or (item in message.en and re.search(rf"(?<![\w-]){re.escape(item)}(?![\w-])", message.en)):
        return diagnostic
    return diagnostic.replace(message=Message(*(f"{quoted(item)}: {said}" for said in message)))


def _needed(entry: registry.Entry, context: Context, present: set[str]) -> bool:
    needs = entry.needs
    if needs in (registry.READING, registry.LINTER):
        return False
    if needs == registry.ALWAYS:
        return True
    if needs == registry.TODAY:
        return context.has_today
    if needs == registry.SLIPS:
        return context.slips is not None
    if needs == registry.OPTION:
        return any(entry.name in s.rules.options or entry.code in s.rules.options for s in context.series)
    return needs in present or needs in context.problems


def _severity(diagnostic: Diagnostic, context: Context, settings: Mapping[str, Settings]) -> Severity | None:
    """Return the severity it is reported with, None where it is not to be reported."""
    if diagnostic.series is None or diagnostic.series not in context.by_id:  # of a file that is no series
        return diagnostic.severity
    series = settings.get(diagnostic.series)
    if series is None:  # only referred to: not asked for
        return None
    entry = registry.find(diagnostic.fault.code)
    if entry is None or entry.fixed:
        return diagnostic.severity
    return series.severity(entry, diagnostic.severity)


def _order(diagnostic: Diagnostic) -> tuple[str, int, int, str, str, str]:
    place = diagnostic.place
    location = diagnostic.location or (place.location if place is not None else None)
    return (
        place.source.path if place is not None else "",
        location.line if location is not None else 0,
        location.column if location is not None else 0,
        diagnostic.fault.code,
        diagnostic.item or "",
        diagnostic.message.en,
    )
