"""Every form of the catalogue, opened blank: nobody is told of a fault before anything was typed."""

from datetime import date

import pytest

from app.services.settings import load_preset
from app.ui.forms.day_entry import DayEntry
from app.ui.forms.rows_entry import RowsEntry
from app.ui.forms.screen import Entry
from app.ui.forms.view import FormView
from app.ui.screens.catalog import FORMS, form_named
from tests.ui.shells import RecordingShell

TODAY = date(2026, 11, 23)


@pytest.fixture
def shell(tasks, settings, tmp_path, database) -> RecordingShell:
    with database.write("Kiểm thử") as session:
        load_preset(session)
    return RecordingShell(tasks, settings, tmp_path / "data")


def opened(qtbot, shell, name: str) -> FormView:
    view = FormView(form_named(name), shell, today=lambda: TODAY)
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.show()
    view.open()
    qtbot.waitUntil(view.body.isEnabled)
    qtbot.waitUntil(lambda: not view.advice._pause.isActive() and not shell.tasks.is_busy())
    return view


def told(view: FormView) -> list[str]:
    labels = [frame.complaint for frame in view.frames.values()]
    rows = [frame.entry for frame in view.frames.values() if isinstance(frame.entry, RowsEntry)]
    labels += [row.label for entry in rows for row in entry.rows]
    return [label.text() for label in labels if label.text()]


@pytest.mark.parametrize("name", FORMS)
def test_a_blank_form_complains_of_nothing(qtbot, shell, name):
    view = opened(qtbot, shell, name)
    assert told(view) == []
    assert view.is_saved()
    assert all(bool(stop.accessibleName()) for frame in view.frames.values() for stop in frame.entry.stops())


@pytest.mark.parametrize("name", FORMS)
def test_what_meets_a_deadline_is_a_day_of_the_form(name):
    kinds = {one.name: one.entry for section in form_named(name).sections for one in section.fields}
    fields = [one for section in form_named(name).sections for one in section.fields]
    assert all(kinds[one.met] is Entry.DAY and one.entry is Entry.DEADLINE for one in fields if one.met)


def test_a_report_that_was_received_in_time_has_no_days_over(qtbot, shell):
    view = opened(qtbot, shell, "report")
    due, received = view.frames["due_on"].entry, view.frames["received_on"].entry
    assert isinstance(due, DayEntry)
    assert isinstance(received, DayEntry)
    due.box.setText("16/11")
    assert due.aside.text() == "Thứ Hai · quá 7 ngày"
    received.box.setText("13/11")
    received.edited.emit()
    assert due.aside.text() == "Thứ Hai · xong đúng hạn"
