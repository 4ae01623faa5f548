"""A row that would change a locked meeting is told in the preview beside its cell; one that changes nothing is not."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.importers.office_workbook import Proposal, apply, propose, read_workbook
from app.models.meeting import AgendaItem, Meeting
from app.services.meeting_locks import lock
from tests.importers.office_workbook.making import AGENCIES, REGULATION, TODAY, take_in, workbook

HEADS = ["STT", "Phiên họp", "Ngày họp", "Địa điểm", "Nội dung trình", "Cơ quan trình", "Ngày nhận tài liệu"]
LOCKED = [1, "Phiên họp thường kỳ tháng 10", "12/10/2026", "Phòng A", "Việc một", "Sở Y tế", ""]
OPEN = [2, "Phiên họp thường kỳ tháng 11", "12/11/2026", "Phòng A", "Việc hai", "Sở Y tế", ""]


@pytest.fixture
def locked(session: Session, tmp_path: Path) -> Session:
    take_in(session, file_of(tmp_path, LOCKED, OPEN))
    meeting = session.scalars(select(Meeting).where(Meeting.held_on == date(2026, 10, 12))).one()
    lock(session, meeting.id.hex, reason="biên bản đã thông qua", by="Lê Hoa")
    return session


def file_of(folder: Path, *rows: list[object]) -> Path:
    return workbook(folder, {"Cơ quan": AGENCIES, "Phiên họp": [HEADS, *rows]})


def seen(session: Session, path: Path) -> Proposal:
    return propose(session, read_workbook(path), REGULATION, today=TODAY)


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({6: "08/10/2026"}, "G (Ngày nhận tài liệu)"),
        ({3: "Phòng B"}, "D (Địa điểm)"),
        ({4: "Việc thêm"}, "E (Nội dung trình)"),
    ],
)
def test_a_change_of_a_locked_meeting_is_told_beside_its_cell(
    locked: Session, tmp_path: Path, change: dict[int, str], column: str
) -> None:
    row = [change.get(place, cell) for place, cell in enumerate(LOCKED)]
    proposal = seen(locked, file_of(tmp_path, [*OPEN[:6], "09/11/2026"], row))
    [complaint] = proposal.complaints
    assert (complaint.sheet, complaint.row, complaint.level) == ("Phiên họp", 3, "error")
    assert complaint.column == column
    assert "Đã khóa ngày" in complaint.message
    assert "(Lê Hoa): biên bản đã thông qua" in complaint.message
    assert proposal.refused
    with pytest.raises(AppError, match="còn lỗi"):
        apply(locked, proposal)


def test_a_row_of_a_locked_meeting_that_changes_nothing_does_not_stand_in_the_way(
    locked: Session, tmp_path: Path
) -> None:
    proposal = seen(locked, file_of(tmp_path, LOCKED, [*OPEN[:6], "09/11/2026"]))
    assert proposal.complaints == ()
    apply(locked, proposal)
    received = locked.scalars(select(AgendaItem.documents_received_on).order_by(AgendaItem.id)).all()
    assert received == [None, date(2026, 11, 9)]


@pytest.mark.parametrize("change", [{6: "08/10/2026"}, {4: "Việc thêm"}])
def test_what_was_proposed_before_the_lock_is_not_written_after_it(
    locked: Session, tmp_path: Path, change: dict[int, str]
) -> None:
    """The writing itself refuses too, should a proposal not have told it."""
    row = [change.get(place, cell) for place, cell in enumerate(LOCKED)]
    told = replace(seen(locked, file_of(tmp_path, row)), complaints=())
    with pytest.raises(AppError, match="không sửa được nữa"):
        apply(locked, told)
    assert locked.scalars(select(AgendaItem.documents_received_on)).all() == [None, None]
