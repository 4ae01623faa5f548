"""The demo: the sample workbook in, the October set out, safe to run again."""

from pathlib import Path

import pytest

from app.cli.main import main
from app.models.database import open_database

NAMES = {
    "Bao cao thang 10-2026.docx",
    "So lieu thang 10-2026.xlsx",
    "Thong bao thang 10-2026.pdf",
}


def demo(out: Path, *words: str) -> int:
    return main(["demo", "--no-window", "--out", str(out), *words])


@pytest.fixture(autouse=True)
def no_named_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GIAOBAN_DATA", raising=False)


def test_the_demo_writes_the_set_and_says_what_it_did(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert demo(tmp_path) == 0
        said = capsys.readouterr().out
        assert "387 dòng" in said
        assert "KB)" in said
        assert "27,33%" in said
    assert {path.name for path in tmp_path.iterdir()} >= NAMES
    assert len([*tmp_path.glob("Cong van don doc *.docx"), *tmp_path.glob("Chuong trinh *.docx")]) == 2
    assert not list(tmp_path.glob("*(2)*"))


def test_what_was_edited_after_a_demo_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    demo(tmp_path)
    report = tmp_path / "Bao cao thang 10-2026.docx"
    report.write_bytes(b"edited")
    capsys.readouterr()
    assert demo(tmp_path) == 0
    assert "đã được sửa" in capsys.readouterr().out
    assert report.read_bytes() == b"edited"
    assert (tmp_path / "Bao cao thang 10-2026 (2).docx").exists()


def test_without_a_screen_the_demo_ends_calmly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert main(["demo", "--out", str(tmp_path)]) == 0
    assert "Không có màn hình" in capsys.readouterr().out


def test_the_demo_leaves_an_open_window_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    demo(tmp_path)
    window = open_database(tmp_path / "du-lieu-mau")
    try:
        assert demo(tmp_path) == 2
        assert "đang được mở" in capsys.readouterr().err
        with window.read() as session:
            assert session.connection().exec_driver_sql("SELECT count(*) FROM task").scalar_one() == 250
    finally:
        window.close()


def test_a_named_folder_with_other_data_is_not_touched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = tmp_path / "của tôi"
    assert main(["--data", str(named), "settings", "office.place", "Lào Cai"]) == 0
    assert demo(tmp_path, "--data", str(named)) == 2
    assert "đã có dữ liệu khác" in capsys.readouterr().err


def test_a_named_fresh_folder_is_filled_and_may_be_used_again(tmp_path: Path) -> None:
    named = str(tmp_path / "mới")
    assert demo(tmp_path, "--data", named) == 0
    assert demo(tmp_path, "--data", named) == 0
    assert not (tmp_path / "du-lieu-mau").exists()
