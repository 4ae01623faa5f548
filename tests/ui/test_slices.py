"""Steps with turns of the event loop between them."""

import threading
import time

import pytest
import shiboken6
from PySide6.QtCore import QObject, QTimer

from app.ui import floor as floor_module
from app.ui.floor import Floor
from app.ui.slices import Slices


@pytest.fixture
def owner(qapp):
    owner = QObject()
    yield owner
    owner.deleteLater()


def steps(seen: list[str], count: int):
    return [lambda number=number: seen.append(str(number)) for number in range(count)]


def test_the_loop_turns_between_one_step_and_the_next(qtbot, owner):
    seen: list[str] = []
    beat = QTimer(owner, interval=0)
    beat.timeout.connect(lambda: seen.append("-"))
    beat.start()
    slices = Slices(owner, steps(seen, 3), Floor(owner))
    slices.then(lambda: seen.append("end"))
    assert seen == []
    qtbot.waitUntil(lambda: "end" in seen)
    beat.stop()
    assert [word for word in seen if word != "-"] == ["0", "1", "2", "end"]
    assert "-" in seen[seen.index("0") : seen.index("1")]
    assert "-" in seen[seen.index("1") : seen.index("2")]


def test_what_fell_due_during_a_step_goes_before_the_next(qtbot, owner):
    seen: list[str] = []
    beat = QTimer(owner, interval=2)
    beat.timeout.connect(lambda: seen.append("-"))
    beat.start()
    slow = [lambda act=act: (time.sleep(0.005), act()) for act in steps(seen, 4)]
    slices = Slices(owner, slow, Floor(owner))
    slices.then(lambda: seen.append("end"))
    qtbot.waitUntil(lambda: "end" in seen)
    beat.stop()
    for step in ("1", "2", "3"):
        assert seen[seen.index(step) - 1] == "-"


def test_who_needs_the_whole_has_it_at_once_and_once(qtbot, owner):
    seen: list[str] = []
    slices = Slices(owner, steps(seen, 2), Floor(owner))
    slices.then(lambda: seen.append("end"))
    slices.finish()
    slices.finish()
    assert seen == ["0", "1", "end"]
    slices.then(lambda: seen.append("later"))
    assert seen[-1] == "later"
    qtbot.wait(20)
    assert seen == ["0", "1", "end", "later"]


def test_a_step_may_need_the_whole_itself(owner):
    seen: list[str] = []

    def need_all() -> None:
        slices.finish()

    slices = Slices(owner, [need_all, *steps(seen, 2)], Floor(owner))
    slices.finish()
    assert seen == ["0", "1"]


def test_long_work_waits_from_the_first_step_to_the_last(qtbot, owner, monkeypatch):
    monkeypatch.setattr(floor_module, "MOST_S", 3600)
    seen: list[str] = []
    floor = Floor(owner)

    def work() -> None:
        floor.give_way()
        seen.append("work")

    Slices(owner, steps(seen, 3), floor)
    thread = threading.Thread(target=work)
    thread.start()
    qtbot.waitUntil(lambda: "work" in seen)
    thread.join()
    assert seen == ["0", "1", "2", "work"]


def test_steps_that_are_dropped_are_never_taken(qtbot, owner):
    seen: list[str] = []
    slices = Slices(owner, steps(seen, 2), Floor(owner))
    slices.then(lambda: seen.append("end"))
    slices.drop()
    slices.finish()
    qtbot.wait(20)
    assert seen == []


def test_without_steps_nothing_is_waited_for(owner):
    seen: list[str] = []
    Slices(owner, [], Floor(owner)).then(lambda: seen.append("end"))
    assert seen == ["end"]


def test_nothing_goes_on_when_a_step_takes_away_what_it_belongs_to(qtbot, qapp):
    owner, seen = QObject(), []
    slices = Slices(owner, [lambda: shiboken6.delete(owner), lambda: seen.append("1")], Floor(qapp))
    slices.then(lambda: seen.append("end"))
    with qtbot.captureExceptions() as raised:
        qtbot.wait(50)
    assert (seen, raised) == ([], [])
