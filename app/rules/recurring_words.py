"""A rhythm in words: "thứ Hai hằng tuần", "ngày 25 hằng tháng", "ngày làm việc cuối tháng"."""

from app.core.regulation_terms import Weekday
from app.core.task_making_terms import Rhythm
from app.rules.recurrence import Recurrence


def say_rhythm(rule: Recurrence) -> str:
    """Return when a task comes again, as an office says it."""
    match rule.rhythm:
        case Rhythm.WEEKLY:
            return f"{list(Weekday)[rule.weekday or 0].label} hằng tuần"
        case Rhythm.MONTHLY:
            return f"Ngày {rule.day} hằng tháng"
        case Rhythm.YEARLY:
            return f"Ngày {rule.day}/{rule.month} hằng năm"
        case _:
            return rule.rhythm.label
