"""Sound or not, but a great deal of it."""

from __future__ import annotations

from collections.abc import Iterator

from pieces import HEAD, SERIES, Piece, lead, meeting, task

MB = 1_000_000


def pieces() -> Iterator[Piece]:
    day = "date = 2022-02-24"
    for name, key in (("title", "title"), ("note", "note"), ("type", "type"), ("place", "place")):
        yield Piece(
            f"megabyte-{name}", HEAD + meeting("m", day, f'{key} = "{"あ" * (MB // 3)}"'), broken=False, heavy=True
        )
    for key in ("date", "target", "after", "owner", "time", "length", "timezone", "body", "deadline", "window"):
        lines = (
            (f'{key} = "{"x" * MB}"',)
            if key in ("date", "target", "after", "window")
            else (day, f'{key} = "{"x" * MB}"')
        )
        text = meeting("m", *lines)
        yield Piece(
            f"megabyte-{key}", HEAD + (text.replace('body = "b"\n', "", 1) if key == "body" else text), heavy=True
        )
    yield Piece("megabyte-unknown-key", HEAD + meeting("m", day) + "x" * MB + " = 1\n", heavy=True)
    yield Piece("megabyte-unknown-value", HEAD + meeting("m", day) + f'unknown = "{"x" * MB}"\n', heavy=True)
    yield Piece("megabyte-comment-line", HEAD + "# " + "x" * MB + "\n" + meeting("m", "date = 1"), heavy=True)
    yield Piece(
        "megabyte-before-fault",
        HEAD + meeting("m", day) + f"agenda = [{'' + ', '.join(['1'] * 300_000)}]\n",
        heavy=True,
    )
    yield Piece("megabyte-of-blank", HEAD + " " * MB + "\n" + meeting("m", "date = 1"), heavy=True)
    yield Piece("megabyte-of-lines", HEAD + "\n" * MB + meeting("m", "date = 1"), heavy=True)
    yield Piece("megabyte-id", HEAD + meeting("x" * MB, day), heavy=True)
    yield Piece("one-line-megabyte", HEAD + f"x-a = [{', '.join(['{ a = 1 }'] * 90_000)}]\nunknown = 1\n", heavy=True)
    yield Piece("unknown-keys-10000", HEAD + meeting("m", day, *(f"k{n} = {n}" for n in range(10_000))), heavy=True)
    yield Piece("unknown-keys-300", HEAD + meeting("m", day, *(f"k{n} = {n}" for n in range(300))))
    yield Piece("unknown-tables-5000", HEAD + "".join(f"[k{n}]\n" for n in range(5_000)), heavy=True)
    yield Piece("same-id-5000", HEAD + meeting("m", day) * 5_000, heavy=True)
    yield Piece("same-id-200", HEAD + meeting("m", day) * 200)
    yield Piece(
        "unknown-references-5000",
        HEAD + "".join(meeting(f"m{n}", f'after = ["n{n}"]') for n in range(5_000)),
        heavy=True,
    )
    yield Piece(
        "unknown-references-in-one",
        HEAD + meeting("m", "after = [" + ", ".join(f'"n{n}"' for n in range(10_000)) + "]"),
        heavy=True,
    )
    yield Piece(
        "wrong-dates-5000",
        HEAD + "".join(meeting(f"m{n}", 'date = "2022-02-24 (金)"') for n in range(5_000)),
        heavy=True,
    )
    yield Piece(
        "broken-ties-5000",
        HEAD + "".join(meeting(f"m{n}", day, f'after = ["m{n - 1}"]' if n else "") for n in range(5_000)),
        heavy=True,
    )
    yield Piece(
        "nothing-places-5000", HEAD + "".join(task(f"m{n}", 'duration = "1d"') for n in range(5_000)), heavy=True
    )
    yield Piece(
        "windows-that-push-3000",
        HEAD + "".join(meeting(f"m{n}", 'window = "2022"', f'after = ["m{n - 1}"]' if n else "") for n in range(3_000)),
        heavy=True,
    )
    yield Piece(
        "everything-on-one-day", HEAD + "".join(meeting(f"m{n}", day) for n in range(5_000)), broken=False, heavy=True
    )
    yield Piece(
        "long-names",
        HEAD + "".join(meeting("a" * 95 + str(n), day, f'title = "{"長い" * 500}"') for n in range(200)),
        broken=False,
    )
    people = "".join(f'[[person]]\nid = "p{n}"\nname = "p"\n' for n in range(5_000))
    members = ", ".join(f'"p{n}"' for n in range(5_000))
    yield Piece(
        "five-thousand-members",
        SERIES
        + f'[[body]]\nid = "b"\nname = "b"\nmembers = [{members}]\n'
        + people
        + meeting("m", day, f"attendees = [{members}]"),
        broken=False,
        heavy=True,
    )
    agenda = ", ".join('{ title = "t", length = "1min" }' for _ in range(5_000))
    yield Piece("five-thousand-points", HEAD + meeting("m", day, f"agenda = [{agenda}]"), broken=False, heavy=True)
    rules = "".join(lead(f"p{n}", f'offset = "-{n}bd"') for n in range(100))
    yield Piece(
        "hundred-rules-for-hundred",
        HEAD + "".join(meeting(f"m{n}", day) for n in range(100)) + rules,
        broken=False,
        heavy=True,
    )
    daily = '[[repeat]]\nid = "r{0}"\nbody = "b"\nrule = "FREQ=DAILY"\nfrom = 2022-01-01\ncount = 5000\n'
    yield Piece("repeats-of-5000", HEAD + "".join(daily.format(n) for n in range(2)), broken=False, heavy=True)
    yield Piece(
        "thousand-years", HEAD + meeting("a", "date = 1022-02-24") + meeting("b1", "date = 2022-02-24"), broken=False
    )
    yield Piece(
        "all-years", HEAD + meeting("a", "date = 0001-01-01") + meeting("b1", "date = 9999-12-31"), broken=False
    )
    yield Piece(
        "scenarios-300",
        HEAD
        + meeting("m", day)
        + "".join(f'[scenario.s{n}.items]\n"m" = {{ date = 2022-03-01 }}\n' for n in range(300)),
        broken=False,
    )
    yield Piece(
        "languages-3000",
        HEAD + meeting("m", day, "title = { " + ", ".join(f'l{n} = "t"' for n in range(3_000)) + " }"),
        broken=False,
    )
    yield Piece(
        "waivers-3000",
        HEAD + meeting("m", day, "waive = [" + ", ".join('{ rule = "C002", why = "w" }' for _ in range(3_000)) + "]"),
        broken=False,
    )
    yield Piece(
        "former-ids-5000",
        HEAD + meeting("m", day, "former_ids = [" + ", ".join(f'"f{n}"' for n in range(5_000)) + "]"),
        broken=False,
        heavy=True,
    )
