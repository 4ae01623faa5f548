"""Workbooks worded, shaped and dated otherwise than the samples are read as what they say."""

from pathlib import Path
from typing import Any

import pytest

from app.core.ids import uuid7
from app.importers.office_workbook import Family, Level, read_workbook
from app.importers.office_workbook.agencies import AgencyNames
from app.importers.office_workbook.headings import matches
from app.importers.office_workbook.people import giver_of
from app.importers.office_workbook.values import ReadRow
from tests.importers.office_workbook.otherwise import AGENCIES, HEADS, make

KNOWN = AgencyNames()
for agency in AGENCIES:
    KNOWN.add(uuid7(), agency)


def said(row: ReadRow, name: str) -> Any:
    value = row.values[name]
    if name in {"lead", "agency"}:
        return [KNOWN.full[piece.ids[0]] for piece in KNOWN.split(value)]
    if name == "assigner":
        return value or giver_of(row.group)
    return value


@pytest.mark.parametrize("seed", range(24))
def test_a_workbook_worded_otherwise_is_read_as_what_it_says(seed: int, tmp_path: Path) -> None:
    made = make(tmp_path, seed)
    read = read_workbook(made.path)
    assert [complaint for complaint in read.complaints if complaint.level is Level.ERROR] == []
    for family, rows in made.truth.items():
        assert [{name: said(row, name) for name in rows[0]} for row in read.rows(family)] == rows


@pytest.mark.parametrize("family", HEADS)
def test_each_heading_of_these_means_its_field(family: Family) -> None:
    for name, wordings in HEADS[family].items():
        for wording in wordings.split("|"):
            assert name in [match.field for match in matches(family, wording, wording)], wording


@pytest.mark.parametrize("heading", ["Đánh giá chung", "Ngày cập nhật", "Tiến độ", "Khó khăn"])
def test_columns_with_free_words_are_left_out(heading: str) -> None:
    assert matches(Family.TASKS, heading, heading) == ()
