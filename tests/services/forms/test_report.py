"""The form of a periodic report: saved, loaded, and told with its standing."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from app.briefings.forms import Loaded, Ref
from app.briefings.report_form import ReportForm
from app.core.errors import AppError
from app.models.change_log import Change
from app.rules.form_checks.report import check
from app.rules.regulation import Calendar
from app.services.forms import report
from tests.services.conftest import scratch

TODAY = date(2026, 11, 23)
NOW = time(17, 5)
CALENDAR = Calendar(frozenset(), frozenset())
DUE = date(2026, 11, 20)
WHOLE = ReportForm(
    "Báo cáo kinh tế - xã hội", Ref("agency", "", "Sở Y tế"), date(2026, 11, 1), date(2026, 11, 30), DUE
)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
WORDS = st.sampled_from(("", "Xong 12 việc", "Thiếu người"))
FORMS = st.builds(
    ReportForm,
    name=st.sampled_from(("Báo cáo tháng", "Báo cáo quý")),
    agency=st.just(Ref("agency", "", "Sở Y tế")),
    period_from=st.none() | DAYS,
    period_to=st.none() | DAYS,
    due_on=DAYS,
    due_hour=st.none() | st.integers(0, 23),
    received_on=st.none() | DAYS,
    received_at=st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    document_number=WORDS,
    results=WORDS,
    difficulties=WORDS,
    proposals=WORDS,
    source=WORDS,
)


def saved(session: Session, form: ReportForm, key: str = "") -> str:
    seen = report.load(session, key).seen if key else 0
    return report.save(session, Loaded(key, form, seen))


def loaded(session: Session, key: str) -> ReportForm:
    session.expire_all()
    values = report.load(session, key).values
    assert values.agency is not None
    return replace(values, agency=replace(values.agency, key=""))


@given(first=FORMS, second=FORMS)
def test_whatever_is_saved_is_loaded_again(memory: Engine, first: ReportForm, second: ReportForm) -> None:
    with scratch(memory) as session:
        key = saved(session, first)
        assert loaded(session, key) == first
        saved(session, second, key)
        assert loaded(session, key) == second


def test_a_report_saved_as_it_is_writes_nothing(session: Session) -> None:
    key = saved(session, WHOLE)
    before = session.scalar(select(func.count()).select_from(Change))
    report.save(session, report.load(session, key))
    assert session.scalar(select(func.count()).select_from(Change)) == before


def test_a_report_that_was_changed_elsewhere_is_refused(session: Session) -> None:
    key = saved(session, WHOLE)
    mine = report.load(session, key)
    saved(session, replace(mine.values, received_on=TODAY), key)
    with pytest.raises(AppError, match="đã được sửa ở chỗ khác"):
        report.save(session, mine)


@pytest.mark.parametrize(
    ("day", "at", "kept"),
    [
        (TODAY, None, NOW),
        (TODAY, time(8), time(8)),
        (DUE, None, None),
        (DUE, time(18), time(18)),
        (None, None, None),
    ],
)
def test_what_came_today_came_at_this_hour_unless_another_is_written(
    session: Session, day: date | None, at: time | None, kept: time | None
) -> None:
    key = saved(session, WHOLE)
    mine = report.load(session, key)
    told = replace(mine, values=replace(mine.values, received_on=day, received_at=at))
    report.save(session, told, today=TODAY, at=NOW)
    assert loaded(session, key).received_at == kept


def test_an_hour_that_is_taken_away_again_stays_away(session: Session) -> None:
    key = saved(session, replace(WHOLE, received_on=TODAY, received_at=NOW))
    mine = report.load(session, key)
    report.save(session, replace(mine, values=replace(mine.values, received_at=None)), today=TODAY, at=NOW)
    assert loaded(session, key).received_at is None


def test_an_hour_of_no_day_is_complained_of() -> None:
    form = replace(WHOLE, agency=Ref("agency", "1", "Sở Y tế"), received_at=NOW)
    assert [one.field for one in check(form, CALENDAR, today=TODAY)] == ["received_at"]
    assert not check(replace(form, received_on=TODAY), CALENDAR, today=TODAY)


def test_the_details_tell_after_which_hour_it_came(session: Session) -> None:
    came = replace(WHOLE, due_hour=16, received_on=DUE, received_at=time(18))
    told = report.describe(session, saved(session, came), today=TODAY)
    assert told.state == "Chậm, sau 16:00"
    assert ("Giờ nhận", "18:00") in {(fact.label, fact.value) for fact in told.facts}


@pytest.mark.parametrize("lack", [{"agency": None}, {"due_on": None}])
def test_a_report_of_nobody_or_without_a_day_is_refused(session: Session, lack: dict[str, None]) -> None:
    with pytest.raises(AppError, match="cần có cơ quan báo cáo và hạn gửi"):
        saved(session, replace(WHOLE, **lack))


@pytest.mark.parametrize(
    ("due_on", "received_on", "state"),
    [
        (DUE, None, "Chưa gửi, quá hạn 3 ngày"),
        (TODAY, None, "Chưa gửi"),
        (date(2026, 11, 30), None, "Chưa đến hạn, còn 7 ngày"),
        (DUE, DUE, "Đúng hạn"),
        (DUE, TODAY, "Chậm"),
    ],
)
def test_the_details_tell_whether_it_came_in_time(
    session: Session, due_on: date, received_on: date | None, state: str
) -> None:
    key = saved(session, replace(WHOLE, due_on=due_on, received_on=received_on))
    told = report.describe(session, key, today=TODAY)
    assert (told.title, told.state) == (WHOLE.name, state)
    assert ("Cơ quan báo cáo", "Sở Y tế") in {(fact.label, fact.value) for fact in told.facts}


def test_the_panel_says_until_which_hour_as_the_clock_does(session: Session) -> None:
    key = saved(session, replace(WHOLE, due_hour=16))
    told = {fact.label: fact.value for fact in report.describe(session, key, today=TODAY).facts}
    assert told["Trước giờ"] == "16:00"
