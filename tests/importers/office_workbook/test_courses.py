"""A file does not write days that the course of a programme item does not allow; a month typed over is told of."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.programme_terms import PlanScope
from app.importers.office_workbook import Proposal, propose, read_workbook
from app.models.programme import ProgrammeItem, ProgrammePlan
from tests.importers.office_workbook.making import AGENCIES, REGULATION, TODAY, take_in, workbook

HEADS = ["STT", "Nội dung", "Hình thức", "Cơ quan chủ trì", "Tháng trình", "Ngày trình", "Ngày ban hành"]
ROW = [1, "Đề án du lịch", "Đề án", "Sở Y tế", "10/2026", "", ""]


@pytest.fixture
def item(session: Session, tmp_path: Path) -> ProgrammeItem:
    take_in(session, file_of(tmp_path, ROW))
    return session.scalars(select(ProgrammeItem)).one()


def file_of(folder: Path, *rows: list[object]) -> Path:
    return workbook(folder, {"Cơ quan": AGENCIES, "Chương trình công tác": [HEADS, *rows]})


def seen(session: Session, folder: Path, **cells: str) -> Proposal:
    row = [*ROW[:4], cells.get("month", "10/2026"), cells.get("submitted", ""), cells.get("issued", "")]
    return propose(session, read_workbook(file_of(folder, row)), REGULATION, today=TODAY)


def test_what_went_on_into_another_period_is_not_submitted_by_a_file(
    session: Session, tmp_path: Path, item: ProgrammeItem
) -> None:
    assert not seen(session, tmp_path, submitted="10/11/2026").refused
    onward = {"carried_from_id": item.id, "carried_on": date(2026, 11, 6)}
    session.add(ProgrammeItem(content="Đề án du lịch", due_year=2027, due_month=1, **onward))
    session.flush()
    proposal = seen(session, tmp_path, submitted="10/11/2026")
    [complaint] = [one for one in proposal.complaints if one.level == "error"]
    assert "đã chuyển sang kỳ sau từ ngày 06/11/2026, không ghi ngày trình được" in complaint.message
    assert proposal.refused


def test_a_month_of_an_issued_programme_is_told_of(
    session: Session, tmp_path: Path, item: ProgrammeItem
) -> None:
    session.add(ProgrammePlan(scope=PlanScope.COMMITTEE, span="2026", issued_on=date(2026, 1, 10)))
    session.flush()
    assert seen(session, tmp_path).complaints == ()
    [complaint] = seen(session, tmp_path, month="12/2026").complaints
    assert complaint.level == "warning"
    assert "năm 2026 đã ban hành ngày 10/01/2026 với tháng trình 10/2026" in complaint.message
