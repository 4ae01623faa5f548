"""Failures become words in one place."""

import logging
import sys
import threading

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from app.core.errors import AppError
from app.ui import problems


def boxes() -> list[QMessageBox]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()]


def button(box: QMessageBox, text: str):
    return next(b for b in box.buttons() if b.text() == text)


def caught() -> Exception:
    try:
        int("số lạ")
    except ValueError as error:
        return error
    raise AssertionError


@pytest.fixture(autouse=True)
def closed(qapp):
    yield
    for box in boxes():
        box.close()


def test_a_foreseen_failure_is_said_with_its_advice(qapp, caplog):
    problems.report(AppError("Không ghi được tệp.", "Đóng Word rồi thử lại."))
    [box] = boxes()
    assert (box.windowTitle(), box.text()) == ("Chưa thực hiện được", "Không ghi được tệp.")
    assert box.informativeText() == "Đóng Word rồi thử lại."
    assert [b.text() for b in box.buttons()] == ["Đóng"]
    assert caplog.records == []


def test_what_comes_after_waits_until_the_box_is_closed(qapp):
    read = []
    problems.report(AppError("Không mở được dữ liệu."), lambda: read.append(True))
    [box] = boxes()
    assert read == []
    button(box, "Đóng").click()
    assert read == [True]


def test_a_bug_is_logged_whole_and_said_calmly(qapp, caplog):
    problems.report(caught())
    [box] = boxes()
    assert box.text() == problems.CALM
    assert "số lạ" not in box.text() + box.informativeText()
    [record] = caplog.records
    assert record.levelno == logging.ERROR
    assert "số lạ" in caplog.text
    assert "in caught" in caplog.text


def test_the_details_can_be_copied_and_the_box_stays(qapp, caplog):
    problems.report(caught())
    [box] = boxes()
    button(box, "Sao chép").click()
    assert "số lạ" in QGuiApplication.clipboard().text()
    assert boxes() == [box]
    button(box, "Đóng").click()
    assert boxes() == []


def test_the_same_words_are_said_once_at_a_time(qapp):
    for _ in range(3):
        problems.report(AppError("Đĩa đầy."))
    problems.report(AppError("Mất kết nối."))
    assert sorted(box.text() for box in boxes()) == ["Mất kết nối.", "Đĩa đầy."]


def test_a_failure_in_another_thread_is_said_by_the_window_thread(qtbot, caplog):
    with problems.installed():
        thread = threading.Thread(target=lambda: 1 // 0)
        thread.start()
        thread.join()
    qtbot.waitUntil(lambda: bool(boxes()))
    assert "ZeroDivisionError" in caplog.text


def test_an_uncaught_failure_is_said(qapp, caplog):
    error = caught()
    with problems.installed():
        sys.excepthook(type(error), error, error.__traceback__)
    assert len(boxes()) == 1


def test_ctrl_c_is_no_failure(qapp, caplog, capsys):
    with problems.installed():
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert boxes() == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_the_hooks_are_given_back(qapp):
    before = sys.excepthook, threading.excepthook
    with problems.installed():
        assert sys.excepthook is not before[0]
    assert (sys.excepthook, threading.excepthook) == before


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (AppError("Đĩa đầy.", "Dọn bớt tệp."), "Đĩa đầy. Dọn bớt tệp.\n"),
        (ZeroDivisionError("x"), f"{problems.CALM}\n"),
    ],
)
def test_without_a_window_the_same_words_go_to_the_console(monkeypatch, capsys, error, said):
    monkeypatch.setattr(problems.QApplication, "instance", lambda: None)
    problems.report(error)
    assert capsys.readouterr().err == said
