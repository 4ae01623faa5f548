"""The register of incoming documents: numbers without doubles, secrets without content, books of the decree."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.briefings.forms import Loaded, Ref
from app.briefings.lists import Wanted
from app.briefings.register_forms import IncomingForm
from app.core.errors import AppError
from app.core.register_terms import IncomingStanding
from app.core.terms import Secrecy
from app.exports.catalog import DOCUMENTS
from app.models.change_log import Change
from app.models.database import Database
from app.models.register import IncomingDocument
from app.models.task import SourceDocument, Task
from app.services.bin import delete
from app.services.briefs.incoming_books import brief_handling, brief_register, subjects
from app.services.forms.incoming import describe, load, save
from app.services.incoming import hand_on, next_number, source_of
from app.services.issued import tell
from app.services.lists import incoming
from app.services.settings import load_preset

TODAY = date(2026, 11, 18)
FORM = IncomingForm(
    arrived_on=date(2026, 11, 16),
    author="Sở Y tế",
    symbol="12/SYT-VP",
    issued_on=date(2026, 11, 13),
    type_name="Báo cáo",
    summary="Kết quả khám chữa bệnh",
    room=Ref("agency", "", "Phòng Khoa giáo – Văn xã"),
)


def came(session: Session, **more: object) -> str:
    return save(session, Loaded("", replace(FORM, **more)))


def test_numbers_follow_each_other_within_a_year_and_are_never_doubled(session: Session) -> None:
    keys = [came(session) for _ in range(3)]
    came(session, arrived_on=date(2025, 12, 31))
    numbers = [row.number for row in session.scalars(select(IncomingDocument).order_by(IncomingDocument.id))]
    assert numbers == [1, 2, 3, 1]
    with pytest.raises(AppError, match="Số đến 2 năm 2026 đã có"):
        came(session, number=2)
    assert came(session, number=7)
    assert next_number(session, 2026) == 8
    loaded = load(session, keys[1], today=TODAY)
    save(session, Loaded(keys[1], replace(loaded.values, note="x"), loaded.seen))
    assert load(session, keys[1], today=TODAY).values.number == 2


def test_a_number_that_was_deleted_can_be_used_again(session: Session) -> None:
    from uuid import UUID

    key = came(session)
    delete(session, "incoming_document", UUID(key))
    assert load(session, came(session), today=TODAY).values.number == 1


@pytest.mark.parametrize(
    ("more", "standing"),
    [
        ({}, IncomingStanding.NOT_HANDED),
        ({"handed_on": TODAY}, IncomingStanding.FILED),
        ({"handed_on": TODAY, "deadline": date(2026, 12, 31)}, IncomingStanding.OPEN),
        ({"handed_on": TODAY, "deadline": date(2026, 11, 20)}, IncomingStanding.DUE_SOON),
        ({"deadline": date(2026, 11, 17)}, IncomingStanding.OVERDUE),
        ({"deadline": date(2026, 11, 17), "answered_on": TODAY}, IncomingStanding.ANSWERED),
        ({"answered_on": date(2026, 11, 19)}, IncomingStanding.NOT_HANDED),
    ],
)
def test_where_a_document_stands_follows_from_its_days(
    session: Session, more: dict[str, object], standing: IncomingStanding
) -> None:
    load_preset(session)
    key = came(session, **more)
    [row] = incoming.read(session, [key], today=TODAY)
    assert row.standing is standing
    assert incoming.find(session, Wanted(filters={"state": (standing.value,)}), today=TODAY).keys == [key]
    assert describe(session, key, today=TODAY).state == standing.label


def test_a_secret_document_keeps_number_and_days_alone(database: Database) -> None:
    with database.write("Lan") as session, pytest.raises(AppError, match="không ghi nội dung"):
        came(session, secrecy=Secrecy.SECRET)
    with database.write("Lan") as session:
        key = came(session)
    with database.write("Lan") as session:
        loaded = load(session, key, today=TODAY)
        save(session, replace(loaded, values=replace(loaded.values, secrecy=Secrecy.SECRET, summary="")))
    with database.read() as session:
        said = "".join(session.scalars(select(Change.new_values))) + "".join(
            session.scalars(select(Change.old_values).where(Change.old_values.is_not(None)))
        )
        assert "khám chữa bệnh" not in said
        assert brief_register(session, "2026", TODAY).entries[0].about == "Văn bản mật"


def test_handing_on_is_noted_once(session: Session) -> None:
    keys = [came(session), came(session, handed_on=date(2026, 11, 17))]
    assert hand_on(session, keys, today=TODAY) == 1
    assert hand_on(session, keys, today=TODAY) == 0
    assert load(session, keys[1], today=TODAY).values.handed_on == date(2026, 11, 17)


def test_a_document_becomes_the_source_of_tasks_once(session: Session) -> None:
    key = came(session)
    source = source_of(session, key)
    assert source_of(session, key) == source
    row = session.scalars(select(SourceDocument)).one()
    assert (row.number, row.issuer, row.summary) == ("12/SYT-VP", "Sở Y tế", "Kết quả khám chữa bệnh")
    session.add(Task(content="Thẩm định", assigned_on=TODAY, source_document_id=row.id))
    session.flush()
    assert incoming.read(session, [key], today=TODAY)[0].tasks == 1
    assert source_of(session, came(session)) == source, "the same document that came twice"
    assert session.scalar(select(func.count()).select_from(SourceDocument)) == 1


def test_the_books_of_the_year_say_what_the_decree_asks(session: Session) -> None:
    load_preset(session)
    came(session, handed_on=TODAY)
    came(session, symbol="13/SYT", deadline=date(2026, 11, 17), answered_on=TODAY, answer_symbol="9/UBND")
    assert [choice.code for choice in subjects(session, TODAY)] == ["2026"]
    register = brief_register(session, "2026", TODAY)
    assert [(line.number, line.about, line.receiver) for line in register.entries] == [
        (1, "Báo cáo: Kết quả khám chữa bệnh", "Phòng Khoa giáo – Văn xã"),
        (2, "Báo cáo: Kết quả khám chữa bệnh", "Phòng Khoa giáo – Văn xã"),
    ]
    [followed] = brief_handling(session, "2026", TODAY).entries
    assert (followed.number, followed.answer) == (2, "9/UBND")
    assert followed.document == "Báo cáo 13/SYT ngày 13/11/2026 của Sở Y tế"
    for code in ("incoming_book", "handling_book"):
        told = tell(session, code, "2026", today=TODAY)
        assert DOCUMENTS[code].compose(told.briefing, told.edition).sections
