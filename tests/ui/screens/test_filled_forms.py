"""Records in their forms: what is shown says the same as what is stored, and what is typed is saved."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from app.briefings.agenda_item_form import AgendaItemForm, AskedRow, PaperRow
from app.briefings.forms import Loaded
from app.models.meeting import AgendaItem
from app.services.forms import (
    agency,
    agenda_item,
    agenda_proposal,
    field,
    meeting,
    person,
    post,
    programme_item,
)
from app.services.meeting_locks import lock
from app.services.settings import load_preset
from app.ui.forms.view import FormView
from app.ui.screens.catalog import form_named
from tests.services.forms.people import AGENCIES, POSTS, changes
from tests.services.forms.test_agenda_item import MEETING as SESSION
from tests.services.forms.test_agenda_item import office
from tests.services.forms.test_agenda_proposal import WHOLE as PROPOSAL
from tests.services.forms.test_meeting import WHOLE as MEETING
from tests.services.forms.test_programme_item import WHOLE as ITEM
from tests.services.forms.test_registry import AGENCY, FIELD, PERSON, POST
from tests.ui.shells import RecordingShell

TODAY = date(2026, 11, 23)
CONTENT = AgendaItemForm(
    SESSION,
    "Đề án",
    AGENCIES[0],
    POSTS[0],
    "Kinh tế",
    20,
    papers=(PaperRow("", "Tờ trình", 1, "12/TTr", date(2026, 11, 20)), PaperRow("", "Dự thảo", 2)),
    asked=(AskedRow("", POSTS[1], date(2026, 11, 6)),),
    late_reason="Chờ bộ",
    late_reason_accepted=True,
    withdrawal_proposed_on=date(2026, 11, 20),
)
FORMS = pytest.mark.parametrize(
    ("name", "service", "values", "title"),
    [
        ("programme_item", programme_item, ITEM, "content"),
        ("meeting", meeting, MEETING, "title"),
        ("agenda_item", agenda_item, CONTENT, "content"),
        ("agenda_proposal", agenda_proposal, PROPOSAL, "content"),
        ("agency", agency, AGENCY, "name"),
        ("person", person, PERSON, "full_name"),
        ("post", post, POST, "name"),
        ("field", field, FIELD, "name"),
    ],
    ids=lambda value: value if isinstance(value, str) and value != "name" else "",
)


@pytest.fixture
def window(tasks, settings, tmp_path, database) -> RecordingShell:
    with database.write("Kiểm thử") as session:
        office(session)
        load_preset(session)
    return RecordingShell(tasks, settings, tmp_path / "data")


def opened(qtbot, window, name: str, key: str | None) -> FormView:
    view = FormView(form_named(name), window, today=lambda: TODAY)
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.show()
    view.open(key)
    qtbot.waitUntil(view.body.isEnabled)
    return view


def shown(view: FormView) -> dict[str, object]:
    return {name: frame.entry.value() for name, frame in view.frames.items()}


@FORMS
def test_a_record_is_shown_as_it_is_stored(qtbot, window, database, name, service, values, title):
    with database.write("Kiểm thử") as session:
        key = service.save(session, Loaded("", values))
        stored = form_named(name).load(session, key).values
    view = opened(qtbot, window, name, key)
    assert shown(view) == {name: getattr(stored, name) for name in view.frames}
    assert view.is_saved()


@FORMS
def test_what_is_typed_is_saved(qtbot, window, database, reported, name, service, values, title):
    with database.write("Kiểm thử") as session:
        key = service.save(session, Loaded("", values))
        stored = form_named(name).load(session, key).values
    view = opened(qtbot, window, name, key)
    view.frames[title].entry.type_in("Tên đã sửa")
    with qtbot.waitSignal(view.saved):
        view.save()
    with database.read() as session:
        assert form_named(name).load(session, key).values == replace(stored, **{title: "Tên đã sửa"})
    assert [said.startswith("Đã lưu ") for said, _ in window.said] == [True]
    assert reported == []


@FORMS
def test_an_empty_form_asks_for_what_it_needs_and_writes_nothing(
    qtbot, window, database, reported, name, service, values, title
):
    view = opened(qtbot, window, name, None)
    with database.read() as session:
        before = changes(session)
    refused: list[bool] = []
    view.save(failed=lambda: refused.append(True))
    assert refused
    with database.read() as session:
        assert changes(session) == before
    assert [said.startswith("Chưa lưu ") for said, _ in window.said] == [True]
    assert reported == []


@pytest.mark.parametrize("name", ["meeting", "guests"])
def test_a_locked_meeting_is_refused_before_anything_is_typed(qtbot, window, database, reported, name):
    with database.write("Kiểm thử") as session:
        key = meeting.save(session, Loaded("", MEETING))
        lock(session, key, by="Hoa")
    view = FormView(form_named(name), window, today=lambda: TODAY)
    qtbot.addWidget(view)
    with qtbot.waitSignal(view.closed):
        view.open(key)
    [error] = reported
    assert "không sửa được nữa" in str(error)
    assert error.advice.startswith("Mở lại ở trang Ghi biên bản")


def test_what_left_the_agenda_is_told_beside_it_without_a_key(qtbot, window, database):
    with database.write("Kiểm thử") as session:
        key = meeting.save(session, Loaded("", MEETING))
        first = meeting.load(session, key).values.agenda[0].key
        row = session.get_one(AgendaItem, UUID(first))
        row.withdrawal_agreed, row.withdrawal_decided_on = True, TODAY
    view = opened(qtbot, window, "meeting", key)
    label = view.frames["agenda"].entry.rows[0].label
    qtbot.waitUntil(lambda: "Đã rút: không tính khi đánh số nội dung." in label.text())
