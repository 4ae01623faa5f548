"""Statistics on the command line: by what, of which days, as of when, as known when."""

import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from app.cli.main import main
from app.core.terms import AgencyKind, AgencyRole, Book
from app.models.agency import Agency
from app.models.database import Database
from app.models.programme import ProgrammeItem
from app.models.report import ReportObligation
from app.models.task import Extension, Task, TaskAgency

DAYS = ("--from", "2026-10-01", "--to", "2026-10-31")


@pytest.fixture
def folder(database: Database) -> Path:
    """An office of one agency with one task that is done."""
    with database.write("Kiểm thử") as session:
        agency = Agency(name="Sở Nội vụ", kind=AgencyKind.DEPARTMENT)
        task = Task(content="Báo cáo", assigned_on=date(2026, 10, 5), completed_on=date(2026, 10, 20))
        session.add_all([agency, task])
        session.flush()
        session.add(TaskAgency(task_id=task.id, agency_id=agency.id, role=AgencyRole.LEAD))
    return database.folder


def said(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["--data", str(folder), "stats", *arguments]) == 0
    return capsys.readouterr().out


def test_a_row_for_each_agency_and_the_whole(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(
        folder, capsys, *DAYS, "--by", "agency", "--compare", "year_ago", "--rank", "done"
    ).splitlines()
    assert lines[0] == "Thống kê nhiệm vụ theo cơ quan chủ trì"
    assert "cùng kỳ năm trước: 01/10/2025 – 31/10/2025" in lines[1]
    assert [line.split()[:4] for line in lines[-2:]] == [["Sở", "Nội", "vụ", "1"], ["Toàn", "bộ", "1", "1"]]


@pytest.mark.parametrize("columns", ["80", "120"])
def test_the_table_of_a_terminal_has_every_heading_whole(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    asked = ("--by", "agency", "--compare", "before", "--compare", "year_ago", "--rank", "done")
    told = said(folder, capsys, *DAYS, *asked)
    assert max(map(len, told.splitlines())) <= int(columns)
    assert told.count("Sở Nội vụ") == told.count("Toàn bộ") > 1, "a row again for the columns below"
    assert told.count("hạng") == 3, "a heading, and twice in what is said of the ranking"
    assert told.count("giảm") == 2


def test_json_has_every_figure(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(said(folder, capsys, "--month", "2026-10", "--by", "source", "--json"))
    assert told["period"] == {"from": "2026-10-01", "to": "2026-10-31", "as_of": "2026-10-31"}
    assert told["whole"]["tasks"]["done_on_time"] == told["rows"][0]["tasks"]["total"] == 1


def test_a_month_tells_both_programmes_apart_as_its_documents_do(
    database: Database, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Duty 34: `stats --month` counted both as one."""
    with database.write("Kiểm thử") as session:
        for book, many in ((Book.COMMITTEE, 2), (Book.OFFICE, 1)):
            for _ in range(many):
                session.add(ProgrammeItem(content="Đề án", book=book, due_year=2026, due_month=10))
    told = said(folder, capsys, "--month", "2026-10")
    lines = {" ".join(line.split()[:-1]): line.split()[-1] for line in told.splitlines() if line}
    assert lines["Nội dung hai chương trình công tác phải trình trong tháng"] == "3"
    assert lines["Nội dung chương trình công tác của UBND tỉnh phải trình trong tháng"] == "2"
    assert lines["Nội dung chương trình công tác của Văn phòng phải trình trong tháng"] == "1"
    by_book = json.loads(said(folder, capsys, "--month", "2026-10", "--json"))["programme_by_book"]
    assert [figures["due"] for figures in by_book.values()] == [2, 1]


def test_as_of_counts_the_facts_dated_up_to_a_day_and_known_at_what_was_saved_by_then(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def done(*arguments: str) -> int:
        told = json.loads(said(folder, capsys, *DAYS, "--json", *arguments))
        return int(told["whole"]["tasks"]["done"])

    assert (done(), done("--as-of", "2026-10-19")) == (1, 0)
    told = json.loads(said(folder, capsys, *DAYS, "--known-at", "2026-01-01T08:00", "--json"))
    assert told["whole"]["tasks"]["total"] == 0
    assert "theo dữ liệu đã nhập đến 08:00 01/01/2026" in said(
        folder, capsys, *DAYS, "--known-at", "2026-01-01T08:00"
    )


def test_the_month_form_can_be_asked_as_known_at_a_moment(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = json.loads(said(folder, capsys, "--month", "2026-10", "--known-at", "2026-01-01", "--json"))
    assert told["tasks"]["total"] == 0


def test_periods_are_rows_by_month(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(
        said(folder, capsys, "--from", "2026-09-01", "--to", "2026-10-31", "--by", "period", "--json")
    )
    assert [(row["name"], row["tasks"]["new"]) for row in told["rows"]] == [
        ("Tháng 9 năm 2026", 0),
        ("Tháng 10 năm 2026", 1),
    ]


def test_a_period_that_ends_before_it_begins_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(folder), "stats", "--from", "2026-10-02", "--to", "2026-10-01"]) == 2
    assert "trước ngày đầu kỳ" in capsys.readouterr().err


def test_a_month_compared_or_ranked_is_a_statistic(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "kỳ trước: 01/09/2026" in said(folder, capsys, "--month", "2026-10", "--compare", "before")
    ranked = said(folder, capsys, "--month", "2026-10", "--rank", "on_time")
    assert "bằng cả hai thì đồng hạng" in ranked


def test_a_month_says_as_known_when(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("--month", "2026-10", "--known-at", "2026-01-01T08:00")
    assert "theo dữ liệu đã nhập đến 08:00 01/01/2026" in said(folder, capsys, *asked).splitlines()[0]
    for by in ((), ("--by", "field")):
        told = json.loads(said(folder, capsys, *asked, *by, "--json"))
        assert told["known_at"].startswith("2026-01-01T08:00")


def test_a_month_has_no_other_last_day(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(folder), "stats", "--month", "2026-10", "--to", "2026-10-15"]) == 2
    assert "--to đi với --from" in capsys.readouterr().err


@pytest.mark.parametrize("by", ["leader", "person", "field", "period"])
def test_extensions_are_counted_on_the_command_line(
    folder: Path, database: Database, capsys: pytest.CaptureFixture[str], by: str
) -> None:
    with database.write("Kiểm thử") as session:
        task = session.scalars(select(Task)).one()
        session.add(Extension(task_id=task.id, extended_to=date(2026, 10, 30), decided_on=date(2026, 10, 16)))
    lines = said(folder, capsys, *DAYS, "--extensions", "--by", by).splitlines()
    assert lines[0].startswith("Thống kê gia hạn theo")
    assert lines[-1].split()[:8] == ["Toàn", "bộ", "0", "0", "0", "0", "0", "1"]
    told = json.loads(said(folder, capsys, *DAYS, "--extensions", "--by", by, "--json"))
    assert told["whole"]["extensions"] == told["rows"][0]["extensions"] == 1


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (("--extensions", "--by", "source"), "Thống kê gia hạn không"),
        (
            ("--extensions", "--by", "period", "--rank", "days"),
            "Thống kê gia hạn không so sánh, xếp hạng theo tháng",
        ),
        (("--extensions", "--by", "month", "--compare", "before"), "Thống kê gia hạn không so sánh"),
        (("--extensions", "--rank", "done"), "không xếp hạng theo done"),
        (("--reports", "--rank", "days"), "không xếp hạng theo days"),
        (("--by", "agency", "--rank", "extensions"), "không xếp hạng theo extensions"),
    ],
)
def test_a_statistic_is_not_counted_or_ranked_as_another_is(
    folder: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], sentence: str
) -> None:
    assert main(["--data", str(folder), "stats", *DAYS, *more]) == 2
    assert sentence in capsys.readouterr().err


def test_extensions_are_compared_with_the_period_before_and_ranked(
    folder: Path, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    with database.write("Kiểm thử") as session:
        task = session.scalars(select(Task)).one()
        task.assigned_on = date(2026, 9, 1)
        for day in (date(2026, 9, 16), date(2026, 10, 16)):
            session.add(Extension(task_id=task.id, extended_to=day, decided_on=day))
    asked = (*DAYS, "--extensions", "--compare", "before", "--rank", "extensions")
    told = " ".join(said(folder, capsys, *asked).split())
    assert "kỳ trước: 01/09/2026 – 30/09/2026" in told
    assert "xếp hạng theo số lượt gia hạn, nhiều nhất đứng trước, bằng nhau thì nhiều ngày hơn" in told
    [row] = json.loads(said(folder, capsys, *asked, "--json"))["rows"]
    assert (row["extensions"], row["place"], row["before"]["extensions"]) == (1, 1, 1)


def test_a_period_that_runs_is_seen_today_as_in_the_window(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its later days have not been: what is due on them is not overdue."""
    monkeypatch.setattr("app.cli.stats.today", lambda: date(2026, 10, 15))

    def as_of(*asked: str) -> object:
        return json.loads(said(folder, capsys, *asked, "--by", "field", "--json"))["period"]["as_of"]

    assert as_of(*DAYS) == "2026-10-15"
    assert as_of("--from", "2026-09-01", "--to", "2026-09-30") == "2026-09-30"
    assert as_of("--from", "2026-12-15", "--to", "2027-01-15") == "2027-01-15", "it has not begun"
    assert as_of(*DAYS, "--as-of", "2026-10-31") == "2026-10-31"
    assert [as_of("--month", f"2026-{month}") for month in ("09", "10", "12")] == [
        *("2026-09-30", "2026-10-15", "2026-12-31")
    ]
    assert as_of("--month", "2026-10", "--as-of", "2026-10-31") == "2026-10-31"
    told = json.loads(said(folder, capsys, "--month", "2026-10", "--json"))
    assert told["period"]["as_of"] == "2026-10-15"
    heading = said(folder, capsys, "--month", "2026-10").splitlines()[0]
    assert heading == "Số liệu tháng 10 năm 2026, tính đến hết ngày 15 tháng 10 năm 2026 (kỳ chưa hết)"


def test_a_day_of_counting_that_is_not_usual_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.cli.stats.today", lambda: date(2026, 10, 15))
    assert "chưa tới" in said(folder, capsys, "--month", "2026-10", "--as-of", "2026-10-31")
    assert "chưa tới" in said(folder, capsys, "--month", "2026-12")
    assert "kỳ chưa hết" in said(folder, capsys, *DAYS)
    assert "kỳ chưa hết" not in said(folder, capsys, "--month", "2026-09")
    assert "chưa tới" in said(folder, capsys, *DAYS, "--as-of", "2026-10-31")
    assert "đứng trước kỳ" in said(folder, capsys, *DAYS, "--as-of", "2026-09-01")
    assert "chưa tới" not in said(folder, capsys, *DAYS)


@pytest.mark.parametrize("words", ["2026-11-05T25:00", "hôm qua", ""])
def test_what_is_no_moment_is_refused_with_how_one_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    assert main(["--data", str(folder), "stats", *DAYS, "--known-at", words]) == 2
    assert "2026-11-05T14:30" in capsys.readouterr().err


def test_reports_are_counted_by_who_owes_them(
    database: Database, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    due = date(2026, 10, 20)
    with database.write("Kiểm thử") as session:
        agency = session.scalars(select(Agency)).one()
        for came in (due, None):
            session.add(ReportObligation(name="Báo cáo", agency_id=agency.id, due_on=due, received_on=came))
    lines = said(folder, capsys, *DAYS, "--reports").splitlines()
    assert lines[0] == "Thống kê báo cáo định kỳ theo cơ quan báo cáo"
    assert lines[-2].split() == ["Sở", "Nội", "vụ", "2", "1", "0", "1", "50,00", "50,00"]
    told = json.loads(said(folder, capsys, *DAYS, "--reports", "--by", "kind", "--json"))
    assert told["rows"] == [
        {"name": "Báo cáo khác, ngoài quy chế", "due": 2, "on_time": 1, "late": 0, "missing": 1}
    ]


def test_reports_are_compared_with_the_period_before_and_ranked(
    database: Database, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with database.write("Kiểm thử") as session:
        agency = session.scalars(select(Agency)).one()
        for due, came in ((date(2026, 9, 15), None), (date(2026, 10, 20), date(2026, 10, 20))):
            session.add(ReportObligation(name="Báo cáo", agency_id=agency.id, due_on=due, received_on=came))
    asked = (*DAYS, "--reports", "--compare", "before", "--rank", "on_time")
    told = said(folder, capsys, *asked)
    assert "kỳ trước: 01/09/2026 – 30/09/2026" in " ".join(told.split())
    assert "xếp hạng theo tỷ lệ gửi đúng hạn" in " ".join(told.split())
    [row] = json.loads(said(folder, capsys, *asked, "--json"))["rows"]
    assert (row["due"], row["place"], row["before"]["due"], row["before"]["missing"]) == (1, 1, 1, 1)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (("--reports", "--by", "leader"), "Thống kê báo cáo không so sánh"),
        (("--reports", "--by", "period", "--rank", "done"), "không so sánh, xếp hạng theo tháng"),
        (("--by", "kind"), "--by kind đi với --reports"),
        (("--reports", "--extensions"), "không dùng cùng"),
    ],
)
def test_reports_are_not_counted_otherwise(
    folder: Path, capsys: pytest.CaptureFixture[str], asked: tuple[str, ...], sentence: str
) -> None:
    assert main(["--data", str(folder), "stats", *DAYS, *asked]) == 2
    assert sentence in capsys.readouterr().err
