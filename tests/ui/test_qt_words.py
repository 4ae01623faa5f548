"""Qt's own words: every one of them is Qt's, is said, and stands in the file that the program reads."""

import re
import shutil
import subprocess
import sys
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, Qt, QTranslator
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QTreeView,
)

from app.core.errors import AppError
from app.core.paths import resources
from app.ui import qt_words

SOURCE = resources() / "qt" / "vi.ts"
MENUS = ("QLineEdit", "QWidgetTextControl", "QAbstractSpinBox")


def messages() -> list[tuple[str, str, str]]:
    """Context, Qt's English and our words."""
    found: list[tuple[str, str, str]] = []
    for context in ET.parse(SOURCE).getroot().iter("context"):
        name = context.findtext("name", "")
        found.extend(
            (name, message.findtext("source", ""), message.findtext("translation", ""))
            for message in context.iter("message")
        )
    return found


@pytest.fixture
def vietnamese(qapp):
    before = qapp.findChildren(QTranslator)
    qt_words.speak(qapp)
    yield
    for words in qapp.findChildren(QTranslator):
        if words not in before:
            qapp.removeTranslator(words)
            words.deleteLater()


def test_the_file_that_is_read_is_made_of_the_words_as_they_are_now(tmp_path: Path):
    release = shutil.which("pyside6-lrelease") or Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([release, SOURCE, "-qm", tmp_path / "vi.qm"], check=True, capture_output=True)
    assert (tmp_path / "vi.qm").read_bytes() == SOURCE.with_suffix(".qm").read_bytes()


def test_every_word_is_one_that_qt_asks_for(qapp):
    german = QTranslator()
    assert german.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    strange = [(name, source) for name, source, _ in messages() if not german.translate(name, source)]
    assert strange == []


def test_every_word_is_said_and_keeps_its_places_and_keys():
    for name, source, said in messages():
        assert said.strip(), (name, source)
        assert re.findall("%[0-9]", said) == re.findall("%[0-9]", source), said
        assert said.count("&") == source.count("&"), said
        assert source.endswith(" ") == said.endswith(" "), said


def test_no_two_entries_of_a_menu_have_the_same_key():
    for name, some in groupby(messages(), lambda message: message[0]):
        keys = [said[said.index("&") + 1].casefold() for _, _, said in some if "&" in said]
        assert all(key.isascii() for key in keys), (name, keys)
        if name in MENUS:
            assert len(keys) == len(set(keys)), (name, keys)


def test_the_dialog_for_files_speaks_vietnamese(qtbot, vietnamese, tmp_path):
    dialog = QFileDialog(directory=str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    labels = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"&Tìm trong:", "Tê&n tệp:", "L&oại tệp:"} <= labels
    buttons = {button.text() for button in dialog.findChildren(QPushButton)}
    assert {"&Mở", "Hủy"} <= buttons
    tips = {button.toolTip() for button in dialog.findChildren(QToolButton)}
    assert {"Quay lại", "Đi tiếp", "Thư mục trên", "Tạo thư mục mới"} <= tips
    headers = dialog.findChild(QTreeView).model()
    named = [headers.headerData(column, Qt.Orientation.Horizontal) for column in range(4)]
    assert named == ["Tên", "Cỡ", "Loại", "Ngày sửa"]


@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_text_field_speaks_vietnamese(qtbot, vietnamese, make):
    field = make()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    said = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert said == ["&Hoàn tác", "&Làm lại", "Cắ&t", "Sao &chép", "&Dán", "Xóa", "Chọn tất cả"]
    menu.deleteLater()


def test_standard_buttons_speak_vietnamese(qtbot, vietnamese):
    kinds = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(kinds.Ok | kinds.Cancel | kinds.Save | kinds.Discard | kinds.Yes | kinds.No)
    qtbot.addWidget(box)
    said = {button.text() for button in box.buttons()}
    assert said == {"Đồng ý", "Hủy", "Lưu", "Bỏ", "&Có", "&Không"}


def test_a_program_without_the_words_says_so(qapp, monkeypatch):
    monkeypatch.setattr(qt_words, "WORDS", "không có.qm")
    with pytest.raises(AppError, match="Thiếu tệp lời tiếng Việt"):
        qt_words.speak(QCoreApplication.instance())
