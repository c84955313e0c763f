"""Lists and inline tables that are no TOML: never closed, a comma missing, entries without quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.repair.explained import Explained, accepted, in_quotes, write
from aistrat_cli.loading.repair.fullwidth import plain
from aistrat_cli.loading.repair.lines import last_part, pair_of
from aistrat_cli.loading.repair.unquoted import Advice, advise
from aistrat_cli.row import NamedTuple
from aistrat_cli.source.scanner import TOKEN

LONGEST = 10_000
"""Characters of a list in which each entry is looked at."""

_NEXT_HEADER = re.compile(r"^[ \t]*+\[\[?+[^\[\]\n,=]++\]\]?+[ \t]*+(?:#[^\n]*+)?+$", re.MULTILINE)
_NEXT_STATEMENT = re.compile(r"^[ \t]*+(?:\[\[?+[^\[\]\n,=]++\]|[A-Za-z0-9_-]++[ \t]*+=)", re.MULTILINE)
_PIECE = re.compile(rf"{TOKEN.pattern}|[,=]", re.DOTALL)


class Entry(NamedTuple):
    """A plain entry of a list or an inline table, as a slice without blanks."""

    key: str
    start: int
    end: int
    comma: str = ""
    """`missing` behind it, or `extra`."""


def explain_brackets(text: str, start: int, position: int, mark: str) -> Explained | None:
    """Return what is wrong at `position` where that lies inside brackets that opened since `start`, else None."""
    pair = pair_of(text[start : position + 1])
    opened = _open_brackets(text, start, position) if pair else []
    if not opened or pair is None:
        return None
    first = start + pair.end()
    header = _NEXT_HEADER.search(text, text.find("\n", start) + 1 or len(text))
    limit = header.start() if header else len(text)
    close = _closed_at(text, opened[0], limit)
    if close is None:
        return _never_closed(text, start, opened, limit, mark, pair["key"])
    line_end = text.find("\n", close)
    end = len(text) if line_end < 0 else line_end
    statement = text[start:end]
    region = (start, end)
    found = plain(statement)
    if found is not None and accepted(found.text):
        at = start + found.offset
        return Explained(found.message, (at, at + 1), region, found.text, write(found.text))
    given_up = f"{text[start:first]}{in_quotes(mark)}"
    if len(statement) <= LONGEST:
        told = _entries_told(text, first, close, region, mark, last_part(pair["key"]))
        if told is not None:
            return told if told.new and accepted(told.new) else told._replace(new=given_up)
    inner = text[first + 1 : close - 1]
    if text[first] == "{" and accepted(f"x = [{inner}]"):
        right = f"{text[start:first]}[{inner}]{text[close:end]}"
        message = Message("A list stands in square brackets.", "リストは `[ ]` で囲みます。")
        return Explained(message, (first, close), region, right, write(right))
    message = Message("This list cannot be read from here on.", "ここからリストが読めません。")
    return Explained(message, (position, position + 1), region, given_up)


def _open_brackets(text: str, start: int, position: int) -> list[int]:
    opened: list[int] = []
    for token in TOKEN.finditer(text, start, position):
        sign = text[token.start()]
        if sign in "[{":
            opened.append(token.start())
        elif sign in "]}" and opened:
            opened.pop()
    return opened


def _closed_at(text: str, start: int, limit: int) -> int | None:
    """Return the offset behind the bracket that closes the one at `start`, None where there is none before `limit`."""
    depth = 0
    for token in TOKEN.finditer(text, start, limit):
        sign = text[token.start()]
        if sign in "[{":
            depth += 1
        elif sign in "]}":
            depth -= 1
            if depth == 0:
                return token.end()
    return None


def _never_closed(text: str, start: int, opened: list[int], limit: int, mark: str, key: str) -> Explained:
    at = opened[-1]
    following = _NEXT_STATEMENT.search(text, text.find("\n", at) + 1 or limit, limit)
    end = following.start() if following else limit
    while end > start and text[end - 1] in " \t\n":
        end -= 1
    wanted = "]" if text[at] == "[" else "}"
    message = Message(
        f"The `{text[at]}` that opens here is never closed.", f"ここで開いた `{text[at]}` が閉じていません。"
    )
    line = text[start:end]
    help = Message(f"Close it with `{wanted}`.", f"`{wanted}` で閉じます。")
    if "\n" not in line and accepted(line + wanted):
        help = write(line + wanted) or help
    new = f"{key} = {in_quotes(mark)}" + "\n" * line.count("\n")
    return Explained(message, (at, at + 1), (start, end), new, help)


def _entries_told(text: str, first: int, close: int, region: tuple[int, int], mark: str, name: str) -> Explained | None:
    """Return what is wrong with the entries of a list: told of the first, all of them mended."""
    told: tuple[Advice, tuple[int, int]] | None = None
    shown: list[str] = []
    mended: list[str] = []
    done = region[0]
    for entry in _entries(text, first, close):
        raw = text[entry.start : entry.end]
        advice = _advice_on(entry, raw, name)
        if advice is None:
            continue
        told = told or (advice, (entry.start, max(entry.end, entry.start + 1)))
        comma = "," if entry.comma == "missing" else ""
        before = text[done : entry.start]
        sure = advice.certain and advice.value is not None
        shown += [before, raw if advice.value is None else advice.value, comma]
        mended += [before, str(advice.value) if sure else in_quotes(mark + raw), comma]
        done = entry.end + (entry.comma == "extra")
    if told is None:
        return None
    advice, at = told
    rest = text[done : region[1]]
    help = advice.help
    if help is None:
        en, ja = ("Write", "と書きます") if advice.certain else ("Put it in quotes:", "と引用符で囲みます")
        help = write("".join(shown) + rest, en, ja) or write(advice.value or "", en, ja)
    return Explained(advice.message, at, region, "".join(mended) + rest, help, advice.fault, follows=advice.follows)


def _advice_on(entry: Entry, raw: str, name: str) -> Advice | None:
    """Return what is wrong with an entry, None where nothing is."""
    if entry.comma == "extra":
        return Advice(Message("A comma too many.", "コンマが余分です。"), "", certain=True)
    missing = Message("A comma is missing behind this entry.", "この項目の後にコンマがありません。")
    if accepted(f"x = {raw}"):
        return Advice(missing, raw, certain=True, help=write(f"{raw},")) if entry.comma else None
    colon = re.fullmatch(r"([A-Za-z0-9_-]+)[ \t]*:[ \t]+(.+)", raw, re.DOTALL)
    if colon and accepted(f"x = {colon[2]}"):
        message = Message(
            f"Between `{colon[1]}` and its value stands `=`, not `:`.",
            f"`{colon[1]}` と値の間は `:` ではなく `=` です。",
        )
        return Advice(message, f"{colon[1]} = {colon[2]}", certain=True)
    parted = _parted(raw, entry.key)
    if parted is not None:
        return Advice(Message("A comma is missing between these.", "間にコンマがありません。"), parted, certain=True)
    return advise(last_part(entry.key) or name, raw)


def _parted(raw: str, key: str) -> str | None:
    """Return two entries that only blanks part, with a comma between them; None where `raw` is something else."""
    advice = advise("", raw) if key else None
    if advice is not None and advice.rest:
        return f"{advice.value}, {advice.rest}"
    parted = re.sub(r"([\"'])(?:[ \t]*[;|/&][ \t]*|[ \t]+)(?=[\"'])", r"\1, ", raw)
    return parted if parted != raw and accepted(f"x = [{parted}]") else None


def _entries(text: str, first: int, close: int) -> Iterator[Entry]:
    """Give the plain entries between brackets, and those where a comma is missing or too many."""
    kinds: list[str] = []
    key, begin, filled = "", first, True
    for piece in _PIECE.finditer(text, first, close):
        sign = text[piece.start()]
        if sign not in "[]{},=\n#":
            continue
        raw_start, raw_end = _trimmed(text, begin, piece.start())
        has_raw = raw_start < raw_end
        if sign in "[{":
            kinds.append(sign)
            key, begin, filled = "", piece.end(), False
        elif sign == "=":
            if kinds and kinds[-1] == "{" and not key and has_raw:
                key, begin = text[raw_start:raw_end], piece.end()
        elif sign in "\n#":
            if has_raw and (not key or kinds[-1] == "{"):
                after = _next_sign(text, piece.start(), close)
                yield Entry(key, raw_start, raw_end, "" if after in ",]}" else "missing")
                key, begin, filled = ("", piece.end(), False) if after not in ",]}" else (key, piece.end(), True)
            elif not has_raw:
                begin = piece.end()
        else:
            if has_raw:
                yield Entry(key, raw_start, raw_end)
            elif sign == "," and not filled:
                yield Entry(key, piece.start(), piece.start(), "extra")
            if sign in "]}" and kinds:
                kinds.pop()
            key, begin, filled = "", piece.end(), sign in "]}"


def _next_sign(text: str, position: int, close: int) -> str:
    found = re.compile(r"(?:[ \t\n]++|#[^\n]*+)*+").match(text, position, close)
    end = found.end() if found else position
    return text[end : end + 1]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t\n":
        start += 1
    while start < end and text[end - 1] in " \t\n":
        end -= 1
    return start, end
