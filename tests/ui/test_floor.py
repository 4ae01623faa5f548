"""Long work lets the window go first, and does not wait for it for good."""

import threading

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel

from app.ui import floor as module
from app.ui.floor import Floor


@pytest.fixture
def floor(qapp):
    owner = QObject()
    yield Floor(owner)
    owner.deleteLater()


def working(floor: Floor) -> tuple[threading.Thread, list[int]]:
    """A thread with rows of work, and those that it did."""
    done: list[int] = []

    def work() -> None:
        for row in range(3):
            floor.give_way()
            done.append(row)

    thread = threading.Thread(target=work)
    thread.start()
    return thread, done


def test_nobody_waits_while_the_floor_is_free(floor):
    thread, done = working(floor)
    thread.join()
    assert done == [0, 1, 2]


def test_work_goes_on_once_the_events_are_through(floor, qtbot, monkeypatch):
    monkeypatch.setattr(module, "MOST_S", 3600)
    floor.take()
    thread, done = working(floor)
    assert not done
    qtbot.waitUntil(lambda: len(done) == 3)
    thread.join()


def test_a_window_that_is_busy_for_long_has_to_share(floor, monkeypatch):
    monkeypatch.setattr(module, "MOST_S", 0.01)
    floor.take()
    thread, done = working(floor)
    thread.join()  # no event is handled meanwhile
    assert done == [0, 1, 2]


def test_it_is_quiet_only_some_time_after_somebody_took_the_floor(floor, monkeypatch):
    now = [100.0]
    monkeypatch.setattr(module, "monotonic", lambda: now[0])
    assert floor.is_quiet()
    floor.take()
    assert not floor.is_quiet()
    now[0] += module.QUIET_S
    assert floor.is_quiet()


def test_while_a_window_lays_out_and_paints_it_has_the_floor(qtbot, floor, monkeypatch):
    taken = []
    monkeypatch.setattr(Floor, "hold", lambda self: taken.append("held"))
    window = QLabel("Giao ban")
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.setText("before anybody guards it")
    window.repaint()
    assert not taken
    floor.guard(window)
    window.update()
    qtbot.waitUntil(lambda: bool(taken))
    assert floor.is_quiet()  # nobody waits for it: what moves by itself keeps nothing from being warmed up
