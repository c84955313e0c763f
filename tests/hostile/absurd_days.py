"""Days, spans, durations, offsets, calendars and rules that no calendar has."""

# ruff: noqa: E501 - a case is a line, so that they can be read one by one

from __future__ import annotations

from collections.abc import Iterator

from pieces import HEAD, SERIES, Piece, lead, meeting, task

FIXED = meeting("m", "date = 2022-02-24", 'time = "10:00"')
LAST = meeting("m", "date = 9999-12-31")
FIRST = meeting("m", "date = 0001-01-01")
BIG = "9" * 100_000


def pieces() -> Iterator[Piece]:
    yield from _dates()
    yield from _lengths()
    yield from _calendars()
    yield from _leads()
    yield from _repeats()


def _dates() -> Iterator[Piece]:
    for text in (
        "", " ", "?", "??", "soon", "2022", "2022-02", "2022-2-4", "2022-02-30", "2021-02-29", "0000-01-01", "10000-01-01",
        "-0001-01-01", "2022-00-10", "2022-02-00", "9999-12-31 + 1d", "9999-12-31 + 1y", "9999-12-31 + 1bd", "9999-12-31 + 1w",
        "0001-01-01 - 1d", "0001-01-01 - 1bd", "0001-01-01 - 1m", "0001-01-02 - 1bd", "9999-12-30 + 0bd",
        f"2022-02-24 + {BIG}d", f"2022-02-24 + {BIG}bd", f"2022-02-24 - {BIG}y", "2022-02-24 + 9999999999999999999bd",
        "2022-02-24 + 3000000bd", "2022-02-24 + 3000000d", "2022-02-24" + " + 1d" * 10_000, "2022-02-24" + " + 1d - 1d" * 5_000,
        "2022-02-24 + ", "2022-02-24 + d", "2022-02-24 + 1", "2022-02-24 + 1x", "2022-02-24 + -1d", "2022-02-24 +1d", "2022-02-24+1d",
        "2022-02-24 + 1.5d", "2022-02-24 + 1e9d", "2022-02-24 + ١d", "2022-02-24 + 一d", "m - 5bd", "m-5bd", "m.start", "m.begin",
        "M", "m.start.end", "s:m", "S:m", "t:m", "s:s:m", ":m", "s:", "m/x", "m/", "/x", "m/x/y", "令和0年1月1日", "令和元年1月1日",
        "令和元年5月1日", "令和999999年1月1日", "令和3年13月1日", "昭和64年1月8日", "明治5年1月1日", "平成31年5月1日", "慶応3年1月1日",
        "令和3年10月26日 (月)", "２０２２年２月２４日", "二千二十二年二月二十四日", "2022年2月30日", "2022-02-24 (Fri)", "2022-02-24 (Th)",
        "2022-02-24 (木曜日)", "2022-02-24 (木・祝)", "2022-02-24 ((木))", "2022-02-24 (", "FY2021.end", "FY.end", "FY0.start",
        "FY9999.end", "FY99999.end", "2022-13.start", "2022.middle", "令和3年度末", "令和0年度末", "2022-02-24T10:00:00", "24/02/2022",
        "Feb 24 2022", "tomorrow", "1645660800", "inf", "nan", "None", "null", "m " * 30_000, "(" * 30_000, "2022-02-24 " + "(木)" * 9_999,
    ):  # fmt: skip
        for key in ("date", "target", "not_before", "deadline"):
            sound = {"?", "2022-02-24 (木曜日)", "2022-02-24 (木・祝)", "2022-02-24 + 3000000d", "２０２２年２月２４日"}
            broken = text not in sound and not text.startswith(
                ("令和元年5月", "m - 5bd", "m.start", "s:m", "9999-12-30")
            )
            broken = broken and "- 1d" not in text and text != "0001-01-02 - 1bd" and " + 1d" * 100 not in text
            extra = () if key in ("date", "target") else ("date = 2022-02-24",)
            piece = HEAD + FIXED + meeting("x", f'{key} = "{text}"', *extra)
            yield Piece(f"{key} {text[:40]!r}", piece, broken=broken and len(text) > 1 and key == "date")
    for value in (
        "2022-02-24T10:00:00",
        "2022-02-24T10:00:00Z",
        "10:00:00",
        "20220224",
        "-1",
        "true",
        "inf",
        "nan",
        "[]",
        "{}",
    ):
        yield Piece(f"date = {value}", HEAD + meeting("x", f"date = {value}"))
        yield Piece(f"done = {value}", HEAD + meeting("x", "date = 2022-02-24", f"done = {value}"))
    for name, value in (
        ("reversed", "[2022-03-01, 2022-02-01]"), ("one", "[2022-03-01]"), ("three", "[2022-03-01, 2022-03-02, 2022-03-03]"),
        ("none", "[]"), ("text", '"soon"'), ("reversed-period", '"2022-10..2022-04"'), ("open-ended", '"2022-04.."'), ("dots", '".."'),
        ("many-dots", '"2022-04..2022-05..2022-06"'), ("month-13", '"2022-13"'), ("quarter-5", '"FY2021.Q5"'), ("weekend", "[2022-02-26, 2022-02-27]"),
        ("itself", '["x", "x + 3bd"]'), ("nested", "[[2022-03-01, 2022-03-02]]"), ("numbers", "[1, 2]"),
    ):  # fmt: skip
        yield Piece(f"window-{name}", HEAD + meeting("x", f"window = {value}"))
    yield Piece("window-of-all-time", HEAD + meeting("x", "window = [0001-01-01, 9999-12-31]"), broken=False)
    yield Piece("window-of-last-day", HEAD + meeting("x", "window = [9999-12-31, 9999-12-31]", "days = 2"))
    yield Piece("one-of-none", HEAD + meeting("x", "one_of = []"))
    yield Piece("one-of-falling", HEAD + meeting("x", "one_of = [2022-03-02, 2022-03-01]"))
    yield Piece("one-of-same", HEAD + meeting("x", "one_of = [2022-03-02, 2022-03-02]"))
    many = ", ".join(f"{2000 + n // 300}-{n % 12 + 1:02}-{n % 28 + 1:02}" for n in range(3_000))
    yield Piece("one-of-many", HEAD + meeting("x", f"one_of = [{many}]"))
    yield Piece(
        "all-placing-keys",
        HEAD + meeting("x", "date = 2022-02-24", "target = 2022-02-24", 'window = "2022"', "one_of = [2022-01-05]"),
    )
    for name, fixed in (("last-day", LAST), ("first-day", FIRST)):
        for relation, sign in (("after", "+"), ("before", "-"), ("ends_after", "+")):
            for lag in ("", f" {sign} 5bd", f" {sign} 3000000d", f" {sign} 1y"):
                text = HEAD + fixed + task("x", 'duration = "5bd"', f'{relation} = ["m{lag}"]')
                yield Piece(f"{name}-{relation}{lag}", text, broken=False)
        yield Piece(f"{name}-papers", HEAD + fixed + lead("p", 'offset = "-5bd"') + lead("q", 'offset = "+5bd"'))
        yield Piece(f"{name}-days", HEAD + fixed.replace("date", "days = 366\ndate"), broken=False)
        yield Piece(f"{name}-window", HEAD + fixed + meeting("x", 'window = ["m - 1y", "m + 1y"]'))


def _lengths() -> Iterator[Piece]:
    for text in (
        "", "0d", "0bd", "-1d", "-0bd", "1", "d", "1 d", "1D", "1.5d", "1m", "1y", "1h", "1d1d", "3000000d", "3000000bd", "600000w",
        f"{BIG}d", f"{BIG}bd", f"{BIG}w", "99999999999999999999bd", "１０bd", "∞d", "1e3d", "0x10d", "+1d", "01d", "1bd ", "PT1H",
    ):  # fmt: skip
        yield Piece(
            f"duration {text[:30]!r}",
            HEAD + task("x", f'duration = "{text}"', "date = 2022-02-24"),
            broken=text not in ("01d", "1bd ", "１０bd", "3000000d", "+1d", "1 d", "1D"),
        )
    for value in ("0", "-1", "1", "1.5", "inf", "nan", "true", "[]", "{}", "1979-05-27", "10:00:00"):
        yield Piece(f"duration = {value}", HEAD + task("x", f"duration = {value}", "date = 2022-02-24"))
        yield Piece(f"length = {value}", HEAD + meeting("x", "date = 2022-02-24", f"length = {value}"))
        yield Piece(f"days = {value}", HEAD + meeting("x", "date = 2022-02-24", f"days = {value}"), broken=value != "1")
        yield Piece(f"format = {value}", HEAD.replace("format = 1", f"format = {value}") + FIXED, broken=value != "1")
    for text in (
        "",
        "2",
        "2H",
        "-2h",
        "0h",
        "0min",
        "90sec",
        "1h90min",
        "min",
        f"{BIG}h",
        f"{BIG}min",
        "1h30",
        "1:30",
        "2 h",
    ):
        yield Piece(
            f"length {text[:20]!r}", HEAD + meeting("x", "date = 2022-02-24", f'length = "{text}"'), broken=False
        )
    for text in (
        "",
        "25:00",
        "24:00",
        "10:60",
        "10",
        "10.30",
        "1000",
        "10:00 pm",
        "-1:00",
        "10:00:00.5",
        "10:00+09:00",
        "１０：００",
    ):
        yield Piece(f"time {text!r}", HEAD + meeting("x", "date = 2022-02-24", f'time = "{text}"'), broken=False)
    for days in ("366", "367", "100000000", "99999999999999999999"):
        yield Piece(f"days-{days}", HEAD + meeting("x", f"days = {days}", 'after = ["m"]') + FIXED)
        yield Piece(
            f"written-days-{days}", HEAD + meeting("x", f"days = {days}", "date = 2022-02-24"), broken=days != "366"
        )
    yield Piece("end-before-start", HEAD + task("x", "date = 2022-02-24", "end = 2022-02-01"))
    yield Piece("end-and-duration", HEAD + task("x", "date = 2022-02-24", "end = 2022-03-01", 'duration = "1d"'))
    yield Piece("end-far", HEAD + task("x", "date = 0001-01-01", "end = 9999-12-31"), broken=False)


def _calendars() -> Iterator[Piece]:
    items = FIXED + task("x", 'duration = "5bd"', 'after = ["m"]')
    for name, text, broken in (
        ("every-weekday", 'weekend = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]', True),
        ("weekend-of-nonsense", 'weekend = ["someday", 7, true]', True),
        ("weekend-twice", 'weekend = ["sat", "sat", "sun"]', False),
        ("weekend-of-none", "weekend = []", False),
        ("closed-all-year", 'closed = [{ every = "01-01..12-31" }]', True),
        ("closed-all-time", "closed = [{ from = 0001-01-01, to = 9999-12-31 }]", True),
        ("closed-a-thousand-years", "closed = [{ from = 2022-01-01, to = 3022-01-01 }]", True),
        ("open-all-time", "open = [{ from = 0001-01-01, to = 9999-12-31 }]", False),
        ("avoid-all-time", "avoid = [{ from = 0001-01-01, to = 9999-12-31 }]", False),
        ("closed-reversed", "closed = [{ from = 2022-03-01, to = 2022-02-01 }]", True),
        ("closed-without-to", "closed = [{ from = 2022-03-01 }]", True),
        ("closed-both-ways", 'closed = [{ from = 2022-03-01, to = 2022-03-02, every = "01-01..01-02" }]', True),
        ("closed-number", "closed = [1, 2.5, true, inf]", True),
        ("every-02-30", 'closed = [{ every = "02-30..02-31" }]', True),
        ("every-02-29", 'closed = [{ every = "02-29..02-29" }]', False),
        ("every-backward", 'closed = [{ every = "03-01..02-28" }]', False),
        ("every-easter-far", 'closed = [{ every = "easter-9999..easter+9999" }]', True),
        ("every-easter-huge", f'closed = [{{ every = "easter-{BIG}..easter" }}]', True),
        ("every-nonsense", 'closed = [{ every = "01..02" }]', True),
        ("every-number", "closed = [{ every = 1 }]", True),
        ("country-unknown", 'country = "XX"', True),
        ("country-long", f'country = "{"J" * 100_000}"', True),
        ("country-path", 'country = "../../etc/passwd"', True),
        ("country-code", "country = \"__import__('os')\"", True),
        ("country-lower", 'country = "jp"', False),
        ("country-list", 'country = ["JP"]', True),
        ("subdivision-unknown", 'country = "DE"\nsubdivision = "ZZ"', True),
        ("subdivision-alone", 'subdivision = "BY"', True),
        ("country-before-its-data", 'country = "JP"\nopen = [0001-01-01]', False),
    ):
        yield Piece(
            f"calendar-{name}", SERIES + "[calendar]\n" + text + "\n" + HEAD.removeprefix(SERIES) + items, broken=broken
        )
    days = ", ".join(f"{1000 + n // 12 // 28:04}-{n % 12 + 1:02}-{n % 28 + 1:02}" for n in range(20_000))
    yield Piece(
        "calendar-twenty-thousand-days",
        SERIES + f"[calendar]\nclosed = [{days}]\n" + HEAD.removeprefix(SERIES) + items,
        broken=False,
        heavy=True,
    )
    ranges = ", ".join(["{ from = 0001-01-01, to = 9999-12-31 }"] * 500)
    yield Piece(
        "calendar-many-long-ranges",
        SERIES + f"[calendar]\nclosed = [{ranges}]\nopen = [{ranges}]\n" + HEAD.removeprefix(SERIES) + items,
        broken=False,
        heavy=True,
    )
    for day in ("0001-01-05", "1800-01-01", "3000-06-02", "9999-12-01"):
        text = (
            SERIES
            + '[calendar]\ncountry = "JP"\n'
            + HEAD.removeprefix(SERIES)
            + meeting("m", f"date = {day}")
            + task("x", 'duration = "50bd"', 'after = ["m"]')
        )
        yield Piece(f"holidays-in-{day}", text)
    for zone in (
        "",
        "Mars/Phobos",
        "../../etc/passwd",
        "/etc/passwd",
        "UTC\\u0000",
        "utc",
        "JST",
        "+09:00",
        "Asia/",
        "Asia",
        "a" * 100_000,
        "Asia/Tokyo/../Tokyo",
        ".",
    ):
        text = HEAD.replace('"UTC"', f'"{zone}"') + FIXED
        yield Piece(f"zone {zone[:20]!r}", text, broken=zone not in ("utc", "JST"))
        yield Piece(
            f"meeting-zone {zone[:20]!r}",
            HEAD + meeting("x", "date = 2022-02-24", f'timezone = "{zone}"'),
            broken=zone not in ("utc", "JST"),
        )
    for month in ("0", "13", "-1", "4.5", '"4"', "99999999999999999999"):
        yield Piece(f"fiscal-year-start {month}", HEAD.replace('"UTC"', f'"UTC"\nfiscal_year_start = {month}') + FIXED)


def _leads() -> Iterator[Piece]:
    for offset in (
        "", "-3", "3bd", "--3bd", "-0bd", "+0d", "-3bd -2d", "-9999999bd", "+9999999bd", "-9999999d", f"-{BIG}bd", f"+{BIG}h", "-99999999h",
        "-0h", "-1.5d", "-12m", "-9999y", "+9999y", "−3bd", "-3BD", "- 3bd", "-３bd", "-3bd\\u0000",
    ):  # fmt: skip
        for more in ("", 'count = "clear"', 'count = "inclusive"', 'roll = "forward"\nat = "17:00"'):
            yield Piece(
                f"offset {offset[:20]!r} {more[:20]}",
                HEAD + FIXED + lead("p", f'offset = "{offset}"', more),
                broken=False,
            )
    yield Piece("offset-number", HEAD + FIXED + lead("p", "offset = -3"))
    yield Piece("offset-missing", HEAD + FIXED + lead("p"))
    yield Piece("hours-without-time", HEAD + meeting("m", "date = 2022-02-24") + lead("p", 'offset = "-72h"'))
    yield Piece(
        "for-derived",
        HEAD
        + FIXED
        + lead("p", 'offset = "-3bd"')
        + lead("q", 'offset = "-1bd"', 'for = { kind = "document", ids = ["*"] }'),
        broken=False,
    )
    yield Piece(
        "for-itself",
        HEAD + FIXED + lead("p", 'offset = "-3bd"', 'for = { kind = "document", ids = ["m/p"] }'),
        broken=False,
    )
    yield Piece("waits-for-own-paper", HEAD + meeting("m", 'after = ["m/p"]') + lead("p", 'offset = "-3bd"'))
    yield Piece("put-on-own-paper", HEAD + meeting("m", 'date = "m/p + 3bd"') + lead("p", 'offset = "-3bd"'))
    yield Piece(
        "same-id-as-item",
        HEAD + FIXED + lead("p", 'offset = "-3bd"') + '\n[[document]]\nid = "m/p"\ndate = 2022-02-01\n',
    )
    yield Piece("override-of-nothing", HEAD + FIXED + '\n[[document]]\nid = "m/p"\ndate = 2022-02-01\nwhy = "w"\n')
    yield Piece("unknown-set", HEAD + FIXED + '\n[[lead_time]]\nuse = "us-nothing"\n')
    yield Piece("unknown-calendar", HEAD + FIXED + lead("p", 'offset = "-3bd"', 'calendar = "court"'))
    yield Piece(
        "in-force-reversed",
        HEAD + FIXED + lead("p", 'offset = "-3bd"', "in_force = { from = 2023-01-01, until = 2022-01-01 }"),
        broken=False,
    )
    for pattern in ("[", "*" * 5_000, "[!a" * 500, "**/**", "\\\\", "?" * 5_000, "*a" * 30 + "b"):
        yield Piece(
            f"pattern {pattern[:10]!r}",
            HEAD
            + meeting("a" * 90, "date = 2022-02-24")
            + lead("p", 'offset = "-3bd"', f'for = {{ ids = ["{pattern}"] }}'),
            broken=False,
        )
    yield Piece("after-next-forever", HEAD + FIXED + lead("p", 'offset = "-3bd"', "after_next = true"), broken=False)
    year = SERIES + '[calendar]\ncountry = "JP"\n' + HEAD.removeprefix(SERIES) + meeting("m", "date = 3000-06-02")
    yield Piece("paper-without-holidays", year + lead("p", 'offset = "-3bd"'))


def _repeats() -> Iterator[Piece]:
    for rule in (
        "", "FREQ=DAILY", "FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=HOURLY;COUNT=10", "FREQ=DAILY;COUNT=1000000000", "FREQ=DAILY;UNTIL=99991231",
        "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1", "FREQ=DAILY;INTERVAL=999999999", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=5", "FREQ=MONTHLY;BYDAY=6TU", "FREQ=MONTHLY;BYDAY=9999TU", "FREQ=WEEKLY;BYDAY=XX", "FREQ=FORTNIGHTLY",
        "FREQ=YEARLY;BYEASTER=0", "FREQ=MONTHLY;BYSETPOS=400", "FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))), "FREQ=DAILY;COUNT=5;UNTIL=20221231",
        "RRULE:FREQ=DAILY;COUNT=3", "DTSTART:20220101\\nRRULE:FREQ=DAILY;COUNT=3", "FREQ=DAILY;FREQ=DAILY", "COUNT=3", "FREQ", "=", ";;;", "FREQ=" + "A" * 100_000,
        "FREQ=DAILY;BYMONTHDAY=" + ",".join(["1"] * 10_000), "monthly 4th Tuesday", "monthly 99th Tuesday", "monthly 0th Tuesday", "monthly 4th Foo", "every day",
        "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO", "FREQ=YEARLY;BYYEARDAY=366", "FREQ=YEARLY;BYYEARDAY=999", "FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=-5",
    ):  # fmt: skip
        for more in ("count = 5", "until = 9999-12-31", ""):
            text = f'\n[[repeat]]\nid = "r"\nbody = "b"\nrule = "{rule}"\nfrom = 2022-01-01\n{more}\n'
            yield Piece(f"rule {rule[:40]!r} {more[:5]}", HEAD + text, broken=False)
    for name, more in (
        ("count-huge", "count = 1000000000"), ("count-zero", "count = 0"), ("count-and-until", "count = 3\nuntil = 2022-12-31"), ("until-before", "until = 2021-01-01"),
        ("from-year-1", "count = 3\nfrom = 0001-01-01"), ("from-last-day", "count = 3\nfrom = 9999-12-31"), ("except-all", "count = 2\nexcept = [2022-01-01, 2022-01-02]"),
        ("on-closed-forever", 'count = 3\non_closed = "later"'), ("date", "count = 3\ndate = 2022-01-01"), ("number", "count = 3\nnumber = 1"),
    ):  # fmt: skip
        text = '\n[[repeat]]\nid = "r"\nbody = "b"\nrule = "FREQ=DAILY"\nfrom = 2022-01-01\n' + more + "\n"
        yield Piece(
            f"repeat-{name}",
            HEAD + text.replace("from = 2022-01-01\n", "" if "from" in more else "from = 2022-01-01\n"),
            broken=False,
        )
    closed = SERIES + '[calendar]\nclosed = [{ every = "01-01..12-31" }]\n' + HEAD.removeprefix(SERIES)
    for way in ("report", "skip", "next", "previous"):
        text = f'\n[[repeat]]\nid = "r"\nbody = "b"\nrule = "FREQ=DAILY"\nfrom = 2022-01-01\ncount = 3\non_closed = "{way}"\n'
        yield Piece(f"repeat-all-closed-{way}", closed + text, broken=False)
    yield Piece(
        "repeat-ids-collide",
        HEAD
        + meeting("r-1", "date = 2022-01-01")
        + '\n[[repeat]]\nid = "r"\nbody = "b"\nrule = "FREQ=DAILY"\nfrom = 2022-01-01\ncount = 3\n',
        broken=False,
    )
