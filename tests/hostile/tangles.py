"""References that lead nowhere or to themselves, ids that are none, policies that make no sense."""

# ruff: noqa: E501 - a case is a line, so that they can be read one by one

from __future__ import annotations

from collections.abc import Iterator

from pieces import HEAD, SERIES, Piece, lead, meeting, task


def pieces() -> Iterator[Piece]:
    yield from _ids()
    yield from _references()
    yield from _circles()
    yield from _policies()


def _ids() -> Iterator[Piece]:
    day = "date = 2022-02-24"
    for name, written in (
        ("empty", ""), ("blank", " "), ("dot", "a.b"), ("dot-only", "."), ("slash", "a/b"), ("colon", "a:b"), ("dash-first", "-a"), ("underscore", "_a"),
        ("date", "2022-02-24"), ("month", "2022-02"), ("year", "2022"), ("fiscal", "FY2021"), ("japanese", "会議"), ("full-width", "ａ"), ("emoji", "👍"),
        ("long", "a" * 101), ("huge", "a" * 1_000_000), ("plus", "a + 1d"), ("path", "../../etc/passwd"), ("nul", "a\\u0000"), ("newline", "a\\nb"),
        ("combining", "e\\u0301"), ("turkish", "\\u0130"), ("markup", "[red]"), ("question", "?"), ("star", "*"),
    ):  # fmt: skip
        yield Piece(f"id-{name}", HEAD + meeting(written, day), broken=name not in ("fiscal",), heavy=name == "huge")
        yield Piece(
            f"series-id-{name}",
            HEAD.replace('id = "s"', f'id = "{written}"') + meeting("m", day),
            broken=name not in ("fiscal",),
            heavy=name == "huge",
        )
        yield Piece(
            f"lead-id-{name}",
            HEAD + meeting("m", day) + lead(written, 'offset = "-3bd"'),
            broken=name not in ("fiscal",),
            heavy=name == "huge",
        )
    for name, value in (("number", "1"), ("list", '["a"]'), ("table", "{}"), ("date", "2022-02-24"), ("bool", "true")):
        yield Piece(f"id-of-type-{name}", HEAD + f'[[meeting]]\nid = {value}\nbody = "b"\n{day}\n')
    yield Piece("same-id", HEAD + meeting("m", day) + meeting("m", day))
    yield Piece("same-id-other-kind", HEAD + meeting("m", day) + task("m", day, 'duration = "1d"'))
    yield Piece("same-but-case", HEAD + meeting("m", day) + meeting("M", day))
    yield Piece("body-and-person", HEAD + '[[person]]\nid = "b"\nname = "b"\n' + meeting("m", day))
    yield Piece("no-id", HEAD + f'[[meeting]]\nbody = "b"\n{day}\n')
    yield Piece("no-body", HEAD + f'[[meeting]]\nid = "m"\n{day}\n')
    yield Piece(
        "empty-tables", HEAD + "[[meeting]]\n" * 50 + "[[task]]\n" * 50 + "[[lead_time]]\n" * 50 + "[[repeat]]\n" * 50
    )
    yield Piece("inline-tables", HEAD.replace("[series]", 'meeting = [1, true, "a", [], {}]\n[series]'))
    for name in ("format", "series", "id", "title", "timezone"):
        lines = [line for line in HEAD.splitlines() if not line.strip("[").startswith(name)]
        yield Piece(f"without-{name}", "\n".join(lines) + "\n" + meeting("m", day))
    for value in ("1", "true", "[]", '""', "2022-02-24"):
        for table in (
            "series",
            "calendar",
            "body",
            "meeting",
            "lead_time",
            "rules",
            "slip",
            "done",
            "scenario",
            "calendars",
            "topic",
        ):
            yield Piece(
                f"{table} = {value}",
                HEAD.replace(
                    "[series]", f"{table} = {value}\n[series]" if table != "series" else f"series = {value}\n[x-s]"
                ),
                broken=value != "[]",
            )


def _references() -> Iterator[Piece]:
    day = "date = 2022-02-24"
    for name, keys in (
        ("after-unknown", 'after = ["nowhere"]'), ("after-number", "after = [1]"), ("after-day", 'after = ["2022-02-24"]'), ("after-empty", 'after = [""]'),
        ("after-table", "after = [{}]"), ("after-body", 'after = ["b"]'), ("before-unknown", 'before = ["nowhere - 3bd"]'), ("after-glued", 'after = ["m-5bd"]'),
        ("after-edge", 'after = ["m.middle"]'), ("after-series", 'after = ["other:m"]'), ("after-self-series", 'after = ["s:x"]'), ("after-paper", 'after = ["m/nothing"]'),
        ("owner-unknown", f'{day}\nowner = "nobody"'), ("topic-unknown", f'{day}\ntopics = ["nothing"]'), ("attendee-unknown", f'{day}\nattendees = ["nobody"]'),
        ("absent-stranger", f'{day}\nabsent = ["nobody"]'), ("paper-unknown", f'{day}\nagenda = [{{ title = "t", papers = ["nothing"] }}]'),
        ("agenda-of-numbers", f"{day}\nagenda = [1, true, []]"), ("agenda-deep", f"{day}\nagenda = [[[[]]]]"), ("former-itself", f'{day}\nformer_ids = ["x"]'),
        ("former-other", f'{day}\nformer_ids = ["m"]'), ("decides-itself", f'{day}\ndecides = "x"'),
    ):  # fmt: skip
        broken = not name.startswith(("former", "decides", "absent"))
        yield Piece(name, HEAD + meeting("m", day) + meeting("x", keys), broken=broken)
    yield Piece("body-unknown", HEAD + meeting("x", day).replace('"b"', '"nobody"'))
    yield Piece("topic-parent-itself", HEAD + '[[topic]]\nid = "t"\ntitle = "t"\nparent = "t"\n')
    yield Piece(
        "topic-parents-in-a-circle",
        HEAD + "".join(f'[[topic]]\nid = "t{n}"\ntitle = "t"\nparent = "t{(n + 1) % 9}"\n' for n in range(9)),
    )
    yield Piece(
        "topic-parents-deep",
        HEAD
        + "".join(
            f'[[topic]]\nid = "t{n}"\ntitle = "t"\n' + (f'parent = "t{n - 1}"\n' if n else "") for n in range(3_000)
        ),
        broken=False,
        heavy=True,
    )
    yield Piece(
        "chair-of-itself",
        HEAD.replace('name = "b"', 'name = "b"\nchair = "b"\nmembers = ["b"]\norganizer = "b"'),
        broken=False,
    )
    for path in (
        "../../../etc/passwd",
        "/etc/passwd",
        "/dev/zero",
        "/dev/stdin",
        "//host/share",
        "file:///etc/passwd",
        "http://localhost/x.ics",
        "",
        ".",
        "x\\u0000.ics",
        "a" * 5_000,
    ):
        yield Piece(
            f"from-ics {path[:20]!r}",
            HEAD
            + f'[[person]]\nid = "p"\nname = "p"\n[[absence]]\nperson = "p"\nfrom_ics = "{path}"\n'
            + meeting("m", day),
            broken=False,
        )


def _circles() -> Iterator[Piece]:
    work = 'duration = "1d"'
    yield Piece("after-itself", HEAD + task("a", work, 'after = ["a"]'))
    yield Piece("date-on-itself", HEAD + meeting("a", 'date = "a + 1d"'))
    yield Piece("target-on-itself", HEAD + meeting("a", 'target = "a + 1d"'))
    yield Piece("window-on-itself", HEAD + meeting("a", 'window = ["a", "a + 9d"]'))
    yield Piece("one-of-on-itself", HEAD + meeting("a", 'one_of = ["a", "a + 9d"]'))
    yield Piece("not-before-itself", HEAD + meeting("a", 'not_before = "a"'))
    yield Piece("deadline-on-itself", HEAD + task("a", work, 'deadline = "a + 1d"'), broken=False)
    yield Piece("end-on-itself", HEAD + task("a", "date = 2022-02-24", 'end = "a + 1d"'))
    yield Piece(
        "before-and-after",
        HEAD + task("a", work, 'after = ["b1"]', 'before = ["b1"]') + task("b1", work, "not_before = 2022-02-24"),
    )
    for count in (2, 3, 50, 10_000):
        heavy = count > 50
        for name, key in (
            ("after", 'after = ["n{0}"]'), ("before", 'before = ["n{0}"]'), ("ends-after", 'ends_after = ["n{0} - 3bd"]'), ("not-before", 'not_before = "n{0} + 1d"'),
        ):  # fmt: skip
            text = "".join(task(f"n{n}", work, key.format((n + 1) % count)) for n in range(count))
            yield Piece(f"circle-{name}-{count}", HEAD + text, heavy=heavy)
        text = "".join(meeting(f"n{n}", f'date = "n{(n + 1) % count} + 1d"') for n in range(count))
        yield Piece(f"circle-date-{count}", HEAD + text, heavy=heavy)
        text = "".join(
            meeting(f"n{n}", f'window = ["n{(n + 1) % count}", "n{(n + 1) % count} + 9d"]') for n in range(count)
        )
        yield Piece(f"circle-window-{count}", HEAD + text, heavy=heavy)
        text = "".join(
            task(f"n{n}", work, f'after = ["n{n - 1}"]' if n else "not_before = 2022-01-01") for n in range(count)
        )
        yield Piece(f"chain-{count}", HEAD + text, broken=False, heavy=heavy)
        text = "".join(
            meeting(f"n{n}", f'date = "n{n + 1} - 1d"' if n < count - 1 else "date = 9000-01-01") for n in range(count)
        )
        yield Piece(f"chain-date-{count}", HEAD + text, broken=False, heavy=heavy)
        text = "".join(
            task(f"n{n}", work, f'before = ["n{n + 1}"]' if n < count - 1 else "deadline = 2100-01-01")
            for n in range(count)
        )
        yield Piece(f"chain-backward-{count}", HEAD + text, broken=False, heavy=heavy)
        text = "".join(
            task(f"n{n}", 'cancelled = "x"', work, f'after = ["n{n - 1}"]' if n else "not_before = 2022-01-01")
            for n in range(count)
        )
        yield Piece(
            f"chain-cancelled-{count}",
            HEAD + text + task("last", work, f'after = ["n{count - 1}"]'),
            broken=False,
            heavy=heavy,
        )
    everyone = ["after = [" + ", ".join(f'"n{m}"' for m in range(60) if m != n) + "]" for n in range(60)]
    yield Piece("everyone-after-everyone", HEAD + "".join(task(f"n{n}", work, everyone[n]) for n in range(60)))
    rings = "".join(task(f"n{n}", work, f'after = ["n{n ^ 1}"]') for n in range(2_000))
    yield Piece("a-thousand-small-circles", HEAD + rings, heavy=True)
    star = (
        HEAD
        + task("hub", work, "not_before = 2022-01-01")
        + "".join(task(f"n{n}", work, 'after = ["hub"]') for n in range(5_000))
    )
    yield Piece("star", star, broken=False, heavy=True)
    bundle = ", ".join(f'"a + {n}d"' for n in range(3_000))
    yield Piece(
        "three-thousand-ties-to-one",
        HEAD + task("a", work, "not_before = 2022-01-01") + task("z", work, f"after = [{bundle}]"),
        broken=False,
    )
    ladder = "".join(
        task(f"l{n}", work, f'after = ["l{n - 1}", "r{n - 1}"]' if n else "not_before = 2022-01-01")
        + task(f"r{n}", work, f'after = ["l{n - 1}", "r{n - 1}"]' if n else "not_before = 2022-01-01")
        for n in range(60)
    )
    yield Piece("ladder-of-2-to-the-60-paths", HEAD + ladder, broken=False)
    gone = "".join(
        task(f"l{n}", work, "cancelled = true", f'after = ["l{n - 1}", "r{n - 1}"]' if n else "not_before = 2022-01-01")
        + task(
            f"r{n}", work, "cancelled = true", f'after = ["l{n - 1}", "r{n - 1}"]' if n else "not_before = 2022-01-01"
        )
        for n in range(60)
    )
    yield Piece("cancelled-ladder", HEAD + gone + task("last", work, 'after = ["l59", "r59"]'), broken=False)
    front = "".join(task(f"f{n}", work, "not_before = 2022-01-01") for n in range(300))
    names = ", ".join(f'"f{n}"' for n in range(300))
    hub = task("hub", work, "cancelled = true", f"after = [{names}]")
    back = "".join(task(f"k{n}", work, 'after = ["hub"]') for n in range(300))
    yield Piece("cancelled-hub", HEAD + front + hub + back, broken=False, heavy=True)


def _policies() -> Iterator[Piece]:
    day = meeting("m", "date = 2022-02-24")
    for name, text in (
        ("rules-unknown", '[rules]\nselect = ["Z999", "", "x" ]\nignore = ["*"]\n'), ("rules-severity", '[rules]\nseverity = { P004 = "fatal", "" = "error" }\n'),
        ("rules-option", "[rules.options.nothing]\nx = [[[]]]\n"), ("rules-off", '[rules]\nselect = []\nignore = ["F", "D", "P", "C"]\n'), ("rules-number", "[rules]\nselect = 1\n"),
        ("waive-unknown", "x-w = 1\n"), ("slip-kind", '[slip]\nfail_on = ["never"]\n'), ("slip-tolerance", '[slip]\ntolerance = "-1d"\n'), ("slip-baseline", '[slip]\nbaseline = "../../x"\n'),
        ("scenario-empty", "[scenario.a]\n"), ("scenario-unknown", '[scenario.a.items]\n"nothing" = { date = 2022-01-01 }\n'), ("scenario-key", '[scenario.a.items]\n"m" = { dat = 1 }\n'),
        ("scenario-type", "[scenario.a.items]\n\"m\" = 1\n"), ("scenario-id", '[scenario.a.items]\n"m" = { id = "n" }\n'), ("scenario-odd-name", '[scenario."\\u001b[31m".items]\n'),
        ("scenario-circle", '[scenario.a.items]\n"m" = { date = "m + 1d" }\n'), ("done-unknown", '[done]\n"nothing" = 2022-01-01\n'), ("done-type", '[done]\n"m" = true\n'),
        ("done-unquoted", "[done]\nm/materials = 2022-01-01\n"), ("done-twice", '[done]\n"m" = 2022-01-01\n"m" = 2022-01-02\n'), ("done-nested", "[done.m]\nx = 2022-01-01\n"),
        ("done-far", '[done]\n"m" = 9999-12-31\n'), ("done-first-day", '[done]\n"m" = 0001-01-01\n'), ("calendars-odd", '[calendars."\\u0000"]\ncountry = "JP"\n'),
        ("x-deep", "x-a" + ".b" * 40 + " = 1\n"), ("x-everything", "[x-a]\n" + "".join(f"k{n} = [{n}, nan, inf, 1979-05-27T07:32:00Z]\n" for n in range(200))),
    ):  # fmt: skip
        yield Piece(name, HEAD + day + text, broken=False)
    for quorum in (
        "0",
        "-1",
        "1.5",
        '"all"',
        '"1/0"',
        '"0/1"',
        '"5/3"',
        '"-1/3"',
        '"1/99999999999999999999"',
        f'"{"9" * 9_999}/3"',
        "[]",
        "99999999999999999999",
    ):
        yield Piece(
            f"quorum {quorum[:20]}", HEAD.replace('name = "b"', f'name = "b"\nquorum = {quorum}') + day, broken=False
        )
    for key, value in (
        ("waive", '[{ rule = "", why = "" }]'),
        ("waive", "[{}]"),
        ("waive", "[1]"),
        ("slip", "{ tolerance = 1 }"),
        ("slip", "1"),
        ("cancelled", '""'),
        ("cancelled", "[]"),
        ("public", '"no"'),
        ("online", "1"),
        ("pinned", "true"),
        ("number", "-1"),
    ):
        yield Piece(f"{key} = {value}", HEAD + meeting("m", "date = 2022-02-24", f"{key} = {value}"), broken=False)
    yield Piece("format-2", HEAD.replace("format = 1", "format = 2"))
    yield Piece("format-text", HEAD.replace("format = 1", 'format = "1"'))
    yield Piece("title-empty-table", SERIES.replace('title = "s"', "title = {}"))
    yield Piece("title-of-numbers", SERIES.replace('title = "s"', "title = { ja = 1 }"))
    yield Piece(
        "title-odd-language", SERIES.replace('title = "s"', 'title = { "\\u001b" = "x", "" = "y" }'), broken=False
    )
