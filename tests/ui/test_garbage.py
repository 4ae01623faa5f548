"""Garbage in cycles is looked for on the UI thread alone, a little at a time."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject, Signal

from app.ui import garbage

MANY = 3 * garbage.YOUNG


class Node:
    """Holds itself: only the collector frees it; it tells on which thread."""

    def __init__(self, freed: list[str]) -> None:
        self.itself, self.freed = self, freed

    def __del__(self) -> None:
        self.freed.append(threading.current_thread().name)


class Work(QObject):
    """What tells whether another thread works."""

    began = Signal()
    busy = False

    def is_busy(self) -> bool:
        return self.busy


@pytest.fixture(autouse=True)
def counted_from_nothing():
    """What the tests before left is put aside, and comes back at the end."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def outlived(number: int) -> list[list[int]]:
    """So many objects that a look at the newest did not free."""
    kept: list[list[int]] = [[] for _ in range(number)]
    gc.collect(0)
    return kept


def test_garbage_made_on_another_thread_is_left_for_the_thread_of_the_window(qtbot):
    freed, kept = [], []

    def work():
        for _ in range(MANY):
            Node(freed)
            kept.append([])

    owner = QObject()
    timer = garbage.collect_here(owner, Work())
    thread = threading.Thread(target=work, name="work")
    thread.start()
    thread.join()
    assert not freed
    timer.start(0)
    qtbot.waitUntil(lambda: len(freed) == MANY)
    assert set(freed) == {threading.main_thread().name}


def test_looks_come_sooner_while_another_thread_works(qtbot):
    owner, work = QObject(), Work()
    timer = garbage.collect_here(owner, work)
    assert timer.interval() == garbage.LATER_MS
    work.busy = True
    work.began.emit()
    assert timer.interval() == garbage.SOON_MS
    with qtbot.waitSignal(timer.timeout):
        pass
    assert timer.interval() == garbage.SOON_MS
    work.busy = False
    with qtbot.waitSignal(timer.timeout):
        pass
    assert timer.interval() == garbage.LATER_MS


def test_one_question_after_the_other_does_not_put_a_look_off(qtbot):
    owner, work = QObject(), Work()
    timer = garbage.collect_here(owner, work)
    work.began.emit()
    began = timer.remainingTime()
    qtbot.waitUntil(lambda: timer.remainingTime() < began)
    left = timer.remainingTime()
    work.began.emit()
    assert timer.remainingTime() <= left


def test_a_few_new_objects_are_not_worth_a_look():
    freed = []
    Node(freed)
    garbage.look()
    assert not freed


def test_what_outlived_younger_looks_is_found_at_last():
    freed = []
    node = Node(freed)
    gc.collect(0)  # it is old now
    del node
    kept = []
    while not freed:
        kept += [[] for _ in range(2 * garbage.YOUNG)]
        garbage.look()
        assert len(kept) < 2 * garbage.TOO_MANY
    assert freed


def test_while_another_thread_makes_objects_only_the_newest_are_looked_at():
    freed = []
    node = Node(freed)
    kept = outlived(garbage.MANY)
    del node
    garbage.look(busy=True)
    assert not freed
    garbage.look()
    assert freed
    assert kept


def test_what_is_still_needed_is_put_aside_and_not_looked_at_again():
    before = gc.get_freeze_count()
    kept = outlived(garbage.MANY)
    garbage.look()
    assert gc.get_freeze_count() >= before + len(kept)
    assert not gc.get_objects(generation=2)


def test_a_few_that_are_still_needed_are_not_put_aside():
    before = gc.get_freeze_count()
    kept, gone = outlived(garbage.KEPT // 2), outlived(garbage.MANY)
    for one in gone:
        one.append(one)
    del gone, one
    garbage.look()
    assert not gc.get_count()[1]
    assert gc.get_freeze_count() == before
    assert kept


def test_too_many_are_put_aside_without_a_look():
    freed = []
    node = Node(freed)
    kept = outlived(garbage.TOO_MANY)
    del node
    before = gc.get_freeze_count()
    garbage.look()
    assert not freed
    assert gc.get_freeze_count() > before + garbage.TOO_MANY
    kept.clear()  # what nobody knows of is let go of all the same
    assert gc.get_freeze_count() < before + garbage.TOO_MANY
