"""The statement at which the parser stopped: where it begins and ends, and what is wrong with it."""

from __future__ import annotations

import re

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.repair.brackets import explain_brackets
from aistrat_cli.loading.repair.doubles import explain_double
from aistrat_cli.loading.repair.explained import Explained, accepted, in_quotes, write
from aistrat_cli.loading.repair.fullwidth import plain
from aistrat_cli.loading.repair.lines import explain_header, explain_line, explain_value, pair_of
from aistrat_cli.source.scanner import SIMPLE_LINES, TOKEN, end_of_statement

_QUOTES = re.compile(rf"{TOKEN.pattern}|(?P<lone>\"\"\"|'''|[\"'])", re.DOTALL)


def explain(text: str, position: int, said: str, mark: str) -> Explained:
    """Return what is wrong at the offset where the parser stopped, `said` being its words.

    What is put in place of a value of which nobody knows whether it is right contains `mark`.
    """
    sign = text[position : position + 1]
    if sign and (sign < " " or sign == "\x7f") and sign not in "\t\n":
        return _control(text, position, mark)
    if position >= len(text) and said.startswith(("Unterminated", "Expected \"'")):
        return _open_string(text, 0, mark)
    start = statement_at(text, position)
    if said.startswith(("Illegal character '\\n'", "Found invalid character '\\n'")):
        return _open_string(text, start, mark)
    line_end = text.find("\n", position)
    end = len(text) if line_end < 0 else line_end
    if said.startswith(("Cannot", "Duplicate")):
        return explain_double(text, position, start, end, said, mark)
    if said.startswith(("Unescaped", "Invalid hex", "Escaped")):
        return _escape(text, position, start, end, mark)
    in_brackets = explain_brackets(text, start, position, mark)
    if in_brackets is not None:
        return in_brackets
    statement = text[start:end]
    found = plain(statement)
    if found is not None and accepted(found.text):
        at = start + found.offset
        return Explained(found.message, (at, at + 1), (start, end), found.text, write(found.text))
    signs = found.text if found else statement
    if signs.lstrip(" \t").startswith("["):
        return explain_header(signs, (start, end))
    if pair_of(statement) is not None:
        return explain_value(statement, start, mark)
    return explain_line(statement, start, found, mark)


def statement_at(text: str, position: int) -> int:
    """Return where the statement begins that holds `position`; everything before it is valid."""
    line = text.rfind("\n", 0, position) + 1
    start = 0
    while start < line:
        start = SIMPLE_LINES.match(text, start, line).end()  # type: ignore[union-attr]
        if start >= line:
            break
        end = end_of_statement(text, start)
        if end > position or end == len(text):  # the parser stops at the very end where a bracket is never closed
            return start
        start = end
    return line


def _control(text: str, position: int, mark: str) -> Explained:
    """A control character, which no TOML text holds."""
    sign = text[position]
    start, line_end = text.rfind("\n", 0, position) + 1, text.find("\n", position)
    end = len(text) if line_end < 0 else line_end
    code = f"U+{ord(sign):04X}"
    name = {"\0": "NUL", "\x1b": "escape", "\f": "form feed"}.get(sign, "control character")
    message = Message(
        f"The character {code} ({name}) may not stand in a text.", f"制御文字 {code}（{name}）は使えません。"
    )
    help = Message("Remove it.", "取り除いてください。")
    line = text[start:end]
    bad = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
    new = next((new for new in (bad.sub(mark, line), bad.sub(" ", line)) if accepted(new)), None)
    at = (position, position + 1)
    return Explained(message, at, (start, end), new, help, faults.INVALID_TEXT)


def _open_string(text: str, start: int, mark: str) -> Explained:
    """A text whose closing quote is missing."""
    found = next((token for token in _QUOTES.finditer(text, start) if token["lone"]), None)
    at = found.start() if found else start
    quote = found["lone"] if found else '"'
    line_end = text.find("\n", at)
    end = len(text) if line_end < 0 else line_end
    if len(quote) == 3:
        message = Message(
            f"The text that begins here with `{quote}` is never closed.",
            f"ここで `{quote}` で始まる文字列が閉じていません。",
        )
        closing = Message(f"Close it with `{quote}`.", f"`{quote}` で閉じます。")
        return Explained(message, (at, at + 3), (at, end), None, closing)
    message = Message(
        f"The text that begins here with `{quote}` is not closed on its line.",
        f"ここで `{quote}` で始まる文字列が、この行で閉じていません。",
    )
    begin = statement_at(text, at)
    stop = _closed_below(text, end, quote)
    thrice = 3 * quote
    whole = f"{text[begin:at]}{thrice}{text[at + 1 : stop - 1]}{thrice}" if stop else ""
    if stop and accepted(whole):
        message = Message(
            f"The text that begins here with `{quote}` goes on on the next line.",
            f"ここで `{quote}` で始まる文字列が、次の行に続いています。",
        )
        thrice_help = Message(f"Begin and end it with `{thrice}`.", f"`{thrice}` で始め、`{thrice}` で終えます。")
        return Explained(message, (at, end), (begin, stop), whole, thrice_help)
    before, content = text[begin:at], text[at + 1 : end].rstrip()
    bare = content.rstrip(" ,]}")  # brackets behind it close those before it
    other = "'" if quote == '"' else '"'
    if bare.endswith(other) and bare.count(other) == 1:  # '2022-01-11"
        content = bare.removesuffix(other) + content[len(bare) :]
        bare = bare.removesuffix(other)
    if not accepted(f"{before}{quote}{bare}{quote}{content[len(bare) :]}"):
        bare = content
    behind = content[len(bare) :]
    new = before + in_quotes(mark + bare) + behind
    closed = f"{before}{quote}{bare}{quote}{behind}"
    help = Message(f"Close it with `{quote}`.", f"`{quote}` で閉じます。")
    if accepted(closed):
        help = write(closed, "Close it on its line:", "と同じ行で閉じます") or help
    if not accepted(new):
        return Explained(message, (at, end), (begin, end), None, help)
    return Explained(message, (at, end), (begin, end), new, help)


def _closed_below(text: str, line_end: int, quote: str) -> int | None:
    """Return the offset behind a quote that ends one of the next lines, none of which begins anything else."""
    for _ in range(20):
        start, line_end = line_end + 1, text.find("\n", line_end + 1)
        line = text[start:line_end] if line_end >= 0 else text[start:]
        if pair_of(line) or line.lstrip().startswith("["):
            return None
        if line.rstrip().endswith(quote) and line.count(quote) == 1:
            return start + len(line.rstrip())
        if line_end < 0:
            return None
    return None


def _escape(text: str, position: int, start: int, end: int, mark: str) -> Explained:
    """A backslash that means nothing, as in a path of Windows."""
    back = text.rfind("\\", start, position + 1)
    at = (back if back >= 0 else start, position if position > back else back + 1)
    message = Message(
        f"`{text[at[0] : at[0] + 2]}` means nothing in a text in double quotes.",
        f"二重引用符の中の `{text[at[0] : at[0] + 2]}` には意味がありません。",
    )
    help = Message(
        "Put the text in single quotes, or write each backslash twice.",
        "一重引用符で囲むか、バックスラッシュを2つ重ねます。",
    )
    statement = text[start:end]
    doubled = re.sub(r"\\(?![\\\"])", r"\\\\", statement)
    found = pair_of(statement)
    if found is not None and accepted(doubled):
        single = re.sub(r'"([^"\'\n]*)"', r"'\1'", statement)
        shown = write(single if accepted(single) else doubled)
        return Explained(message, at, (start, end), doubled, shown or help)
    return Explained(message, at, (start, end), None, help)
