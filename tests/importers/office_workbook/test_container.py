"""Files that are no sound workbook get one clear sentence, in bounded memory."""

import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from app.core.errors import AppError
from app.core.packages import in_pieces
from app.importers.office_workbook import container, read_workbook
from app.importers.office_workbook.read import read_book
from tests.importers.office_workbook.making import TASK, TASKS, workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET = "xl/worksheets/sheet1.xml"


def sample(folder: Path) -> Path:
    return workbook(folder, {"Nhiệm vụ": [TASKS, TASK]})


def changed(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """The workbook with a text of one part replaced."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new, 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(AppError) as refused:
        read_workbook(path)
    assert refused.value.advice
    return str(refused.value)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Tệp “x.xlsx” rỗng."),
        (b"STT;Ten\n1;A\n", "Tệp “x.xlsx” không phải là sổ Excel (.xlsx)."),
        (b"PK\x03\x04 broken", "Tệp “x.xlsx” bị hỏng, không đọc được."),
        (bytes(range(256)) * 40, "Tệp “x.xlsx” không phải là sổ Excel (.xlsx)."),
        (OLE + bytes(600), "Tệp “x.xlsx” ở định dạng cũ (.xls), chương trình đọc tệp .xlsx."),
        (
            OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "Tệp “x.xlsx” được đặt mật khẩu nên không đọc được.",
        ),
    ],
)
def test_what_is_no_workbook_is_said_plainly(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    assert refusal(path) == sentence


def test_a_missing_file_and_a_folder_are_said_plainly(tmp_path: Path) -> None:
    assert refusal(tmp_path / "no.xlsx") == "Không tìm thấy tệp “no.xlsx”."
    assert refusal(tmp_path).endswith("là một thư mục, không phải tệp.")


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_half_a_file_is_damaged(tmp_path: Path, share: float) -> None:
    path = sample(tmp_path)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    assert refusal(path) == "Tệp “so.xlsx” bị hỏng, không đọc được."


def test_flipped_bytes_are_damage(tmp_path: Path) -> None:
    path = sample(tmp_path)
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo(SHEET).header_offset + 30 + len(SHEET)
    content[start : start + 40] = bytes(40)
    path.write_bytes(bytes(content))
    assert refusal(path) == "Tệp “so.xlsx” bị hỏng, không đọc được."


@pytest.mark.parametrize("end", [b"</sheetData>", b"</row>", b"</c>"])
def test_a_sheet_that_breaks_off_is_damage(tmp_path: Path, end: bytes) -> None:
    path = sample(tmp_path)
    with zipfile.ZipFile(path) as archive:
        rest = archive.read(SHEET).split(end, 1)[1]
    assert refusal(changed(path, SHEET, end + rest, b"")) == "Tệp “so.xlsx” bị hỏng, không đọc được."


def test_a_workbook_that_names_a_missing_sheet_is_damage(tmp_path: Path) -> None:
    path = changed(sample(tmp_path), "xl/_rels/workbook.xml.rels", b"sheet1.xml", b"sheet9.xml")
    assert refusal(path) == "Tệp “so.xlsx” bị hỏng, không đọc được."


@pytest.mark.parametrize(
    ("names", "part"),
    [
        (["word/document.xml"], "không phải là sổ Excel"),
        (["xl/workbook.bin"], ".xlsb"),
        (["mimetype", "content.xml"], ".ods"),
    ],
)
def test_other_packages_are_told_apart(tmp_path: Path, names: list[str], part: str) -> None:
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "<a/>")
    assert part in refusal(path)


def test_a_zip_bomb_is_refused_by_what_it_declares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "MAX_TOTAL", 100_000)
    bomb = changed(sample(tmp_path), SHEET, b"</sheetData>", b"</sheetData>" + b" " * 200_000)
    assert refusal(bomb) == "Tệp “so.xlsx” không an toàn nên không nhập: giải nén ra quá lớn."


def test_a_zip_bomb_is_refused_by_how_far_it_swells(tmp_path: Path) -> None:
    bomb = changed(sample(tmp_path), SHEET, b"</sheetData>", b"</sheetData>" + b" " * (20 * 2**20))
    assert refusal(bomb) == "Tệp “so.xlsx” không an toàn nên không nhập: giải nén ra quá lớn."


def test_a_part_that_lies_about_its_size_does_not_get_through(tmp_path: Path) -> None:
    path = changed(sample(tmp_path), SHEET, b"</sheetData>", b"</sheetData>" + b" " * 2**20)
    content = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo(SHEET).file_size
    path.write_bytes(content.replace(struct.pack("<I", size), struct.pack("<I", 1000)))
    assert refusal(path) == "Tệp “so.xlsx” bị hỏng, không đọc được."


@pytest.mark.parametrize(
    "declared",
    [
        b'<!DOCTYPE worksheet [<!ENTITY a "b">]><worksheet',
        b"<!doctype x><worksheet",
    ],
)
def test_declarations_in_a_part_are_refused(tmp_path: Path, declared: bytes) -> None:
    path = changed(sample(tmp_path), SHEET, b"<worksheet", declared)
    assert refusal(path) == "Tệp “so.xlsx” không an toàn nên không nhập: có khai báo DOCTYPE hoặc ENTITY."


def test_a_part_in_a_strange_encoding_is_refused(tmp_path: Path) -> None:
    path = changed(
        sample(tmp_path), SHEET, b"<worksheet", b'<?xml version="1.0" encoding="UTF-7"?><worksheet'
    )
    assert "bảng mã lạ" in refusal(path)


@pytest.mark.parametrize("place", ["XFD1048576", "A1048576", "ZZ200000"])
def test_a_cell_at_the_far_corner_is_refused(tmp_path: Path, place: str) -> None:
    row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    cell = f'<row r="{row}"><c r="{place}"><v>1</v></c></row></sheetData>'.encode()
    path = changed(sample(tmp_path), SHEET, b"</sheetData>", cell)
    assert f"có ô nằm quá xa (dòng {row}" in refusal(path)


def test_rows_without_numbers_are_counted(tmp_path: Path) -> None:
    rows = b"<row/>" * 300_000 + b"<row><c><v>1</v></c></row></sheetData>"
    path = changed(sample(tmp_path), SHEET, b"</sheetData>", rows)
    assert "có ô nằm quá xa" in refusal(path)


def test_a_far_column_in_a_small_table_is_legal(tmp_path: Path) -> None:
    cell = b'<row r="9"><c r="AB9"><v>1</v></c></row></sheetData>'
    assert read_workbook(changed(sample(tmp_path), SHEET, b"</sheetData>", cell)).tables


def test_only_the_parts_that_matter_are_passed_on(tmp_path: Path) -> None:
    path = sample(tmp_path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/media/image1.png", b"\0" * 5000)
        archive.writestr("xl/vbaProject.bin", b"\0" * 5000)
    with zipfile.ZipFile(BytesIO(container.open_safely(path).content.getvalue())) as archive:
        names = set(archive.namelist())
    assert {"[Content_Types].xml", "xl/workbook.xml", SHEET} <= names
    assert not any("media" in name or "vba" in name for name in names)


@pytest.mark.parametrize("mark", [b"<", b"<row"])
def test_what_is_looked_through_in_pieces_is_whole_and_no_tag_is_cut(mark: bytes) -> None:
    content = b"head" + b'<row r="7"><c r="A7"/></row>' * 120_000
    pieces = list(in_pieces(content, mark))
    assert len(pieces) > 2
    assert b"".join(pieces) == content
    assert all(piece.startswith(mark) for piece in pieces[1:])
    assert list(in_pieces(b"")) == []


def test_a_formula_without_a_value_and_a_far_cell_are_found_far_down(tmp_path: Path) -> None:
    rows = [TASKS, *([TASK] * 12_000)]
    path = workbook(tmp_path, {"Nhiệm vụ": rows})
    changed(path, SHEET, b'<c r="B12001"', b'<c r="ZZZ12001"')
    assert "ô nằm quá xa" in refusal(path)
    path = workbook(tmp_path, {"Nhiệm vụ": [*rows, [None, None, None, "=1+1"]]})
    assert any("công thức chưa được tính" in told.message for told in read_workbook(path).complaints)


def test_cells_stand_where_they_stand_when_the_first_columns_are_empty(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"Nhiệm vụ": [[None] * 9, [None, None, *TASKS], [None, None, *TASK]]})
    (sheet,) = read_book(path).sheets
    assert sheet.grid[1][:3] == ["", "", "STT"]
    assert len({len(row) for row in sheet.grid}) == 1
    (table,) = read_workbook(path).tables
    assert table.rows[0].number == 3
