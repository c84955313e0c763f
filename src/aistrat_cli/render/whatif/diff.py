"""The lines that an edit changes."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.render.whatif.values import FileEdit
from aistrat_cli.row import NamedTuple


class Line(NamedTuple):
    """A line that goes (`-`) or comes (`+`), with its number in the file before or after."""

    sign: str
    number: int
    text: str


def lines(edit: FileEdit) -> Iterator[Line]:
    """Yield the lines that go and come, in the order of the file."""
    old, new = ([line.removesuffix("\n") for line in _kept(text)] for text in (edit.before, edit.after))
    for start, end, first, last in _differing(old, new):
        yield from (Line("-", number + 1, old[number]) for number in range(start, end))
        yield from (Line("+", number + 1, new[number]) for number in range(first, last))


def unified(edit: FileEdit) -> str:
    """Return the edit as a diff that `git apply` and `patch` take."""
    from difflib import unified_diff

    old, new = _kept(edit.before), _kept(edit.after)
    path = edit.path
    text = ""
    for line in unified_diff(old, new, f"a/{path}", f"b/{path}"):
        text += line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
    return text


def _kept(text: str) -> list[str]:
    """Return the lines with their ends; only `\\n` ends a line of TOML."""
    parts = text.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def _differing(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the differing slices of both; what is the same before and after all of them is not looked at twice."""
    from difflib import SequenceMatcher

    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < min(len(old), len(new)) - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    matcher = SequenceMatcher(None, old[start : len(old) - tail], new[start : len(new) - tail], autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what != "equal":
            yield start + a, start + b, start + c, start + d
