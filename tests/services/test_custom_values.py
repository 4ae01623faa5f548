"""The office's own fields: defined, filled in forms, found, shown in lists, told by the history, undone, forgotten."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.briefings.custom_fields import CustomColumn, CustomFieldForm, CustomRow, NewValue
from app.briefings.forms import Loaded, Ref
from app.briefings.lists import Wanted
from app.briefings.meeting_form import MeetingForm
from app.briefings.task_form import TaskForm
from app.core.custom_terms import CustomKind, CustomSubject
from app.core.errors import AppError
from app.core.task_terms import Obligation
from app.core.terms import MeetingKind, Secrecy
from app.models.custom import CustomField, TaskValue
from app.models.database import Database
from app.models.search import catch_up
from app.rules.form_checks.custom_field import check
from app.services import note_previews
from app.services.bin import delete_all
from app.services.custom_values import advice, set_value
from app.services.forms import custom_field
from app.services.forms import meeting as meeting_form
from app.services.forms import task as task_form
from app.services.forms.common import key_of
from app.services.history_words import tell_history
from app.services.lists import custom_columns, custom_fields, meetings, tasks
from app.services.lookup import find_meeting_fields, find_task_fields
from app.services.undo import undo
from app.ui.screens.custom_field_form import CUSTOM_FIELD_FORM
from tests.conftest import ACTOR

TODAY = date(2026, 11, 23)
TASK, MEETING = CustomSubject.TASK, CustomSubject.MEETING


def field(session: Session, name: str, **more: object) -> Ref:
    key = custom_field.save(session, Loaded("", CustomFieldForm(name=name, **more)))
    return Ref("custom_field", key, name)


def task(session: Session, content: str, *rows: CustomRow, **more: object) -> str:
    form = TaskForm(content=content, assigned_on=TODAY, custom=rows, **more)
    return task_form.save(session, Loaded("", form), today=TODAY)


def refill(session: Session, key: str, *rows: CustomRow) -> None:
    loaded = task_form.load(session, key, today=TODAY)
    task_form.save(session, replace(loaded, values=replace(loaded.values, custom=rows)), today=TODAY)


def hide(session: Session, key: str, **more: object) -> None:
    loaded = task_form.load(session, key, today=TODAY)
    hidden = replace(loaded.values, secrecy=Secrecy.SECRET, content="", summary="", **more)
    task_form.save(session, replace(loaded, values=hidden), today=TODAY)


def found(session: Session, words: str) -> list[str]:
    catch_up(session.connection())
    return list(tasks.find(session, Wanted(words), today=TODAY).keys)


def test_a_form_shows_the_fields_for_its_kind_and_those_that_say_something(session):
    code = field(session, "Mã dự án")
    money = field(session, "Nguồn vốn", obligations=(Obligation.REPORT,))
    field(session, "Số người", subject=MEETING)
    assert task_form.load(session, None, today=TODAY).values.custom == (CustomRow(code),)
    report = task(session, "Báo cáo", obligation=Obligation.REPORT)
    shown = task_form.load(session, report, today=TODAY).values.custom
    assert shown == (CustomRow(code), CustomRow(money))
    other = task(session, "Việc", CustomRow(money, "Trung ương"))
    assert CustomRow(money, "Trung ương") in task_form.load(session, other, today=TODAY).values.custom


def test_what_is_written_is_kept_by_its_kind_and_shown_as_people_write_it(session):
    money = field(session, "Kinh phí", kind=CustomKind.NUMBER)
    day = field(session, "Ngày khởi công", kind=CustomKind.DAY)
    key = task(session, "Làm đường", CustomRow(money, "1.234,5"), CustomRow(day, "15/11"))
    assert task_form.load(session, key, today=TODAY).values.custom == (
        CustomRow(money, "1.234,5"),
        CustomRow(day, "15/11/2026"),
    )
    told = task_form.describe(session, key, today=TODAY).parts["Trường riêng"]
    assert told == ("Kinh phí: 1.234,5", "Ngày khởi công: 15/11/2026")
    [row] = tasks.read(session, [key], today=TODAY)
    assert dict(row.custom) == {money.key: "1234.5", day.key: "2026-11-15"}


def test_what_a_field_does_not_take_is_told_beside_it_and_refused(session):
    money = field(session, "Kinh phí", kind=CustomKind.NUMBER)
    rows = (CustomRow(money, "mười tỷ"), CustomRow(None, "thừa"))
    assert [(one.row, one.column, one.warning) for one in advice(session, rows, today=TODAY)] == [
        (0, "value", True),
        (1, "value", True),
    ]
    for row in rows:
        with pytest.raises(AppError):
            task(session, "Việc", row)
    with pytest.raises(AppError, match="ghi hai lần"):
        task(session, "Việc", CustomRow(money, "1"), CustomRow(money, "2"))


def test_values_are_found_at_once_without_accents_alone_or_beside_the_content(session):
    where = field(session, "Địa bàn")
    here = task(session, "Sửa cầu treo", CustomRow(where, "Xã Ea Súp"))
    task(session, "Sửa cầu treo")
    assert found(session, "ea sup") == [here]
    assert found(session, "cau treo sup") == [here]
    assert found(session, "nha may sup") == []
    refill(session, here, CustomRow(where, "Buôn Đôn"))
    assert (found(session, "ea sup"), found(session, "buon don")) == ([], [here])


def test_fields_are_columns_of_their_own_list_and_go_once_they_say_nothing(session):
    code = field(session, "Mã dự án")
    seats = field(session, "Số chỗ", subject=MEETING, kind=CustomKind.NUMBER)
    key = task(session, "Việc", CustomRow(code, "DA-15"))
    assert custom_columns.columns(session, TASK) == [CustomColumn(code.key, "Mã dự án", CustomKind.TEXT)]
    assert custom_columns.columns(session, MEETING) == [CustomColumn(seats.key, "Số chỗ", CustomKind.NUMBER)]
    with pytest.raises(AppError, match="còn 1 nhiệm vụ"):
        delete_all(session, "custom_field", [key_of(code.key)])
    refill(session, key, CustomRow(code, ""))
    delete_all(session, "custom_field", [key_of(code.key)])
    assert custom_columns.columns(session, TASK) == []
    assert tasks.read(session, [key], today=TODAY)[0].custom == ()
    assert (found(session, "DA-15"), find_task_fields(session, "")) == ([], [])


def test_a_meeting_has_its_own_fields_and_is_found_by_them(session):
    seats = field(session, "Mã phòng", subject=MEETING, meeting_kinds=(MeetingKind.OFFICE_BRIEFING,))
    start = meeting_form.load(session, None).values
    assert start.custom == (), "a session is no briefing of the office"
    form = MeetingForm(kind=MeetingKind.OFFICE_BRIEFING, held_on=TODAY, custom=(CustomRow(seats, "P305"),))
    key = meeting_form.save(session, Loaded("", form))
    catch_up(session.connection())
    assert list(meetings.find(session, Wanted("p305"), today=TODAY).keys) == [key]
    assert meetings.read(session, [key], today=TODAY)[0].custom == ((seats.key, "P305"),)
    assert meeting_form.describe(session, key, today=TODAY).parts["Trường riêng"] == ("Mã phòng: P305",)
    assert [choice.label for choice in find_meeting_fields(session, "ma")] == ["Mã phòng"]


def test_the_history_names_the_field_and_undo_brings_the_old_value_back(database: Database):
    with database.write(ACTOR) as session:
        code = field(session, "Mã dự án")
        key = task(session, "Việc", CustomRow(code, "14"))
    with database.write(ACTOR) as session:
        refill(session, key, CustomRow(code, "15"))
    with database.write(ACTOR) as session:
        refill(session, key)
    with database.write(ACTOR) as session:
        lines = [
            (one.label, one.old, one.new)
            for told in tell_history(session, "task", key_of(key))
            for one in told.corrections
            if one.label == "Mã dự án"
        ]
        assert lines == [
            ("Mã dự án", "15", "(trống)"),
            ("Mã dự án", "14", "15"),
            ("Mã dự án", "", "14"),
        ]
        undo(session)
    with database.read() as session:
        assert task_form.load(session, key, today=TODAY).values.custom == (CustomRow(code, "15"),)


def test_a_secret_task_says_nothing_in_them_and_the_log_forgets_what_they_said(database: Database):
    number = Ref("source_document", "", "05/UBND-M")
    with database.write(ACTOR) as session:
        code = field(session, "Mục tiêu")
        key = task(session, "Việc mật", CustomRow(code, "Kho đạn số chín"), document=number)
    with pytest.raises(AppError, match="văn bản mật"), database.write(ACTOR) as session:
        hide(session, key)
    with database.write(ACTOR) as session:
        hide(session, key, custom=())
    with database.read() as session:
        assert session.scalars(select(TaskValue.value)).all() == [""]
        asked = text(
            "SELECT count(*) FROM change_log WHERE new_values LIKE '%đạn%' OR old_values LIKE '%đạn%'"
        )
        assert session.scalar(asked) == 0
        assert list(tasks.find(session, Wanted("kho dan"), today=TODAY).keys) == []


@pytest.mark.parametrize(
    ("form", "wrong"),
    [
        (CustomFieldForm(), ["name"]),
        (CustomFieldForm(name="Vốn", kind=CustomKind.CHOICE), ["choices"]),
        (CustomFieldForm(name="Vốn"), []),
    ],
)
def test_what_is_wrong_with_a_definition_is_said(form, wrong):
    assert [one.field for one in check(form)] == wrong


def test_a_form_shows_and_keeps_only_what_the_field_is_for(session):
    said = {"choices": "A", "obligations": (Obligation.REPORT,), "meeting_kinds": (MeetingKind.OTHER,)}
    shown = {
        form: [
            one.name
            for section in CUSTOM_FIELD_FORM.sections
            for one in section.fields
            if section.fits and section.fits(form)
        ]
        for form in (
            CustomFieldForm(name="Vốn", kind=CustomKind.CHOICE, **said),
            CustomFieldForm(name="Phòng", subject=MEETING, kind=CustomKind.NUMBER, **said),
        )
    }
    assert list(shown.values()) == [["choices", "obligations"], ["meeting_kinds"]]
    for form, kept in shown.items():
        row = session.get(CustomField, key_of(custom_field.save(session, Loaded("", form))))
        assert [name for name in said if getattr(row, name)] == kept


def test_a_field_is_defined_once_and_keeps_its_kind_while_it_says_something(session):
    code = field(
        session, "Nguồn vốn", kind=CustomKind.CHOICE, choices="Trung ương\n\n Địa phương \nTrung ương"
    )
    [row] = session.scalars(select(CustomField)).all()
    assert row.choices == "Trung ương\nĐịa phương"
    with pytest.raises(AppError, match="Đã có trường"):
        field(session, "nguồn VỐN")
    field(session, "Nguồn vốn", subject=MEETING)
    task(session, "Việc", CustomRow(code, "dia phuong"))
    loaded = custom_field.load(session, code.key)
    changed = replace(loaded, values=replace(loaded.values, kind=CustomKind.TEXT))
    with pytest.raises(AppError, match="đã có giá trị"):
        custom_field.save(session, changed)
    renamed = replace(loaded, values=replace(loaded.values, name="Nguồn kinh phí"))
    custom_field.save(session, renamed)
    assert custom_field.describe(session, code.key).state == "Có giá trị ở 1 nhiệm vụ"


def test_the_list_tells_what_is_defined_and_how_often_it_says_something(session):
    code = field(session, "Mã dự án", obligations=(Obligation.REPORT, Obligation.OPINION))
    task(session, "Việc", CustomRow(code, "1"))
    catch_up(session.connection())
    keys = custom_fields.find(session, Wanted("ma du"), today=TODAY).keys
    [row] = custom_fields.read(session, keys, today=TODAY)
    assert custom_fields.totals(session, Wanted(), today=TODAY)[0].value == 1
    assert (row.name, row.only, row.count) == ("Mã dự án", ("Cho ý kiến", "Báo cáo"), 1)


def filtered(session: Session, ref: Ref, *codes: str) -> list[str]:
    wanted = Wanted(filters={f"{custom_columns.OWN}{ref.key}": codes})
    keys = tasks.find(session, wanted, today=TODAY).keys
    assert tasks.count(session, wanted, today=TODAY) == len(keys)
    return sorted(row.content for row in tasks.read(session, keys, today=TODAY))


def test_tasks_are_filtered_by_what_a_field_says_of_them_and_by_that_it_says_nothing(session):
    group = field(session, "Nhóm", kind=CustomKind.CHOICE, choices="A\nB")
    money, day = (
        field(session, "Vốn", kind=CustomKind.NUMBER),
        field(session, "Ngày trình", kind=CustomKind.DAY),
    )
    task(session, "một", CustomRow(group, "A"), CustomRow(money, "1.500"), CustomRow(day, "15/11/2026"))
    gone = task(session, "hai", CustomRow(group, "B"), CustomRow(money, "90"), CustomRow(day, "02/12/2026"))
    task(session, "ba")
    assert filtered(session, group, "A") == ["một"]
    assert filtered(session, group, "A", "B") == ["hai", "một"]
    assert filtered(session, group, "none") == ["ba"]
    assert filtered(session, group, "none", "B") == ["ba", "hai"]
    assert filtered(session, day, "2026-11-01..2026-11-30") == ["một"]
    assert filtered(session, money, "1500") == ["một"]
    told = custom_columns.choices_of(session, TASK, money.key)
    assert [(one.code, one.label) for one in told] == [("none", "Chưa ghi"), ("90", "90"), ("1500", "1.500")]
    refill(session, gone)
    assert filtered(session, group, "B") == []
    assert [one.code for one in custom_columns.choices_of(session, TASK, group.key)] == ["none", "A", "B"]


def test_meetings_are_filtered_by_their_own_fields(session):
    people = field(session, "Số người", subject=MEETING, kind=CustomKind.NUMBER)
    form = MeetingForm(
        kind=MeetingKind.REGULAR_SESSION, title="Họp", held_on=TODAY, custom=(CustomRow(people, "9"),)
    )
    meeting_form.save(session, Loaded("", form))
    for code, count in (("9", 1), ("none", 0), ("8", 0)):
        wanted = Wanted(filters={f"{custom_columns.OWN}{people.key}": (code,)})
        assert meetings.count(session, wanted, today=TODAY) == count


def test_one_field_is_written_into_many_tasks_previewed_and_undone(database: Database) -> None:
    with database.write(ACTOR) as session:
        money = field(session, "Vốn", kind=CustomKind.NUMBER)
        keys = [task(session, "một", CustomRow(money, "5")), task(session, "hai")]
    with database.write(ACTOR) as session:
        new = NewValue(money, "1.500")
        told = note_previews.of_own_field(session, keys, new, today=TODAY)
        assert [(row.old, row.new) for row in told] == [("5", "1.500"), ("(trống)", "1.500")]
        assert set_value(session, keys, new, today=TODAY) == 2
        wrong = note_previews.of_own_field(session, keys, NewValue(money, "năm"), today=TODAY)
        assert "không phải là số" in wrong[0].new
        with pytest.raises(AppError, match="không phải là số"):
            set_value(session, keys, NewValue(money, "năm"), today=TODAY)
    with database.write(ACTOR) as session:
        assert filtered(session, money, "1500") == ["hai", "một"]
        undo(session)
    with database.write(ACTOR) as session:
        assert filtered(session, money, "5") == ["một"]
        set_value(session, keys, NewValue(money), today=TODAY)
        assert filtered(session, money, "none") == ["hai", "một"]


def test_a_bulk_value_says_no_more_of_a_secret_task_than_may_be_kept(database: Database) -> None:
    with database.write(ACTOR) as session:
        place = field(session, "Địa điểm")
        secret = Ref("source_document", "", "05/UBND-M")
        key = task(session, "", document=secret, document_day=TODAY, secrecy=Secrecy.SECRET)
        with pytest.raises(AppError, match="mật"):
            set_value(session, [key], NewValue(place, "Kho thóc"), today=TODAY)
