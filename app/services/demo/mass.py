"""The mass of source documents and tasks, inserted in rows: what their form would write, without the form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from app.briefings.document_form import DocumentForm
from app.briefings.forms import Ref
from app.core.ids import uuid7s
from app.core.terms import AgencyRole
from app.rules.deadline_hours import hour_in
from app.rules.origins import proposed_origin
from app.rules.secrets import HIDDEN_CONTENT
from app.rules.task_kinds import kind_by_words
from app.services.bulk import insert_rows
from app.services.demo.sources import Given, draw
from app.services.records import tables

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.services.demo.order import Order
    from app.services.demo.sources import Pen


def give_mass(session: Session, order: Order, pen: Pen, days: Sequence[date], tasks: int) -> list[Given]:
    """A document of each of the days with its tasks; returns them."""
    rows: dict[str, list[dict[str, Any]]] = {"source_document": [], "task": [], "task_agency": []}
    found: list[Given] = []
    for day, key in zip(days, uuid7s(len(days)), strict=True):
        form, given = draw(order, pen, day, tasks)
        rows["source_document"].append(_document(key, form))
        for one, task_key in zip(given, uuid7s(tasks), strict=True):
            one.key, one.entered = task_key.hex, False
        for one, line in zip(given, form.tasks, strict=True):
            rows["task"].append(_task(order, key, form, one, line))
            rows["task_agency"] += _links(one.key, line.leads, AgencyRole.LEAD)
            rows["task_agency"] += _links(one.key, line.coordinating, AgencyRole.COORDINATING)
        found += given
    for name, values in rows.items():
        insert_rows(session, tables()[name], values)
    return found


def _document(key: UUID, form: DocumentForm) -> dict[str, Any]:
    names = ("number", "issued_on", "issuer", "summary", "secrecy")
    return {"id": key, **{name: getattr(form, name) for name in names}}


def _task(order: Order, document: UUID, form: DocumentForm, given: Given, line: Any) -> dict[str, Any]:
    field, room, leader = order.register.fields[given.place]
    officer = order.chance.choice(order.register.officers[room.key])
    return {
        "id": UUID(given.key),
        "source_document_id": document,
        "content": line.content or HIDDEN_CONTENT,
        "origin": proposed_origin(form.number, form.issuer, leader.name, form.summary),
        "assigner_post_id": UUID(leader.key),
        "kind": kind_by_words(line.deadline_words),
        "assigned_on": given.fate.assigned_on,
        "deadline": given.fate.deadline,
        "deadline_words": line.deadline_words,
        "deadline_time": hour_in(line.deadline_words) if given.fate.deadline else None,
        "product": line.product,
        "obligation": given.obligation,
        "field_id": None if given.secret else UUID(field.key),
        "room_id": UUID(room.key),
        "officer_id": UUID(officer.key),
    }


def _links(task: str, agencies: Sequence[Ref], role: AgencyRole) -> list[dict[str, Any]]:
    return [
        {"task_id": UUID(task), "agency_id": UUID(ref.key), "role": role, "position": place}
        for place, ref in enumerate(agencies)
    ]
