"""The form that makes tasks of a meeting's conclusions; its key is the meeting's."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.briefings.conclusion_tasks_form import ConclusionTasksForm
from app.briefings.forms import Loaded
from app.briefings.task_form import TaskForm
from app.briefings.task_lines import TaskLine
from app.core.errors import AppError
from app.models.meeting import Meeting
from app.services.conclusion_tasks import notice_of, open_conclusions, save_several, start_of
from app.services.forms.common import alive, newest_change, require_fresh
from app.services.forms.task_lines import form_of
from app.services.locked_meetings import require_standing

TABLE = Meeting.__tablename__


def load(session: Session, key: str | None, *, today: date) -> Loaded[ConclusionTasksForm]:
    """A line for each conclusion of the meeting that has no task yet; without a meeting (None) an empty form.

    The notice of the conclusions is filled in where it was issued here. AppError when the meeting is gone or cancelled.
    """
    if key is None:
        return Loaded("", ConclusionTasksForm(assigned_on=today))
    meeting = alive(session, Meeting, key)
    require_standing(meeting)
    start, (notice, day) = start_of(session, meeting), notice_of(session, meeting.id)
    lines = tuple(
        TaskLine(content=row.content, conclusion=row.id.hex) for row in open_conclusions(session, meeting.id)
    )
    values = ConclusionTasksForm(start.assigned_on, start.assigner, notice, day, lines)
    return Loaded(key, values, newest_change(session, TABLE, meeting.id))


def save(session: Session, loaded: Loaded[ConclusionTasksForm], *, today: date) -> str:
    """Make a task of every line; a line that was added carries out the conclusion of the one above it.

    Returns the key of the meeting.

    Raises:
        AppError: the meeting was changed since, there is no line, none names a conclusion, or a task cannot be saved.
    """
    values, meeting = loaded.values, alive(session, Meeting, loaded.key)
    require_fresh(session, TABLE, meeting.id, seen=loaded.seen)
    start = TaskForm(
        document=values.document,
        document_day=values.document_day,
        origin=start_of(session, meeting).origin,
        assigner=values.assigner,
        assigned_on=values.assigned_on,
    )
    tasks = [(key, form_of(line, start)) for key, line in _tied(values.tasks)]
    save_several(session, tasks, today=today)
    return loaded.key


def _tied(lines: Sequence[TaskLine]) -> Iterator[tuple[str, TaskLine]]:
    named = [line.conclusion for line in lines if line.conclusion]
    if lines and not named:
        raise AppError(
            "Không dòng nào theo một kết luận của cuộc họp.",
            "Giữ lại ít nhất một dòng được đề xuất; việc khác thì bấm Thêm nhiệm vụ.",
        )
    above = next(iter(named), "")
    for line in lines:
        above = line.conclusion or above
        yield above, line
