"""The table of codes for readers says what the codes of the program say."""

import os
import re
from pathlib import Path

from app.exports.check.regulation import Code, codes, kinds, numbers

PAGE = Path(__file__).parents[3] / "docs" / "ma-the-thuc.md"
FIXES = {"A": "có", "C": "cần người sửa", "N": "chỉ báo"}
HEAD = """# Mã lỗi của phần kiểm tra thể thức

Mã mang số của nhóm lỗi (01–23). Lỗi là trái với lời văn Nghị định 30/2020/NĐ-CP; cảnh báo là khác với mẫu hoặc không
nhất quán; gợi ý là điều nên xem lại. “Tự sửa: có” là bản sửa mà chương trình ghi ra đã sửa điểm đó; các điểm khác nằm
trong bản sửa dưới dạng nhận xét (comment). Các con số và điều khoản ở `resources/regulations/nd30/`.

| Mã | Nội dung | Mức | Quy định | Tự sửa |
|---|---|---|---|---|
"""


def row(code: Code) -> str:
    return f"| {code.name} | {code.what} | {code.severity.label} | {code.clause} | {FIXES[code.fix]} |\n"


def test_the_page_lists_every_code() -> None:
    """Set UPDATE_GOLDEN=1 to write the page anew."""
    said = HEAD + "".join(map(row, codes().values()))
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(said, encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == said


def test_codes_carry_the_number_of_their_group_and_stand_in_order() -> None:
    names = list(codes())
    assert all(re.fullmatch(r"ND30-(0[1-9]|1\d|2[0-3])[a-z]", name) for name in names)
    assert names == sorted(names)
    assert {name[5:7] for name in names} == {f"{number:02d}" for number in range(1, 24)}


def test_every_number_says_where_it_is_written() -> None:
    tables = [table for name, table in numbers().items() if isinstance(table, dict)]
    assert all(table["source"] for table in tables)


def test_the_kinds_are_those_of_the_decree() -> None:
    assert len(kinds()) == 27  # 29 of article 7 without công văn and thư công, which have no abbreviation
    assert len({kind.code for kind in kinds()}) == 27
