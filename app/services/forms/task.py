"""The form of a task: loaded, and saved with its document, its agencies and all that happened to it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.briefings.forms import Complaint, Loaded
from app.briefings.task_form import DelayReportRow, ExtensionRow, ProgressRow, TaskForm
from app.core.custom_terms import CustomSubject
from app.core.errors import AppError
from app.core.terms import AgencyRole, TaskOrigin
from app.models.task import (
    DelayReport,
    Extension,
    ProgressEntry,
    SourceDocument,
    Task,
    TaskAgency,
)
from app.rules.deadline_hours import hour_in
from app.rules.origins import proposed_origin
from app.rules.outcomes import ExtensionFact
from app.rules.secrets import HIDDEN_CONTENT, is_secret
from app.services.closing import closing_of, require_founded
from app.services.custom_values import rows_of, write_rows
from app.services.ended_agencies import advise_ended
from app.services.extending import all_deadlines, require_growing, require_within_limit
from app.services.followers import COLUMNS
from app.services.forms.common import (
    alive,
    newest_change,
    open_links,
    part_rows,
    put,
    require_fresh,
    write_links,
    write_parts,
)
from app.services.forms.refs import Refs, holder_of, ref_of, refs_of
from app.services.forms.source_documents import document_of, document_ref, require_hidden
from app.services.forms.task_details import describe
from app.services.forms.task_making import followers_of, making_of, parent_of, write_making
from app.services.task_course import fields_out_of_order, require_order
from app.services.transfers import mend_transfer

__all__ = ["advise_agencies", "describe", "load", "read", "save", "write"]

TABLE = Task.__tablename__
_PLAIN = (
    "content",
    "passage",
    "product",
    "kind",
    "deadline",
    "deadline_words",
    "completed_on",
    "completed_at",
    "result_document",
    "quality_accepted",
    "quality_judged_on",
    "withdrawn",
    "withdrawn_on",
    "note",
    "obligation",
    "result_on",
    "approved",
    "approved_on",
)
"""What a form holds as the table does."""
_EXTENSION = ("extended_to", "decided_on", "document_number", "reason")
_DELAY_REPORT = ("reported_on", "document_number", "reason", "accepted", "decided_on")
_PROGRESS = ("reported_on", "percent", "content")
_APPROVER = ("approver_post_id", "approver_person_id")


def load(session: Session, key: str | None, *, today: date) -> Loaded[TaskForm]:
    """The task of a key, or an empty form (None) that begins today."""
    if key is None:
        custom = rows_of(session, CustomSubject.TASK, None, TaskForm().obligation)
        return Loaded("", TaskForm(assigned_on=today, custom=custom))
    row = alive(session, Task, key)
    seen = newest_change(session, TABLE, row.id, also=[row.source_document_id])
    return Loaded(key, read(session, row, today=today), seen)


def read(session: Session, row: Task, *, today: date) -> TaskForm:
    """A task as its form shows it; agencies whose part ended before today are history and not shown."""
    owner = {"task_id": row.id}
    extensions = sorted(part_rows(session, Extension, owner), key=lambda part: part.decided_on or date.min)
    reports = sorted(part_rows(session, DelayReport, owner), key=lambda part: part.reported_on)
    progress = sorted(part_rows(session, ProgressEntry, owner), key=lambda part: part.reported_on)
    return TaskForm(
        **_columns_of(row, _PLAIN),
        **_document_of(session, row),
        origin=row.origin,
        assigned_on=row.assigned_on,
        assigner=holder_of(session, row.assigner_post_id, row.assigner_person_id),
        approver=holder_of(session, row.approver_post_id, row.approver_person_id),
        field=ref_of(session, "field", row.field_id),
        officer=ref_of(session, "person", row.officer_id),
        **{name: _agencies(session, row, role, today) for name, role in _ROLES.items()},
        extensions=tuple(
            ExtensionRow(**_columns_of(part, _EXTENSION), key=part.id.hex) for part in extensions
        ),
        delay_reports=tuple(
            DelayReportRow(**_columns_of(part, _DELAY_REPORT), key=part.id.hex) for part in reports
        ),
        progress=tuple(_progress_row(session, part) for part in progress),
        **making_of(session, row, today=today),
        custom=rows_of(session, CustomSubject.TASK, row.id, row.obligation),
    )


_ROLES = {"leads": AgencyRole.LEAD, "coordinating": AgencyRole.COORDINATING}


def _columns_of(row: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _document_of(session: Session, row: Task) -> dict[str, Any]:
    document = _own_document(session, row)
    if document is None:
        return {}
    return {
        "document": document_ref(session, document.id),
        "document_day": document.issued_on,
        **_columns_of(document, ("issuer", "summary", "secrecy")),
    }


def _own_document(session: Session, row: Task | None) -> SourceDocument | None:
    if row is None or row.source_document_id is None:
        return None
    return session.get(SourceDocument, row.source_document_id)


def _agencies(session: Session, row: Task, role: AgencyRole, today: date) -> Any:
    links = open_links(session, TaskAgency, {"task_id": row.id, "role": role}, today=today)
    return refs_of(session, "agency", [link.agency_id for link in links])


def _progress_row(session: Session, part: ProgressEntry) -> ProgressRow:
    agency = ref_of(session, "agency", part.agency_id)
    return ProgressRow(**_columns_of(part, _PROGRESS), agency=agency, key=part.id.hex)


def save(session: Session, loaded: Loaded[TaskForm], *, today: date) -> str:
    """Write a task with all its parts and the document that it names; returns its key.

    Raises:
        AppError: it was changed since it was loaded, something that it points to is gone, it has no day, it
            is closed without its evidence, or its document is secret and content is given (duty 12).
    """
    row = alive(session, Task, loaded.key) if loaded.key else None
    if row is not None:
        require_fresh(session, TABLE, row.id, seen=loaded.seen, also=[row.source_document_id])
    document = document_of(session, loaded.values, _own_document(session, row))
    known = fields_out_of_order(session, [row.id] if row is not None else [])
    row = write(session, row, loaded.values, document=document, refs=Refs(session), today=today)
    require_order(session, [row.id], known)
    return row.id.hex


def write(
    session: Session,
    row: Task | None,
    form: TaskForm,
    *,
    document: SourceDocument | None,
    refs: Refs,
    today: date,
) -> Task:
    """Write a task (None: a new one) of a document with its parts; AppError as `save`."""
    require_founded(session, closing_of(row) if row is not None else None, closing_of(form))
    columns = {**_columns(form, document, refs), "parent_id": parent_of(session, row, form, refs)}
    if row is None:  # who follows it from its start; later ones follow it from a day on
        columns |= {COLUMNS[role]: key for role, key in followers_of(form, refs).items()}
    stood = all_deadlines(session, [row.id])[row.id] if row is not None else (None, ())
    now = [ExtensionFact(part.decided_on, part.extended_to) for part in form.extensions if part.extended_to]
    require_growing(stood, (form.deadline, now))
    row = put(session, Task, row, columns)
    for name, role in _ROLES.items():
        owner = {"task_id": row.id, "role": role}
        before = open_links(session, TaskAgency, owner, today=today)
        links = write_links(session, TaskAgency, owner, refs.keys(getattr(form, name)), today=today)
        if role is AgencyRole.LEAD:
            mend_transfer(session, row.id, before, links)
    _write_events(session, row, form, refs)
    write_making(session, row, form, refs, today=today)
    write_rows(session, CustomSubject.TASK, row.id, form.custom, today=today)
    if document is not None:
        require_hidden(session, document)
    return row


def advise_agencies(session: Session, form: TaskForm, *, today: date) -> tuple[Complaint, ...]:
    """Warn of agencies, and a room, that are no more on the day on which the task is given to them."""
    named = [(name, ref) for name in _ROLES for ref in getattr(form, name)]
    return tuple(advise_ended(session, form.assigned_on or today, [*named, ("room", form.room)]))


def _columns(form: TaskForm, document: SourceDocument | None, refs: Refs) -> Mapping[str, Any]:
    if form.assigned_on is None:
        raise AppError("Chưa có ngày giao.", "Nhập ngày giao rồi lưu lại.")
    post, person = refs.holder(form.assigner)
    approver = dict(zip(_APPROVER, refs.holder(form.approver), strict=True))
    columns = (
        _columns_of(form, _PLAIN)
        | approver
        | {
            "source_document_id": document.id if document is not None else None,
            "origin": form.origin or _origin(form, document),
            "assigned_on": form.assigned_on,
            "assigner_post_id": post,
            "assigner_person_id": person,
            "field_id": refs.key(form.field),
            "marks": form.marks,
        }
    )
    if form.deadline_words or not is_secret(form.secrecy):  # of a secret the words are not kept, the hour is
        columns["deadline_time"] = hour_in(form.deadline_words) if form.deadline is not None else None
    if is_secret(form.secrecy):
        columns |= {"content": form.content or HIDDEN_CONTENT, "deadline_words": ""}
    return columns


def _origin(form: TaskForm, document: SourceDocument | None) -> TaskOrigin:
    if document is not None and document.oral:
        return TaskOrigin.ORAL
    number, issuer, summary = (
        (document.number, document.issuer, document.summary) if document is not None else ("", "", "")
    )
    return proposed_origin(number, issuer, form.assigner.name if form.assigner is not None else "", summary)


def _write_events(session: Session, row: Task, form: TaskForm, refs: Refs) -> None:
    owner = {"task_id": row.id}
    for added in (part for part in form.extensions if not part.key):
        require_within_limit(session, len(form.extensions), decided_on=added.decided_on)
    write_parts(
        session, Extension, owner, [(part.key, _columns_of(part, _EXTENSION)) for part in form.extensions]
    )
    write_parts(
        session,
        DelayReport,
        owner,
        [(part.key, _columns_of(part, _DELAY_REPORT)) for part in form.delay_reports],
    )
    progress = [
        (part.key, {**_columns_of(part, _PROGRESS), "agency_id": refs.key(part.agency)})
        for part in form.progress
    ]
    write_parts(session, ProgressEntry, owner, progress)
