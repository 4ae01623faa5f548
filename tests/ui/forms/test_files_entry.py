"""Files in a cell of a form: attached, kept in a draft, saved with their row, removed."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QToolTip

from app.briefings.attached import AttachedFile
from app.models.attachments import path_of
from app.ui.forms import file_copies
from app.ui.forms.entry import Around
from app.ui.forms.files_entry import ATTACH, COPYING, FilesEntry
from app.ui.today import today

KEPT = AttachedFile("k" * 32, "cũ.pdf", 3, "ab" * 32)


@pytest.fixture
def entry(qtbot, tasks, database) -> FilesEntry:
    entry = FilesEntry(Around(tasks, today, folder=database.folder))
    qtbot.addWidget(entry)
    entry.resize(200, 40)
    entry.show()
    return entry


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Tờ trình.pdf"
    path.write_bytes(b"%PDF")
    return path


def test_a_file_is_copied_into_the_data_and_waits_without_a_key(qtbot, entry, file, database):
    with qtbot.waitSignals([entry.edited, entry.settled]):
        entry.add([file])
        assert entry.is_busy()
        assert entry.button.text() == COPYING
    [held] = entry.value()
    assert (held.key, held.name, held.size) == ("", "Tờ trình.pdf", 4)
    assert path_of(database.folder, held.sha256).read_bytes() == b"%PDF"
    assert (entry.button.text(), entry.button.toolTip()) == ("1 tệp", "Tờ trình.pdf")


def test_a_file_that_the_cell_holds_is_told_and_not_held_twice(qtbot, entry, file, monkeypatch):
    told = []
    monkeypatch.setattr(QToolTip, "showText", lambda _, sentence, at: told.append((sentence, at)))
    for _ in range(2):
        with qtbot.waitSignal(entry.settled):
            entry.add([file])
    assert [held.name for held in entry.value()] == ["Tờ trình.pdf"]
    assert told == [("“Tờ trình.pdf” đã đính kèm từ trước, không thêm lần nữa", entry.button)]


def test_a_copy_that_ends_after_another_record_is_shown_is_not_its_own(qtbot, entry, file):
    entry.add([file])
    with qtbot.waitSignal(entry.settled):
        entry.show_value((KEPT,))
    assert entry.value() == (KEPT,)


def test_what_stands_in_a_draft_stands_there_again(entry):
    entry.show_value((KEPT, AttachedFile("", "mới.pdf", 1, "cd" * 32)))
    state = entry.state()
    held = entry.value()
    entry.show_value(())
    assert entry.button.text() == ATTACH
    entry.set_state(state)
    assert entry.value() == held


def test_a_file_is_removed_from_the_menu(qtbot, entry, monkeypatch):
    monkeypatch.setattr(entry.menu, "popup", lambda _: None)  # without a screen no menu can take the keyboard
    entry.show_value((KEPT,))
    qtbot.mouseClick(entry.button, Qt.MouseButton.LeftButton)
    labels = [action.text() for action in entry.menu.actions() if action.text()]
    assert labels == ["Mở “cũ.pdf” (1 KB)", "Bỏ “cũ.pdf” (1 KB)", ATTACH]
    with qtbot.waitSignal(entry.edited):
        next(action for action in entry.menu.actions() if action.text().startswith("Bỏ")).trigger()
    assert entry.value() == ()


def test_an_empty_cell_asks_for_files_at_once(qtbot, entry, file, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    with qtbot.waitSignal(entry.settled):
        qtbot.mouseClick(entry.button, Qt.MouseButton.LeftButton)
    assert [held.name for held in entry.value()] == ["Tờ trình.pdf"]


def test_files_are_dropped_on_the_cell(qtbot, entry, file):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)), QUrl("https://example.org/a")])
    event = QDropEvent(
        QPointF(1, 1),
        Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ShiftModifier,  # a move is proposed
    )
    with qtbot.waitSignal(entry.settled):
        entry.dropEvent(event)
    assert len(entry.value()) == 1
    assert event.dropAction() is Qt.DropAction.CopyAction, "the file stays where it lies"


def test_a_file_is_opened_as_a_copy(qtbot, entry, file, monkeypatch):
    opened: list[Path] = []
    monkeypatch.setattr(file_copies, "_show", opened.append)
    with qtbot.waitSignal(entry.settled):
        entry.add([file])
    entry._open(entry.value()[0])
    qtbot.waitUntil(lambda: bool(opened))
    assert opened[0].read_bytes() == b"%PDF"
    assert opened[0] != file
