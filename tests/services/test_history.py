"""The history of a record and the list of saves are what the change log says, in Python values and words."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.history import Touched
from app.core.fields import LABELS, NOUNS
from app.core.ids import uuid7
from app.core.terms import AgencyKind, AgencyRole, MeetingKind, TaskKind
from app.models.agency import Agency
from app.models.agenda import MeetingPaper
from app.models.base import logged_tables
from app.models.change_log import logged_columns
from app.models.database import Database
from app.models.meeting import AgendaItem, Meeting
from app.models.office import Setting
from app.models.person import Post
from app.models.task import Extension, Task, TaskAgency
from app.services.bulk import insert_rows
from app.services.history import history_of
from app.services.records import NAMES, PARTS, tables
from app.services.saves import saves

AGENCY = uuid7()
TASK = uuid7()
DAY = date(2026, 10, 5)


@pytest.fixture
def office(database: Database) -> Database:
    """A task that was made, extended, corrected and led by another agency since; each in a save of its own."""
    with database.write("Lan") as session:
        session.add(Agency(id=AGENCY, name="Sở Y tế", kind=AgencyKind.DEPARTMENT))
        session.add(Task(id=TASK, content="Trình đề án", assigned_on=DAY))
    with database.write("Minh") as session:
        session.add(TaskAgency(task_id=TASK, agency_id=AGENCY, role=AgencyRole.LEAD))
        session.add(Extension(task_id=TASK, extended_to=date(2026, 11, 1)))
    with database.write("Hà") as session:
        task = session.get_one(Task, TASK)
        task.kind, task.completed_on, task.quality_accepted = TaskKind.REGULAR, DAY, True
    return database


def titles(database: Database) -> list[str]:
    with database.read() as session:
        return [save.title for save in saves(session)]


def test_a_correction_is_told_field_by_field_with_old_and_new_as_python_values(office: Database) -> None:
    with office.read() as session:
        found = [entry for entry in history_of(session, "task", TASK) if entry.actor == "Hà"]
    assert {entry.field: (entry.old, entry.new) for entry in found} == {
        "kind": (TaskKind.NORMAL, TaskKind.REGULAR),
        "completed_on": (None, DAY),
        "quality_accepted": (None, True),
    }
    assert isinstance(found[0].new, TaskKind | date | bool)
    assert {entry.is_new for entry in found} == {False}
    assert all(entry.at.tzinfo is UTC and entry.at <= datetime.now(UTC) and entry.device for entry in found)


def test_the_history_of_a_task_holds_its_agencies_and_extensions_newest_first(office: Database) -> None:
    with office.read() as session:
        found = history_of(session, "task", TASK)
    made = {(entry.table_name, entry.field): entry.new for entry in found if entry.is_new}
    assert made["extension", "extended_to"] == date(2026, 11, 1)
    assert made["task_agency", "agency_id"] == AGENCY
    assert made["task", "content"] == "Trình đề án"
    assert ("task", "deadline") not in made  # nothing was said of it
    assert [entry.seq for entry in found] == sorted((entry.seq for entry in found), reverse=True)
    assert {entry.table_name for entry in found} == {"task", "task_agency", "extension"}


def test_pages_of_a_history_add_up_to_the_whole_and_cut_no_change_in_two(office: Database) -> None:
    with office.read() as session:
        whole = history_of(session, "task", TASK)
        page = history_of(session, "task", TASK, limit=1)
        pages = [*page]
        while page:
            page = history_of(session, "task", TASK, before_seq=page[-1].seq, limit=1)
            pages += page
            assert len({entry.seq for entry in page}) <= 1
    assert tuple(pages) == whole


def test_the_history_of_a_row_that_is_not_there_is_empty(office: Database) -> None:
    with office.read() as session:
        assert history_of(session, "task", UUID(int=1)) == ()


def test_saves_are_listed_newest_first_with_who_and_how_many_rows(office: Database) -> None:
    with office.read() as session:
        found = saves(session)
    assert [save.actor for save in found] == ["Hà", "Minh", "Lan"]
    assert [save.title for save in found] == [
        "Sửa nhiệm vụ “Trình đề án”",
        "Sửa nhiệm vụ “Trình đề án”",
        "Thêm nhiệm vụ “Trình đề án”",
    ]
    assert {t.table_name: t.rows for t in found[1].touched} == {"task_agency": 1, "extension": 1}
    assert found[0].first_seq == found[1].last_seq + 1


def test_a_save_counts_each_row_once_and_what_became_of_it(office: Database) -> None:
    with office.write("Hà") as session:
        session.add_all(Task(content=f"Việc {number}", assigned_on=DAY) for number in range(2))
        session.flush()
        for task in session.scalars(select(Task).order_by(Task.id)):  # one was there, two are new
            task.note = "a"
            session.flush()
            task.note = "b"
        session.flush()
        for moment in (datetime(2026, 10, 6, tzinfo=UTC), None):
            session.get_one(Task, TASK).deleted_at = moment
            session.flush()
        session.get_one(Agency, AGENCY).deleted_at = datetime(2026, 10, 6, tzinfo=UTC)
    with office.read() as session:
        found = saves(session, limit=1)[0]
    assert found.touched == (
        Touched("task", rows=3, added=2, deleted=1, restored=1),
        Touched("agency", rows=1, added=0, deleted=1, restored=0),
    )


def test_pages_of_saves_add_up(office: Database) -> None:
    with office.read() as session:
        first = saves(session, limit=1)
        assert (*first, *saves(session, before_seq=first[-1].first_seq)) == saves(session)


@pytest.mark.parametrize("rows", [1, 2, 3, 4, 5, 8, 9, 100])
def test_a_save_of_any_size_is_found_whole(database: Database, rows: int) -> None:
    for _ in range(3):
        with database.write("Lan") as session:
            insert_rows(
                session, tables()["post"], [{"name": f"Chức danh {n}", "position": 0} for n in range(rows)]
            )
    with database.read() as session:
        assert [(s.first_seq, s.last_seq) for s in saves(session)] == [
            (rows * turn + 1, rows * turn + rows) for turn in (2, 1, 0)
        ]


def test_many_rows_have_a_title_with_their_number(database: Database) -> None:
    posts = [Post(name=f"Chức danh {n}") for n in range(3)]

    def each(change: str, value: object, those: list[Post]) -> None:
        with database.write("Lan") as session:
            for post in those:
                setattr(session.get_one(Post, post.id), change, value)

    with database.write("Lan") as session:
        session.add_all(posts)
    each("position", 7, posts)
    each("deleted_at", datetime.now(UTC), posts[:2])
    each("deleted_at", None, posts[:2])
    each("deleted_at", datetime.now(UTC), posts[:1])
    with database.write("Lan") as session:
        session.add(Post(name="Mới"))
        session.get_one(Post, posts[1].id).position = 9
    with database.write("Lan") as session:
        session.add(Setting(key="k", value="1"))
    assert titles(database) == [
        "Thêm thiết lập",
        "Thêm 1, sửa 1 chức danh",
        "Xóa chức danh “Chức danh 0”",
        "Khôi phục 2 chức danh",
        "Xóa 2 chức danh",
        "Sửa 3 chức danh",
        "Thêm 3 chức danh",
    ]


def test_parts_of_several_tasks_are_a_correction_of_those(database: Database) -> None:
    tasks = [Task(content=f"Việc {n}", assigned_on=DAY) for n in range(3)]
    with database.write("Lan") as session:
        session.add_all(tasks)
    with database.write("Lan") as session:
        session.add_all(Extension(task_id=task.id, extended_to=DAY) for task in tasks for _ in range(2))
    assert titles(database)[0] == "Sửa 3 nhiệm vụ"


def test_a_title_names_all_kinds_of_records_of_a_large_save(database: Database) -> None:
    with database.write("Lan") as session:
        session.add_all(Task(content=f"Việc {n}", assigned_on=DAY) for n in range(3))
        session.add_all(Agency(name=f"Sở {n}", kind=AgencyKind.DEPARTMENT) for n in range(2))
        session.add(Post(name="Chủ tịch"))
    with database.write("Lan") as session:
        for task in session.scalars(select(Task)):
            task.product = "Báo cáo"
        session.add_all([Post(name="Giám đốc"), Post(name="Chánh Văn phòng")])
    assert titles(database) == [
        "Sửa 3 nhiệm vụ, thêm 2 chức danh",
        "Thêm 3 nhiệm vụ, 2 cơ quan, chức danh “Chủ tịch”",
    ]


def test_a_record_of_which_a_part_changed_is_counted_with_the_others(database: Database) -> None:
    tasks = [Task(content=f"Việc {n}", assigned_on=DAY) for n in range(4)]
    with database.write("Lan") as session:
        session.add_all(tasks)
    with database.write("Lan") as session:
        for task in tasks[:3]:
            session.get_one(Task, task.id).product = "Báo cáo"
        session.add_all(Extension(task_id=task.id, extended_to=DAY) for task in tasks[2:])
    assert titles(database)[0] == "Sửa 4 nhiệm vụ"


def test_parts_of_parts_count_for_their_record(database: Database) -> None:
    meeting = Meeting(title="Phiên họp", held_on=DAY, kind=MeetingKind.PARTY)
    with database.write("Lan") as session:
        session.add(meeting)
        session.flush()
        session.add(AgendaItem(meeting_id=meeting.id, content="Đề án"))
    with database.write("Lan") as session:
        item = session.scalars(select(AgendaItem)).one()
        session.add(MeetingPaper(agenda_item_id=item.id, name="Tờ trình"))
    assert titles(database)[0] == "Sửa cuộc họp “Phiên họp”"


def test_a_long_name_is_cut_short(database: Database) -> None:
    with database.write("Lan") as session:
        session.add(Task(content="Rà soát\n" * 50, assigned_on=DAY))
    (title,) = titles(database)
    assert title.startswith("Thêm nhiệm vụ “Rà soát Rà soát")
    assert title.endswith("…”")
    assert len(title) < 80


def test_no_saves_are_no_list(session: Session) -> None:
    assert saves(session) == ()


# --- the house ---


def test_every_logged_column_has_a_label_and_every_label_a_column() -> None:
    logged = {table.name: set(logged_columns(table)) for table in logged_tables()}
    assert {table: set(fields) for table, fields in LABELS.items()} == logged
    assert all(label.strip() for fields in LABELS.values() for label in fields.values())


def test_every_logged_table_has_a_noun() -> None:
    assert set(NOUNS) == {table.name for table in logged_tables()}


def test_parts_point_to_their_owners_and_names_are_columns() -> None:
    for owner, found in PARTS.items():
        for part, column in found:
            (key,) = tables()[part].c[column].foreign_keys
            assert key.column.table.name == owner
    assert all(column in tables()[table].c for table, column in NAMES.items())
