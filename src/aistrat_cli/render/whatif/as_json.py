"""A change and its consequences, for programs."""

from __future__ import annotations

from typing import Any

from aistrat_cli.diagnostic import Diagnostic
from aistrat_cli.model.days import ItemKey
from aistrat_cli.render.diagnostics import View
from aistrat_cli.render.diagnostics.json import document
from aistrat_cli.render.json_text import dump
from aistrat_cli.render.plan_json import VERSION, day
from aistrat_cli.render.slips.as_json import records
from aistrat_cli.render.whatif.diff import unified
from aistrat_cli.render.whatif.values import WhatIf, floats, hits


def render(found: WhatIf, lang: str) -> str:
    """Return the document of `move`, `done`, `confirm` and `cancel`."""
    series = found.key.series

    def bare(key: ItemKey) -> str:
        return key.seen_from(series)

    return dump(
        {
            "version": VERSION,
            "command": found.command,
            "series": series,
            "item": found.key.item,
            "written": found.written,
            "edits": [
                {"series": edit.key.series, "item": edit.key.item, "key": edit.name, "was": edit.was, "now": edit.now}
                for edit in found.edits
            ],
            "files": [{"path": edit.path, "diff": unified(edit)} for edit in found.files],
            "followers": {
                "policy": found.followers,
                "moved": [{"item": bare(key), "start": day(to)} for key, to in found.along.items()],
                "held": [{"item": bare(key), "reason": reason} for key, reason in found.held.items()],
            },
            "slips": records(found.comparison),
            "broken": _findings(found.broken, lang),
            "mended": _findings(found.mended, lang),
            "changed": _findings(found.changed, lang),
            "warnings": [warning.in_(lang) for warning in found.warnings],
            "floats": [
                {
                    "series": one.key.series,
                    "item": one.key.item,
                    "was": one.before,
                    "now": one.after,
                    "bound_by": one.bound_by.seen_from(one.key.series) if one.bound_by is not None else None,
                }
                for one in floats(found.before, found.after)
            ],
            "hits": [
                {
                    "kind": hit.kind,
                    "id": hit.id,
                    "name": hit.name.written if hit.name is not None else None,
                    "items": [bare(key) for key in hit.items],
                }
                for hit in hits(found.comparison, found.after)
            ],
        }
    )


def _findings(diagnostics: tuple[Diagnostic, ...], lang: str) -> Any:
    return document(diagnostics, View(lang=lang))["diagnostics"]
