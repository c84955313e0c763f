"""Names and numbers in a title: `新AI戦略検討会議（第5回）`, `5th meeting of the Council`. Texts made clean."""

from __future__ import annotations

import re

from aistrat_cli.loading.written.folding import fold
from aistrat_cli.row import NamedTuple

LONGEST = 200
"""Characters of a title that are searched."""

_KANJI = {sign: digit for digit, sign in enumerate("〇一二三四五六七八九")}
_NUMBER = r"(?P<number>[0-9]{1,4}|[〇一二三四五六七八九十]{1,3})"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<body>.+?)[ 　,、・:]*[（(【\[]?第 ?{_NUMBER} ?回(?:会合|会議|委員会|開催)?[）)】\]]?"
        r"[ 　:：、,-]*(?P<rest>.*)",
        rf"第 ?{_NUMBER} ?回[ 　]*(?P<body>.+)",
        r"(?P<number>[0-9]{1,4})(?:st|nd|rd|th) (?:(?:meeting|session) of )?(?:the )?(?P<body>.+)",
        r"(?P<body>.+?)[ ,:(-]*(?:#|no\. ?|meeting (?:no\. ?|#)?|session (?:no\. ?|#)?)(?P<number>[0-9]{1,4})\)?"
        r"(?:[ :,-]+(?P<rest>.*))?",
        r"(?P<body>.+?)[ ,:(-]+(?P<number>[0-9]{1,4})(?:st|nd|rd|th)(?: meeting| session)?\)?(?P<rest>)",
    )
)
_TENTATIVE = re.compile(
    r"(?:【(?:仮|予定|調整中)】|\[(?:仮|予定)\]|[（(]仮[)）]|仮[:：] ?|tentative: ?)", re.IGNORECASE
)
_CANCELLED = re.compile(r"(?:【(?:中止|取消)】|cancell?ed: ?)", re.IGNORECASE)
_BREAKS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")


class Titled(NamedTuple):
    """What a title says."""

    body: str
    number: int | None
    rest: str
    """What it says beside that: the whole title where it names no meeting of a body."""
    tentative: bool = False
    cancelled: bool = False


def read_title(text: str) -> Titled:
    """Return the body and the number that a title names."""
    title = one_line(text)
    bare = _TENTATIVE.sub("", title, count=1) if _TENTATIVE.match(title) else title
    tentative = bare != title
    kept = _CANCELLED.sub("", bare, count=1) if _CANCELLED.match(bare) else bare
    cancelled = kept != bare
    kept = kept.strip()
    folded = fold(kept)
    if len(folded) <= LONGEST:
        for form in _FORMS:
            found = form.fullmatch(folded)
            if found is not None and found["body"].strip(" 　・:()（）"):
                body = found["body"].strip(" 　・:,-")
                rest = (found.groupdict().get("rest") or "").strip()
                return Titled(body, number_of(found["number"]), rest, tentative, cancelled)
    return Titled("", None, kept, tentative, cancelled)


def number_of(text: str) -> int:
    """Return the number of digits of ours, or of Japanese ones up to ninety-nine."""
    if text.isascii():
        return int(text)
    tens, found, ones = text.partition("十")
    if not found:
        return int("".join(str(_KANJI[sign]) for sign in text))
    return (_KANJI.get(tens, 1) if tens else 1) * 10 + (_KANJI.get(ones, 0) if ones else 0)


def clean(text: str) -> str:
    """Return the text with plain line breaks, without control characters and blanks at its ends."""
    return _CONTROLS.sub("", _BREAKS.sub("\n", text)).strip()


def one_line(text: str) -> str:
    """Return the text on one line, each run of blanks as one."""
    return re.sub(r"[ \t\n]+", " ", clean(text)).strip()
