"""Texts folded for matching: full-width letters, digits and signs become the plain ones (NFKC)."""

from __future__ import annotations


def fold(text: str) -> str:
    """Return the text in NFKC, character by character, so that `unfold` can find the way back."""
    if text.isascii():
        return text
    from unicodedata import normalize

    return "".join([c if c.isascii() else normalize("NFKC", c) for c in text])


def unfold(text: str, offset: int) -> int:
    """Return the offset in `text` of the character that stands at `offset` in `fold(text)`."""
    if text.isascii():
        return offset
    length = 0
    for index, character in enumerate(text):
        length += len(fold(character))
        if length > offset:
            return index
    return len(text)
