"""Days as people write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aistrat_cli.eras import era_day, era_of
from aistrat_cli.loading.written.days import day_value, written_day
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.loading.written.weekdays import FULL_EN
from aistrat_cli.wording import WEEKDAYS_EN, WEEKDAYS_JA

WIDE = str.maketrans("0123456789-()", "０１２３４５６７８９－（）")

days = st.dates(date(1, 1, 1), date(9999, 12, 31))
WEEKDAYS = [
    "{ja}",
    "({ja})",
    "（{ja}）",
    "【{ja}】",
    "〔{ja}曜〕",
    "{ja}曜日",
    "({ja}・祝)",
    "{ja}曜日(祝日)",
    "（{ja}・振休）",
]
WEEKDAYS += [" {en}", "({en})", " {full}", ", {full}.", "[{full}]", "({low})", " {up}"]
weekdays = st.sampled_from(WEEKDAYS)


def weekday_as(form: str, number: int) -> str:
    en = WEEKDAYS_EN[number]
    return form.format(ja=WEEKDAYS_JA[number], en=en, full=FULL_EN[number], low=en.lower(), up=en.upper())


def forms(day: date) -> list[str]:
    found = [
        day.isoformat(),
        f"{day.year:04}年{day.month}月{day.day}日",
        f"{day.year:04}年{day.month:02}月{day.day:02}日",
    ]
    return [*found, era_day(day)] if era_of(day) else found


@given(days, weekdays, st.booleans(), st.data())
def test_every_form_of_every_day_is_read(day: date, weekday: str, wide: bool, data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(forms(day)))
    for text in (form, form + weekday_as(weekday, day.weekday()), f"{WEEKDAYS_EN[day.weekday()]} {form}"):
        assert written_day(text.translate(WIDE) if wide else text) == day


@given(days, weekdays, st.integers(1, 6), st.data())
def test_a_wrong_weekday_is_always_caught(day: date, weekday: str, off: int, data: st.DataObject) -> None:
    wrong = (day.weekday() + off) % 7
    text = data.draw(st.sampled_from(forms(day))) + weekday_as(weekday, wrong)
    with pytest.raises(Misread) as caught:
        written_day(text)
    misread = caught.value
    assert misread.fault.code == "D001"
    assert f"is a {FULL_EN[day.weekday()]}, not a {FULL_EN[wrong]}." in misread.message.en
    assert misread.help is not None
    assert misread.start is not None
    # What the help proposes is right: the same day with its own weekday, and a year in which the written one fits.
    assert written_day(misread.help.en.partition("`")[2].partition("`")[0]) == day
    year = misread.help.en.partition("wrong: ")[2][:10]
    assert date.fromisoformat(year).weekday() == wrong
    assert year[4:] == day.isoformat()[4:]
    word = text[misread.start : misread.end]
    assert word[0] in WEEKDAYS_JA or word[:3].title() in WEEKDAYS_EN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021-10-26", "2021-10-26"),
        ("  2021-10-26 (火) ", "2021-10-26"),
        ("２０２１－１０－２６（火）", "2021-10-26"),
        ("令和3年10月26日(火曜日)", "2021-10-26"),
        ("令和 3年 10月 26日 火", "2021-10-26"),
        ("令和元年5月1日", "2019-05-01"),
        ("令和1年5月1日", "2019-05-01"),
        ("明治6年1月1日", "1873-01-01"),
        ("昭和64年1月7日", "1989-01-07"),
        ("2021-10-26㈫", "2021-10-26"),
        ("2021-11-23 (火・祝)", "2021-11-23"),
        ("2021-10-26 tues.", "2021-10-26"),
        ("Tuesday, 2021-10-26", "2021-10-26"),
    ],
)
def test_read(text: str, expected: str) -> None:
    assert written_day(text) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("text", "code", "message", "help"),
    [
        ("2022-10-26 (火)", "D001", "2022-10-26 is a Wednesday, not a Tuesday.", "2021-10-26 is a Tuesday"),
        ("令和4年10月26日（火）", "D001", "令和4年10月26日 (2022-10-26) is a Wednesday", "令和4年10月26日（水）"),
        ("2022-02-30", "D002", "February 2022 has 28 days", "2022-02-28"),
        ("2024-02-30", "D002", "February 2024 has 29 days", "2024-02-29"),
        ("2022-13-01", "D002", "there is no month 13", ""),
        ("平成30年2月30日", "D002", "February 2018 has 28 days", ""),
        ("令和0年1月1日", "D002", "year 1, 元年", ""),
        ("0000-01-01", "D006", "outside the years 1 to 9999", ""),
        ("令和9999年1月1日", "D006", "outside the years 1 to 9999", ""),
        ("令和元年4月30日", "D004", "令和 began on 2019-05-01", "平成31年4月30日"),
        ("平成31年5月1日", "D004", "平成 ended on 2019-04-30", "令和元年5月1日"),
        ("昭和64年1月8日", "D004", "昭和 ended on 1989-01-07", "平成元年1月8日"),
        ("明治5年12月2日", "D004", "before 明治6年", "Gregorian"),
        ("2021/10/26", "D003", "`2021/10/26` is not how a day is written", "Write 2021-10-26."),
        ("2021/10/26 (火)", "D003", "2021/10/26", "Write 2021-10-26 (火)."),
        ("2021.10.26", "D003", "2021.10.26", "Write 2021-10-26."),
        ("2021-1-5", "D003", "2021-1-5", "Write 2021-01-05."),
        ("20211026", "D003", "20211026", "Write 2021-10-26."),
        ("2021/2/30", "D002", "February 2021 has 28 days", ""),
        ("26.10.2021", "D003", "26.10.2021", "Write 2021-10-26."),
        ("05/06/2021", "D003", "05/06/2021", "2021-05-06 or 2021-06-05"),
        ("Oct 26, 2021", "D003", "Oct 26, 2021", "Write 2021-10-26."),
        ("26th October 2021", "D003", "26th October 2021", "Write 2021-10-26."),
        ("R3.10.26", "D003", "R3.10.26", "Write 令和3年10月26日."),
        ("H31.5.1", "D004", "平成 ended on 2019-04-30", "令和元年5月1日"),
        ("令和三年十月二十六日", "D003", "令和三年十月二十六日", "Write 令和3年10月26日."),
        ("10/26", "D003", "The year is missing in `10/26`.", "`YYYY-10-26`"),
        ("26/10", "D003", "The year is missing", "`YYYY-10-26`"),
        ("10月26日", "D003", "The year is missing", "`YYYY-10-26`"),
        ("Oct 26", "D003", "The year is missing", "`YYYY-10-26`"),
        ("21-10-26", "D003", "a year of two digits", "2021-10-26"),
        ("2021-10", "D003", "is a month, not a day", "2021-10.end"),
        ("10000-01-01", "D006", "10000-01-01 lies outside", "inside"),
        ("12345年1月1日", "D006", "12345年1月1日 lies outside", "inside"),
        ("TBD", "D003", "`TBD` is not a day.", 'date = "?"'),
        ("明日", "D003", "another day tomorrow", "2021-10-26"),
        ("2021-10-26 10:00", "D003", "`10:00` is a time; a day has none.", 'time = "10:00"'),
        ("2021-10-26T10:00", "D003", "is a time", 'time = "10:00"'),
        ("2021-10-26 (予定)", "D003", "is not a weekday", "confirmed = false"),
        ("2021-10-26頃", "D003", "is not a weekday", "target = 2021-10-26"),
        ("2021-11-23 (祝)", "D003", "is not a weekday", "2021-11-23 (火・祝)"),
        ("2021-10-26 (foo)", "D003", "`(foo)` beside 2021-10-26 is not a weekday.", "2021-10-26 (火)"),
        ("foo", "D003", "`foo` is not a day.", "2021-10-26"),
        ("慶応3年1月1日", "D003", "is not a day", "令和3年10月26日"),
        ("2021-10-261", "D003", "is not a day", ""),
    ],
)
def test_not_read(text: str, code: str, message: str, help: str) -> None:
    with pytest.raises(Misread) as caught:
        written_day(text)
    assert caught.value.fault.code == code
    assert message in caught.value.message.en
    assert help in (caught.value.help.en if caught.value.help else "")


def test_toml_values() -> None:
    assert day_value(date(2021, 10, 26)) == date(2021, 10, 26)
    with pytest.raises(Misread, match="a date with a time") as caught:
        day_value(datetime(2021, 10, 26, 10, 0))
    assert caught.value.help is not None
    assert 'time = "10:00"' in caught.value.help.en
    with pytest.raises(Misread) as caught:
        day_value(20211026)
    assert caught.value.help is not None
    assert "2021-10-26" in caught.value.help.en
    for value in (True, 5, 1.5, [], {}):
        with pytest.raises(Misread):
            day_value(value)


@pytest.mark.parametrize("text", ["1" * 100_000, "令和" + "3" * 100_000 + "年1月1日", " " * 100_000, "（" * 100_000])
def test_absurd_lengths_end(text: str) -> None:
    with pytest.raises(Misread):
        written_day(text)
