"""Titles that nobody wrote: a meeting's from its body and number, a deadline's from its lead time and meeting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aistrat_cli.model.text import Text
from aistrat_cli.wording import is_japanese


def meeting_title(names: Sequence[Text], number: int | None) -> Text:
    """Return body name and number, in the languages that the names are written in.

    `新AI戦略検討会議 第5回` in Japanese, and of a plain name in Japanese letters; else `Study Council #5`.
    """
    languages = _languages(names)
    if not languages:
        return Text(written=_meeting([str(name.written) for name in names], number, None))
    return Text(written={lang: _meeting([name.in_(lang) for name in names], number, lang) for lang in languages})


def derived_title(lead: Text, item: Text) -> Text:
    """Return `lead title (item title)`, in the languages that either is written in."""
    languages = _languages((lead, item))
    if not languages:
        return Text(written=_derived(str(lead.written), str(item.written), None))
    return Text(written={lang: _derived(lead.in_(lang), item.in_(lang), lang) for lang in languages})


def _languages(texts: Iterable[Text]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lang for text in texts for lang in text.languages))


def _meeting(names: Sequence[str], number: int | None, lang: str | None) -> str:
    if lang == "ja" or (lang is None and any(map(is_japanese, names))):
        joined = "・".join(names)
        return joined if number is None else f"{joined} 第{number}回"
    joined = ", ".join(names)
    return joined if number is None else f"{joined} #{number}"


def _derived(lead: str, item: str, lang: str | None) -> str:
    if lang == "ja" or (lang is None and is_japanese(lead)):
        return f"{lead}（{item}）"
    return f"{lead} ({item})"
