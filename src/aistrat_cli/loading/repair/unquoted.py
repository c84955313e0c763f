"""What a value was meant to be that TOML does not take: nearly always a text without its quotes."""

from __future__ import annotations

import re

from aistrat_cli import faults
from aistrat_cli.diagnostic import Fault, Message
from aistrat_cli.loading.decode.ids import check_id
from aistrat_cli.loading.format.keys import TABLES
from aistrat_cli.loading.repair.explained import accepted, in_quotes
from aistrat_cli.loading.shown import quoted
from aistrat_cli.loading.written.amounts import parse_time
from aistrat_cli.loading.written.anchors import is_id
from aistrat_cli.loading.written.dates import ERA_NAMES
from aistrat_cli.loading.written.days import find_day
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.loading.written.mistyped_amounts import meant_integer
from aistrat_cli.loading.written.mistyped_periods import meant_period
from aistrat_cli.row import NamedTuple

DATE_KEYS = frozenset(
    ("date", "target", "window", "one_of", "not_before", "deadline", "done", "end", "from", "to", "until", "as_of")
)
"""Keys whose values are days: there `10/26` is a date without its year, elsewhere it may be anything."""

_CONSTANTS = dict.fromkeys(("true", "yes", "on", "はい", "○"), "true") | dict.fromkeys(
    ("false", "no", "off", "いいえ", "×"), "false"
)
_COMMENT = re.compile(r"(.+?)[ \t]+((?://|;|--|/\*|%|※)[^\n]*)", re.DOTALL)
_NEXT_PAIR = re.compile(r"""(.+?)[ \t,;]+([A-Za-z0-9_-]+[ \t]*=[^=].*)""", re.DOTALL)


_KEYS = tuple(key for table in TABLES.values() for key in table.keys.values())
KNOWN = frozenset(key.name for key in _KEYS)
INTEGERS = frozenset(key.name for key in _KEYS if key.kind == "integer")
BOOLEANS = frozenset(key.name for key in _KEYS if key.kind in ("boolean", "online", "cancelled"))
"""Keys whose values are whole numbers, or truths."""


class Advice(NamedTuple):
    """A value as it was typed, explained."""

    message: Message
    value: str | None
    """As TOML takes it; None where there is none."""
    certain: bool = False
    """Whether `value` is what was meant beyond doubt."""
    help: Message | None = None
    """Where it is not to write `value`."""
    fault: Fault = faults.SYNTAX_ERROR
    follows: tuple[Message, ...] = ()
    rest: str = ""
    """What stands behind it and belongs on a line of its own."""


def advise(key: str, raw: str) -> Advice:
    """Return what is wrong with the value `raw`, without blanks around it and without comment, of the key `key`."""
    if not raw:
        return _empty(key)
    if len(raw) <= 400:
        for guess in (_small_signs, _constant, _number, _id, _period, _day, _clock, _strings):
            advice = guess(key, raw)
            if advice:
                return advice
    message = Message(f"`{quoted(raw)}` stands without quotes.", f"`{quoted(raw)}` が引用符で囲まれていません。")
    return Advice(message, in_quotes(raw))


def _empty(key: str) -> Advice:
    help = Message("Write a value behind the `=`, or remove the line.", "`=` の後に値を書くか、行を消します。")
    if key in ("date", "target", "window"):
        help = Message('Where the day is open, write `date = "?"`.', '日が未定なら `date = "?"` と書きます。')
    return Advice(Message(f"`{quoted(key)}` has no value.", f"`{quoted(key)}` に値がありません。"), None, help=help)


def _small_signs(key: str, raw: str) -> Advice | None:
    """A comma at the end, a comment with another sign, a second pair on the line."""
    if raw[:1] == "=" and accepted(f"x = {raw.lstrip('= ')}"):
        return Advice(Message("One `=` is enough.", "`=` は1つだけ書きます。"), raw.lstrip("= "), certain=True)
    bare = raw.rstrip(",;、。 \t")
    if bare != raw and bare and accepted(f"x = {bare}"):
        sign = raw[len(bare) :].strip()
        message = Message(f"`{sign}` may not stand at the end of a line.", f"行の終わりに `{sign}` は書けません。")
        return Advice(message, bare, certain=True)
    found = _COMMENT.fullmatch(raw)
    if found and accepted(f"x = {found[1]}"):
        sign = found[2][:2] if found[2][:2] in ("//", "--", "/*") else found[2][:1]
        message = Message(
            f"A comment begins with `#`, not with `{sign}`.", f"コメントは `{sign}` ではなく `#` で始めます。"
        )
        return Advice(message, f"{found[1]} # {found[2].removeprefix(sign).strip()}", certain=True)
    found = _NEXT_PAIR.fullmatch(raw)
    if found and accepted(f"x = {found[1]}"):
        message = Message("Every key has a line of its own.", "キーは1行に1つずつ書きます。")
        return Advice(message, found[1], certain=True, rest=found[2])
    return None


def _constant(key: str, raw: str) -> Advice | None:
    low = raw.lower()
    if low in _CONSTANTS and (key in BOOLEANS or key not in KNOWN):
        message = Message(
            f"`{raw}` is not a TOML value; `true` and `false` are, in small letters.",
            f"`{raw}` は使えません。小文字の `true` か `false` を書きます。",
        )
        return Advice(message, _CONSTANTS[low], certain=True)
    if low in ("null", "none", "nil", "undefined", "n/a", "-"):
        message = Message(f"TOML has no `{raw}`.", f"TOML に `{raw}` はありません。")
        return Advice(message, None, help=Message("Leave the key out.", "キーごと省きます。"))
    return None


def _number(key: str, raw: str) -> Advice | None:
    if re.fullmatch(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+", raw):
        message = Message(f"A number has no commas: `{raw}`.", f"数にコンマは書けません: `{raw}`")
        return Advice(message, raw.replace(",", ""), certain=True)
    number = meant_integer(raw) if key in INTEGERS else None
    if number is not None and not raw.isascii():
        message = Message(f"`{key}` takes the number alone.", f"`{key}` には数だけを書きます。")
        return Advice(message, str(number), certain=True)
    if re.fullmatch(r"[+-]?0[0-9]{1,17}", raw):
        message = Message(f"A number has no zeros in front: `{raw}`.", f"数の先頭に 0 は書けません: `{raw}`")
        return Advice(message, str(int(raw)), certain=True)
    return None


def _id(key: str, raw: str) -> Advice | None:
    """An id without quotes that would be none with them, either."""
    if key != "id" or raw[:1] in "\"'[{":
        return None
    try:
        check_id(raw)
    except Misread as misread:
        message = Message(f"`{quoted(raw)}` stands without quotes.", f"`{quoted(raw)}` が引用符で囲まれていません。")
        return Advice(message, in_quotes(raw), help=misread.help, follows=(misread.message,))
    return None


def _period(key: str, raw: str) -> Advice | None:
    """A month or a year where a window is wanted: no day without its day."""
    if key != "window":
        return None
    meant = raw if re.fullmatch(r"[0-9]{4}(?:-[0-9]{2})?", raw) else meant_period(raw)
    if meant is None:
        return None
    message = Message(f"`{quoted(raw)}` stands without quotes.", f"`{quoted(raw)}` が引用符で囲まれていません。")
    return Advice(message, in_quotes(meant))


def _day(key: str, raw: str) -> Advice | None:
    if '"' in raw or "'" in raw:
        return None
    if key not in DATE_KEYS and not re.match(rf"[0-9]{{4}}[-/.年]|(?:{ERA_NAMES})[元0-9]", raw):
        return None
    try:
        if find_day(raw) is None:
            return None
    except Misread as misread:
        if misread.fault is faults.UNREADABLE_DATE or re.fullmatch(r"[0-9-]+", raw):
            return Advice(misread.message, in_quotes(raw), fault=misread.fault, help=misread.help or _date_help(key))
        return _day_without_quotes(raw, (misread.message,))
    return _day_without_quotes(raw, ())


def _date_help(key: str) -> Message:
    return Message(f"Write a day like `{key} = 2021-10-26`.", f"`{key} = 2021-10-26` のように書きます。")


def _day_without_quotes(raw: str, follows: tuple[Message, ...]) -> Advice:
    message = Message(
        f"`{quoted(raw)}` stands without quotes; only a bare 2021-10-26 needs none.",
        f"`{quoted(raw)}` が引用符で囲まれていません。引用符なしで書けるのは 2021-10-26 の形だけです。",
    )
    return Advice(message, in_quotes(raw), follows=follows)


def _clock(key: str, raw: str) -> Advice | None:
    if key not in ("time", "at") and not re.match(r"[0-9]{1,2}:[0-9]{2}", raw):
        return None
    try:
        time = parse_time(raw)
    except Misread as misread:
        return Advice(misread.message, in_quotes(raw), help=misread.help, fault=misread.fault)
    message = Message(f"The hour of `{raw}` has one digit; TOML wants two.", f"`{raw}` の時が1桁です。2桁で書きます。")
    return Advice(message, time.isoformat("minutes"), certain=True)


def pair_in_table(raw: str) -> bool:
    """Tell whether a value is `ja = "…"`, to which nothing but braces are missing."""
    return re.match(r"[A-Za-z0-9_-]+[ \t]*=", raw) is not None and accepted(f"x = {{ {raw} }}")


def _strings(key: str, raw: str) -> Advice | None:
    """Several values without brackets, quotes inside quotes, quotes around a part only."""
    if accepted(f"x = [{raw}]"):
        message = Message("Several values stand in brackets.", "複数の値は `[ ]` で囲みます。")
        return Advice(message, f"[{raw}]", certain=True)
    parts = [part.strip() for part in raw.split(",")]
    if len(parts) > 1 and all(
        re.fullmatch(r'"?[A-Za-z0-9][A-Za-z0-9_:/.-]*"?(?: [+-] [0-9]+[a-z]+"?)?', part) for part in parts
    ):
        listed = ", ".join(in_quotes(part.strip('"')) for part in parts)
        message = Message(
            f"`{quoted(raw)}` stands without quotes and brackets.",
            f"`{quoted(raw)}` が引用符と `[ ]` で囲まれていません。",
        )
        return Advice(message, f"[{listed}]")
    if pair_in_table(raw):
        message = Message("A table stands in braces.", "テーブルは `{ }` で囲みます。")
        return Advice(message, f"{{ {raw} }}", certain=True)
    inner = raw[1:-1].strip()
    if raw[0] + raw[-1] in ("()", "（）", "「」", "『』", "<>") and (is_id(inner) or accepted(f"x = [{inner}]")):
        message = Message(f"`{raw[0]}` is no sign of TOML.", f"TOML では `{raw[0]}` で囲みません。")
        return Advice(message, in_quotes(inner) if is_id(inner) else f"[{inner}]", certain=True)
    if raw[0] not in "\"'" and raw[-1] not in "\"'":
        return None
    if raw[0] == raw[-1] and len(raw) > 2:
        inner = raw[1:-1]
        if re.search(rf"{raw[0]}\s*{raw[0]}", inner) is None and raw[0] in inner:
            message = Message(
                f"A quote `{raw[0]}` inside the text ends it.", f"文の中の引用符 `{raw[0]}` で文字列が終わっています。"
            )
            return Advice(message, in_quotes(inner), certain=True)
    whole = re.sub(r"[\"']", "", raw).strip()
    message = Message("The quotes do not hold the whole text.", "引用符が文字列の全体を囲んでいません。")
    return Advice(message, in_quotes(whole))
