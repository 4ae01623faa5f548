"""The Vietnamese lunar calendar (UTC+7), from astronomical new moons and the sun's longitude.

The formulas are those of Meeus, Astronomical Algorithms, chapters 25 and 49; the rules of the calendar: a month
begins on the day of the new moon, the eleventh holds the winter solstice, and of a year with thirteen months the
first without a principal term is the leap one.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from math import floor, pi, radians, sin

_LUNATION = 29.530588861
_FIRST_NEW_MOON = 2451550.09766
_J2000 = 2451545.0
_EPOCH = 1721424.5  # the Julian day on which ordinal 0 begins, in UTC
_ZONE = 7 / 24
_SECONDS = 86400


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of the lunar calendar."""

    day: int
    month: int
    year: int
    leap: bool = False


@cache
def lunar_day(day: date) -> LunarDay:
    """Return what day a day is in the lunar calendar; reliable from 1900 to 2100."""
    ordinal = day.toordinal()
    start = _month_start(_lunation_of(ordinal))
    eleventh, following, year = _around(ordinal, day.year)
    number = round((start - eleventh) / _LUNATION)
    leap_at = _leap_month(eleventh) if round((following - eleventh) / _LUNATION) == 13 else None
    is_leap = leap_at is not None and number == leap_at
    month = number + 11 - (leap_at is not None and number >= leap_at)
    of = year + (month > 12)
    return LunarDay(ordinal - start + 1, (month - 1) % 12 + 1, of, is_leap)


def _around(ordinal: int, year: int) -> tuple[int, int, int]:
    """The start of the eleventh month at or before a day, of the one after it, and the lunar year of the first."""
    this = _eleventh_month(year)
    if ordinal >= this:
        return this, _eleventh_month(year + 1), year
    return _eleventh_month(year - 1), this, year - 1


@cache
def _eleventh_month(year: int) -> int:
    """The ordinal of the first day of the month that holds the winter solstice of a year."""
    lunation = _lunation_of(date(year, 12, 31).toordinal())
    start = _month_start(lunation)
    if _sector(start) >= 9:  # the solstice lies before it: the sun's longitude is 270 degrees there
        start = _month_start(lunation - 1)
    return start


@cache
def _leap_month(eleventh: int) -> int:
    """How many months after the eleventh the leap month comes: the first in which no principal term falls."""
    first = _lunation_of(eleventh)
    for number in range(1, 14):
        if _sector(_month_start(first + number)) == _sector(_month_start(first + number + 1)):
            return number
    raise ValueError(f"no leap month after {date.fromordinal(eleventh)}")


def _lunation_of(ordinal: int) -> int:
    """The number of the lunation in which a day lies, counted from the new moon of 6/1/2000."""
    number = floor((ordinal + _EPOCH - _ZONE - _FIRST_NEW_MOON) / _LUNATION) + 1
    while _month_start(number) > ordinal:
        number -= 1
    return number


@cache
def _month_start(lunation: int) -> int:
    """The ordinal of the local day of a new moon."""
    moment = _new_moon(lunation)
    return floor(moment - _delta_t(moment) / _SECONDS + _ZONE - _EPOCH)


def _delta_t(julian: float) -> float:
    """How many seconds dynamical time is ahead of the clock, near enough for 1900 to 2100."""
    year = 2000 + (julian - _J2000) / 365.25
    if year < 1960:
        return max(0.0, 33 * (year - 1900) / 60)
    t = (year - 2000) / 100
    return 64 + 59 * t + 50 * t * t


def _new_moon(k: int) -> float:
    """The Julian day, in dynamical time, of a new moon (Meeus 49)."""
    t = k / 1236.85
    mean = _FIRST_NEW_MOON + _LUNATION * k + (0.00015437 - (0.00000015 - 0.00000000073 * t) * t) * t * t
    e = 1 - 0.002516 * t - 0.0000074 * t * t
    sun = radians(2.5534 + 29.1053567 * k - 0.0000014 * t * t)
    moon = radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t)
    arg = radians(160.7108 + 390.67050284 * k - 0.0016118 * t * t)
    node = radians(124.7746 - 1.56375588 * k + 0.0020672 * t * t)
    terms = (
        (-0.4072, moon),
        (0.17241 * e, sun),
        (0.01608, 2 * moon),
        (0.01039, 2 * arg),
        (0.00739 * e, moon - sun),
        (-0.00514 * e, moon + sun),
        (0.00208 * e * e, 2 * sun),
        (-0.00111, moon - 2 * arg),
        (-0.00057, moon + 2 * arg),
        (0.00056 * e, 2 * moon + sun),
        (-0.00042, 3 * moon),
        (0.00042 * e, sun + 2 * arg),
        (0.00038 * e, sun - 2 * arg),
        (-0.00024 * e, 2 * moon - sun),
        (-0.00017, node),
        (0.000325, radians(299.77 + 0.107408 * k - 0.009173 * t * t)),
        (0.000165, radians(251.88 + 0.016321 * k)),
        (0.000164, radians(251.83 + 26.651886 * k)),
        (0.000126, radians(349.42 + 36.412478 * k)),
        (0.00011, radians(84.66 + 18.206239 * k)),
    )
    return mean + sum(size * sin(angle) for size, angle in terms)


def _sector(ordinal: int) -> int:
    """In which twelfth of its way the sun is when a local day begins (Meeus 25): 0 from the spring equinox on."""
    moment = ordinal + _EPOCH - _ZONE
    t = (moment + _delta_t(moment) / _SECONDS - _J2000) / 36525
    mean = radians(357.52911 + 35999.05029 * t - 0.0001537 * t * t)
    centre = (
        (1.914602 - 0.004817 * t) * sin(mean)
        + (0.019993 - 0.000101 * t) * sin(2 * mean)
        + 0.000289 * sin(3 * mean)
    )
    node = radians(125.04 - 1934.136 * t)
    longitude = 280.46646 + 36000.76983 * t + 0.0003032 * t * t + centre - 0.00569 - 0.00478 * sin(node)
    return floor(radians(longitude) % (2 * pi) / (pi / 6))
