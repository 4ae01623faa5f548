"""The self-check uses every part once and says in words which of them fails."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from unicodedata import is_normalized

import pytest

from app.cli import self_check, self_check_data, self_check_documents, self_check_fonts
from app.cli.main import main
from app.cli.self_check import Part
from app.core.errors import AppError
from app.core.paths import resources
from app.services import first_start
from app.ui import self_check as self_check_window

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # no screen is needed

ROOT = Path(__file__).parents[2]
FONT = "Tinos-Italic.ttf"


def test_every_part_works_here_and_leaves_nothing_behind(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", "--data", str(tmp_path / "data"), "self-check"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert [line.partition(":")[0] for line in lines[:-1]] == [part.name for part in self_check.PARTS]
    assert all(line.endswith("… ok") for line in lines[:-1])
    assert "387 dòng" in done.stdout
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("words", [["self-check"], ["--self-check"]])
def test_it_is_called_as_a_command_and_as_an_option(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(self_check, "PARTS", (Part("Phông chữ", lambda _: "đủ"),))
    assert main(["--data", str(tmp_path), *words]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "Phông chữ: đủ … ok"


def test_a_part_that_fails_is_named_and_the_others_are_still_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def known(_: Path) -> str:
        raise AppError("Thiếu phông chữ.", "Hãy cài lại.")

    def unknown(_: Path) -> str:
        raise ImportError("no module")

    parts = (Part("A", known), Part("B", unknown), Part("C", lambda _: "tốt"))
    monkeypatch.setattr(self_check, "PARTS", parts)
    assert main(["--data", str(tmp_path), "self-check"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "A: Thiếu phông chữ. Hãy cài lại.",
        "B: không dùng được (ImportError: no module).",
        "C: tốt … ok",
        "Có 2 phần chưa dùng được. Hãy cài lại; nếu vẫn vậy, gửi các dòng trên đây.",
    ]
    assert "no module" in (tmp_path / "logs" / "giaoban.log").read_text(encoding="utf-8")


def test_a_start_of_the_window_does_not_load_it() -> None:
    words = "import sys, app.cli.main, app.cli.window; print(*(name for name in sys.modules if 'self_check' in name))"
    done = subprocess.run([sys.executable, "-c", words], cwd=ROOT, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stdout.strip()) == (0, "")


def test_the_letters_are_those_of_the_alphabet_with_their_tones() -> None:
    letters = self_check_fonts.letters()
    assert len(set(letters)) == len(letters) == 2 * (12 * 6 + 1)
    assert {*"ăằẳẵắặđơợưữỵỸĐƯỰ"} <= {*letters}
    assert is_normalized("NFC", letters)


@pytest.fixture
def own_resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the resources that a test may spoil."""
    copy = Path(shutil.copytree(resources(), tmp_path / "resources"))
    for module in (self_check_fonts, first_start):
        monkeypatch.setattr(module, "resources", lambda: copy)
    return copy


@pytest.mark.parametrize("spoil", [Path.unlink, lambda file: file.write_bytes(b"no font")])
def test_a_font_that_is_missing_or_damaged_is_named(spoil, own_resources: Path, tmp_path: Path) -> None:
    spoil(own_resources / "fonts" / FONT)
    with pytest.raises(AppError, match=f"{FONT} thiếu hoặc hỏng"):
        self_check_fonts.look(tmp_path)


def test_a_font_without_vietnamese_letters_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_check_fonts, "letters", lambda: "aệ\ue123")
    with pytest.raises(AppError, match="không có chữ \ue123"):
        self_check_fonts.look(tmp_path)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("why_no_window", lambda: "Cửa sổ cần thư viện libGL.so.1.", "libGL"),
        ("FONT", "Missing.ttf", "không đọc được phông chữ Missing.ttf"),
        ("SENTENCE", "", "không vẽ được"),
    ],
)
def test_a_window_that_cannot_draw_is_said(
    name: str, value: object, sentence: str, qapp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(self_check_window, name, value)
    with pytest.raises(AppError, match=sentence):
        self_check_window.look(tmp_path)


def test_an_old_sqlite_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_check_data, "LEAST_SQLITE", (99, 0))
    with pytest.raises(AppError, match="quá cũ"):
        self_check_data.look_at_sqlite(tmp_path)


def test_a_sample_that_is_missing_is_said(own_resources: Path, tmp_path: Path) -> None:
    sample = first_start.sample_workbook()
    sample.unlink()
    with pytest.raises(AppError, match=sample.name):
        self_check_data.look_at_import(tmp_path)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("self-check")
    self_check_data.look_at_import(folder)
    self_check_documents.look(folder)
    return folder / "out"


@pytest.mark.parametrize("ending", ["docx", "xlsx", "pdf"])
def test_a_document_is_read_again(documents: Path, ending: str) -> None:
    for file in documents.glob(f"*.{ending}"):
        assert "tháng 10 năm 2026" in self_check_documents.read(file).lower()


@pytest.mark.parametrize("ending", ["docx", "xlsx", "pdf"])
def test_half_a_document_is_refused(documents: Path, ending: str, tmp_path: Path) -> None:
    for file in documents.glob(f"*.{ending}"):
        half = tmp_path / file.name
        half.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
        with pytest.raises(AppError, match="không đọc lại được"):
            self_check_documents.read(half)


def test_a_pdf_without_its_fonts_is_refused(documents: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.pdf"
    bare.write_bytes(next(documents.glob("*.pdf")).read_bytes().replace(b"/FontFile2", b"/FontFileX"))
    with pytest.raises(AppError, match="không kèm phông chữ"):
        self_check_documents.read(bare)
