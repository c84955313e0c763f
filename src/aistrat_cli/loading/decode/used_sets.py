"""Built-in sets of lead times as a schedule uses them: `[[lead_time]] use = "us-faca"`, and what it says besides."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.decode.leads import read_lead_time
from aistrat_cli.loading.decode.reading import Reading
from aistrat_cli.loading.shown import quoted
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.model.leads import LeadTime
from aistrat_cli.source.place import Place

OF_THE_SET = ("offset", "count", "in_force", "source", "after_next")
"""What a built-in set says, and a schedule that uses it cannot."""

OF_A_TERM = ("at", "roll")

PARTS = {"body": "bodies", "kind": "kinds", "type": "types", "ids": "ids", "online": "online"}
"""The keys of `for`, and the fields of a selector that they fill."""


def lead_times(reading: Reading, raw: Mapping[str, Any], place: Place) -> tuple[LeadTime, ...]:
    """Read one `[[lead_time]]` with `use`: all lead times of the set that it names."""
    from aistrat_cli.loading.lead_sets import names, read_set

    read = read_lead_time(reading, raw, place)
    values = read.values
    for name in OF_THE_SET:
        if name in raw:
            reading.report(
                faults.CONTRADICTION,
                Message(
                    f"`{name}` is said by the set that `use` names.",
                    f"`{name}` は `use` で指定したセットが定めています。",
                ),
                place.at(name).named(),
                Message(
                    f"Take `{name}` away, or write the lead time without `use`.",
                    f"`{name}` を削除するか、`use` を使わずに書いてください。",
                ),
            )
    used = values.get("use")
    if used is None:
        return ()
    known = names()
    if used not in known:
        reading.misread(_unknown_set(reading, used, known), place.at("use"))
        return ()
    leads = read_set(used)
    id = values.get("id", used)
    said: dict[str, Any] = {"use": used, "place": place, "x": read.x}
    said |= {field: values[field] for field in ("title", "owner", "severity") if field in values}
    if "except" in values:
        said["excluded"] = values["except"]
    chosen = values.get("for")
    meant = {field: getattr(chosen, field) for key, field in PARTS.items() if key in raw["for"]} if chosen else {}
    counted = {field: values[field] for field in (*OF_A_TERM, "calendar") if field in values}
    return tuple(
        lead.replace(
            **said,
            selector=lead.selector.replace(**meant),
            id=id if len(leads) == 1 else f"{id}-{lead.id}",
            terms=tuple(term.replace(**counted) for term in lead.terms) if counted else lead.terms,
        )
        for lead in leads
    )


def _unknown_set(reading: Reading, name: str, known: Collection[str]) -> Misread:
    """Return the exception for a built-in set that does not exist."""
    near = reading.nearest(name, known)
    listed = ", ".join(f'"{one}"' for one in known)
    return Misread(
        faults.UNKNOWN_REFERENCE,
        Message(
            f'There is no built-in set of lead times "{quoted(name)}".',
            f"「{quoted(name)}」という組み込みの期限セットはありません。",
        ),
        Message(f'Did you mean "{near}"?', f'"{near}" ではありませんか。')
        if near
        else Message(f"There is {listed}.", f"使えるのは {listed} です。"),
    )
