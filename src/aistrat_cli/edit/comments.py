"""Comments of a file in the parts in which they hold or do not: paragraphs, and what stands behind a value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aistrat_cli.source.scanner import Slice


def paragraphs(text: str, comments: Sequence[Slice]) -> Iterator[tuple[int, int, str]]:
    """Yield the parts of a text's comments, each with its slice and its words.

    Lines of comment that follow each other are one paragraph, up to a `#` that stands alone, which belongs to what
    comes before it. A comment behind a value is a part by itself, with the blanks before it. `#:schema` is none.
    """
    begin = end = 0
    words: list[str] = []
    for start, stop in comments:
        line = text.rfind("\n", 0, start) + 1
        if text.startswith("#:", start):
            continue
        if text[line:start].strip(" \t"):
            blanks = len(text[line:start]) - len(text[line:start].rstrip(" \t"))
            yield start - blanks, stop, text[start:stop]
            continue
        if words and (line != end or words[-1].strip("# \t") == "" or _is_rule(words[-1])):
            yield begin, end, "\n".join(words)
            words = []
        if not words:
            begin = line
        words.append(text[start:stop])
        end = text.find("\n", stop) + 1 or len(text)
    if words:
        yield begin, end, "\n".join(words)


def _is_rule(words: str) -> bool:
    """Tell whether a line is a heading drawn with a rule, `# ── Lead times ────`."""
    return any(rule in words for rule in ("────", "====", "----", "####"))
