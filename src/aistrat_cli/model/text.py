"""Texts that a person wrote, in one language or several."""

from __future__ import annotations

from collections.abc import Mapping

from aistrat_cli.record import Record


class Text(Record):
    """A string, or a table by language (`{ ja = "…", en = "…" }`), as written."""

    written: str | Mapping[str, str]

    def in_(self, lang: str) -> str:
        """Return the text in `lang`; another language's text is marked with its code: `資料締切 [ja]`.

        A plain string belongs to no language and is never marked.
        """
        if isinstance(self.written, str):
            return self.written
        if lang in self.written:
            return self.written[lang]
        other = next(iter(self.written))
        return f"{self.written[other]} [{other}]"

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it is written in, in order; empty for a plain string."""
        return () if isinstance(self.written, str) else tuple(self.written)

    @property
    def all(self) -> tuple[str, ...]:
        """Every written form, for matching."""
        return (self.written,) if isinstance(self.written, str) else tuple(self.written.values())
