"""What a portfolio contains that rules look at: rules about nothing in it need not be imported."""

from __future__ import annotations

from aistrat_cli.model.items import Document, Meeting, Milestone
from aistrat_cli.rules.base import Context


def features(context: Context) -> set[str]:
    """Return the features of the series that were asked for."""
    found: set[str] = set()
    for series in context.series:
        if series.lead_times:
            found.add("lead-times")
        if series.calendar.avoid:
            found.add("avoid")
        for item in series.items:
            if isinstance(item, Meeting):
                found.add("meetings")
                if item.date is not None:
                    found.add("dated-meetings")
            elif isinstance(item, Document | Milestone):
                if item.date is not None:
                    found.add("dated-papers")
                if isinstance(item, Document) and item.lead_time is not None:
                    found.add("dated-papers")
    return found
