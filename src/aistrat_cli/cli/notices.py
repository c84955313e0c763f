"""Templates of notices: the ones that come with aistrat, and people's own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from aistrat_cli.cli.declare import CannotGoOn, Option
from aistrat_cli.diagnostic import Message
from aistrat_cli.record import Record

if TYPE_CHECKING:
    from aistrat_cli.api import Plan
    from aistrat_cli.model.days import ItemKey
    from aistrat_cli.render.notice.letter import Form
    from aistrat_cli.render.papers.options import PaperOptions

FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "templates")
ENDINGS: dict[str, Form] = {".html": "html", ".htm": "html", ".md": "md"}
"""By the end of a template's name; every other one is plain text."""

TEMPLATE = Option(
    names=("--template",),
    value="FILE",
    completes="file",
    help=Message(
        "Your own template; .md and .html are escaped as such.", "独自のひな形。.md と .html はその形式として扱う。"
    ),
)


class Template(Record):
    """A template and what it makes."""

    path: str
    text: str
    form: Form


def own_template(path: str) -> Template:
    """Read a person's template. Raises CannotGoOn."""
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            text = file.read()
    except OSError as error:
        raise CannotGoOn(
            Message(f"{path}: cannot be read: {error.strerror}", f"{path}: 読めません: {error.strerror}")
        ) from None
    except UnicodeDecodeError:
        raise CannotGoOn(Message(f"{path}: is not UTF-8", f"{path}: UTF-8 ではありません")) from None
    return Template(path=path, text=text, form=ENDINGS.get(os.path.splitext(path)[1].lower(), "text"))


def usual_template(form: Form, lang: str) -> Template:
    """Return the template that comes with aistrat: in Japanese, and in English for every other language."""
    name = f"notice.{'ja' if lang == 'ja' else 'en'}.{'txt' if form == 'text' else form}"
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        return Template(path=name, text=file.read(), form=form)


def letter(plan: Plan, meeting: ItemKey, template: Template, options: PaperOptions) -> str:
    """Return the notice of a meeting. Raises CannotGoOn where the template is faulty."""
    from aistrat_cli.render.notice.letter import render
    from aistrat_cli.render.notice.template import BadTemplate

    try:
        return render(plan, meeting, template.text, template.form, options)
    except BadTemplate as bad:
        raise CannotGoOn(
            Message(f"{template.path}:{bad.line}: {bad.message.en}", f"{template.path}:{bad.line}: {bad.message.ja}"),
            Message("docs/papers.md lists the values", "使える値は docs/papers.md にあります"),
        ) from None
