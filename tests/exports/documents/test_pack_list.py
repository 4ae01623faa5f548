"""The cover list of a meeting pack."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from app.briefings.pack import PackLine, PackList
from app.exports.documents.pack_list import FORMATS, compose
from app.exports.formats import render
from tests.exports.pack.heads import HEAD
from tests.exports.readable import readable

GOLDEN = Path(__file__).parents[2] / "golden"
LINES = (
    PackLine("", "Tài liệu chung của cuộc họp", is_group=True),
    PackLine("–", "Giấy mời", first=2, pages=1),
    PackLine("1", "Báo cáo tình hình kinh tế - xã hội", "Sở Tài chính", is_group=True),
    PackLine("1.1", "Báo cáo", first=3, pages=24),
    PackLine("1.2", "Bảng tính.xlsx", remark="Tệp Excel: xuất sang PDF rồi đính kèm lại."),
    PackLine("2", "Đề án", "Sở Y tế", remark="Chưa có tài liệu.", is_group=True),
)
FULL = PackList(HEAD, LINES, 1, 26)
CASES = {
    "full": FULL,
    "whole": replace(FULL, lines=LINES[:4], missing=0),
    "empty": PackList(replace(HEAD, starts_at=None, place="", chair=""), (), 0, 1),
}


@pytest.mark.parametrize("case", CASES)
def test_the_list_reads_as_its_golden_text(case):
    """Set UPDATE_GOLDEN=1 to write the golden texts anew, then read the difference."""
    path, said = GOLDEN / f"pack_list-{case}.txt", readable(compose(CASES[case]))
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(said, encoding="utf-8", newline="\n")
    assert said == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("case", CASES)
def test_the_list_is_a_file_of_every_format(case, format_):
    assert render(compose(CASES[case]), format_)
