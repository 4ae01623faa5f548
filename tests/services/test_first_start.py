"""When the guide of the first start is shown, and what it needs."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.core.terms import MeetingKind
from app.models.meeting import Meeting
from app.models.person import Person
from app.models.task import SourceDocument
from app.services.first_start import needs_first_start, people_names, sample_workbook
from app.services.settings import change_setting, load_preset


def test_fresh_data_need_it(session: Session) -> None:
    load_preset(session)
    assert needs_first_start(session)


@pytest.mark.parametrize(
    "row",
    [
        lambda: SourceDocument(number="12/UBND-TH"),
        lambda: Meeting(kind=MeetingKind.REGULAR_SESSION, title="Phiên họp", held_on=date(2026, 1, 20)),
    ],
)
def test_data_with_anything_in_them_do_not(session: Session, row) -> None:
    load_preset(session)
    session.add(row())
    session.flush()
    assert not needs_first_start(session)


def test_an_office_with_its_own_letterhead_does_not(session: Session) -> None:
    load_preset(session)
    change_setting(session, "office.place", "Lào Cai")
    assert not needs_first_start(session)


def test_the_sample_comes_with_the_program() -> None:
    assert sample_workbook().is_file()


def test_people_are_named_once_in_their_order(session: Session) -> None:
    session.add_all([Person(full_name=name) for name in ("Trần Văn Bình", "Lê Thị An", "Lê Thị An")])
    session.flush()
    assert people_names(session) == ("Lê Thị An", "Trần Văn Bình")
