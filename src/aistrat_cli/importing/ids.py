"""Ids made of names: stable from one import to the next, unique, and shaped as the format wants them."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

from aistrat_cli.loading.written.anchors import day_shaped, is_id

LONGEST = 60
"""Characters of a made id; there is room for a number behind it."""

_JAPANESE = (
    ("検討会議", "study-council"),
    ("検討会", "study-group"),
    ("研究会", "study-group"),
    ("小委員会", "subcommittee"),
    ("分科会", "subcommittee"),
    ("幹事会", "secretaries"),
    ("運営委員会", "steering-committee"),
    ("委員会", "committee"),
    ("審議会", "council"),
    ("協議会", "council"),
    ("懇談会", "panel"),
    ("部会", "panel"),
    ("理事会", "board"),
    ("総会", "assembly"),
    ("ワーキンググループ", "wg"),
    ("タスクフォース", "task-force"),
    ("本部", "headquarters"),
    ("会議", "council"),
    ("会", "meeting"),
)
"""What Japanese bodies are called, longer names first: no library of ours reads kanji aloud."""


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


def body_id(name: str) -> str:
    """Return the id of a body: its name, or the kind of body that a Japanese name ends with."""
    known = slug(name)
    if known:
        return known
    bare = re.sub(r"[（(].*?[)）]", "", normalize("NFKC", name)).strip()
    if re.search(r"(?<![A-Za-z])WG$", bare):
        return "wg"
    return next((id for end, id in _JAPANESE if bare.endswith(end)), "body")


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
