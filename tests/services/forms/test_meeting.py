"""The form of a meeting: what is saved is loaded again, conclusions keep their contents, and all is told."""

from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.briefings.forms import Fact, Loaded, Ref
from app.briefings.meeting_form import AgendaRow, AttendanceRow, ConclusionRow, MeetingForm, StepRow
from app.core.errors import AppError
from app.core.meeting_terms import Step
from app.core.terms import Attendance, MeetingKind
from app.models.agenda import MeetingStep
from app.models.attachments import store as stored
from app.models.meeting import AgendaItem, Conclusion, ConclusionTask
from app.models.office import Attachment
from app.models.task import Extension, Task
from app.rules.agenda_rules import result_of
from app.services.attached_files import attach_files
from app.services.forms.common import part_rows
from app.services.forms.meeting import describe, load, save
from app.services.settings import load_preset
from app.services.undo import undo
from tests.services.conftest import scratch
from tests.services.forms.people import AGENCIES, HOLDERS, PEOPLE, POSTS, bare, changes, mixed, store

TODAY = date(2026, 11, 23)
TEXTS = st.sampled_from(("", "Dự thảo kế hoạch", "Báo cáo tình hình"))
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
AGENDA = st.builds(
    AgendaRow, content=TEXTS, agency=st.none() | st.sampled_from(AGENCIES), documents_received_on=DAYS
)
ATTENDANCE = st.builds(
    AttendanceRow,
    who=st.sampled_from((*AGENCIES, *PEOPLE)),
    state=st.sampled_from(Attendance),
    substitute=TEXTS,
)
CONCLUSIONS = st.builds(ConclusionRow, content=TEXTS)
STEPS = st.builds(
    StepRow,
    step=st.sampled_from(Step),
    done_on=DAYS,
    document=TEXTS,
    skipped=st.booleans(),
)
MEETINGS = st.builds(
    MeetingForm,
    kind=st.sampled_from(MeetingKind),
    title=st.sampled_from(("Phiên họp", "Giao ban")),
    held_on=DAYS,
    starts_at=st.none() | st.times().map(lambda hour: hour.replace(microsecond=0)),
    ends_at=st.none() | st.times().map(lambda hour: hour.replace(microsecond=0)),
    place=st.sampled_from(("Phòng họp số 1", "Hội trường")),  # what is empty is proposed for a new one
    chair=HOLDERS,
    touches_members=st.booleans(),
    differing=TEXTS,
    differing_reported_on=st.none() | DAYS,
    steps=st.lists(STEPS, unique_by=lambda row: row.step, max_size=3).map(tuple),
    agenda=st.lists(AGENDA, max_size=3).map(tuple),
    attendance=st.lists(ATTENDANCE, max_size=3).map(tuple),
    conclusions=st.lists(CONCLUSIONS, max_size=3).map(tuple),
)
WHOLE = MeetingForm(
    title="Phiên họp thường kỳ",
    held_on=date(2026, 10, 12),
    starts_at=time(8, 0),
    place="Phòng họp số 1",
    chair=POSTS[0],
    agenda=(
        AgendaRow("", "Dự thảo kế hoạch", AGENCIES[0], date(2026, 10, 7)),
        AgendaRow("", "Báo cáo thu ngân sách", AGENCIES[1], date(2026, 10, 8)),
        AgendaRow("", "Nội dung khác"),
    ),
    attendance=(
        AttendanceRow("", PEOPLE[0], Attendance.PRESENT),
        AttendanceRow("", AGENCIES[2], Attendance.SUBSTITUTED, "Bà Mai"),
    ),
    conclusions=(ConclusionRow("", "Thống nhất kế hoạch", 1), ConclusionRow("", "Giao rà soát thu")),
)


def numbered(draw: st.DataObject, values: MeetingForm) -> MeetingForm:
    """Conclusions on contents that there are."""
    numbers = st.none() | st.integers(1, len(values.agenda)) if values.agenda else st.none()
    rows = tuple(replace(row, about=draw.draw(numbers)) for row in values.conclusions)
    return replace(values, conclusions=rows)


def plain(values: MeetingForm) -> MeetingForm:
    steps = sorted((row for row in values.steps if row.done_on), key=lambda row: list(Step).index(row.step))
    return replace(
        values,
        steps=bare(tuple(steps)),
        agenda=bare(values.agenda),
        attendance=bare(values.attendance),
        conclusions=tuple(replace(row, about_key="") for row in bare(values.conclusions)),
    )


def add(database, values: MeetingForm = WHOLE) -> str:
    with database.write("Kiểm thử") as session:
        store(session)
        load_preset(session)
    with database.write("Kiểm thử") as session:
        return save(session, Loaded("", values))


@given(MEETINGS, MEETINGS, st.data())
def test_what_is_saved_is_loaded_again(memory, first, second, data):
    with scratch(memory) as session:
        store(session)
        first = numbered(data, first)
        key = save(session, Loaded("", first))
        loaded = load(session, key)
        assert plain(loaded.values) == plain(first)
        changed = numbered(
            data,
            replace(
                second,
                agenda=mixed(data, loaded.values.agenda, second.agenda),
                conclusions=mixed(data, loaded.values.conclusions, second.conclusions),
            ),
        )
        assert save(session, replace(loaded, values=changed)) == key
        again = load(session, key).values
        assert plain(again) == plain(changed)
        assert {row.key for row in changed.agenda if row.key} <= {row.key for row in again.agenda}


def test_a_new_meeting_without_chair_and_place_gets_those_of_its_kind_and_an_old_one_keeps_none(session):
    store(session)
    earlier = replace(WHOLE, kind=MeetingKind.REGULAR_SESSION, held_on=date(2026, 9, 1))
    save(session, Loaded("", earlier))
    key = save(session, Loaded("", replace(WHOLE, chair=None, place="")))
    loaded = load(session, key)
    assert (loaded.values.chair, loaded.values.place) == (POSTS[0], "Phòng họp số 1")
    save(session, replace(loaded, values=replace(loaded.values, chair=None, place="")))
    assert (load(session, key).values.chair, load(session, key).values.place) == (None, "")


def test_steps_that_say_nothing_are_shown_and_never_kept(session):
    store(session)
    key = save(session, Loaded("", replace(WHOLE, steps=load(session, None).values.steps)))
    assert session.scalars(select(MeetingStep)).all() == []
    shown = load(session, key).values.steps
    assert [row.step for row in shown] == list(Step)
    done = replace(shown[0], done_on=TODAY, document="12/TTr-VP")
    loaded = load(session, key)
    save(session, replace(loaded, values=replace(loaded.values, steps=(done, *shown[1:]))))
    [kept] = session.scalars(select(MeetingStep)).all()
    assert (kept.step, kept.done_on, kept.document) == (Step.HOLDING, TODAY, "12/TTr-VP")


def test_a_meeting_that_is_saved_unchanged_is_not_written(database):
    key = add(database)
    with database.write("Kiểm thử") as session:
        before = changes(session)
        save(session, load(session, key))
        assert changes(session) == before


def test_a_save_is_taken_back_whole(database):
    key = add(database)
    with database.write("Kiểm thử") as session:
        before = load(session, key)
        rows = before.values.agenda
        values = replace(
            before.values,
            title="Tên khác",
            chair=PEOPLE[1],
            agenda=(rows[2], rows[0]),
            attendance=(),
            conclusions=(ConclusionRow("", "Kết luận mới", 2),),
        )
        save(session, replace(before, values=values))
    with database.write("Kiểm thử") as session:
        assert undo(session).title == "Sửa cuộc họp “Phiên họp thường kỳ”"
        assert load(session, key).values == before.values


def test_a_conclusion_says_on_which_content_it_was(session):
    store(session)
    loaded = load(session, save(session, Loaded("", WHOLE))).values
    assert [(row.about, row.about_key) for row in loaded.conclusions] == [
        (1, loaded.agenda[0].key),
        (None, ""),
    ]


def test_the_number_of_a_content_that_was_moved_is_taken_as_it_stands(session):
    store(session)
    loaded = load(session, save(session, Loaded("", WHOLE)))
    first, second, _ = loaded.values.agenda
    save(session, replace(loaded, values=replace(loaded.values, agenda=(second, first))))
    row = session.query(Conclusion).filter_by(content="Thống nhất kế hoạch").one()
    assert row.agenda_item_id.hex == second.key


@pytest.mark.parametrize("about", [0, 4, -1])
def test_a_content_that_is_not_there_is_refused(session, about):
    store(session)
    values = replace(WHOLE, conclusions=(ConclusionRow("", "Kết luận", about),))
    with pytest.raises(AppError, match=f"Không có nội dung họp số {about}"):
        save(session, Loaded("", values))


def test_a_meeting_without_a_title_is_named_by_its_kind_and_month(session):
    store(session)
    key = save(session, Loaded("", replace(WHOLE, title="")))
    assert load(session, key).values.title == "Phiên họp thường kỳ UBND tỉnh tháng 10/2026"


def test_a_meeting_needs_its_day(session):
    with pytest.raises(AppError, match="Chưa có ngày họp"):
        save(session, Loaded("", MeetingForm()))


def test_a_new_agency_that_stands_twice_is_made_once(session):
    store(session)
    new = Ref("agency", "", "Sở Công Thương")
    values = replace(
        WHOLE, agenda=(AgendaRow("", "Đề án", new),), attendance=(AttendanceRow("", new),), conclusions=()
    )
    loaded = load(session, save(session, Loaded("", values))).values
    assert loaded.agenda[0].agency == loaded.attendance[0].who


def test_a_meeting_that_was_changed_elsewhere_is_not_overwritten(database):
    key = add(database)
    with database.read() as session:
        opened = load(session, key)
    with database.write("Người khác") as session:
        session.query(AgendaItem).first().documents_received_on = date(2026, 10, 9)
    with database.write("Kiểm thử") as session, pytest.raises(AppError, match="đã được sửa ở chỗ khác"):
        save(session, opened)


def test_the_panel_tells_papers_attendance_and_what_became_of_conclusions(session):
    store(session)
    load_preset(session)
    key = save(session, Loaded("", WHOLE))
    conclusion = UUID(load(session, key).values.conclusions[1].key)
    task = Task(content="Rà soát", assigned_on=date(2026, 10, 12), deadline=date(2026, 10, 30))
    gone = Task(content="Rút", assigned_on=date(2026, 10, 12), withdrawn=True)
    session.add_all([task, gone])
    session.flush()
    session.add(Extension(task_id=task.id, extended_to=date(2026, 11, 10), decided_on=date(2026, 10, 29)))
    session.add_all([ConclusionTask(conclusion_id=conclusion, task_id=one.id) for one in (task, gone)])
    session.flush()
    told = describe(session, key, today=TODAY)
    assert (told.title, told.state) == ("Phiên họp thường kỳ", "Đã họp")
    assert told.facts == (
        Fact("Loại cuộc họp", "Phiên họp thường kỳ UBND tỉnh"),
        Fact("Ngày họp", "thứ Hai, 12/10/2026"),
        Fact("Giờ họp", "08:00"),
        Fact("Địa điểm", "Phòng họp số 1"),
        Fact("Chức danh chủ trì", "Chủ tịch"),
    )
    assert {title: lines for title, lines in told.parts.items() if title != "Các bước chuẩn bị"} == {
        "Nội dung họp": (
            "1. Dự thảo kế hoạch (Sở Y tế; tài liệu nhận 07/10/2026, đúng hạn)",
            "2. Báo cáo thu ngân sách (Sở Xây dựng; tài liệu nhận 08/10/2026, chậm)",
            "3. Nội dung khác (tài liệu chưa gửi, hạn 07/10/2026)",
        ),
        "Thành phần": ("Lê Thị An – Có mặt", "UBND xã Ea Kar – Cử người dự thay: Bà Mai"),
        "Kết luận": (
            "1. Thống nhất kế hoạch → chưa giao nhiệm vụ",
            "2. Giao rà soát thu → đang thực hiện, quá hạn (hạn 10/11/2026); đã thu hồi",
        ),
    }


def test_documents_that_come_tomorrow_are_not_here_today(session):
    store(session)
    load_preset(session)
    told = describe(session, save(session, Loaded("", WHOLE)), today=date(2026, 10, 6))
    assert told.state == "Sắp họp"
    assert told.parts["Nội dung họp"][0] == "1. Dự thảo kế hoạch (Sở Y tế; tài liệu chưa gửi, hạn 07/10/2026)"


def test_a_content_that_needs_no_documents_is_not_urged_for_them(session):
    store(session)
    load_preset(session)
    key = save(session, Loaded("", WHOLE))
    first = part_rows(session, AgendaItem, {"meeting_id": UUID(key)})[0]
    assert first.needs_papers is True, "a content of the meeting's form is marked, too"
    first.content, first.needs_papers = result_of("Giá đất"), None  # as before there were marks
    session.flush()
    line = describe(session, key, today=date(2026, 10, 6)).parts["Nội dung họp"][0]
    assert line.endswith("Giá đất (Sở Y tế; tài liệu không cần gửi)")


def test_a_content_that_left_the_agenda_has_no_number_in_the_panel(session):
    store(session)
    load_preset(session)
    key = save(session, Loaded("", WHOLE))
    first = part_rows(session, AgendaItem, {"meeting_id": UUID(key)})[0]
    first.withdrawal_agreed, first.withdrawal_decided_on = True, date(2026, 10, 8)
    first.withdrawal_proposed_on = date(2026, 10, 8)
    session.flush()
    told = [line[:14] for line in describe(session, key, today=TODAY).parts["Nội dung họp"]]
    assert told == ["– Dự thảo kế h", "1. Báo cáo thu", "2. Nội dung kh"]


def test_the_number_of_a_content_is_that_of_the_panel_after_a_withdrawal(session):
    store(session)
    load_preset(session)
    key = save(session, Loaded("", WHOLE))
    first, second, _ = part_rows(session, AgendaItem, {"meeting_id": UUID(key)})
    first.withdrawal_agreed, first.withdrawal_decided_on = True, date(2026, 10, 8)
    session.flush()
    loaded = load(session, key)
    assert [row.left for row in loaded.values.agenda] == ["Đã rút", "", ""]
    on_first = loaded.values.conclusions[0]
    assert (on_first.about, on_first.about_key) == (None, first.id.hex)
    said = (on_first, ConclusionRow("", "Giao Sở", 1))
    save(session, replace(loaded, values=replace(loaded.values, conclusions=said)))
    rows = {
        row.content: row.agenda_item_id for row in session.scalars(select(Conclusion)) if not row.deleted_at
    }
    assert rows == {on_first.content: first.id, "Giao Sở": second.id}
    loaded = load(session, key)
    beyond = replace(loaded.values, conclusions=(ConclusionRow("", "Giao", 3),))
    with pytest.raises(AppError, match="Không có nội dung họp số 3"):
        save(session, replace(loaded, values=beyond))


def test_the_panel_names_the_attached_files(session):
    store(session)
    key = save(session, Loaded("", WHOLE))
    file = {"sha256": "0" * 64, "size": 1, "owner_table": "meeting", "owner_id": UUID(key)}
    session.add_all([Attachment(name="to-trinh.pdf", **file), Attachment(name="du-thao.docx", **file)])
    session.flush()
    assert describe(session, key, today=TODAY).parts["Tệp đính kèm"] == ("to-trinh.pdf", "du-thao.docx")


def test_files_of_a_content_are_saved_with_the_form_and_a_stale_form_is_refused(database, tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"a")
    file = stored(tmp_path / "a.pdf", database.folder)
    values = MeetingForm(title="Họp", held_on=TODAY, agenda=(AgendaRow("", "Báo cáo", files=(file,)),))
    with database.write("Lan") as session:
        key = save(session, Loaded("", values))
    with database.write("Lan") as session:
        first, stale = load(session, key), load(session, key)
        [row] = first.values.agenda
        assert [kept.name for kept in row.files] == ["a.pdf"]
        told = describe(session, key, today=TODAY)
        assert told.parts["Nội dung họp"][0].endswith("1 tệp)")
        save(session, replace(first, values=replace(first.values, agenda=(replace(row, files=()),))))
        assert load(session, key).values.agenda[0].files == ()
        with pytest.raises(AppError, match="đã được sửa ở chỗ khác"):
            save(session, stale)


def test_a_file_attached_to_the_meeting_itself_makes_no_form_stale(database, tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"a")
    file = stored(tmp_path / "a.pdf", database.folder)
    with database.write("Lan") as session:
        key = save(session, Loaded("", MeetingForm(title="Họp", held_on=TODAY)))
        loaded = load(session, key)
        attach_files(session, [file], table="meeting", key=key)
        save(session, replace(loaded, values=replace(loaded.values, place="Phòng 2")))
        assert load(session, key).values.place == "Phòng 2"
