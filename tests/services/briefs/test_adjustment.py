"""Requests to adjust the work programme, from real rows."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.programme_terms import AdjustmentKind, PlanScope, RequestDecision
from app.core.terms import AdjustmentGround, AgencyKind, Book
from app.models.agency import Agency
from app.models.programme import Adjustment, ProgrammeItem, ProgrammePlan, ProgrammeProposal
from app.services.briefs import questions
from app.services.briefs.adjustment import subject_of
from app.services.editions import read_edition
from tests.services.briefs.test_programme import add

TODAY = date(2026, 11, 16)


def moved(session: Session, **values: object) -> Adjustment:
    item = add(session, "Đề án", 2026, 10, to=(2026, 11), form="Đề án")
    texts = {"reason": "chờ hướng dẫn", "necessity": "cần", "effect": "không lớn"}
    row = Adjustment(
        item_id=item,
        to_year=2026,
        to_month=12,
        **{
            "ground": AdjustmentGround.PRACTICAL,
            **texts,
            "requested_on": date(2026, 10, 2),
            "document_number": "12/STC-TH",
            **values,
        },
    )
    session.add(row)
    session.flush()
    return row


def test_an_adjustment_tells_both_months_and_the_three_texts(session: Session) -> None:
    row = moved(session)
    told = questions()["programme_adjustment"].brief(session, row.id.hex, TODAY)
    assert (told.moved_from, told.moved_to) == ((2026, 11), (2026, 12))
    assert (told.reason, told.necessity, told.effect) == ("chờ hướng dẫn", "cần", "không lớn")
    assert (told.number, told.requested_on, told.ground) == (
        "12/STC-TH",
        date(2026, 10, 2),
        AdjustmentGround.PRACTICAL.label,
    )


def test_an_adjustment_without_one_of_its_texts_is_refused_and_not_offered(session: Session) -> None:
    whole, lacking = moved(session), moved(session, necessity="", ground=None)
    question = questions()["programme_adjustment"]
    assert [choice.code for choice in question.subjects(session, TODAY)] == [whole.id.hex]
    with pytest.raises(AppError, match="chưa ghi căn cứ, sự cần thiết"):
        question.brief(session, lacking.id.hex, TODAY)


def test_a_request_to_withdraw_is_not_named_as_a_move(session: Session) -> None:
    moved(session)
    moved(session, kind=AdjustmentKind.WITHDRAW)
    asides = [choice.aside for choice in questions()["programme_adjustment"].subjects(session, TODAY)]
    assert asides == ["rút khỏi chương trình", "sang tháng 12/2026"]


def test_a_registration_for_an_issued_programme_asks_to_add(session: Session) -> None:
    texts = {"reason": "chỉ đạo", "necessity": "cần", "effect": "không lớn"}
    row = ProgrammeProposal(
        content="Đề án mới", due_year=2026, due_month=12, ground=AdjustmentGround.INSTRUCTION, **texts
    )
    session.add(row)
    session.flush()
    question = questions()["programme_adjustment"]
    assert [choice.code for choice in question.subjects(session, TODAY)] == [row.id.hex]
    told = question.brief(session, row.id.hex, TODAY)
    assert (told.content, told.moved_from, told.moved_to) == ("Đề án mới", None, (2026, 12))


def test_a_request_to_withdraw_says_so_and_one_that_was_refused_moved_nothing(session: Session) -> None:
    moved(session, decided_on=date(2026, 10, 1), decision=RequestDecision.REFUSED)
    row = moved(session, kind=AdjustmentKind.WITHDRAW)
    told = questions()["programme_adjustment"].brief(session, row.id.hex, TODAY)
    assert (told.withdraws, told.moved_from) == (True, (2026, 11))


def test_how_often_it_was_put_off_before_is_told(session: Session) -> None:
    row = moved(session)
    question = questions()["programme_adjustment"]
    assert question.brief(session, row.id.hex, TODAY).postponed == 1
    row.decided_on = date(2026, 10, 5)
    assert question.brief(session, row.id.hex, TODAY).postponed == 1


def test_for_the_books_of_the_office_a_room_asks(session: Session) -> None:
    room = Agency(name="Phòng Hành chính – Quản trị", kind=AgencyKind.OFFICE_ROOM)
    session.add(room)
    session.flush()
    session.add(ProgrammePlan(scope=PlanScope.OFFICE, room_id=room.id, span="2026", title="Chương trình"))
    row = moved(session)
    assert subject_of(session, row.id.hex) == row.id.hex
    session.get_one(ProgrammeItem, row.item_id).book = Book.OFFICE
    subject = subject_of(session, row.id.hex)
    assert subject == f"{row.id.hex}/office"
    question = questions()["programme_adjustment"]
    assert [choice.code for choice in question.subjects(session, TODAY)] == [subject]
    told = question.brief(session, subject, TODAY)
    edition = read_edition(session, "programme_adjustment", subject, today=TODAY)
    assert (told.asker, edition.signer_lines) == ("Phòng Hành chính – Quản trị", ("TRƯỞNG PHÒNG",))
    with pytest.raises(AppError, match="Không có sổ"):
        question.brief(session, f"{row.id.hex}/khác", TODAY)
