"""Tasks that carry out the conclusions of a meeting: proposed, and saved several at once."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.forms import Ref
from app.briefings.task_form import TaskForm
from app.core.errors import AppError
from app.core.issuing import Standing
from app.core.terms import MeetingKind, TaskOrigin
from app.core.words import number
from app.models.document import OfficialDocument
from app.models.meeting import Conclusion, ConclusionTask, Meeting
from app.models.task import SourceDocument, Task
from app.rules.chairing import stand_in
from app.services.carried_out import carried_out
from app.services.chairing import chair_of
from app.services.clashes import people_called
from app.services.forms.common import alive, part_rows, put
from app.services.forms.refs import Refs, holder_of
from app.services.forms.source_documents import document_of, document_ref
from app.services.forms.task import write
from app.services.locked_meetings import require_standing


def open_conclusions(session: Session, meeting: UUID) -> Sequence[Conclusion]:
    """The conclusions of a meeting that no task carries out, in their order; one that was withdrawn does not."""
    taken = carried_out().with_only_columns(ConclusionTask.conclusion_id).order_by(None)
    query = select(Conclusion).where(
        Conclusion.meeting_id == meeting, Conclusion.deleted_at.is_(None), Conclusion.id.not_in(taken)
    )
    return session.scalars(query.order_by(Conclusion.position, Conclusion.id)).all()


def require_open_conclusions(session: Session, meeting: str) -> None:
    """Refuse, with an AppError, to make tasks of a meeting that has nothing left to be made a task of."""
    row = alive(session, Meeting, meeting)
    require_standing(row)
    if open_conclusions(session, row.id):
        return
    told = len(part_rows(session, Conclusion, {"meeting_id": row.id}))
    if not told:
        raise AppError(
            f"“{row.title}” chưa có kết luận nào.", "Ghi kết luận ở Ghi biên bản, rồi giao nhiệm vụ."
        )
    raise AppError(
        f"Cả {number(told)} kết luận của “{row.title}” đã có nhiệm vụ.",
        "Bấm Xem nhiệm vụ để xem; còn việc khác thì thêm kết luận trước.",
    )


def propose(
    session: Session,
    conclusions: Iterable[str],
    *,
    document: Ref | None = None,
    document_day: date | None = None,
) -> tuple[TaskForm, ...]:
    """The tasks that conclusions ask for: their content, given by who held the chair on the day of the meeting.

    `document` is the announcement of the conclusions, where there is one.

    Raises:
        AppError: a conclusion or its meeting is not there any more.
    """
    forms = []
    for key in conclusions:
        row = alive(session, Conclusion, key)
        start = start_of(session, alive(session, Meeting, row.meeting_id.hex))
        forms.append(replace(start, content=row.content, document=document, document_day=document_day))
    return tuple(forms)


def start_of(session: Session, meeting: Meeting) -> TaskForm:
    """What all tasks of a meeting's conclusions have in common."""
    return TaskForm(
        origin=TaskOrigin.PARTY if meeting.kind is MeetingKind.PARTY else TaskOrigin.MEETING,
        assigner=_chair(session, meeting),
        assigned_on=meeting.held_on,
    )


def _chair(session: Session, meeting: Meeting) -> Ref | None:
    """Who assigned them: the chair, or by name who is noted as having chaired instead, where he is known."""
    if instead := stand_in(chair_of(session, meeting.id.hex).noted):
        for token, name in people_called(session, [instead]).values():
            return Ref("person", token.partition(":")[2], name)
    return holder_of(session, meeting.chair_post_id, meeting.chair_person_id)


def notice_of(session: Session, meeting: UUID) -> tuple[Ref | None, date | None]:
    """The notice of a meeting's conclusions and its day: issued here last, else what its tasks name; else none."""
    of_meeting = OfficialDocument.subject.startswith(meeting.hex), OfficialDocument.deleted_at.is_(None)
    query = select(OfficialDocument).where(
        OfficialDocument.kind_code == "conclusion_notice",
        OfficialDocument.standing == Standing.ISSUED,
        OfficialDocument.number != "",
        *of_meeting,
    )
    row = session.scalars(query.order_by(OfficialDocument.version.desc()).limit(1)).first()
    if row is None:
        return _named_by_tasks(session, meeting)
    return Ref("source_document", "", f"{row.number}/{row.symbol}"), row.issued_on


def _named_by_tasks(session: Session, meeting: UUID) -> tuple[Ref | None, date | None]:
    query = (
        select(SourceDocument)
        .join(Task, Task.source_document_id == SourceDocument.id)
        .join(ConclusionTask, ConclusionTask.task_id == Task.id)
        .join(Conclusion, Conclusion.id == ConclusionTask.conclusion_id)
        .where(Conclusion.meeting_id == meeting, Conclusion.deleted_at.is_(None))
        .where(*(table.deleted_at.is_(None) for table in (Task, ConclusionTask, SourceDocument)))
        .where(SourceDocument.number != "")
        .order_by(Task.id.desc())
    )
    row = session.scalars(query.limit(1)).first()
    return (None, None) if row is None else (document_ref(session, row.id), row.issued_on)


def save_several(session: Session, tasks: Sequence[tuple[str, TaskForm]], *, today: date) -> list[str]:
    """Make a task of each form, tied to its conclusion (empty: to none); returns the keys of the tasks.

    A document or agency that is new in several of them is made once.

    Raises:
        AppError: there is no task, a conclusion is not there any more, or a form cannot be saved.
    """
    if not tasks:
        raise AppError("Chưa có nhiệm vụ nào để lưu.", "Thêm ít nhất một nhiệm vụ rồi lưu lại.")
    refs, documents = Refs(session), dict[tuple[Ref | None, date | None], SourceDocument | None]()
    made = []
    for conclusion, form in tasks:
        named = (form.document, form.document_day)
        if named not in documents:
            documents[named] = document_of(session, form, None)
        row = write(session, None, form, document=documents[named], refs=refs, today=today)
        if conclusion:
            owner = alive(session, Conclusion, conclusion)
            put(session, ConclusionTask, None, {"conclusion_id": owner.id, "task_id": row.id})
        made.append(row.id.hex)
    return made
