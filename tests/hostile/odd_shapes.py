"""Valid and invalid TOML in shapes that nobody writes: odd keys, values without measure, bait for patterns."""

from __future__ import annotations

from collections.abc import Iterator

from pieces import HEAD, SERIES, Piece, meeting, task

DAY = "date = 2022-02-24"
M = meeting("m", DAY)
MANY = 10_000


def pieces() -> Iterator[Piece]:
    yield from _shapes()
    yield from _line_ends()
    yield from _values()
    yield from _nested()
    yield from _baits()
    yield from _circles()
    yield from _repeats()
    yield from _masses()


def _shapes() -> Iterator[Piece]:
    yield Piece("dotted-key-into-array", HEAD + M + "meeting.x = 1\n")
    yield Piece("dotted-key-before-array", 'meeting.id = "a"\n' + HEAD + M)
    yield Piece("dotted-agenda", HEAD + meeting("m", DAY, 'agenda.title = "a"', 'agenda.kind = "report"'), broken=False)
    yield Piece(
        "all-inline",
        'format = 1\nseries.id = "s"\nseries.title.ja = "x"\nseries.timezone = "UTC"\nbody = [{ id = "b" }]\n'
        'meeting = [{ id = "m", body = "b", date = 2022-01-04 }]\n',
        broken=False,
    )
    yield Piece("table-in-array", HEAD + M + '[meeting.agenda]\ntitle = "x"\n[[meeting.agenda.papers]]\nx = 1\n')
    yield Piece("table-in-table-in-array", HEAD + M + "[meeting.slip.tolerance.x]\ny = 1\n")
    yield Piece("array-of-tables-as-text", HEAD + M + '[[meeting.title]]\nja = "x"\n')
    yield Piece(
        "quoted-keys", HEAD + '\n[["meeting"]]\n"id" = "m"\n\'body\' = "b"\n"date" = 2022-02-24\n', broken=False
    )
    yield Piece("empty-keys", HEAD + meeting("m", DAY, '"" = 1', "'' = 2"))
    yield Piece("key-with-newline", HEAD + meeting("m", DAY, '"a\\nb" = 1'))
    yield Piece("key-of-controls", HEAD + meeting("m", DAY, '"\\u0000\\u001b[31m\\u202e" = 1'))


def _line_ends() -> Iterator[Piece]:
    yield Piece("mixed-ends-in-text", HEAD + meeting("m", DAY, "note = '''a\r\nb\nc'''"), broken=False)
    yield Piece("return-in-text", HEAD + meeting("m", DAY, 'note = """a\r\nb\nc\rd"""'))
    yield Piece("return-return-feed", (HEAD + M).replace("\n", "\r\r\n"))
    yield Piece("feed-return", (HEAD + M).replace("\n", "\n\r"))
    yield Piece("unicode-line-ends", (HEAD + M).replace("\n", "\u2028"))
    yield Piece("form-feeds", HEAD + M + "\f\n\v\n")
    yield Piece("bom-in-day", HEAD + meeting("m", 'date = "2022-\ufeff02-24"'))
    yield Piece("bom-in-key", HEAD + meeting("m", "da\ufeffte = 2022-02-24"))


def _values() -> Iterator[Piece]:
    yield Piece(
        "no-numbers", HEAD + meeting("m", DAY, "number = inf", "days = nan", "length = -inf", "x-a = [nan, -0.0]")
    )
    yield Piece("huge-exponents", HEAD + meeting("m", DAY, "number = 1e999999999", "x-b = 1e-999999999"))
    yield Piece("fraction-of-a-second", HEAD + meeting("m", DAY, "time = 10:00:00.5"), broken=False)
    yield Piece(
        "zoned", HEAD + meeting("m", "date = 2022-02-24T10:00:00.123456789Z", "done = 2022-02-24T00:00:00-23:59")
    )
    yield Piece("surrogate", HEAD + meeting("m", DAY, 'title = "\\ud83d"'))
    yield Piece("surrogate-bytes", HEAD + meeting("m", DAY, 'title = "\ud83d"'))
    yield Piece("nul-in-id", HEAD + meeting("m\\u0000x", DAY))
    yield Piece(
        "escape-in-id", HEAD + meeting("m\\u001b[31m", DAY) + task("y", 'duration = "1d"', 'after = "\\u001b[31m"')
    )
    long = "x" * 100_000
    yield Piece("id-of-100000", HEAD + meeting(long, DAY) + task("y", 'duration = "1d"', f'after = "{long}"'))
    yield Piece("lag-of-a-billion-days", HEAD + M + task("y", 'duration = "1d"', 'after = "m + 1000000000d"'))
    yield Piece("lag-of-millions-of-business-days", HEAD + M + task("y", 'duration = "1d"', 'after = "m + 3000000bd"'))
    yield Piece(
        "hundred-thousand-offsets", HEAD + meeting("x", f'date = "2022-01-01{" + 1d" * 100_000}"'), broken=False
    )
    yield Piece(
        "offsets-to-and-fro", HEAD + meeting("x", f'date = "2022-01-01{" + 1bd - 1bd" * 20_000}"'), broken=False
    )
    yield Piece("quotes", HEAD + meeting("m", DAY, "note = " + '"' * 100_001))
    yield Piece("triple-quotes", HEAD + meeting("m", DAY, "note = " + '"""' * 100_000))
    yield Piece("backslashes", HEAD + meeting("m", DAY, f'note = "{chr(92) * 200_001}"'), heavy=True)
    yield Piece("fiscal-month-13", SERIES + "fiscal_year_start = 13\n" + HEAD.removeprefix(SERIES) + M)


def _nested() -> Iterator[Piece]:
    deep = 100_000
    yield Piece("inline-100000-deep", HEAD + "x-a = " + "{a=" * deep + "1" + "}" * deep + "\n")
    yield Piece("lists-100000-deep", HEAD + "x-a = " + "[" * deep + "]" * deep + "\n")
    yield Piece("lists-100000-open", HEAD + "x-a = " + "[" * deep + "\n" + M)
    yield Piece("header-100000-deep", HEAD + "[x-a" + ".a" * deep + "]\nb = 1\n")
    yield Piece("mixed-100000-deep", HEAD + "x-a = " + "[{a=" * (deep // 2) + "1" + "}]" * (deep // 2) + "\n")


def _baits() -> Iterator[Piece]:
    """Texts at which a pattern that tries everything twice would never end."""
    texts = (
        "2021年 " * 20,
        "2021-01 " * 5 + "から" * 10,
        "jan" * 33,
        "a-" * 140 + "の5日後x",
        "1 " * 140,
        "2021-" * 70,
        "から" * 50,
        "~" * 60,
        "令和" * 50,
        "((((((((((" * 9,
        "一十" * 50,
    )
    for number, text in enumerate(texts):
        for key in ("date", "window", "after"):
            yield Piece(f"bait-{key}-{number}", HEAD + meeting("m", f'{key} = "{text}"'))
            yield Piece(f"bait-bare-{key}-{number}", HEAD + meeting("m", f"{key} = {text}"))
        for key in ("time", "length"):
            yield Piece(f"bait-{key}-{number}", HEAD + meeting("m", DAY, f'{key} = "{text}"'))
    yield Piece("bait-digits", HEAD + meeting("m", DAY, f'time = "{"1" * 39}"'))


def _circles() -> Iterator[Piece]:
    for name, line in (
        ("anchors", 'date = "m{} + 1d"'),
        ("windows", 'window = ["m{0}", "m{0} + 9d"]'),
        ("limits", 'not_before = "m{} + 1bd"'),
    ):
        items = "".join(meeting(f"m{n}", line.format((n + 1) % MANY)) for n in range(MANY))
        yield Piece(f"circle-of-{MANY}-{name}", HEAD + items, heavy=True)
    chain = "".join(meeting(f"m{n}", f'date = "m{n - 1} + 1d"' if n else DAY) for n in range(MANY))
    yield Piece(f"chain-of-{MANY}-anchors", HEAD + chain, broken=False, heavy=True)


def _repeats() -> Iterator[Piece]:
    repeat = '[[repeat]]\nid = "r{}"\nbody = "b"\nrule = "{}"\nfrom = 2022-01-01\n{}\n'
    never = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"
    for name, rule, end in (
        ("interval-0", "FREQ=DAILY;INTERVAL=0", "count = 3"),
        ("every-0-weeks", "every 0 weeks Monday", "count = 3"),
        ("no-end", "FREQ=YEARLY", ""),
        ("huge-interval", "FREQ=DAILY;INTERVAL=999999999999", "count = 3"),
        ("position-400", "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=400", "count = 3"),
        ("many-days", f"FREQ=MONTHLY;BYDAY={','.join(['MO'] * 20_000)}", "count = 3"),
    ):
        yield Piece(f"repeat-{name}", HEAD + repeat.format("", rule, end))
    yield Piece(
        "repeats-that-never-come", HEAD + "".join(repeat.format(n, never, "count = 3") for n in range(50)), heavy=True
    )


def _masses() -> Iterator[Piece]:
    yield Piece("lines-of-nonsense", HEAD + M + "x y z\n" * 100_000, heavy=True)
    yield Piece("values-of-nonsense", HEAD + M + "".join(f"k{n} = a b\n" for n in range(50_000)), heavy=True)
    yield Piece(
        "mistyped-days-3000",
        HEAD + "".join(meeting(f"m{n}", f'date = "{n} Oct 2021 abc"') for n in range(3_000)),
        heavy=True,
    )
    yield Piece(
        "mistyped-windows-3000",
        HEAD + "".join(meeting(f"m{n}", f'window = "2022年{n}月中"') for n in range(3_000)),
        heavy=True,
    )
    yield Piece("too-large", HEAD + M + "# " + "x" * 33 * 2**20 + "\n", heavy=True)
