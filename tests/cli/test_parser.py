"""The command line understands months and days as people write them, and answers in Vietnamese."""

from datetime import date, datetime, time

import pytest

from app.cli.parser import build
from app.cli.words import day, moment, month
from app.core.errors import AppError
from app.rules.periods import Month


@pytest.mark.parametrize(
    ("words", "meant"),
    [("2026-10", Month(2026, 10)), ("10/2026", Month(2026, 10)), ("1/2027", Month(2027, 1))],
)
def test_a_month_is_read(words: str, meant: Month) -> None:
    assert month(words) == meant


@pytest.mark.parametrize(
    ("words", "meant"), [("2026-10-31", date(2026, 10, 31)), ("5/9/2026", date(2026, 9, 5))]
)
def test_a_day_is_read(words: str, meant: date) -> None:
    assert day(words) == meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("2026-11-05T14:30", datetime(2026, 11, 5, 14, 30)),  # noqa: DTZ001
        ("2026-11-05", datetime.combine(date(2026, 11, 5), time.max)),
        ("5/11/2026", datetime.combine(date(2026, 11, 5), time.max)),
    ],
)
def test_a_moment_is_of_this_machine_s_clock_and_a_day_means_its_end(words: str, meant: datetime) -> None:
    assert moment(words) == meant.astimezone()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["stats"], "cần một trong: --month --from"),
        (["stats", "--month", "2026-10", "--from", "2026-10-01"], "--from: không dùng cùng --month"),
        (["stats", "--month", "2026-10", "--known-at", "hôm qua"], "“hôm qua” không phải là ngày"),
        (["stats", "--month", "2026-10", "--known-at", "2999-01-01"], "“2999-01-01” chưa đến"),
        (["stats", "--month", "2026-13"], "“2026-13” không phải là tháng; viết như 2026-10 hoặc 10/2026"),
        (["stats", "--month", "2026-10", "--as-of", "31-9"], "“31-9” không phải là ngày"),
        (["briefing", "--month", "2026-10", "--format", "doc"], "chọn một trong: 'docx', 'xlsx', 'pdf'"),
        (["text", "loi", "a.txt", "--month", "2026-10"], "'causes', 'assessment', 'proposals', 'next_month'"),
        (["nhap"], "không có lựa chọn 'nhap'"),
        (["import", "a.xlsx", "--ngay"], "không hiểu: --ngay"),
        (["import", "a.xlsx", "--year", "26"], "“26” không phải là năm"),
        (["import", "a.xlsx", "--map", "D=content"], "“D=content” chưa đúng; viết như “Nhiệm vụ:D=content”"),
        (["import", ""], "TỆP: chưa ghi tên tệp hoặc thư mục"),
        (["--data", " ", "check"], "--data: chưa ghi tên tệp hoặc thư mục"),
    ],
)
def test_a_wrong_word_gets_one_vietnamese_sentence(arguments: list[str], sentence: str) -> None:
    with pytest.raises(AppError) as refused:
        build().parse_args(arguments)
    assert sentence in str(refused.value)
    assert refused.value.advice.startswith("Xem hướng dẫn: python run.py ")
    assert refused.value.advice.endswith("--help")


def test_the_data_folder_is_taken_before_the_command_and_after_it() -> None:
    before = build().parse_args(["--data", "x", "stats", "--month", "2026-10"])
    after = build().parse_args(["stats", "--month", "2026-10", "--data", "x"])
    assert before.data == after.data


def test_help_is_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build().parse_args(["--help"])
    said = capsys.readouterr().out
    assert "Cách dùng: " in said
    assert "show this help" not in said
    assert "options" not in said
    assert "show program" not in said
