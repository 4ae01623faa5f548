"""The work programme on the command line: two days compared, a period counted."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from app.cli.main import main
from app.core.programme_terms import NO_LEAD, PlanScope
from app.core.terms import AgencyKind, AgencyRole
from app.models.agency import Agency
from app.models.database import open_database
from app.models.programme import ProgrammeAgency, ProgrammeItem, ProgrammePlan


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
    assert told.splitlines()[-1].split() == ["Toàn", "bộ", *"2002", "0,00", "0,00", *"00000010"]
    rows = json.loads(said(capsys, folder, "--figures", "2026", "--by", "month", "--json"))
    assert [(row["name"], row["figures"]["due"]) for row in rows] == [
        ("Tháng 10/2026", 1),
        ("Tháng 11/2026", 1),
    ]
    told = said(capsys, folder, "--figures", "2026", "--by", "month")
    assert "chỉ tính một lần, ở tháng sau cùng" in told
    assert told.splitlines()[-1].split()[:3] == ["Toàn", "bộ", "2"]


def test_a_period_is_seen_on_its_last_day_and_as_it_was_known(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the page "Thống kê" does (decision 140)."""
    assert "tính đến hết 30/09/2020)" in said(capsys, folder, "--figures", "2020-09")
    period = ("--figures", "2026-10", "--as-of", "2026-10-31", "--json")
    [row] = json.loads(said(capsys, folder, *period))
    [then] = json.loads(said(capsys, folder, *period, "--known-at", "2020-01-01T08:00"))
    assert (row["figures"]["due"], then["figures"]["due"]) == (1, 0)


def test_figures_are_set_beside_other_periods_and_ranked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = open_database(folder)
    with database.write("Kiểm thử") as session:
        agencies = [Agency(name=name, kind=AgencyKind.DEPARTMENT) for name in ("Sở A", "Sở B")]
        session.add_all(agencies)
        session.flush()
        for agency, month, came in (
            (agencies[0], 10, None),
            (agencies[1], 10, date(2026, 10, 9)),
            (agencies[1], 9, None),
        ):
            item = ProgrammeItem(content="Quy định", due_year=2026, due_month=month, submitted_on=came)
            session.add(item)
            session.flush()
            session.add(ProgrammeAgency(item_id=item.id, agency_id=agency.id, role=AgencyRole.LEAD))
    database.close()
    asked = ("--figures", "2026-10", "--by", "agency", "--as-of", "2026-10-31", "--rank", "done")
    beside = ("--compare", "before", "--compare", "year_ago", "before")
    rows = json.loads(said(capsys, folder, *asked, *beside, "--json"))
    assert [
        (row["name"], row.get("place"), row["before"]["due"], row["year_ago"]["due"]) for row in rows
    ] == [
        ("Sở B", 1, 1, 0),
        ("Sở A", 2, 0, 0),
        (NO_LEAD, None, 0, 0),
    ]
    assert (rows[0]["rate_submitted"], rows[0]["before"]["rate_submitted"]) == ("100.00", "0.00")
    told = said(capsys, folder, *asked, *beside)
    assert "kỳ trước: 01/09/2026 – 30/09/2026" in told
    assert "xếp hạng theo tỷ lệ đã trình trên số phải trình" in told
    assert "được tính ở từng cơ quan" in told
    [whole] = json.loads(said(capsys, folder, "--figures", "2026-10", "--compare", "before", "--json"))
    assert (whole["figures"]["due"], whole["before"]["due"]) == (3, 1)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--rank", "done"), "--rank đi với --figures"),
        (("--compare", "2026-10-01"), "thì ghi hai ngày"),
        (("--compare", "before", "2026-10-01"), "thì ghi hai ngày"),
        (("--compare", "2026-10-01", "before", "--figures", "2026"), "không dùng cùng hai ngày"),
        (("--lacks", "2026-10", "--compare", "before"), "không dùng cùng --lacks"),
        (("--figures", "2026", "--by", "month", "--rank", "done"), "theo tháng không so sánh, xếp hạng"),
        (("--figures", "2026", "--rank", "done"), "Chưa ghi xếp hạng theo gì"),
        (("--compare", "hôm qua"), "hoặc before, year_ago cùng --figures"),
        ((), "cần một trong --compare, --figures, --lacks, --issue"),
    ],
)
def test_what_does_not_go_together_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str
) -> None:
    assert sentence in refused(capsys, folder, *words)


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
