"""What `aistrat export` can write. To add a format: a module here that declares EXPORT, and its name in EXPORTS.

A module here imports nothing heavy at its top: all of them are looked at for the options of the command.
"""

from __future__ import annotations

from aistrat_cli.cli.exports import html, ics, papers, pictures
from aistrat_cli.cli.exports.export import Export

EXPORTS: dict[str, Export] = {
    export.name: export for export in (ics.EXPORT, *pictures.EXPORTS, html.EXPORT, *papers.EXPORTS)
}
"""By the name that is typed, in the order of the help."""
