"""Settings at the command line: told with unit and source, changed, and what a change moves is told first."""

from datetime import date

import pytest

from app.cli.main import main
from app.models.database import open_database
from app.services.regulation_versions import read_regulations
from app.services.settings import list_settings


def read(folder, question):
    database = open_database(folder, writable=False)
    try:
        with database.read() as session:
            return question(session)
    finally:
        database.close()


def run(tmp_path, capsys, *words) -> str:
    assert main(["--data", str(tmp_path), "settings", *words]) == 0
    return capsys.readouterr().out


def test_a_number_is_told_with_unit_and_source(tmp_path, capsys):
    said = run(tmp_path, capsys, "regulation.session_document_days")
    assert said.startswith("regulation.session_document_days = 3 ngày làm việc   — Tài liệu phiên họp")
    assert "mục 4 điểm b" in said
    assert " = ngày 25   — " in run(tmp_path, capsys, "regulation.briefing_day")
    assert " = tháng 7   — " in run(tmp_path, capsys, "regulation.mid_year_month")
    assert "= Thứ Sáu " in run(tmp_path, capsys, "regulation.week_schedule_weekday")


def test_a_preview_tells_what_moves_and_saves_nothing(tmp_path, capsys):
    said = run(tmp_path, capsys, "regulation.briefing_day", "20", "--preview")
    assert "Giao ban Văn phòng tháng" in said
    assert "→" in said
    assert read(tmp_path, read_regulations).on(date.max).briefing_day == 25


def test_a_change_is_told_saved_and_given_its_source(tmp_path, capsys):
    said = run(tmp_path, capsys, "regulation.year_report_due", "20/11", "--source", "Quyết định 12, Điều 3")
    assert "Báo cáo năm của các phòng" in said
    kept = {row.key: row for row in read(tmp_path, list_settings)}["regulation.year_report_due"]
    assert (str(kept.value), kept.source) == ("20/11", "Quyết định 12, Điều 3")


def test_a_set_is_seen_first_and_taken_over(tmp_path, capsys):
    run(tmp_path, capsys, "regulation.briefing_day", "20")
    assert "20" in run(tmp_path, capsys, "--preset", "dak-lak-2025", "--preview")
    assert read(tmp_path, read_regulations).on(date.max).briefing_day == 20
    run(tmp_path, capsys, "--preset", "dak-lak-2025")
    assert read(tmp_path, read_regulations).on(date.max).briefing_day == 25


def test_the_log_says_who_changed_what_from_what_to_what(tmp_path, capsys):
    assert run(tmp_path, capsys, "--log") == "Chưa có lần sửa nào.\n"
    run(tmp_path, capsys, "regulation.briefing_day", "20", "--actor", "Lan", "--from", "1/12/2026")
    [line] = run(tmp_path, capsys, "--log").splitlines()
    assert line.startswith("Giao ban Văn phòng: ngày của tháng: ")
    assert "Lan: ngày 25 → ngày 20 (từ 01/12/2026)" in line
    assert run(tmp_path, capsys, "--log", "regulation.briefing_day") == f"{line}\n"
    assert run(tmp_path, capsys, "--log", "regulation.session_document_days") == "Chưa có lần sửa nào.\n"


WRONG = [
    ("regulation.tie_rule", "xu"),
    ("--preset", "không có"),
    ("--log", "không.có"),
    ("--log", "regulation.briefing_day", "20"),
]


@pytest.mark.parametrize("words", WRONG)
def test_what_cannot_be_is_refused_in_words(tmp_path, capsys, words):
    assert main(["--data", str(tmp_path), "settings", *words]) == 2
    assert capsys.readouterr().err
