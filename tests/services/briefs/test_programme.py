"""Work programmes and requests to adjust them, from real rows."""

from datetime import date, time
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from app.briefings.programme import Programme
from app.core.errors import AppError
from app.core.programme_terms import PlanScope
from app.core.terms import AgencyKind, AgencyRole, Book, DecisionLevel, MeetingKind
from app.models.agency import Agency
from app.models.meeting import Meeting
from app.models.person import Person, Post
from app.models.programme import Adjustment, ProgrammeAgency, ProgrammeItem, ProgrammePlan
from app.rules.spans import read_span
from app.services.briefs import questions
from app.services.briefs.programme import NO_LEADER

TODAY = date(2026, 11, 16)


def ask(session: Session, code: str, subject: str, today: date = TODAY) -> Programme:
    return questions()[code].brief(session, subject, today)


def add(
    session: Session,
    content: str,
    year: int,
    month: int,
    *,
    to: tuple[int, int] | None = None,
    **values: object,
) -> UUID:
    item = ProgrammeItem(content=content, due_year=year, due_month=month, **values)
    session.add(item)
    session.flush()
    if to:
        session.add(Adjustment(item_id=item.id, to_year=to[0], to_month=to[1], decided_on=date(2026, 9, 1)))
        session.flush()
    return item.id


def contents(programme: Programme) -> dict[str, list[tuple[str, str]]]:
    return {
        group.label: [(line.item.content, line.remark) for line in group.lines] for group in programme.groups
    }


def test_a_quarter_goes_by_months_and_marks_what_moved(session: Session) -> None:
    add(session, "đúng kế hoạch", 2026, 12)
    add(session, "lùi trong quý", 2026, 10, to=(2026, 12))
    add(session, "sớm hơn", 2026, 12, to=(2026, 11))
    add(session, "từ quý trước", 2026, 8, to=(2026, 10))
    add(session, "sang năm sau", 2026, 11, to=(2027, 1))
    add(session, "về quý trước", 2026, 11, to=(2026, 9))
    add(session, "rút", 2026, 11, withdrawn=True)
    add(session, "quý khác", 2026, 7)
    add(session, "của Văn phòng", 2026, 11, book=Book.OFFICE)
    told = ask(session, "quarter_programme", "2026-Q4")
    assert contents(told) == {
        "Tháng 10/2026": [("từ quý trước", "Bổ sung (từ tháng 8/2026)")],
        "Tháng 11/2026": [("sớm hơn", "Trình sớm hơn (từ tháng 12/2026)")],
        "Tháng 12/2026": [("đúng kế hoạch", ""), ("lùi trong quý", "Lùi từ tháng 10/2026")],
    }
    assert {(line.item.content, line.remark) for line in told.leaving} == {
        ("rút", "Rút khỏi chương trình"),
        ("sang năm sau", "Lùi sang tháng 1/2027"),
        ("về quý trước", "Trình sớm hơn, trong tháng 9/2026"),
    }
    assert contents(ask(session, "quarter_programme", "2026-Q4/office")) == {
        "Tháng 11/2026": [("của Văn phòng", "")]
    }


def test_what_is_carried_into_a_programme_that_went_out_is_told_as_added(session: Session) -> None:
    """It was in no programme that had been issued, and its sentence counted it nowhere."""
    session.add(ProgrammePlan(scope=PlanScope.COMMITTEE, span="2026-Q4", issued_on=date(2026, 9, 30)))
    old, inside = add(session, "quý trước", 2026, 8), add(session, "trong quý", 2026, 10)
    for name, before, since in (
        ("sau ngày ban hành", old, date(2026, 10, 1)),
        ("cùng ngày", old, date(2026, 9, 30)),
        ("trong quý", inside, date(2026, 11, 2)),
    ):
        add(session, name, 2026, 12, carried_from_id=before, carried_on=since)
    add(session, "sổ kia", 2026, 12, carried_from_id=old, carried_on=date(2026, 10, 1), book=Book.OFFICE)
    assert contents(ask(session, "quarter_programme", "2026-Q4")) == {
        "Tháng 12/2026": [
            ("cùng ngày", ""),
            ("sau ngày ban hành", "Bổ sung ngày 01/10/2026"),
            ("trong quý", "Chuyển kỳ ngày 02/11/2026"),
        ]
    }
    assert contents(ask(session, "quarter_programme", "2026-Q4/office")) == {
        "Tháng 12/2026": [("sổ kia", "")]
    }


def test_what_was_carried_over_leaves_the_programme_and_says_where_it_went(session: Session) -> None:
    """Where it went on inside of the same programme it stands once, in its new month."""
    away, inside = add(session, "sang năm sau", 2026, 10), add(session, "trong năm", 2026, 9)
    late = add(session, "đã trình", 2026, 9, submitted_on=date(2026, 9, 8))
    since = {"carried_on": date(2026, 11, 10)}
    add(session, "sang năm sau", 2027, 1, carried_from_id=away, note="Chuyển từ tháng 10/2026", **since)
    add(session, "trong năm", 2026, 12, carried_from_id=inside, **since)
    add(session, "đã trình", 2027, 1, carried_from_id=late, **since)
    told = ask(session, "year_programme", "2026")
    assert contents(told) == {"Tháng 9/2026": [("đã trình", "")], "Tháng 12/2026": [("trong năm", "")]}
    assert [(line.item.content, line.remark) for line in told.leaving] == [
        ("sang năm sau", "Chuyển sang tháng 1/2027")
    ]
    before = ask(session, "year_programme", "2026", date(2026, 11, 9))
    assert [group.label for group in before.groups] == ["Tháng 9/2026", "Tháng 10/2026"]
    next_year = ask(session, "month_programme", "2027-01")
    assert [line.item.note for line in next_year.lines] == ["", "Chuyển từ tháng 10/2026"]


def test_a_programme_stands_as_on_its_last_day_or_today(session: Session) -> None:
    add(session, "lùi", 2026, 8, to=(2026, 12))
    assert contents(ask(session, "month_programme", "2026-08")) == {NO_LEADER: [("lùi", "")]}
    assert contents(ask(session, "month_programme", "2026-12", date(2026, 8, 20))) == {}


def test_a_month_goes_by_leaders_in_the_offices_order(session: Session) -> None:
    posts = [Post(name="Phó Chủ tịch", position=2), Post(name="Chủ tịch", position=1)]
    person, agency = Person(full_name="Lê An"), Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT)
    session.add_all([*posts, person, agency])
    session.flush()
    first = add(session, "a", 2026, 11, leader_post_id=posts[0].id, level=DecisionLevel.COUNCIL, note="Gấp")
    add(session, "b", 2026, 11, leader_person_id=person.id)
    add(session, "c", 2026, 11, leader_post_id=posts[1].id)
    add(session, "d", 2026, 11)
    session.add(ProgrammeAgency(item_id=first, agency_id=agency.id, role=AgencyRole.COORDINATING))
    session.flush()
    told = ask(session, "month_programme", "2026-11")
    assert [group.label for group in told.groups] == ["Chủ tịch", "Phó Chủ tịch", "Lê An", NO_LEADER]
    item = told.groups[1].lines[0].item
    assert (item.coordinating, item.leads, item.note, item.level) == (("Sở Y tế",), (), "Gấp", "HĐND tỉnh")


def test_a_week_holds_its_meetings_and_what_its_month_still_lacks(session: Session) -> None:
    add(session, "chưa trình", 2026, 11)
    add(session, "đã trình", 2026, 11, submitted_on=date(2026, 11, 3))
    post = Post(name="Chủ tịch")
    session.add(post)
    session.flush()
    for title, day, kind in (
        ("phiên họp", date(2026, 11, 8), MeetingKind.REGULAR_SESSION),
        ("làm việc", date(2026, 11, 2), MeetingKind.LEADERS_WORKING),
        ("giao ban", date(2026, 11, 5), MeetingKind.OFFICE_BRIEFING),
        ("tuần sau", date(2026, 11, 9), MeetingKind.LEADERS_WORKING),
    ):
        session.add(
            Meeting(
                title=title, held_on=day, kind=kind, starts_at=time(8), chair_post_id=post.id, place="Phòng 1"
            )
        )
    session.flush()
    told = ask(session, "week_programme", "2026-W45", date(2026, 11, 6))
    assert [(meeting.title, meeting.chair) for meeting in told.meetings] == [
        ("làm việc", "Chủ tịch"),
        ("phiên họp", "Chủ tịch"),
    ]
    assert contents(told) == {NO_LEADER: [("chưa trình", "")]}
    office = ask(session, "week_programme", "2026-W45/office", date(2026, 11, 6))
    assert ([meeting.title for meeting in office.meetings], office.groups) == (["giao ban"], ())
    quarter = ask(session, "quarter_programme", "2026-Q4")
    assert [meeting.title for meeting in quarter.meetings] == ["phiên họp"]


def test_a_week_has_contents_of_the_months_in_which_people_work_in_it(session: Session) -> None:
    """A month that begins on the Sunday of the week is not of it; one whose last day is its Monday is."""
    for month in (10, 11, 12):
        add(session, f"của tháng {month}", 2026, month, to=(2026, 10) if month == 12 else None)
    october = [("của tháng 10", ""), ("của tháng 12", "Bổ sung (từ tháng 12/2026)")]
    told = ask(session, "week_programme", "2026-W44", date(2026, 10, 27))
    assert (told.start, told.end) == (date(2026, 10, 26), date(2026, 11, 1))
    assert contents(told) == {NO_LEADER: october}
    both = ask(session, "week_programme", "2026-W40", date(2026, 9, 28))
    assert contents(both) == {NO_LEADER: october}, "from Monday 28/9 to Sunday 4/10"
    assert contents(ask(session, "week_programme", "2026-W49", date(2026, 11, 30))) == {
        NO_LEADER: [("của tháng 11", "")]
    }, "Monday 30/11 is the last day for what was to be submitted in November"


@pytest.mark.parametrize(
    ("code", "subject"),
    [("month_programme", "2026"), ("year_programme", "2026-11"), ("week_programme", "2026-W45/sở")],
)
def test_another_subject_is_refused(session: Session, code: str, subject: str) -> None:
    with pytest.raises(AppError):
        ask(session, code, subject)


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        ("year", {"2027", "2027/office"}),
        ("quarter", {"2027-Q1", "2027-Q4/office"}),
        ("month", {"2027-01", "2027-12/office"}),
        ("week", {"2027-W01"}),
    ],
)
def test_the_programmes_of_the_next_year_are_offered_before_it_begins(
    session: Session, kind: str, codes: set[str]
) -> None:
    offered = [choice.code for choice in questions()[f"{kind}_programme"].subjects(session, TODAY)]
    assert codes <= set(offered)
    assert read_span(offered[0]).start <= TODAY <= read_span(offered[0]).end
    assert len(set(offered)) == len(offered)


@pytest.mark.parametrize("kind", ["year", "quarter", "month", "week"])
def test_every_subject_that_is_offered_can_be_told(session: Session, kind: str) -> None:
    question = questions()[f"{kind}_programme"]
    offered = question.subjects(session, TODAY)
    assert len({choice.code for choice in offered}) == len(offered) >= 4
    for choice in offered[:4]:
        assert question.brief(session, choice.code, TODAY).name == choice.label[0].lower() + choice.label[1:]
