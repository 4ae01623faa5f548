"""Fields of the office's own, and what they say of some tasks and meetings (feature 16)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select

from app.briefings.custom_fields import CustomFieldForm, CustomRow
from app.briefings.forms import Loaded, Ref
from app.core.custom_terms import CustomKind, CustomSubject
from app.core.terms import Secrecy
from app.models.meeting import Meeting
from app.models.task import SourceDocument, Task
from app.services import custom_values
from app.services.demo.order import Order, words
from app.services.forms import custom_field

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SAID = 40  # of a hundred records that may say something
MOST = 300  # records of a kind


def steps(_: Order) -> Iterator[tuple[str, Callable[[Session, Order], None]]]:
    """All of them at once, when the records are there."""
    yield "Trường riêng", fill


def fill(session: Session, order: Order) -> None:
    """Define the fields, then say something of some of the first records of each kind."""
    defined = [(_define(session, said), said) for said in words("own_fields")["fields"]]
    for subject in CustomSubject:
        fields = [(ref, _sayings(said)) for ref, said in defined if said["subject"] == subject.value]
        for owner in _records(session, subject):
            rows = tuple(CustomRow(ref, order.chance.choice(says)) for ref, says in fields)
            if order.happens(SAID):
                custom_values.write_rows(session, subject, owner, rows, today=order.as_of)


def _define(session: Session, said: dict[str, Any]) -> Ref:
    form = CustomFieldForm(
        said["name"],
        CustomSubject(said["subject"]),
        CustomKind(said["kind"]),
        "\n".join(said.get("choices", ())),
    )
    return Ref("custom_field", custom_field.save(session, Loaded("", form)), form.name)


def _sayings(said: dict[str, Any]) -> list[str]:
    sayings: list[str] = said.get("says") or said["choices"]
    return sayings


def _records(session: Session, subject: CustomSubject) -> list[UUID]:
    """The first records that are not secret, in the order in which they were made."""
    if subject is CustomSubject.MEETING:
        return list(session.scalars(select(Meeting.id).order_by(Meeting.id).limit(MOST)))
    told = select(Task.id).join(SourceDocument).where(SourceDocument.secrecy == Secrecy.NONE)
    return list(session.scalars(told.order_by(Task.id).limit(MOST)))
