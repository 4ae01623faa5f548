"""Who is urged for what, from real rows."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given, settings
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.terms import AgencyKind, AgencyRole, Secrecy
from app.exports import sentences as say
from app.exports.document import Paragraph
from app.exports.documents import urging_letter
from app.models.agency import Agency
from app.models.task import Extension, SourceDocument, Task, TaskAgency
from app.rules.secrets import HIDDEN_CONTENT
from app.services.briefs import questions
from app.services.briefs.urging import brief_all, brief_one, subjects_all, subjects_one
from app.services.editions import read_edition
from app.services.settings import change_setting
from tests.services.conftest import scratch
from tests.services.offices import DAYS, OFFICES, RandomOffice, store

TODAY = date(2026, 11, 16)  # a Monday: three working days on is Thursday the 19th
SOON = date(2026, 11, 19)


@pytest.fixture
def agencies(session: Session) -> list[UUID]:
    """Two agencies; the second stands first in the office's order."""
    rows = [
        Agency(name=name, kind=AgencyKind.DEPARTMENT, position=place)
        for name, place in (("Sở Tài chính", 2), ("Sở Y tế", 1))
    ]
    session.add_all(rows)
    session.flush()
    return [row.id for row in rows]


def add(session: Session, content: str, deadline: date | None, *leads: UUID, **values: object) -> Task:
    task = Task(content=content, assigned_on=date(2026, 9, 5), deadline=deadline, **values)
    session.add(task)
    session.flush()
    for place, agency in enumerate(leads):
        session.add(TaskAgency(task_id=task.id, agency_id=agency, role=AgencyRole.LEAD, position=place))
    session.flush()
    return task


def test_an_agency_is_urged_for_what_is_late_and_what_is_near(session: Session, agencies: list[UUID]) -> None:
    finance, health = agencies
    add(session, "quá hạn", date(2026, 11, 10), finance)
    add(session, "quá hạn lâu", date(2026, 10, 1), finance, health)
    add(session, "sắp đến hạn", SOON, finance)
    add(session, "hôm nay", TODAY, finance)
    add(session, "còn xa", date(2026, 11, 20), finance)
    add(session, "không hạn", None, finance)
    add(session, "xong", date(2026, 11, 10), finance, completed_on=date(2026, 11, 9))
    add(session, "thu hồi", date(2026, 11, 10), finance, withdrawn=True)
    add(session, "của sở khác", date(2026, 11, 10), health)
    moved = add(session, "gia hạn", date(2026, 11, 1), finance)
    session.add(Extension(task_id=moved.id, extended_to=date(2026, 12, 1), decided_on=date(2026, 11, 1)))
    session.flush()
    [agency] = brief_one(session, finance.hex, TODAY).agencies
    assert [row.content for row in agency.overdue] == ["quá hạn lâu", "quá hạn"]
    assert [row.days_late for row in agency.overdue] == [46, 6]
    assert [row.content for row in agency.due_soon] == ["hôm nay", "sắp đến hạn"]


def test_a_day_can_be_asked_for_and_the_regulation_sets_the_answer(
    session: Session, agencies: list[UUID]
) -> None:
    add(session, "quá hạn", date(2026, 11, 10), agencies[0], completed_on=date(2026, 11, 13))
    change_setting(session, "regulation.urging_reply_days", 2)
    urging = brief_one(session, f"{agencies[0].hex}/2026-11-12", TODAY)
    assert (urging.as_of, urging.answer_by) == (date(2026, 11, 12), date(2026, 11, 16))
    assert [row.days_late for row in urging.agencies[0].overdue] == [2]
    with pytest.raises(AppError, match="Sở Tài chính không có nhiệm vụ nào quá hạn hoặc sắp đến hạn"):
        brief_one(session, agencies[0].hex, TODAY)


def test_of_a_secret_task_only_number_and_days_are_told(session: Session, agencies: list[UUID]) -> None:
    document = SourceDocument(number="05/UBND-NC", issued_on=date(2026, 9, 4), secrecy=Secrecy.SECRET)
    session.add(document)
    session.flush()
    add(
        session, "điều bí mật", date(2026, 11, 10), agencies[0], product="kết quả bí mật"
    ).source_document_id = document.id
    session.flush()
    [row] = brief_one(session, agencies[0].hex, TODAY).agencies[0].overdue
    assert (row.number, row.issued_on, row.secret) == ("05/UBND-NC", date(2026, 9, 4), True)
    assert "bí mật" not in repr(row)


def test_a_step_is_told_with_the_task_that_it_belongs_to(session: Session, agencies: list[UUID]) -> None:
    finance = agencies[0]
    secret = SourceDocument(number="01/UBND-M", secrecy=Secrecy.SECRET)
    session.add(secret)
    session.flush()
    whole = add(session, "Chuẩn bị nội dung trình kỳ họp HĐND tỉnh.", None, finance)
    hidden = add(session, HIDDEN_CONTENT, None, finance, source_document_id=secret.id)
    add(session, "Khảo sát", date(2026, 11, 10), finance, parent_id=whole.id)
    add(session, "Dự thảo", date(2026, 11, 11), finance, parent_id=hidden.id)
    told = brief_one(session, finance.hex, TODAY)
    step = "Khảo sát (bước của nhiệm vụ “Chuẩn bị nội dung trình kỳ họp HĐND tỉnh”)"
    assert [say.what(row) for row in told.agencies[0].overdue] == [step, "Dự thảo"]
    edition = read_edition(session, "urging_letter", finance.hex, today=TODAY)
    blocks = urging_letter.compose(told, edition).sections[0].blocks
    assert any(isinstance(block, Paragraph) and step in block.text for block in blocks)


def test_two_secret_tasks_of_one_document_are_two(session: Session, agencies: list[UUID]) -> None:
    document = SourceDocument(number="05/UBND-NC", issued_on=date(2026, 9, 4), secrecy=Secrecy.SECRET)
    session.add(document)
    session.flush()
    for content in ("một", "hai"):
        add(session, content, date(2026, 11, 10), *agencies, source_document_id=document.id)
    urging = brief_all(session, "2026-11-16", TODAY)
    edition = read_edition(session, "urging_letters", "2026-11-16", today=TODAY)
    assert "còn 02 nhiệm vụ" in repr(urging_letter.compose(urging, edition))


def test_one_text_for_all_names_every_agency_in_the_offices_order(
    session: Session, agencies: list[UUID]
) -> None:
    finance, health = agencies
    add(session, "chung", date(2026, 11, 10), finance, health)
    chosen = add(session, "riêng", SOON, finance)
    urging = brief_all(session, "2026-11-16", TODAY)
    assert [agency.name for agency in urging.agencies] == ["Sở Y tế", "Sở Tài chính"]
    assert urging.agencies[0].overdue[0] is urging.agencies[1].overdue[0], "counted once in the letter"
    only = brief_all(session, chosen.id.hex, TODAY)
    assert [(agency.name, len(agency.due_soon)) for agency in only.agencies] == [("Sở Tài chính", 1)]
    assert brief_all(session, f"{chosen.id.hex}/2026-11-20", TODAY).as_of == date(2026, 11, 20)


def test_nobody_is_urged_for_nothing(session: Session, agencies: list[UUID]) -> None:
    add(session, "không ai chủ trì", date(2026, 11, 10))
    assert subjects_one(session, TODAY) == subjects_all(session, TODAY) == ()
    with pytest.raises(AppError, match="Không có nhiệm vụ nào quá hạn"):
        brief_all(session, "", TODAY)
    with pytest.raises(AppError, match="không phải là ngày"):
        brief_one(session, f"{agencies[0].hex}/mai", TODAY)


def test_every_subject_can_be_told(session: Session, agencies: list[UUID]) -> None:
    add(session, "chung", date(2026, 11, 10), *agencies)
    for code in ("urging_letter", "urging_letters"):
        question = questions()[code]
        offered = question.subjects(session, TODAY)
        assert offered
        assert all(question.brief(session, choice.code, TODAY).agencies for choice in offered)


@settings(max_examples=60)
@given(OFFICES, DAYS)
def test_the_agencies_that_are_offered_are_those_with_a_letter(
    memory: Engine, office: RandomOffice, day: date
) -> None:
    with scratch(memory) as session:
        store(session, office)
        offered = {choice.code: choice.aside for choice in subjects_one(session, day)}
        for agency in session.query(Agency).filter(Agency.deleted_at.is_(None)):
            if agency.id.hex in offered:
                [told] = brief_one(session, agency.id.hex, day).agencies
                many = len(told.overdue) + len(told.due_soon)
                assert offered[agency.id.hex] == f"{many} nhiệm vụ"
                assert all(row.days_late for row in told.overdue)
                assert not any(row.days_late for row in told.due_soon)
            else:
                with pytest.raises(AppError):
                    brief_one(session, agency.id.hex, day)
