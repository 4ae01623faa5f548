"""The form of an oral instruction: loaded and saved with all its tasks; kept as a source document (duty 26)."""

from datetime import date

from sqlalchemy.orm import Session

from app.briefings.forms import Details, Fact, Loaded, Ref
from app.briefings.oral_form import OralForm
from app.briefings.task_form import TaskForm
from app.core.errors import AppError
from app.core.terms import TaskOrigin
from app.core.words import short_date
from app.models.task import SourceDocument
from app.services.forms.common import alive, attached, newest_change, put
from app.services.forms.document import state_of, tasks_told
from app.services.forms.refs import Refs, holder_of, ref_of
from app.services.forms.source_documents import require_hidden
from app.services.forms.task_lines import line_of, require_fresh_tasks, rows_of, tasks_of, write_lines
from app.services.forms.telling import facts, say, without_empty
from app.services.lists.tasks import read as read_tasks

TABLE = SourceDocument.__tablename__
SAID_ON = "Ngày chỉ đạo"  # of other documents the same column holds the day of issue
_PLAIN = ("said_at", "place", "transmitted_to", "confirmed_number", "confirmed_on", "secrecy")


def load(session: Session, key: str | None, *, today: date) -> Loaded[OralForm]:
    """The instruction of a key with its tasks, or an empty form (None) of today."""
    if key is None:
        return Loaded("", OralForm(said_on=today))
    row = alive(session, SourceDocument, key)
    tasks = tasks_of(session, row.id)
    values = OralForm(
        **{name: getattr(row, name) for name in _PLAIN},
        said_by=holder_of(session, row.said_by_post_id, row.said_by_person_id),
        said_on=row.issued_on,
        content=row.summary,
        transmitted_by=ref_of(session, "person", row.transmitted_by_id),
        tasks=tuple(line_of(session, task, today=today) for task in tasks),
    )
    return Loaded(key, values, newest_change(session, TABLE, row.id, also=rows_of(session, tasks)))


def save(session: Session, loaded: Loaded[OralForm], *, today: date) -> str:
    """Write an instruction and its tasks: lines are changed or added, tasks without a line go to the bin.

    Raises:
        AppError: the instruction or a task was changed since, it has no day, something is gone, or it is secret and
            tells its content (duty 12).
    """
    values, refs = loaded.values, Refs(session)
    if values.said_on is None:
        raise AppError("Chưa có ngày chỉ đạo.", "Nhập ngày chỉ đạo rồi lưu lại.")
    row = alive(session, SourceDocument, loaded.key) if loaded.key else None
    tasks = require_fresh_tasks(session, row, values.tasks, seen=loaded.seen)
    post, person = refs.holder(values.said_by)
    columns = {name: getattr(values, name) for name in _PLAIN} | {
        "oral": True,
        "number": "",
        "issued_on": values.said_on,
        "summary": values.content,
        "said_by_post_id": post,
        "said_by_person_id": person,
        "transmitted_by_id": refs.key(values.transmitted_by),
    }
    row = put(session, SourceDocument, row, columns)
    start = TaskForm(
        document=Ref(TABLE, row.id.hex, row.summary),
        secrecy=row.secrecy,
        origin=TaskOrigin.ORAL,
        assigner=values.said_by,
        assigned_on=values.said_on,
    )
    write_lines(session, values.tasks, start, document=row, tasks=tasks, refs=refs, today=today)
    require_hidden(session, row)
    return row.id.hex


def describe(session: Session, key: str, *, today: date) -> Details:
    """An instruction with what became of its tasks; AppError when it is gone."""
    row = alive(session, SourceDocument, key)
    tasks = read_tasks(session, [task.id.hex for task in tasks_of(session, row.id)], today=today)
    said_by = say(holder_of(session, row.said_by_post_id, row.said_by_person_id))
    columns = (
        ("said_at", row.said_at),
        ("place", row.place),
        ("transmitted_by_id", say(ref_of(session, "person", row.transmitted_by_id))),
        ("transmitted_to", row.transmitted_to),
        ("confirmed_number", confirmed(row)),
        ("secrecy", row.secrecy),
    )
    told = {"Nhiệm vụ": tasks_told(tasks), "Tệp đính kèm": attached(session, TABLE, row.id)}
    title = row.summary or f"Chỉ đạo ngày {say(row.issued_on)}"
    first = (*facts(TABLE, [("said_by_person_id", said_by)]), Fact(SAID_ON, say(row.issued_on)))
    return Details(title, state_of(tasks), (*first, *facts(TABLE, columns)), without_empty(told))


def confirmed(row: SourceDocument) -> str:
    """The document that confirmed it, as one line; empty until there is one."""
    day = f"ngày {short_date(row.confirmed_on)}" if row.confirmed_on else ""
    return " ".join(filter(None, (row.confirmed_number, day)))
