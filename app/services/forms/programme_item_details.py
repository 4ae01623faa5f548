"""A programme item as the detail panel tells it."""

from datetime import date

from sqlalchemy.orm import Session

from app.briefings.forms import Details
from app.core.terms import AgencyRole
from app.core.words import short_date
from app.models.programme import Adjustment, ProgrammeAgency, ProgrammeItem
from app.rules.periods import Month
from app.services.forms.common import alive, attached, part_rows
from app.services.forms.refs import holder_of, refs_of
from app.services.forms.telling import facts, say, with_aside, without_empty
from app.services.lists import programme
from app.services.lists.programme import ListedItem


def describe(session: Session, key: str, *, today: date) -> Details:
    """Where an item stands on a day, and all that is known of it; AppError when it is gone."""
    row = alive(session, ProgrammeItem, key)
    (listed,) = programme.read(session, [key], today=today)
    columns = (
        ("book", row.book),
        ("form", row.form),
        ("level", row.level),
        (_holder_column(row), holder_of(session, row.leader_post_id, row.leader_person_id)),
        ("due_month", _due(listed)),
        ("submitted_on", row.submitted_on),
        ("issued_on", row.issued_on),
        ("withdrawn_on", row.withdrawn_on if row.withdrawn else None),
        ("delay_cause", row.delay_cause),
        ("note", row.note),
    )
    parts = {
        "Cơ quan chủ trì": listed.leads,
        "Cơ quan phối hợp": _coordinating(session, row),
        "Các lần điều chỉnh": tuple(
            _adjustment(part) for part in part_rows(session, Adjustment, {"item_id": row.id})
        ),
        "Tệp đính kèm": attached(session, ProgrammeItem.__tablename__, row.id),
    }
    told = facts("programme_item", columns)
    return Details(row.content, listed.standing.label, told, without_empty(parts))


def _holder_column(row: ProgrammeItem) -> str:
    return "leader_post_id" if row.leader_post_id is not None else "leader_person_id"


def _due(item: ListedItem) -> str:
    """The month in force, with that of the programme as issued where it is another."""
    first = f"ban đầu: {_said(item.first_due)}" if item.due != item.first_due else ""
    return with_aside(_said(item.due), first)


def _said(month: Month) -> str:
    return f"{month.month}/{month.year}"


def _coordinating(session: Session, row: ProgrammeItem) -> tuple[str, ...]:
    owner = {"item_id": row.id, "role": AgencyRole.COORDINATING}
    links = part_rows(session, ProgrammeAgency, owner)
    return tuple(ref.name for ref in refs_of(session, "agency", [link.agency_id for link in links]))


def _adjustment(row: Adjustment) -> str:
    """One line: "Sang 11/2026 (quyết định 05/10/2026, văn bản 12/UBND-TH): nguyên nhân khách quan – lý do"."""
    decided = f"quyết định {short_date(row.decided_on)}" if row.decided_on else ""
    document = f"văn bản {row.document_number}" if row.document_number else ""
    head = f"Sang {_said(Month(row.to_year, row.to_month))}"
    head = with_aside(head, ", ".join(filter(None, (decided, document))))
    why = " – ".join(filter(None, (say(row.ground), row.reason)))
    return f"{head}: {why}" if why else head
