from __future__ import annotations

from dateutil.easter import easter as known

from aistrat_cli.calendar.easter import easter


def test_every_year_that_dateutil_knows() -> None:
    for year in range(1583, 4100):
        day = known(year)
        assert easter(year) == (day.month, day.day)
