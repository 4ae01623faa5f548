"""Settings as a form: what was typed is kept apart from what is stored."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QFontMetricsF

from app.core.terms import AdjustmentGround
from app.services.regulations import preset_settings
from app.ui.widgets.setting_fields import CONFIRM, SettingFields

DUE, TIE, GROUNDS = (
    "regulation.year_report_due",
    "regulation.tie_rule",
    "regulation.adjustment_grounds",
)
RATE, DAYS, BEFORE = (
    "regulation.praise_rate",
    "regulation.delay_report_days",
    "regulation.before_means_day_before",
)


@pytest.fixture
def fields(qtbot) -> SettingFields:
    fields = SettingFields((RATE, DAYS, BEFORE), with_sources=True)
    qtbot.addWidget(fields)
    fields.set_kept(preset_settings())
    return fields


def test_untouched_fields_follow_what_is_stored_and_typed_ones_stay(fields):
    rows = dict(preset_settings())
    fields.fields[RATE].entry.setValue(70)
    rows |= {key: replace(rows[key], value=5, source="Quyết định 9") for key in (RATE, DAYS)}
    fields.set_kept(rows)
    assert fields.values() == {RATE: 70, DAYS: 5, BEFORE: True}
    assert fields.fields[RATE].source.text() == "Quyết định 9"
    assert fields.changed_values() == {RATE: 70}


def test_a_new_number_under_the_old_source_waits_for_its_own(fields):
    assert (fields.changed_values(), fields.changed_sources()) == ({}, {})
    fields.fields[BEFORE].entry.setChecked(False)
    assert fields.changed_values() == {BEFORE: False}
    assert fields.changed_sources() == {BEFORE: CONFIRM}
    fields.fields[BEFORE].source.type_in(" Điều  5 ")
    assert fields.changed_sources() == {BEFORE: "Điều 5"}


def test_going_back_to_what_is_stored_is_no_change(fields):
    fields.fields[DAYS].entry.setValue(9)
    assert not fields.is_saved()
    fields.fields[DAYS].entry.setValue(1)
    assert fields.is_saved()


def test_a_number_without_any_source_is_complained_about(fields):
    fields.fields[DAYS].source.type_in("")
    assert not fields.check()
    assert "căn cứ" in fields.fields[DAYS].complaint.text()
    fields.fields[DAYS].source.type_in("Điều 5")
    assert fields.check()
    assert fields.fields[DAYS].complaint.isHidden()


def test_days_of_the_year_choices_and_several_terms_have_entries_of_their_own(qtbot):
    fields = SettingFields((DUE, TIE, GROUNDS), with_sources=True)
    qtbot.addWidget(fields)
    fields.set_kept(preset_settings())
    assert fields.is_saved()
    fields.fields[DUE].entry.setText("31/11")
    assert not fields.check()
    assert "15/6" in fields.fields[DUE].complaint.text()
    fields.fields[DUE].entry.setText("30/11")
    fields.fields[TIE].entry.setCurrentIndex(2)
    fields.fields[GROUNDS].entry.boxes[AdjustmentGround.OBJECTIVE].setChecked(False)
    assert fields.check()
    changed = fields.changed_values()
    assert (changed[DUE], changed[TIE]) == ("30/11", "again")
    assert changed[GROUNDS] == tuple(
        each for each in AdjustmentGround if each is not AdjustmentGround.OBJECTIVE
    )


def test_a_long_sentence_is_shown_over_several_lines_and_kept_as_one(qtbot):
    key = "issuing.vote_sentence"
    fields = SettingFields((key,))
    qtbot.addWidget(fields)
    fields.set_kept(preset_settings())
    assert fields.changed_values() == {}
    fields.fields[key].entry.setPlainText("{nội dung}:\n {kết quả}.")
    assert fields.changed_values() == {key: "{nội dung}: {kết quả}."}


def test_a_long_source_is_read_whole_and_is_one_line_to_who_keeps_it(qtbot, fields):
    source = fields.fields[DAYS].source
    fields.resize(320, 600)
    with qtbot.waitExposed(fields):
        fields.show()
    source.type_in("Điều 5")
    low = source.box.height()
    long = "Thông lệ, cần xác nhận: Quy chế kèm Quyết định số 0173/QĐ-VPUBND ngày 17/7/2025, Điều 19 khoản 2"
    source.type_in(long.replace(": ", ":\n"))
    lines = int(source.box.document().size().height())
    assert lines >= 3
    assert source.box.viewport().height() >= lines * QFontMetricsF(source.box.font()).lineSpacing() > low
    assert not source.box.verticalScrollBar().isVisible()
    assert fields.changed_sources()[DAYS] == long


def test_a_long_source_is_whole_as_soon_as_it_is_seen(qtbot):
    fields = SettingFields((DAYS,), with_sources=True)
    qtbot.addWidget(fields)
    rows = preset_settings()
    fields.set_kept(
        {**rows, DAYS: replace(rows[DAYS], source=f"Thông lệ, cần xác nhận: {'Điều 19 khoản 2, ' * 5}")}
    )
    fields.resize(320, 600)
    with qtbot.waitExposed(fields):
        fields.show()
    box = fields.fields[DAYS].source.box
    line = QFontMetricsF(box.font()).lineSpacing()
    qtbot.waitUntil(lambda: box.viewport().height() >= box.document().size().height() * line > 2 * line)


def test_a_source_that_is_left_empty_is_complained_about_when_it_is_left(qtbot, fields):
    with qtbot.waitActive(fields):
        fields.show()
    source = fields.fields[DAYS].source
    source.setFocus()
    source.type_in("")
    assert fields.fields[DAYS].complaint.isHidden(), "never while typing"
    fields.fields[RATE].entry.setFocus()
    assert "căn cứ" in fields.fields[DAYS].complaint.text()
