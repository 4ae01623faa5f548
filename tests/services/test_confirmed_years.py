"""The years in which the office counts days and that nobody confirmed are named until somebody does."""

from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from app.core.terms import AgencyKind, MeetingKind
from app.models.agency import Agency
from app.models.meeting import Meeting
from app.models.opinion import OpinionRound
from app.models.programme import ProgrammeItem, ProgrammeMilestone
from app.models.report import ReportObligation
from app.models.task import Extension, Task
from app.rules.confirmed_years import say_unconfirmed, warning_of, warning_of_month
from app.rules.periods import Month
from app.rules.regulation import Calendar
from app.services.confirmed_years import NOTICE, unconfirmed_years
from app.services.due_days import due_lines
from app.services.forms import opinion_round_details, programme_item_details, report, task_details
from app.services.forms.programme_item_details import UNASSIGNED_NOTICE
from app.services.settings import load_preset, read_calendar
from app.services.special_days import confirm_year, seed_year

TODAY = date(2026, 11, 23)


def test_years_in_use_are_named_until_they_are_confirmed(session: Session) -> None:
    load_preset(session)
    assert unconfirmed_years(session, today=TODAY) == (2026,)
    confirm_year(session, 2026)
    assert unconfirmed_years(session, today=TODAY) == ()
    session.add(Meeting(kind=MeetingKind.REGULAR_SESSION, title="Phiên họp", held_on=date(2027, 1, 20)))
    session.flush()
    assert unconfirmed_years(session, today=TODAY) == (2027,)
    seed_year(session, 2027)
    assert unconfirmed_years(session, today=TODAY) == (2027,)
    confirm_year(session, 2027)
    assert unconfirmed_years(session, today=TODAY) == ()


def test_a_year_that_is_over_needs_no_confirming(session: Session) -> None:
    session.add(Meeting(kind=MeetingKind.REGULAR_SESSION, title="Phiên họp", held_on=date(2025, 1, 20)))
    session.flush()
    assert unconfirmed_years(session, today=TODAY) == (2026,)


def test_a_deadline_that_was_extended_into_a_year_needs_its_days_off(session: Session) -> None:
    task = Task(content="Trình đề án", assigned_on=TODAY, deadline=TODAY)
    session.add(task)
    session.flush()
    extension = Extension(task_id=task.id, extended_to=date(2027, 2, 1))
    session.add(extension)
    session.flush()
    assert 2027 in unconfirmed_years(session, today=TODAY)
    extension.deleted_at = datetime.now(UTC)
    session.flush()
    assert 2027 not in unconfirmed_years(session, today=TODAY)


def test_a_day_in_such_a_year_is_warned_of_until_it_is_confirmed(session: Session) -> None:
    load_preset(session)
    assert "2026" in warning_of(TODAY, read_calendar(session))
    confirm_year(session, 2026)
    assert warning_of(TODAY, read_calendar(session)) == ""
    assert "2027" in warning_of(date(2027, 1, 5), read_calendar(session))


def test_a_calendar_that_was_not_asked_warns_of_nothing() -> None:
    assert warning_of(TODAY, Calendar(frozenset(), frozenset())) == ""
    assert say_unconfirmed(()) == ""
    assert "2026, 2027" in say_unconfirmed((2027, 2026, 2027))


def test_the_panels_of_what_has_a_deadline_warn_of_its_year(session: Session) -> None:
    due = date(2027, 1, 15)
    agency = Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM)
    item = ProgrammeItem(content="Đề án", due_year=2027, due_month=1)
    session.add_all([agency, item])
    session.flush()
    shown = {
        task_details.describe: Task(content="Việc", assigned_on=TODAY, deadline=due),
        opinion_round_details.describe: OpinionRound(content="Nghị quyết", asked_on=TODAY, answer_by=due),
        report.describe: ReportObligation(name="Báo cáo", agency_id=agency.id, due_on=due),
        programme_item_details.describe: item,
    }
    session.add_all(shown.values())
    session.flush()
    expected = {NOTICE: ("Lịch nghỉ năm 2027 chưa được xác nhận, hạn có thể thay đổi.",)}
    load_preset(session)
    of_month = {NOTICE: (UNASSIGNED_NOTICE, warning_of_month(Month(2027, 1), read_calendar(session)))}
    for describe, row in shown.items():
        told = describe(session, row.id.hex, today=TODAY).parts
        assert (of_month if row is item else expected).items() <= told.items()
    session.add(ProgrammeMilestone(item_id=item.id, content="Dự thảo", due_on=due))
    session.flush()
    assert (
        of_month[NOTICE] == programme_item_details.describe(session, item.id.hex, today=TODAY).parts[NOTICE]
    )
    [line] = [
        each for each in due_lines(session, due, due, today=TODAY) if each.key.endswith("|report|Báo cáo")
    ]
    assert line.note == expected[NOTICE][0]
    seed_year(session, 2027)
    confirm_year(session, 2027)
    for describe, row in shown.items():
        left = describe(session, row.id.hex, today=TODAY).parts.get(NOTICE, ())
        assert left == ((UNASSIGNED_NOTICE,) if row is item else ())
