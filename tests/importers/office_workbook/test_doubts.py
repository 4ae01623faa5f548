"""What a preview doubts: days that cannot be, wordings that are nearly known, cells that erase, in the file's order."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.importers.office_workbook import apply, propose, read_workbook
from app.importers.office_workbook.values import Level
from tests.importers.office_workbook.making import AGENCIES, REGULATION, TASK, TASKS, TODAY, workbook

ENDED = [*TASKS, "Ngày hoàn thành"]
Told = tuple[int | None, str, Level, str]


class Desk:
    """Where a workbook of tasks is previewed, or taken in."""

    def __init__(self, session: Session, folder: Path) -> None:
        self._session, self._folder = session, folder

    def told(self, *rows: list[Any], heads: list[str] = TASKS, taken: bool = False) -> list[Told]:
        """The complaints of a sheet of tasks."""
        path = workbook(self._folder, {"Cơ quan": AGENCIES, "Bảng": [heads, *rows]})
        proposal = propose(self._session, read_workbook(path), REGULATION, today=TODAY)
        if taken:
            apply(self._session, proposal)
        return [(c.row, c.column, c.level, c.message) for c in proposal.complaints if c.sheet == "Bảng"]


@pytest.fixture
def desk(session: Session, tmp_path: Path) -> Desk:
    return Desk(session, tmp_path)


def row(content: str = TASK[3], number: str = TASK[1], day: str = TASK[2], due: str = TASK[6]) -> list[Any]:
    return [1, number, day, content, TASK[4], TASK[5], due]


def test_an_end_before_the_day_of_assigning_is_refused_as_the_form_refuses_it(desk: Desk) -> None:
    early = (2, "H (Ngày hoàn thành)", Level.ERROR, "Ngày hoàn thành trước ngày giao.")
    assert desk.told([*row(), "01/10/2026"], heads=ENDED) == [early]
    assert desk.told([*row(), "02/10/2026"], heads=ENDED) == []


def test_a_deadline_before_the_day_of_assigning_is_refused(desk: Desk) -> None:
    early = (2, "G (Thời hạn)", Level.ERROR, "Hạn hoàn thành trước ngày giao.")
    assert desk.told(row(due="01/10/2026")) == [early]


def test_an_end_to_come_is_told_and_taken(desk: Desk) -> None:
    ((at, column, level, sentence),) = desk.told([*row(), "01/01/2027"], heads=ENDED, taken=True)
    assert (at, column, level) == (2, "H (Ngày hoàn thành)", Level.WARNING)
    assert sentence == "Ngày hoàn thành 01/01/2027 ở tương lai. Chỉ tính từ ngày đó."


def test_what_is_stored_is_not_told_again(desk: Desk) -> None:
    desk.told([*row(), "01/01/2027"], heads=ENDED, taken=True)
    assert desk.told([*row(), "01/01/2027"], heads=ENDED) == []


def test_the_day_of_assigning_of_the_database_counts_where_the_file_has_none(desk: Desk) -> None:
    desk.told(row(), taken=True)
    dated = [*TASKS[:2], "Ngày ban hành", *TASKS[3:], "Ngày hoàn thành"]
    ((_, _, level, _),) = desk.told([*row(day="02/10/2026"), "01/10/2026"], heads=dated)
    assert level is Level.ERROR


def test_a_corrected_wording_is_told_before_it_becomes_a_second_task(desk: Desk) -> None:
    desk.told(row("Rà soát quy hoạch các khu công nghiệp"), taken=True)
    ((at, column, level, sentence),) = desk.told(row("Rà soát quy hoạch các khu công nghiệp (sửa)"))
    assert (at, column, level) == (2, "D (Nội dung nhiệm vụ)", Level.WARNING)
    assert "“Rà soát quy hoạch các khu công nghiệp”" in sentence


def test_words_that_were_added_behind_are_told_too(desk: Desk) -> None:
    first = "Rà soát quy hoạch các khu công nghiệp"
    desk.told(row(first), taken=True)
    longer = f"{first}, báo cáo kết quả trước 15/12, đề xuất giải pháp"
    ((at, _, level, sentence),) = desk.told(row(longer))
    assert (at, level) == (2, Level.WARNING)
    assert f"“{first}”" in sentence


@pytest.mark.parametrize(
    ("content", "number"),
    [
        ("Báo cáo kết quả tiêm chủng", "12/UBND-TH"),
        ("Rà soát quy hoạch các khu công nghiệp (sửa)", "13/UBND-TH"),
    ],
    ids=["other words", "another document"],
)
def test_another_task_is_no_corrected_wording(desk: Desk, content: str, number: str) -> None:
    desk.told(row("Rà soát quy hoạch các khu công nghiệp"), taken=True)
    assert desk.told(row(content, number)) == []


def test_a_task_that_its_own_row_meets_is_not_like_another(desk: Desk) -> None:
    first = row("Rà soát quy hoạch khu công nghiệp 1")
    desk.told(first, taken=True)
    assert desk.told(first, row("Rà soát quy hoạch khu công nghiệp 2")) == []


def test_rows_without_a_number_have_nothing_in_common(desk: Desk) -> None:
    desk.told(row("Rà soát quy hoạch khu công nghiệp 1", number=""), taken=True)
    assert desk.told(row("Rà soát quy hoạch khu công nghiệp 2", number="")) == []


def test_an_empty_cell_that_erases_is_told(desk: Desk) -> None:
    desk.told([*row(), "05/10/2026"], heads=ENDED, taken=True)
    ((at, column, level, sentence),) = desk.told([*row(), ""], heads=ENDED)
    assert (at, column, level) == (2, "H (Ngày hoàn thành)", Level.WARNING)
    assert sentence.startswith("Ô trống: sẽ xóa “05/10/2026”")


def test_complaints_stand_in_the_order_of_the_rows(desk: Desk) -> None:
    found = desk.told(
        row(due="chưa rõ hạn"), row("Việc khác", day="32/10/2026"), row("Việc nữa", due="01/10/2026")
    )
    assert [at for at, *_ in found] == sorted(at for at, *_ in found if at)
