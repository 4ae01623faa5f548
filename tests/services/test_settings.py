"""Settings come from the presets, are kept with their sources and are changed by the office."""

from dataclasses import asdict, fields, replace
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.month_days import MonthDay
from app.core.regulation_terms import TieRule, Unanswered, Weekday
from app.core.regulation_words import WORDS
from app.core.setting_words import HINTS, LABELS
from app.core.terms import AdjustmentGround
from app.models.change_log import Change
from app.models.office import Setting, SpecialDay
from app.rules.regulation import Regulation
from app.rules.working_days import is_working_day
from app.services.regulation_versions import regulation_on
from app.services.regulations import in_words, kinds, shown
from app.services.settings import (
    change_setting,
    change_settings,
    list_settings,
    load_preset,
    read_calendar,
    read_office,
)

GENERAL = {
    "session_document_days": 3,
    "party_document_days": 2,
    "delay_report_days": 1,
    "before_means_day_before": True,
    "praise_rate": 90,
    "praise_minimum": 2,
    "due_soon_days": 3,
    "urging_reply_days": 5,
    "session_document_hour": 15,
    "report_closing_day": 0,
}
"""Numbers that the figures depend on; there are more."""


def numbers(session: Session) -> dict[str, object]:
    read = asdict(regulation_on(session, date.max))
    return {name: read[name] for name in GENERAL}


def rows(session: Session) -> tuple[int, ...]:
    counted = (session.scalar(select(func.count()).select_from(table)) for table in (Setting, SpecialDay))
    return tuple(number or 0 for number in counted)


def test_a_database_without_settings_reads_the_presets(session: Session) -> None:
    assert numbers(session) == GENERAL
    assert read_office(session).parent_name == "UBND TỈNH ĐẮK LẮK"
    assert date(2026, 9, 2) in read_calendar(session).days_off
    assert read_office(session).is_sample
    assert rows(session) == (0, 0)


def test_the_preset_is_copied_once(session: Session) -> None:
    load_preset(session)
    first = rows(session)
    load_preset(session)
    assert rows(session) == first
    assert first == (len(list_settings(session)), 16)
    assert numbers(session) == GENERAL


def test_loading_the_preset_again_logs_nothing(session: Session) -> None:
    load_preset(session)
    logged = session.scalar(select(func.count()).select_from(Change))
    load_preset(session)
    assert logged
    assert session.scalar(select(func.count()).select_from(Change)) == logged


def test_the_preset_leaves_what_the_office_changed(session: Session) -> None:
    change_setting(session, "regulation.delay_report_days", 2)
    load_preset(session)
    assert regulation_on(session, date.max).delay_report_days == 2


def test_a_day_that_was_deleted_does_not_come_back(session: Session) -> None:
    load_preset(session)
    day = session.scalars(select(SpecialDay).where(SpecialDay.day == date(2026, 11, 24))).one()
    day.deleted_at = datetime.now(UTC)
    session.flush()
    load_preset(session)
    assert is_working_day(date(2026, 11, 24), read_calendar(session))


def test_a_calendar_emptied_by_the_office_stays_empty(session: Session) -> None:
    load_preset(session)
    for day in session.scalars(select(SpecialDay)):
        day.deleted_at = datetime.now(UTC)
    session.flush()
    assert not read_calendar(session).days_off


def test_the_calendar_knows_the_make_up_day(session: Session) -> None:
    load_preset(session)
    assert is_working_day(date(2026, 8, 22), read_calendar(session))


@pytest.mark.parametrize(
    ("key", "value", "read"),
    [
        ("office.name", "  VĂN   PHÒNG UBND ", "VĂN PHÒNG UBND"),
        ("office.signer_lines", ["KT. CHÁNH VĂN PHÒNG", "", "PHÓ CHÁNH VĂN PHÒNG"], None),
        ("office.leave_date_blank", False, False),
    ],
)
def test_a_changed_setting_is_read_again(session: Session, key: str, value: object, read: object) -> None:
    change_setting(session, key, value)
    office = read_office(session)
    expected = read if read is not None else ("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")
    assert getattr(office, key.removeprefix("office.")) == expected


def test_a_number_keeps_its_source_until_it_gets_another(session: Session) -> None:
    change_setting(session, "regulation.praise_rate", 95)
    assert "Thông lệ" in sources(session)["regulation.praise_rate"]
    change_setting(session, "regulation.praise_rate", 80, source="Quyết định 12/QĐ-UBND")
    assert sources(session)["regulation.praise_rate"] == "Quyết định 12/QĐ-UBND"
    assert all(sources(session)[key] for key in sources(session) if key.startswith("regulation."))


def sources(session: Session) -> dict[str, str]:
    return {row.key: row.source for row in list_settings(session)}


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("office.colour", "đỏ", "Không có thiết lập “office.colour”"),
        ("office.province", " ", "không được để trống"),
        ("office.province", "Bắc Ninh", "chưa có cấp"),
        ("office.signer_lines", ["", " "], "không được để trống"),
        ("regulation.praise_rate", "90", "không đúng kiểu"),
        ("regulation.praise_rate", True, "không đúng kiểu"),
        ("regulation.praise_rate", 101, "101"),
        ("regulation.delay_report_days", -1, "-1"),
        ("regulation.before_means_day_before", 1, "không đúng kiểu"),
        ("office.name", 5, "không đúng kiểu"),
        ("office.name", ["VĂN PHÒNG"], "không đúng kiểu"),
        ("office.signer_lines", "CHÁNH VĂN PHÒNG", "không đúng kiểu"),
        ("office.signer_lines", ["CHÁNH VĂN PHÒNG", 5], "không đúng kiểu"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_in_words(
    session: Session, key: str, value: Any, sentence: str
) -> None:
    with pytest.raises(AppError, match=sentence) as refused:
        change_setting(session, key, value)
    assert refused.value.advice
    assert rows(session) == (0, 0)


def test_a_damaged_value_is_named(session: Session) -> None:
    session.add(Setting(key="office.name", value="{"))
    with pytest.raises(AppError, match=r"office\.name"):
        read_office(session)


def test_the_first_change_of_the_letterhead_ends_the_sample_and_its_signer(session: Session) -> None:
    load_preset(session)
    change_setting(session, "office.place", "Lào Cai")
    office = read_office(session)
    assert (office.is_sample, office.place, office.signer_name) == (False, "Lào Cai", "")
    change_setting(session, "office.signer_name", "Lò Thị Mẫu")
    change_setting(session, "office.symbol", "VPUBND")
    assert read_office(session).signer_name == "Lò Thị Mẫu"


@pytest.mark.parametrize(("key", "value"), [("office.leave_date_blank", False), ("office.is_sample", True)])
def test_what_is_no_letterhead_leaves_the_sample_a_sample(session: Session, key: str, value: object) -> None:
    load_preset(session)
    before = read_office(session)
    change_setting(session, key, value)
    assert read_office(session) == replace(before, **{key.removeprefix("office."): value})


@pytest.mark.parametrize(
    ("key", "words", "value"),
    [
        ("regulation.session_document_days", " 5 ", 5),
        ("regulation.before_means_day_before", "Không", False),
        ("office.leave_date_blank", "có", True),
        (
            "office.signer_lines",
            "KT. CHÁNH VĂN PHÒNG; PHÓ CHÁNH VĂN PHÒNG",
            ("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ),
        ("office.place", "Lào  Cai", "Lào Cai"),
        ("regulation.half_year_report_due", " 20 / 06 ", MonthDay(6, 20)),
        ("regulation.quorum_share", "3/4", Fraction(3, 4)),
        ("regulation.tie_rule", "again", TieRule.AGAIN),
        ("regulation.week_schedule_weekday", "thu bay", Weekday.SATURDAY),
        (
            "regulation.adjustment_grounds",
            "practical; objective; practical",
            (AdjustmentGround.PRACTICAL, AdjustmentGround.OBJECTIVE),
        ),
    ],
)
def test_a_typed_setting_is_understood(key: str, words: str, value: object) -> None:
    assert in_words(key, words) == value


@pytest.mark.parametrize(
    ("name", "words", "advice"),
    [
        ("session_document_days", "ba", "một số nguyên"),
        ("session_document_days", "-1", "một số nguyên"),
        ("session_document_days", "3,5", "một số nguyên"),
        ("session_document_days", "400", "từ 0 đến 366"),
        ("briefing_day", "0", "từ 1 đến 31"),
        ("week_schedule_hour", "24", "từ 0 đến 23"),
        ("mid_year_month", "13", "từ 1 đến 12"),
        ("year_report_due", "31/11", "ví dụ 15/6"),
        ("quorum_share", "2/0", "ví dụ 2/3"),
        ("quorum_share", "3/2", "ví dụ 2/3"),
        ("tie_rule", "xu", "một trong: Theo bên"),
        ("adjustment_grounds", "practical; khác", "một số trong: Chỉ đạo"),
    ],
)
def test_a_typed_number_that_is_none_is_refused(name: str, words: str, advice: str) -> None:
    with pytest.raises(AppError) as refused:
        in_words(f"regulation.{name}", words)
    assert advice in refused.value.advice


def test_every_kind_of_value_is_kept_and_read_again_as_it_was(session: Session) -> None:
    changes = {
        "regulation.year_report_due": MonthDay(2, 29),
        "regulation.majority_share": Fraction(3, 5),
        "regulation.unanswered": Unanswered.AGREED,
        "regulation.adjustment_grounds": [AdjustmentGround.OBJECTIVE],
    }
    change_settings(session, changes)
    read = regulation_on(session, date.max)
    assert read.year_report_due == MonthDay(2, 29)
    assert read.majority_share == Fraction(3, 5)
    assert read.unanswered is Unanswered.AGREED
    assert read.adjustment_grounds == (AdjustmentGround.OBJECTIVE,)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (True, "có"),
        (MonthDay(6, 15), "15/6"),
        (Fraction(2, 3), "2/3"),
        (Weekday.FRIDAY, "Thứ Sáu"),
        (("a", "b"), "a; b"),
        (7, "7"),
    ],
)
def test_a_value_is_shown_as_people_write_it(value: Any, said: str) -> None:
    assert shown(value) == said


def test_every_setting_has_a_label() -> None:
    assert set(LABELS) == set(kinds())
    assert list(WORDS) == [field.name for field in fields(Regulation)]
    assert set(HINTS) <= set(LABELS)


def test_several_settings_are_one_save_and_the_signer_given_with_the_letterhead_stays(
    session: Session,
) -> None:
    load_preset(session)
    change_settings(
        session,
        {"office.signer_name": "Lò Thị Mẫu", "office.place": "Lào Cai", "regulation.praise_rate": 95},
        {"regulation.praise_rate": "Quyết định 12", "regulation.due_soon_days": "Quyết định 13"},
    )
    office, kept = read_office(session), sources(session)
    assert (office.signer_name, office.place, office.is_sample) == ("Lò Thị Mẫu", "Lào Cai", False)
    assert regulation_on(session, date.max).praise_rate == 95
    assert kept["regulation.praise_rate"] == "Quyết định 12"
    assert kept["regulation.due_soon_days"] == "Quyết định 13"
    assert regulation_on(session, date.max).due_soon_days == GENERAL["due_soon_days"]
