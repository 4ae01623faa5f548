"""The form of a meeting: loaded and saved, with its contents, those who attend and its conclusions."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.briefings.forms import Complaint, Loaded
from app.briefings.meeting_form import AgendaRow, AttendanceRow, ConclusionRow, MeetingForm, StepRow
from app.core.custom_terms import CustomSubject
from app.core.errors import AppError
from app.core.meeting_terms import Step
from app.core.terms import MeetingKind
from app.models.agenda import MeetingStep
from app.models.meeting import AgendaItem, Conclusion, Meeting, MeetingAttendance
from app.rules.agenda import facts_of, off_state
from app.rules.agenda_rules import needs_papers
from app.rules.meeting_kinds import rule_of
from app.rules.meeting_titles import proposed_title
from app.services.agenda_papers import numbers_of, settle_due
from app.services.attached_files import attached_files, keep_files
from app.services.carried_out import require_free
from app.services.custom_values import rows_of, write_rows
from app.services.ended_agencies import advise_ended_rows
from app.services.forms.common import (
    Part,
    alive,
    newest_change,
    part_rows,
    put,
    to_save,
    write_parts,
)
from app.services.forms.meeting_details import describe
from app.services.forms.refs import Refs, holder_of, ref_of
from app.services.guest_answers import follow_day
from app.services.locked_meetings import require_open
from app.services.obligations import follow_regulation
from app.services.participants import default_chair, usual_place
from app.services.schedule import follow_meeting

__all__ = ["describe", "load", "save"]

TABLE = Meeting.__tablename__


def load(session: Session, key: str | None) -> Loaded[MeetingForm]:
    """The meeting of a key, or an empty form (None)."""
    if key is None:
        kind = MeetingForm().kind
        custom = rows_of(session, CustomSubject.MEETING, None, kind)
        return Loaded("", MeetingForm(steps=_steps(kind), custom=custom))
    row = alive(session, Meeting, key)
    return Loaded(key, _values(session, row), newest_change(session, TABLE, row.id))


def _values(session: Session, row: Meeting) -> MeetingForm:
    owner = {"meeting_id": row.id}
    contents = part_rows(session, AgendaItem, owner)
    numbers = numbers_of(session, row.id)
    left = {content.id for content in contents} - numbers.keys()
    return MeetingForm(
        kind=row.kind,
        title=row.title,
        held_on=row.held_on,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        touches_members=row.touches_members,
        differing=row.differing,
        differing_task=ref_of(session, "task", row.differing_task_id),
        differing_item=ref_of(session, "programme_item", row.differing_item_id),
        differing_reported_on=row.differing_reported_on,
        steps=_steps(row.kind, part_rows(session, MeetingStep, owner)),
        place=row.place,
        chair=holder_of(session, row.chair_post_id, row.chair_person_id),
        agenda=tuple(_content(session, part) for part in contents),
        attendance=tuple(_attendance(session, part) for part in part_rows(session, MeetingAttendance, owner)),
        conclusions=tuple(_conclusion(part, numbers, left) for part in part_rows(session, Conclusion, owner)),
        custom=rows_of(session, CustomSubject.MEETING, row.id, row.kind),
    )


def _steps(kind: MeetingKind, rows: Sequence[MeetingStep] = ()) -> tuple[StepRow, ...]:
    """What is kept of steps, and in their order those that the kind needs beside them."""
    kept = {row.step: StepRow(row.id.hex, row.step, row.done_on, row.document, row.skipped) for row in rows}
    needed = rule_of(kind).steps
    return tuple(kept.get(step, StepRow("", step)) for step in Step if step in needed or step in kept)


def _content(session: Session, row: AgendaItem) -> AgendaRow:
    agency = ref_of(session, "agency", row.agency_id)
    files = attached_files(session, AgendaItem.__tablename__, row.id.hex)
    off = off_state(facts_of(row), date.max)
    left = off.label if off else ""
    return AgendaRow(row.id.hex, row.content, agency, row.documents_received_on, row.minutes, files, left)


def _attendance(session: Session, row: MeetingAttendance) -> AttendanceRow:
    who = ref_of(session, "person", row.person_id) or ref_of(session, "agency", row.agency_id)
    return AttendanceRow(row.id.hex, who, row.state, row.substitute)


def _conclusion(row: Conclusion, numbers: Mapping[UUID, int], left: Collection[UUID]) -> ConclusionRow:
    about = numbers.get(row.agenda_item_id) if row.agenda_item_id is not None else None
    is_kept = row.agenda_item_id is not None and (about is not None or row.agenda_item_id in left)
    about_key = row.agenda_item_id.hex if row.agenda_item_id is not None and is_kept else ""
    return ConclusionRow(row.id.hex, row.content, about, about_key)


def advise_agencies(session: Session, form: MeetingForm, *, today: date) -> tuple[Complaint, ...]:
    """Warn of agencies with a content, or invited, that are no more on the day of the meeting."""
    day = form.held_on or today
    contents, guests = [row.agency for row in form.agenda], [row.who for row in form.attendance]
    return (
        *advise_ended_rows(session, day, contents, field="agenda", column="agency"),
        *advise_ended_rows(session, day, guests, field="attendance", column="who"),
    )


def save(session: Session, loaded: Loaded[MeetingForm]) -> str:
    """Write the meeting; returns its key. An empty title becomes the one that its kind and day propose.

    Raises:
        AppError: it was changed since, it is locked, what it points to is gone, it has no day, a field of the
            office's own does not take what is said, or a conclusion is struck out that a task carries out.
    """
    values, refs = loaded.values, Refs(session)
    row = to_save(session, Meeting, loaded)
    if row is not None:
        require_open(session, row.id)
    columns = _columns(values, refs) | ({} if row is not None else _proposed(session, values))
    is_moved = row is not None and row.held_on != values.held_on
    row = put(session, Meeting, row, columns)
    owner = {"meeting_id": row.id}
    write_parts(session, MeetingStep, owner, [part for step in values.steps if (part := _step_part(step))])
    contents = write_parts(session, AgendaItem, owner, [_content_part(part, refs) for part in values.agenda])
    for content, row_of_form in zip(contents, values.agenda, strict=True):
        keep_files(session, row_of_form.files, table=AgendaItem.__tablename__, key=content.id.hex)
    kept = {UUID(part.key) for part in values.conclusions if part.key}
    before = [part.id for part in part_rows(session, Conclusion, owner)]
    require_free(session, row.id, [key for key in before if key not in kept])
    people = [_attendance_part(part, refs) for part in values.attendance]
    write_parts(session, MeetingAttendance, owner, people)
    write_parts(
        session,
        Conclusion,
        owner,
        [_conclusion_part(part, values.agenda, contents) for part in values.conclusions],
    )
    write_rows(session, CustomSubject.MEETING, row.id, values.custom, today=row.held_on)
    session.flush()
    if is_moved:
        settle_due(session, row)
        follow_day(session, row.id)
        follow_regulation(session)
    follow_meeting(session, row)
    return row.id.hex


def _columns(values: MeetingForm, refs: Refs) -> dict[str, Any]:
    if values.held_on is None:
        raise AppError("Chưa có ngày họp.", "Nhập ngày họp rồi lưu lại.")
    post, person = refs.holder(values.chair)
    return {
        "kind": values.kind,
        "title": values.title or proposed_title(values.kind, values.held_on),
        "held_on": values.held_on,
        "starts_at": values.starts_at,
        "ends_at": values.ends_at,
        "touches_members": values.touches_members,
        "differing": values.differing,
        "differing_task_id": refs.key(values.differing_task),
        "differing_item_id": refs.key(values.differing_item),
        "differing_reported_on": values.differing_reported_on,
        "place": values.place,
        "chair_post_id": post,
        "chair_person_id": person,
    }


def _proposed(session: Session, values: MeetingForm) -> dict[str, Any]:
    """What the kind brings to a new meeting that has no chair or no place."""
    proposed: dict[str, Any] = {}
    if values.chair is None:
        proposed["chair_post_id"] = default_chair(session, values.kind)
    if not values.place:
        proposed["place"] = usual_place(session, values.kind)
    return proposed


def _step_part(row: StepRow) -> Part | None:
    """A step as it is kept; none for one that says nothing."""
    columns = {"step": row.step, "done_on": row.done_on, "document": row.document, "skipped": row.skipped}
    says = row.done_on is not None or row.document or row.skipped
    return (row.key, columns) if row.step is not None and says else None


def _content_part(row: AgendaRow, refs: Refs) -> Part:
    columns = {
        "content": row.content,
        "agency_id": refs.key(row.agency),
        "documents_received_on": row.documents_received_on,
        "minutes": row.minutes,
    }
    proposed = {} if row.key else {"needs_papers": needs_papers(row.content)}
    return row.key, columns | proposed


def _attendance_part(row: AttendanceRow, refs: Refs) -> Part:
    key = refs.key(row.who)
    is_agency = row.who is not None and row.who.table == "agency"
    columns = {
        "person_id": None if is_agency else key,
        "agency_id": key if is_agency else None,
        "state": row.state,
        "substitute": row.substitute,
    }
    return row.key, columns


def _conclusion_part(row: ConclusionRow, agenda: Sequence[AgendaRow], contents: Sequence[AgendaItem]) -> Part:
    """A conclusion on what left the agenda since stays with it, for that has no number to say."""
    pairs = tuple(zip(agenda, contents, strict=True))
    numbered = [content.id for typed, content in pairs if not typed.left]
    left = {typed.key: content.id for typed, content in pairs if typed.left}
    if row.about is None:
        return row.key, {"agenda_item_id": left.get(row.about_key), "content": row.content}
    if not 1 <= row.about <= len(numbered):
        raise AppError(f"Không có nội dung họp số {row.about}.", "Sửa số của nội dung rồi lưu lại.")
    return row.key, {"agenda_item_id": numbered[row.about - 1], "content": row.content}
