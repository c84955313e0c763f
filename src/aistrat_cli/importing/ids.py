"""Ids made of names: stable from one import to the next, unique, and shaped as the format wants them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from unicodedata import combining, normalize

from aistrat_cli.importing.vocabulary import id_of_words, mark
from aistrat_cli.loading.written.anchors import day_shaped, is_id

LONGEST = 60
"""Characters of a made id; there is room for a number behind it."""


def slug(text: str) -> str:
    """Return the text as an id, empty where too little of it can be written in ASCII."""
    folded = "".join(sign for sign in normalize("NFKD", text) if not combining(sign))
    letters = [sign for sign in folded if sign.isalnum()]
    plain = [sign for sign in letters if sign.isascii()]
    if not plain or len(plain) * 3 < len(letters) * 2:
        return ""
    words = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", folded.lower())).strip("-")
    if len(words) > LONGEST:
        words = words[: LONGEST + 1].rpartition("-")[0] or words[:LONGEST]
    return "" if words.isdigit() else words


def id_of(name: str, kind: str) -> str:
    """Return the id of a body, a person, a topic: its name as far as it can be written in ASCII.

    It is made of the name alone, so that the same has the same id in whatever file and order it stands.
    """
    known = slug(name)
    if known:
        return known
    return f"{kind}-{mark(name)}" if kind == "person" else id_of_words(name, kind)


class Ids:
    """The ids of one namespace that are taken."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, wish: str, otherwise: str) -> str:
        """Return an id nobody has: as wished where it can be one, else the other; counted on where it is taken."""
        wish = wish or otherwise
        if not is_id(wish):
            wish = re.sub(r"[^A-Za-z0-9_-]+", "-", wish).strip("-_")[:LONGEST] or otherwise
        if day_shaped(wish):
            wish = f"m-{wish}"
        id, number = wish, 1
        while id.lower() in self._taken or day_shaped(id):
            number += 1
            id = f"{wish}-{number}"
        self._taken.add(id.lower())
        return id

    def give(self, wishes: Mapping[str, str], otherwise: str) -> dict[str, str]:
        """Return the ids for these names, given in the order of the names."""
        given = {name: self.take(wishes[name], otherwise) for name in sorted(wishes)}
        return {name: given[name] for name in wishes}
