"""The holidays package behind our protocol."""

from __future__ import annotations

from datetime import date

import pytest

from aistrat_cli.calendar.library import LibraryHolidays
from aistrat_cli.errors import NoHolidayData

ask = LibraryHolidays()


@pytest.mark.parametrize("locale", ["C", "ja_JP.UTF-8", "en_US.UTF-8"])
def test_names_are_the_countrys_own_whatever_the_locale(locale: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", locale)
    assert LibraryHolidays()("JP", None, 2022)[date(2022, 2, 23)] == "天皇誕生日"
    assert LibraryHolidays()("US", None, 2022)[date(2022, 7, 4)] == "Independence Day"


def test_days_in_lieu_count_also_those_of_the_next_year() -> None:
    assert date(2023, 1, 2) in ask("JP", None, 2023)  # 元日 on a Sunday
    assert date(2021, 12, 31) in ask("US", None, 2021)  # of 2022-01-01, a Saturday


def test_subdivision() -> None:
    assert date(2022, 11, 1) in ask("DE", "BY", 2022)
    assert date(2022, 11, 1) not in ask("DE", "BE", 2022)


@pytest.mark.parametrize("year", [1, 1948, 2100, 9999])
def test_a_year_without_data_is_not_a_year_without_holidays(year: int) -> None:
    with pytest.raises(NoHolidayData) as caught:
        ask("JP", None, year)
    assert (caught.value.country, caught.value.year) == ("JP", year)
    assert (caught.value.first, caught.value.last) == (1949, 2099)
    assert ask("JP", None, 2099)


@pytest.mark.parametrize("country", ["XX", "jp", "", "NYSE", "HolidayBase", "utils", "日本"])
def test_unknown_country(country: str) -> None:
    with pytest.raises(NoHolidayData) as caught:
        ask(country, None, 2022)
    assert (caught.value.country, caught.value.subdivision, caught.value.first) == (country, None, None)


def test_unknown_subdivision() -> None:
    with pytest.raises(NoHolidayData) as caught:
        ask("US", "ZZ", 2022)
    assert (caught.value.country, caught.value.subdivision, caught.value.first) == ("US", "ZZ", None)
