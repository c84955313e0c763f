"""Which zone a TZID means: an IANA name however dressed, a name of Windows, or what the file's VTIMEZONE says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import tzinfo
from typing import TYPE_CHECKING

from aistrat_cli.importing.content_lines import Block
from aistrat_cli.importing.remarks import needed

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

MOST_OBSERVANCES = 400
"""Parts of a VTIMEZONE: change by change since 1900, that is about as many as the liveliest zone has."""

_LINES = ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "RRULE", "RDATE")
"""What a part needs; the library would also follow an EXRULE, for ever."""

_RULE = re.compile(r"(?:(?:FREQ=YEARLY|(?:BYMONTH|BYDAY|BYMONTHDAY|INTERVAL|COUNT|UNTIL|WKST)=[-+0-9A-Z,]+)(?:;|$))+")


def iana(name: str) -> ZoneInfo | None:
    """Return the zone of an IANA name; None where there is none."""
    from zoneinfo import ZoneInfo

    from aistrat_cli.loading.decode.zones import is_zone

    return ZoneInfo(name) if is_zone(name) else None


class Zones:
    """The zones of one calendar."""

    def __init__(self, timezones: Iterable[Block]) -> None:
        self._blocks: dict[str, Block] = {}
        for block in timezones:
            line = block.first("TZID")
            if line is not None:
                self._blocks.setdefault(line.text.partition(":")[2].strip(), block)
        self._known: dict[str, tzinfo | None] = {}

    def named(self, tzid: str) -> ZoneInfo | None:
        """Return the IANA zone that a TZID names; None where it is a name of the file's own, or of nobody's."""
        bare = tzid.strip().strip('"').strip("/")
        found = iana(bare) or iana(_windows().get(bare, ""))
        if found is None and "/" in bare:
            # /freeassociation.sourceforge.net/Asia/Tokyo, /mozilla.org/20050126_1/Asia/Tokyo
            parts = bare.split("/")
            found = next((zone for start in range(1, len(parts)) if (zone := iana("/".join(parts[start:])))), None)
        return found

    def zone(self, tzid: str) -> tzinfo | None:
        """Return the zone of a TZID: by its name, else by the file's definition; None where it has neither."""
        if tzid not in self._known:
            self._known[tzid] = self.named(tzid) or self._defined(tzid)
        return self._known[tzid]

    def _defined(self, tzid: str) -> tzinfo | None:
        """Return the zone that the file defines; None where it does not, or in a way that would not come to an end."""
        block = self._blocks.get(tzid)
        if block is None or len(block.inner) > MOST_OBSERVANCES:
            return None
        for part in block.inner:
            rules = [line.text.partition(":")[2].strip().upper() for line in part.lines if line.name == "RRULE"]
            if not all("FREQ=YEARLY" in rule and _RULE.fullmatch(rule) for rule in rules):
                return None
        parts = [part._replace(lines=[line for line in part.lines if line.name in _LINES]) for part in block.inner]
        bare = block._replace(lines=[line for line in block.lines if line.name == "TZID"], inner=parts)
        icalendar = needed("icalendar")
        try:
            zone = icalendar.Timezone.from_ical(bare.ical("STANDARD", "DAYLIGHT")).to_tz(lookup_tzid=False)
        except Exception:  # whatever a broken definition makes the library raise, it is none
            return None
        return zone if isinstance(zone, tzinfo) else None


def _windows() -> dict[str, str]:
    names: dict[str, str] = needed("icalendar.timezone.windows_to_olson").WINDOWS_TO_OLSON
    return names
