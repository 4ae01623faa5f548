"""The page of Word templates: added when the check has nothing to say, fields copied, documents made."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication

from app.core.template_kinds import TemplateKind
from app.core.terms import MeetingKind
from app.models.meeting import Meeting
from app.services.settings import load_preset
from app.ui.screens import templates as screen
from app.ui.screens.templates import EMPTY, FINE, TemplatesPage
from tests.exports.templates.letters import letter, text
from tests.services.test_pack import DAY
from tests.ui.shells import RecordingShell


@pytest.fixture
def page(qtbot, tasks, settings, database) -> TemplatesPage:
    with database.write("Lan") as session:
        load_preset(session)
        session.add(Meeting(kind=MeetingKind.OTHER, title="Họp bàn", held_on=DAY))
    page = TemplatesPage(RecordingShell(tasks, settings, database.folder))
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitUntil(lambda: page.result.toPlainText() == EMPTY)
    return page


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "Giấy mời riêng.docx"
    path.write_bytes(letter("{{ ten_cuoc_hop }}", "{{ chu_tri }}"))
    return path


def add(qtbot, page: TemplatesPage, path: Path) -> None:
    page.add([path])
    qtbot.waitUntil(lambda: FINE in page.result.toPlainText() and page.export.isEnabled())


def drop(path: Path) -> QDropEvent:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop.data = data  # an event does not own what it carries
    left = Qt.MouseButton.LeftButton
    offered = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    return QDropEvent(QPointF(5, 5), offered, data, left, Qt.KeyboardModifier.ShiftModifier)


def test_a_good_file_becomes_a_template_and_its_subjects_are_offered(qtbot, page, good):
    add(qtbot, page, good)
    assert [(row.name, row.kind) for row in page.rows] == [("Giấy mời riêng", TemplateKind.MEETING)]
    assert page.subject.currentText() == "Họp bàn (30/11/2026)"
    assert ("Đã thêm mẫu “Giấy mời riêng”.", True) in page._shell.said


def test_a_dropped_file_with_faults_is_told_and_not_kept(qtbot, page, tmp_path):
    bad = tmp_path / "sai.docx"
    bad.write_bytes(letter("a", "{{ ten_cuochop }}"))
    event = drop(bad)
    page.dropEvent(event)
    assert event.dropAction() is Qt.DropAction.CopyAction, "the file stays where it lies"
    qtbot.waitUntil(lambda: "Chưa thêm “sai.docx”" in page.result.toPlainText())
    said = page.result.toPlainText()
    assert "Đoạn 2 “{{ ten_cuochop }}”" in said
    assert "có phải là “ten_cuoc_hop”" in said
    assert page.rows == ()
    assert not page.export.isEnabled()


def test_a_field_is_copied(qtbot, page):
    page.fields.table.selectRow(1)
    qtbot.mouseClick(page.fields.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "{{ loai_cuoc_hop }}"
    assert page._shell.said[-1] == ("Đã chép {{ loai_cuoc_hop }}", False)
    page.kind.setCurrentIndex(page.kind.findData(TemplateKind.MONTH.value))
    page.fields.copy()
    assert QGuiApplication.clipboard().text() == "{{ thang }}"


def test_a_document_is_written_once_its_blanks_are_accepted(qtbot, page, good, tmp_path):
    add(qtbot, page, good)
    out = tmp_path / "out.docx"
    page.make(out)
    qtbot.waitUntil(page.bar.isVisible)
    assert "Chưa có dữ liệu cho “Họ tên người chủ trì” (1 chỗ)" in page.bar.label.text()
    assert not out.exists()
    qtbot.mouseClick(page.bar.buttons[1], Qt.MouseButton.LeftButton)
    assert not out.exists()
    page.make(out)
    qtbot.waitUntil(page.bar.isVisible)
    qtbot.mouseClick(page.bar.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(out.exists)
    qtbot.waitUntil(lambda: ("Đã xuất out.docx.", False) in page._shell.said)
    assert text(out.read_bytes()) == ["Họp bàn", "…………"]


def test_a_document_that_was_edited_since_stays(qtbot, page, good, tmp_path):
    add(qtbot, page, good)
    out, other = tmp_path / "out.docx", tmp_path / "out (2).docx"
    out.write_bytes(letter("sửa tay"))
    page.make(out)
    qtbot.waitUntil(page.bar.isVisible)
    qtbot.mouseClick(page.bar.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(other.exists)
    qtbot.waitUntil(lambda: "giữ nguyên" in page._shell.said[-1][0])
    assert text(out.read_bytes()) == ["sửa tay"]


def test_a_template_is_removed_with_a_way_back(qtbot, page, good):
    add(qtbot, page, good)
    qtbot.mouseClick(page.remove_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.rows == ())
    assert ("Đã bỏ mẫu “Giấy mời riêng”.", True) in page._shell.said
    assert not page.remove_button.isEnabled()


def test_a_template_is_opened_as_a_copy(qtbot, page, good, monkeypatch):
    opened = []
    monkeypatch.setattr(screen, "open_copy", lambda tasks, folder, file: opened.append(file.name))
    add(qtbot, page, good)
    qtbot.mouseClick(page.open_button, Qt.MouseButton.LeftButton)
    assert opened == ["Giấy mời riêng.docx"]


def test_a_file_that_cannot_be_read_is_told(qtbot, page, tmp_path, reported):
    page.add([tmp_path / "không có.docx"])
    qtbot.waitUntil(lambda: bool(reported))
    assert "Không đọc được tệp" in str(reported[0])
    qtbot.waitUntil(page.add_button.isEnabled)
