"""`aistrat notice`: the letter itself, from a template and a meeting."""

from __future__ import annotations

from collections.abc import Callable
from html import escape as html_escaped
from typing import Literal

from aistrat_cli.model.days import ItemKey
from aistrat_cli.planning.plan import Plan
from aistrat_cli.render.json_text import dump
from aistrat_cli.render.notice.template import fill
from aistrat_cli.render.notice.values import values_of
from aistrat_cli.render.papers.as_markdown import escaped as markdown_escaped
from aistrat_cli.render.papers.facts import leaves
from aistrat_cli.render.papers.options import PaperOptions
from aistrat_cli.render.plan_json import VERSION

Form = Literal["text", "md", "html"]

ESCAPES: dict[Form, Callable[[str], str]] = {"text": str, "md": markdown_escaped, "html": html_escaped}
"""What a template's form takes for its own becomes text."""


def render(plan: Plan, meeting: ItemKey, template: str, form: Form, options: PaperOptions) -> str:
    """Return the letter. Raises BadTemplate."""
    placement = plan.placements[meeting]
    [leaf] = [one for one in leaves(plan, (placement,), options.lang) if one.series.id == meeting.series]
    return fill(template, values_of(plan, placement, leaf, options), ESCAPES[form])


def render_json(plan: Plan, meeting: ItemKey, options: PaperOptions) -> str:
    """Return what a template can say, as a document."""
    placement = plan.placements[meeting]
    [leaf] = [one for one in leaves(plan, (placement,), options.lang) if one.series.id == meeting.series]
    return dump({"version": VERSION, **values_of(plan, placement, leaf, options)})
