"""The round of a month: who must report by the day, who has, who has not, and the letter to those."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.figures import Period
from app.briefings.lists import Wanted
from app.briefings.progress_round import ProgressReport
from app.core.errors import AppError
from app.core.programme_terms import PlanScope, ProposalOutcome, RoundStanding
from app.core.terms import AgencyKind, AgencyRole, Book
from app.models.agency import Agency
from app.models.programme import ProgrammeAgency, ProgrammeItem, ProgrammePlan, ProgrammeProposal
from app.services.briefs import questions
from app.services.briefs.progress_urging import subject_of
from app.services.forms.programme_item import describe
from app.services.lists import progress_round
from app.services.month_lists import see_programme
from app.services.progress_round import read_report, report
from tests.services.lists.making import keep

OCTOBER = {"round": ("2026-10",)}
DUE = date(2026, 10, 14)  # "before the 15th", as the regulation is shipped
TOLD = ProgressReport(
    reported_on=DUE, progress="Đã lấy ý kiến", cause="Chờ hướng dẫn", explanation="Do khách quan"
)


@pytest.fixture
def add(session: Session):
    agencies: dict[str, Agency] = {}

    def add(content: str, month: int, lead: str = "Sở Y tế", **values: object) -> str:
        if lead not in agencies:
            agencies[lead] = keep(
                session, Agency(name=lead, kind=AgencyKind.DEPARTMENT, position=len(agencies))
            )
        item = keep(session, ProgrammeItem(content=content, due_year=2026, due_month=month, **values))
        link = ProgrammeAgency(item_id=item.id, agency_id=agencies[lead].id, role=AgencyRole.LEAD)
        keep(session, link)
        return f"{item.id.hex}@2026-10"

    return add


def seen(session: Session, day: date, **filters: str) -> dict[str, RoundStanding]:
    wanted = Wanted(filters={**OCTOBER, **{name: (code,) for name, code in filters.items()}})
    keys = progress_round.find(session, wanted, today=day).keys
    assert progress_round.count(session, wanted, today=day) == len(keys)
    return {row.content: row.standing for row in progress_round.read(session, keys, today=day)}


def test_what_is_due_or_late_is_to_be_reported(session: Session, add) -> None:
    add("Đến tháng", 10)
    add("Chậm", 8)
    add("Chưa đến", 11)
    add("Đã trình", 9, submitted_on=date(2026, 10, 1))
    add("Đã rút", 10, withdrawn=True)
    assert set(seen(session, DUE)) == {"Đến tháng", "Chậm"}
    assert set(seen(session, DUE, late="late")) == {"Chậm"}


@pytest.mark.parametrize(
    ("reported", "look", "standing"),
    [
        (None, DUE, RoundStanding.WAITING),
        (None, date(2026, 10, 15), RoundStanding.MISSING),
        (DUE, date(2026, 10, 20), RoundStanding.ON_TIME),
        (date(2026, 10, 15), date(2026, 10, 20), RoundStanding.LATE),
        (date(2026, 10, 20), date(2026, 10, 19), RoundStanding.MISSING),
    ],
)
def test_a_report_is_in_time_until_the_day_of_the_regulation(
    session: Session, add, reported: date | None, look: date, standing: RoundStanding
) -> None:
    key = add("Đề án", 10)
    if reported:
        report(session, [key], replace(TOLD, reported_on=reported), today=date(2026, 10, 31))
    assert seen(session, look) == {"Đề án": standing}
    assert seen(session, look, state=standing.value) == {"Đề án": standing}


def test_a_report_is_written_once_a_round_and_can_be_corrected(session: Session, add) -> None:
    key = add("Đề án", 10)
    assert read_report(session, key) == ProgressReport()
    report(session, [key], TOLD, today=DUE)
    report(session, [key], replace(TOLD, remedy="Tăng người"), today=DUE)
    assert read_report(session, key) == replace(TOLD, remedy="Tăng người")
    assert read_report(session, key.replace("2026-10", "2026-11")) == ProgressReport()
    with pytest.raises(AppError, match="tương lai"):
        report(session, [key], replace(TOLD, reported_on=date(2026, 10, 15)), today=DUE)


def test_a_later_report_stands_beside_the_first_which_was_in_time(session: Session, add) -> None:
    key = add("Đề án", 10)
    later = replace(TOLD, reported_on=date(2026, 10, 25), progress="Đã thẩm định", cause="Chờ họp")
    for told in (TOLD, later):
        report(session, [key], told, today=date(2026, 10, 31))
    [row] = progress_round.read(session, [key], today=date(2026, 10, 31))
    assert (row.standing, row.reported_on, row.progress) == (RoundStanding.ON_TIME, DUE, "Đã thẩm định")
    [before] = progress_round.read(session, [key], today=date(2026, 10, 20))
    assert (before.standing, before.progress) == (RoundStanding.ON_TIME, "Đã lấy ý kiến")
    assert read_report(session, key) == later
    told = describe(session, key.partition("@")[0], today=date(2026, 10, 31)).parts["Báo cáo hằng tháng"]
    assert len(told) == 2
    last = date(2026, 10, 31)
    [item] = see_programme(session, Period(date(2026, 10, 1), last, last))
    assert item.row.delay_cause == "Chờ họp"


def test_the_day_of_a_report_is_corrected_where_that_is_said(session: Session, add) -> None:
    key = add("Đề án", 10)
    report(session, [key], replace(TOLD, reported_on=date(2026, 10, 20)), today=date(2026, 10, 31))
    report(session, [key], replace(TOLD, corrects=True), today=date(2026, 10, 31))
    assert seen(session, date(2026, 10, 31)) == {"Đề án": RoundStanding.ON_TIME}
    assert read_report(session, key) == TOLD


def test_an_earlier_report_that_is_found_later_was_the_first(session: Session, add) -> None:
    key = add("Đề án", 10)
    for day in (date(2026, 10, 20), DUE):
        report(session, [key], replace(TOLD, reported_on=day), today=date(2026, 10, 31))
    assert seen(session, date(2026, 10, 31)) == {"Đề án": RoundStanding.ON_TIME}
    assert read_report(session, key).reported_on == date(2026, 10, 20)


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 9, 14)])
def test_a_report_of_an_earlier_round_is_none_of_this_one(session: Session, add, day: date) -> None:
    key = add("Đề án", 10)
    with pytest.raises(
        AppError, match=r"không phải của kỳ tháng 10/2026: hạn của kỳ tháng 9/2026 là 14/09/2026"
    ):
        report(session, [key], replace(TOLD, reported_on=day), today=date(2026, 10, 31))
    report(session, [key], replace(TOLD, reported_on=date(2026, 9, 15)), today=date(2026, 10, 31))


def test_the_cause_and_the_explanation_go_to_the_session(session: Session, add) -> None:
    report(session, [add("Đề án", 9)], TOLD, today=DUE)
    last = date(2026, 10, 31)
    [item] = see_programme(session, Period(date(2026, 10, 1), last, last))
    assert (item.row.delay_cause, item.row.explanation) == ("Chờ hướng dẫn", "Do khách quan")
    [before] = see_programme(session, Period(date(2026, 10, 1), last, date(2026, 10, 13)))
    assert (before.row.delay_cause, before.row.explanation) == ("", "")


def test_the_letter_goes_to_who_has_not_reported(session: Session, add) -> None:
    report(session, [add("Đã báo cáo", 10)], TOLD, today=DUE)
    add("Đề án", 8, "Sở Nội vụ", form="Đề án")
    question = questions()["progress_urging"]
    [choice] = [each for each in question.subjects(session, date(2026, 10, 16)) if each.code == "2026-10"]
    told = question.brief(session, choice.code, date(2026, 10, 16))
    assert [(agency.name, len(agency.items)) for agency in told.agencies] == [("Sở Nội vụ", 1)]
    assert (told.due_on, told.agencies[0].items[0].months_late) == (DUE, 2)


def test_the_letter_asks_the_successor_of_a_merged_agency(session: Session, add) -> None:
    add("Một", 10, "Sở Nội vụ")
    add("Hai", 10, "Sở Lao động")
    heir, merged = session.scalars(select(Agency).order_by(Agency.position))
    merged.valid_to, merged.successor_id = date(2026, 9, 30), heir.id
    told = questions()["progress_urging"].brief(session, "2026-10", date(2026, 10, 16))
    assert [(agency.name, len(agency.items)) for agency in told.agencies] == [("Sở Nội vụ", 2)]


def test_rooms_are_urged_in_a_letter_of_their_own(session: Session, add) -> None:
    add("Đề án", 10, "Sở Nội vụ")
    key = add("Kế hoạch", 9, "Phòng Tổng hợp", book=Book.OFFICE)
    assert (subject_of(session, key), subject_of(session, add("Khác", 10))) == ("2026-10/office", "2026-10")
    assert set(seen(session, DUE, book="office")) == {"Kế hoạch"}
    question = questions()["progress_urging"]
    offered = [each.code for each in question.subjects(session, DUE)]
    assert offered[:2] == ["2026-10", "2026-10/office"]
    for subject, names in (("2026-10/office", ["Phòng Tổng hợp"]), ("2026-10", ["Sở Nội vụ"])):
        told = question.brief(session, subject, DUE)
        assert [agency.name for agency in told.agencies if agency.name in names] == names
    assert question.brief(session, "2026-10/office", DUE).book is Book.OFFICE
    with pytest.raises(AppError, match="Không có sổ"):
        question.brief(session, "2026-10/khác", DUE)


@pytest.fixture
def bare(session: Session):
    """An item that nobody leads, and what is known of it: who proposed, follows or keeps it, by the name."""

    def room(name: str) -> Agency:
        return keep(session, Agency(name=name, kind=AgencyKind.OFFICE_ROOM))

    def bare(*known: str, book: Book = Book.COMMITTEE) -> str:
        item = keep(session, ProgrammeItem(content="Không chủ trì", due_year=2026, due_month=9, book=book))
        if "proposed" in known:
            asks = keep(session, Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT))
            values = {"content": "Khác", "due_year": 2026, "due_month": 9, "outcome": ProposalOutcome.TAKEN}
            keep(session, ProgrammeProposal(agency_id=asks.id, item_id=item.id, **values))
        if "follows" in known:
            item.room_id = room("Phòng Khoa giáo").id
        if "keeps" in known:
            for scope, name in (
                (PlanScope.COMMITTEE, "Phòng Tổng hợp"),
                (PlanScope.OFFICE, "Phòng Hành chính"),
            ):
                keep(session, ProgrammePlan(scope=scope, span="2026", room_id=room(name).id))
        session.flush()
        return f"{item.id.hex}@2026-10"

    return bare


@pytest.mark.parametrize(
    ("known", "book", "asked"),
    [
        (("proposed", "follows", "keeps"), Book.COMMITTEE, "Sở Y tế"),
        (("follows", "keeps"), Book.COMMITTEE, "Phòng Khoa giáo"),
        (("keeps",), Book.COMMITTEE, "Phòng Tổng hợp"),
        (("keeps",), Book.OFFICE, "Phòng Hành chính"),
        ((), Book.COMMITTEE, ""),
    ],
)
def test_what_nobody_leads_is_asked_of_who_proposed_follows_or_keeps_it(
    session: Session, bare, known: tuple[str, ...], book: Book, asked: str
) -> None:
    key = bare(*known, book=book)
    assert seen(session, DUE, agency="none") == {"Không chủ trì": RoundStanding.WAITING}
    [row] = progress_round.read(session, [key], today=DUE)
    assert (row.leads, row.chased) == ((), asked)
    told = questions()["progress_urging"].brief(session, subject_of(session, key), DUE)
    [owing] = told.agencies
    assert owing.name == (asked or "Văn phòng UBND tỉnh")
    assert [(item.content, item.unassigned) for item in owing.items] == [("Không chủ trì", True)]


def test_a_lead_keeps_an_item_from_being_asked_elsewhere(session: Session, add, bare) -> None:
    key = add("Đề án", 10)
    bare("keeps")
    assert seen(session, DUE, agency="none") == {"Không chủ trì": RoundStanding.WAITING}
    [row] = progress_round.read(session, [key], today=DUE)
    assert (row.leads, row.chased) == (("Sở Y tế",), "")
    told = questions()["progress_urging"].brief(session, "2026-10", DUE)
    assert [(o.name, [i.unassigned for i in o.items]) for o in told.agencies] == [
        ("Phòng Tổng hợp", [True]),
        ("Sở Y tế", [False]),
    ]


def test_where_everybody_has_reported_there_is_no_letter(session: Session) -> None:
    with pytest.raises(AppError, match="Không còn cơ quan nào"):
        questions()["progress_urging"].brief(session, "2026-10", DUE)
