"""Who owes reports: of one period, of chosen ones, of all, since when, and how often they were asked."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.terms import AgencyKind
from app.exports.catalog import DOCUMENTS
from app.models.agency import Agency
from app.models.person import Person
from app.models.report import ReportObligation
from app.services.bin import delete
from app.services.briefs.report_urging import brief, subject_of, subject_of_chosen, subjects
from app.services.issued import tell
from app.services.report_reminders import remind
from app.services.settings import load_preset
from app.services.subjects import say_subject

TODAY, DUE = date(2026, 11, 25), date(2026, 11, 23)


@pytest.fixture
def owed(session: Session) -> dict[str, str]:
    """Two rooms that owe a month's report, one that sent it, and one report that is not due yet; keys by name."""
    load_preset(session)
    rooms = {
        name: Agency(name=name, kind=AgencyKind.OFFICE_ROOM, position=place)
        for place, name in enumerate(("Phòng TH", "Phòng NC", "Phòng KT"))
    }
    session.add_all(rooms.values())
    session.flush()
    rows = {
        **{
            name: ReportObligation(name="Báo cáo tháng 11", agency_id=room.id, due_on=DUE)
            for name, room in rooms.items()
        },
        "năm": ReportObligation(
            name="Báo cáo năm", agency_id=rooms["Phòng TH"].id, due_on=date(2026, 11, 20)
        ),
        "sau": ReportObligation(
            name="Báo cáo quý", agency_id=rooms["Phòng TH"].id, due_on=date(2026, 11, 26)
        ),
    }
    rows["Phòng KT"].received_on = DUE
    session.add_all(rows.values())
    session.flush()
    return {name: row.id.hex for name, row in rows.items()}


def told(session: Session, subject: str, today: date = TODAY) -> dict[str, list[tuple[str, int]]]:
    return {
        agency.name: [(report.name, report.days_late) for report in agency.reports]
        for agency in brief(session, subject, today).agencies
    }


MONTH = ("Báo cáo tháng 11", 2)


def test_one_period_all_and_chosen_ones(session: Session, owed: dict[str, str]) -> None:
    of_month = subject_of(session, "Báo cáo tháng 11", DUE)
    assert told(session, of_month) == {"Phòng TH": [MONTH], "Phòng NC": [MONTH]}
    everything = {"Phòng TH": [("Báo cáo năm", 5), MONTH], "Phòng NC": [MONTH]}
    assert told(session, subject_of_chosen((), TODAY)) == told(session, "2026-11-25") == everything
    assert told(session, subject_of_chosen([owed["Phòng NC"]], TODAY)) == {"Phòng NC": [MONTH]}
    assert told(session, subject_of_chosen([owed["Phòng NC"], owed["năm"]], TODAY)) == {
        "Phòng TH": [("Báo cáo năm", 5)],
        "Phòng NC": [MONTH],
    }


def test_a_person_is_asked_for_his_own_report_before_the_rooms(
    session: Session, owed: dict[str, str]
) -> None:
    """Duty 111: it is his, whatever room he belongs to."""
    room = session.get_one(ReportObligation, _key(owed["Phòng TH"])).agency_id
    people = [
        Person(full_name=name, title="Phó Chánh Văn phòng", agency_id=room, rank=rank)
        for name, rank in (("Lê Ba", 0), ("Vũ Hai", 7), ("Trần Một", 6))
    ]
    session.add_all(people)
    session.flush()
    for one in people:
        half = {"name": "Báo cáo nửa đầu tháng 11", "agency_id": room, "person_id": one.id}
        session.add(ReportObligation(**half, due_on=date(2026, 11, 15)))
    session.flush()
    found = brief(session, "2026-11-25", TODAY).agencies
    assert [(one.name, one.is_person, len(one.reports)) for one in found] == [
        ("Đồng chí Trần Một, Phó Chánh Văn phòng", True, 1),
        ("Đồng chí Vũ Hai, Phó Chánh Văn phòng", True, 1),
        ("Đồng chí Lê Ba, Phó Chánh Văn phòng", True, 1),
        ("Phòng TH", False, 2),
        ("Phòng NC", False, 1),
    ]


def test_it_is_as_of_a_day(session: Session, owed: dict[str, str]) -> None:
    assert told(session, f"{owed['năm']}/2026-11-21") == {"Phòng TH": [("Báo cáo năm", 1)]}
    session.get(ReportObligation, _key(owed["năm"])).received_on = date(2026, 11, 22)
    session.flush()
    assert told(session, "2026-11-21") == {"Phòng TH": [("Báo cáo năm", 1)]}
    assert "Báo cáo năm" not in str(told(session, "2026-11-25"))
    for subject in (owed["Phòng KT"] + "+", owed["sau"] + "+", "2026-11-19"):
        with pytest.raises(AppError, match="Không có báo cáo nào"):
            told(session, subject)
    assert brief(session, "2026-11-25", TODAY).answer_by == date(2026, 12, 2)


def test_reminders_are_counted_up_to_the_day(session: Session, owed: dict[str, str]) -> None:
    for day in (DUE, date(2026, 11, 24), date(2026, 11, 30)):
        remind(session, [owed["Phòng NC"]], today=day)
    [agency] = brief(session, owed["Phòng NC"] + "+", TODAY).agencies
    assert (agency.reports[0].reminders, agency.reports[0].reminded_on) == (2, date(2026, 11, 24))


def test_periods_are_offered_and_the_name_of_one_stays_the_same(
    session: Session, owed: dict[str, str]
) -> None:
    offered = subjects(session, TODAY)
    assert [(one.label, one.aside) for one in offered] == [
        ("Mọi báo cáo chưa nhận đến ngày 25/11/2026", "3 báo cáo"),
        ("Báo cáo tháng 11, hạn 23/11/2026", "2 nơi"),
        ("Báo cáo năm, hạn 20/11/2026", "1 nơi"),
    ]
    of_month = offered[1].code
    for name in ("Phòng TH", "Phòng KT"):
        session.get(ReportObligation, _key(owed[name])).received_on = DUE
    session.flush()
    assert (
        [one.code for one in subjects(session, TODAY)][1]
        == of_month
        == subject_of(session, "Báo cáo tháng 11", DUE)
    )
    assert told(session, of_month) == {"Phòng NC": [MONTH]}
    assert say_subject(session, "report_urging", of_month) == "Báo cáo tháng 11"
    assert say_subject(session, "report_urging", f"{owed['năm']}+") == "1 báo cáo đã chọn"


def test_a_report_in_the_bin_is_not_asked_for(session: Session, owed: dict[str, str]) -> None:
    delete(session, "report_obligation", _key(owed["năm"]))
    assert told(session, "2026-11-25") == {"Phòng TH": [MONTH], "Phòng NC": [MONTH]}
    assert subject_of(session, "Báo cáo năm", date(2026, 11, 20)) == ""


def test_one_report_of_several_is_told_in_one_sentence(session: Session, owed: dict[str, str]) -> None:
    """Their keys make no difference to what is said."""
    subject = subject_of(session, "Báo cáo tháng 11", DUE)
    letter = tell(session, "report_urging", subject, today=TODAY)
    said = str(DOCUMENTS["report_urging"].compose(letter.briefing, letter.edition))
    assert "chưa nhận được báo cáo tháng 11, hạn gửi ngày 23 tháng 11 năm 2026, đã chậm 02 ngày" in said


def test_what_a_merged_room_owed_is_asked_of_its_successor(session: Session, owed: dict[str, str]) -> None:
    dead, heir = (session.get_one(Agency, _room(session, owed[name])) for name in ("Phòng TH", "Phòng KT"))
    dead.valid_to, dead.successor_id = date(2026, 11, 24), heir.id
    session.flush()
    letter = tell(session, "report_urging", "2026-11-25", today=TODAY)
    assert [(one.name, [report.former for report in one.reports]) for one in letter.briefing.agencies] == [
        ("Phòng NC", [""]),
        ("Phòng KT", ["Phòng TH", "Phòng TH"]),
    ]
    said = str(DOCUMENTS["report_urging"].compose(letter.briefing, letter.edition))
    assert "Báo cáo năm (của Phòng TH trước đây)" in said
    on_its_last_day = brief(session, "2026-11-24", TODAY).agencies
    assert [one.name for one in on_its_last_day] == ["Phòng TH", "Phòng NC"]


def _room(session: Session, key: str) -> UUID:
    return session.get_one(ReportObligation, _key(key)).agency_id


def _key(key: str) -> UUID:

    return UUID(key)
