"""Nothing is lost: a kill while typing, a row deleted and brought back, who changed what, a backup to go back to."""

import subprocess
import sys
from datetime import date
from pathlib import Path
from threading import Timer

import pytest
from sqlalchemy import select

from app import NAME
from app.models.agency import Agency
from app.models.check import check
from app.models.task import Task, TaskAgency
from tests.journeys import killed
from tests.journeys.conftest import SPECIALIST, actors, ask
from tests.journeys.hands import Hands, Key

LEAD = "Sở Nông nghiệp và Môi trường"
PATIENCE = 60  # seconds until a program that says nothing is given up


def kill_while_typing(folder: Path) -> None:
    """The program dies as by a power cut, once it has kept a draft of what was typed."""
    command = [sys.executable, "-m", "tests.journeys.killed", str(folder)]
    root = Path(__file__).parents[2]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, cwd=root) as program:
        patience = Timer(PATIENCE, program.kill)
        patience.start()
        said = program.stdout.readline()
        program.kill()
        patience.cancel()
        assert said == "kept\n", program.stderr.read()
    assert check(folder) == []


def use_the_draft(hands: Hands) -> None:
    """It stands on the desk and opens in its form as it was; with an agency it becomes a task."""
    desk = hands.page()
    hands.wait(lambda: desk.drafts.count() == 1)
    assert killed.CONTENT in desk.drafts.item(0).text()
    desk.drafts.opened.emit(0)
    form = hands.form()
    assert form.frames["content"].entry.value() == killed.CONTENT
    hands.field("leads")
    hands.choose(LEAD, f"Thêm mới “{LEAD}”")
    hands.save()
    hands.press(Key.Key_Escape)
    hands.wait(lambda: hands.page().form() is None)
    hands.rows(1)
    row = hands.cells(0)
    assert (row["Nội dung"], row["Cơ quan chủ trì"], row["Thời hạn"]) == (killed.CONTENT, LEAD, "30/11/2026")
    hands.turn("desk")
    hands.wait(lambda: desk.drafts.count() == 0)


def delete_and_restore(hands: Hands) -> None:
    hands.turn("tasks")
    hands.rows(1)
    hands.select(0)
    hands.press(Key.Key_Delete)
    hands.said("vào thùng rác")
    hands.rows(0)
    hands.window.show_page("bin")
    hands.rows(1)
    hands.select(0)
    hands.verb("Khôi phục")
    hands.said("Đã khôi phục 1 dòng")
    hands.rows(0)
    hands.turn("tasks")
    hands.rows(1)
    assert hands.cells(0)["Cơ quan chủ trì"] == LEAD


def postpone(hands: Hands, text: str) -> None:
    """Write another deadline of the first task by F2."""
    hands.turn("tasks")
    hands.select(0)
    titles = [column.title for column in hands.list().declared.columns]
    view = hands.list()
    view.table.setCurrentIndex(view.model.index(0, titles.index("Thời hạn")))
    hands.press(Key.Key_F2)
    hands.wait(lambda: view.editor.field is not None)
    hands.retype(text)
    hands.press(Key.Key_Return)
    hands.said("Đã sửa “Thời hạn”")
    hands.wait(lambda: view.editor.field is None)


def see_the_history(hands: Hands) -> None:
    """Field by field, with the name of who did it."""
    panel = hands.page().panel
    panel.show_history()
    hands.wait(lambda: "4/12/2026" in panel.history.toPlainText())
    told = panel.history.toPlainText()
    for words in (SPECIALIST, "Hạn hoàn thành: 30/11/2026 → 04/12/2026", LEAD):
        assert words in told, (words, told)


def newest(hands: Hands, reason: str) -> str:
    """The name of the newest backup, once it is one of this reason."""
    page = hands.page()

    def is_there() -> bool:
        item = page.list.topLevelItem(0)
        return page.make.isEnabled() and item is not None and item.toolTip(0).endswith(f"-{reason}.db")

    hands.wait(is_there)
    return page.list.topLevelItem(0).toolTip(0)


def back_up_and_compare(hands: Hands) -> None:
    hands.window.show_page("backups")
    page = hands.page()
    page.make.click()
    hands.said("Đã sao lưu và kiểm tra")
    before = newest(hands, "manual")
    postpone(hands, "11/12")
    hands.window.show_page("backups")
    hands.quiet()
    page.list.setCurrentItem(page.list.topLevelItem(0))
    assert page.chosen().path.name == before
    page.compare.click()
    hands.wait(page.restore.isEnabled)
    assert killed.CONTENT in page.preview.toPlainText()
    page.restore.click()
    page.question.buttons[0].click()
    hands.said("Khôi phục từ bản sao lưu")


@pytest.mark.slow
def test_what_was_typed_deleted_changed_is_all_found_again(sit, desk_folder):
    kill_while_typing(desk_folder)

    def day(hands: Hands) -> None:
        hands.wait(lambda: hands.window.page_name() == "desk")
        use_the_draft(hands)
        delete_and_restore(hands)
        postpone(hands, "4/12")
        see_the_history(hands)
        back_up_and_compare(hands)

    assert sit(desk_folder, day) == 0
    assert ask(desk_folder, stored) == [(killed.CONTENT, date(2026, 12, 4), [LEAD])]
    assert actors(desk_folder) == [NAME, SPECIALIST]


def stored(session):
    tasks = session.scalars(select(Task).where(Task.deleted_at.is_(None))).all()
    return [(task.content, task.deadline, leads(session, task)) for task in tasks]


def leads(session, task) -> list[str]:
    return list(
        session.scalars(
            select(Agency.name)
            .join(TaskAgency, TaskAgency.agency_id == Agency.id)
            .where(TaskAgency.task_id == task.id, TaskAgency.deleted_at.is_(None))
        )
    )
