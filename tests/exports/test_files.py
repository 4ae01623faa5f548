"""The briefing set lies in its folder whole, or not at all."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.briefings.period import MonthSet
from app.core.errors import AppError
from app.exports import files
from app.exports.documents import period_report
from app.exports.files import file_name, keys_of, write_at, write_document, write_kept, write_set
from app.exports.formats import Format
from tests.exports import sample

ALL = ("docx", "xlsx", "pdf")


def write(said: MonthSet, formats: Iterable[str], folder: Path, **more: Any) -> tuple[Path, ...]:
    """Write the set over whatever is there."""
    options = {"known": {}, "force": True, **more}
    return tuple(file.path for file in write_set(said, formats, folder, **options))


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("formats", "endings"), [(ALL, {".docx", ".pdf", ".xlsx"}), (["pdf"], {".pdf"}), (["xlsx"], {".xlsx"})]
)
def test_only_the_formats_asked_for_are_written(
    tmp_path: Path, formats: list[str], endings: set[str]
) -> None:
    files = write(sample.full_set(), formats, tmp_path / "mới" / "sâu")
    assert {path.suffix for path in files} == endings
    assert {path.name for path in files} == names(tmp_path / "mới" / "sâu")


def test_a_second_export_takes_the_place_of_the_first(tmp_path: Path) -> None:
    first = write(sample.full_set(), ALL, tmp_path)
    before = [path.read_bytes() for path in first]
    assert [path.read_bytes() for path in write(sample.empty_set(), ALL, tmp_path)] != before
    assert len(names(tmp_path)) == len(first)


class StoppedError(Exception):
    pass


def test_a_cancel_leaves_everything_as_it_was(tmp_path: Path) -> None:
    old = write(sample.full_set(), ["docx"], tmp_path)
    before = {path: path.read_bytes() for path in old}
    steps: list[int] = []

    def stop(done: int, total: int) -> None:
        steps.append(done)
        if done > total // 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        write(sample.empty_set(), ALL, tmp_path, progress=stop)
    assert steps == sorted(steps)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_file_that_is_open_elsewhere_is_named_and_nothing_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = write(sample.full_set(), ["docx"], tmp_path)
    before = {path: path.read_bytes() for path in old}
    usual, asked = Path.open, []

    def held(path: Path, mode: str = "r", *rest: object) -> object:
        if path.name.startswith("Thong bao") and mode == "r+b":
            asked.append(path)
            if len(asked) > 1:  # opened between the plan and the writing
                raise PermissionError(13, "held", str(path))
        return usual(path, mode, *rest)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", held)
    with pytest.raises(AppError, match=r"Thong bao thang 10-2026\.docx") as refused:
        write(sample.empty_set(), ["docx"], tmp_path)
    assert "Word" in refused.value.advice
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_folder_that_cannot_be_written_names_the_file_and_not_its_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, _: bytes) -> int:
        raise PermissionError(13, "no", str(path))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(AppError, match=r"tệp Bao cao thang 10-2026\.docx vào"):
        write(sample.full_set(), ["docx"], tmp_path)


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("tệp", encoding="utf-8")
    with pytest.raises(AppError, match="Không ghi được vào thư mục"):
        write(sample.full_set(), ["docx"], tmp_path / "out")


def test_a_fault_in_rendering_is_not_taken_for_one_of_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> bytes:
        raise FileNotFoundError(2, "no font", "Tinos.ttf")

    monkeypatch.setattr(files, "render", broken)
    with pytest.raises(FileNotFoundError):
        write(sample.full_set(), ["docx"], tmp_path)


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


def test_files_of_one_name_of_an_export_stand_beside_each_other(tmp_path: Path) -> None:
    document = period_report.compose(sample.empty(), sample.EMPTY_REPORT)
    files = write_kept([(document, Format.DOCX)] * 2, tmp_path, known={})
    assert [file.path.name for file in files] == [
        f"{document.file_name}.docx",
        f"{document.file_name} (2).docx",
    ]
    assert write_kept([(document, Format.DOCX)], tmp_path, known=keys_of(files))[0].path == files[0].path


def test_a_file_goes_where_it_was_meant_or_says_why_not(tmp_path: Path) -> None:
    document, path = period_report.compose(sample.empty(), sample.EMPTY_REPORT), tmp_path / "Của tôi.docx"
    first = write_at(document, Format.DOCX, path, known={})
    assert (first.path, first.why) == (path, "")
    assert write_at(document, Format.DOCX, path, known=keys_of([first])).path == path
    beside = write_at(document, Format.DOCX, path, known={})
    assert (beside.path.name, bool(beside.why)) == ("Của tôi (2).docx", True)
    assert write_at(document, Format.DOCX, path, known={}, force=True).path == path


def test_a_folder_in_the_place_of_a_file_is_said(tmp_path: Path) -> None:
    document = period_report.compose(sample.empty(), sample.EMPTY_REPORT)
    (tmp_path / "a.docx").mkdir()
    with pytest.raises(AppError, match="thư mục"):
        write_at(document, Format.DOCX, tmp_path / "a.docx", known={})


def test_a_document_s_name_is_one_that_any_system_takes() -> None:
    document = replace(period_report.compose(sample.empty(), sample.EMPTY_REPORT), file_name="con")
    assert file_name(document, Format.PDF) == "_con.pdf"
