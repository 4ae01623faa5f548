"""The list of templates of tasks, with how many steps each has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.terms import MeetingKind
from app.models.asking import Question
from app.services.lists import common
from app.services.lists.common import Condition, Place, Source
from app.services.lists.parts import on

if TYPE_CHECKING:
    from datetime import date

    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedTemplate:
    """One template; `days` are working days from the start of the task."""

    key: str
    name: str
    content: str
    steps: int
    days: int | None
    meeting_kind: MeetingKind | None


_OF = "FROM task_template_step AS step WHERE step.template_id = template.id AND step.deleted_at IS NULL"
_STEPS = f"(SELECT count(*) {_OF})"
_DAYS = f"coalesce(template.days, (SELECT max(step.days) {_OF}))"
_SOURCE = Source(
    rows="task_template AS template",
    key="template.id",
    usual=("template.folded", "template.id"),
    always="template.deleted_at IS NULL",
    orders={"name": ("template.folded",), "steps": (_STEPS,), "days": (_DAYS,)},
)
_PLACES = (Place("task_template", "template.id IN {found}"),)
_ROWS = Question(
    f"""
    SELECT template.id, name, content, {_STEPS} AS steps, {_DAYS} AS days, meeting_kind
    FROM task_template AS template WHERE template.id IN :keys""",
    {"meeting_kind": MeetingKind},
)


def _asked(_: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    return (on(today), *common.worded(wanted.words, *_PLACES))


_LIST = common.SqlList(_SOURCE, _asked, {"bước": _STEPS})
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedTemplate]:
    """The templates with these keys, in their order."""
    return common.read(session, _ROWS, keys, _listed, today=today.isoformat())


def choices(_: Reads, filter_name: str) -> list[Choice]:
    """No filter of templates has choices: KeyError."""
    raise KeyError(filter_name)


def _listed(row: Any) -> ListedTemplate:
    return ListedTemplate(row.id, row.name, row.content, row.steps, row.days, row.meeting_kind)
