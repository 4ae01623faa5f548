"""The main job from the command line: a workbook in, figures and the briefing set out."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest

from app.cli.main import main
from app.core.paths import DATABASE_NAME
from app.core.words import number
from app.models.database import open_database

FILES = Path(__file__).parents[1] / "files"
Call = Callable[..., tuple[int, str, str]]
MONTH = ["--month", "2026-10"]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    """Call the command line on a data folder of the test; gives exit code, output and complaints."""

    def call(*words: str | Path) -> tuple[int, str, str]:
        code = main(["--data", str(tmp_path / "dữ liệu"), "--actor", "Lê Thị Kiểm Thử", *map(str, words)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def _without_rows(name: str) -> dict[str, object]:
    expected = json.loads((FILES / f"{name}.expected.json").read_text(encoding="utf-8"))
    return {key: value for key, value in expected.items() if key != "rows"}


@pytest.mark.parametrize("name", ["office-clean", "office-messy"])
def test_a_workbook_gives_the_expected_figures(run: Call, name: str) -> None:
    rows = json.loads((FILES / f"{name}.expected.json").read_text(encoding="utf-8"))["rows"]
    code, out, _ = run("import", FILES / f"{name}.xlsx", "--yes", "--json")
    said = json.loads(out)
    assert code == 0
    assert {sheet: said[sheet]["new"] for sheet in rows} == rows
    assert not [complaint for complaint in said["complaints"] if complaint["level"] == "error"]
    code, out, _ = run("stats", *MONTH, "--json")
    assert code == 0
    assert json.loads(out) == _without_rows(name)


@pytest.mark.parametrize("name", ["office-clean", "office-messy"])
def test_the_second_import_changes_nothing(run: Call, name: str, tmp_path: Path) -> None:
    run("import", FILES / f"{name}.xlsx", "--yes")
    before = _log_length(tmp_path)
    code, out, _ = run("import", FILES / f"{name}.xlsx", "--yes", "--json")
    said = json.loads(out)
    assert code == 0
    assert all(
        count["new"] == count["changed"] == 0 for sheet, count in said.items() if sheet != "complaints"
    )
    assert _log_length(tmp_path) == before


def _log_length(folder: Path) -> int:
    database = open_database(folder / "dữ liệu", writable=False)
    with database.read() as session:
        length = session.connection().exec_driver_sql("SELECT count(*) FROM change_log").scalar_one()
    database.close()
    return int(length)


def test_without_an_answer_nothing_is_written(
    run: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    run("stats", *MONTH)  # makes the database ready
    before = _log_length(tmp_path)
    code, out, err = run("import", FILES / "office-clean.xlsx")
    assert code == 2
    assert "190 mới" in out
    assert "Chưa ghi gì" in err
    assert _log_length(tmp_path) == before


def test_a_yes_at_the_question_writes(run: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Có\n"))
    assert run("import", FILES / "office-clean.xlsx")[0] == 0
    assert json.loads(run("stats", *MONTH, "--json")[1]) == _without_rows("office-clean")


def test_a_dry_run_writes_nothing(run: Call, tmp_path: Path) -> None:
    run("stats", *MONTH)
    before = _log_length(tmp_path)
    code, out, _ = run("import", FILES / "office-clean.xlsx", "--dry-run", "--yes")
    assert code == 0
    assert "190 mới" in out
    assert _log_length(tmp_path) == before


def test_a_file_that_is_no_workbook_is_refused_in_one_sentence(run: Call, tmp_path: Path) -> None:
    wrong = tmp_path / "thư.xlsx"
    wrong.write_text("Kính gửi Văn phòng", encoding="utf-8")
    code, out, err = run("import", wrong, "--yes")
    assert code == 2
    assert out == ""
    assert "thư.xlsx" in err
    assert err.count("\n") == 1


def test_every_command_works_on_a_fresh_folder(run: Call, tmp_path: Path) -> None:
    assert run("stats", *MONTH)[0] == 0
    assert run("check")[0] == 0
    assert run("backup")[0] == 0
    code, out, _ = run("settings", "regulation.session_document_days")
    assert code == 0
    assert "= 3" in out
    assert "Bắc Giang" in out
    assert run("briefing", *MONTH, "--out", tmp_path / "out")[0] == 0
    assert len(list((tmp_path / "out").iterdir())) == 5


def test_readers_work_beside_a_writer_and_writers_get_one_sentence(run: Call, tmp_path: Path) -> None:
    run("import", FILES / "office-clean.xlsx", "--yes")
    window = open_database(tmp_path / "dữ liệu")
    try:
        assert run("stats", *MONTH)[0] == 0
        code, _, err = run("import", FILES / "office-clean.xlsx", "--yes")
    finally:
        window.close()
    assert code == 2
    assert "đang được mở" in err


def test_the_briefing_set_says_the_same_numbers_in_every_format(run: Call, tmp_path: Path) -> None:
    run("import", FILES / "office-messy.xlsx", "--yes")
    code, out, _ = run("briefing", *MONTH, "--out", tmp_path / "out")
    assert code == 0
    files = {path.name: path for path in (tmp_path / "out").iterdir()}
    assert sorted(files) == [
        "Bao cao thang 10-2026.docx",
        "Bao cao thang 10-2026.pdf",
        "So lieu thang 10-2026.xlsx",
        "Thong bao thang 10-2026.docx",
        "Thong bao thang 10-2026.pdf",
    ]
    assert all(name in out for name in files)
    tasks = _without_rows("office-messy")["tasks"]
    assert isinstance(tasks, dict)
    sentence = f"thực hiện {number(tasks['total'])} nhiệm vụ"
    pdf = pypdf.PdfReader(files["Bao cao thang 10-2026.pdf"])
    assert sentence in " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    word = docx.Document(str(files["Bao cao thang 10-2026.docx"]))
    assert any(sentence in paragraph.text for paragraph in word.paragraphs)
    _same_summary(word, openpyxl.load_workbook(files["So lieu thang 10-2026.xlsx"]))


def _same_summary(word, book) -> None:
    """The first appendix has the same cells in Word and in Excel."""
    table = next(t for t in word.tables if "Tổng cộng" in [cell.text for cell in t.rows[-1].cells])
    last = [cell.text for cell in table.rows[-1].cells][2:]
    sheet = book["PL I"]
    row = next(r for r in sheet.iter_rows(values_only=True) if "Tổng cộng" in r)
    cells = [cell for cell in row if isinstance(cell, int | float)]
    said = [
        f"{cell:.2f}".replace(".", ",") if index >= 10 else number(int(cell))
        for index, cell in enumerate(cells)
    ]
    assert said == last


def test_the_offices_own_words_stay_between_exports(run: Call, tmp_path: Path) -> None:
    words = tmp_path / "đánh giá.txt"
    words.write_text("Các cơ quan đã cố gắng.\nCần đôn đốc thêm.", encoding="utf-8")
    assert run("text", "assessment", words, *MONTH)[0] == 0
    for _ in range(2):
        run("briefing", *MONTH, "--format", "docx", "--out", tmp_path / "out")
    texts = [p.text for p in docx.Document(str(tmp_path / "out" / "Bao cao thang 10-2026.docx")).paragraphs]
    assert "Cần đôn đốc thêm." in texts


def test_a_changed_regulation_changes_the_count(run: Call) -> None:
    run("import", FILES / "office-clean.xlsx", "--yes")

    def counted() -> dict[str, int]:
        return json.loads(run("stats", *MONTH, "--json")[1])["session_documents"]

    before = counted()
    assert run("settings", "regulation.session_document_days", "1", "--from", "01/11/2026")[0] == 0
    assert counted() == before  # the month was over by then
    assert run("settings", "regulation.session_document_days", "1", "--from", "01/10/2026")[0] == 0
    assert counted()["on_time"] > before["on_time"]


def test_a_bug_is_logged_and_said_calmly(run: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(_: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr("app.cli.stats.run", broken)
    code, _, err = run("stats", *MONTH)
    assert code == 1
    assert "nhật ký" in err
    assert "ZeroDivisionError" in (tmp_path / "dữ liệu" / "logs" / "giaoban.log").read_text(encoding="utf-8")


def test_no_database_is_made_by_a_wrong_command(run: Call, tmp_path: Path) -> None:
    assert run("stats")[0] == 2
    assert not (tmp_path / "dữ liệu" / DATABASE_NAME).exists()


def test_columns_may_be_mapped_by_hand(run: Call, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(FILES / "office-clean.xlsx")
    sheet = book["Nhiệm vụ giao"]
    sheet["D1"] = "Cột lạ"
    strange = tmp_path / "lạ.xlsx"
    book.save(strange)
    code, _, err = run("import", strange, "--dry-run")
    assert code == 2
    assert "Nội dung" in err
    code, out, _ = run("import", strange, "--dry-run", "--json", "--map", "Nhiệm vụ giao:D=content")
    assert code == 0
    assert json.loads(out)["tasks"]["new"] == 190
    code, _, err = run("import", strange, "--dry-run", "--map", "Nhiệm vụ giao:D=colour")
    assert code == 2
    assert "content" in err
