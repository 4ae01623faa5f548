"""The work programme on the command line: two days compared, a period counted."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from app.cli.main import main
from app.core.programme_terms import PlanScope
from app.models.database import open_database
from app.models.programme import ProgrammeItem, ProgrammePlan


@pytest.fixture
def folder(empty_folder: Path, tmp_path: Path) -> Path:
    data = Path(shutil.copytree(empty_folder, tmp_path / "data"))
    database = open_database(data)
    with database.write("Kiểm thử") as session:
        session.add_all(
            [
                ProgrammeItem(content="Đề án du lịch", due_year=2026, due_month=10),
                ProgrammeItem(content="Kế hoạch", due_year=2026, due_month=11, added_on=date(2026, 10, 5)),
            ]
        )
    database.close()
    return data


def said(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> str:
    assert main(["programme", "--data", str(folder), *words]) == 0
    return capsys.readouterr().out


def test_two_days_are_compared(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, folder, "--compare", "1/10/2026", "31/10/2026")
    assert "Bổ sung" in told
    assert "Kế hoạch" in told
    assert "Đề án du lịch" not in told
    [row] = json.loads(said(capsys, folder, "--compare", "2026-10-01", "2026-10-31", "--json"))
    assert (row["change"], row["before"], row["after"]) == ("added", None, [2026, 11])
    assert "Không có thay đổi" in said(capsys, folder, "--compare", "2026-10-05", "2026-10-31")


def test_a_period_is_counted_in_all_and_by_month(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, folder, "--figures", "2026-Q4", "--as-of", "2026-10-31")
    assert told.splitlines()[-1].split() == ["Tổng", "cộng", "2", "0", "0", "2", *"00000", "0,00", "0,00"]
    rows = json.loads(said(capsys, folder, "--figures", "2026", "--by", "month", "--json"))
    assert [(row["name"], row["figures"]["due"]) for row in rows] == [
        ("Tháng 10/2026", 1),
        ("Tháng 11/2026", 1),
    ]


def test_with_the_data_of_a_moment_what_was_typed_since_is_a_change(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    days = ("--compare", "2026-10-31", "2026-10-31")
    assert "trước ngày thứ nhất" in refused(capsys, folder, "--compare", "2026-10-31", "2026-10-01")
    assert "Không có thay đổi" in said(capsys, folder, *days)
    rows = json.loads(said(capsys, folder, *days, "--known-at", "2020-01-01T08:00", "--json"))
    assert {(row["content"], row["change"]) for row in rows} == {
        ("Đề án du lịch", "added"),
        ("Kế hoạch", "added"),
    }


def refused(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> str:
    assert main(["programme", "--data", str(folder), *words]) == 2
    return capsys.readouterr().err


def test_what_lacks_is_told_and_refuses_the_issue(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, folder, "--lacks", "2026-10")
    assert "Đề án du lịch (bắt buộc: hình thức văn bản, cơ quan chủ trì; theo thông lệ: " in told
    assert "Kế hoạch" not in told
    rows = json.loads(said(capsys, folder, "--lacks", "2026-Q4", "--json"))
    assert {row["content"] for row in rows} == {"Đề án du lịch", "Kế hoạch"}
    assert all(row["demanded"] == ["form", "lead"] for row in rows)
    assert "Không nội dung nào còn thiếu" in said(capsys, folder, "--lacks", "2026-Q4/office")
    assert "1 nội dung thiếu điều bắt buộc" in refused(capsys, folder, "--issue", "2026-10", "--confirm")
    assert "không phải là" in refused(capsys, folder, "--issue", "2026-H1")


def test_a_programme_is_issued(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, folder, "--issue", "2026-12/office", "--day", "2026-11-20")
    assert told == "Đã phát hành chương trình công tác tháng (2026-12/office): số 01/CTr-VP, 20/11/2026.\n"
    assert "đã phát hành" in refused(capsys, folder, "--issue", "2026-12/office")
    database = open_database(folder)
    with database.write("Kiểm thử") as session:
        [plan] = session.scalars(select(ProgrammePlan))
        assert (plan.scope, plan.span) == (PlanScope.OFFICE, "2026-12")
        session.add(
            ProgrammePlan(
                scope=PlanScope.OFFICE, span="2027-01", issued_on=date(2026, 11, 20), number="45/CTr-VP"
            )
        )
    database.close()
    assert "số 45/CTr-VP" in refused(capsys, folder, "--issue", "2027-01/office")
    assert "số 45/CTr-VP" in said(capsys, folder, "--lacks", "2027-01/office")
    told = said(capsys, folder, "--issue", "2027-01/office", "--confirm")
    assert "số 02/CTr-VP" in told
    assert "đã ban hành ngày 20/11/2026, số 45/CTr-VP" in told, "what was confirmed is said"
