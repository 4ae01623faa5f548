"""Tasks entered line by line under one document or from the conclusions of one meeting."""

from dataclasses import dataclass
from datetime import date

from app.briefings.forms import Ref
from app.core.task_terms import Obligation
from app.core.terms import TaskKind


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task, by what is usually known of it at once; `conclusion` is the key of the one it carries out.

    Without an `assigner` it is given by the one that all of them have in common. `kind` and `withdrawn` are of a task
    that is there; the line changes neither, a new one's kind is what the words of its deadline say.
    """

    content: str = ""
    leads: tuple[Ref, ...] = ()
    deadline: date | None = None
    deadline_words: str = ""
    product: str = ""
    officer: Ref | None = None
    key: str = ""
    conclusion: str = ""
    coordinating: tuple[Ref, ...] = ()
    assigner: Ref | None = None
    obligation: Obligation = Obligation.CARRY_OUT
    passage: str = ""
    kind: TaskKind = TaskKind.NORMAL
    withdrawn: bool = False
