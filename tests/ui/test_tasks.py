"""Work off the UI thread."""

import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel
from sqlalchemy import func, select, text
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2

from app.core.errors import AppError
from app.models.asking import ask
from app.models.change_log import Change
from app.models.person import Post
from app.ui import problems
from app.ui.floor import Floor
from app.ui.tasks import Tasks

MORE_THAN_THE_TRAP = 12_000


def add_post(session) -> None:
    session.add(Post(name="Chủ tịch"))


def count_posts(session) -> int:
    return session.scalar(select(func.count()).select_from(Post))


@pytest.fixture
def owner(qapp) -> QObject:
    return QObject()


@pytest.fixture
def gate():
    """An event that jobs wait for; opened at the end whatever happens."""
    gate = threading.Event()
    yield gate
    gate.set()


def test_the_answer_comes_on_the_thread_of_the_window(qtbot, tasks, owner):
    threads = []
    tasks.ask(
        owner,
        "who",
        lambda _: threading.current_thread(),
        lambda worker: threads.extend([worker, threading.current_thread()]),
    )
    qtbot.waitUntil(lambda: bool(threads))
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_outdated_answers_are_dropped(qtbot, tasks, owner, gate):
    answers, asked = [], []

    def job(name):
        def run(_):
            gate.wait()
            asked.append(name)
            return name

        return run

    for name in ("d", "da", "dak"):
        tasks.ask(owner, "rows", job(name), answers.append)
    gate.set()
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["dak"]
    assert "da" not in asked, "an outdated question that waits is not asked at all"


ENDLESS = text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")


@pytest.mark.parametrize("is_raw", [False, True])
def test_a_statement_that_runs_for_an_outdated_question_is_stopped(
    qtbot, tasks, owner, reported, caplog, is_raw
):
    answers, began = [], threading.Event()

    def endless(session):
        began.set()
        if is_raw:  # as the lists ask
            cursor = session.connection().connection.driver_connection.cursor()
            return cursor.execute(ENDLESS.text).fetchall()
        return session.scalar(ENDLESS)

    tasks.ask(owner, "rows", endless, answers.append)
    assert began.wait(5)
    qtbot.wait(50)  # until the statement runs
    tasks.ask(owner, "rows", count_posts, answers.append)
    qtbot.waitUntil(lambda: answers == [0])
    assert (reported, caplog.messages) == ([], [])


@pytest.mark.parametrize("outdated", [True, False])
def test_a_search_that_was_stopped_while_it_was_set_up_is_no_failure(
    qtbot, tasks, owner, gate, monkeypatch, outdated
):
    """SQLite says then that the table of the index cannot be opened, not that it was interrupted."""
    answers, told, began = [], [], threading.Event()
    monkeypatch.setattr(problems, "record", told.append)
    monkeypatch.setattr(problems, "report", told.append)

    def search(session):
        began.set()
        assert gate.wait(5)
        raise OperationalError(
            "SELECT", {}, dbapi2.OperationalError("vtable constructor failed: search_index")
        )

    tasks.ask(owner, "rows", search, answers.append)
    assert began.wait(5)
    if outdated:
        tasks.ask(owner, "rows", count_posts, answers.append)
    gate.set()
    qtbot.waitUntil(lambda: answers == [0] if outdated else len(told) == 1)
    assert len(told) == (0 if outdated else 1)


def test_what_is_looked_at_needs_no_session_and_is_broken_off_like_a_question(qtbot, tasks, owner, database):
    answers, began = [], threading.Event()

    def endless(snapshot):
        began.set()
        return ask(snapshot, ENDLESS.text)

    tasks.look(owner, "rows", endless, answers.append)
    assert began.wait(5)
    qtbot.wait(50)
    tasks.look(
        owner, "rows", lambda snapshot: ask(snapshot, "SELECT count(*) FROM post")[0][0], answers.append
    )
    qtbot.waitUntil(lambda: answers == [0])
    assert "_sessions" not in vars(database)


def test_a_question_that_lets_the_window_go_first_keeps_it_from_nothing(
    qtbot, database, owner, gate, monkeypatch
):
    waiting, asked, answers = threading.Event(), [], []

    def wait(_):
        waiting.set()
        asked.append(gate.wait(10))

    monkeypatch.setattr(Floor, "wait", wait)
    tasks = Tasks(lambda: database, "Kiểm thử")
    tasks.ask(owner, "rows", lambda _: answers.append("read"), answers.append)
    assert waiting.wait(10)
    tasks.ask(owner, "rows", count_posts, answers.append)  # the window waits for nobody who waits for it
    gate.set()
    qtbot.waitUntil(lambda: bool(answers))
    tasks.close()
    assert answers == [0]  # the older one was not even read
    assert all(asked)


def test_closing_does_not_wait_for_a_question(qtbot, database, owner):
    tasks, began = Tasks(lambda: database, "Kiểm thử"), threading.Event()

    def endless(session):
        began.set()
        return session.scalar(ENDLESS)

    tasks.ask(owner, "rows", endless, print)
    assert began.wait(5)
    qtbot.wait(50)
    tasks.close()


def test_questions_are_answered_while_something_is_studied(qtbot, tasks, owner, gate):
    answers = []

    def study(session, progress):
        gate.wait()
        return "studied", count_posts(session)

    tasks.study(study, answers.append)
    tasks.ask(owner, "rows", count_posts, answers.append)
    qtbot.waitUntil(lambda: answers == [0])
    gate.set()
    qtbot.waitUntil(lambda: answers == [0, ("studied", 0)])


def test_two_questions_of_one_owner_do_not_cancel_each_other(qtbot, tasks, owner):
    answers = []
    tasks.ask(owner, "rows", lambda _: "rows", answers.append)
    tasks.ask(owner, "count", lambda _: "count", answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert sorted(answers) == ["count", "rows"]


def test_an_answer_for_a_closed_owner_is_dropped(qtbot, tasks, owner, gate):
    closed, answers = QObject(), []
    tasks.ask(closed, "rows", lambda _: gate.wait(), lambda _: answers.append("closed"))
    shiboken6.delete(closed)
    gate.set()
    tasks.ask(owner, "rows", lambda _: "open", answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["open"]


def test_a_failed_question_is_reported_once_and_tells_its_owner(qtbot, tasks, owner, reported):
    failed = []

    def job(_):
        raise AppError("Không đọc được.")

    tasks.ask(owner, "rows", job, lambda _: None, failed=lambda: failed.append(True))
    qtbot.waitUntil(lambda: bool(failed))
    assert [str(error) for error in reported] == ["Không đọc được."]


def test_a_failure_that_nobody_waits_for_goes_to_the_log(qtbot, tasks, owner, gate, reported, caplog):
    closed, answers = QObject(), []

    def job(_):
        gate.wait()
        raise ValueError("lost")

    tasks.ask(closed, "rows", job, lambda _: None)
    shiboken6.delete(closed)
    gate.set()
    tasks.ask(owner, "rows", lambda _: "open", answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert reported == []
    assert "lost" in caplog.text


def test_a_change_is_committed_before_the_screens_are_told(qtbot, tasks, owner):
    counts = []
    tasks.changed.connect(lambda: tasks.ask(owner, "count", count_posts, counts.append))
    tasks.do(add_post)
    qtbot.waitUntil(lambda: bool(counts))
    assert counts == [1]


def test_a_quiet_change_is_saved_and_no_screen_is_told(qtbot, tasks, owner):
    told, counts = [], []
    tasks.changed.connect(lambda: told.append(True))
    tasks.do(add_post, lambda _: told.append("then"), quiet=True)
    tasks.do(lambda _: None, lambda _: tasks.ask(owner, "count", count_posts, counts.append), quiet=True)
    qtbot.waitUntil(lambda: bool(counts))
    assert (told, counts) == (["then"], [1])


def test_a_failed_change_rolls_back_and_is_reported_once(qtbot, tasks, owner, reported):
    changes, failed, counts = [], [], []
    tasks.changed.connect(lambda: changes.append(True))

    def job(session):
        add_post(session)
        session.flush()
        raise AppError("Không lưu được.", "Thử lại.")

    tasks.do(job, lambda _: changes.append("then"), failed=lambda: failed.append(True))
    qtbot.waitUntil(lambda: bool(failed))
    tasks.ask(owner, "count", count_posts, counts.append)
    qtbot.waitUntil(lambda: bool(counts))
    assert counts == [0]
    assert changes == []
    assert [str(error) for error in reported] == ["Không lưu được."]


def test_the_change_log_names_the_actor(qtbot, tasks, database):

    with qtbot.waitSignal(tasks.changed):
        tasks.do(add_post)
    with database.read() as session:
        assert session.scalars(select(Change.actor)).all() == ["Kiểm thử"]


def test_long_work_tells_how_far_it_is(qtbot, tasks):
    told, answers = [], []

    def job(progress):
        for done in range(1, 5):
            progress(done, 4)
        return "done"

    work = tasks.work(job, answers.append)
    work.progressed.connect(lambda done, total: told.append((done, total, threading.current_thread().name)))
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["done"]
    assert told == [(done, 4, "MainThread") for done in range(1, 5)]


def test_cancelled_work_ends_without_an_answer_or_a_complaint(qtbot, tasks, gate, reported):
    answers = []

    def job(progress):
        gate.wait()
        progress(1, 2)

    work = tasks.work(job, answers.append)
    work.cancel()
    with qtbot.waitSignal(work.ended):
        gate.set()
    assert (answers, reported, work.is_cancelled()) == ([], [], True)


def test_work_that_fails_ends_and_is_reported(qtbot, tasks, reported):
    def job(_):
        raise AppError("Đĩa đầy.")

    with qtbot.waitSignal(tasks.work(job, lambda _: None).ended):
        pass
    assert [str(error) for error in reported] == ["Đĩa đầy."]


def test_what_is_asked_before_the_data_are_open_waits_for_them(qtbot, database, owner, gate):
    answers = []

    def open_data():
        gate.wait()
        answers.append("open")
        return database

    tasks = Tasks(open_data, "Kiểm thử")
    try:
        tasks.do(add_post, lambda _: answers.append("changed"))
        tasks.ask(owner, "old", count_posts, lambda _: answers.append("old"))
        tasks.ask(owner, "old", lambda _: "new", answers.append)
        assert (answers, tasks.refusal()) == ([], None)
        gate.set()
        qtbot.waitUntil(lambda: len(answers) == 3)
        assert answers[0] == "open"
        assert sorted(answers[1:]) == ["changed", "new"]
    finally:
        tasks.close()


def test_a_refusal_is_told_once_and_what_was_asked_is_dropped(qtbot, owner, reported):
    def open_data():
        raise AppError("Dữ liệu đang được mở bởi Hạnh.")

    tasks, heard, failed, changes = Tasks(open_data, "Kiểm thử"), [], [], []
    try:
        tasks.refused.connect(heard.append)
        tasks.changed.connect(lambda: changes.append(True))
        tasks.ask(owner, "rows", count_posts, changes.append, failed=lambda: failed.append("asked"))
        tasks.do(add_post, changes.append, failed=lambda: failed.append("done"))
        qtbot.waitUntil(lambda: len(failed) == 2)
        assert [str(refusal) for refusal in heard] == ["Dữ liệu đang được mở bởi Hạnh."]
        assert tasks.refusal() is heard[0]
        assert (reported, changes) == ([], [])
    finally:
        tasks.close()


def test_closing_while_the_data_open_waits_and_drops_what_was_asked(qapp, database, owner, gate):
    asked = []

    def open_data():
        gate.wait()
        return database

    tasks = Tasks(open_data, "Kiểm thử")
    tasks.ask(owner, "rows", lambda _: asked.append(True), asked.append)
    threading.Timer(0.05, gate.set).start()
    tasks.close()
    assert (asked, tasks.refusal()) == ([], None)


def test_closing_waits_for_the_change_under_way(qapp, database):
    tasks, started = Tasks(lambda: database, "Kiểm thử"), threading.Event()

    def job(session):
        started.set()
        add_post(session)

    tasks.do(job)
    started.wait()
    tasks.close()
    with database.read() as session:
        assert count_posts(session) == 1


def test_nothing_is_asked_after_closing(qapp, database, owner):
    tasks = Tasks(lambda: database, "Kiểm thử")
    tasks.close()
    tasks.ask(owner, "rows", lambda _: 1 / 0, lambda _: None)


def test_many_calls_that_return_nothing_do_not_abort_the_program(qtbot):
    """PySide6 6.12.0 ends Python 3.11 after some 5,000 of them; the dependency is pinned below it."""
    label = QLabel()
    qtbot.addWidget(label)
    for number in range(MORE_THAN_THE_TRAP):
        label.setText(str(number))
    assert label.text() == str(MORE_THAN_THE_TRAP - 1)


def test_a_change_is_logged_under_who_asked_for_it(qtbot, tasks):
    def name_of_writer(session) -> str:
        add_post(session)
        session.flush()
        return session.scalars(select(Change.actor).order_by(Change.seq.desc())).first()

    written = []
    tasks.do(name_of_writer, written.append)
    tasks.act_as("Lò Thị Mẫu")
    tasks.do(name_of_writer, written.append)
    qtbot.waitUntil(lambda: len(written) == 2)
    assert written == ["Kiểm thử", "Lò Thị Mẫu"]


class Held:
    """Tells on which thread it is let go."""

    def __init__(self, let_go: list[str]) -> None:
        self.let_go = let_go

    def __del__(self) -> None:
        self.let_go.append(threading.current_thread().name)


@pytest.mark.parametrize("times", range(20))
def test_what_a_question_knows_of_is_let_go_on_the_thread_of_the_window(qtbot, tasks, owner, times):
    let_go, answers = [], []

    def ask(asks: Held, takes: Held) -> None:
        tasks.ask(owner, "what", lambda _: bool(asks), lambda said: answers.append((said, bool(takes))))

    ask(Held(let_go), Held(let_go))
    qtbot.waitUntil(lambda: len(let_go) == 2)
    assert answers == [(True, True)]
    assert set(let_go) == {threading.main_thread().name}
