"""The forms as values: every field fills an attribute, is labelled, and the whole goes to the database and back."""

from dataclasses import fields, replace
from datetime import date

import pytest

from app.briefings.forms import Ref
from app.core.errors import AppError
from app.core.opinion_terms import VoteMethod
from app.models.meeting import Conclusion, ConclusionTask
from app.models.task import Task
from app.models.vote import SessionVote
from app.services.forms import agency, dossier, field, meeting, opinion_round, person, post, programme_item
from app.services.forms.common import key_of, put
from app.services.meeting_locks import lock
from app.services.settings import load_preset, read_calendar
from app.ui.forms.judging import errors
from app.ui.forms.screen import Entry
from app.ui.screens.agency_form import AGENCY_FORM
from app.ui.screens.agenda_item_form import AGENDA_ITEM_FORM
from app.ui.screens.dossier_form import DOSSIER_FORM
from app.ui.screens.field_form import FIELD_FORM
from app.ui.screens.meeting_actions import CONCLUSIONS_TO_TASKS
from app.ui.screens.meeting_form import MEETING_FORM, attendees
from app.ui.screens.opinion_round_form import OPINION_ROUND_FORM
from app.ui.screens.person_form import PERSON_FORM
from app.ui.screens.post_form import POST_FORM
from app.ui.screens.programme_item_form import PROGRAMME_ITEM_FORM
from app.ui.screens.session_vote_form import SESSION_VOTE_FORM
from tests.services.meetings_held import store_session
from tests.ui.shells import RecordingShell

SCREENS = pytest.mark.parametrize(
    ("screen", "filled", "service"),
    [
        (PROGRAMME_ITEM_FORM, {"content": "Đề án", "due": (2026, 12)}, programme_item),
        (MEETING_FORM, {"held_on": date(2026, 10, 12)}, meeting),
        (DOSSIER_FORM, {"content": "Tờ trình"}, dossier),
        (OPINION_ROUND_FORM, {"content": "Dự thảo"}, opinion_round),
        (AGENCY_FORM, {"name": "Sở Y tế"}, agency),
        (PERSON_FORM, {"full_name": "Lê An"}, person),
        (POST_FORM, {"name": "Chủ tịch"}, post),
        (FIELD_FORM, {"name": "Y tế"}, field),
    ],
    ids=lambda value: getattr(value, "name", ""),
)


def all_fields(screen):
    return [field for section in screen.sections for field in section.fields]


def unseen(row) -> set[str]:
    return {"key", "about_key", "left"} & {field.name for field in fields(row)}


@SCREENS
def test_every_attribute_has_its_field_once(session, screen, filled, service):
    values = screen.load(session, None).values
    asked_of = {"was"} if screen is PERSON_FORM else set()  # what a group fits, and is not typed
    assert {one.name for one in all_fields(screen)} | asked_of == {one.name for one in fields(values)}
    assert len(all_fields(screen)) + len(asked_of) == len(fields(values))
    for one in all_fields(screen):
        if one.entry is Entry.ROWS:
            columns = {column.name for column in one.columns}
            assert columns | unseen(one.row) == {column.name for column in fields(one.row)}


@SCREENS
def test_a_field_brings_what_its_entry_needs(session, screen, filled, service):
    every = [inner for one in all_fields(screen) for inner in (one, *one.columns)]
    assert all(one.label and one.label[0].isupper() for one in every)
    assert all((one.terms is not None) == (one.entry is Entry.CHOICE) for one in every)
    assert all((one.find is not None) == (one.entry in (Entry.REF, Entry.REFS)) for one in every)
    assert all(list(one.find(session, "")) == [] for one in every if one.find)


@SCREENS
def test_an_empty_form_is_not_saved_and_a_filled_one_is(session, screen, filled, service):
    load_preset(session)
    calendar = read_calendar(session)
    loaded = screen.load(session, None)
    assert errors(screen.check(type(loaded.values)(), calendar))
    values = replace(loaded.values, **filled)
    assert not errors(screen.check(values, calendar))
    key = screen.save(session, replace(loaded, values=values))
    again = screen.load(session, key).values
    assert {name: getattr(again, name) for name in filled} == filled
    assert service.describe(session, key, today=date(2026, 11, 23)).title


def add(session, screen, **filled):
    loaded = screen.load(session, None)
    screen.save(session, replace(loaded, values=replace(loaded.values, **filled)))


def test_agencies_and_people_may_attend(database):
    with database.write("Kiểm thử") as session:
        add(session, AGENCY_FORM, name="Sở Tư pháp")
        add(session, PERSON_FORM, full_name="Lê Pháp Tư", agency=Ref("agency", "", "Sở Y tế"))
    with database.read() as session:
        assert [choice.label for choice in attendees(session, "tu phap")] == ["Sở Tư pháp", "Lê Pháp Tư"]
        assert [choice.label for choice in attendees(session, "so y te")] == ["Sở Y tế"]


@pytest.mark.parametrize(
    ("agencies", "people", "shown"), [(15, 0, 15), (25, 3, 20), (25, 25, 20), (3, 25, 20), (12, 8, 20)]
)
def test_neither_agencies_nor_people_crowd_the_others_out(session, agencies, people, shown):
    for number in range(agencies):
        add(session, AGENCY_FORM, name=f"Sở {number}")
    for number in range(people):
        add(session, PERSON_FORM, full_name=f"An {number}")
    found = [choice.code.partition(":")[0] for choice in attendees(session, "")]
    assert len(found) == shown
    assert found.count("person") >= min(people, 10)
    assert found.count("agency") >= min(agencies, 10)


def test_conclusions_become_tasks_from_the_list_while_one_has_none(
    qtbot, tasks, settings, tmp_path, database, reported
):
    shell = RecordingShell(tasks, settings, tmp_path)
    with database.write("Hoa") as session:
        load_preset(session)
        key = store_session(session).meeting
    CONCLUSIONS_TO_TASKS.run(shell, [key, "4a"])
    qtbot.waitUntil(lambda: bool(reported))
    assert str(reported.pop()) == "“Phiên họp tháng 11” chưa có kết luận nào."
    with database.write("Hoa") as session:
        conclusion = put(session, Conclusion, None, {"meeting_id": key_of(key), "content": "Giao Sở Y tế"})
    CONCLUSIONS_TO_TASKS.run(shell, [key, "4a"])
    qtbot.waitUntil(lambda: bool(shell.asked))
    assert shell.asked == [("form", "conclusion_tasks", key, None)]
    assert CONCLUSIONS_TO_TASKS.needs_rows
    with database.write("Hoa") as session:
        task = put(session, Task, None, {"content": "Giao Sở Y tế", "assigned_on": date(2026, 11, 25)})
        put(session, ConclusionTask, None, {"conclusion_id": conclusion.id, "task_id": task.id})
    CONCLUSIONS_TO_TASKS.run(shell, [key])
    qtbot.waitUntil(lambda: bool(reported))
    assert str(reported[-1]) == "Cả 1 kết luận của “Phiên họp tháng 11” đã có nhiệm vụ."


@pytest.mark.parametrize(("screen", "place"), [(AGENDA_ITEM_FORM, "item"), (SESSION_VOTE_FORM, "vote")])
def test_what_belongs_to_a_locked_meeting_does_not_open_for_editing(session, screen, place):
    load_preset(session)
    held = store_session(session)
    voted = {"agenda_item_id": key_of(held.items[0]), "members": 3, "present": 3, "in_favour": 3}
    vote = put(session, SessionVote, None, {**voted, "method": VoteMethod.HANDS})
    key = {"item": held.items[0], "vote": vote.id.hex}[place]
    assert screen.load(session, key).key == key
    lock(session, held.meeting, by="Hoa", reason="đã ký")
    with pytest.raises(AppError, match=r"không sửa được nữa\. Đã khóa ngày .*: đã ký"):
        screen.load(session, key)
