"""A file that says of a known task what cannot have been so is refused; what it brings for the first time is taken."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.task_life import GivingBack
from app.core.errors import AppError
from app.models.task import Extension, Task
from app.services import results
from tests.importers.office_workbook.making import AGENCIES, TASK, TASKS, TODAY, take_in, workbook

HEADS = [*TASKS, "Ngày hoàn thành", "Gia hạn đến", "Ngày quyết định gia hạn"]


def send(session: Session, folder: Path, *said: Any) -> None:
    take_in(session, workbook(folder, {"Cơ quan": AGENCIES, "Bảng": [HEADS, [*TASK, *said]]}))


def test_a_result_is_not_done_again_before_it_was_given_back(session: Session, tmp_path: Path) -> None:
    send(session, tmp_path, "20/10/2026", "", "")
    key = session.scalars(select(Task)).one().id.hex
    results.give_back(session, [key], GivingBack(date(2026, 10, 28), None, "Thiếu"), today=TODAY)
    with pytest.raises(AppError, match="trước ngày bị trả lại kết quả 28/10/2026"):
        send(session, tmp_path, "22/10/2026", "", "")


def test_a_late_result_is_not_extended_later_but_by_a_decision_of_before_it(
    session: Session, tmp_path: Path
) -> None:
    send(session, tmp_path, "20/10/2026", "", "")
    with pytest.raises(AppError, match="gia hạn quyết định sau đó"):
        send(session, tmp_path, "20/10/2026", "30/10/2026", "26/10/2026")


def test_the_first_file_of_an_office_is_taken_as_it_is(session: Session, tmp_path: Path) -> None:
    send(session, tmp_path, "20/10/2026", "30/10/2026", "26/10/2026")
    assert session.scalars(select(Extension)).one().decided_on == date(2026, 10, 26)
    send(session, tmp_path, "21/10/2026", "30/10/2026", "26/10/2026")
