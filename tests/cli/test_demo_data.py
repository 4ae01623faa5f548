"""The command that makes a seeded office says how long it took, and refuses what it should."""

from pathlib import Path

import pytest

from app.cli.main import main
from app.core.paths import DATABASE_NAME


@pytest.mark.slow
def test_it_makes_an_office_and_refuses_to_make_it_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "data"
    words = ["demo-data", "--size", "tiny", "--as-of", "2026-03-31", "--data", str(folder)]
    assert main(words) == 0
    assert "Xong sau" in capsys.readouterr().out
    assert (folder / DATABASE_NAME).exists()
    assert main(words) == 2
    assert "đã có dữ liệu khác" in capsys.readouterr().err


def test_a_day_too_early_in_the_year_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["demo-data", "--size", "tiny", "--as-of", "2026-01-31", "--data", str(tmp_path / "data")]
    assert main(words) == 2
    assert "ít nhất hai tháng" in capsys.readouterr().err


def test_a_folder_with_anything_in_it_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "letter.txt").write_text("x", encoding="utf-8")
    assert main(["demo-data", "--size", "tiny", "--data", str(tmp_path)]) == 2
    assert "đã có dữ liệu khác" in capsys.readouterr().err
