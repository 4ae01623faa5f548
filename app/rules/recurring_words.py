"""A rhythm in words: "thứ Hai hằng tuần", "ngày 25 hằng tháng", "thứ Hai, 2 tuần một lần"."""

from app.core.regulation_terms import Weekday
from app.core.task_making_terms import Rhythm
from app.rules.recurrence import Recurrence


def say_rhythm(rule: Recurrence) -> str:
    """Return when a task comes again, as an office says it."""
    if rule.every > 1:
        return f"{_first(rule)}, {rule.every} {_UNITS.get(rule.rhythm, 'tháng')} một lần"
    match rule.rhythm:
        case Rhythm.WEEKLY:
            return f"{_first(rule)} hằng tuần"
        case Rhythm.MONTHLY:
            return f"{_first(rule)} hằng tháng"
        case Rhythm.YEARLY:
            return f"{_first(rule)} hằng năm"
        case _:
            return _first(rule)


_UNITS = {Rhythm.WEEKLY: "tuần", Rhythm.QUARTER_END: "quý", Rhythm.YEARLY: "năm"}


def _first(rule: Recurrence) -> str:
    match rule.rhythm:
        case Rhythm.WEEKLY:
            return list(Weekday)[rule.weekday or 0].label
        case Rhythm.MONTHLY:
            return f"Ngày {rule.day}"
        case Rhythm.YEARLY:
            return f"Ngày {rule.day}/{rule.month}"
        case _:
            return rule.rhythm.label
