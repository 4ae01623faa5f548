"""The form of a programme item: loaded and saved, its adjustments with it."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.briefings.forms import Loaded, Ref
from app.briefings.programme_item_form import AdjustmentRow, ProgrammeItemForm
from app.core.errors import AppError
from app.core.terms import AgencyRole
from app.models.programme import Adjustment, ProgrammeAgency, ProgrammeItem
from app.rules.periods import month_of
from app.services.forms.common import (
    Part,
    alive,
    newest_change,
    part_rows,
    put,
    to_save,
    write_links,
    write_parts,
)
from app.services.forms.programme_item_details import describe
from app.services.forms.refs import Refs, holder_of, refs_of

__all__ = ["describe", "load", "save"]

TABLE = ProgrammeItem.__tablename__


def load(session: Session, key: str | None, *, today: date) -> Loaded[ProgrammeItemForm]:
    """The item of a key, or an empty form for the month to come (None)."""
    if key is None:
        following = month_of(today).following
        return Loaded("", ProgrammeItemForm(due=(following.year, following.month)))
    row = alive(session, ProgrammeItem, key)
    return Loaded(key, _values(session, row), newest_change(session, TABLE, row.id))


def _values(session: Session, row: ProgrammeItem) -> ProgrammeItemForm:
    return ProgrammeItemForm(
        book=row.book,
        content=row.content,
        form=row.form,
        level=row.level,
        leads=_agencies(session, row.id, AgencyRole.LEAD),
        coordinating=_agencies(session, row.id, AgencyRole.COORDINATING),
        leader=holder_of(session, row.leader_post_id, row.leader_person_id),
        due=(row.due_year, row.due_month),
        adjustments=tuple(_adjustment(part) for part in part_rows(session, Adjustment, {"item_id": row.id})),
        submitted_on=row.submitted_on,
        issued_on=row.issued_on,
        withdrawn=row.withdrawn,
        withdrawn_on=row.withdrawn_on,
        delay_cause=row.delay_cause,
        note=row.note,
    )


def _agencies(session: Session, item: UUID, role: AgencyRole) -> tuple[Ref, ...]:
    links = part_rows(session, ProgrammeAgency, {"item_id": item, "role": role})
    return refs_of(session, "agency", [link.agency_id for link in links])


def _adjustment(row: Adjustment) -> AdjustmentRow:
    return AdjustmentRow(
        key=row.id.hex,
        to=(row.to_year, row.to_month),
        ground=row.ground,
        reason=row.reason,
        necessity=row.necessity,
        effect=row.effect,
        document_number=row.document_number,
        requested_on=row.requested_on,
        decided_on=row.decided_on,
    )


def save(session: Session, loaded: Loaded[ProgrammeItemForm]) -> str:
    """Write the item; returns its key.

    Raises:
        AppError: it was changed since, what it points to is gone, or it has no month.
    """
    values, refs = loaded.values, Refs(session)
    row = to_save(session, ProgrammeItem, loaded)
    row = put(session, ProgrammeItem, row, _columns(values, refs))
    for role, found in ((AgencyRole.LEAD, values.leads), (AgencyRole.COORDINATING, values.coordinating)):
        write_links(session, ProgrammeAgency, {"item_id": row.id, "role": role}, refs.keys(found))
    write_parts(session, Adjustment, {"item_id": row.id}, list(_parts(values)))
    session.flush()
    return row.id.hex


def _columns(values: ProgrammeItemForm, refs: Refs) -> dict[str, Any]:
    if values.due is None:
        raise AppError("Chưa có tháng trình.", "Nhập tháng trình rồi lưu lại.")
    post, person = refs.holder(values.leader)
    return {
        "book": values.book,
        "content": values.content,
        "form": values.form,
        "level": values.level,
        "leader_post_id": post,
        "leader_person_id": person,
        "due_year": values.due[0],
        "due_month": values.due[1],
        "submitted_on": values.submitted_on,
        "issued_on": values.issued_on,
        "withdrawn": values.withdrawn,
        "withdrawn_on": values.withdrawn_on,
        "delay_cause": values.delay_cause,
        "note": values.note,
    }


def _parts(values: ProgrammeItemForm) -> Iterator[Part]:
    for row in values.adjustments:
        if row.to is None:
            raise AppError("Có lần điều chỉnh chưa ghi tháng chuyển đến.", "Nhập tháng đó rồi lưu lại.")
        yield (
            row.key,
            {
                "to_year": row.to[0],
                "to_month": row.to[1],
                "ground": row.ground,
                "reason": row.reason,
                "necessity": row.necessity,
                "effect": row.effect,
                "document_number": row.document_number,
                "requested_on": row.requested_on,
                "decided_on": row.decided_on,
            },
        )
