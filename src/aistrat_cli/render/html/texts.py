"""Texts of a page in both languages side by side, of which one is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from aistrat_cli.diagnostic import Message
from aistrat_cli.render.svg.markup import element, escaped

LANGS = ("ja", "en")


def both(ja: str, en: str) -> str:
    """Return two texts as markup, one where they are the same."""
    if ja == en:
        return escaped(ja)
    return tagged("ja", escaped(ja)) + tagged("en", escaped(en))


def tagged(lang: str, markup: str) -> str:
    """Return markup that is shown in one language only."""
    return f'<span lang="{lang}">{markup}</span>' if markup else ""


def said(message: Message) -> str:
    """Return one of our own messages."""
    return both(message.ja, message.en)


def in_each(tell: Callable[[str], str]) -> str:
    """Return what `tell` says in each language."""
    return both(*(tell(lang) for lang in LANGS))


def lists(tell: Callable[[str], Sequence[str]], name: str, **attributes: str) -> str:
    """Return a list with an entry for each text; entries that are the same in both languages stand once."""
    ja, en = (list(tell(lang)) for lang in LANGS)
    if len(ja) == len(en):
        entries = "".join(element("li", both(a, b)) for a, b in zip(ja, en, strict=True))
        return element("ul", entries, class_=name, **attributes) if entries else ""
    return "".join(
        element("ul", *(element("li", escaped(text)) for text in texts), class_=name, lang=lang)
        for lang, texts in zip(LANGS, (ja, en), strict=True)
        if texts
    )
