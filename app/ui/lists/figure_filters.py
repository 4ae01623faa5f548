"""The filters that only pages of figures set: the day on which things are seen, and the figure that is opened."""

from collections.abc import Mapping
from datetime import date

from app.core.words import short_date
from app.ui.lists import periods
from app.ui.lists.screen import Filter


def as_of() -> Filter:
    """The day on which the figures were counted."""
    return Filter("as_of", "Tính đến", several=False, say=lambda day: short_date(date.fromisoformat(day)))


def figure(said: Mapping[str, str]) -> Filter:
    """The figure whose rows are shown, by its name."""
    return Filter("figure", "Số liệu", say=lambda name: said[name])


def changed(said: Mapping[str, str]) -> Filter:
    """What happened in some days: "added:2026-10-01..2026-10-31"."""

    def say(code: str) -> str:
        kind, _, days = code.partition(":")
        return f"{said[kind]} {periods.say(days)}"

    return Filter("changed", "Thay đổi", say=say)


def moved() -> Filter:
    """Months out of which something was moved."""
    return Filter("moved", "Điều chỉnh ra khỏi", say=periods.say)


def within() -> Filter:
    """The whole period of a line by month: what goes on inside it was not carried over out of it."""
    return Filter("within", "Tính trong", several=False, say=periods.say)
