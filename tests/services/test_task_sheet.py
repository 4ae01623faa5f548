"""Tasks go out in a workbook and come back: known by key, only what the department changed is written."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.briefings.custom_fields import CustomFieldForm, CustomRow
from app.briefings.forms import Loaded, Ref
from app.briefings.task_form import AgencyPartRow, TaskForm
from app.core.custom_terms import CustomKind
from app.core.task_making_terms import TaskMark
from app.core.terms import TaskOrigin
from app.exports.documents import task_sheet
from app.exports.formats import Format, render
from app.importers.office_workbook import Proposal, apply, propose, read_workbook
from app.importers.office_workbook.task_keys import OTHER_NUMBER, TWICE, UNKNOWN
from app.models.custom import TaskValue
from app.models.task import DelayReport, Extension, ProgressEntry, Task
from app.services.forms import custom_field
from app.services.forms import task as task_form
from app.services.forms.common import key_of
from app.services.lists.tasks import read
from app.services.task_sheet import read_task_sheet
from tests.importers.office_workbook.making import FILES, REGULATION, counts, take_in
from tests.services.conftest import scratch

TODAY = date(2026, 11, 23)


def taken_out(session: Session, folder: Path) -> Path:
    keys = [key.hex for key in session.scalars(select(Task.id).order_by(Task.id))]
    sheet = read_task_sheet(session, keys, regulation=REGULATION, today=TODAY)
    path = folder / "gửi sở.xlsx"
    path.write_bytes(render(task_sheet.compose(sheet), Format.XLSX))
    return path


def brought_back(session: Session, path: Path) -> Proposal:
    return propose(session, read_workbook(path), REGULATION, today=TODAY)


class Edited:
    """The file in the hands of the department."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = load_workbook(path)
        self.sheet = self.book.worksheets[0]
        titles = next(
            row for row in self.sheet.iter_rows(values_only=True) if row and "Nội dung nhiệm vụ" in row
        )
        self.columns = {title: place for place, title in enumerate(titles, 1) if title}
        self.first = 1 + next(
            row[0].row
            for row in self.sheet.iter_rows()
            if "Nội dung nhiệm vụ" in [cell.value for cell in row]
        )

    def set(self, row: int, title: str, value: object) -> None:
        self.sheet.cell(self.first + row, self.columns[title]).value = value

    def get(self, row: int, title: str) -> object:
        return self.sheet.cell(self.first + row, self.columns[title]).value

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path


@pytest.fixture(params=["office-clean.xlsx", "office-messy.xlsx"])
def filled(request, session) -> Session:
    take_in(session, FILES / request.param, year=2026)
    return session


@pytest.fixture
def clean(session) -> Session:
    take_in(session, FILES / "office-clean.xlsx", year=2026)
    return session


def test_a_file_that_nobody_touched_changes_nothing(filled, tmp_path):
    tasks = len(list(filled.scalars(select(Task.id))))
    back = brought_back(filled, taken_out(filled, tmp_path))
    assert [c for c in back.complaints if c.level == "error"] == []
    assert back.changed == ()
    assert counts(back) == {"tasks": (0, 0, tasks)}
    assert back.work.empty


def test_what_the_department_filled_in_comes_back_by_key(clean, tmp_path):
    file = Edited(taken_out(clean, tmp_path))
    row = next(n for n in range(99) if not file.get(n, "Ngày hoàn thành") and not file.get(n, "Thu hồi"))
    key = str(file.get(row, "Mã nhiệm vụ"))
    file.set(row, "Nội dung nhiệm vụ", "Nội dung do sở viết lại")
    file.set(row, "Ngày hoàn thành", date(2026, 11, 20))
    file.set(row, "Văn bản kết quả", "77/BC-SYT")
    back = brought_back(clean, file.save())
    (changed,) = back.changed
    assert {cell.new for cell in changed.cells} == {"Nội dung do sở viết lại", "20/11/2026", "77/BC-SYT"}
    apply(clean, back)
    clean.expire_all()
    task = next(task for task in clean.scalars(select(Task)) if task.id.hex == key)
    assert (task.content, task.completed_on) == ("Nội dung do sở viết lại", date(2026, 11, 20))
    assert "noi dung do so viet lai" in task.folded


def test_rows_in_another_order_find_their_tasks(clean, tmp_path):
    path = taken_out(clean, tmp_path)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    first = Edited(path).first
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first)]
    for number, values in enumerate(reversed(rows)):
        for place, value in enumerate(values, 1):
            sheet.cell(first + number, place).value = value
    book.save(path)
    assert brought_back(clean, path).work.empty


def test_a_new_row_without_a_key_is_a_new_task(clean, tmp_path):
    file = Edited(taken_out(clean, tmp_path))
    row = next(n for n in range(999) if not file.get(n, "Nội dung nhiệm vụ"))
    for title, value in {
        "Nội dung nhiệm vụ": "Việc sở đề nghị thêm",
        "Ngày giao": date(2026, 11, 1),
        "Cơ quan chủ trì": file.get(0, "Cơ quan chủ trì"),
    }.items():
        file.set(row, title, value)
    back = brought_back(clean, file.save())
    assert counts(back)["tasks"][0] == 1
    assert back.changed == ()


@pytest.mark.parametrize("key", ["abc", "0" * 32])
def test_a_key_that_is_not_known_refuses_the_file(clean, tmp_path, key):
    file = Edited(taken_out(clean, tmp_path))
    file.set(0, "Mã nhiệm vụ", key)
    back = brought_back(clean, file.save())
    assert back.refused
    assert [(c.row, c.message) for c in back.complaints if c.level == "error"] == [(file.first, UNKNOWN)]


def test_a_key_that_stands_twice_refuses_the_file(clean, tmp_path):
    file = Edited(taken_out(clean, tmp_path))
    file.set(1, "Mã nhiệm vụ", file.get(0, "Mã nhiệm vụ"))
    back = brought_back(clean, file.save())
    assert [(c.row, c.message) for c in back.complaints if c.level == "error"] == [(file.first + 1, TWICE)]


def test_a_department_cannot_give_a_task_another_document(clean, tmp_path):
    file = Edited(taken_out(clean, tmp_path))
    file.set(0, "Số, ký hiệu văn bản giao", "999/SAI")
    back = brought_back(clean, file.save())
    assert [c.message for c in back.complaints] == [OTHER_NUMBER]
    assert back.work.empty


def test_only_the_last_extension_and_delay_report_go_out_and_the_earlier_ones_stay(clean, tmp_path):
    task = clean.scalars(select(Task).order_by(Task.id)).first()
    clean.add_all(
        [
            Extension(task_id=task.id, extended_to=date(2026, 12, day), decided_on=date(2026, 11, day))
            for day in (1, 9)
        ]
        + [DelayReport(task_id=task.id, reported_on=date(2026, 10, day), accepted=None) for day in (1, 9)]
    )
    clean.flush()
    sheet = read_task_sheet(clean, [task.id.hex], regulation=REGULATION, today=TODAY)
    (row,) = sheet.tasks
    assert (row.extended_to, row.delay_reported_on) == (date(2026, 12, 9), date(2026, 10, 9))
    assert brought_back(clean, taken_out(clean, tmp_path)).work.empty


def test_the_order_is_that_of_the_list_and_deleted_tasks_stay_behind(clean):
    keys = [key.hex for key in clean.scalars(select(Task.id).order_by(Task.id.desc()).limit(5))]
    sheet = read_task_sheet(clean, [*keys, "f" * 32], regulation=REGULATION, today=TODAY)
    assert [task.key for task in sheet.tasks] == keys


def test_of_extensions_of_one_day_the_one_in_force_goes_out(session):
    task = Task(content="Trình đề án", assigned_on=date(2026, 1, 5), deadline=date(2026, 10, 10))
    session.add(task)
    session.flush()
    for day in (date(2026, 12, 1), date(2026, 11, 1)):
        session.add(Extension(task_id=task.id, extended_to=day, decided_on=date(2026, 10, 20)))
        session.flush()
    [sent] = read_task_sheet(session, [task.id.hex], regulation=REGULATION, today=TODAY).tasks
    [listed] = read(session, [task.id.hex], today=TODAY)
    assert sent.extended_to == listed.deadline == date(2026, 12, 1)


def test_reading_can_be_stopped(clean: Session) -> None:
    keys = [key.hex for key in clean.scalars(select(Task.id))]

    def stop(done: int, total: int) -> None:
        assert (done, total) == (0, len(keys))
        raise InterruptedError

    with pytest.raises(InterruptedError):
        read_task_sheet(clean, keys, regulation=REGULATION, today=TODAY, progress=stop)


def entries(session: Session) -> list[tuple[date, int | None, str, str]]:
    rows = session.scalars(select(ProgressEntry).order_by(ProgressEntry.reported_on, ProgressEntry.id))
    return [(row.reported_on, row.percent, row.content, row.difficulty) for row in rows]


def test_progress_that_comes_back_is_a_new_entry_beside_the_old_ones(clean, tmp_path):
    file = Edited(taken_out(clean, tmp_path))
    file.set(0, "Tiến độ: nội dung", "Đang soạn")
    file.set(0, "Tiến độ: đạt (%)", 40)
    file.set(0, "Tiến độ: ngày báo cáo", date(2026, 11, 20))
    told = brought_back(clean, file.save())
    assert [cell.new for cell in told.changed[0].cells] == ["20/11/2026: 40%; Đang soạn"]
    apply(clean, told)
    again = Edited(taken_out(clean, tmp_path))
    assert again.get(0, "Tiến độ: nội dung") == "Đang soạn"
    assert brought_back(clean, again.save()).work.empty
    again.set(0, "Tiến độ: khó khăn, vướng mắc", "Thiếu vốn")
    told = brought_back(clean, again.save())
    [cell] = told.changed[0].cells
    assert (cell.old, cell.new) == ("20/11/2026: 40%; Đang soạn", "40%; Đang soạn; khó khăn: Thiếu vốn")
    apply(clean, told)
    assert entries(clean) == [
        (date(2026, 11, 20), 40, "Đang soạn", ""),
        (TODAY, 40, "Đang soạn", "Thiếu vốn"),
    ]
    agencies = set(clean.scalars(select(ProgressEntry.agency_id)))
    assert len(agencies) == 1
    assert None not in agencies


@pytest.mark.parametrize(
    ("title", "value", "said"),
    [
        ("Tiến độ: đạt (%)", "khá", "“khá” không phải tiến độ"),
        ("Tiến độ: đạt (%)", 140, "“140” không phải tiến độ"),
        ("Tiến độ: ngày báo cáo", date(2026, 12, 1), "ở tương lai"),
    ],
)
def test_progress_that_cannot_be_is_told_beside_its_cell(clean, tmp_path, title, value, said):
    file = Edited(taken_out(clean, tmp_path))
    file.set(0, title, value)
    back = brought_back(clean, file.save())
    [complaint] = [one for one in back.complaints if one.level == "error"]
    assert title in complaint.column
    assert said in complaint.message


WORDS = st.sampled_from(("", "Lê Hoa", "0262 3 851; máy lẻ 5", "Góp ý: dự thảo, phụ lục", "9/SNV-TC"))
DAYS = st.none() | st.dates(date(2026, 10, 3), date(2026, 11, 23))
ROWS = st.builds(
    AgencyPartRow,
    st.none(),
    contact=WORDS,
    phone=WORDS,
    part=WORDS,
    deadline=DAYS,
    answered_on=DAYS,
    answer=WORDS,
)
LEAD, JOINS = Ref("agency", "", "Sở Y tế"), Ref("agency", "", "Sở Văn hóa, Thể thao và Du lịch")


@given(
    parts=st.tuples(ROWS, ROWS),
    marks=st.frozensets(st.sampled_from(TaskMark)),
    origin=st.sampled_from(TaskOrigin),
    people=st.tuples(
        *(st.sampled_from((None, Ref("person", "", "Lê An"), Ref("person", "", "Vũ Bình"))),) * 2
    ),
    room=st.sampled_from((None, Ref("agency", "", "Phòng Tổng hợp"))),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_task_says_goes_out_and_comes_back_the_same(
    memory: Engine, tmp_path: Path, parts: Any, marks: Any, origin: TaskOrigin, people: Any, room: Ref | None
) -> None:
    both = zip((LEAD, JOINS), parts, strict=True)
    form = TaskForm(
        document=Ref("source_document", "", "12/UBND-TH"),
        document_day=date(2026, 10, 2),
        summary="Về dự thảo",
        passage="tr. 5, điểm b khoản 2 Điều 3",
        content="Việc",
        assigned_on=date(2026, 10, 2),
        origin=origin,
        leads=(LEAD,),
        coordinating=(JOINS,),
        marks=tuple(mark for mark in TaskMark if mark in marks),
        agency_parts=tuple(
            AgencyPartRow(who, row.contact, row.phone, row.part, row.deadline, row.answered_on, row.answer)
            for who, row in both
        ),
        room=room,
        deputy=people[0],
        officer=people[1],
    )
    with scratch(memory) as session:
        key = task_form.save(session, Loaded("", form), today=TODAY)
        sheet = read_task_sheet(session, [key], regulation=REGULATION, today=TODAY)
        path = tmp_path / "gửi.xlsx"
        path.write_bytes(render(task_sheet.compose(sheet), Format.XLSX))
        back = propose(session, read_workbook(path), REGULATION, today=TODAY)
        assert back.changed == ()
        assert back.complaints == ()
        assert back.work.empty
        assert sheet.tasks[0].summary == "Về dự thảo"
        assert sheet.tasks[0].passage == "tr. 5, điểm b khoản 2 Điều 3"


def own_field(session: Session, name: str, kind: CustomKind, choices: str = "") -> Ref:
    form = CustomFieldForm(name=name, kind=kind, choices=choices)
    return Ref("custom_field", custom_field.save(session, Loaded("", form)), name)


def test_own_fields_are_columns_that_go_out_and_come_back(session: Session, tmp_path: Path) -> None:
    money = own_field(session, "Số vốn", CustomKind.NUMBER)
    day = own_field(session, "Ngày trình", CustomKind.DAY)
    group = own_field(session, "Ghi chú nhóm", CustomKind.CHOICE, "A\nB")
    rows = (CustomRow(money, "1.500,5"), CustomRow(day, "15/11/2026"), CustomRow(group, "A"))
    form = TaskForm(content="Việc", assigned_on=date(2026, 10, 2), leads=(LEAD,), custom=rows)
    key = task_form.save(session, Loaded("", form), today=TODAY)
    assert brought_back(session, taken_out(session, tmp_path)).work.empty
    edited = Edited(taken_out(session, tmp_path))
    assert edited.get(0, "Trường riêng: Số vốn") == 1500.5
    edited.set(0, "Trường riêng: Số vốn", 99)
    edited.set(0, "Trường riêng: Ngày trình", None)
    edited.set(0, "Trường riêng: Ghi chú nhóm", "b")
    proposal = brought_back(session, edited.save())
    assert [cell.column.partition(" ")[2] for row in proposal.changed for cell in row.cells] == [
        "(Trường riêng)"
    ]
    assert not proposal.complaints
    apply(session, proposal)
    session.expire_all()
    kept = task_form.load(session, key, today=TODAY).values
    assert [(row.field.name, row.value) for row in kept.custom if row.field] == [
        ("Số vốn", "99"),
        ("Ngày trình", ""),
        ("Ghi chú nhóm", "B"),
    ]
    emptied = session.scalars(select(TaskValue).where(TaskValue.field_id == key_of(day.key))).one()
    assert (emptied.value, emptied.folded) == ("", ""), "as when a form empties it: nothing of it is kept"
    assert emptied.deleted_at is not None
    assert kept.note == "", "its heading is not taken for that of the note"
    edited.set(0, "Mã nhiệm vụ", None)
    edited.set(0, "Nội dung nhiệm vụ", "Việc mới")
    apply(session, brought_back(session, edited.save()))
    made = session.scalars(select(Task).where(Task.content == "Việc mới")).one()
    new = task_form.load(session, made.id.hex, today=TODAY).values.custom
    assert [row.value for row in new] == ["99", "", "B"]


def test_a_value_that_an_own_field_does_not_take_refuses_the_file(session: Session, tmp_path: Path) -> None:
    own_field(session, "Số vốn", CustomKind.NUMBER)
    form = TaskForm(content="Việc", assigned_on=date(2026, 10, 2), leads=(LEAD,))
    task_form.save(session, Loaded("", form), today=TODAY)
    edited = Edited(taken_out(session, tmp_path))
    edited.set(0, "Trường riêng: Số vốn", "năm trăm")
    proposal = brought_back(session, edited.save())
    assert proposal.refused
    assert "không phải là số" in proposal.complaints[0].message
