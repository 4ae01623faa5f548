"""What the command line says when the machine refuses, and where it stands then."""

import errno
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli.main import main
from app.core.paths import DATABASE_NAME
from app.models.database import open_database

ROOT, FILES = Path(__file__).parents[2], Path(__file__).parents[1] / "files"
MONTH = ["--month", "2026-10"]
CLEAN = str(FILES / "office-clean.xlsx")


def program(folder: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "app", "--data", str(folder), *words]


def rows(folder: Path) -> int:
    database = open_database(folder, writable=False)
    try:
        with database.read() as session:
            count: int = session.connection().exec_driver_sql("SELECT count(*) FROM task").scalar_one()
            return count
    finally:
        database.close()


def fail_with(error: OSError) -> Callable[..., int]:
    def command(_: object) -> int:
        raise error

    return command


@pytest.mark.parametrize(
    ("number", "said"), [(errno.EACCES, "không có quyền"), (errno.ENOSPC, "ổ đĩa đã đầy")]
)
def test_a_refusal_of_the_system_is_a_sentence_and_no_bug(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    number: int,
    said: str,
) -> None:
    monkeypatch.setattr("app.cli.stats.run", fail_with(OSError(number, "in English", "sổ.db")))
    assert main(["--data", str(tmp_path), "stats", *MONTH]) == 2
    err = capsys.readouterr().err
    assert f"Máy không cho đọc, ghi “sổ.db” ({said})." in err
    assert "English" not in err


def test_a_log_that_cannot_be_written_leaves_the_sentence_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "logs").write_bytes(b"")  # where the folder of the log belongs
    monkeypatch.setattr("app.cli.stats.run", fail_with(PermissionError(errno.EACCES, "", "sổ.db")))
    assert main(["--data", str(tmp_path), "stats", *MONTH]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_bug_names_the_log_to_send(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr("app.cli.stats.run", broken)
    assert main(["--data", str(tmp_path), "stats", *MONTH]) == 1
    assert str(tmp_path / "logs" / "giaoban.log") in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk to write to")
def test_output_that_finds_no_room_is_told(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            program(tmp_path, "stats", *MONTH), cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False
        )
    said = done.stderr.decode("utf-8")
    assert done.returncode == 2
    assert "(ổ đĩa đã đầy)" in said
    assert said.count("\n") == 1


def closed_pipe() -> int:
    reading, writing = os.pipe()
    os.close(reading)
    return writing


@pytest.mark.skipif(sys.platform == "win32", reason="a closed pipe is another error there")
def test_an_import_whose_reader_left_is_not_taken_for_done(tmp_path: Path) -> None:
    pipe = closed_pipe()
    done = subprocess.run(
        program(tmp_path, "import", CLEAN, "--yes"),
        cwd=ROOT,
        stdout=pipe,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(pipe)
    assert done.returncode == 2
    assert "chưa ghi gì" in done.stderr.decode("utf-8")
    assert rows(tmp_path) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="a closed pipe is another error there")
def test_a_reader_who_has_enough_of_the_figures_is_no_failure(tmp_path: Path) -> None:
    pipe = closed_pipe()
    done = subprocess.run(
        program(tmp_path, "stats", *MONTH), cwd=ROOT, stdout=pipe, stderr=subprocess.PIPE, check=False
    )
    os.close(pipe)
    assert (done.returncode, done.stderr) == (0, b"")


def test_bytes_that_are_no_text_do_not_enter_the_report(tmp_path: Path) -> None:
    done = subprocess.run(
        program(tmp_path, "text", "causes", "-", *MONTH),
        cwd=ROOT,
        input=b"\xff\xfe",
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert "không phải văn bản UTF-8" in done.stderr.decode("utf-8")


def test_an_unknown_setting_is_refused_when_asked_for_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(tmp_path), "settings", "office.khong_co"]) == 2
    said = capsys.readouterr()
    assert "Không có cài đặt “office.khong_co”. Xem mọi tên bằng lệnh: python run.py settings" in said.err
    assert said.out == ""


def test_a_workbook_with_errors_is_refused_with_the_first_and_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Ngày giao", "Thời hạn"])
    sheet.append([1, "Xây dựng kế hoạch", "Sở Tài chính", "hôm nọ", "15/10/2026"])
    book.save(tmp_path / "sổ.xlsx")
    assert main(["--data", str(tmp_path / "d"), "import", str(tmp_path / "sổ.xlsx"), "--yes"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("Không nhập được, chưa ghi gì: tệp có 1 lỗi. Lỗi - trang")
    assert said.rstrip().endswith("Sửa trong tệp rồi nhập lại.")
    assert rows(tmp_path / "d") == 0


def test_a_missing_text_is_explained_without_english(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(tmp_path), "text", "causes", str(tmp_path / "x.txt"), *MONTH]) == 2
    assert "(không tìm thấy)" in capsys.readouterr().err
    assert not (tmp_path / DATABASE_NAME).exists()


def test_ctrl_c_inside_the_database_is_no_bug(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped_in_a_trigger(_: object) -> int:
        def actor() -> str:
            signal.raise_signal(signal.SIGINT)
            return ""

        with sqlite3.connect(":memory:") as connection:
            connection.create_function("actor", 0, actor)
            connection.execute("SELECT actor()").fetchall()
        return 0

    monkeypatch.setattr("app.cli.stats.run", stopped_in_a_trigger)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background ignores it
    assert main(["--data", str(tmp_path), "stats", *MONTH]) == 2
    assert capsys.readouterr().err == "Đã dừng theo yêu cầu.\n"
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
