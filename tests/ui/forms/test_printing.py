"""Ctrl+P in a form: the sheet of its record."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.briefings.forms import Details, Fact
from app.core.tables import Table
from app.ui.forms.printing import NO_SHEET, UNSAVED
from app.ui.forms.view import FormView
from app.ui.widgets import preview
from tests.ui.forms.conftest import ready
from tests.ui.forms.samples import TODAY, work_form
from tests.ui.forms.test_view import fill

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shown(monkeypatch):
    """The documents that were previewed."""
    found = []
    monkeypatch.setattr(preview, "open_preview", lambda _owner, _shell, document: found.append(document))
    return found


def describe(session, key):
    return Details(
        "Trình đề án", "Trong hạn", (Fact("Cơ quan chủ trì", "Sở Y tế"),), {"Tiến độ": ("Đã họp",)}
    )


@pytest.fixture
def view(qtbot, shell, store, agencies):
    made = FormView(replace(work_form(store), describe=describe), shell, today=lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.open()
    ready(qtbot, made)
    return made


def press_print(qtbot, view):
    qtbot.keyClick(view.frames["content"].entry.stops()[0], Qt.Key.Key_P, CTRL)


def save(qtbot, view, agencies):
    fill(view, agencies)
    with qtbot.waitSignal(view.saved):
        view.save()
    ready(qtbot, view)


def test_a_new_record_cannot_be_printed_and_the_button_and_the_key_say_why(qtbot, view, shell, shown):
    assert not view.head.print_button.isEnabled()
    why = f"Lưu {view.form.noun} rồi mới in được."
    assert view.head.print_button.toolTip() == why
    press_print(qtbot, view)
    assert (shell.said[-1][0], shown) == (why, [])


def test_a_saved_record_is_previewed_as_its_panel_tells_it(qtbot, view, agencies, shown):
    save(qtbot, view, agencies)
    assert view.head.print_button.isEnabled()
    press_print(qtbot, view)
    qtbot.waitUntil(lambda: bool(shown))
    [table] = [block for block in shown[0].sections[0].blocks if isinstance(block, Table)]
    assert ("Cơ quan chủ trì", "Sở Y tế") in table.rows
    assert "Trình đề án" in table.rows[0]


def test_what_is_not_saved_yet_is_not_left_out_of_print_in_silence(qtbot, view, agencies, shell, shown):
    save(qtbot, view, agencies)
    qtbot.keyClicks(view.frames["content"].entry.stops()[0], " sua")
    press_print(qtbot, view)
    assert (shell.said[-1][0], shown) == (UNSAVED, [])


def test_the_next_new_record_is_grey_again(qtbot, view, agencies):
    save(qtbot, view, agencies)
    view.open()
    assert not view.head.print_button.isEnabled()


def test_a_form_that_tells_nothing_of_its_record_says_so(form, shell, qtbot):
    assert form.form.describe is None
    press_print(qtbot, form)
    assert shell.said[-1][0] == NO_SHEET
    assert form.head.print_button.toolTip() == NO_SHEET
