"""The office's own Word templates: kept with their file, found by name, removed and brought back."""

from datetime import date

import pytest

from app.briefings.attached import AttachedFile
from app.core.errors import AppError
from app.core.template_kinds import TemplateKind
from app.core.terms import MeetingKind
from app.models.attachments import store
from app.models.check import check
from app.models.meeting import Meeting
from app.services.settings import load_preset
from app.services.undo import undo
from app.services.word_templates import (
    add_template,
    brief,
    list_templates,
    remove_template,
    subjects,
    template_named,
)

TODAY = date(2026, 11, 29)
MEETING, MONTH = TemplateKind.MEETING, TemplateKind.MONTH


@pytest.fixture
def file(database, tmp_path) -> AttachedFile:
    (tmp_path / "Giấy mời.docx").write_bytes(b"PK")
    return store(tmp_path / "Giấy mời.docx", database.folder)


def test_a_template_is_kept_with_its_file(database, file):
    with database.write("Lan") as session:
        key = add_template(session, file, name=" Giấy  mời ", kind=MEETING)
        [row] = list_templates(session)
        assert (row.key, row.name, row.kind, row.file.sha256) == (key, "Giấy mời", MEETING, file.sha256)
        assert template_named(session, "Giấy mời") == template_named(session, key) == row
    assert check(database.folder) == []


def test_a_name_is_needed_and_stands_once_in_a_kind(database, file):
    with database.write("Lan") as session:
        add_template(session, file, name="Mẫu", kind=MEETING)
        add_template(session, file, name="Mẫu", kind=MONTH)
        with pytest.raises(AppError, match="Đã có mẫu “Mẫu”"):
            add_template(session, file, name="Mẫu", kind=MEETING)
        with pytest.raises(AppError, match="chưa có tên"):
            add_template(session, file, name=" ", kind=MEETING)
        with pytest.raises(AppError, match="Có 2 mẫu tên “Mẫu”"):
            template_named(session, "Mẫu")
        with pytest.raises(AppError, match="Không có mẫu “x”"):
            template_named(session, "x")


def test_a_removed_template_makes_room_and_comes_back(database, file):
    with database.write("Lan") as session:
        key = add_template(session, file, name="Mẫu", kind=MEETING)
    with database.write("Lan") as session:
        remove_template(session, key)
        assert list_templates(session) == ()
    with database.write("Lan") as session:
        undo(session)
        assert [row.name for row in list_templates(session)] == ["Mẫu"]
        remove_template(session, key)
        add_template(session, file, name="Mẫu", kind=MEETING)


def test_subjects_and_what_a_template_is_told(database):
    with database.write("Lan") as session:
        load_preset(session)
        meeting = Meeting(kind=MeetingKind.OTHER, title="Họp", held_on=TODAY)
        session.add(meeting)
        session.flush()
        assert [choice.code for choice in subjects(session, MEETING, today=TODAY)] == [meeting.id.hex]
        told, edition = brief(session, MEETING, meeting.id.hex, today=TODAY)
        assert (told.title, edition.dated) == ("Họp", TODAY)
        assert subjects(session, MONTH, today=TODAY)[0].code == "2026-11"
        month, _ = brief(session, MONTH, "2026-11", today=TODAY)
        assert month.figures.period.start == date(2026, 11, 1)
