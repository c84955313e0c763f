"""Built-in sets of lead times: TOML files of the package, written like a schedule's `[[lead_time]]`."""

from __future__ import annotations

import os

from aistrat_cli.loading.decode.calendar import make_calendar
from aistrat_cli.loading.decode.leads import make_lead_times
from aistrat_cli.loading.decode.reading import Reading
from aistrat_cli.model.leads import LeadTime
from aistrat_cli.source.place import Place, Source

FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "lead_sets")


def names() -> tuple[str, ...]:
    """Return the names of all sets, in order."""
    return tuple(sorted(name.removesuffix(".toml") for name in os.listdir(FOLDER) if name.endswith(".toml")))


def read_set(name: str) -> tuple[LeadTime, ...]:
    """Return the lead times of a set, one whose rule changed with several terms.

    Raises ValueError where the set is faulty, which a test holds impossible.
    """
    import tomli

    with open(os.path.join(FOLDER, f"{name}.toml"), encoding="utf-8") as file:
        source = Source(f"{name}.toml", file.read())
    raw = tomli.loads(source.text)
    reading = Reading(source)
    root = Place(source, ())
    for calendar, keys in raw.get("calendars", {}).items():
        reading.calendars[calendar] = make_calendar(reading, keys, root.at("calendars", calendar), calendar)
    leads: dict[str, LeadTime] = {}
    for index, keys in enumerate(raw["lead_time"]):
        for lead in make_lead_times(reading, keys, root.at("lead_time", index)):
            known = leads.get(lead.id)
            leads[lead.id] = known.replace(terms=known.terms + lead.terms) if known else lead
    if reading.findings:
        raise ValueError(f"{name}: {reading.findings[0].message.en}")
    return tuple(leads.values())
