"""The department's workbook: dropped, proposed, written; its tasks go out, come back by key, and are taken back."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtWidgets import QFileDialog
from sqlalchemy import func, select

from app import NAME
from app.models.task import Task
from app.ui.screens.task_sheet import TO_DEPARTMENT
from tests.journeys.conftest import SPECIALIST, actors, ask
from tests.journeys.hands import CTRL, Hands, Key

OFFICE = Path(__file__).parents[1] / "files" / "office-clean.xlsx"
DONE, RESULT = "Ngày hoàn thành", "Văn bản kết quả"
CAME = "812/BC-SNNMT"


def propose(hands: Hands, path: Path) -> None:
    """Drop a file on the window, and wait for what it would change."""
    hands.drop(path)
    page = hands.page()
    hands.wait(lambda: page._looked is not None and page._work is None)
    assert page.write.isEnabled(), page.state.text()


def write(hands: Hands) -> None:
    hands.press(Key.Key_Return, CTRL)
    hands.said("Đã nhập “")


def export_for_a_department(hands: Hands) -> str:
    """The unfinished tasks of one agency, as a workbook; the key of its first task."""
    hands.turn("tasks")
    hands.rows(190)
    view = hands.list()
    hands.tick("agency", "Sở Nông nghiệp và Môi trường")
    hands.tick("state", "Quá hạn")
    assert 0 < len(view.model.keys) < 190
    hands.go_to(view.table)
    hands.press(Key.Key_A, CTRL)
    chosen = view.chosen_keys()
    hands.verb(TO_DEPARTMENT.label)
    hands.said(f"Đã xuất {len(chosen)} nhiệm vụ")
    return chosen[0]


def fill_in(path: Path, key: str) -> None:
    """The department writes the day and the document into the row of one task, and sorts the rows its own way."""
    book = openpyxl.load_workbook(path)
    [sheet] = book.worksheets
    head = next(n for n in range(1, 20) if DONE in titles(sheet, n))
    columns = titles(sheet, head)
    row = next(n for n in range(head + 1, sheet.max_row + 1) if key in titles(sheet, n))
    sheet.cell(row, columns.index(DONE) + 1).value = date(2026, 11, 20)
    sheet.cell(row, columns.index(RESULT) + 1).value = CAME
    book.save(path)


def titles(sheet: Worksheet, row: int) -> list[object]:
    return [cell.value for cell in sheet[row]]


def state(folder: Path, key: str) -> tuple[int, object, str]:
    """How many tasks there are, and what is known of one."""

    def question(session):
        count = session.scalar(select(func.count()).select_from(Task).where(Task.deleted_at.is_(None)))
        task = next(task for task in session.scalars(select(Task)) if task.id.hex == key)
        return count, task.completed_on, task.result_document

    return ask(folder, question)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # said at every popup
def test_a_workbook_goes_out_comes_back_and_is_taken_back_whole(sit, desk_folder, tmp_path, monkeypatch):
    sheet = tmp_path / "gửi sở.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(sheet), ""))
    key = ""

    def day(hands: Hands) -> None:
        nonlocal key
        propose(hands, OFFICE)
        new = hands.page()._looked.proposal.counts["tasks"].new
        write(hands)
        assert new == 190
        counts = hands.desk()
        assert counts["overdue"] > 0
        key = export_for_a_department(hands)
        assert seen_now() == (190, None, "")
        fill_in(sheet, key)
        propose(hands, sheet)
        lines = [line.cells for line in hands.page().changes.lines()]
        assert {(cells[3], cells[4], cells[5]) for cells in lines} == {
            (f"O ({DONE})", "–", "20/11/2026"),
            (f"P ({RESULT})", "–", CAME),
        }
        assert hands.page()._looked.proposal.counts["tasks"].new == 0
        write(hands)
        filled = (190, date(2026, 11, 20), CAME)
        assert seen_now() == filled
        assert hands.desk()["overdue"] == counts["overdue"] - 1
        back_and_forth(hands, filled)

    def seen_now() -> tuple[int, object, str]:
        return state(desk_folder, key)

    def back_and_forth(hands: Hands, filled: tuple[int, object, str]) -> None:
        hands.turn("tasks")
        for wanted in ((190, None, ""), (0, None, "")):
            hands.press(Key.Key_Z, CTRL)
            hands.wait(lambda wanted=wanted: seen_now() == wanted)
        hands.said("Đã hoàn tác")
        for wanted in ((190, None, ""), filled):
            hands.press(Key.Key_Y, CTRL)
            hands.wait(lambda wanted=wanted: seen_now() == wanted)
        hands.said("Đã làm lại")
        hands.turn("tasks")
        hands.list().clear_filters()
        hands.rows(190)

    assert sit(desk_folder, day) == 0
    assert actors(desk_folder) == [NAME, SPECIALIST]
