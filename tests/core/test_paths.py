"""Where data and resources live: the word goes before the variable, the variable before the user's folder."""

import sys
from pathlib import Path

import pytest

from app.core import paths
from app.core.errors import AppError
from app.core.paths import (
    DATA_VARIABLE,
    choose_place,
    chosen_place,
    data_folder,
    guide,
    is_chosen,
    may_choose_place,
    names_data,
    place_file,
    resources,
)


@pytest.fixture(autouse=True)
def nothing_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(DATA_VARIABLE, raising=False)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's own data folder that is not there yet."""
    monkeypatch.setattr(paths, "usual_folder", lambda: tmp_path / "nhà")
    return tmp_path / "nhà"


def test_the_word_goes_before_the_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "biến"))
    assert data_folder() == tmp_path / "biến"
    assert data_folder(tmp_path / "lời") == tmp_path / "lời"
    assert names_data(None)


def test_without_a_name_it_is_the_users_own_data_folder() -> None:
    from platformdirs import user_data_path

    assert not names_data(None)
    assert data_folder() == user_data_path("GiaoBan", appauthor=False)
    assert data_folder().is_absolute()


def test_a_chosen_place_goes_before_the_users_folder_and_after_what_is_named(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (chosen_place(), data_folder()) == (None, home)
    place = tmp_path / "Ổ D" / "Giao ban"
    choose_place(place)
    assert chosen_place() == data_folder() == place
    assert not names_data(None)
    assert is_chosen(place)
    assert not is_chosen(home)
    assert data_folder(tmp_path) == tmp_path
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "biến"))
    assert data_folder() == tmp_path / "biến"
    choose_place(home)
    assert chosen_place() == home
    assert [path.name for path in home.iterdir()] == [place_file().name]


def test_only_a_folder_that_the_next_start_would_open_may_be_left_for_another(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert may_choose_place(home)
    assert not may_choose_place(tmp_path), "named by --data"
    choose_place(tmp_path)
    assert may_choose_place(tmp_path)
    assert not may_choose_place(home)
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    assert not may_choose_place(tmp_path)


@pytest.mark.parametrize("written", [b"", b" \n", b"GiaoBan", b"\xff\xfe\x00"])
def test_a_place_that_cannot_be_read_is_no_reason_to_begin_anew(
    home: Path, tmp_path: Path, written: bytes
) -> None:
    home.mkdir()
    place_file().write_bytes(written)
    with pytest.raises(AppError, match=place_file().name) as refusal:
        data_folder()
    assert str(home) in refusal.value.advice
    assert not may_choose_place(home)
    assert not is_chosen(home)
    assert data_folder(tmp_path) == tmp_path, "what is named is opened all the same"


def test_a_relative_name_is_of_the_present_folder_and_the_tilde_of_the_users(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert data_folder("dữ liệu") == tmp_path / "dữ liệu"
    assert data_folder("~/dữ liệu") == Path.home() / "dữ liệu"


def test_resources_lie_in_the_project_and_in_a_built_program_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (resources() / "regulations" / "general.toml").is_file()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources() == tmp_path / "resources"


def test_the_guide_lies_with_the_documents_and_in_a_built_program_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert guide().parent.joinpath("architecture.md").is_file()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert guide() == tmp_path / "docs" / "huong-dan.md"
