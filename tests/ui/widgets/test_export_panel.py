"""The panel that starts and follows an export."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.exports.catalog import DOCUMENTS
from app.exports.formats import Format
from app.ui.tasks import Work
from app.ui.widgets import export_panel, saving
from app.ui.widgets.export_panel import NOT_EXPORTED, NOT_SHOWN, ExportPanel


@pytest.fixture
def panel(qtbot, settings):
    panel = ExportPanel(settings)
    qtbot.addWidget(panel)
    panel.show()
    return panel


def test_all_formats_are_chosen_at_first(panel):
    assert panel.chosen() == ("docx", "xlsx", "pdf")
    assert panel.start.isEnabled()


def test_without_a_format_nothing_can_be_started(panel):
    for box in panel.formats.values():
        box.setChecked(False)
    assert not panel.start.isEnabled()
    panel.formats["pdf"].setChecked(True)
    assert panel.start.isEnabled()
    assert panel.chosen() == ("pdf",)


def test_the_chosen_folder_is_remembered(panel, settings, tmp_path, monkeypatch):
    monkeypatch.setattr(export_panel.QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    panel.choose.click()
    assert panel.target() == tmp_path
    assert ExportPanel(settings).target() == tmp_path


def test_the_folder_is_read_and_not_typed_and_told_whole(qtbot, panel, tmp_path, monkeypatch):
    """A field that takes no keys is none: the keyboard goes from the formats to the button."""
    long = tmp_path / ("báo cáo giao ban của Văn phòng " * 3).strip()
    long.mkdir()
    monkeypatch.setattr(export_panel.QFileDialog, "getExistingDirectory", lambda *_: str(long))
    panel.choose.click()
    assert not isinstance(panel.folder, QLineEdit)
    assert panel.folder.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert panel.folder.toolTip() == str(long)
    assert panel.choose.accessibleDescription() == str(long)
    assert panel.choose.geometry().right() <= panel.width()


def test_a_choice_that_is_cancelled_changes_nothing(panel, monkeypatch):
    before = panel.target()
    monkeypatch.setattr(export_panel.QFileDialog, "getExistingDirectory", lambda *_: "")
    panel.choose.click()
    assert panel.target() == before


def test_a_short_export_shows_no_bar(panel):
    work = Work()
    panel.follow(work)
    assert not panel.progress.bar.isVisible()
    work.ended.emit()
    panel.progress.show_when_long()
    assert not panel.progress.bar.isVisible()


def test_a_long_export_shows_how_far_it_is_and_can_be_stopped(qtbot, panel):
    work = Work()
    panel.set_busy("Đang xuất…")
    panel.follow(work)
    qtbot.waitUntil(panel.progress.bar.isVisible)
    work.step(300, 1000)
    assert (panel.progress.bar.value(), panel.progress.bar.maximum()) == (300, 1000)
    panel.progress.stop.click()
    assert work.is_cancelled()
    work.ended.emit()
    assert panel.state.text() == "Đã hủy, chưa ghi tệp nào."
    assert (panel.progress.bar.isVisible(), panel.start.isEnabled()) == (False, True)


def test_files_of_an_earlier_export_go_when_a_later_one_is_cancelled(panel, tmp_path):
    file = tmp_path / "Báo cáo.docx"
    file.write_bytes(b"x")
    for failure, left in ((NOT_SHOWN, 1), (NOT_EXPORTED, 0)):
        panel.show_files([file])
        work = Work()
        panel.follow(work, failure=failure)
        work.cancel()
        work.ended.emit()
        assert panel.files.count() == left
    assert not panel.files.isVisible()


def test_files_are_listed_with_their_size_and_opened(qtbot, panel, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(saving.QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    files = [tmp_path / "Báo cáo.docx", tmp_path / "Bảng.xlsx"]
    files[0].write_bytes(b"x" * 2048)
    files[1].write_bytes(b"x")
    panel.show_files(files)
    assert [panel.files.item(row).text() for row in range(2)] == ["Báo cáo.docx  (2 KB)", "Bảng.xlsx  (1 KB)"]
    panel.files.setCurrentRow(0)
    qtbot.keyClick(panel.files, Qt.Key.Key_Return)
    assert [url.toLocalFile() for url in opened] == [str(files[0])]


def test_a_file_that_is_gone_is_said(panel, tmp_path, reported):
    file = tmp_path / "a.docx"
    file.write_bytes(b"x")
    panel.show_files([file])
    file.unlink()
    panel.files.itemActivated.emit(panel.files.item(0))
    assert [type(error).__name__ for error in reported] == ["AppError"]


def test_a_machine_that_cannot_open_a_file_is_said(panel, tmp_path, reported, monkeypatch):
    monkeypatch.setattr(saving.QDesktopServices, "openUrl", lambda _: False)
    file = tmp_path / "a.docx"
    file.write_bytes(b"x")
    panel.show_files([file])
    panel.files.itemActivated.emit(panel.files.item(0))
    assert "a.docx" in str(reported[0])


def test_a_preview_is_asked_for_by_the_name_of_its_document(qtbot, panel):
    asked: list[str] = []
    panel.preview_asked.connect(asked.append)
    for button in panel.previews.values():
        button.click()
    assert asked == ["month_report", "month_bulletin"]


def test_while_something_is_under_way_nothing_else_can_be_started(panel):
    panel.set_busy("Đang xuất…")
    assert not any(button.isEnabled() for button in (panel.start, *panel.previews.values()))
    panel.set_idle()
    assert all(button.isEnabled() for button in (panel.start, *panel.previews.values()))


def test_what_was_exported_last_is_said_again_after_a_preview(panel, tmp_path):
    file = tmp_path / "a.docx"
    file.write_bytes(b"x")
    assert not panel.files.isVisible()
    panel.show_files([file])
    assert panel.files.isVisible()
    panel.set_busy("Đang tính số liệu…")
    panel.set_idle()
    assert panel.state.text() == "Đã xuất 1 tệp:"


def test_it_is_said_what_came_to_nothing(panel):
    work = Work()
    panel.follow(work, failure=export_panel.NOT_SHOWN)
    work.ended.emit()
    assert panel.state.text() == "Chưa xem trước được."


def test_every_document_of_the_set_with_pages_can_be_previewed():
    assert list(export_panel.PREVIEWS) == ["month_report", "month_bulletin"]
    assert all(Format.PDF in DOCUMENTS[code].FORMATS for code in export_panel.PREVIEWS)


@pytest.fixture
def active(qtbot, panel):
    with qtbot.waitActive(panel):
        panel.activateWindow()
    return panel


def export_long(qtbot, panel):
    """An export that is seen and comes to its end."""
    panel.set_busy("Đang lưu phần lời…")
    panel.set_busy("Đang xuất…")
    work = Work()
    panel.follow(work)
    panel.progress.show_when_long()
    return work


def test_the_keyboard_is_where_it_was_after_an_export(qtbot, active):
    active.start.setFocus()
    work = export_long(qtbot, active)
    assert not active.start.hasFocus(), "what is greyed cannot have it"
    work.ended.emit()
    assert active.start.hasFocus()


def test_it_is_also_back_where_the_bar_had_taken_it_and_went(qtbot, active):
    active.start.setFocus()
    work = export_long(qtbot, active)
    active._focus._handed = active.progress.stop
    active.progress.stop.setFocus()
    work.ended.emit()
    assert active.start.hasFocus()


def test_who_went_elsewhere_meanwhile_stays_there(qtbot, active):
    active.start.setFocus()
    work = export_long(qtbot, active)
    elsewhere = next(box for box in active.formats.values() if not box.hasFocus())
    elsewhere.setFocus()
    work.ended.emit()
    assert elsewhere.hasFocus()


def test_who_types_beside_it_is_not_disturbed(qtbot, active):
    active.formats["pdf"].setFocus()
    work = export_long(qtbot, active)
    assert active.formats["pdf"].hasFocus()
    work.ended.emit()
    assert active.formats["pdf"].hasFocus()
