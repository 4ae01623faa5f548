"""The page of backups: made, compared, brought back."""

import pytest
from sqlalchemy import select

from app.core.errors import AppError
from app.models import backup
from app.models.task import Task
from app.services import undo
from app.ui.screens.backups import CHOOSE, LEAVE, RESTORE, SAME, BackupsPage
from tests.ui.shells import RecordingShell

WHO = "Kiểm thử"


@pytest.fixture
def open_page(qtbot, tasks, settings, database):
    def open_page():
        shell = RecordingShell(tasks, settings, database.folder)
        page = BackupsPage(shell)
        page.shell = shell
        qtbot.addWidget(page)
        page.resize(1000, 500)
        with qtbot.waitExposed(page):
            page.show()
        return page

    return open_page


@pytest.fixture
def page(qtbot, open_page, database, fill):
    """The page with one backup, which is chosen; a task was renamed and one added since."""
    fill(["Một", "Hai"])
    backup.make(database.folder, "manual")
    with database.write(WHO) as session:
        task = session.scalars(select(Task).where(Task.content == "Một")).one()
        task.content = "Một, sửa <lại>"
        session.add(
            Task(content="Ba", source_document_id=task.source_document_id, assigned_on=task.assigned_on)
        )
    page = open_page()
    qtbot.waitUntil(lambda: page.list.topLevelItemCount() == 1)
    page.list.setCurrentItem(page.list.topLevelItem(0))
    return page


def contents(database) -> list[str]:
    with database.read() as session:
        query = select(Task.content).where(Task.deleted_at.is_(None)).order_by(Task.id)
        return list(session.scalars(query))


def compare(qtbot, page) -> str:
    before = page.preview.toPlainText()
    page.compare.click()
    qtbot.waitUntil(lambda: page.preview.toPlainText() != before)
    return page.preview.toPlainText()


def restore(page) -> None:
    """Click the button, and yes."""
    page.restore.click()
    page.question.buttons[0].click()


def test_without_a_backup_it_says_how_to_get_one_and_makes_one(qtbot, open_page, database):
    page = open_page()
    qtbot.waitUntil(page.empty.isVisible)
    assert not page.compare.isEnabled()
    page.make.click()
    qtbot.waitUntil(lambda: page.list.topLevelItemCount() == 1)
    [made] = backup.listed(database.folder)
    assert page.list.topLevelItem(0).text(1) == "Làm bằng tay"
    assert page.shell.said == [(f"Đã sao lưu và kiểm tra: {made.path.name}.", False)]
    assert page.make.isEnabled()


def test_backups_stand_newest_first_with_their_reason(qtbot, open_page, database):
    for reason in ("auto", "migration", "restore"):
        backup.make(database.folder, reason)
    page = open_page()
    qtbot.waitUntil(lambda: page.list.topLevelItemCount() == 3)
    said = [page.list.topLevelItem(n).text(1) for n in range(3)]
    assert said == ["Trước khi khôi phục", "Trước khi nâng cấp", "Tự động hằng ngày"]


def test_nothing_can_be_restored_before_it_was_compared(page):
    assert page.preview.toPlainText() == CHOOSE
    assert page.compare.isEnabled()
    assert not page.restore.isEnabled()


def test_comparing_says_what_would_become_of_which_records(qtbot, page):
    said = compare(qtbot, page)
    for words in ("Nhiệm vụ", "1 mới thêm", "Ba", "1 đã sửa", "Một, sửa <lại>"):
        assert words in said
    assert "Nội dung: Một, sửa <lại> → Một" in said
    assert "đã xóa sau" not in said
    assert page.restore.isEnabled()


def test_the_same_data_need_no_restoring(qtbot, page, database, tasks):
    with qtbot.waitSignal(tasks.changed):
        tasks.do(undo.undo)
    qtbot.waitUntil(lambda: page.preview.toPlainText() == CHOOSE)
    assert compare(qtbot, page) == SAME
    assert not page.restore.isEnabled()


def test_a_change_after_comparing_asks_for_comparing_again(qtbot, page, tasks):
    compare(qtbot, page)
    tasks.do(lambda _: None)
    qtbot.waitUntil(lambda: not page.restore.isEnabled())
    assert page.preview.toPlainText() == CHOOSE


def test_restoring_asks_first_what_will_become_of_how_many_records(qtbot, page, database):
    compare(qtbot, page)
    page.restore.click()
    asked = page.question.label.text()
    assert asked.startswith("Khôi phục về bản sao lưu ")
    assert "Sẽ thay đổi 2 mục: 1 nhiệm vụ trở về nội dung cũ; 1 nhiệm vụ vào Thùng rác." in asked
    assert [button.text() for button in page.question.buttons] == [RESTORE, LEAVE]
    assert page.question.buttons[1].hasFocus()
    page.question.buttons[1].click()
    assert page.question.isHidden()
    assert contents(database) == ["Một, sửa <lại>", "Hai", "Ba"]
    assert len(backup.listed(database.folder)) == 1


def test_a_change_made_meanwhile_takes_the_question_away(qtbot, page, tasks):
    compare(qtbot, page)
    page.restore.click()
    tasks.do(lambda _: None)
    qtbot.waitUntil(page.question.isHidden)


def test_restoring_keeps_the_present_in_a_backup_first_and_can_be_undone(qtbot, page, database, tasks):
    compare(qtbot, page)
    with qtbot.waitSignal(tasks.changed, timeout=10_000):
        restore(page)
    assert contents(database) == ["Một", "Hai"]
    kept = next(made for made in backup.listed(database.folder) if made.reason == "restore")
    (_, (sentence, undoable)) = page.shell.said
    assert kept.path.name in sentence
    assert sentence.startswith("Khôi phục từ bản sao lưu ")
    assert undoable
    with qtbot.waitSignal(tasks.changed):
        tasks.do(undo.undo)
    assert contents(database) == ["Một, sửa <lại>", "Hai", "Ba"]


def test_while_the_old_state_is_written_a_bar_is_shown_and_nothing_else_begins(
    qtbot, page, tasks, monkeypatch
):
    compare(qtbot, page)
    shown = []
    monkeypatch.setattr(page.progress, "wait", lambda: shown.append(page.restore.isEnabled()))
    with qtbot.waitSignal(tasks.changed, timeout=10_000):
        restore(page)
    assert shown == [False]
    assert page.make.isEnabled()
    assert not page.progress.isVisible()


def test_without_a_copy_of_the_present_nothing_is_restored(qtbot, page, database, reported, monkeypatch):
    def full(*_):
        raise AppError("Ổ đĩa đã đầy.")

    compare(qtbot, page)
    monkeypatch.setattr(backup, "make", full)
    restore(page)
    qtbot.waitUntil(lambda: len(reported) == 1)
    assert contents(database) == ["Một, sửa <lại>", "Hai", "Ba"]
    assert page.restore.isEnabled()


def test_a_damaged_backup_is_told_and_cannot_be_restored(qtbot, page, reported):
    page.chosen().path.write_bytes(b"khong phai du lieu " * 300)
    page.compare.click()
    qtbot.waitUntil(lambda: len(reported) == 1)
    assert "bị hỏng" in str(reported[0])
    assert not page.restore.isEnabled()
    assert page.compare.isEnabled()
