"""`check FILE.docx`: findings as words and JSON, exit codes, the mended copy; without a file it checks the data."""

import json
from pathlib import Path

import pytest

from app.cli.main import main
from tests.exports.check.making import body, centred, official


def written(folder: Path, data: bytes, name: str = "báo cáo.docx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def run(folder: Path, *words: str) -> int:
    return main(["--data", str(folder / "data"), "check", *words])


def test_a_sound_file_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, official())
    assert run(tmp_path, str(path)) == 0
    assert capsys.readouterr().out == "báo cáo.docx: không có lỗi thể thức\n"


def test_findings_are_told_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, official(title=centred("BÁO CÁO", 16)))
    assert run(tmp_path, str(path), "--json") == 1
    assert json.loads(capsys.readouterr().out) == {
        "file": str(path),
        "findings": [
            {
                "code": "ND30-09d",
                "severity": "error",
                "place": "Tên loại",
                "message": "Cỡ chữ 16; quy định 13-14.",
                "clause": "Phụ lục I, Phần I, Mục II.5.b",
                "fixable": True,
            }
        ],
    }


def test_warnings_alone_are_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, official(last=PLAIN))
    assert run(tmp_path, str(path)) == 0
    out = capsys.readouterr().out
    assert out.startswith(
        "báo cáo.docx: 01 cảnh báo; 01 điểm sửa được tự động\n\nCẢNH BÁO (1)\nCâu cuối văn bản\n  - Thiếu"
    )


PLAIN = body("Trân trọng.")


def test_a_copy_is_mended_and_the_original_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = official(title=centred("BÁO CÁO", 16))
    path, copy = written(tmp_path, data), tmp_path / "sửa" / "bản sửa.docx"
    assert run(tmp_path, str(path), "--fix", str(copy)) == 1
    assert path.read_bytes() == data
    assert run(tmp_path, str(copy)) == 0
    assert "Đã ghi bản sửa" in capsys.readouterr().out


def test_the_original_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, official())
    assert run(tmp_path, str(path), "--fix", str(path)) == 2
    assert "trùng với tệp gốc" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["không có.docx"], ["."], ["--json"]])
def test_what_cannot_be_read_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert run(tmp_path, *words) == 2
    captured = capsys.readouterr()
    assert captured.err
    assert not captured.out


def test_a_damaged_file_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, official()[:500])
    assert run(tmp_path, str(path), "--json") == 2
    assert "bị hỏng, không đọc được" in capsys.readouterr().err
