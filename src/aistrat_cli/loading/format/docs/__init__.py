"""What each key of the format means, in English and Japanese, with an example.

Joined by name with the tables of `keys`; only the schema, the reference and messages about faults import it.
"""

from __future__ import annotations

from aistrat_cli.loading.format.docs.around import AROUND
from aistrat_cli.loading.format.docs.doc import Doc
from aistrat_cli.loading.format.docs.items import ITEMS
from aistrat_cli.loading.format.docs.policies import POLICIES

DOCS: dict[str, Doc] = {**AROUND, **ITEMS, **POLICIES}
"""By table, or group of tables, and key: `meeting.days`."""
