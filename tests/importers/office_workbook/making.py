"""Workbooks made for a test, and the way of an import through them."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from sqlalchemy.orm import Session

from app.importers.office_workbook import Proposal, apply, propose, read_workbook
from tests.regulations import GENERAL

FILES = Path(__file__).parents[2] / "files"
REGULATION = GENERAL
TODAY = date(2026, 11, 23)
AGENCIES = [
    ["STT", "Tên cơ quan", "Tên viết tắt", "Loại"],
    [1, "Sở Nội vụ", "SNV", "Sở, ban, ngành"],
    [2, "Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL", "Sở, ban, ngành"],
    [3, "Sở Y tế", "SYT", "Sở, ban, ngành"],
    [4, "UBND xã Cư M’gar", "", "UBND cấp xã"],
]
TASKS = [
    "STT",
    "Số, ký hiệu",
    "Ngày giao",
    "Nội dung nhiệm vụ",
    "Lãnh đạo giao",
    "Cơ quan chủ trì",
    "Thời hạn",
]
TASK = [1, "12/UBND-TH", "02/10/2026", "Việc thứ nhất", "Chủ tịch", "Sở Y tế", "15/10/2026"]
PROGRAMME = ["STT", "Nội dung", "Cơ quan chủ trì", "Tháng trình", "Điều chỉnh sang tháng", "Ngày trình"]


def workbook(folder: Path, sheets: Mapping[str, Sequence[Sequence[Any]]], name: str = "so.xlsx") -> Path:
    """A workbook with these sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    path = folder / name
    book.save(path)
    return path


def take_in(session: Session, path: Path, *, year: int | None = None, today: date = TODAY) -> Proposal:
    """Read, propose and apply."""
    proposal = propose(session, read_workbook(path, year=year), REGULATION, today=today)
    apply(session, proposal)
    return proposal


def counts(proposal: Proposal) -> dict[str, tuple[int, int, int]]:
    """New, changed and same rows of the kinds that the file has."""
    found = {family.value: (c.new, c.changed, c.same) for family, c in proposal.counts.items()}
    return {family: numbers for family, numbers in found.items() if any(numbers)}
