"""The form of a programme item: loaded and saved, its adjustments with it."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.briefings.forms import Complaint, Loaded, Ref
from app.briefings.programme_item_form import AdjustmentRow, MilestoneRow, ProgrammeItemForm
from app.core.errors import AppError
from app.core.programme_terms import AdjustmentKind
from app.core.terms import AgencyRole
from app.models.programme import Adjustment, ProgrammeAgency, ProgrammeItem, ProgrammeMilestone
from app.rules.periods import month_of
from app.services.ended_agencies import advise_ended
from app.services.forms.common import (
    Part,
    alive,
    key_of,
    newest_change,
    part_rows,
    put,
    to_save,
    write_links,
    write_parts,
)
from app.services.forms.programme_addition import load_addition, request_of, write_addition
from app.services.forms.programme_item_course import require_form_course, withdrawal_of
from app.services.forms.programme_item_details import describe
from app.services.forms.programme_item_requests import require_requests
from app.services.forms.refs import Refs, holder_of, ref_of, refs_of
from app.services.step_moves import follow_steps, seen_steps

__all__ = ["advise_agencies", "describe", "load", "save"]

TABLE = ProgrammeItem.__tablename__
_PLAIN = (
    *("book", "content", "form", "level", "submitted_on", "issued_on", "withdrawn", "withdrawn_on"),
    *("delay_cause", "note", "added_on", "needs_party", "party_on", "needs_council", "council_on"),
    "council_session",
)
_STEP = ("content", "responsible", "due_on", "done_on")
_ASKED = (
    *("kind", "ground", "reason", "necessity", "effect", "document_number", "requested_on"),
    *("decision", "decided_on", "decided_by", "decision_document", "decision_note"),
)


def load(session: Session, key: str | None, *, today: date) -> Loaded[ProgrammeItemForm]:
    """The item of a key, or an empty form for the month to come (None)."""
    if key is None:
        following = month_of(today).following
        return Loaded("", ProgrammeItemForm(due=(following.year, following.month)))
    row = alive(session, ProgrammeItem, key)
    seen = newest_change(session, TABLE, row.id, also=[request_of(session, row.id)])
    return Loaded(key, _values(session, row), seen)


def advise_agencies(
    session: Session, typed: Loaded[ProgrammeItemForm], *, today: date
) -> tuple[Complaint, ...]:
    """Warn of agencies, and a room, that are named now and are no more; what the item had before is let be."""
    row = session.get(ProgrammeItem, key_of(typed.key)) if typed.key else None
    before, now = _named(_values(session, row)) if row is not None else [], _named(typed.values)
    day = typed.values.added_on or today
    return tuple(advise_ended(session, day, now, known=[ref for _, ref in before]))


def _named(form: ProgrammeItemForm) -> list[tuple[str, Ref | None]]:
    several = [(name, ref) for name in ("leads", "coordinating") for ref in getattr(form, name)]
    return [*several, ("room", form.room)]


def _values(session: Session, row: ProgrammeItem) -> ProgrammeItemForm:
    return ProgrammeItemForm(
        **{name: getattr(row, name) for name in _PLAIN},
        leads=_agencies(session, row.id, AgencyRole.LEAD),
        coordinating=_agencies(session, row.id, AgencyRole.COORDINATING),
        leader=holder_of(session, row.leader_post_id, row.leader_person_id),
        field=ref_of(session, "field", row.field_id),
        room=ref_of(session, "agency", row.room_id),
        due=(row.due_year, row.due_month),
        milestones=tuple(
            MilestoneRow(part.id.hex, **{name: getattr(part, name) for name in _STEP})
            for part in part_rows(session, ProgrammeMilestone, {"item_id": row.id})
        ),
        adjustments=tuple(_adjustment(part) for part in part_rows(session, Adjustment, {"item_id": row.id})),
        **load_addition(session, row.id),
    )


def _agencies(session: Session, item: UUID, role: AgencyRole) -> tuple[Ref, ...]:
    links = part_rows(session, ProgrammeAgency, {"item_id": item, "role": role})
    return refs_of(session, "agency", [link.agency_id for link in links])


def _adjustment(row: Adjustment) -> AdjustmentRow:
    return AdjustmentRow(
        key=row.id.hex,
        to=(row.to_year, row.to_month),
        **{name: getattr(row, name) for name in _ASKED},
    )


def save(session: Session, loaded: Loaded[ProgrammeItemForm]) -> str:
    """Write the item; returns its key. Its open steps follow what was newly decided of its month.

    Raises:
        AppError: it was changed since, what it points to is gone, it has no month, it was added to an issued
            programme and does not say why (duties 40, 41), it cannot be adjusted as is newly asked or decided, or
            its course does not allow the days that are newly written.
    """
    values, refs = loaded.values, Refs(session)
    asked = [request_of(session, key_of(loaded.key))] if loaded.key else []
    row = to_save(session, ProgrammeItem, loaded, also=asked)
    require_requests(session, row, values)
    require_form_course(session, row, values)
    before = seen_steps(session, row)
    row = put(session, ProgrammeItem, row, _columns(values, refs))
    for role, found in ((AgencyRole.LEAD, values.leads), (AgencyRole.COORDINATING, values.coordinating)):
        write_links(session, ProgrammeAgency, {"item_id": row.id, "role": role}, refs.keys(found))
    steps = [(step.key, {name: getattr(step, name) for name in _STEP}) for step in values.milestones]
    write_parts(session, ProgrammeMilestone, {"item_id": row.id}, steps)
    write_parts(session, Adjustment, {"item_id": row.id}, list(_parts(values)))
    follow_steps(session, row, before, keeps=values.keeps_steps)
    write_addition(session, row, values, refs)
    session.flush()
    return row.id.hex


def _columns(values: ProgrammeItemForm, refs: Refs) -> dict[str, Any]:
    if values.due is None:
        raise AppError("Chưa có tháng trình.", "Nhập tháng trình rồi lưu lại.")
    post, person = refs.holder(values.leader)
    return {
        **{name: getattr(values, name) for name in _PLAIN},
        "leader_post_id": post,
        "leader_person_id": person,
        "field_id": refs.key(values.field),
        "room_id": refs.key(values.room),
        "due_year": values.due[0],
        "due_month": values.due[1],
        **withdrawal_of(values),
    }


def _parts(values: ProgrammeItemForm) -> Iterator[Part]:
    for row in values.adjustments:
        to = values.due if row.to is None and row.kind is AdjustmentKind.WITHDRAW else row.to
        if to is None:
            raise AppError("Có lần điều chỉnh chưa ghi tháng chuyển đến.", "Nhập tháng đó rồi lưu lại.")
        asked = {name: getattr(row, name) for name in _ASKED}
        yield (row.key, {"to_year": to[0], "to_month": to[1], **asked})
