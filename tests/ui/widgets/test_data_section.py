"""The places of the data in the settings: told, and a second one for backups chosen and tried at once."""

import pytest
from PySide6.QtWidgets import QFileDialog

from app.core import paths
from app.models import backup
from app.models.database import open_database
from app.services.settings import load_preset
from app.ui import seat
from app.ui.widgets.data_section import LEAVE, MOVE, NAMED, NOWHERE, OPEN, DataSection
from tests.conftest import ACTOR
from tests.ui.shells import RecordingShell


@pytest.fixture
def desk(database, tasks, settings) -> RecordingShell:
    return RecordingShell(tasks, settings, database.folder)


@pytest.fixture
def section(qtbot, desk) -> DataSection:
    shown = DataSection(desk)
    qtbot.addWidget(shown)
    return shown


def choose(monkeypatch, place) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(place))


def test_the_places_are_told(section, desk):
    assert section.folder.text() == str(desk.folder)
    assert section.kept.text() == str(desk.folder / backup.BACKUPS)
    assert section.second.text() == NOWHERE
    assert not section.leave.isEnabled()


def test_a_second_place_gets_the_newest_backup_at_once_and_can_be_left(
    qtbot, section, desk, settings, tmp_path, monkeypatch
):
    made, place = backup.make(desk.folder, "manual"), tmp_path / "E"
    place.mkdir()
    choose(monkeypatch, place)
    section.choose.click()
    qtbot.waitUntil(lambda: section.second.text() == str(place))
    assert [one.path.name for one in backup.listed(place)] == [made.name]
    assert seat.second_place_of(settings) == place
    section.leave.click()
    assert (section.second.text(), seat.second_place_of(settings)) == (NOWHERE, None)
    assert len(backup.listed(place)) == 1, "what lies there stays"


def test_a_place_that_cannot_be_is_told_and_not_kept(qtbot, section, desk, settings, monkeypatch, reported):
    choose(monkeypatch, desk.folder)
    section.choose.click()
    qtbot.waitUntil(lambda: bool(reported))
    assert "ngay trong thư mục dữ liệu" in str(reported[0])
    assert seat.second_place_of(settings) is None


@pytest.fixture
def movable(qtbot, desk, monkeypatch) -> DataSection:
    """The section of data that nobody named on a command line."""
    monkeypatch.delenv(paths.DATA_VARIABLE, raising=False)
    monkeypatch.setattr(paths, "usual_folder", lambda: desk.folder)
    shown = DataSection(desk)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def answer(qtbot, section, words: str) -> str:
    """Wait for the question, give the answer of these words, and return what was asked."""
    qtbot.waitUntil(lambda: not section.question.isHidden())
    said = section.question.label.text()
    next(button for button in section.question.buttons if button.text() == words).click()
    return said


def test_a_folder_that_was_named_at_the_start_is_moved_by_who_named_it(section):
    assert not section.move_data.isEnabled()
    assert section.move_data.toolTip() == NAMED


def test_a_new_place_is_asked_about_and_then_gone_to(qtbot, movable, desk, tmp_path, monkeypatch):
    new = tmp_path / "D"
    new.mkdir()
    choose(monkeypatch, new)
    movable.move_data.click()
    said = answer(qtbot, movable, LEAVE)
    assert str(new) in said
    assert f"Thư mục cũ {desk.folder} giữ nguyên" in said
    assert desk.asked == []
    movable.move_data.click()
    answer(qtbot, movable, MOVE)
    [(asked, place)] = desk.asked
    assert (asked, place.folder, place.is_held) == ("move data", new, False)
    assert list(new.iterdir()) == [], "nothing is copied while the window is open"


def test_another_offices_data_are_opened_only_when_told_so(qtbot, movable, desk, tmp_path, monkeypatch):
    other = open_database(tmp_path / "D")
    with other.write(ACTOR) as session:
        load_preset(session)
    other.close()
    choose(monkeypatch, other.folder)
    movable.move_data.click()
    said = answer(qtbot, movable, OPEN)
    assert "đã có dữ liệu Giao Ban (" in said
    assert "lưu lần cuối" in said
    [(_, place)] = desk.asked
    assert (place.folder, place.is_held) == (other.folder, True)


def test_what_cannot_be_is_told_in_a_sentence(qtbot, movable, desk, monkeypatch, reported):
    choose(monkeypatch, desk.folder)
    movable.move_data.click()
    qtbot.waitUntil(lambda: bool(reported))
    assert "đang nằm ở" in str(reported[0])
    assert movable.question.isHidden()
