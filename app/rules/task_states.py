"""Where a task stands, in words: what became of it and how many days are left or lost."""

from datetime import date

from app.briefings.figures import Period
from app.core.terms import Outcome, TaskState
from app.core.words import number, short_date
from app.rules.outcomes import Judgement, TaskFacts, judge
from app.rules.regulation import Calendar, InForce
from app.rules.working_days import say_left


def state_in_words(facts: TaskFacts, regulation: InForce, calendar: Calendar, *, today: date) -> str:
    """Say where a task stands today: "Đang thực hiện, quá hạn 3 ngày" (duties 8-10).

    What is left are working days, as in lists and forms; what is late are calendar days, as in reports.
    """
    seen = max(today, facts.assigned_on)  # one that is given later stands as on its first day
    judged = judge(facts, Period(date.min, date.max, seen), regulation)
    if judged is None:  # of all of time only what was withdrawn is no part
        label = TaskState.WITHDRAWN.label
        return f"{label} ngày {short_date(facts.withdrawn_on)}" if facts.withdrawn_on else label
    later = [f"giao từ ngày {short_date(facts.assigned_on)}"] if today < facts.assigned_on else []
    return "; ".join([_standing(judged, calendar, today), *later, *_verdicts(judged)])


def _standing(judged: Judgement, calendar: Calendar, today: date) -> str:
    label = judged.outcome.label
    if judged.days_late == 0:
        return f"{label}, sau giờ hết hạn"
    if judged.days_late is not None:
        return f"{label} {number(judged.days_late)} ngày"
    if judged.outcome is Outcome.IN_TIME and judged.deadline is not None:
        return f"{label}, {say_left(judged.deadline, today, calendar)}"
    return label


def _verdicts(judged: Judgement) -> list[str]:
    if judged.excused:
        return ["lý do chậm được chấp nhận"]
    return ["không hoàn thành nhiệm vụ"] if judged.failed else []
