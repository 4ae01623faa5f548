"""The import page: what a file would change, what is wrong and where, columns by hand, one button."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFileDialog
from sqlalchemy import func, select

from app.importers.office_workbook.columns import letter
from app.models.task import Task
from app.services.saves import saves
from app.services.undo import redo, undo
from app.ui import theme
from app.ui.screens.import_words import BY_HAND
from app.ui.screens.importing import ImportPage
from app.ui.widgets.column_mapping import UNUSED
from tests.importers.office_workbook.making import FILES, TASK, TASKS, workbook
from tests.ui.shells import RecordingShell

CLEAN = FILES / "office-clean.xlsx"
MESSY = FILES / "office-messy.xlsx"


@pytest.fixture
def page(qtbot, tasks, settings, database) -> ImportPage:
    page = ImportPage(RecordingShell(tasks, settings, database.folder))
    qtbot.addWidget(page)
    page.resize(1200, 700)
    with qtbot.waitExposed(page):
        page.show()
    return page


def take(qtbot, page: ImportPage, path: Path) -> None:
    page.take(path)
    ready(qtbot, page)


def ready(qtbot, page: ImportPage) -> None:
    qtbot.waitUntil(lambda: page._work is None and page.choose.isEnabled(), timeout=20_000)
    if page._sheets is not None:
        page._sheets.finish()  # shown a turn later


def tasks_in(database) -> int:
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(Task).where(Task.deleted_at.is_(None)))


def test_nothing_can_be_written_before_a_file_is_read(page):
    assert not page.write.isEnabled()
    assert not page.again.isEnabled()


def test_a_file_is_chosen_from_the_keyboard_wherever_the_page_is_opened_from(qtbot, page, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(CLEAN), ""))
    page.hide()
    page.show()
    page.year.setFocus()
    qtbot.waitUntil(lambda: page.focusWidget() is page.choose)
    qtbot.keyClick(page.choose, Qt.Key.Key_Return)
    assert page._path == CLEAN
    ready(qtbot, page)


def test_a_sound_file_is_written_by_one_button(qtbot, page, database):
    take(qtbot, page, CLEAN)
    assert "mới" in page.summary.text()
    assert tasks_in(database) == 0
    qtbot.mouseClick(page.write, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page._shell.said), timeout=20_000)
    ((sentence, undoable),) = page._shell.said
    assert sentence.startswith("Đã nhập “office-clean.xlsx”: Nhiệm vụ: ")
    assert undoable
    assert page.summary.text() == sentence, "it stays to be read where the file was"
    assert tasks_in(database) > 0
    assert not page.write.isEnabled()


def test_an_import_is_one_step_that_can_be_taken_back(qtbot, page, database):
    take(qtbot, page, CLEAN)
    page.write.click()
    qtbot.waitUntil(lambda: bool(page._shell.said), timeout=20_000)
    with database.write("Kiểm thử") as session:
        assert undo(session) is not None
    assert tasks_in(database) == 0


def test_what_was_imported_is_said_until_it_is_taken_back(qtbot, page, database):
    take(qtbot, page, CLEAN)
    page.write.click()
    qtbot.waitUntil(lambda: bool(page._shell.said), timeout=20_000)
    ((said, _),) = page._shell.said
    back = "Đã hoàn tác việc nhập “office-clean.xlsx”."
    page._shell.tasks.do(undo)
    qtbot.waitUntil(lambda: page.summary.text() == back)
    page._shell.tasks.do(redo)
    qtbot.waitUntil(lambda: page.summary.text() == said)
    page._shell.tasks.do(undo)
    qtbot.waitUntil(lambda: page.summary.text() == back)
    take(qtbot, page, CLEAN)
    page._shell.tasks.do(lambda _: None)
    qtbot.waitUntil(lambda: not page._shell.tasks.is_busy())
    assert page.summary.text().startswith("Nhiệm vụ: "), "what another file would change is not overwritten"


def test_history_tells_an_import_by_its_file(qtbot, page, database):
    take(qtbot, page, CLEAN)
    new = sum(counts.new for counts in page._looked.proposal.counts.values())
    page.write.click()
    qtbot.waitUntil(lambda: bool(page._shell.said), timeout=20_000)
    title = f"Nhập tệp “office-clean.xlsx”: {new} dòng mới"
    with database.read() as session:
        assert saves(session, limit=1)[0].title == title
    with database.write("Kiểm thử") as session:
        assert undo(session).title == title


def test_a_file_that_comes_while_another_is_written_is_held_against_what_was_written(
    qtbot, page, tmp_path, database, monkeypatch
):
    written = []
    monkeypatch.setattr(page._shell.tasks, "do", lambda *job, **answers: written.append((job, answers)))
    path = workbook(tmp_path, {"Nhiệm vụ": [TASKS, TASK]})
    take(qtbot, page, path)
    page.write.click()
    page.take(path)  # again, while it is being written
    page.again.click()
    assert page._work is None, "nothing is read of data that are about to change"
    assert path.name in page.state.text()
    monkeypatch.undo()
    [((job, then), answers)] = written
    page._shell.tasks.do(job, then, **answers)
    qtbot.waitUntil(lambda: bool(page._shell.said))
    ready(qtbot, page)
    assert tasks_in(database) == 1
    assert page.state.text() == "Tệp không có gì khác dữ liệu đang có."


def test_a_file_that_came_is_read_also_where_the_one_before_was_refused(qtbot, page, tmp_path, monkeypatch):
    refused = []
    monkeypatch.setattr(page._shell.tasks, "do", lambda *_, failed: refused.append(failed))
    take(qtbot, page, workbook(tmp_path, {"Nhiệm vụ": [TASKS, TASK]}))
    page.write.click()
    page.take(CLEAN)
    refused[0]()
    ready(qtbot, page)
    assert page._path == CLEAN
    assert page.write.isEnabled()


def test_a_second_import_of_the_same_file_has_nothing_to_write(qtbot, page):
    take(qtbot, page, CLEAN)
    page.write.click()
    qtbot.waitUntil(lambda: bool(page._shell.said), timeout=20_000)
    take(qtbot, page, CLEAN)
    assert page.state.text() == "Tệp không có gì khác dữ liệu đang có."
    assert not page.write.isEnabled()


def test_a_changed_cell_is_shown_old_and_new(qtbot, page, tmp_path):
    path = workbook(tmp_path, {"Nhiệm vụ": [TASKS, TASK]})
    take(qtbot, page, path)
    page.write.click()
    qtbot.waitUntil(lambda: bool(page._shell.said))
    workbook(tmp_path, {"Nhiệm vụ": [TASKS, [*TASK[:-1], "20/10/2026"]]})
    take(qtbot, page, path)
    (line,) = page.changes.lines()
    assert line.cells[-2:] == ("15/10/2026", "20/10/2026")
    assert page.tabs.currentWidget() is page.changes


def test_leaving_the_box_of_the_year_reads_nothing_again(qtbot, page):
    take(qtbot, page, CLEAN)
    page.year.setFocus()
    page.year.editingFinished.emit()
    assert page.write.isEnabled()


@pytest.fixture
def faulty(tmp_path) -> Path:
    return workbook(tmp_path, {"Nhiệm vụ": [TASKS, TASK, [*TASK[:2], "hôm nào đó", *TASK[3:]]]})


def test_an_error_refuses_the_file_and_stands_beside_its_cell(qtbot, page, faulty, database):
    take(qtbot, page, faulty)
    assert not page.write.isEnabled()
    assert "1 lỗi" in page.state.text()
    (line,) = [line for line in page.complaints.lines() if "Lỗi" in line.cells[0]]
    assert line.cells[2:4] == ("3", "C (Ngày giao)")
    page.complaints.opened.emit(line.data)
    assert page.sheet.currentText() == "Nhiệm vụ"
    place = page.grid.currentIndex()
    assert (place.row(), place.column()) == (2, 2)
    assert place.data().endswith("hôm nào đó")
    assert place.data(Qt.ItemDataRole.ToolTipRole) == line.cells[4]
    assert isinstance(place.data(Qt.ItemDataRole.BackgroundRole), QColor)
    assert tasks_in(database) == 0


def test_a_file_of_which_no_row_can_be_taken_says_so(qtbot, page, tmp_path):
    wrong = [*TASK[:2], "hôm nào đó", *TASK[3:]]
    take(qtbot, page, workbook(tmp_path, {"Nhiệm vụ": [TASKS, wrong, wrong]}))
    errors = [line for line in page.complaints.lines() if "Lỗi" in line.cells[0]]
    assert page.summary.text() == f"Không nhập được dòng nào: {len(errors)} lỗi."
    take(qtbot, page, workbook(tmp_path, {"Nhiệm vụ": [TASKS]}, "trống.xlsx"))
    assert page.summary.text() == "Tệp không có dòng nào."


def test_a_file_mended_meanwhile_is_read_again(qtbot, page, faulty):
    take(qtbot, page, faulty)
    book = load_workbook(faulty)
    book.worksheets[0]["C3"] = "03/10/2026"
    book.save(faulty)
    page.again.click()
    ready(qtbot, page)
    assert page.write.isEnabled()


def test_columns_with_headings_of_their_own_are_named_by_hand(qtbot, page, tmp_path):
    book = Workbook()
    for row in (["A1", "A2", "A3"], ["12/UBND-TH", "Việc thứ nhất", "02/10/2026"]):
        book.worksheets[0].append(row)
    path = tmp_path / "lạ.xlsx"
    book.save(path)
    take(qtbot, page, path)
    assert page.state.text().startswith("Không tìm thấy bảng nào")
    assert not page.write.isEnabled()
    for column, field in (("B", "content"), ("C", "assigned_on"), ("A", "lead")):
        choose(qtbot, page, column, field)
    assert page.write.isEnabled()
    assert "1 mới" in page.summary.text()
    assert page.mapping.choices["B"].currentData() == "content"


def test_only_the_columns_that_are_called_otherwise_are_named_by_hand(qtbot, page, tmp_path):
    """All columns stood there unread, and the field that was missing had the name of another kind of table."""
    otherwise = {"Nội dung nhiệm vụ": "Việc cần làm", "Cơ quan chủ trì": "Bên nào làm chính"}
    heads = [otherwise.get(head, head) for head in TASKS]
    take(qtbot, page, workbook(tmp_path, {"Sổ": [heads, TASK]}))
    content, lead = (letter(TASKS.index(head)) for head in otherwise)
    read = {column: choice.currentText() for column, choice in page.mapping.choices.items()}
    assert [read[letter(TASKS.index(head))] for head in ("Ngày giao", "Thời hạn")] == [
        "Ngày giao",
        "Thời hạn hoàn thành",
    ]
    assert read[content] == read[lead] == UNUSED
    choice = page.mapping.choices[content]
    assert choice.itemText(choice.findData("content")) == "Nội dung nhiệm vụ"
    assert page.state.text().endswith(f"{BY_HAND}.")
    assert len(page.complaints.lines()) == 2
    choose(qtbot, page, content, "content")
    assert [line.cells[3] for line in page.complaints.lines()] == ["Cơ quan chủ trì"]
    choose(qtbot, page, lead, "lead")
    assert page.write.isEnabled()
    assert "1 mới" in page.summary.text()


def test_long_words_have_the_room_of_the_page(qtbot, page, tmp_path):
    """The day had a third of the page while contents and agencies were cut, and so was what a column may be called."""
    page.resize(1100, 600)
    content = TASKS.index("Nội dung nhiệm vụ")
    row = [*TASK[:content], "Rà soát, báo cáo kết quả thực hiện " * 6, *TASK[content + 1 :]]
    take(qtbot, page, workbook(tmp_path, {"Sổ": [TASKS, row]}))
    page.tabs.setCurrentWidget(page.new)
    assert page.new.columnWidth(2) > 2 * page.new.columnWidth(4)
    assert page.new.rowHeight(0) > theme.row_height(), "it goes on in a further line"
    heads = ["Bên làm chính" if head == "Cơ quan chủ trì" else head for head in TASKS]
    take(qtbot, page, workbook(tmp_path, {"Sổ": [heads, TASK]}))
    assert page.complaints.lines()[0].cells[3] == "Cơ quan chủ trì"
    assert page.complaints.rowHeight(0) > theme.row_height()


def choose(qtbot, page: ImportPage, column: str, field: str) -> None:
    choice = page.mapping.choices[column]
    choice.setFocus()
    choice.setCurrentIndex(choice.findData(field))
    choice.activated.emit(choice.currentIndex())
    ready(qtbot, page)


@pytest.fixture
def two_sheets(qtbot, page, tmp_path) -> ImportPage:
    """The second sheet is looked at, for its columns."""
    heads, task = [*TASKS, "Sản phẩm"], [*TASK, "Báo cáo"]
    other = [*task[:3], "Việc khác", *task[4:]]
    take(qtbot, page, workbook(tmp_path, {"Giao": [heads, task], "Giao thêm": [heads, other]}))
    page.tabs.setCurrentIndex(4)
    page.sheet.setCurrentIndex(1)
    return page


def test_a_column_that_was_known_stays_unused_and_its_page_stays_in_view(qtbot, two_sheets):
    page, product = two_sheets, letter(len(TASKS))
    assert page.mapping.choices[product].currentData() == "product"
    choose(qtbot, page, product, "")
    assert page.mapping.choices[product].currentData() == ""
    assert page.tabs.currentIndex() == 4
    assert page.sheet.currentText() == "Giao thêm"
    assert page.mapping.choices[product].hasFocus()
    choose(qtbot, page, product, "note")
    assert page.mapping.choices[product].currentData() == "note"


def test_columns_named_while_the_file_is_read_are_read_after_that(qtbot, two_sheets):
    page, product = two_sheets, letter(len(TASKS))
    page._map("Giao thêm", product, "")
    page._map("Giao thêm", "A", "")
    qtbot.waitUntil(lambda: page._looked is not None and not page._is_late, timeout=20_000)
    ready(qtbot, page)
    assert [page.mapping.choices[at].currentData() for at in ("A", product)] == ["", ""]


@pytest.mark.parametrize("first", ["đọc được", "không đọc được"])
def test_a_file_that_comes_while_another_is_read_is_the_one_that_is_shown(
    qtbot, page, tmp_path, reported, first
):
    other = tmp_path / "thư.xlsx"
    other.write_text("không phải Excel", encoding="utf-8")
    later = workbook(tmp_path, {"Nhiệm vụ": [TASKS, TASK]}, "đến sau.xlsx")
    page.take(CLEAN if first == "đọc được" else other)
    page.take(later)
    qtbot.waitUntil(lambda: page._looked is not None and page._work is None, timeout=20_000)
    assert page._path == later
    assert [sheet.name for sheet in page._looked.sheets] == ["Nhiệm vụ"]


def test_what_is_no_workbook_is_told_and_nothing_happens(qtbot, page, tmp_path, reported):
    path = tmp_path / "thư.xlsx"
    path.write_text("không phải Excel", encoding="utf-8")
    take(qtbot, page, path)
    qtbot.waitUntil(lambda: len(reported) == 1)
    assert page.state.text() == "Chưa đọc được tệp."
    assert not page.write.isEnabled()


def test_months_without_a_year_ask_for_it(qtbot, page, tmp_path):
    heads = ["STT", "Nội dung", "Cơ quan chủ trì", "Tháng trình"]
    path = workbook(tmp_path, {"Chương trình": [heads, [1, "Đề án A", "Sở Y tế", 5]]}, "ct.xlsx")
    take(qtbot, page, path)
    assert "chưa biết năm nào" in page.state.text()
    page.year.setValue(2026)
    page.year.editingFinished.emit()
    ready(qtbot, page)
    assert page.write.isEnabled()


def test_data_that_changed_since_the_preview_are_looked_at_again(qtbot, page, database, reported):
    take(qtbot, page, CLEAN)
    with database.write("Người khác") as session:
        from app.models.person import Post

        session.add(Post(name="Phó Chủ tịch mới"))
    page.write.click()
    qtbot.waitUntil(lambda: len(reported) == 1)
    assert "đã thay đổi" in str(reported[0])
    ready(qtbot, page)
    assert page.write.isEnabled()
    assert tasks_in(database) == 0


def test_the_messy_sample_names_what_it_would_make(qtbot, page):
    take(qtbot, page, MESSY)
    kinds = {line.cells[0] for line in page.made.lines()}
    assert "Cá nhân" in kinds
    assert page.tabs.tabText(3) == f"Danh mục sẽ thêm ({len(page.made.lines())})"
    assert page.new.lines()[0].cells[2].strip()
    assert len(page.new.lines()) == sum(counts.new for counts in page._looked.proposal.counts.values())
    whose, due = zip(*(line.cells[3:] for line in page.new.lines()), strict=True)
    assert len({*whose}) > 1
    assert len({*due}) > 1
    assert page.tabs.tabText(2) == f"Dòng mới ({len(page.new.lines())})"
    doubts = bool(page._looked.proposal.complaints)  # of days to come, as long as they are to come
    assert [page.tabs.isTabEnabled(place) for place in range(5)] == [doubts, False, True, True, True]


def test_what_is_made_in_turns_is_reached_by_tab_before_the_button(qtbot, page):
    qtbot.waitUntil(lambda: page._body.count() == 2)
    chain, one = [], page.choose
    while one is not page.write:
        one = one.nextInFocusChain()
        chain.append(one)
    wanted = [page.complaints, page.changes, page.new, page.made, page.sheet, page.grid, page.progress.stop]
    assert [widget for widget in chain if widget in wanted] == wanted


@pytest.fixture
def active(qtbot, page) -> ImportPage:
    with qtbot.waitActive(page):
        page.activateWindow()
    return page


def test_the_keyboard_comes_back_to_the_button_that_read(qtbot, active, tmp_path):
    active.choose.setFocus()
    take(qtbot, active, workbook(tmp_path, {"Nhiệm vụ": [TASKS, TASK]}))
    assert active.choose.hasFocus()
    active.again.setFocus()
    qtbot.keyClick(active.again, Qt.Key.Key_Space)
    assert not active.again.hasFocus(), "what is greyed cannot have it"
    ready(qtbot, active)
    qtbot.waitUntil(active.again.hasFocus)


def test_after_an_import_the_keyboard_chooses_the_next_file(qtbot, active, tmp_path):
    take(qtbot, active, workbook(tmp_path, {"Nhiệm vụ": [TASKS, TASK]}))
    qtbot.waitUntil(active.write.isEnabled)
    active.write.setFocus()
    qtbot.keyClick(active.write, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(active._shell.said), timeout=20_000)
    assert active.choose.hasFocus()


def test_what_was_refused_is_read_anew_and_the_keyboard_is_at_the_button_that_writes(
    qtbot, active, tmp_path, monkeypatch
):
    refused = []
    take(qtbot, active, workbook(tmp_path, {"Nhiệm vụ": [TASKS, TASK]}))
    qtbot.waitUntil(active.write.isEnabled)
    monkeypatch.setattr(active._shell.tasks, "do", lambda *_, failed: refused.append(failed))
    active.write.setFocus()
    qtbot.keyClick(active.write, Qt.Key.Key_Space)
    refused[0]()
    ready(qtbot, active)
    qtbot.waitUntil(active.write.isEnabled)
    assert active.write.hasFocus()
