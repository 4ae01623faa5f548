"""The bar of long work."""

import pytest

from app.ui.tasks import Work
from app.ui.widgets.progress_bar import ProgressBar


@pytest.fixture
def bar(qtbot):
    bar = ProgressBar("Tiến độ xuất")
    qtbot.addWidget(bar)
    return bar


def test_short_work_is_never_seen(qtbot, bar):
    work = Work()
    bar.follow(work)
    work.ended.emit()
    bar.show_when_long()
    assert not bar.isVisible()
    assert not bar.is_busy()


def test_long_work_is_seen_and_can_be_stopped(qtbot, bar):
    work, told = Work(), []
    bar.ended.connect(told.append)
    bar.follow(work)
    qtbot.waitUntil(bar.isVisible)
    work.step(300, 1000)
    assert (bar.bar.value(), bar.bar.maximum()) == (300, 1000)
    with qtbot.waitSignal(bar.stopped):
        bar.stop.click()
    work.ended.emit()
    assert (told, work.is_cancelled(), bar.isVisible()) == ([True], True, False)


def test_work_that_follows_takes_its_place_without_a_flicker(qtbot, bar):
    reading, writing = Work(), Work()
    bar.follow(reading)
    bar.show_when_long()
    bar.follow(writing)
    reading.step(5, 10)
    reading.ended.emit()
    assert (bar.isVisible(), bar.is_busy(), bar.bar.maximum()) == (True, True, 0)
    writing.ended.emit()
    assert not bar.isVisible()


def test_it_has_a_name_for_a_screen_reader(bar):
    assert bar.bar.accessibleName() == "Tiến độ xuất"
    assert bar.stop.toolTip()


def test_its_per_cent_is_said_only_where_there_is_room(qtbot, bar):
    bar.show()
    for width, said in ((120, False), (500, True)):
        bar.resize(width, bar.height())
        qtbot.waitUntil(lambda said=said: bar.bar.isTextVisible() is said)
