"""From the bytes of a file to its text."""

from __future__ import annotations

from aistrat_cli import faults
from aistrat_cli.diagnostic import Diagnostic, Message
from aistrat_cli.source.place import Place, Source

MOST_BYTES = 32 * 2**20
"""No schedule is larger: a hundred thousand items have a third of it. What is takes minutes, or never ends."""


def decode(raw: bytes, name: str) -> tuple[Source, Diagnostic | None]:
    """Return the text of UTF-8 bytes, without BOM, line ends as they are; with a finding where they are no UTF-8.

    Its text then has a sign of replacement for every sequence that could not be read. Of what is larger than any
    schedule it is the beginning.
    """
    if len(raw) > MOST_BYTES:
        return _too_large(raw, name)
    try:
        return Source(name, raw.decode("utf-8-sig")), None
    except UnicodeDecodeError as error:
        if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            return _utf_16(raw, name)
        # With `utf-8-sig` the offset counts from behind the BOM in some versions of Python: ask again without.
        offset = error.start
        try:
            raw.decode()
        except UnicodeDecodeError as plain:
            offset = plain.start
    source = Source(name, raw.decode("utf-8-sig", "replace"))
    begin = raw.rfind(b"\n", 0, offset) + 1
    line = raw.count(b"\n", 0, begin) + 1
    column = len(raw[begin:offset].decode("utf-8-sig", "replace")) + 1
    message = Message(
        f"The file is not UTF-8: byte {raw[offset]:#04x} at offset {offset} begins no character.",
        f"UTF-8 ではありません。オフセット {offset} のバイト {raw[offset]:#04x} が文字として読めません。",
    )
    help = Message("Save the file as UTF-8.", "UTF-8 で保存し直してください。")
    if _is_shift_jis(raw):
        help = Message(
            "It looks like Shift_JIS (cp932): save it as UTF-8, or `iconv -f CP932 -t UTF-8`.",
            "Shift_JIS（cp932）のようです。UTF-8 で保存し直すか `iconv -f CP932 -t UTF-8` で変換してください。",
        )
    return source, _finding(source, message, help, line, column)


def _too_large(raw: bytes, name: str) -> tuple[Source, Diagnostic]:
    source = Source(name, raw[:200].decode("utf-8-sig", "replace"))
    most = MOST_BYTES // 2**20
    message = Message(f"The file is larger than {most} MB.", f"{most} MB を超えるファイルです。")
    help = Message("Divide it into several series.", "複数の系列に分けてください。")
    return source, _finding(source, message, help)


def _utf_16(raw: bytes, name: str) -> tuple[Source, Diagnostic]:
    source = Source(name, raw.decode("utf-16", "replace"))
    message = Message(
        f"The file is UTF-16, not UTF-8: it begins with the bytes {raw[:2].hex(' ')} at offset 0.",
        f"UTF-8 ではなく UTF-16 です（オフセット 0 のバイトが {raw[:2].hex(' ')}）。",
    )
    help = Message("Save the file as UTF-8.", "UTF-8 で保存し直してください。")
    return source, _finding(source, message, help)


def _is_shift_jis(raw: bytes) -> bool:
    """Whether the bytes read as cp932 and hold kana: many other encodings read as cp932, too, but give no kana."""
    try:
        text = raw.decode("cp932")
    except UnicodeDecodeError:
        return False
    return any("ぁ" <= character <= "ヶ" for character in text)


def _finding(source: Source, message: Message, help: Message, line: int = 1, column: int = 1) -> Diagnostic:
    from aistrat_cli.source.positions import Location

    return Diagnostic(
        fault=faults.INVALID_TEXT,
        severity=faults.INVALID_TEXT.severity,
        message=message,
        help=help,
        place=Place(source, ()),
        location=Location(line, column, line, column + 1),
    )
