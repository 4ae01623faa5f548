"""The window of a meeting pack: papers ticked and moved, the pack seen, saved and cancelled."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from uuid import UUID
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.core.terms import MeetingKind
from app.exports.pack.groups import OURS
from app.models.attachments import attach
from app.models.meeting import AgendaItem, Meeting
from app.services.agenda import add_item
from app.services.settings import load_preset
from app.ui.screens import pack as screen
from app.ui.screens.pack import PackWindow
from app.ui.widgets.pack_tree import KEY, NAME, PAGES, REMARK
from app.ui.widgets.preview import Preview
from tests.exports.pack.papers import plain
from tests.services.test_pack import DAY
from tests.ui.shells import RecordingShell

FILES = (("a.pdf", plain(2, word="First")), ("b.pdf", plain(3, word="Second")), ("c.docx", b"PK"))
Put = Callable[[str, tuple[tuple[str, bytes], ...]], None]


@pytest.fixture
def put(database, tmp_path) -> Put:
    """Attach files to a content by its words."""

    def put(words: str, files: tuple[tuple[str, bytes], ...]) -> None:
        with database.write("Lan") as session:
            [item] = [item for item in session.query(AgendaItem) if item.content == words]
            for name, content in files:
                (tmp_path / name).write_bytes(content)
                attach(
                    session,
                    tmp_path / name,
                    folder=database.folder,
                    owner_table="agenda_item",
                    owner_id=item.id,
                )

    return put


@pytest.fixture
def key(database, put) -> str:
    with database.write("Lan") as session:
        load_preset(session)
        meeting = Meeting(kind=MeetingKind.OTHER, title="Họp giao ban", held_on=DAY)
        session.add(meeting)
        session.flush()
        session.add_all(
            [
                AgendaItem(meeting_id=meeting.id, position=n, content=words)
                for n, words in enumerate(("Báo cáo", "Đề án"))
            ]
        )
        found = meeting.id.hex
    put("Báo cáo", FILES)
    return found


@pytest.fixture
def window(qtbot, tasks, settings, database, key) -> Iterator[PackWindow]:
    owner = QWidget()
    qtbot.addWidget(owner)
    window = PackWindow(RecordingShell(tasks, settings, database.folder), key, owner)
    window.show()
    qtbot.waitUntil(lambda: len(window.seen) == len(FILES) and not window.progress.is_busy())
    yield window
    if isValid(window):
        window.close()


def rows(window: PackWindow) -> list[tuple[str, str, str]]:
    items = [item for item in window.tree._items() if OURS not in (_key(item), _key(item.parent()))]
    return [(item.text(NAME), item.text(PAGES), item.text(REMARK)) for item in items]


def _key(item) -> str:
    return item.data(NAME, KEY) if item else ""


def item_of(window: PackWindow, words: str):
    return next(item for item in window.tree._items() if item.text(NAME).endswith(words))


def saved(qtbot, window: PackWindow, path: Path) -> list[str]:
    window.save_as(path)
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: not window.progress.is_busy())
    return [page.extract_text() for page in PdfReader(BytesIO(path.read_bytes())).pages]


def test_papers_are_told_in_the_order_of_the_agenda(window):
    assert rows(window) == [
        ("1. Báo cáo", "", ""),
        ("a.pdf", "2", ""),
        ("b.pdf", "3", ""),
        ("c.docx", "", "Tệp Word: xuất sang PDF rồi đính kèm lại."),
        ("2. Đề án", "", "Chưa có tài liệu"),
    ]
    assert window.state.text() == "2 tài liệu, 5 trang; 1 nội dung chưa có tài liệu"
    assert window.windowTitle() == "Bộ tài liệu phiên họp: Họp giao ban"


def test_a_content_that_needs_no_papers_is_not_missed(qtbot, window, database, key):
    with database.write("Hoa") as session:
        add_item(session, UUID(key), "Thông qua biên bản phiên trước")
    window._shell.tasks.changed.emit()
    qtbot.waitUntil(lambda: any(part.aside for part in window.parts))
    assert window.state.text().endswith("; 1 nội dung chưa có tài liệu"), (
        "as before: that of the second content"
    )


def test_an_unticked_paper_is_not_joined_and_the_order_is_that_of_the_window(qtbot, window, tmp_path):
    window.tree.setCurrentItem(item_of(window, "b.pdf"))
    qtbot.keyClick(window.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [row[0] for row in rows(window)][1:3] == ["b.pdf", "a.pdf"]
    assert window.tree.currentItem().text(NAME) == "b.pdf"
    texts = saved(qtbot, window, tmp_path / "both.pdf")
    assert ["Second" in text for text in texts] == [False, True, True, True, False, False]
    window.tree.setCurrentItem(item_of(window, "b.pdf"))
    qtbot.keyClick(window.tree, Qt.Key.Key_Space)
    assert window.state.text().startswith("1 tài liệu, 2 trang")
    texts = saved(qtbot, window, tmp_path / "one.pdf")
    assert len(texts) == 3
    assert "b.pdf" not in texts[0]
    assert "c.docx" in texts[0]


def test_a_document_of_ours_goes_in_when_it_is_ticked(qtbot, window, tmp_path):
    agenda = item_of(window, "Chương trình phiên họp")
    assert agenda.checkState(NAME) is Qt.CheckState.Unchecked
    agenda.setCheckState(NAME, Qt.CheckState.Checked)
    assert "và 1 văn bản của Văn phòng" in window.state.text()
    texts = saved(qtbot, window, tmp_path / "pack.pdf")
    assert len(texts) >= 7
    assert "CHƯƠNG TRÌNH" in texts[1]


def test_a_content_is_moved_by_the_buttons(qtbot, window):
    window.tree.setCurrentItem(item_of(window, "Đề án"))
    qtbot.mouseClick(window.up, Qt.MouseButton.LeftButton)
    assert [row[0] for row in rows(window)][:2] == ["1. Đề án", "2. Báo cáo"]
    qtbot.mouseClick(window.down, Qt.MouseButton.LeftButton)
    assert rows(window)[0][0] == "1. Báo cáo"


def test_a_file_that_is_attached_meanwhile_appears_and_the_order_stays(qtbot, window, put, tasks):
    window.tree.setCurrentItem(item_of(window, "Đề án"))
    window.move_current(-1)
    put("Đề án", (("d.pdf", plain(4)),))
    tasks.changed.emit()
    qtbot.waitUntil(lambda: ("d.pdf", "4", "") in rows(window))
    assert [row[0] for row in rows(window)][:3] == ["1. Đề án", "d.pdf", "2. Báo cáo"]
    assert item_of(window, "d.pdf").checkState(NAME) is Qt.CheckState.Checked


def test_the_preview_shows_the_pages_that_would_be_saved(qtbot, window):
    window.show_preview()
    qtbot.waitUntil(lambda: window.findChild(Preview) is not None)
    preview = window.findChild(Preview)
    qtbot.waitUntil(lambda: preview.view.pages is not None)
    assert len(preview.view.pages.sizes) == 6
    preview.close()


def test_in_asks_for_a_printer_when_the_pages_are_seen(qtbot, window, monkeypatch):
    asked = []
    monkeypatch.setattr(Preview, "_ask_printer", lambda preview: asked.append(preview.view.pages))
    window.print_pack()
    qtbot.waitUntil(lambda: bool(asked))
    assert asked[0] is not None
    window.findChild(Preview).close()


def test_a_cancel_leaves_no_file_and_the_window_can_go_on(qtbot, window, tmp_path, monkeypatch):
    from app.exports.pack import make

    kept = make.probe.ready

    def slow(content, *, progress=None):
        while True:
            progress(0, 1)

    monkeypatch.setattr(make.probe, "ready", slow)
    out = tmp_path / "out"
    out.mkdir()
    window.save_as(out / "a.pdf")
    qtbot.waitUntil(window.progress.isVisible)
    assert not window.save.isEnabled()
    qtbot.mouseClick(window.progress.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.save.isEnabled)
    assert window.state.text() == "Đã hủy; không có tệp nào được ghi."
    assert list(out.iterdir()) == []
    monkeypatch.setattr(make.probe, "ready", kept)
    assert len(saved(qtbot, window, out / "a.pdf")) == 6


def test_closing_the_window_stops_the_work(qtbot, window, tmp_path, monkeypatch):
    from app.exports.pack import make

    def slow(content, *, progress=None):
        while True:
            progress(0, 1)

    monkeypatch.setattr(make.probe, "ready", slow)
    window.save_as(tmp_path / "pack.pdf")
    qtbot.waitUntil(window.progress.isVisible)
    work = window._work
    with qtbot.waitSignal(work.ended):
        window.close()
    assert work.is_cancelled()
    assert not (tmp_path / "pack.pdf").exists()


def test_a_folder_that_cannot_be_written_is_told(qtbot, window, tmp_path, reported):
    (tmp_path / "file").write_bytes(b"")
    window.save_as(tmp_path / "file" / "a.pdf")
    qtbot.waitUntil(lambda: bool(reported))
    assert "Không ghi được" in str(reported[0])
    qtbot.waitUntil(window.save.isEnabled)


def test_a_meeting_that_is_gone_closes_the_window(qtbot, tasks, settings, database, reported):
    owner = QWidget()
    qtbot.addWidget(owner)
    window = PackWindow(RecordingShell(tasks, settings, database.folder), "0" * 32, owner)
    window.show()
    qtbot.waitUntil(lambda: bool(reported))
    qtbot.waitUntil(lambda: not isValid(window) or not window.isVisible())


def test_the_list_of_papers_opens_the_pack_of_their_meeting(
    qtbot, tasks, settings, database, key, monkeypatch
):
    from app.ui.screens.meeting_actions import PACK
    from app.ui.screens.papers import PAPERS

    shell, opened = RecordingShell(tasks, settings, database.folder), []
    monkeypatch.setattr(screen, "open_pack", lambda shell, key: opened.append(key))
    with database.read() as session:
        content = session.query(AgendaItem).first().id.hex
    pack = next(action for action in PAPERS.actions if action.label == PACK.label)
    pack.run(shell, [content])
    qtbot.waitUntil(lambda: opened == [key])


def test_the_action_of_the_list_opens_the_window_over_the_program(
    qtbot, tasks, settings, database, key, monkeypatch
):
    from app.ui.screens.meeting_actions import PACK

    shell, opened = RecordingShell(tasks, settings, database.folder), []
    monkeypatch.setattr(screen, "open_pack", lambda shell, key: opened.append((shell, key)))
    PACK.run(shell, [key])
    assert opened == [(shell, key)]


def test_a_zip_file_has_the_pack_and_the_files_as_they_came(qtbot, window, tmp_path, monkeypatch):
    out = tmp_path / "pack.zip"
    monkeypatch.setattr(screen, "ask_file", lambda *_, **__: out)
    window.zip.click()
    qtbot.waitUntil(lambda: window.state.text().startswith("Đã lưu"))
    with ZipFile(out) as file:
        joined, *others = file.namelist()
        assert others == [f"01. Báo cáo/1.{n} {name}" for n, (name, _) in enumerate(FILES, 1)]
        assert len(PdfReader(BytesIO(file.read(joined))).pages) == 6
