"""Which tasks are passed on to whom, from real rows."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.terms import AgencyKind, AgencyRole, Secrecy
from app.models.agency import Agency
from app.models.task import SourceDocument, Task, TaskAgency
from app.services.briefs.assignment import brief, subjects

TODAY = date(2026, 11, 16)


@pytest.fixture
def document(session: Session) -> SourceDocument:
    """A document with two tasks, one of them withdrawn."""
    row = SourceDocument(
        number="12/TB-UBND", issued_on=date(2026, 11, 2), issuer="UBND tỉnh", summary="Kết luận phiên họp"
    )
    agency = Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT)
    session.add_all([row, agency])
    session.flush()
    add(session, "lập kế hoạch", row.id, agency.id, deadline=date(2026, 12, 1), product="Kế hoạch")
    add(session, "đã thu hồi", row.id, agency.id, withdrawn=True)
    return row


def add(session: Session, content: str, document: UUID | None, lead: UUID | None, **values: object) -> Task:
    task = Task(content=content, source_document_id=document, assigned_on=date(2026, 11, 2), **values)
    session.add(task)
    session.flush()
    if lead:
        session.add(TaskAgency(task_id=task.id, agency_id=lead, role=AgencyRole.LEAD))
        session.flush()
    return task


def test_the_tasks_of_a_document_are_passed_on(session: Session, document: SourceDocument) -> None:
    told = brief(session, document.id.hex, TODAY)
    assert (told.number, told.issued_on) == ("12/TB-UBND", date(2026, 11, 2))
    assert (told.issuer, told.summary) == ("UBND tỉnh", "Kết luận phiên họp")
    assert [(row.content, row.product, row.leads) for row in told.tasks] == [
        ("lập kế hoạch", "Kế hoạch", ("Sở Y tế",))
    ]


def test_chosen_tasks_name_a_document_only_when_it_is_one(session: Session, document: SourceDocument) -> None:
    first = session.query(Task).filter(Task.content == "lập kế hoạch").one()
    lead = session.query(Agency).one().id
    other = add(session, "khác", None, lead)
    assert brief(session, first.id.hex, TODAY).number == "12/TB-UBND"
    both = brief(session, f"{first.id.hex}+{other.id.hex}", TODAY)
    assert (both.number, len(both.tasks)) == ("", 2)


def test_of_a_secret_document_only_number_and_day_are_told(
    session: Session, document: SourceDocument
) -> None:
    document.secrecy = Secrecy.TOP_SECRET
    session.flush()
    told = brief(session, document.id.hex, TODAY)
    assert (told.number, told.issuer, told.summary) == ("12/TB-UBND", "", "")
    assert "lập kế hoạch" not in repr(told)


def test_a_task_that_nobody_leads_is_not_passed_on(session: Session, document: SourceDocument) -> None:
    add(session, "chưa rõ ai", document.id, None)
    with pytest.raises(AppError, match="1 nhiệm vụ chưa có cơ quan chủ trì"):
        brief(session, document.id.hex, TODAY)


def test_without_tasks_there_is_no_letter(session: Session) -> None:
    empty = SourceDocument(number="9/UBND-TH")
    session.add(empty)
    session.flush()
    for subject in (empty.id.hex, "0" * 32):
        with pytest.raises(AppError, match="Không có nhiệm vụ nào để giao"):
            brief(session, subject, TODAY)
    with pytest.raises(AppError, match="Không tìm thấy"):
        brief(session, "không phải khóa", TODAY)


def test_the_documents_with_tasks_are_offered(session: Session, document: SourceDocument) -> None:
    [choice] = subjects(session, TODAY)
    assert (choice.code, choice.label, choice.aside) == (
        document.id.hex,
        "12/TB-UBND ngày 02/11/2026",
        "1 nhiệm vụ",
    )
