"""Every accepted wording leads to its column, however it is typed, and a reworded workbook reads the same."""

from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from python_calamine import CalamineWorkbook

from app.importers.office_workbook import Family, Level, read_workbook
from app.importers.office_workbook.fields import Field
from app.importers.office_workbook.headings import matches
from app.importers.office_workbook.wordings import FIELDS
from tests.importers.office_workbook.making import FILES, workbook

EVERY = [(family, field) for family in Family for field in FIELDS[family]]


@pytest.mark.parametrize(("family", "field"), EVERY, ids=lambda value: getattr(value, "name", str(value)))
def test_every_wording_means_its_field(family: Family, field: Field) -> None:
    for wording in field.wordings:
        for typed in (wording, wording.upper(), normalize("NFD", wording), f" {wording} (*)"):
            assert field.name in [match.field for match in matches(family, typed, typed)], typed


@pytest.mark.parametrize(
    "heading",
    ["Tình trạng", "Số ngày quá hạn", "Tình trạng xử lý", "Thao tác", "Ngày cập nhật", "Mã nhiệm vụ cha"],
)
def test_a_heading_that_only_resembles_means_nothing(heading: str) -> None:
    assert matches(Family.TASKS, heading, heading) == ()


def reworded(turn: int, tmp_path: Path) -> Path:
    """The messy sample with its sheets renamed and turned round, and each heading in another accepted wording."""
    source = CalamineWorkbook.from_path(FILES / "office-messy.xlsx")
    sheets: dict[str, list[list[Any]]] = {}
    tables = {table.sheet: table for table in read_workbook(FILES / "office-messy.xlsx").tables}
    for place, name in enumerate(reversed(source.sheet_names)):
        grid = source.get_sheet_by_name(name).to_python(skip_empty_area=False)
        head = next(row for row in grid if row[0] in {"TT", "STT"})
        columns = {column[0]: field for field, column in tables[name].columns.items()}
        for index in range(len(head)):
            field = next(f for f in FIELDS[tables[name].family] if f.name == columns[chr(65 + index)])
            head[index] = field.wordings[turn % len(field.wordings)]
        sheets[f"Trang {place}"] = [["UBND TỈNH"], ["NĂM 2026"], [], *grid]
    return workbook(tmp_path, sheets)


@pytest.mark.parametrize("turn", range(1, 12))
def test_a_reworded_workbook_reads_the_same(turn: int, tmp_path: Path) -> None:
    read = read_workbook(reworded(turn, tmp_path))
    known = read_workbook(FILES / "office-messy.xlsx")
    assert [c for c in read.complaints if c.level is Level.ERROR] == []
    for family in Family:
        said = [row.values for row in read.rows(family)]
        assert said == [row.values for row in known.rows(family)], family
