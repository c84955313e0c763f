"""Full-width signs where TOML wants plain ones: blanks, quotes, letters, digits, `＝`."""

from __future__ import annotations

import re

from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.written.folding import fold
from aistrat_cli.row import NamedTuple

LONGEST = 10_000

_OPENING, _CLOSING = "“”„‟＂", "‘’‚＇"
_PIECE = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+"{3,5}+|\'\'\'(?:[^\']++|\'(?!\'\'))*+\'{3,5}+'
    r'|"(?:[^"\\\n]++|\\[^\n])*+"|\'[^\'\n]*+\'|#[^\n]*+'
    rf"|(?P<double>[\"{_OPENING}](?P<text>[^\"{_OPENING}\\\n]*+)[\"{_OPENING}])"
    rf"|(?P<single>['{_CLOSING}](?P<plain>[^'{_CLOSING}\n]*+)['{_CLOSING}])"
    r"|(?P<sign>[^\x00-\x7f])",
    re.DOTALL,
)
_OTHER = {"、": ",", "−": "-", "–": "-", "—": "-", "【": "[", "】": "]", "\u200b": "", "\u200c": "", "\u200d": ""}
_OTHER |= {"\u2060": "", "\ufeff": ""}
_NAMES = {
    "\u3000": Message("the full-width blank", "全角空白"),
    "\u00a0": Message("the no-break space", "改行なし空白"),
    "\u200b": Message("the zero-width space", "ゼロ幅空白"),
    "\ufeff": Message("the byte order mark", "BOM"),
}


class Plain(NamedTuple):
    """A statement in plain signs, and the first that was not."""

    text: str
    offset: int
    sign: str
    message: Message


def plain(statement: str) -> Plain | None:
    """Return the statement with plain signs outside strings and comments; None where it has none or is long."""
    if statement.isascii() or len(statement) > LONGEST:
        return None
    first: tuple[int, str, str] | None = None
    parts, end = [], 0
    for piece in _PIECE.finditer(statement):
        new = _plain(piece)
        if new is None:
            continue
        parts += [statement[end : piece.start()], new]
        end = piece.end()
        if first is None:
            offset = piece.start() if not statement[piece.start()].isascii() else piece.end() - 1
            first = offset, statement[offset], new
        if piece["sign"] == "＃":  # a comment begins, which is left as it is
            line_end = statement.find("\n", end)
            end_of_comment = len(statement) if line_end < 0 else line_end
            parts.append(statement[end:end_of_comment])
            rest = plain(statement[end_of_comment:])
            text = "".join(parts) + (rest.text if rest else statement[end_of_comment:])
            return Plain(text, first[0], first[1], _message(*first))
    if first is None:
        return None
    return Plain("".join(parts) + statement[end:], first[0], first[1], _message(*first))


def _plain(piece: re.Match[str]) -> str | None:
    if piece["double"]:
        return f'"{piece["text"]}"'
    if piece["single"]:
        return f"'{piece['plain']}'"
    sign = piece["sign"]
    if sign is None:
        return None
    if sign in _OTHER:
        return _OTHER[sign]
    folded = fold(sign)
    if folded.isspace():
        return " "
    return folded if len(folded) == 1 and folded.isascii() and folded.isprintable() else None


def _message(offset: int, sign: str, new: str) -> Message:
    code = f"U+{ord(sign):04X}"
    name = _NAMES.get(sign, Message(f"`{sign}`", f"`{sign}`"))
    wanted = new[:1] if sign in _OPENING + _CLOSING else new
    if not wanted:
        return Message(
            f"{name.en[0].upper()}{name.en[1:]} ({code}) may not stand here.",
            f"ここに{name.ja}（{code}）は書けません。",
        )
    if wanted == " ":
        return Message(
            f"{name.en[0].upper()}{name.en[1:]} ({code}) stands where a plain blank belongs.",
            f"{name.ja}（{code}）があります。半角の空白にしてください。",
        )
    return Message(
        f"{name.en} ({code}) stands where the plain `{wanted}` belongs.",
        f"{name.ja}（{code}）があります。半角の `{wanted}` にしてください。",
    )
