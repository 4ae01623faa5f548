"""Official documents from the command line: the catalogue, one of them or all, the register of numbers."""

import json
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import docx
import pytest
from sqlalchemy import select

from app.cli.main import main
from app.core.document_kinds import KINDS
from app.core.terms import Attendance
from app.models.database import open_database
from app.models.meeting import Conclusion, Meeting, MeetingAttendance
from app.models.person import Person
from app.models.schedule import Appointment
from app.rules.spans import SpanKind, span_of
from app.services.issued import issue
from app.services.schedule import put_meeting

FILES = Path(__file__).parents[1] / "files"
MONTH = ["--month", "2026-10"]
Call = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a workbook in it."""
    folder = tmp_path_factory.mktemp("filled") / "data"
    assert main(["--data", str(folder), "import", str(FILES / "office-clean.xlsx"), "--yes"]) == 0
    return folder


@pytest.fixture
def run(tmp_path: Path, filled: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    """Call the command line; gives exit code, output and complaints."""
    folder = tmp_path / "data"
    shutil.copytree(filled, folder)

    def call(*words: str | Path) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(["--data", str(folder), "--actor", "Lê Thị Kiểm Thử", *map(str, words)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_catalogue_is_told_to_people_and_programs(run: Call) -> None:
    code, out, _ = run("kinds", "--json")
    rows = {row["code"]: row for row in json.loads(out)}
    assert code == 0
    assert list(rows) == [kind.code for kind in KINDS]
    assert rows["month_report"] == {
        "code": "month_report",
        "title": "Báo cáo tháng",
        "group": "reports",
        "source": "month",
        "formats": ["docx", "pdf"],
        "in_data": True,
    }
    assert not rows["typed_plan"]["in_data"]
    code, out, _ = run("kinds")
    assert code == 0
    assert all(kind.code in out and kind.title in out for kind in KINDS)


def test_of_one_kind_its_subjects_are_told(run: Call) -> None:
    code, out, _ = run("kinds", "invitation", "--json")
    meetings = json.loads(out)
    assert code == 0
    assert meetings
    assert all(len(row["id"]) == 32 and row["label"] for row in meetings)
    code, out, _ = run("kinds", "month_report")
    assert code == 0
    assert "2026-10" in out


def test_one_document_is_made_in_the_formats_asked_for(run: Call, tmp_path: Path) -> None:
    out = tmp_path / "out"
    code, said, _ = run("export", "month_report", *MONTH, "--format", "docx", "--format", "pdf", "--out", out)
    assert code == 0
    assert names(out) == {"Bao cao thang 10-2026.docx", "Bao cao thang 10-2026.pdf"}
    assert "KB)" in said


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["quarter_report", *MONTH], "Bao cao quy 4-2026.docx"),
        (["quarter_report", "--period", "2026-Q3"], "Bao cao quy 3-2026.docx"),
        (["week_programme", "--period", "2026-W44/office"], "Chuong trinh cong tac Van phong"),
        (["outgoing_book", "--id", "2026/committee"], "So dang ky van ban di 2026.docx"),
        (["invitation"], "Giay moi"),
    ],
)
def test_what_it_is_about_is_said_by_month_period_key_or_is_the_likeliest(
    run: Call, tmp_path: Path, words: list[str], name: str
) -> None:
    code, _, err = run("export", *words, "--out", tmp_path / "out")
    assert (code, err) == (0, "")
    (made,) = names(tmp_path / "out")
    assert made.startswith(name)


def test_all_makes_one_of_every_kind_and_says_what_is_left_out(run: Call, tmp_path: Path) -> None:
    out = tmp_path / "out"
    code, said, _ = run("export", "--all", *MONTH, "--format", "docx", "--out", out)
    left = [line for line in said.splitlines() if line.startswith("  Không lập: ")]
    assert code == 0
    assert len(names(out)) + len(left) == len(KINDS)
    assert len(names(out)) >= 16
    assert any("typed_plan" in line and "chưa có gì" in line for line in left)
    assert any("opinion_slip" in line and "chưa có gì" in line for line in left)
    for path in out.iterdir():
        assert docx.Document(str(path)).element.body is not None


def test_an_edited_file_is_kept_and_force_replaces_it(run: Call, tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = ["export", "month_report", *MONTH, "--out", out]
    run(*words)
    assert run(*words)[1].count("Bao cao") == 1
    assert len(names(out)) == 1
    report = out / "Bao cao thang 10-2026.docx"
    report.write_bytes(b"edited")
    _, said, _ = run(*words)
    assert "đã được sửa" in said
    assert report.read_bytes() == b"edited"
    assert len(names(out)) == 2
    run(*words, "--force")
    assert report.read_bytes() != b"edited"


def test_beside_an_open_window_it_writes_and_says_what_it_cannot_remember(run: Call, tmp_path: Path) -> None:
    window = open_database(tmp_path / "data")
    try:
        code, _, err = run("export", "month_report", *MONTH, "--out", tmp_path / "out")
    finally:
        window.close()
    assert code == 0
    assert "Chưa ghi nhớ được" in err
    assert len(names(tmp_path / "out")) == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["kinds", "poem"], "Không có loại văn bản “poem”"),
        (["export"], "Ghi một loại văn bản hoặc --all"),
        (["export", "month_report", "--all"], "Ghi một loại văn bản hoặc --all"),
        (["export", "--all", "--id", "x"], "--all làm mọi loại"),
        (["export", "poem"], "Không có loại văn bản"),
        (["export", "month_report", "--format", "xlsx"], "không có dạng xlsx"),
        (["export", "month_report", "--id", "2026-13"], "2026-13"),
        (["export", "invitation", *MONTH], "không lập theo tháng"),
        (["export", "typed_plan"], "chưa có gì để lập"),
        (["export", "week_schedule", "--id", "2026-W54"], "không phải là tuần"),
        (["numbers", "--hold", "month_report"], "bằng --id"),
        (["numbers", "--cancel", "07/BC-VP", "--year", "2026"], "không có số 07/BC-VP"),
        (["numbers", "--hold", "agenda", "--id", "x"], "không mang số riêng"),
        (["numbers", "--hold", "month_report", "--id", "2026-10", "--number", "5a"], "số chèn"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(run: Call, words: list[str], sentence: str) -> None:
    code, _, err = run(*words)
    assert code == 2
    assert sentence in err


def test_numbers_are_held_listed_and_cancelled(run: Call) -> None:
    assert "chưa có số nào" in run("numbers")[1]
    assert "Đã giữ số 01/BC-VP" in run("numbers", "--hold", "month_report", "--id", "2026-10")[1]
    assert "Đã giữ số 02/BC-VP" in run("numbers", "--hold", "month_report", "--id", "2026-09")[1]
    code, out, _ = run("numbers", "--cancel", "01/bc-vp", "--reason", "Nhầm")
    assert (code, out) == (0, "Đã hủy số 01/BC-VP: Nhầm.\n")
    lines = run("numbers")[1].splitlines()
    assert [line.split()[0] for line in lines] == ["01/BC-VP", "02/BC-VP"]
    assert "Đã hủy (Nhầm)" in lines[0]
    assert "Đã giữ số" in lines[1]


def test_a_meeting_alone_names_its_notice_by_issue(run: Call, tmp_path: Path) -> None:
    key = _with_a_conclusion(tmp_path / "data")
    code, out, _ = run("kinds", "conclusion_notice", "--json")
    offered = [row["id"] for row in json.loads(out)]
    assert offered[0] == f"{key}/issue"
    code, out, _ = run("numbers", "--hold", "conclusion_notice", "--id", key)
    assert code == 0
    for words in (key, f"{key}/issue"):
        assert run("export", "conclusion_notice", "--id", words, "--out", tmp_path / words[:3])[0] == 0
    texts = [
        [part.text for part in docx.Document(str(path)).tables[0]._cells[2].paragraphs]
        for path in sorted(tmp_path.glob("*/*.docx"))
    ]
    assert "01/TB-" in texts[0][0]


def test_a_chair_who_is_away_is_told_of_what_is_made_and_not_of_what_went_out(
    run: Call, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    week = _with_a_chair_who_is_away(folder)
    asked = ("export", "week_schedule", "--period", week, "--out", tmp_path / "out")
    code, _, said = run(*asked)
    assert (code, "Người chủ trì: Nguyễn Văn An được ghi “Vắng mặt”" in said) == (0, True)
    with closing(open_database(folder)) as database, database.write("Lê Thị Kiểm Thử") as session:
        day = session.scalars(select(Appointment.day)).one()
        issue(session, "week_schedule", week, issued_on=day, today=day, what="Lịch tuần")
    code, _, said = run(*asked)
    assert (code, said) == (0, "")


def _with_a_chair_who_is_away(folder: Path) -> str:
    """A meeting of the data on the schedule, whose chair is noted as away; the week that it is in."""
    with closing(open_database(folder)) as database, database.write("Lê Thị Kiểm Thử") as session:
        meeting, chair = session.scalars(select(Meeting).limit(1)).one(), Person(full_name="Nguyễn Văn An")
        session.add(chair)
        session.flush()
        meeting.chair_post_id, meeting.chair_person_id = None, chair.id
        session.add(MeetingAttendance(meeting_id=meeting.id, person_id=chair.id, state=Attendance.ABSENT))
        session.flush()
        put_meeting(session, meeting.id.hex)
        return span_of(meeting.held_on, SpanKind.WEEK).code


def _with_a_conclusion(folder: Path) -> str:
    """A conclusion for a meeting of the data; the meeting's key."""
    with closing(open_database(folder)) as database, database.write("Lê Thị Kiểm Thử") as session:
        meeting = session.scalars(select(Meeting).limit(1)).one()
        session.add(Conclusion(meeting_id=meeting.id, content="Giao Sở Tài chính thẩm định dự toán."))
        return str(meeting.id.hex)
