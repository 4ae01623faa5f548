"""Several terms are ticked, kept in a draft and pasted by their labels."""

import pytest

from app.core.task_making_terms import TaskMark
from app.ui.forms.choice_entries import ChoicesEntry


@pytest.fixture
def entry(qtbot) -> ChoicesEntry:
    found = ChoicesEntry(TaskMark)
    qtbot.addWidget(found)
    return found


def test_what_is_shown_is_its_value_and_only_ticks_tell(qtbot, entry):
    with qtbot.assertNotEmitted(entry.edited):
        entry.show_value((TaskMark.DIRECT, TaskMark.DELEGATED))
    assert entry.value() == (TaskMark.DELEGATED, TaskMark.DIRECT)
    with qtbot.waitSignal(entry.edited):
        entry.boxes[TaskMark.BEYOND].click()
    assert TaskMark.BEYOND in entry.value()


def test_a_draft_brings_it_back(qtbot, entry):
    entry.show_value((TaskMark.PETITION,))
    state = entry.state()
    entry.show_value(())
    entry.set_state(state)
    assert entry.value() == (TaskMark.PETITION,)
    entry.set_state(["gone"])
    assert entry.value() == ()


def test_labels_are_typed_in_without_accents(qtbot, entry):
    entry.type_in("vuot tham quyen, Ủy quyền, gì đó")
    assert entry.value() == (TaskMark.DELEGATED, TaskMark.BEYOND)
    assert [box.text() for box in entry.stops()] == [term.label for term in TaskMark]


def test_boxes_stand_in_one_column_where_two_have_no_room(qtbot, entry):
    def columns() -> int:
        return len({box.geometry().left() for box in entry.boxes.values()})

    entry.resize(900, 200)
    entry.show()
    assert columns() == 2
    entry.resize(entry.minimumSizeHint().width() + 5, 400)
    qtbot.waitUntil(lambda: columns() == 1)
    entry.resize(900, 400)
    qtbot.waitUntil(lambda: columns() == 2)
