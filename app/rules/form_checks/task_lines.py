"""What is wrong with tasks that are entered line by line (duties 11, 12)."""

from collections.abc import Iterator
from datetime import date

from app.briefings.forms import Complaint
from app.briefings.task_lines import TaskLine
from app.core.terms import Secrecy
from app.core.text import fold
from app.rules.form_checks.common import both_roles, day_off, in_rows, reversed_days
from app.rules.form_checks.task import EARLY_DEADLINE, NO_CONTENT, NO_LEAD, lacking_deadline, unmarked
from app.rules.regulation import Calendar
from app.rules.secrets import HIDDEN_CONTENT, SENTENCE, is_secret, tells_content


def check_lines(
    lines: tuple[TaskLine, ...],
    calendar: Calendar,
    *,
    assigned_on: date | None,
    secrecy: Secrecy = Secrecy.NONE,
) -> Iterator[Complaint]:
    """Give every complaint of the lines; `assigned_on` is the day of those that are new."""

    def judge(line: TaskLine) -> Iterator[Complaint]:
        yield from _content(line, secrecy)
        if not line.leads:
            yield Complaint("leads", NO_LEAD, warning=True)
        yield from both_roles(line.leads, line.coordinating)
        if not line.key:
            yield from reversed_days("deadline", EARLY_DEADLINE, assigned_on, line.deadline)
        yield from day_off("deadline", "Hạn", line.deadline, calendar=calendar)
        yield from lacking_deadline(line)

    yield from in_rows("tasks", lines, judge)


def _content(line: TaskLine, secrecy: Secrecy) -> Iterator[Complaint]:
    if not is_secret(secrecy):
        if not line.content:
            yield Complaint("content", NO_CONTENT)
        yield from unmarked(line, "content", "product")
        return
    if line.content and fold(line.content) != fold(HIDDEN_CONTENT):
        yield Complaint("content", SENTENCE)
    told = (name for name in ("passage", "product") if tells_content(getattr(line, name)))
    yield from (Complaint(name, SENTENCE) for name in told)
