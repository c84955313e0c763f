"""What is wrong before TOML begins, and what TOML does not take: encodings, control characters, syntax, depth."""

# ruff: noqa: E501 - a case is a line, so that they can be read one by one

from __future__ import annotations

from collections.abc import Iterator

from pieces import FULL, HEAD, SERIES, Piece, meeting

DAY = meeting("m", "date = 2022-02-24")
GOOD = HEAD + DAY


def pieces() -> Iterator[Piece]:
    yield from _encodings()
    yield from _characters()
    yield from _syntax()
    yield from _depth()


def _encodings() -> Iterator[Piece]:
    yield Piece("empty", b"")
    yield Piece("only-bom", b"\xef\xbb\xbf")
    yield Piece("only-blank", " \t\n\n  \n")
    yield Piece("only-comment", "# nothing")
    yield Piece("bom", b"\xef\xbb\xbf" + GOOD.encode(), broken=False)
    yield Piece("two-boms", b"\xef\xbb\xbf\xef\xbb\xbf" + GOOD.encode())
    yield Piece("bom-inside", GOOD.replace("[[body]]", "\ufeff[[body]]"))
    yield Piece("crlf", GOOD.replace("\n", "\r\n"), broken=False)
    yield Piece("crlf-and-bom", b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode(), broken=False)
    yield Piece("cr-only", GOOD.replace("\n", "\r"))
    yield Piece("mixed-line-ends", GOOD.replace("\n", "\r\n", 3), broken=False)
    yield Piece("no-last-newline", GOOD.rstrip(), broken=False)
    yield Piece("utf-16-le", GOOD.encode("utf-16-le"))
    yield Piece("utf-16-bom", GOOD.encode("utf-16"))
    yield Piece("utf-32", GOOD.encode("utf-32"))
    yield Piece("shift-jis", FULL.encode("cp932"))
    yield Piece("euc-jp", FULL.encode("euc-jp"))
    yield Piece("latin-1", GOOD.replace("# ", "").replace('"b"\nname', '"b"\nname').encode() + b"# \xe9\n")
    for name, data in (
        ("lone-continuation", b"\x80"),
        ("overlong", b"\xc0\xaf"),
        ("surrogate", b"\xed\xa0\x80"),
        ("beyond-unicode", b"\xf4\x90\x80\x80"),
        ("cut-short", b"\xe4\xbc"),
        ("ff", b"\xff\xfe\xff"),
    ):
        yield Piece(f"invalid-utf-8-{name}", GOOD.encode() + b'x-a = "' + data + b'"\n')
        yield Piece(f"invalid-utf-8-first-{name}", data + GOOD.encode())
    yield Piece("gzip", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03" + bytes(range(256)))
    yield Piece("all-bytes", bytes(range(256)) * 20)
    yield Piece("nul-bytes", b"\0" * 10_000)
    yield Piece("json", '{"format": 1, "series": {"id": "s"}}')
    yield Piece("yaml", "format: 1\nseries:\n  id: s\n")
    yield Piece("html", "<!doctype html><script>alert(1)</script>")
    yield Piece("ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n")


def _characters() -> Iterator[Piece]:
    for name, char in (("nul", "\0"), ("escape", "\x1b"), ("del", "\x7f"), ("bell", "\a"), ("vertical-tab", "\v")):
        yield Piece(f"raw-{name}-in-string", GOOD + f'x-a = "a{char}b"\n')
        yield Piece(f"raw-{name}-in-comment", GOOD + f"# a{char}b\n")
        yield Piece(f"raw-{name}-in-key", GOOD + f"x-{char}a = 1\n")
    # Sound TOML: what is printed of it must be made harmless.
    for name, text in (
        ("nul", "\\u0000"),
        ("escape", "\\u001b[31m\\u001b]0;owned\\u0007\\u001b[2J"),
        ("c1", "\\u009b31m"),
        ("bidi", "\\u202eabc\\u2066def"),
        ("zero-width", "a\\u200b\\u200d\\ufeffb"),
        ("separators", "a\\u2028b\\u2029c\\u0085d"),
        ("newlines", "a\\nb\\r\\nc\\td"),
        ("workflow-command", "::error file=x::y\\n::set-output name=a::b"),
        ("markup", "[red]x[/red][/][link=http://x]"),
        ("xml", "<![CDATA[]]>&lt;</testcase>"),
        ("formula", "=cmd|'/c calc'!A1"),
        ("percent", "%s%n%(x)s{0}{x!r}"),
        ("zalgo", "a" + "\\u0301" * 300),
        ("emoji", "👩‍👩‍👧‍👦🇯🇵👍🏽"),
        ("private", "\\ue000\\U0010ffff"),
    ):
        titled = meeting("m", "date = 2022-02-24", f'title = "{text}"', f'note = "{text}"')
        yield Piece(f"title-{name}", HEAD + titled, broken=False)
        yield Piece(f"unknown-key-{name}", HEAD + DAY + f'"{text}" = 1\n')
        yield Piece(f"id-{name}", HEAD + meeting(text, "date = 2022-02-24"))
        yield Piece(f"reference-{name}", HEAD + meeting("m", f'after = ["{text}"]'))
        yield Piece(f"day-{name}", HEAD + meeting("m", f'date = "{text}"'))
        yield Piece(f"series-{name}", SERIES.replace('title = "s"', f'title = "{text}"') + "[rules]\n", broken=False)
    yield Piece("surrogate-escape", GOOD + 'x-a = "\\ud800"\n')
    yield Piece("beyond-unicode-escape", GOOD + 'x-a = "\\U00110000"\n')
    yield Piece("full-width", GOOD.replace("date =", "ｄａｔｅ　＝"))
    yield Piece("smart-quotes", GOOD.replace('"b"', "“b”"))
    yield Piece("full-width-blank", GOOD.replace("date = ", "date\u3000= "))
    yield Piece("no-break-space", GOOD.replace("date = ", "date\u00a0= "))


def _syntax() -> Iterator[Piece]:
    for line in (
        "date = 2021-10-26 (火)", "target = FY2021.end", "after = study-5", "duration = 15bd", "date = 令和3年10月26日",
        "date = 2022-02-30", "date = 2021/10/26", "date = 10/26", "date = 2022-13-01", "date = 0000-01-01", "date =", "= 1",
        "date = 2022-02-24 = 1", "date 2022-02-24", "date = [", "date = {", 'date = "', "date = '", 'date = """', "date = 1__0",
        "date = 0x", "date = 1.", "date = .5", "date = +", "date = truE", "date = nope", "[", "]", "[[", "[[meeting]", "[meeting]]",
        "[]", "[[]]", "[meeting.]", "[.meeting]", "[a b]", "date.x = 1\ndate.x = 2", "date = 1\ndate = 2", "\\", '"\\q" = 1',
        'x-a = "\\x4"', "x-a = { a = 1, a = 2 }", "x-a = { a = 1,, b = 2 }", "x-a = [1,,2]", "x-a = [1 2]", "x-a = 2022-02-24T",
        "x-a = 25:00:00", "x-a = 10:60:00", "x-a = 10:00:61", "x-a = 2022-02-24T10:00:00+25:00", "x-a = 1e999999999",
        "#\x00", "x-a = 'it''s'",
    ):  # fmt: skip
        yield Piece(f"line {line[:30]!r}", GOOD + line + "\n", broken="1e999999999" not in line)
    for name, line in (
        ("table", "[series]"),
        ("array-as-table", "[meeting]"),
        ("table-as-array", "[[series]]"),
        ("inline-extended", "x-a = {}\n[x-a.b]"),
        ("static-array-extended", "[x-a]\nb = [{}]\n[[x-a.b]]"),
        ("calendar-twice", "[calendar]\n[calendar]"),
    ):
        yield Piece(f"duplicate-{name}", GOOD.replace("\n[[meeting]]", f"\n{line}\n[[meeting]]", 1) + f"{line}\n")
    cuts = list(range(40, len(FULL.encode()), len(FULL.encode()) // 40))
    for cut in cuts:
        yield Piece(f"truncated-{cut:05}", FULL.encode()[:cut], broken=False)
    for digits in (20, 400, 5_000, 100_000):
        yield Piece(f"integer-of-{digits}", HEAD + meeting("m", "date = 2022-02-24", f"number = {'9' * digits}"))
        yield Piece(f"float-of-{digits}", HEAD + meeting("m", "date = 2022-02-24", f"number = 0.{'9' * digits}"))
        yield Piece(f"hex-of-{digits}", HEAD + meeting("m", "date = 2022-02-24", f"days = 0x{'f' * digits}"))
        yield Piece(f"x-integer-of-{digits}", HEAD + DAY + f"x-a = {'9' * digits}\n", broken=digits > 4_300)


def _depth() -> Iterator[Piece]:
    for depth in (50, 1_000, 100_000):
        heavy = depth > 1_000
        yield Piece(f"arrays-{depth}", GOOD + "x-a = " + "[" * depth + "]" * depth, broken=depth > 50, heavy=heavy)
        yield Piece(f"unclosed-arrays-{depth}", GOOD + "x-a = " + "[" * depth, heavy=heavy)
        yield Piece(
            f"tables-{depth}", GOOD + "x-a = " + "{a=" * depth + "1" + "}" * depth, broken=depth > 50, heavy=heavy
        )
        yield Piece(f"known-key-{depth}", GOOD + "after = " + "[" * depth + "]" * depth, heavy=heavy)
        yield Piece(f"dotted-key-{depth}", GOOD + ".".join(["x-a"] * depth) + " = 1", broken=False, heavy=heavy)
        yield Piece(f"header-{depth}", GOOD + "[" + ".".join(["x-a"] * depth) + "]", broken=False, heavy=heavy)
        yield Piece(f"unknown-header-{depth}", GOOD + "[" + ".".join(["a"] * depth) + "]", heavy=heavy)
        yield Piece(f"titles-{depth}", GOOD + "title." + ".".join(["a"] * depth) + ' = "a"', heavy=heavy)
    yield Piece("many-headers", GOOD + "".join(f"[x-a.{'b.' * n}c]\n" for n in range(300)), broken=False, heavy=True)
