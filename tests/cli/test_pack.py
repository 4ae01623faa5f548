"""The pack of a meeting on the command line."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from app.cli.main import main
from app.models.attachments import attach
from app.models.meeting import AgendaItem, Meeting
from app.services.settings import load_preset
from tests.exports.pack.papers import plain
from tests.services.test_pack import DAY, MeetingKind


@pytest.fixture
def meeting(database, tmp_path) -> str:
    with database.write("Lan") as session:
        load_preset(session)
        row = Meeting(kind=MeetingKind.OTHER, title="Họp", held_on=DAY)
        session.add(row)
        session.flush()
        first = AgendaItem(meeting_id=row.id, position=0, content="Báo cáo")
        session.add_all([first, AgendaItem(meeting_id=row.id, position=1, content="Đề án")])
        session.flush()
        for name, content in (("a.pdf", plain(2)), ("b.docx", b"PK")):
            (tmp_path / name).write_bytes(content)
            attach(
                session, tmp_path / name, folder=database.folder, owner_table="agenda_item", owner_id=first.id
            )
        key = row.id.hex
    database.close()
    return key


def run(database, *words: str) -> int:
    return main(["--data", str(database.folder), "pack", *words])


def test_the_pack_is_written_and_told(database, meeting, tmp_path, capsys):
    out = tmp_path / "out" / "bộ.pdf"
    assert run(database, "--id", meeting, "--out", str(out)) == 0
    said = capsys.readouterr().out
    assert "  1.1 a: trang 2, 2 trang" in said
    assert "  1.2 b.docx: Tệp Word: xuất sang PDF rồi đính kèm lại." in said
    assert "2 Đề án: Chưa có tài liệu." in said
    assert len(PdfReader(BytesIO(out.read_bytes())).pages) == 3


def test_a_file_that_is_not_ours_stays(database, meeting, tmp_path, capsys):
    out = tmp_path / "bộ.pdf"
    out.write_bytes(b"khac")
    assert run(database, "--id", meeting, "--out", str(out), "--json") == 0
    assert json.loads(capsys.readouterr().out)["file"] == str(tmp_path / "bộ (2).pdf")
    assert out.read_bytes() == b"khac"
    assert run(database, "--id", meeting, "--out", str(out), "--force") == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_the_list_is_told_as_json(database, meeting, tmp_path, capsys):
    assert run(database, "--day", "30/11/2026", "--out", str(tmp_path / "a.pdf"), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["meeting"], told["pages"], told["missing"]) == ("Họp", 3, 1)
    assert [line["first"] for line in told["lines"]] == [None, 2, None, None]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--day", "1/1/2026"), "Không có cuộc họp nào ngày 01/01/2026."),
        (("--id", "xyz"), "Không tìm thấy"),
        (("--day", "30/11/2026", "--with", "nothing"), "Không đưa được “nothing” vào bộ tài liệu."),
        (("--day", "30/11/2026", "--kind", "nothing"), "Lệnh chưa đúng"),
        ((), "Lệnh chưa đúng"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(database, meeting, tmp_path, capsys, words, said):
    out = tmp_path / "a.pdf.pdf"
    assert run(database, *words, "--out", str(out)) == 2
    assert said in capsys.readouterr().err
    assert not out.exists()


def test_a_name_that_ends_in_zip_brings_the_files_as_they_came(database, meeting, tmp_path):
    out = tmp_path / "bộ.zip"
    assert run(database, "--day", "30/11/2026", "--out", str(out)) == 0
    with ZipFile(out) as file:
        assert file.namelist() == [
            "Bo tai lieu hop 30-11-2026.pdf",
            "01. Báo cáo/1.1 a.pdf",
            "01. Báo cáo/1.2 b.docx",
        ]
