"""Where data and resources live: the word goes before the variable, the variable before the user's folder."""

import sys
from pathlib import Path

import pytest

from app.core.paths import DATA_VARIABLE, data_folder, guide, names_data, resources


@pytest.fixture(autouse=True)
def nothing_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(DATA_VARIABLE, raising=False)


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
