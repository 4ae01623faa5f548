"""The monthly set brings the month, and how its report and its bulletin go out."""

from datetime import date

from sqlalchemy.orm import Session

from app.services.month_set import read_month_set
from app.services.office_texts import MONTH_BRIEFING, write_text
from app.services.settings import load_preset, read_office

TODAY = date(2026, 11, 3)


def test_the_report_goes_upward_with_the_office_s_words_and_the_bulletin_to_all(session: Session) -> None:
    load_preset(session)
    write_text(session, MONTH_BRIEFING, "2026-10", slot="causes", content="Do thời tiết.")
    said = read_month_set(session, 2026, 10, today=TODAY)
    office = read_office(session)
    assert (said.briefing.year, said.briefing.month) == (2026, 10)
    assert said.report.addressees == office.report_addressees
    assert said.report.written == {"causes": "Do thời tiết."}
    assert said.report.symbol == f"BC-{office.symbol}"
    assert said.bulletin.addressees == ()
    assert said.bulletin.recipients == office.notice_recipients
    assert said.bulletin.symbol == f"TB-{office.symbol}"


def test_it_is_seen_on_the_day_that_is_asked_for_and_dated_today(session: Session) -> None:
    load_preset(session)
    said = read_month_set(session, 2026, 10, today=TODAY, as_of=date(2026, 10, 20))
    assert said.briefing.figures.period.as_of == date(2026, 10, 20)
    assert said.report.dated == said.bulletin.dated == TODAY
