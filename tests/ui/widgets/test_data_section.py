"""The places of the data in the settings: told, and a second one for backups chosen and tried at once."""

import pytest
from PySide6.QtWidgets import QFileDialog

from app.models import backup
from app.ui import seat
from app.ui.widgets.data_section import NOWHERE, DataSection
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
