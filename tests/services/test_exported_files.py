"""What was written is remembered by file, outside of the office's data."""

from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.exports.files import keys_of, write_set
from app.models.change_log import Change
from app.services.exported_files import known_files, remember_files
from tests.exports import sample


def test_the_last_digest_of_a_file_is_known_and_nothing_is_logged(session: Session) -> None:
    remember_files(session, {"a": "1", "b": "2"})
    remember_files(session, {"a": "3"})
    remember_files(session, {})
    assert known_files(session) == {"a": "3", "b": "2"}
    assert session.scalar(select(func.count()).select_from(Change)) == 0


def test_an_export_after_someone_edited_a_file_keeps_both(session: Session, tmp_path: Path) -> None:
    first = write_set(sample.full_set(), ["docx"], tmp_path, known=known_files(session))
    remember_files(session, keys_of(first))
    edited = first[0].path
    edited.write_bytes(edited.read_bytes() + b"edited")
    before = edited.read_bytes()
    again = write_set(sample.empty_set(), ["docx"], tmp_path, known=known_files(session))
    assert [file.path.name for file in again] == [
        edited.with_stem(f"{edited.stem} (2)").name,
        first[1].path.name,
    ]
    assert edited.read_bytes() == before
    assert [bool(file.why) for file in again] == [True, False]
