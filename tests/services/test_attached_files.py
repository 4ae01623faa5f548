"""Files are attached to a record, listed, copied out and removed."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from app.briefings.document_form import DocumentForm
from app.briefings.forms import Loaded
from app.core.errors import AppError
from app.core.ids import uuid7
from app.core.terms import AgencyKind, Secrecy
from app.models.agency import Agency
from app.models.attachments import path_of, store
from app.models.task import SourceDocument, Task
from app.models.task_life import AgencyRequest
from app.services.attached_files import (
    attach_files,
    attached_files,
    copy_out,
    keep_files,
    read_content,
    remove_file,
)
from app.services.bin import restore
from app.services.forms import document
from app.services.undo import undo

OWNER = uuid7().hex


@pytest.fixture
def files(database, tmp_path):
    """Two attached files."""
    for name in ("b.pdf", "a 1.txt"):
        (tmp_path / name).write_bytes(name.encode())
        stored = store(tmp_path / name, database.folder)
        with database.write("Lan") as session:
            attach_files(session, [stored], table="task", key=OWNER)
    with database.read() as session:
        return attached_files(session, "task", OWNER)


def test_files_are_listed_as_they_were_attached_for_their_record_alone(database, files):
    assert (files[0].name, files[0].size) == ("b.pdf", 5)
    assert len(files) == 2
    with database.read() as session:
        assert attached_files(session, "meeting", OWNER) == ()
        assert attached_files(session, "task", uuid7().hex) == ()


def test_the_same_content_is_attached_to_a_record_once(database, files, tmp_path):
    (tmp_path / "bản sao.pdf").write_bytes(b"b.pdf")
    (tmp_path / "mới.pdf").write_bytes(b"else")
    stored = [store(tmp_path / name, database.folder) for name in ("bản sao.pdf", "mới.pdf", "mới.pdf")]
    other = uuid7().hex
    with database.write("Lan") as session:
        assert attach_files(session, stored, table="task", key=OWNER) == (stored[1],)
        assert attached_files(session, "task", OWNER)[:2] == files
        assert attach_files(session, stored[:1], table="task", key=other) == (stored[0],)
        remove_file(session, files[0].key)
        assert attach_files(session, stored[:1], table="task", key=OWNER) == (stored[0],), (
            "it stands there no more"
        )


def test_a_copy_has_the_name_and_the_bytes(database, files, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    copies = [copy_out(file, database.folder, out) for file in files]
    assert [copy.name for copy in copies] == [file.name for file in files]
    assert copies[0].read_bytes() == b"b.pdf"
    assert copy_out(files[0], database.folder, tmp_path / "khác.pdf").read_bytes() == b"b.pdf"


def test_a_removed_file_can_be_brought_back(database, files):
    with database.write("Lan") as session:
        remove_file(session, files[0].key)
        assert attached_files(session, "task", OWNER) == files[1:]
    with database.write("Lan") as session:
        undo(session)
        assert attached_files(session, "task", OWNER) == files


def test_a_file_whose_bytes_are_lost_is_told(database, files, tmp_path):
    path_of(database.folder, files[0].sha256).unlink()
    with pytest.raises(AppError, match="Không thấy nội dung"):
        copy_out(files[0], database.folder, tmp_path)


def test_a_place_that_cannot_be_written_is_told(database, files, tmp_path):
    with pytest.raises(AppError, match="Không ghi được"):
        copy_out(files[0], database.folder, tmp_path / "nowhere" / "b.pdf")


@pytest.mark.parametrize(
    ("name", "copied"),
    [
        ("a:b?.txt", "a_b_.txt"),
        ("../../x.txt", ".._.._x.txt"),
        ("..", "0"),
        ("Tờ trình. ", "Tờ trình"),
        ("CON", "_CON"),
        ("nul.pdf", "_nul.pdf"),
        ("Console.pdf", "Console.pdf"),
        ("com1", "_com1"),
    ],
)
def test_a_name_from_another_system_stays_in_the_folder(database, files, tmp_path, name, copied):
    out = tmp_path / "out"
    out.mkdir()
    file = replace(files[0], key="0", name=name)
    assert copy_out(file, database.folder, out) == out / copied


def test_the_files_of_a_record_become_those_of_its_form(database, files, tmp_path):
    (tmp_path / "c.pdf").write_bytes(b"c")
    new = store(tmp_path / "c.pdf", database.folder)
    with database.write("Lan") as session:
        keep_files(session, (files[1], new), table="task", key=OWNER)
        assert [file.name for file in attached_files(session, "task", OWNER)] == ["a 1.txt", "c.pdf"]
    with database.write("Lan") as session:
        undo(session)
        assert attached_files(session, "task", OWNER) == files


def test_the_bytes_of_a_file_are_read_or_missed(database, files):
    assert read_content(files[0], database.folder) == b"b.pdf"
    path_of(database.folder, files[0].sha256).unlink()
    with pytest.raises(AppError, match="Không thấy nội dung tệp đính kèm “b"):
        read_content(files[0], database.folder)


@pytest.fixture
def secret(database):
    """A secret document, its task and a request about it."""
    with database.write("Lan") as session:
        document = SourceDocument(number="7/UBND-M", secrecy=Secrecy.SECRET)
        session.add(document)
        session.flush()
        task = Task(content="Nội dung mật", assigned_on=date(2026, 11, 2), source_document_id=document.id)
        agency = Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT)
        session.add_all((task, agency))
        session.flush()
        request = AgencyRequest(
            content="1/YC", task_id=task.id, agency_id=agency.id, requested_on=date(2026, 11, 3)
        )
        session.add(request)
        session.flush()
        return {"source_document": document.id.hex, "task": task.id.hex, "agency_request": request.id.hex}


@pytest.mark.parametrize("table", ["source_document", "task", "agency_request"])
def test_what_is_secret_takes_no_file(database, tmp_path, secret, table):
    (tmp_path / "kín.pdf").write_bytes(b"x")
    stored = store(tmp_path / "kín.pdf", database.folder)
    with pytest.raises(AppError, match="mật không đính kèm"), database.write("Lan") as session:
        attach_files(session, [stored], table=table, key=secret[table])


def test_a_document_with_a_file_does_not_become_secret_and_a_removed_file_does_not_come_back(
    database, tmp_path
):
    (tmp_path / "kín.pdf").write_bytes(b"x")
    stored = store(tmp_path / "kín.pdf", database.folder)
    with database.write("Lan") as session:
        key = document.save(session, Loaded("", DocumentForm(number="7/UBND-M")), today=date(2026, 11, 3))
        attach_files(session, [stored], table="source_document", key=key)
        [file] = attached_files(session, "source_document", key)
    with pytest.raises(AppError, match="Còn 1 tệp đính kèm"), database.write("Lan") as session:
        make_secret(session, key)
    with database.write("Lan") as session:
        remove_file(session, file.key)
        make_secret(session, key)
    with pytest.raises(AppError, match="mật không đính kèm"), database.write("Lan") as session:
        restore(session, "attachment", UUID(file.key))


def make_secret(session, key):
    loaded = document.load(session, key, today=date(2026, 11, 3))
    values = replace(loaded.values, secrecy=Secrecy.SECRET)
    document.save(session, replace(loaded, values=values), today=date(2026, 11, 3))
