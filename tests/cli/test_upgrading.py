"""Old data that a command brings up to date: what is said where the errors go."""

import gzip
import io
from pathlib import Path

import pytest

from app.cli.main import main
from app.cli.upgrading import BEGIN, END, STOPPED, told_to
from app.core.errors import AppError
from app.core.paths import DATABASE_NAME
from app.models.migrations import CHANGING, COPYING, STAGES

OLDEST = min((Path(__file__).parents[1] / "files").glob("released-*.db.gz"))


class Terminal(io.StringIO):
    """Somebody looks at it."""

    def isatty(self) -> bool:
        return True


def upgrade(stream: io.StringIO) -> str:
    with told_to(stream) as tell:
        for stage, done, total in ((COPYING, 0, 0), (COPYING, 1, 4), (COPYING, 1, 4), (CHANGING, 3, 3)):
            tell(stage, done, total)
    return stream.getvalue()


def fail(stream: io.StringIO) -> None:
    with told_to(stream) as tell:
        tell(COPYING, 0, 0)
        raise AppError("Đĩa đầy.")


def test_a_command_says_each_step_of_bringing_old_data_up_to_date_once(tmp_path, capsys):
    (tmp_path / DATABASE_NAME).write_bytes(gzip.decompress(OLDEST.read_bytes()))
    assert main(["--data", str(tmp_path), "backup"]) == 0
    out, err = capsys.readouterr()
    steps = [f"Bước {number}/6: {stage}" for number, stage in enumerate(STAGES, start=1)]
    assert err.splitlines() == [BEGIN, *steps, END]
    assert out.startswith("Đã sao lưu và kiểm tra")
    assert main(["--data", str(tmp_path), "backup"]) == 0
    assert capsys.readouterr().err == ""


def test_a_terminal_sees_the_share_in_the_line_of_the_step():
    shown = upgrade(Terminal()).split("\n")
    copying = f"Bước 1/6: {COPYING}"
    changing = f"Bước 3/6: {CHANGING}"
    assert shown == [BEGIN, f"{copying}\r{copying} – 25 %", f"{changing}\r{changing} – 100 %", END, ""]


def test_a_file_gets_plain_lines():
    assert upgrade(io.StringIO()) == f"{BEGIN}\nBước 1/6: {COPYING}\nBước 3/6: {CHANGING}\n{END}\n"


def test_data_of_today_are_opened_without_a_word():
    stream = io.StringIO()
    with told_to(stream):
        pass
    assert stream.getvalue() == ""
    with told_to(None) as tell:
        tell(COPYING, 0, 0)


def test_what_fails_on_the_way_is_said_to_have_changed_nothing():
    stream = io.StringIO()
    with pytest.raises(AppError):
        fail(stream)
    assert stream.getvalue().splitlines()[-1] == STOPPED
