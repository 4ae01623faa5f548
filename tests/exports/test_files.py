"""The briefing set lies in its folder whole, or not at all."""

from pathlib import Path

import pytest

from app.core.errors import AppError
from app.exports import files
from app.exports.documents import period_report
from app.exports.files import write_document, write_set
from app.exports.formats import Format
from tests.exports import sample

ALL = ("docx", "xlsx", "pdf")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("formats", "endings"), [(ALL, {".docx", ".pdf", ".xlsx"}), (["pdf"], {".pdf"}), (["xlsx"], {".xlsx"})]
)
def test_only_the_formats_asked_for_are_written(
    tmp_path: Path, formats: list[str], endings: set[str]
) -> None:
    files = write_set(sample.full_set(), formats, tmp_path / "mới" / "sâu")
    assert {path.suffix for path in files} == endings
    assert {path.name for path in files} == names(tmp_path / "mới" / "sâu")


def test_a_second_export_takes_the_place_of_the_first(tmp_path: Path) -> None:
    first = write_set(sample.full_set(), ALL, tmp_path)
    before = [path.read_bytes() for path in first]
    assert [path.read_bytes() for path in write_set(sample.empty_set(), ALL, tmp_path)] != before
    assert len(names(tmp_path)) == len(first)


class StoppedError(Exception):
    pass


def test_a_cancel_leaves_everything_as_it_was(tmp_path: Path) -> None:
    old = write_set(sample.full_set(), ["docx"], tmp_path)
    before = {path: path.read_bytes() for path in old}
    steps: list[int] = []

    def stop(done: int, total: int) -> None:
        steps.append(done)
        if done > total // 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        write_set(sample.empty_set(), ALL, tmp_path, progress=stop)
    assert steps == sorted(steps)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_file_that_is_open_elsewhere_is_named_and_nothing_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = write_set(sample.full_set(), ["docx"], tmp_path)
    before = {path: path.read_bytes() for path in old}
    usual = Path.open

    def held(path: Path, mode: str = "r", *rest: object) -> object:
        if path.name.startswith("Thong bao") and mode == "r+b":
            raise PermissionError(13, "held", str(path))
        return usual(path, mode, *rest)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", held)
    with pytest.raises(AppError, match=r"Thong bao thang 10-2026\.docx") as refused:
        write_set(sample.empty_set(), ["docx"], tmp_path)
    assert "Word" in refused.value.advice
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_folder_that_cannot_be_written_names_the_file_and_not_its_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, _: bytes) -> int:
        raise PermissionError(13, "no", str(path))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(AppError, match=r"tệp Bao cao thang 10-2026\.docx vào"):
        write_set(sample.full_set(), ["docx"], tmp_path)


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("tệp", encoding="utf-8")
    with pytest.raises(AppError, match="Không ghi được vào thư mục"):
        write_set(sample.full_set(), ["docx"], tmp_path / "out")


def test_a_fault_in_rendering_is_not_taken_for_one_of_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> bytes:
        raise FileNotFoundError(2, "no font", "Tinos.ttf")

    monkeypatch.setattr(files, "render", broken)
    with pytest.raises(FileNotFoundError):
        write_set(sample.full_set(), ["docx"], tmp_path)


def test_one_document_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    document = period_report.compose(sample.empty(), sample.EMPTY_REPORT)
    final = tmp_path / "Báo cáo của tôi.docx"
    assert write_document(document, Format.DOCX, final) == final
    before = final.read_bytes()

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_document(document, Format.DOCX, final, progress=stop)
    assert [path.name for path in tmp_path.iterdir()] == [final.name]
    assert final.read_bytes() == before
