"""Garbage in cycles is looked for on the UI thread alone."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject

from app.ui import garbage

MANY = 3 * garbage.YOUNG


class Node:
    """Holds itself: only the collector frees it; it tells on which thread."""

    def __init__(self, freed: list[str]) -> None:
        self.itself, self.freed = self, freed

    def __del__(self) -> None:
        self.freed.append(threading.current_thread().name)


@pytest.fixture(autouse=True)
def counted_from_nothing():
    gc.collect()


def test_garbage_made_on_another_thread_is_left_for_the_thread_of_the_window(qtbot):
    freed, kept = [], []

    def work():
        for _ in range(MANY):
            Node(freed)
            kept.append([])

    owner = QObject()
    timer = garbage.collect_here(owner)
    thread = threading.Thread(target=work, name="work")
    thread.start()
    thread.join()
    assert not freed
    timer.setInterval(0)
    qtbot.waitUntil(lambda: len(freed) == MANY)
    assert set(freed) == {threading.main_thread().name}


def test_a_few_new_objects_are_not_worth_a_look():
    freed = []
    Node(freed)
    garbage.look()
    assert not freed


def test_what_outlived_younger_looks_is_found_at_last():
    freed = []
    node = Node(freed)
    gc.collect(1)  # it is old now
    del node
    kept = []
    for _ in range((garbage.OLD + 2) ** 2):
        kept += [[] for _ in range(2 * garbage.YOUNG)]
        garbage.look()
        kept.clear()
    assert freed
