"""The monthly set brings the month, and how its report and its bulletin go out."""

from datetime import date

from sqlalchemy.orm import Session

from app.models.task import Task
from app.services.issued import issue
from app.services.month_set import read_month_set
from app.services.office_texts import MONTH_BRIEFING, write_text
from app.services.settings import load_preset, read_office

TODAY = date(2026, 11, 3)


def test_the_report_goes_upward_with_the_office_s_words_and_the_bulletin_to_all(session: Session) -> None:
    load_preset(session)
    write_text(session, MONTH_BRIEFING, "2026-10", slot="causes", content="Do thời tiết.")
    said = read_month_set(session, 2026, 10, today=TODAY)
    office = read_office(session)
    assert said.report.briefing.named.name == "tháng 10 năm 2026"
    assert said.report.edition.addressees == office.report_addressees
    assert said.report.edition.written == {"causes": "Do thời tiết."}
    assert said.report.edition.symbol == f"BC-{office.symbol}"
    assert said.bulletin.edition.addressees == ()
    assert said.bulletin.edition.recipients == office.notice_recipients
    assert said.bulletin.edition.symbol == f"TB-{office.symbol}"


def test_it_is_seen_on_the_day_that_is_asked_for_and_dated_today(session: Session) -> None:
    load_preset(session)
    said = read_month_set(session, 2026, 10, today=TODAY, as_of=date(2026, 10, 20))
    assert said.report.briefing.figures.period.as_of == date(2026, 10, 20)
    assert said.report.edition.dated == said.bulletin.edition.dated == TODAY


def test_a_report_that_was_issued_stays_as_it_went_out_beside_a_bulletin_of_now(session: Session) -> None:
    load_preset(session)
    issue(session, "month_report", "2026-10", issued_on=TODAY, today=TODAY)
    session.add(Task(content="Việc nữa", assigned_on=date(2026, 10, 6), deadline=date(2026, 10, 21)))
    session.flush()
    said = read_month_set(session, 2026, 10, today=date(2026, 12, 24))
    assert (said.report.edition.number, said.report.briefing.figures.tasks.total) == ("01", 0)
    assert (said.bulletin.edition.number, said.bulletin.briefing.figures.tasks.total) == ("", 1)
