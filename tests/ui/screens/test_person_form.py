"""Another agency in the form of a person asks since when; today is proposed, an empty day corrects."""

from datetime import timedelta

import pytest

from app.briefings.forms import Loaded, Ref
from app.briefings.person_form import PersonForm
from app.services.forms import person
from app.ui.forms.view import FormView
from app.ui.screens.person_form import PERSON_FORM
from app.ui.today import today
from tests.ui.forms.conftest import ready
from tests.ui.shells import RecordingShell

NEW = Ref("agency", "", "Phòng Kinh tế")


@pytest.fixture
def opened(qtbot, tasks, settings, tmp_path, database):
    with database.write("Kiểm thử") as session:
        values = PersonForm(full_name="Lê An", agency=Ref("agency", "", "Phòng Tổng hợp"))
        key = person.save(session, Loaded("", values))
    view = FormView(PERSON_FORM, RecordingShell(tasks, settings, tmp_path))
    qtbot.addWidget(view)
    view.open(key)
    ready(qtbot, view)
    return view, key


def asks(view: FormView) -> bool:
    [group] = [one for one in view.body.groups if one.section.title == "Chuyển nơi công tác"]
    return not group.isHidden()


def choose(view: FormView, ref: Ref | None) -> None:
    view.frames["agency"].entry.show_value(ref)
    view.frames["agency"].entry.edited.emit()


def left(database, key) -> list[tuple[str, object]]:
    with database.read() as session:
        values = person.load(session, key, today=today()).values
        assert values.agency.name == NEW.name
        return [(row.agency.name, row.to_on) for row in values.workplaces]


def test_a_person_who_stays_is_asked_nothing(opened):
    view, _ = opened
    was = view.frames["agency"].entry.value()
    assert not asks(view)
    choose(view, NEW)
    assert asks(view)
    choose(view, was)
    assert not asks(view)


@pytest.mark.parametrize("typed", [None, ""])
def test_a_move_is_of_today_and_a_correction_of_no_day(qtbot, opened, database, typed):
    view, key = opened
    choose(view, NEW)
    day = view.frames["moved_on"].entry
    assert day.value() == today()
    if typed is not None:
        day.type_in(typed)
    with qtbot.waitSignal(view.saved):
        view.save()
    expected = [("Phòng Tổng hợp", today() - timedelta(1))] if typed is None else []
    assert left(database, key) == expected
    ready(qtbot, view)
    assert not asks(view), "what was saved is where the person works"
