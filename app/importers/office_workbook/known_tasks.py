"""The tasks of the database as rows of a workbook are compared with them."""

from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.core.task_terms import Obligation
from app.core.terms import AgencyRole, TaskKind
from app.core.text import fold
from app.importers.office_workbook import agency_parts, task_chain
from app.importers.office_workbook.family import Existing, Key
from app.importers.office_workbook.known import Holder, table_of
from app.models.task import DelayReport, Extension, SourceDocument, Task, TaskAgency
from app.models.turns import giving_way
from app.rules.deadline_hours import hour_in
from app.rules.document_numbers import number_key

PLAIN = (
    "content",
    "passage",
    "product",
    "assigned_on",
    "completed_on",
    "result_document",
    "result_on",
    "quality_judged_on",
    "note",
)
"""Fields whose names are those of the columns."""
STORED = {"quality": "quality_accepted", "field": "field_id", "marks": "marks", **task_chain.STORED}
"""Other fields that are one column, with its name."""
LINKS = {"lead": AgencyRole.LEAD, "coordinating": AgencyRole.COORDINATING}
DELAY = {
    "delay_reported_on": "reported_on",
    "delay_accepted": "accepted",
    "delay_reason": "reason",
    "delay_decided_on": "decided_on",
}
NEW = {
    "passage": "",
    "product": "",
    "field": None,
    "completed_on": None,
    "result_document": "",
    "result_on": None,
    "quality": None,
    "quality_judged_on": None,
    "marks": (),
    "note": "",
    "obligation": Obligation.CARRY_OUT,
    "approved_on": None,
}
"""What a new task says where the file has no such column."""
NO_DEADLINE = (TaskKind.NORMAL, None, "")
_Found = dict[UUID, tuple[Key, Existing]]


def task_key(number: str, content: str) -> tuple[str, str]:
    """How a task is known without its own key: by the number of its document and its folded content."""
    return number_key(number), fold(content)


def known_tasks(session: Session) -> list[tuple[Key, Existing]]:
    """All tasks by key, oldest first."""
    task, document = table_of(Task), table_of(SourceDocument)
    rows = session.execute(
        select(task, document.c.number)
        .outerjoin(document, document.c.id == task.c.source_document_id)
        .where(task.c.deleted_at.is_(None))
        .order_by(task.c.id)
    ).mappings()
    found: _Found = {
        row["id"]: (task_key(row["number"] or "", row["content"]), _existing(row))
        for row in giving_way(session, rows)
    }
    if found:
        _add_links(session, found)
        _add_parts(session, found, Extension, "extension", ("extended_to", "decided_on"))
        _add_parts(session, found, DelayReport, "delay", tuple(DELAY.values()))
        _add_agency_parts(session, found)
    return list(found.values())


def _existing(row: Any) -> Existing:
    values = {name: row[name] for name in PLAIN}
    values |= {name: row[column] for name, column in STORED.items()}
    values |= {name: {} for name in agency_parts.COLUMNS}
    values |= {
        "assigner": Holder(row["assigner_post_id"], row["assigner_person_id"]),
        "deadline": (row["kind"], row["deadline"], row["deadline_words"]),
        "withdrawn": (row["withdrawn"], row["withdrawn_on"]),
        "origin": row["origin"],
        "obligation": row["obligation"],
        "approved_on": row["approved_on"] if row["approved"] else None,
        "custom": {},
        "_document": row["source_document_id"],
        "_number": row["number"] or "",
    }
    return Existing(
        row["id"], values, {"lead": [], "coordinating": [], "extension": [], "delay": [], "custom": []}
    )


def _add_links(session: Session, found: _Found) -> None:
    link = table_of(TaskAgency)
    links = session.execute(
        select(link.c.id, link.c.task_id, link.c.agency_id, link.c.role)
        .where(link.c.deleted_at.is_(None), link.c.to_on.is_(None))
        .order_by(link.c.position, link.c.id)
    )
    for row in giving_way(session, links):
        if row.task_id in found:
            name = "lead" if row.role is AgencyRole.LEAD else "coordinating"
            found[row.task_id][1].parts[name].append((row.agency_id, row.id))


def _add_agency_parts(session: Session, found: _Found) -> None:
    """What agencies' own parts say; most links say nothing and are not read."""
    link, columns = table_of(TaskAgency), agency_parts.COLUMNS.items()
    told = (
        link.c[column].is_not(None) if name in agency_parts.DAYS else link.c[column] != ""
        for name, column in columns
    )
    open_ones = select(link).where(link.c.deleted_at.is_(None), link.c.to_on.is_(None), or_(*told))
    for row in session.execute(open_ones.order_by(link.c.position, link.c.id)).mappings():
        if row["task_id"] in found:
            values = found[row["task_id"]][1].values
            for name, column in columns:
                if row[column] not in (None, ""):
                    values[name][row["agency_id"]] = row[column]


def _add_parts(session: Session, found: _Found, model: Any, name: str, columns: tuple[str, ...]) -> None:
    part = table_of(model)
    for row in session.execute(
        select(part.c.task_id, part.c.id, *(part.c[column] for column in columns))
        .where(part.c.deleted_at.is_(None))
        .order_by(part.c[columns[-1] if name == "extension" else columns[0]], part.c.id)
    ).mappings():
        if row["task_id"] in found:
            found[row["task_id"]][1].parts[name].append(dict(row))


def columns_said(name: str, new: Any) -> dict[str, Any]:
    """What a field of a file is in the columns of a task."""
    match name:
        case "deadline":
            hour = hour_in(new[2]) if new[1] is not None else None
            return {"kind": new[0], "deadline": new[1], "deadline_words": new[2], "deadline_time": hour}
        case "completed_on":  # another day takes the hour with it
            return {"completed_on": new, "completed_at": None}
        case "approved_on":
            return {"approved": True if new else None, "approved_on": new}
        case "assigner":
            return {"assigner_post_id": new.post, "assigner_person_id": new.person}
        case "withdrawn":
            return {"withdrawn": new[0], "withdrawn_on": new[1]}
        case _:
            return {STORED.get(name, name): new}
