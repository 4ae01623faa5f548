"""The office's own Word templates on the command line."""

import json
from pathlib import Path

import pytest

from app.cli.main import main
from app.core.terms import MeetingKind
from app.models.meeting import Meeting
from app.services.settings import load_preset
from tests.exports.templates.letters import letter, text
from tests.services.test_pack import DAY


@pytest.fixture
def meeting(database) -> str:
    with database.write("Lan") as session:
        load_preset(session)
        row = Meeting(kind=MeetingKind.OTHER, title="Họp & bàn", held_on=DAY)
        session.add(row)
        session.flush()
        key = row.id.hex
    database.close()
    return key


@pytest.fixture
def good(tmp_path: Path) -> str:
    path = tmp_path / "Mẫu riêng.docx"
    path.write_bytes(letter("{{ ten_cuoc_hop }}", "{{ chu_tri }}"))
    return str(path)


def run(database, *words: str) -> int:
    return main(["--data", str(database.folder), "templates", *words])


def test_fields_are_listed_for_people_and_as_json(database, capsys):
    assert run(database, "fields", "meeting") == 0
    said = capsys.readouterr().out
    assert "{{ ten_cuoc_hop }}" in said
    assert "{%tr for x in noi_dung_hop %}" in said
    assert run(database, "fields", "month", "--json") == 0
    told = {field["name"]: field for field in json.loads(capsys.readouterr().out)}
    assert told["thang"] == {
        "name": "thang",
        "label": "Tháng",
        "kind": "single",
        "example": "10",
        "insert": "{{ thang }}",
    }
    assert told["nhiem_vu"]["kind"] == "list"
    assert "noi_dung" in [inner["name"] for inner in told["nhiem_vu"]["fields"]]


def test_the_check_tells_paragraph_and_field_and_ends_with_one(database, tmp_path, good, capsys):
    assert run(database, "check", good, "meeting") == 0
    assert "Mẫu dùng được." in capsys.readouterr().out
    bad = tmp_path / "sai.docx"
    bad.write_bytes(letter("a", "{{ ten_cuochop }}"))
    assert run(database, "check", str(bad), "meeting") == 1
    sentence = "Không có trường “ten_cuochop”; có phải là “ten_cuoc_hop”."
    assert f"Đoạn 2 “{{{{ ten_cuochop }}}}”: {sentence}" in capsys.readouterr().out
    assert run(database, "check", str(bad), "meeting", "--json") == 1
    assert json.loads(capsys.readouterr().out)[0]["sentence"] == sentence
    assert run(database, "add", str(bad), "meeting") == 2
    assert "Mẫu chưa dùng được. Đoạn 2" in capsys.readouterr().err


def test_a_template_is_added_listed_and_filled_once_its_blanks_are_accepted(
    database, meeting, good, tmp_path, capsys
):
    out = tmp_path / "out.docx"
    assert run(database, "list") == 0
    assert "Chưa có mẫu Word nào." in capsys.readouterr().out
    assert run(database, "add", good, "meeting") == 0
    assert run(database, "list") == 0
    assert "Mẫu riêng" in capsys.readouterr().out
    fill = ("fill", "Mẫu riêng", "--id", meeting, "--out", str(out))
    assert run(database, *fill) == 2
    assert "Chưa có dữ liệu cho “Họ tên người chủ trì” (1 chỗ)" in capsys.readouterr().err
    assert not out.exists()
    assert run(database, *fill, "--blanks") == 0
    assert text(out.read_bytes()) == ["Họp & bàn", "…………"]
    assert run(database, *fill, "--blanks") == 0
    assert not (tmp_path / "out (2).docx").exists(), "what nobody edited is replaced"
    out.write_bytes(letter("sửa tay"))
    capsys.readouterr()
    assert run(database, *fill, "--blanks") == 0
    assert "đã được sửa sau lần xuất trước" in capsys.readouterr().out
    assert text(out.read_bytes()) == ["sửa tay"]
    assert text((tmp_path / "out (2).docx").read_bytes()) == ["Họp & bàn", "…………"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("fill", "Mẫu", "--out", "a.docx"), "Không có mẫu “Mẫu”."),
        (("check", "không có.docx", "meeting"), "Không đọc được tệp không có.docx."),
        (("fields", "week"), "Lệnh chưa đúng"),
        ((), "Lệnh chưa đúng"),
    ],
)
def test_what_cannot_be_is_refused(database, meeting, capsys, words, said):
    assert run(database, *words) == 2
    assert said in capsys.readouterr().err


def test_a_template_wants_the_subject_of_its_kind(database, meeting, good, tmp_path, capsys):
    run(database, "add", good, "meeting")
    assert run(database, "fill", "Mẫu riêng", "--month", "2026-11", "--out", str(tmp_path / "a.docx")) == 2
    assert "Mẫu loại “Cuộc họp” cần --id." in capsys.readouterr().err
