"""The page of the monthly briefing set."""

import threading
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.core.errors import AppError
from app.services.month_briefing import brief_month
from app.services.office_texts import MONTH_BRIEFING, read_texts
from app.ui.screens import briefing
from app.ui.screens.briefing import BriefingPage


@pytest.fixture
def page(qtbot, tasks, settings, monkeypatch):
    monkeypatch.setattr(briefing, "today", lambda: date(2026, 11, 22))
    page = BriefingPage(tasks, settings)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(page.texts.isEnabled)
    return page


@pytest.fixture
def kept(database):
    def kept(period: str) -> dict[str, str]:
        with database.read() as session:
            return read_texts(session, MONTH_BRIEFING, period)

    return kept


def said(page) -> list[str]:
    return [label.text() for label in page.figures.findChildren(QLabel)]


def test_it_opens_with_the_last_month_that_is_over(page):
    assert page.picker.shown() == (2026, 10)


def test_the_figures_are_those_of_the_month(qtbot, page, fill, tasks):
    fill(f"Việc {number}" for number in range(250))
    tasks.do(lambda _: None)
    qtbot.waitUntil(lambda: "250" in said(page))
    page.picker.back.click()
    page.picker.set_month(2025, 1)
    page.picker.back.click()
    qtbot.waitUntil(lambda: page._shown == (2024, 12))
    assert "250" not in said(page)


def test_ctrl_s_keeps_the_words_of_the_month(qtbot, page, kept):
    page.texts.boxes["causes"].setPlainText("Mưa lũ  kéo dài.\n\nThiếu vốn.")
    page.texts.boxes["causes"].setFocus()
    QTest.keyClick(page.texts.boxes["causes"], Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.is_saved)
    assert kept("2026-10") == {"causes": "Mưa lũ kéo dài.\n\nThiếu vốn."}


def test_going_to_another_month_keeps_the_words_first(qtbot, page, kept):
    page.texts.boxes["proposals"].setPlainText("Đề nghị gia hạn.")
    page.picker.back.click()
    qtbot.waitUntil(lambda: page._shown == (2026, 9))
    assert page.texts.typed()["proposals"] == ""
    assert kept("2026-10") == {"proposals": "Đề nghị gia hạn."}
    page.picker.forth.click()
    qtbot.waitUntil(lambda: page._shown == (2026, 10))
    assert page.texts.typed()["proposals"] == "Đề nghị gia hạn."


def test_when_saving_fails_the_month_and_the_words_stay(qtbot, page, kept, reported, monkeypatch):
    def fails(*_, **__):
        raise AppError("Đĩa đầy.")

    monkeypatch.setattr("app.services.office_texts.write_text", fails)
    page.texts.boxes["proposals"].setPlainText("Đề nghị gia hạn.")
    page.picker.back.click()
    qtbot.waitUntil(lambda: len(reported) == 1)
    qtbot.waitUntil(page.texts.isEnabled)
    assert page.picker.shown() == (2026, 10)
    assert page.texts.typed()["proposals"] == "Đề nghị gia hạn."
    assert kept("2026-10") == {}


def test_an_export_that_fails_can_be_tried_again(qtbot, page, reported, monkeypatch):
    def fails(*_, **__):
        raise AppError("Không ghi được vào thư mục.")

    monkeypatch.setattr("app.exports.files.write_set", fails)
    page.export.start.click()
    assert not page.export.start.isEnabled()
    qtbot.waitUntil(lambda: len(reported) == 1)
    assert page.export.state.text() == "Chưa xuất được."
    assert page.export.start.isEnabled()


def test_an_export_that_is_cancelled_leaves_nothing(qtbot, page, reported, monkeypatch, tmp_path):
    gate = threading.Event()

    def slow(_briefing, _formats, folder, *, progress):
        progress(1, 10)
        gate.wait()
        progress(2, 10)
        (folder / "written").touch()
        return ()

    monkeypatch.setattr("app.exports.files.write_set", slow)
    page.export.start.click()
    qtbot.waitUntil(page.export.stop.isVisible)
    page.export.stop.click()
    gate.set()
    qtbot.waitUntil(page.export.start.isEnabled)
    assert page.export.state.text() == "Đã hủy, chưa ghi tệp nào."
    assert page.export.files.count() == 0
    assert reported == []
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("is_sample", [True, False])
def test_the_letterhead_of_the_sample_is_pointed_out(page, database, is_sample):
    with database.read() as session:
        found = brief_month(session, 2026, 10)
    page._show(replace(found, office=replace(found.office, is_sample=is_sample)))
    assert page.sample.isVisible() is is_sample
