"""Data of before cite another province's act as a ground: it is told as a custom once, unless the office chose it."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.regulation_words import HABIT
from app.core.setting_words import REGULATION
from app.core.terms import AgencyKind
from app.models.agency import Agency
from app.models.database import Database
from app.models.office import Setting
from app.models.report import ReportObligation
from app.services.customs import mark_customs, unmarked_customs
from app.services.presets import preset_in_force
from app.services.regulation_versions import as_stored
from app.services.regulations import GENERAL, SettingRow, preset_settings, presets
from app.services.settings import change_setting, list_settings, load_preset
from tests.conftest import ACTOR

DAYS, BRIEFING = "regulation.session_document_days", "regulation.briefing_day"
BAC_GIANG, DAK_LAK = "Chỉ thị của UBND tỉnh Bắc Giang, mục", "Quy chế kèm Quyết định 0173"
MARK = f"{HABIT}: "
CAME = date(2026, 11, 20)


GROUNDS_BEFORE = {
    *("delay_report_days", "extension_request_days", "agency_progress_report_day", "programme_demands"),
    *("adjustment_grounds", "session_document_days", "party_document_days", "consultation_day"),
    *("withdrawal_grace_days", "briefing_day", "briefing_day_off", "leadership_meetings", "mid_year_month"),
    *("year_end_month", "unions_months", "may_redelegate", "room_report_days_before_briefing"),
    *("quarter_report_day", "half_year_report_due", "year_report_due"),
}
"""The numbers for which the general regulation cited the act of another office as if it bound every one."""


def before(row: SettingRow) -> str:
    """The source of a general number as it was."""
    is_ground = row.key.removeprefix(REGULATION) in GROUNDS_BEFORE
    return row.source.removeprefix(MARK) if is_ground else row.source


def fill(session: Session, *grounds: str) -> None:
    """The settings as before; `grounds`: only the acts that the office's own regulation names."""
    for row in preset_settings().values():
        source = before(row)
        if grounds and not source.startswith((*grounds, HABIT)):
            source = MARK + source if row.key.startswith(REGULATION) else source
        session.add(Setting(key=row.key, value=as_stored(row.value), source=source))
    session.flush()


def source_of(session: Session, key: str) -> str:
    return next(row.source for row in list_settings(session) if row.key == key)


def test_fresh_data_have_nothing_to_mend(session: Session) -> None:
    load_preset(session)
    assert unmarked_customs(session) == ()


def test_an_office_of_the_general_numbers_follows_no_other_province(session: Session) -> None:
    fill(session)
    assert set(unmarked_customs(session)) == {REGULATION + name for name in GROUNDS_BEFORE}
    mark_customs(session)
    assert source_of(session, DAYS).startswith(MARK + BAC_GIANG)
    assert source_of(session, BRIEFING).startswith(MARK + DAK_LAK)
    assert preset_in_force(session) == GENERAL
    assert unmarked_customs(session) == ()


@pytest.mark.parametrize("act", [BAC_GIANG, DAK_LAK])
def test_who_works_by_the_act_keeps_its_grounds(session: Session, act: str) -> None:
    fill(session, act)
    assert source_of(session, DAYS if act is BAC_GIANG else BRIEFING).startswith(act)
    assert unmarked_customs(session) == ()


def test_reports_that_did_not_come_yet_are_urged_by_no_other_offices_article(session: Session) -> None:
    fill(session)
    article = before(preset_settings()["regulation.year_report_due"])
    session.add(agency := Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM))
    session.flush()
    for came in (None, CAME):
        session.add(
            ReportObligation(
                agency_id=agency.id, name="Báo cáo năm", due_on=CAME, received_on=came, source=article
            )
        )
    session.flush()
    mark_customs(session)
    by_day = {row.received_on: row.source for row in session.scalars(select(ReportObligation))}
    assert by_day == {None: MARK + article, CAME: article}


def test_who_takes_the_word_of_custom_away_has_confirmed_the_number(database: Database) -> None:
    with database.write(ACTOR) as session:
        fill(session)
    with database.write(ACTOR) as session:
        mark_customs(session)
        change_setting(session, DAYS, 3, source=source_of(session, DAYS).removeprefix(MARK))
    with database.write(ACTOR) as session:
        assert unmarked_customs(session) == ()
        assert source_of(session, DAYS).startswith(BAC_GIANG)


def test_what_an_office_touched_before_stays_as_it_is(database: Database) -> None:
    with database.write(ACTOR) as session:
        fill(session)
    with database.write(ACTOR) as session:
        change_setting(session, BRIEFING, 24)
    with database.look() as snapshot:
        assert BRIEFING not in unmarked_customs(snapshot)
        assert DAYS in unmarked_customs(snapshot)


def test_each_named_regulation_has_grounds_that_are_customs_in_general() -> None:
    for preset in presets()[1:]:
        own = [row for row in preset.overrides if not row.source.startswith(HABIT)]
        assert own
        assert all(preset_settings()[row.key].source.startswith(MARK) for row in own)
