"""The kind of a task, as its deadline was written: "thường xuyên", "hằng tháng" is a regular one."""

from app.core.terms import TaskKind
from app.rules.written_days import read_deadline


def kind_by_words(deadline_words: str) -> TaskKind:
    """Return the kind that the words of a deadline say."""
    found = read_deadline(deadline_words).value if deadline_words else None
    return TaskKind.REGULAR if found is not None and found.regular else TaskKind.NORMAL
