"""Whatever stands in the cells, an import ends with complaints, an AppError or rows, and never otherwise."""

from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.importers.office_workbook import propose, read_workbook
from app.importers.office_workbook.wordings import FIELDS
from tests.importers.office_workbook.making import PROGRAMME, REGULATION, TASK, TASKS, TODAY, workbook

HEADINGS = sorted({field.title for fields in FIELDS.values() for field in fields})
CELL = st.one_of(
    st.sampled_from(
        [*HEADINGS, *map(str, TASK), "", "", "I", "(1)", "Tổng cộng", "x", "Mật", "#REF!", "Tháng 10", ",;\n"]
    ),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
    st.sampled_from([date(2026, 10, 1), datetime(1900, 1, 1, 7), time(7, 30)]),  # noqa: DTZ001  (as Excel has it)
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12),
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([[TASKS], [PROGRAMME], [], [[*TASKS, "Độ mật", "Gia hạn", "Thu hồi"]]]),
    st.lists(st.lists(CELL, min_size=1, max_size=11), max_size=8),
)
def test_any_cells_are_answered(
    session: Session, tmp_path: Path, head: list[list[str]], rows: list[list[Any]]
) -> None:
    path = workbook(tmp_path, {"Bảng": [*head, *rows]})
    with suppress(AppError):
        proposal = propose(session, read_workbook(path), REGULATION, today=TODAY)
        assert all(complaint.message.endswith((".", "?")) for complaint in proposal.complaints)


def test_a_column_by_hand_must_be_there(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"A": [TASKS, TASK]})
    for letters in ("ZZ", "1", ""):
        with pytest.raises(AppError, match="không có cột"):
            read_workbook(path, mapping={"A": {letters: "content"}})
