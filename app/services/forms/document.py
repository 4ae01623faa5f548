"""The form of a source document: loaded and saved with all its tasks (duty 11: one document, many tasks)."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.briefings.document_form import DocumentForm
from app.briefings.forms import Details, Loaded, Ref
from app.briefings.task_form import TaskForm
from app.core.errors import AppError
from app.core.terms import TaskState
from app.core.words import short_date
from app.models.task import SourceDocument, Task
from app.rules.form_checks.document import assigned_on
from app.services.forms.common import alive, attached, newest_change, put
from app.services.forms.refs import Refs
from app.services.forms.source_documents import UNNUMBERED, require_hidden, same_document
from app.services.forms.task_lines import line_of, require_fresh_tasks, rows_of, tasks_of, write_lines
from app.services.forms.telling import facts, without_empty
from app.services.lists.tasks import ListedTask
from app.services.lists.tasks import read as read_tasks

TABLE = SourceDocument.__tablename__
_PLAIN = (
    *("number", "issued_on", "issuer", "summary", "secrecy"),
    *("marks", "returned_on", "return_letter"),
)


def load(session: Session, key: str | None, *, today: date) -> Loaded[DocumentForm]:
    """The document of a key with its tasks, or an empty form (None)."""
    if key is None:
        return Loaded("", DocumentForm())
    row = alive(session, SourceDocument, key)
    tasks = tasks_of(session, row.id)
    values = DocumentForm(
        **{name: getattr(row, name) for name in _PLAIN},
        tasks=tuple(line_of(session, task, today=today) for task in tasks),
    )
    return Loaded(key, values, newest_change(session, TABLE, row.id, also=rows_of(session, tasks)))


def save(session: Session, loaded: Loaded[DocumentForm], *, today: date) -> str:
    """Write a document and its tasks: lines are changed or added, tasks without a line go to the bin.

    Raises:
        AppError: the document or a task was changed since, another document has the same number and day, something
            is gone, a new task has no day, or the document is secret and a task tells its content (duty 12).
    """
    values = loaded.values
    row = alive(session, SourceDocument, loaded.key) if loaded.key else None
    tasks = require_fresh_tasks(session, row, values.tasks, seen=loaded.seen)
    _require_only_one(session, row, values)
    columns = {name: getattr(values, name) for name in _PLAIN}
    row = put(session, SourceDocument, row, columns)
    _write_tasks(session, row, values, tasks=tasks, today=today)
    require_hidden(session, row)
    return row.id.hex


def _require_only_one(session: Session, row: SourceDocument | None, values: DocumentForm) -> None:
    known = row is not None and (row.number, row.issued_on) == (values.number, values.issued_on)
    if known or values.issued_on is None:
        return
    other = same_document(session, values.number, values.issued_on)
    if other is not None and other is not row:
        raise AppError(
            f"Đã có văn bản {other.number} ngày {short_date(values.issued_on)}.",
            "Mở văn bản đó để thêm nhiệm vụ.",
        )


def _write_tasks(
    session: Session, row: SourceDocument, values: DocumentForm, *, tasks: Sequence[Task], today: date
) -> None:
    start = TaskForm(
        document=Ref(TABLE, row.id.hex, row.number),
        secrecy=row.secrecy,
        assigner=values.assigner,
        assigned_on=assigned_on(values),
    )
    write_lines(session, values.tasks, start, document=row, tasks=tasks, refs=Refs(session), today=today)


def describe(session: Session, key: str, *, today: date) -> Details:
    """A document with what became of its tasks; AppError when it is gone."""
    row = alive(session, SourceDocument, key)
    tasks = read_tasks(session, [task.id.hex for task in tasks_of(session, row.id)], today=today)
    columns = (
        ("number", row.number),
        ("issued_on", row.issued_on),
        ("issuer", row.issuer),
        ("summary", row.summary),
        ("secrecy", row.secrecy),
        ("marks", ", ".join(mark.label for mark in row.marks)),
        ("returned_on", row.returned_on),
        ("return_letter", row.return_letter),
    )
    told = {
        "Nhiệm vụ": tasks_told(tasks),
        "Tệp đính kèm": attached(session, TABLE, row.id),
    }
    return Details(row.number or UNNUMBERED, state_of(tasks), facts(TABLE, columns), without_empty(told))


def state_of(tasks: Sequence[ListedTask]) -> str:
    """How many tasks there are, and how many of them are done."""
    if not tasks:
        return "Chưa có nhiệm vụ"
    done = sum(task.completed_on is not None for task in tasks)
    return f"{len(tasks)} nhiệm vụ, đã hoàn thành {done}"


def tasks_told(tasks: Sequence[ListedTask]) -> tuple[str, ...]:
    """Each task as a line."""
    return tuple(map(_task, tasks))


def _task(task: ListedTask) -> str:
    standing = task.outcome.label if task.outcome is not None else TaskState.WITHDRAWN.label
    due = f"hạn {short_date(task.deadline)}" if task.deadline is not None else ""
    return "; ".join(filter(None, (task.content, ", ".join(task.leads), due, standing)))
