"""A backup beside the present data: what differs, and its state brought back as a save."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select, text

from app.briefings.forms import Ref
from app.briefings.history import Correction
from app.briefings.task_form import ExtensionRow
from app.core.errors import AppError
from app.core.terms import AgencyKind, AgencyRole, DayKind
from app.models import backup
from app.models.agency import Agency
from app.models.attachments import attach, path_of
from app.models.change_log import Change
from app.models.database import open_database
from app.models.task import Extension, SourceDocument, Task, TaskAgency
from app.models.turns import set_way
from app.services import bin as bin_service
from app.services import bulk_changes, saves, undo
from app.services.backup_changes import tell_changes
from app.services.backup_diff import attached, compare, name_of_restore, restore
from app.services.forms import task
from app.services.records import tables
from app.services.settings import change_settings, load_preset
from app.services.special_days import list_days, remove_day, seed_year
from tests.importers.office_workbook.making import FILES, TASK, TASKS, take_in, workbook

WHO = "Kiểm thử"
TODAY = date(2026, 11, 23)


@pytest.fixture
def data(database):
    """Two tasks led by one agency, and the keys by name."""
    keys: dict[str, UUID] = {}
    with database.write(WHO) as session:
        agency = Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT)
        document = SourceDocument(number="12/UBND-TH")
        session.add_all([agency, document])
        session.flush()
        for content in ("Trình đề án", "Báo cáo kết quả"):
            task = Task(content=content, source_document_id=document.id, assigned_on=date(2026, 1, 5))
            session.add(task)
            session.flush()
            link = TaskAgency(task_id=task.id, agency_id=agency.id, role=AgencyRole.LEAD)
            session.add(link)
            session.flush()
            keys[content], keys[f"link {content}"] = task.id, link.id
        keys["agency"], keys["document"] = agency.id, document.id
    return keys


@pytest.fixture
def kept(database, data):
    """The backup of that state."""
    return backup.make(database.folder, "manual")


def everything(database) -> dict[str, list[tuple]]:
    """Every live row of every table, derived columns too, and what the search knows."""
    with database.read() as session:
        found = {
            name: session.execute(text(f"SELECT * FROM {name} WHERE deleted_at IS NULL ORDER BY id"))
            for name in tables()
        }
        found["search"] = session.execute(
            text("SELECT kind, row_id, folded FROM search_entry ORDER BY row_id")
        )
        return {name: [tuple(row) for row in rows] for name, rows in found.items()}


def change_much(database, data) -> None:
    """One task added, one changed, one deleted with its parts, an agency renamed."""
    with database.write(WHO) as session:
        session.get_one(Task, data["Trình đề án"]).content = "Trình đề án sửa đổi"
        session.get_one(Agency, data["agency"]).name = "Sở Y tế tỉnh"
        session.add(
            Task(content="Việc mới", source_document_id=data["document"], assigned_on=date(2026, 3, 1))
        )
    with database.write(WHO) as session:
        bin_service.delete(session, "task", data["Báo cáo kết quả"])


def told(found):
    return {one.table: (one.new, one.changed, one.missing) for one in found}


def test_the_same_data_do_not_differ(database, kept):
    assert compare(database.folder, kept) == ()


def test_what_is_new_changed_and_missing_is_counted_and_named(database, data, kept):
    change_much(database, data)
    found = compare(database.folder, kept)
    assert told(found) == {"task": (1, 1, 1), "agency": (0, 1, 0)}
    task = found[0]
    assert task.new_names == ("Việc mới",)
    assert task.changed_names == ("Trình đề án sửa đổi",)
    assert task.missing_names == ("Báo cáo kết quả",)


def test_a_part_that_changed_is_a_change_of_its_record(database, data, kept):
    with database.write(WHO) as session:
        session.get_one(TaskAgency, data["link Trình đề án"]).role = AgencyRole.COORDINATING
    [found] = compare(database.folder, kept)
    assert (found.table, found.changed, found.changed_names) == ("task", 1, ("Trình đề án",))


def test_fields_of_changed_records_and_their_parts_are_told_old_and_new(database, data, kept):
    with database.write(WHO) as session:
        session.get_one(Task, data["Trình đề án"]).content = "Trình đề án sửa đổi"
        session.get_one(TaskAgency, data["link Trình đề án"]).deleted_at = datetime.now(UTC)
        session.add(Extension(task_id=data["Trình đề án"], extended_to=date(2026, 12, 1)))
    with database.read() as session:
        (one,) = tell_changes(session, compare(database.folder, kept))
    assert one.changed_names == ("Trình đề án sửa đổi",)
    (told,) = one.changed_told
    assert Correction("", "Nội dung", "Trình đề án sửa đổi", "Trình đề án") in told
    assert {line.label for line in told} >= {"Xóa lần gia hạn", "Thêm cơ quan thực hiện"}
    assert any("Sở Y tế" in line.new for line in told)


def test_what_is_in_the_bin_on_both_sides_does_not_differ(database, data):
    with database.write(WHO) as session:
        bin_service.delete(session, "task", data["Báo cáo kết quả"])
    kept = backup.make(database.folder, "manual")
    with database.write(WHO) as session:
        bin_service.restore(session, "task", data["Báo cáo kết quả"])
    with database.write(WHO) as session:
        bin_service.delete(session, "task", data["Báo cáo kết quả"])
    assert compare(database.folder, kept) == ()
    with database.write(WHO) as session:
        assert restore(session, kept) == 0


def test_restoring_makes_the_data_as_they_were_and_undo_takes_it_back(database, data, kept):
    before = everything(database)
    change_much(database, data)
    changed = everything(database)
    with database.write(WHO) as session:
        restore(session, kept)
    assert everything(database) == before
    assert compare(database.folder, kept) == ()
    with database.write(WHO) as session:
        undo.undo(session)
    assert everything(database) == changed


def work_on(database, folder) -> None:
    """A day at the office: six saves, from an import to the days off."""
    with database.write(WHO) as session:
        take_in(session, workbook(folder, {"Nhiệm vụ": [TASKS, TASK]}))
    with database.write(WHO) as session:
        key = session.scalars(select(Task.id).order_by(Task.id)).first().hex
        loaded = task.load(session, key, today=TODAY)
        said = replace(
            loaded.values,
            content="Đã sửa",
            leads=(Ref("agency", "", "Ban Dân tộc"),),
            extensions=(ExtensionRow(extended_to=TODAY),),
        )
        task.save(session, replace(loaded, values=said), today=TODAY)
        (folder / "a.txt").write_bytes(b"a")
        attach(session, folder / "a.txt", folder=database.folder, owner_table="task", owner_id=UUID(key))
    for table in ("meeting", "programme_item", "report_obligation"):
        with database.write(WHO) as session:
            found = session.scalars(select(tables()[table].c.id)).all()
            bin_service.delete_all(session, table, found[::2])
    with database.write(WHO) as session:
        done = select(Task.id).where(Task.completed_on.is_(None), Task.withdrawn.is_(False))
        bulk_changes.withdraw(
            session, [key.hex for key in session.scalars(done).all()[:3]], withdrawn_on=None, today=TODAY
        )
        change_settings(session, {"regulation.due_soon_days": 9, "office.place": "Lào Cai"})
        remove_day(session, list_days(session, 2026)[0].day)
        seed_year(session, 2028)


def test_a_whole_office_comes_back_in_every_table_and_every_step_can_be_taken_back(database, tmp_path):
    with database.write(WHO) as session:
        load_preset(session)
        take_in(session, FILES / "office-clean.xlsx", year=2026)
    kept, then = backup.make(database.folder, "manual"), everything(database)
    work_on(database, tmp_path)
    now = everything(database)
    assert [name for name in then if then[name] != now[name]] != []
    with database.write(WHO) as session:
        restore(session, kept)
    assert everything(database) == then
    for step, expected in ((undo.undo, now), (undo.redo, then), (undo.undo, now)):
        with database.write(WHO) as session:
            step(session)
        assert everything(database) == expected
    for _ in range(6):
        with database.write(WHO) as session:
            undo.undo(session)
    assert everything(database) == then


def next_steps(database) -> tuple[str, str]:
    """What undo and redo would do."""
    with database.read() as session:
        found = undo.next_undo(session), undo.next_redo(session)
    return tuple(save.title if save else "" for save in found)


def test_restoring_is_one_named_step_that_is_undone_and_redone_after_restarts(database, data, kept):
    from app.services.history_words import listed_saves, tell_history

    before = everything(database)
    change_much(database, data)
    changed, name = everything(database), name_of_restore(kept)
    assert re.fullmatch(r"Khôi phục từ bản sao lưu \d\d:\d\d ngày \d\d/\d\d/\d{4}", name)
    with database.write(WHO) as session:
        restore(session, kept)
    told = []
    for step, expected in ((undo.undo, changed), (undo.redo, before), (undo.undo, changed)):
        database.close()
        database = open_database(database.folder)
        told.append(next_steps(database))
        with database.write(WHO) as session:
            assert step(session).title == name
        assert everything(database) == expected
    assert [told[0][0], told[1][1], told[2][0]] == [name] * 3
    with database.read() as session:
        titles = [listed.save.title for listed in listed_saves(session, limit=4)]
        history = [one.verb for one in tell_history(session, "task", data["Trình đề án"])]
    assert titles == [f"Hoàn tác: {name}", f"Làm lại: {name}", f"Hoàn tác: {name}", name]
    assert history[:4] == ["Hoàn tác: sửa", "Làm lại: sửa", "Hoàn tác: sửa", f"{name}: sửa"]
    database.close()


def test_a_restoring_that_changes_nothing_leaves_no_step(database, data, kept):
    before = next_steps(database)
    with database.write(WHO) as session:
        assert restore(session, kept) == 0
    assert next_steps(database) == before
    with database.write(WHO) as session:
        session.get_one(Agency, data["agency"]).name = "Sở Y tế tỉnh"
    assert next_steps(database)[0] == "Sửa cơ quan “Sở Y tế tỉnh”"


def test_the_window_may_go_first_while_much_is_brought_back(database, data, kept):
    with database.write(WHO) as session:
        for number in range(200):
            task = Task(content=f"Việc {number}", source_document_id=data["document"])
            task.assigned_on = date(2026, 3, 1)
            session.add(task)
    turns = []
    with database.write(WHO) as session:
        set_way(session, lambda: turns.append(True))
        assert restore(session, kept) == 200
    assert len(turns) >= 200 // 64


def test_a_backup_that_somebody_named_is_called_by_its_file():
    assert name_of_restore(Path("sếp đưa.db")) == "Khôi phục từ bản sao lưu sếp đưa.db"


def test_restoring_adds_to_the_change_log_and_takes_nothing_from_it(database, data, kept):
    change_much(database, data)
    with database.read() as session:
        log = session.scalars(select(Change.seq).order_by(Change.seq)).all()
    with database.write("Người khôi phục") as session:
        restore(session, kept)
    with database.read() as session:
        assert session.scalars(select(Change.seq).order_by(Change.seq)).all()[: len(log)] == log
        assert saves.saves(session, limit=1)[0].actor == "Người khôi phục"


def test_what_is_restored_is_found_by_its_words_again(database, data, kept):
    from app.models.search import find

    change_much(database, data)
    with database.write(WHO) as session:
        restore(session, kept)
    with database.read() as session:
        assert find(session, "task", "ket qua") == [data["Báo cáo kết quả"]]
        assert find(session, "task", "sua doi") == []
        assert find(session, "task", "viec moi") == []


def test_the_backup_of_another_folder_brings_rows_that_were_never_here(
    database, data, kept, tmp_path, empty_folder
):
    import shutil

    from app.core.paths import DATABASE_NAME
    from app.models.database import open_database

    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(empty_folder / DATABASE_NAME, other)
    opened = open_database(other)
    try:
        assert told(compare(other, kept)) == {
            "task": (0, 0, 2),
            "agency": (0, 0, 1),
            "source_document": (0, 0, 1),
        }
        with opened.write(WHO) as session:
            restore(session, kept)
        assert compare(other, kept) == ()
        assert everything(opened) == everything(database)
    finally:
        opened.close()


def test_a_row_with_a_successor_of_the_same_key_comes_back_in_its_place(database):
    from app.models.office import Setting

    with database.write(WHO) as session:
        session.add(Setting(key="office.place", value='"Lào Cai"'))
    kept = backup.make(database.folder, "manual")
    with database.write(WHO) as session:
        old = session.scalars(select(Setting).where(Setting.key == "office.place")).one()
        bin_service.delete(session, "setting", old.id)
    with database.write(WHO) as session:
        session.add(Setting(key="office.place", value='"Yên Bái"'))
    [found] = compare(database.folder, kept)
    assert (found.new_names, found.missing_names) == (("Nơi ban hành",), ("Nơi ban hành",))
    with database.write(WHO) as session:
        restore(session, kept)
    with database.read() as session:
        query = select(Setting.value).where(Setting.key == "office.place", Setting.deleted_at.is_(None))
        assert session.scalars(query).all() == ['"Lào Cai"']


def test_two_rows_that_changed_places_come_back_in_theirs(database):
    from app.models.office import SpecialDay

    day = date(2026, 11, 24)

    def mark(key: UUID, *, gone: bool, name: str) -> None:
        with database.write(WHO) as session:
            row = session.get_one(SpecialDay, key)
            row.deleted_at, row.name = datetime.now(UTC) if gone else None, name

    first, second = UUID(int=1), UUID(int=2)
    for key, name in ((first, "Nghỉ"), (second, "Nghỉ bù")):
        with database.write(WHO) as session:
            session.add(SpecialDay(id=key, day=day, kind=DayKind.OFF, name=name))
        mark(key, gone=True, name=name)
    mark(second, gone=False, name="Nghỉ bù")
    kept = backup.make(database.folder, "manual")
    mark(second, gone=True, name="Nghỉ bù")
    mark(first, gone=False, name="Nghỉ Quốc khánh")
    with database.write(WHO) as session:
        restore(session, kept)
    assert compare(database.folder, kept) == ()


def test_attached_files_that_only_the_backups_have_come_back(database, data, tmp_path):
    source = tmp_path / "đề án.txt"
    source.write_text("Nội dung", encoding="utf-8")
    with database.write(WHO) as session:
        file = attach(
            session, source, folder=database.folder, owner_table="task", owner_id=data["Trình đề án"]
        )
        sha256 = file.sha256
    kept = backup.make(database.folder, "manual")
    path_of(database.folder, sha256).unlink()
    backup.bring_files_back(database.folder, attached(kept))
    assert path_of(database.folder, sha256).read_text(encoding="utf-8") == "Nội dung"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"khong phai du lieu " * 400, "bị hỏng"), (None, "Không còn bản sao lưu")],
)
def test_a_file_that_is_no_backup_is_refused(database, data, tmp_path, content, sentence):
    path = tmp_path / "giaoban.db"
    if content:
        path.write_bytes(content)
    before = everything(database)
    with pytest.raises(AppError, match=sentence):
        compare(database.folder, path)
    with pytest.raises(AppError, match=sentence), database.write(WHO) as session:
        restore(session, path)
    assert everything(database) == before


def test_a_backup_that_is_newer_than_the_program_is_refused(database, data, kept):
    from app.models.raw import connect

    raw = connect(kept)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    with pytest.raises(AppError, match="phiên bản mới hơn"):
        compare(database.folder, kept)


def test_comparing_tells_how_far_it_is_and_stops_when_told_to(database, data, kept):
    change_much(database, data)
    steps: list[tuple[int, int]] = []
    compare(database.folder, kept, progress=lambda done, total: steps.append((done, total)))
    assert steps[-1][0] == steps[-1][1]
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)

    def stop(_done: int, _total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        compare(database.folder, kept, progress=stop)
