"""A file that is there is replaced only if it is ours as we left it; else both are kept, with the reason."""

from pathlib import Path

import pytest

from app.core.file_names import digest, file_key
from app.exports.keeping import Plan, Way, plan


@pytest.fixture
def there(tmp_path: Path) -> Path:
    path = tmp_path / "Bao cao.docx"
    path.write_bytes(b"ours")
    return path


def ours(*paths: Path) -> dict[str, str]:
    return {file_key(path): digest(path) for path in paths}


def hold(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Word on Windows holds these files."""
    usual = Path.open

    def held(path: Path, mode: str = "r", *rest: object, **more: object) -> object:
        if path.name in names and mode == "r+b":
            raise PermissionError(13, "held", str(path))
        return usual(path, mode, *rest, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", held)


def test_a_free_place_is_taken(tmp_path: Path) -> None:
    assert plan(tmp_path / "a.docx", {}) == Plan(tmp_path / "a.docx", Way.NEW)


def test_our_own_file_as_we_left_it_is_replaced(there: Path) -> None:
    assert plan(there, ours(there)) == Plan(there, Way.REPLACE)


def test_a_file_that_was_edited_stays(there: Path) -> None:
    known = ours(there)
    there.write_bytes(b"edited in Word")
    found = plan(there, known)
    assert (found.path.name, found.way) == ("Bao cao (2).docx", Way.BESIDE)
    assert "đã được sửa" in found.why
    assert "Bao cao (2).docx" in found.why


def test_a_file_of_somebody_else_stays(there: Path) -> None:
    found = plan(there, {})
    assert (found.path.name, found.way) == ("Bao cao (2).docx", Way.BESIDE)
    assert "không do chương trình xuất" in found.why


def test_a_file_that_is_open_stays_and_says_so(there: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = ours(there)
    hold(monkeypatch, there.name)
    for force in (False, True):
        found = plan(there, known, force=force)
        assert (found.path.name, found.way) == ("Bao cao (2).docx", Way.BESIDE)
        assert "đang mở" in found.why


def test_the_place_beside_is_the_next_free_one_or_ours(there: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    second, third = (there.with_name(f"Bao cao ({place}).docx") for place in (2, 3))
    second.write_bytes(b"ours too")
    assert plan(there, ours(second)).path == second
    assert plan(there, {}).path == third
    third.write_bytes(b"edited")
    assert plan(there, {}).path.name == "Bao cao (4).docx"
    known = ours(second)
    hold(monkeypatch, second.name)
    assert plan(there, known).path.name == "Bao cao (4).docx"


def test_force_replaces_what_was_edited(there: Path) -> None:
    assert plan(there, {}, force=True) == Plan(there, Way.REPLACE)


def test_two_files_of_one_export_do_not_take_each_other_s_place(there: Path) -> None:
    found = plan(there, ours(there), taken={there})
    assert (found.path.name, found.way) == ("Bao cao (2).docx", Way.BESIDE)
    assert "cùng tên" in found.why
    assert plan(there, {}, force=True, taken={there}).path == found.path


def test_a_folder_in_the_place_is_no_file_to_replace(tmp_path: Path) -> None:
    (tmp_path / "a.docx").mkdir()
    with pytest.raises(IsADirectoryError):
        plan(tmp_path / "a.docx", {})
