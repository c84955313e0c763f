"""Lines that are neither a header nor `key = value`, nor a comment."""

from __future__ import annotations

import re

from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.format.keys import TABLES
from aistrat_cli.loading.format.other_words import OTHER_WORDS
from aistrat_cli.loading.repair.explained import Explained, accepted, in_quotes, write
from aistrat_cli.loading.repair.fullwidth import Plain
from aistrat_cli.loading.repair.unquoted import Advice, advise
from aistrat_cli.loading.shown import quoted
from aistrat_cli.loading.written.folding import fold
from aistrat_cli.source.scanner import TOKEN

_PART = r"(?:[A-Za-z0-9_-]++|\"(?:[^\"\\\n]++|\\[^\n])*+\"|'[^'\n]*+')"
_PAIR = re.compile(rf"[ \t]*+(?P<key>{_PART}(?:[ \t]*+\.[ \t]*+{_PART})*+)[ \t]*+=[ \t]*+")
_HEADER = re.compile(r"[ \t]*+(?P<open>[\[ \t]++)(?P<name>[^\[\]#\n]*+)(?P<close>[\] \t]*+)(?P<rest>[^\n]*+)")
_NAME = re.compile(rf"{_PART}(?:[ \t]*+\.[ \t]*+{_PART})*+")


HEADERS = {table.header.strip("[]"): table.header for table in TABLES.values() if table.header[:1] == "["}
"""The headers of a file by the names of their tables."""

LISTS = frozenset(name for name, header in HEADERS.items() if header.startswith("[["))
"""Tables that a file has many of: `[[meeting]]`."""

ROOTS = frozenset(name.partition(".")[0] for name in HEADERS)


def pair_of(statement: str) -> re.Match[str] | None:
    """Return the key and the `=` that a statement begins with, None where it does not."""
    return _PAIR.match(statement)


def last_part(key: str) -> str:
    """Return the last part of a dotted key, bare."""
    return key.rpartition(".")[2].strip().strip("\"'")


def without_comment(text: str) -> tuple[str, str]:
    """Return a value without blanks around it, and what stands behind it: blanks and the comment."""
    link = re.match(r"[a-z]+://[^\s\"']+", text)  # its `#` begins no comment
    start = link.end() if link else 0
    end = next((token.start() for token in TOKEN.finditer(text, start) if text[token.start()] == "#"), len(text))
    bare = text[:end].rstrip()
    return bare, text[len(bare) :]


def explain_value(statement: str, start: int, mark: str) -> Explained:
    """Return what is wrong with the value behind a key that is right."""
    found = _PAIR.match(statement)
    assert found is not None
    head = statement[: found.end()]
    raw, tail = without_comment(statement[found.end() :])
    region = (start, start + len(statement))
    advice = advise(last_part(found["key"]), raw)
    at = (start + found.end(), start + found.end() + max(1, len(raw)))
    if not raw:
        at = (start + len(statement[: found.end()].rstrip()) - 1, start + len(statement[: found.end()].rstrip()))
    return told(advice, at, region, head, tail, raw, mark)


def told(
    advice: Advice, at: tuple[int, int], region: tuple[int, int], head: str, tail: str, raw: str, mark: str
) -> Explained:
    """Return advice about a value as what is wrong with its statement, `head` standing before and `tail` behind."""
    help, trusted, rest = advice.help, True, ""
    if help is None and advice.value is not None:
        shown = head + advice.value + (tail if "#" not in advice.value else "")
        en, ja = (
            ("Put it in quotes:", "と引用符で囲みます")
            if advice.value[:1] in "\"'[" and not advice.certain
            else ("Write", "と書きます")
        )
        help = write(shown, en, ja) or write(shown.removesuffix(tail), en, ja) or write(advice.value, en, ja)
    if advice.rest:
        trusted = accepted(advice.rest)
        rest = f"\n{advice.rest}" if trusted else ""
        help = Message("Begin a new line before the next key.", "次のキーの前で改行します。")
    value = advice.value if advice.certain and advice.value is not None else in_quotes(mark + raw)
    new = f"{head}{value}{tail}{rest}"
    if not accepted(new):
        new = head + in_quotes(mark)
    return Explained(
        advice.message, at, region, new if accepted(new) else None, help, advice.fault, trusted, advice.follows
    )


def explain_header(statement: str, region: tuple[int, int]) -> Explained:
    """Return what is wrong with a line that begins with a bracket, in plain signs."""
    found = _HEADER.match(statement)
    assert found is not None
    name, rest = found["name"].strip(), found["rest"].strip()
    brackets = 2 if name in LISTS or max(found["open"].count("["), found["close"].count("]")) >= 2 else 1
    at = (region[0] + len(statement) - len(statement.lstrip()), region[1])
    if not _NAME.fullmatch(name) or rest.startswith(("[", "{")):
        return _no_header(statement, name, brackets, at, region)
    header = "[" * brackets + name + "]" * brackets
    if rest and not rest.startswith("#"):
        message = Message(
            f"Nothing but a comment follows `{header}` on its line.", f"`{header}` の行には続けて書けません。"
        )
        help = Message(f"Begin a new line behind `{header}`.", f"`{header}` の後で改行します。")
        new = f"{header}\n{rest}" if accepted(f"{header}\n{rest}") else header
        return Explained(message, at, region, new, help, trusted=new != header or "=" not in rest)
    shown = quoted(statement.strip())
    message = Message(f"The brackets of `{shown}` do not match.", f"`{shown}` の括弧が対になっていません。")
    return Explained(message, at, region, f"{header} {rest}".rstrip(), write(header))


def _no_header(statement: str, name: str, brackets: int, at: tuple[int, int], region: tuple[int, int]) -> Explained:
    """A line that begins with a bracket and then names no table: a sign too many, a name that needs quotes."""
    from aistrat_cli.wording import nearest

    line = statement.partition("#")[0].strip()
    message = Message(
        f"`{quoted(line)}` is no header of a table.", f"`{quoted(line)}` はテーブルの見出しになりません。"
    )
    word = next((word for word in OTHER_WORDS.get(name, ()) if word in HEADERS), None)
    meant = word or nearest(re.sub(r"[^A-Za-z0-9_.]", "", line[:60]), HEADERS)
    parts = [part.strip() for part in name.split(".")]
    if (
        parts[0] in ROOTS
        and len(parts) > 1
        and all(parts)
        and HEADERS.get(name) is None
        and line.endswith(name + "]" * brackets)
    ):
        right = ".".join(part if _NAME.fullmatch(part) else in_quotes(part.strip("\"'")) for part in parts)
        new = "[" * brackets + right + "]" * brackets
        if accepted(new):
            return Explained(message, at, region, new, write(new, "Quote what needs it:", "と引用符で囲みます"))
    if meant is not None:
        help = Message(f"Did you mean `{HEADERS[meant]}`?", f"`{HEADERS[meant]}` ではありませんか。")
        return Explained(message, at, region, HEADERS[meant], help)
    help = Message(
        "Write a table of the format, such as `[[meeting]]`.", "`[[meeting]]` のような書式のテーブルを書きます。"
    )
    new = in_quotes(line.strip("[]"))
    return Explained(message, at, region, f"[{new}]" if accepted(f"[{new}]") else None, help, trusted=False)


def explain_line(statement: str, start: int, found: Plain | None, mark: str) -> Explained:
    """Return what is wrong with a line without a key that TOML takes; `found` is the line in plain signs."""
    region = (start, start + len(statement))
    bare = statement.strip()
    begin = start + len(statement) - len(statement.lstrip())
    at = (begin, begin + len(bare))
    if found is not None and pair_of(found.text) is not None and _sign_in_key(statement, found):
        inner = explain_value(found.text, start, mark)  # the value is wrong, too
        sign = (start + found.offset, start + found.offset + 1)
        return Explained(found.message, sign, region, inner.new, inner.help)
    left, equals, right = statement.partition("=")
    if not equals:
        return _no_equals(statement, bare, at, region, mark)
    key = left.strip()
    if not key:
        message = Message("A key is missing before the `=`.", "`=` の前にキーがありません。")
        return Explained(message, at, region, "", Message("Write `key = value`.", "`キー = 値` と書きます。"))
    at = (begin, begin + len(key))
    meant = re.fullmatch(r"([A-Za-z0-9_-]+)[ \t]*[:~<>!+-]+", key)
    if meant:
        message = Message(
            f"Between `{quoted(meant[1])}` and its value stands `=` alone.",
            f"`{quoted(meant[1])}` と値の間には `=` だけを書きます。",
        )
        return _better(message, at, region, f"{meant[1]} ={right}", mark)
    word = next(iter(OTHER_WORDS.get(fold(key).strip("\"'"), ())), None) if not key.isascii() else None
    if word:
        message = Message(f"There is no key `{quoted(key)}`.", f"`{quoted(key)}` というキーはありません。")
        return _better(message, at, region, f"{word} ={right}", mark)
    quoted_key = in_quotes(key.strip("\"'"))
    if re.fullmatch(r"[A-Za-z0-9_./:-]+", key):
        message = Message(
            f"The key `{quoted(key)}` stands without quotes.", f"キー `{quoted(key)}` が引用符で囲まれていません。"
        )
        new, help = (
            f"{quoted_key} ={right}",
            write(f"{quoted_key} ={right}", "Quote the key:", "とキーを引用符で囲みます"),
        )
    else:
        message = Message(
            f"`{quoted(key)}` is no key: without quotes a key has ASCII letters, digits, `_` and `-` only.",
            f"`{quoted(key)}` はキーになりません。引用符なしで書けるのは ASCII の英数字と `_`、`-` だけです。",
        )
        new = f"{in_quotes(mark + key.strip(chr(34) + chr(39)))} ={right}"
        help = Message(
            "Write a key of the format, or quote it if it is your own.",
            "書式にあるキーを書くか、独自のものなら引用符で囲みます。",
        )
    if not accepted(new):
        value = explain_value(new, start, mark) if pair_of(new) else None
        follows = (value.message,) if value else ()
        return Explained(message, at, region, value.new if value else "", help, follows=follows)
    return Explained(message, at, region, new, help)


def _better(message: Message, at: tuple[int, int], region: tuple[int, int], line: str, mark: str) -> Explained:
    """Return a fault of a line with the line that was meant, whose value may be wrong, too."""
    if accepted(line):
        return Explained(message, at, region, line, write(line))
    inner = explain_value(line, region[0], mark)
    return Explained(message, at, region, inner.new, inner.help)


def _sign_in_key(statement: str, found: Plain) -> bool:
    equals = min((place for place in map(statement.find, "=＝") if place >= 0), default=-1)
    return found.offset <= equals


def _no_equals(statement: str, bare: str, at: tuple[int, int], region: tuple[int, int], mark: str) -> Explained:
    """A line without `=`: another comment sign, `key: value`, `key value`, or words."""
    comment = re.match(r"//|;|--|/\*|\*|%|※|<!--", bare)
    if comment:
        sign = comment[0]
        message = Message(
            f"A comment begins with `#`, not with `{sign}`.", f"コメントは `{sign}` ではなく `#` で始めます。"
        )
        return Explained(message, at, region, "", write(f"# {bare.removeprefix(sign).strip()}"))
    pair = re.match(r"([A-Za-z0-9_-]+)[ \t]*:[ \t]*(.*)", bare) or re.match(
        r"([A-Za-z0-9_-]+)[ \t]+([\"'\[{0-9].*|true|false)$", bare
    )
    if pair:
        colon = ":" in bare[: pair.start(2)]
        message = (
            Message(
                f"Between `{quoted(pair[1])}` and its value stands `=`, not `:`.",
                f"`{quoted(pair[1])}` と値の間は `:` ではなく `=` です。",
            )
            if colon
            else Message(
                f"An `=` is missing behind `{quoted(pair[1])}`.", f"`{quoted(pair[1])}` の後に `=` がありません。"
            )
        )
        return _better(message, at, region, f"{pair[1]} = {pair[2]}", mark)
    message = Message(
        f"`{quoted(bare)}` is no `key = value`, no header and no comment.",
        f"`{quoted(bare)}` は `キー = 値` でも見出しでもコメントでもありません。",
    )
    return Explained(message, at, region, "", write(f"# {bare}", "A remark is written", "とすればコメントになります"))
