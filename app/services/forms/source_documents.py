"""The source document that a task's form names: found by number and day, corrected, or made (duties 11, 12)."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.briefings.forms import Ref
from app.briefings.task_form import TaskForm
from app.core.errors import AppError
from app.core.terms import Secrecy
from app.core.words import short_date
from app.models.custom import TaskValue
from app.models.task import DelayReport, Extension, ProgressEntry, SourceDocument, Task, TaskAgency
from app.models.task_life import (
    AgencyRequest,
    DocumentWaiver,
    ExtensionRequest,
    TaskContact,
    TaskEvent,
    TaskReturn,
)
from app.models.task_making import TaskConsultation
from app.rules.document_numbers import number_key
from app.rules.secrets import HIDDEN_CONTENT, MARKED_ADVICE, bears_mark, is_secret, tells_content
from app.services.forms.common import alive, put
from app.services.secret_rows import require_no_files

UNNUMBERED = "Văn bản không số"
_OWN_WORDS = (Task.passage, Task.product, Task.result_document, Task.note)
_PART_WORDS = (
    *(TaskAgency.part, TaskAgency.answer),
    *(TaskConsultation.content, TaskConsultation.document_number),
    *(Extension.reason, Extension.document_number),
    *(DelayReport.reason, DelayReport.decision_note, DelayReport.document_number),
    *(ProgressEntry.content, ProgressEntry.difficulty, ProgressEntry.proposal),
    *(TaskReturn.result_document, TaskReturn.reason),
    *(ExtensionRequest.reason, ExtensionRequest.decision_note, ExtensionRequest.document_number),
    TaskContact.content,
    TaskValue.value,
    *(TaskEvent.content, TaskEvent.settlement, TaskEvent.document_number),
    *(AgencyRequest.content, AgencyRequest.note),
    *(AgencyRequest.document_number, AgencyRequest.received_document),
)


def document_ref(session: Session, key: UUID | None) -> Ref | None:
    """A source document as a form points to it, by its number or, without one, its summary."""
    row = session.get(SourceDocument, key) if key is not None else None
    return (
        None if row is None else Ref("source_document", row.id.hex, row.number or row.summary or UNNUMBERED)
    )


def document_of(session: Session, form: TaskForm, own: SourceDocument | None) -> SourceDocument | None:
    """The document that the form of a task names, written; `own` is the one that the task had.

    Raises:
        AppError: it is not there any more, it is of another day than the form says, one of that number is there and
            the form says no day for another, or it is to be secret and its summary is told elsewhere.
    """
    said = {
        "issued_on": form.document_day,
        "issuer": form.issuer,
        "summary": form.summary,
        "secrecy": form.secrecy,
    }
    if form.document is None:
        left_over = own is not None and all(getattr(own, name) == value for name, value in said.items())
        worth = any((form.document_day, form.issuer, form.summary, is_secret(form.secrecy)))
        return put(session, SourceDocument, None, {"number": "", **said}) if worth and not left_over else None
    if form.document.is_new:
        row = same_document(session, form.document.name, form.document_day)
        if row is not own:
            _require_a_day(row, form.document_day)
    else:
        row = alive(session, SourceDocument, form.document.key)
    if row is None:
        return put(session, SourceDocument, None, {"number": form.document.name, **said})
    if row is own:
        return put(session, SourceDocument, row, said)
    _require_its_day(row, form.document_day, own)
    _require_untold(row, form.secrecy)
    chosen_instead = own is not None and not form.document.is_new  # what the form says is of the old one
    return row if chosen_instead else _completed(session, row, said)


def _require_its_day(row: SourceDocument, day: date | None, own: SourceDocument | None) -> None:
    """Numbers begin anew each year: a day that was typed is never dropped for that of another document."""
    if not day or not row.issued_on or day in (row.issued_on, own.issued_on if own else None):
        return
    raise AppError(
        f"Văn bản {row.number} đã chọn ghi ngày {short_date(row.issued_on)}, khác ngày {short_date(day)} vừa nhập.",
        "Đúng văn bản đó thì xóa ngày vừa nhập; là văn bản khác cùng số thì chọn “Thêm mới” ở ô Văn bản giao.",
    )


def _require_a_day(row: SourceDocument | None, day: date | None) -> None:
    """One that is new and has no day is never taken for another of its number."""
    if row is not None and day is None:
        dated = f" ngày {short_date(row.issued_on)}" if row.issued_on else ""
        raise AppError(
            f"Đã có văn bản {row.number}{dated}.",
            "Đúng văn bản đó thì chọn dòng của nó ở ô Văn bản giao; là văn bản khác cùng số thì nhập ngày văn bản.",
        )


def _require_untold(row: SourceDocument, secrecy: Secrecy) -> None:
    """What is chosen and known with a summary does not become secret by a task of it (duty 12)."""
    if is_secret(secrecy) and not is_secret(row.secrecy) and row.summary:
        raise AppError(
            f"Văn bản {row.number or UNNUMBERED} đã chọn ở ô Văn bản giao đang là văn bản không mật, có trích yếu.",
            "Là văn bản khác thì sửa lại số ở ô Văn bản giao; đúng văn bản đó thì sửa ở trang Văn bản: "
            "chọn độ mật, bỏ trích yếu.",
        )


def same_document(session: Session, number: str, day: date | None) -> SourceDocument | None:
    """The document of a number and, where the form has one, a day: numbers begin anew each year."""
    bare = func.replace(SourceDocument.folded_number, " ", "")
    query = select(SourceDocument).where(bare == number_key(number), SourceDocument.deleted_at.is_(None))
    if day is not None:
        query = query.where(SourceDocument.issued_on == day)
    return session.scalars(query.order_by(SourceDocument.id.desc()).limit(1)).first() if number else None


def require_hidden(session: Session, document: SourceDocument) -> None:
    """Refuse, with an AppError, that a secret document or its tasks tell what they are about (duty 12).

    What of them lies in the bin is emptied; the log forgets it with the transaction (`models.striking`).
    """
    if not is_secret(document.secrecy):
        return
    _empty_bin(session, document)
    for waiver in session.scalars(select(DocumentWaiver).filter_by(source_document_id=document.id)):
        waiver.reason = HIDDEN_CONTENT if tells_content(waiver.reason) else waiver.reason
    if document.summary or document.place:
        raise AppError(
            f"Văn bản {document.number} là văn bản mật nhưng có trích yếu.", "Xóa trích yếu của văn bản đó."
        )
    tasks = session.scalars(select(Task.id).where(Task.source_document_id == document.id))
    require_no_files(session, [document.id, *tasks])
    if count := len(telling(session, document)):
        raise AppError(
            f"Văn bản {document.number} là văn bản mật nhưng có {count} nhiệm vụ ghi nội dung.",
            "Chọn độ mật, chỉ giữ số, ngày và thời hạn, để trống nội dung, lý do và tiến độ của các nhiệm vụ đó.",
        )


def refuse_marked(noun: str, *texts: str) -> None:
    """Refuse, with an AppError, a mark of secrecy in what has no document and so no level of secrecy (duty 12)."""
    if bears_mark(*texts):
        raise AppError(f"Nội dung mang dấu chỉ độ mật: {noun} không ghi nội dung mật.", MARKED_ADVICE)


def _empty_bin(session: Session, document: SourceDocument) -> None:
    """Take the words out of deleted tasks of a document, and out of deleted parts of all its tasks."""
    tasks = {row.id: row for row in session.scalars(select(Task).filter_by(source_document_id=document.id))}
    for task in tasks.values():
        if task.deleted_at is not None:
            task.content, task.field_id = HIDDEN_CONTENT, None
            task.passage = task.product = task.deadline_words = task.result_document = task.note = ""
    for words in _PART_WORDS:
        part = words.class_
        for row in session.scalars(select(part).where(part.task_id.in_(tasks), words != "")):
            if row.deleted_at is not None or tasks[row.task_id].deleted_at is not None:
                setattr(row, words.key, "")
    session.flush()


def telling(session: Session, document: SourceDocument) -> set[UUID]:
    """The tasks of a document that are given away by words: of their own, of what happened to them, of their parts."""
    own = (Task.source_document_id == document.id, Task.deleted_at.is_(None))
    found = set(session.scalars(select(Task.id).where(*own, Task.content != HIDDEN_CONTENT)))
    for column in _OWN_WORDS:
        asked = select(Task.id, column).where(*own, column != "")
        found.update(key for key, words in session.execute(asked) if tells_content(words))
    for column in _PART_WORDS:
        part = column.class_
        query = select(Task.id, column).join(part, part.task_id == Task.id)
        asked = query.where(*own, part.deleted_at.is_(None), column != "")
        found.update(key for key, words in session.execute(asked) if tells_content(words))
    return found


def _completed(session: Session, row: SourceDocument, said: Mapping[str, Any]) -> SourceDocument:
    """A document of which the form may know more; what it says already stays."""
    empty = {name: value for name, value in said.items() if getattr(row, name) in (None, "", Secrecy.NONE)}
    return put(session, SourceDocument, row, empty)
