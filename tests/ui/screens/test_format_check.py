"""The page that checks a Word file: findings by weight, the mended copy, the list to paste, words for what fails."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.exports.check import Severity, check
from app.ui.screens.format_check import CLEAN, FormatCheckPage
from tests.exports.check.making import body, centred, official, p
from tests.ui.shells import RecordingShell

FAULTY = official(
    title=centred("BÁO CÁO", 16), parent=centred("UBND TỈNH LÀO CAI", 13), last=body("Trân  trọng.")
)


@pytest.fixture
def page(qtbot, tasks, settings, database) -> FormatCheckPage:
    page = FormatCheckPage(RecordingShell(tasks, settings, database.folder))
    qtbot.addWidget(page)
    page.resize(1200, 700)
    with qtbot.waitExposed(page):
        page.show()
    return page


def take(qtbot, page: FormatCheckPage, data: bytes, path: Path) -> None:
    path.write_bytes(data)
    page.take(path)
    ready(qtbot, page)


def ready(qtbot, page: FormatCheckPage) -> None:
    qtbot.waitUntil(lambda: page._work is None, timeout=20_000)
    qtbot.wait(20)


def shown(page: FormatCheckPage) -> list[str]:
    return [line.cells[4] for line in page.table.lines()]


def test_nothing_can_be_saved_before_a_file_is_read(page) -> None:
    assert not page.save.isEnabled()
    assert not page.copy.isEnabled()
    assert not page.again.isEnabled()


def test_findings_are_listed_the_heaviest_first(qtbot, page, tmp_path) -> None:
    take(qtbot, page, FAULTY, tmp_path / "báo cáo.docx")
    assert shown(page) == ["ND30-05a", "ND30-09d", "ND30-17a", "ND30-22a"]
    assert page.summary.text() == "“báo cáo.docx”: 02 lỗi, 01 cảnh báo, 01 gợi ý; 03 điểm sửa được tự động."
    assert page.table.lines()[0].cells[:2] == ("▲ Lỗi", "Tên cơ quan chủ quản")
    assert "Quy định: Phụ lục I, Phần I, Mục II.2.b (ND30-05a)." in page.details.text()
    assert page.state.text() == "4 điểm"


def test_weights_are_hidden_and_shown(qtbot, page, tmp_path) -> None:
    take(qtbot, page, FAULTY, tmp_path / "a.docx")
    page.filters[Severity.ERROR].click()
    assert shown(page) == ["ND30-17a", "ND30-22a"]
    assert page.state.text() == "2 trong 4 điểm"
    page.filters[Severity.ERROR].click()
    assert len(shown(page)) == 4


def test_a_sound_file_is_said_to_be_sound(qtbot, page, tmp_path) -> None:
    take(qtbot, page, official(), tmp_path / "a.docx")
    assert page.summary.text() == "“a.docx” không có lỗi thể thức."
    assert page._empty.text() == CLEAN
    assert page._empty.isVisible()


def test_the_copy_is_mended_and_the_original_stays(qtbot, page, tmp_path) -> None:
    path, copy = tmp_path / "a.docx", tmp_path / "a (đã sửa).docx"
    take(qtbot, page, FAULTY, path)
    page.save_copy(copy)
    ready(qtbot, page)
    assert path.read_bytes() == FAULTY
    assert [finding.code for finding in check(copy.read_bytes()).findings] == ["ND30-05a"]
    assert page._shell.said[-1][0].startswith("Đã lưu bản sửa “a (đã sửa).docx”")
    assert page.save.isEnabled()


def test_the_original_is_never_written_over(qtbot, page, tmp_path, reported) -> None:
    path = tmp_path / "a.docx"
    take(qtbot, page, FAULTY, path)
    page.save_copy(path)
    ready(qtbot, page)
    assert [str(failure) for failure in reported] == ["Bản sửa trùng với tệp gốc nên không ghi."]
    assert path.read_bytes() == FAULTY


def test_a_file_that_cannot_be_read_is_told_in_words(qtbot, page, tmp_path, reported) -> None:
    take(qtbot, page, b"PK broken", tmp_path / "hỏng.docx")
    assert [str(failure) for failure in reported] == ["Tệp “hỏng.docx” bị hỏng, không đọc được."]
    assert page.state.text() == "Chưa đọc được tệp."
    assert not page.save.isEnabled()
    assert page.again.isEnabled()


def test_the_list_goes_to_the_clipboard_by_the_keyboard(qtbot, page, tmp_path) -> None:
    take(qtbot, page, FAULTY, tmp_path / "a.docx")
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    said = QGuiApplication.clipboard().text().splitlines()
    assert said[1].split("\t") == ["Mức", "Nơi", "Điều cần xem", "Quy định", "Mã"]
    assert len(said) == 2 + 4


def test_a_mended_file_is_read_again_by_a_key(qtbot, page, tmp_path) -> None:
    path = tmp_path / "a.docx"
    take(qtbot, page, FAULTY, path)
    path.write_bytes(official(name=p()))
    qtbot.keyClick(page.table, Qt.Key.Key_F5)
    ready(qtbot, page)
    assert page.table.lines() == ()
