"""The first morning: three answers, a task by the keys alone, found, counted, exported to a file that opens again."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
from PySide6.QtWidgets import QFileDialog
from sqlalchemy import select

from app import NAME
from app.models.agency import Agency
from app.models.task import Task, TaskAgency
from app.services.settings import read_office
from app.ui.first_start import END, FirstStart
from tests.journeys.conftest import SPECIALIST, actors, ask
from tests.journeys.hands import CTRL, Hands, Key

FIRST, SECOND = "Báo cáo giải ngân vốn đầu tư công", "Rà soát dự toán năm 2027"
DUE = date(2026, 12, 14)  # before the 15th


def answer(hands: Hands) -> None:
    """The three questions, Enter after each."""
    pages = hands.window.pages
    hands.wait(lambda: isinstance(pages.currentWidget(), FirstStart))
    guide = pages.currentWidget()
    assert isinstance(guide, FirstStart)
    hands.retype("tỉnh Lào Cai")
    hands.press(Key.Key_Return)
    assert guide.steps.currentIndex() == 1
    hands.go_to(guide.second.fields["office.signer_name"].entry)
    hands.type("Lò Thị Mẫu")
    hands.go_to(guide.person)
    hands.retype(SPECIALIST)
    hands.press(Key.Key_Return)
    assert (guide.steps.currentIndex(), guide.forth.text()) == (2, END)
    hands.press(Key.Key_Return)
    hands.wait(lambda: pages.currentWidget() is hands.window.page())
    assert hands.window.status.actor.text().endswith(SPECIALIST)


def enter_tasks(hands: Hands) -> None:
    """One task with an agency that is new, the next with the one that is there by now."""
    hands.turn("tasks")
    hands.press(Key.Key_N, CTRL)
    hands.form()
    hands.type(FIRST)
    hands.press(Key.Key_Tab)
    hands.choose("Sở Tài chính", "Thêm mới “Sở Tài chính”")
    hands.field("deadline")
    hands.type("trước 15/12")
    hands.save_and_next()
    hands.type(SECOND)
    hands.press(Key.Key_Tab)
    hands.choose("so tai", "Sở Tài chính")
    hands.field("deadline")
    hands.type("25/11")
    hands.save()
    hands.press(Key.Key_Escape)
    hands.wait(lambda: hands.page().form() is None)
    hands.rows(2)


def find_it(hands: Hands) -> None:
    hands.press(Key.Key_F, CTRL)
    hands.type("giai ngan von")
    hands.wait(lambda: hands.list().count.text() == "1 / 2 nhiệm vụ")
    assert hands.cells(0)["Nội dung"] == FIRST


def test_from_the_three_questions_to_a_file_with_exactly_the_row(sit, folder, tmp_path, monkeypatch):
    target = tmp_path / "danh sách.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    def morning(hands: Hands) -> None:
        answer(hands)
        enter_tasks(hands)
        assert hands.desk()["due_soon"] == 1
        hands.turn("tasks")
        find_it(hands)
        hands.menu(hands.list().menu, "Xuất Excel")
        hands.said("Đã xuất 1 nhiệm vụ")

    assert sit(folder, morning) == 0
    assert has_exactly_the_row(target)
    office = ask(folder, read_office)
    assert (office.province, office.signer_name, office.is_sample) == ("tỉnh Lào Cai", "Lò Thị Mẫu", False)
    assert ask(folder, stored) == [
        (FIRST, DUE, "trước 15/12", ["Sở Tài chính"]),
        (SECOND, date(2026, 11, 25), "", ["Sở Tài chính"]),
    ]
    assert actors(folder) == [NAME, SPECIALIST]


def has_exactly_the_row(path: Path) -> bool:
    [sheet] = openpyxl.load_workbook(path).worksheets
    rows = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    head = next(n for n, row in enumerate(rows) if "Nội dung" in row)
    found = [row for row in rows[head + 1 :] if FIRST in row or SECOND in row]
    assert len(found) == 1
    assert {FIRST, "Sở Tài chính"} <= set(found[0])
    assert DUE in [cell.date() for cell in found[0] if isinstance(cell, datetime)]
    return True


def stored(session):
    tasks = session.scalars(select(Task).order_by(Task.id)).all()
    leads = (
        select(Agency.name).join(TaskAgency, TaskAgency.agency_id == Agency.id).where(TaskAgency.task_id == t)
        for t in (task.id for task in tasks)
    )
    return [
        (task.content, task.deadline, task.deadline_words, list(session.scalars(names)))
        for task, names in zip(tasks, leads, strict=True)
    ]


def test_who_comes_back_sits_at_the_desk_and_is_asked_nothing(sit, desk_folder):
    def look(hands: Hands) -> None:
        hands.wait(lambda: hands.window.page_name() == "desk")
        hands.wait(lambda: hands.window.page().stack.currentIndex() == 0)
        assert not isinstance(hands.window.pages.currentWidget(), FirstStart)
        assert hands.window.status.actor.text().endswith(SPECIALIST)

    assert sit(desk_folder, look) == 0


def test_a_form_that_is_looked_away_from_keeps_its_words_and_the_cursor(sit, desk_folder):
    def look_away(hands: Hands) -> None:
        hands.turn("tasks")
        hands.press(Key.Key_N, CTRL)
        form = hands.form()
        hands.type(FIRST)
        hands.turn("briefing")
        hands.turn("tasks")
        assert hands.page().form() is form
        hands.type(" quy 4")
        assert form.frames["content"].entry.value() == f"{FIRST} quy 4"

    assert sit(desk_folder, look_away) == 0
