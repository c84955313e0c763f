"""Date expressions, named days, dependencies, references, windows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aistrat_cli.loading.written.anchors import Scope, day_shaped, is_id
from aistrat_cli.loading.written.expressions import fixed_day, parse_dependency, parse_expression, parse_reference
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.loading.written.mistyped_references import hint_for
from aistrat_cli.loading.written.periods import parse_option, parse_span
from aistrat_cli.model.days import Anchor, ItemKey, Offset
from aistrat_cli.model.series import Series
from aistrat_cli.source.place import Place, Source

PLACE = Place(Source("x.toml", ""), ("date",))
APRIL = Scope("s", 4, None)


def read(value: object, scope: Scope = APRIL) -> tuple[object, tuple[Offset, ...]]:
    found = parse_expression(value, PLACE, scope)
    return found.base, found.offsets


ids = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,12}", fullmatch=True).filter(lambda text: not day_shaped(text))
units = st.sampled_from(["d", "bd", "w", "m", "y"])
offsets = st.lists(st.builds(Offset, st.integers(0, 400), units, st.booleans()), max_size=3)


def written(parts: list[Offset]) -> str:
    return "".join(f" {'-' if back else '+'} {amount}{unit}" for amount, unit, back in parts)


@given(ids, st.none() | ids, st.none() | ids, st.sampled_from([None, "start", "end"]), offsets)
def test_anchors_are_read_as_they_are_written(
    item: str, lead: str | None, series: str | None, edge: str | None, parts: list[Offset]
) -> None:
    name = f"{series}:" if series else ""
    key = item + (f"/{lead}" if lead else "")
    text = name + key + (f".{edge}" if edge else "") + written(parts)
    base, found = read(text)
    assert base == Anchor(ItemKey(series or "s", key), edge)  # type: ignore[arg-type]
    assert found == tuple(parts)
    dependency = parse_dependency(text, "after", PLACE, APRIL)
    assert (dependency.anchor, dependency.offsets, dependency.written) == (base, found, text)


@given(st.dates(date(1500, 1, 1), date(3000, 1, 1)), offsets)
def test_days_with_offsets_count_as_relativedelta(day: date, parts: list[Offset]) -> None:
    expression = parse_expression(day.isoformat() + written(parts), PLACE, APRIL)
    assert (expression.base, expression.offsets) == (day, tuple(parts))
    if any(part.unit == "bd" for part in parts):
        assert fixed_day(expression) is None
        return
    from dateutil.relativedelta import relativedelta

    names = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
    for amount, unit, back in parts:
        day += relativedelta(**{names[unit]: -amount if back else amount})  # type: ignore[arg-type]
    assert fixed_day(expression) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("FY2021.start", "2021-04-01"),
        ("FY2021.end", "2022-03-31"),
        ("FY2021.Q4.start", "2022-01-01"),
        ("令和3年度末", "2022-03-31"),
        ("令和３年度末", "2022-03-31"),
        ("2021年度末", "2022-03-31"),
        ("令和元年度末", "2020-03-31"),
        ("平成31年度末", "2020-03-31"),
        ("令和3年度当初", "2021-04-01"),
        ("令和元年.start", "2019-05-01"),
        ("2022-02.start", "2022-02-01"),
        ("2022-02.end", "2022-02-28"),
        ("2024-02.end", "2024-02-29"),
        ("2022.start", "2022-01-01"),
        ("2022.end", "2022-12-31"),
        ("2022年3月末", "2022-03-31"),
        ("2022-03中旬.end", "2022-03-20"),
    ],
)
def test_named_days(text: str, day: str) -> None:
    assert read(text) == (date.fromisoformat(day), ())


@given(st.integers(2, 9998), st.integers(1, 12), st.sampled_from(["start", "end", None]))
def test_fiscal_years_are_the_inverse_of_the_series(number: int, month: int, name: str | None) -> None:
    scope = Scope("s", month, name)
    first, last = (read(f"FY{number:04}.{edge}", scope)[0] for edge in ("start", "end"))
    assert isinstance(first, date)
    assert isinstance(last, date)
    series = Series(fiscal_year_start=month, fiscal_year_name=name or "start")  # type: ignore[call-arg, arg-type]
    assert series.fiscal_year(first) == series.fiscal_year(last) == number
    assert first.day == 1
    assert first.month == month
    assert 365 <= last.toordinal() - first.toordinal() + 1 <= 366


@pytest.mark.parametrize(
    ("text", "code", "message", "help"),
    [
        ("study-4 -5bd", "D003", "neither a day nor the id of an item", "`study-4 - 5bd`"),
        ("study-4+5bd", "D003", "neither", "`study-4 + 5bd`"),
        ("study-4 − 5bd", "D003", "neither", "`study-4 - 5bd`"),
        ("2021-10-26 +5bd", "D003", "neither", "`2021-10-26 + 5bd`"),
        ("study-4 - 5", "D003", "The unit is missing after 5.", "`5bd` for business days"),
        ("study-4 - 5 bd", "D003", "A blank parts 5 from its unit.", "`5bd`"),
        ("study-4 - 5営業日", "D003", "no number with a unit", "`5bd`"),
        ("study-4 - 2 weeks", "D003", "A blank parts 2", "`2w`"),
        ("study-4 -", "D003", "Nothing follows the `-`.", "5bd"),
        ("- 5bd", "D003", "counts from nothing", "study-4 - 5bd"),
        ("study-4 + 5bd 2d", "D003", "`2d` is not expected here.", "a blank on each side"),
        ("", "D003", "empty", ""),
        ("FY2021", "D003", "is a fiscal year, not a day", "`FY2021.end`"),
        ("2022-03", "D003", "is a month, not a day", 'window = "2022-03"'),
        ("FY21.end", "D003", "neither", "`FY2021.end`"),
        ("study-4.begin", "D003", "neither", "`study-4.start`"),
        ("第4回", "D003", "neither", "study-4 - 5bd"),
        ("10/26", "D003", "The year is missing", "YYYY-10-26"),
        ("10-26", "D003", "The year is missing", "YYYY-10-26"),
        ("2022-02-30 + 1d", "D002", "February 2022 has 28 days", ""),
        ("FY9999.end", "D006", "outside the years", ""),
        ("9999-12-31 + 1y", "D006", "`9999-12-31 + 1y` lies outside the years 1 to 9999.", ""),
        ("0001-01-01 - 1d", "D006", "outside the years", ""),
        ("9999-12-01 + 1m - 2m", "D006", "outside the years", ""),
        ("x + " + "9" * 100_000 + "d", "D006", "outside the years", ""),
        ("平成32年度末", "D004", "平成 lasted from", "令和2年度"),
        ("a" * 101, "D003", "neither", ""),
    ],
)
def test_not_read(text: str, code: str, message: str, help: str) -> None:
    with pytest.raises(Misread) as caught:
        read(text)
    assert caught.value.fault.code == code
    assert message in caught.value.message.en
    assert help in (caught.value.help.en if caught.value.help else "")


def test_a_fiscal_year_needs_to_begin_somewhere() -> None:
    for text in ("FY2021.end", "令和3年度末"):
        with pytest.raises(Misread, match="does not say when its fiscal year begins") as caught:
            read(text, Scope("s", None, None))
        assert caught.value.fault.code == "D005"


def test_the_caret_stands_under_what_is_wrong() -> None:
    with pytest.raises(Misread) as caught:
        read("  2022-10-26 (火) + 1d")
    assert (caught.value.start, caught.value.end) == (14, 15)
    with pytest.raises(Misread) as caught:
        read("study-4 - 5 + 3bd")
    assert (caught.value.start, caught.value.end) == (10, 11)


@pytest.mark.parametrize(
    ("value", "code", "words"),
    [
        ("2022-01-24", "F013", "not_before"),
        (date(2022, 1, 24), "F013", "not_before"),
        ("FY2021.end", "F013", "not_before"),
        ("第4回", "F007", "ASCII letters"),
        ("study 4", "F007", "ASCII letters"),
        (5, "F013", "names items"),
    ],
)
def test_dependencies_name_items(value: object, code: str, words: str) -> None:
    with pytest.raises(Misread) as caught:
        parse_dependency(value, "after", PLACE, APRIL)
    assert caught.value.fault.code == code
    assert words in caught.value.message.en + (caught.value.help.en if caught.value.help else "")
    with pytest.raises(Misread) as caught:
        parse_dependency("2022-01-24", "before", PLACE, APRIL)
    assert "deadline" in (caught.value.help.en if caught.value.help else "")


def test_references() -> None:
    assert parse_reference("a/b", APRIL) == ItemKey("s", "a/b")
    assert parse_reference("t:a", APRIL) == ItemKey("t", "a")
    for text in ("a.start", "a + 1d", "a/b/c", ":a", "a/", "2021", "", "あ"):
        with pytest.raises(Misread):
            parse_reference(text, APRIL)


def test_hints_for_unknown_references() -> None:
    assert hint_for("study-4-5bd") == "study-4 - 5bd"
    assert hint_for("study-4-5bd-2d") == "study-4 - 5bd - 2d"
    assert hint_for("study-4") is None
    assert hint_for("TBD") == "?"
    assert hint_for("x" * 100_000) is None


def test_ids() -> None:
    assert all(map(is_id, ["a", "4", "study-4", "A_b-" * 25]))
    assert not any(map(is_id, ["", "-a", "_a", "a.b", "a b", "あ", "a" * 101, "²"]))
    assert all(map(day_shaped, ["2021", "2021-10", "2021-10-26", "10-26", "20211026", "FY2021", "fy21", "10/26"]))
    assert not any(map(day_shaped, ["study-4", "4", "2021-a", "a-2021", "FY", "1-2-3-4", "12345"]))


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2022-03", "2022-03-01", "2022-03-31"),
        ("2022-03上旬", "2022-03-01", "2022-03-10"),
        ("2022-03中旬", "2022-03-11", "2022-03-20"),
        ("2022-03下旬", "2022-03-21", "2022-03-31"),
        ("2022-02下旬", "2022-02-21", "2022-02-28"),
        ("令和4年3月下旬", "2022-03-21", "2022-03-31"),
        ("２０２２年３月", "2022-03-01", "2022-03-31"),
        ("FY2021", "2021-04-01", "2022-03-31"),
        ("FY2021.Q1", "2021-04-01", "2021-06-30"),
        ("FY2021.Q4", "2022-01-01", "2022-03-31"),
        ("令和3年度", "2021-04-01", "2022-03-31"),
        ("令和3年度第4四半期", "2022-01-01", "2022-03-31"),
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-04..2022-10", "2022-04-01", "2022-10-31"),
        ("FY2021.Q4 .. 2022-04-20", "2022-01-01", "2022-04-20"),
        ("2022-04-01..2022-04-20", "2022-04-01", "2022-04-20"),
        (["2022-04-01 (金)", date(2022, 4, 20)], "2022-04-01", "2022-04-20"),
    ],
)
def test_windows(value: object, first: str, last: str) -> None:
    span = parse_span(value, PLACE, APRIL)
    assert (span.first.base, span.last.base) == (date.fromisoformat(first), date.fromisoformat(last))
    assert parse_option(value, PLACE, APRIL) == span


def test_windows_of_items() -> None:
    span = parse_span(["study-4 + 5bd", "FY2021.end"], PLACE, APRIL)
    assert span.first.anchor == Anchor(ItemKey("s", "study-4"), None)
    assert span.first.place.keys == ("date", 0)
    assert span.last.place.keys == ("date", 1)
    assert parse_option("study-4 + 5bd", PLACE, APRIL).last.anchor is not None
    assert parse_option(date(2022, 4, 1), PLACE, APRIL).first.base == date(2022, 4, 1)


@pytest.mark.parametrize(
    ("value", "code", "words"),
    [
        ("2022-13", "D002", "there is no month 13"),
        ("FY2021.Q5", "D002", "Q1 to Q4"),
        ("2022下旬", "D002", "only months"),
        ("2022-10..2022-04", "F008", "ends on 2022-04-30, before it begins on 2022-10-01"),
        (["2022-05-01", "2022-04-01"], "F008", "before it begins"),
        (["2022-05-01"], "F013", "not 1"),
        ("2022-04-01", "F013", "is a day, not a window"),
        (date(2022, 4, 1), "F013", "is a day, not a window"),
        ("2022-04〜2022-10", "F013", "2022-04..2022-10"),
        ("2022年4月から2022年10月まで", "F013", "2022年4月..2022年10月"),
        ("foo", "F013", "is not a period"),
        ("..", "F013", "is not a period"),
        (5, "F003", "a list of two days"),
        (["2022-05-01", "2022-02-30"], "D002", "February 2022"),
    ],
)
def test_no_windows(value: object, code: str, words: str) -> None:
    with pytest.raises(Misread) as caught:
        parse_span(value, PLACE, APRIL)
    assert caught.value.fault.code == code
    assert words in caught.value.message.en + (caught.value.help.en if caught.value.help else "")


def test_the_entry_of_a_list_is_named() -> None:
    with pytest.raises(Misread) as caught:
        parse_span(["2022-05-01", "2022-02-30"], PLACE, APRIL)
    assert caught.value.inner == (1,)


PIECES = (
    "2021 - 10 / 26 ( ) （ 年 月 日 令和 元 study-4 .start .end + 5bd .. FY2021 .Q4 末 度 上旬 火 ㈫ ~ から 一 十 x"
)
pieces = st.sampled_from([*PIECES.split(), " ", ",", ":", "9" * 30])


@given(st.lists(pieces, max_size=8).map("".join) | st.text(max_size=20))
def test_any_text_is_read_or_misread(text: str) -> None:
    for parse in (
        lambda: parse_expression(text, PLACE, APRIL),
        lambda: parse_dependency(text, "before", PLACE, APRIL),
        lambda: parse_reference(text, APRIL),
        lambda: parse_span(text, PLACE, APRIL),
        lambda: parse_option(text, PLACE, APRIL),
        lambda: hint_for(text),
    ):
        said = misread_of(parse)
        if said is not None:
            assert said.message.en
            assert said.message.ja
            assert said.start is None or said.end is not None
            assert 0 <= (said.start or 0) <= (said.end or 0) <= len(text)


def misread_of(parse: Callable[[], object]) -> Misread | None:
    try:
        parse()
    except Misread as misread:
        return misread
    return None
