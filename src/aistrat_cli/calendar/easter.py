"""Easter Sunday of the western churches."""

from __future__ import annotations


def easter(year: int) -> tuple[int, int]:
    """Return month and day of Easter Sunday in any year of the Gregorian calendar.

    The anonymous algorithm (Nature, 20 April 1876; Meeus, Astronomical Algorithms, chapter 8). `dateutil.easter` gives
    the same but only for 1583 to 4099, and a schedule may be asked about any year from 1 to 9999.
    """
    century, in_century = divmod(year, 100)
    golden = year % 19
    leap_centuries, century_rest = divmod(century, 4)
    drift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap_centuries - drift + 15) % 30
    leaps, rest = divmod(in_century, 4)
    to_sunday = (32 + 2 * century_rest + 2 * leaps - moon - rest) % 7
    late = (golden + 11 * moon + 22 * to_sunday) // 451
    month, day = divmod(moon + to_sunday - 7 * late + 114, 31)
    return month, day + 1
