"""The user guide: its pictures are there, its headings lead to their places, Esc closes it."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.core import paths
from app.core.errors import AppError
from app.ui import guide
from app.ui.guide import GuideWindow
from app.ui.screens.catalog import MENU


@pytest.fixture
def owner(qtbot) -> QWidget:
    owner = QWidget()
    qtbot.addWidget(owner)
    return owner


@pytest.fixture
def window(qtbot, owner) -> GuideWindow:
    window = GuideWindow(owner)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_every_picture_of_the_guide_is_there():
    told = paths.guide().read_text(encoding="utf-8")
    pictures = re.findall(r"!\[[^]]*\]\(([^)]+)\)", told)
    assert len(pictures) >= 10
    assert [name for name in pictures if not (paths.guide().parent / name).exists()] == []


def test_the_guide_tells_every_page_of_the_menu():
    told = paths.guide().read_text(encoding="utf-8")
    assert [page.title for page in MENU if page.title not in told] == []


def test_the_contents_lead_to_their_headings(window):
    last = window.contents.item(window.contents.count() - 1)
    assert window.contents.count() > 5
    window.go_to(last)
    assert window.text.textCursor().block().text() == last.text()
    assert window.text.verticalScrollBar().value() > 0


def test_pictures_fit_the_window(window):
    window.text.document().adjustSize()
    assert window.text.horizontalScrollBar().maximum() == 0


def test_esc_closes_it(qtbot, window):
    with qtbot.waitSignal(window.destroyed):
        qtbot.keyClick(window, Qt.Key.Key_Escape)


def test_a_guide_that_is_not_there_is_told(owner, monkeypatch, tmp_path):
    monkeypatch.setattr(guide, "guide", lambda: tmp_path / "không có.md")
    with pytest.raises(AppError, match="hướng dẫn"):
        GuideWindow(owner)
