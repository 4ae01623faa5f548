"""A row goes to the bin with all that is its own, and comes back with it."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.ids import uuid7
from app.core.issuing import Issuer, Standing
from app.core.terms import AgencyKind, AgencyRole, MeetingKind
from app.models.agency import Agency, AgencyAlias
from app.models.change_log import Change
from app.models.database import Database
from app.models.document import DocumentNumber, OfficialDocument
from app.models.meeting import AgendaItem, Conclusion, ConclusionTask, Meeting
from app.models.office import Attachment, Setting
from app.models.search import find
from app.models.task import Extension, Task, TaskAgency
from app.services.bin import delete, delete_all, deleted, restore
from app.services.records import tables

AGENCY, TASK, MEETING, CONCLUSION, SETTING = (uuid7() for _ in range(5))
DAY = date(2026, 10, 5)


@pytest.fixture
def office(database: Database) -> Database:
    """A task with an agency, an extension, a file, and a conclusion of a meeting that it carries out."""
    with database.write("Lan") as session:
        session.add(Agency(id=AGENCY, name="Sở Y tế", kind=AgencyKind.DEPARTMENT))
        session.add(AgencyAlias(agency_id=AGENCY, alias="Ngành y tế"))
        session.add(Task(id=TASK, content="Trình đề án", assigned_on=DAY))
        session.add(Meeting(id=MEETING, kind=MeetingKind.OTHER, title="Họp bàn", held_on=DAY))
        session.flush()
        session.add(TaskAgency(task_id=TASK, agency_id=AGENCY, role=AgencyRole.LEAD))
        session.add(Extension(task_id=TASK, extended_to=DAY))
        session.add(Attachment(sha256="0" * 64, name="a.pdf", size=1, owner_table="task", owner_id=TASK))
        item = AgendaItem(meeting_id=MEETING, content="Đề án")
        session.add(item)
        session.flush()
        session.add(Conclusion(id=CONCLUSION, meeting_id=MEETING, agenda_item_id=item.id, content="Giao"))
        session.flush()
        session.add(ConclusionTask(conclusion_id=CONCLUSION, task_id=TASK))
        session.add(Setting(id=SETTING, key="k", value="1"))
    return database


def gone(database: Database) -> dict[str, int]:
    """How many rows of each table are deleted; tables without any left out."""
    with database.read() as session:
        counts = {
            name: session.scalar(select(func.count()).where(table.c.deleted_at.is_not(None)))
            for name, table in tables().items()
        }
    return {name: count for name, count in counts.items() if count}


def do(database: Database, verb, table: str, key: UUID, *, actor: str = "Minh") -> None:
    with database.write(actor) as session:
        verb(session, table, key)


def test_a_task_goes_with_its_own_and_comes_back_with_them(office: Database) -> None:
    do(office, delete, "task", TASK)
    assert gone(office) == {
        "task": 1,
        "task_agency": 1,
        "extension": 1,
        "conclusion_task": 1,
        "attachment": 1,
    }
    with office.read() as session:
        assert find(session, "task", "de an") == []
        assert len(set(session.scalars(select(Change.txn).where(Change.actor == "Minh")))) == 1
    do(office, restore, "task", TASK)
    assert gone(office) == {}
    with office.read() as session:
        assert find(session, "task", "de an") == [TASK]


def test_a_part_that_was_deleted_before_stays_deleted(office: Database) -> None:
    with office.read() as session:
        (extension,) = session.scalars(select(Extension.id))
    do(office, delete, "extension", extension)
    do(office, delete, "task", TASK)
    do(office, restore, "task", TASK)
    assert gone(office) == {"extension": 1}


def test_a_row_deleted_twice_comes_back_as_it_was_the_second_time(office: Database) -> None:
    for verb in (delete, restore, delete, restore):
        do(office, verb, "task", TASK)
    assert gone(office) == {}


def test_a_meeting_goes_with_the_links_of_its_conclusions(office: Database) -> None:
    do(office, delete, "meeting", MEETING)
    assert gone(office) == {"meeting": 1, "agenda_item": 1, "conclusion": 1, "conclusion_task": 1}
    do(office, restore, "meeting", MEETING)
    assert gone(office) == {}


def strike_out_the_conclusion(database: Database) -> None:
    """As the form of the meeting does: its link to the task stays."""
    with database.write("Lan") as session:
        session.get_one(Conclusion, CONCLUSION).deleted_at = datetime.now(UTC)


def test_a_task_comes_back_though_its_conclusion_was_struck_out_before_or_since(office: Database) -> None:
    do(office, delete, "task", TASK)
    strike_out_the_conclusion(office)
    do(office, restore, "task", TASK)
    assert gone(office) == {"conclusion": 1, "conclusion_task": 1}
    do(office, delete, "task", TASK)
    do(office, restore, "task", TASK)
    assert gone(office) == {"conclusion": 1, "conclusion_task": 1}


def test_a_meeting_comes_back_without_what_was_struck_out_of_it(office: Database) -> None:
    strike_out_the_conclusion(office)
    do(office, delete, "meeting", MEETING)
    do(office, restore, "meeting", MEETING)
    assert gone(office) == {"conclusion": 1, "conclusion_task": 1}


def test_a_part_does_not_come_back_before_its_owner(office: Database) -> None:
    do(office, delete, "meeting", MEETING)
    with pytest.raises(AppError, match="Chưa khôi phục được vì"):
        do(office, restore, "conclusion", CONCLUSION)


def test_an_agency_that_leads_tasks_stays(office: Database) -> None:
    with pytest.raises(AppError) as refused, office.write("Minh") as session:
        delete(session, "agency", AGENCY)
    assert str(refused.value) == "Chưa xóa được cơ quan “Sở Y tế”: còn 1 nhiệm vụ gắn với cơ quan này."
    assert refused.value.advice
    assert gone(office) == {}


def test_an_agency_whose_tasks_are_deleted_goes_and_must_come_back_first(office: Database) -> None:
    do(office, delete, "task", TASK)
    do(office, delete, "agency", AGENCY)
    with pytest.raises(AppError, match="Chưa khôi phục được vì cơ quan “Sở Y tế” đã bị xóa"):
        do(office, restore, "task", TASK)
    do(office, restore, "agency", AGENCY)
    do(office, restore, "task", TASK)
    assert gone(office) == {}


def test_a_link_left_alive_on_a_deleted_task_holds_nothing(office: Database) -> None:
    with office.write("Lan") as session:
        session.execute(update(Task).values(deleted_at=func.current_timestamp()))
    do(office, delete, "agency", AGENCY)
    assert gone(office)["agency"] == 1


def test_an_agenda_item_with_a_conclusion_stays(office: Database) -> None:
    with office.read() as session:
        (item,) = session.scalars(select(AgendaItem.id))
    with pytest.raises(AppError, match="còn 1 kết luận gắn với nội dung họp này"):
        do(office, delete, "agenda_item", item)


@pytest.mark.parametrize(
    ("verb", "sentence"),
    [(delete, "Không còn nhiệm vụ nữa."), (restore, "Không thấy nhiệm vụ trong thùng rác.")],
)
def test_what_is_not_there_is_refused_with_a_sentence(office: Database, verb, sentence: str) -> None:
    with pytest.raises(AppError, match=f"^{sentence}$"):
        do(office, verb, "task", UUID(int=1))


def test_a_row_is_deleted_and_restored_only_once(office: Database) -> None:
    with pytest.raises(AppError, match=r"^Không thấy nhiệm vụ “Trình đề án” trong thùng rác"):
        do(office, restore, "task", TASK)
    do(office, delete, "task", TASK)
    with pytest.raises(AppError, match=r"^Không còn nhiệm vụ “Trình đề án” nữa"):
        do(office, delete, "task", TASK)


def test_a_row_whose_place_was_taken_stays_in_the_bin(office: Database) -> None:
    do(office, delete, "setting", SETTING)
    with office.write("Lan") as session:
        session.add(Setting(key="k", value="2"))
    with pytest.raises(AppError, match="đã có dòng khác thay thế"):
        do(office, restore, "setting", SETTING)
    assert gone(office) == {"setting": 1}


def test_the_bin_lists_the_newest_first_by_pages_with_who_and_when(database: Database) -> None:
    keys = [uuid7() for _ in range(5)]
    with database.write("Lan") as session:
        session.add_all(Task(id=key, content=f"Việc {n}", assigned_on=DAY) for n, key in enumerate(keys))
    for key, actor in zip(keys, ("An", "Bình", "Chi", "Dũng", "Em"), strict=True):
        do(database, delete, "task", key, actor=actor)
    with database.read() as session:
        whole = deleted(session, "task")
        pages = [*deleted(session, "task", limit=2)]
        pages += deleted(session, "task", before=pages[-1], limit=2)
        pages += deleted(session, "task", before=pages[-1], limit=2)
        marks = dict(session.execute(select(Task.id, Task.deleted_at)).all())
    assert [(row.name, row.actor) for row in whole] == [
        ("Việc 4", "Em"),
        ("Việc 3", "Dũng"),
        ("Việc 2", "Chi"),
        ("Việc 1", "Bình"),
        ("Việc 0", "An"),
    ]
    assert tuple(pages) == whole
    assert all(row.at == marks[row.row_id] for row in whole)


def test_an_empty_bin_is_empty(session: Session) -> None:
    assert deleted(session, "task") == ()


def test_several_rows_go_to_the_bin_together_or_not_at_all(office: Database) -> None:
    other = uuid7()
    with office.write("Lan") as session:
        session.add(Task(id=other, content="Việc hai", assigned_on=DAY))
    with pytest.raises(AppError, match="Không còn nhiệm vụ nữa"), office.write("Minh") as session:
        delete_all(session, "task", [TASK, other, uuid7()])
    assert gone(office) == {}
    with office.write("Minh") as session:
        delete_all(session, "task", [TASK, other])
    assert gone(office)["task"] == 2
    assert gone(office)["task_agency"] == 1


def test_several_rows_that_others_need_are_told_by_their_number(office: Database) -> None:
    other = uuid7()
    with office.write("Lan") as session:
        session.add(Agency(id=other, name="Sở Nội vụ", kind=AgencyKind.DEPARTMENT))
    held = "Chưa xóa được 2 cơ quan: còn 1 nhiệm vụ gắn với các cơ quan này"
    with pytest.raises(AppError, match=held), office.write("Minh") as session:
        delete_all(session, "agency", [AGENCY, other])
    assert gone(office) == {}


@pytest.mark.parametrize("standing", [Standing.ISSUED, Standing.CANCELLED])
def test_what_stands_in_the_register_of_documents_is_never_deleted(
    database: Database, standing: Standing
) -> None:
    draft, issued = (OfficialDocument(id=uuid7(), kind_code="typed_plan", subject=name) for name in "ab")
    number = DocumentNumber(
        id=uuid7(), issuer=Issuer.OFFICE, abbreviation="KH", year=2026, number=1, symbol="KH-VP"
    )
    issued.standing = standing
    with database.write("Lan") as session:
        session.add_all([draft, issued, number])
        session.flush()
        with pytest.raises(AppError, match="đã vào sổ"):
            delete_all(session, "official_document", [draft.id, issued.id])
        with pytest.raises(AppError, match="đã vào sổ"):
            delete(session, "document_number", number.id)
    assert gone(database) == {}
    with database.write("Lan") as session:
        delete(session, "official_document", draft.id)
    assert gone(database) == {"official_document": 1}
