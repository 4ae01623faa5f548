"""The window closes, the data go to another place, and the window opens there; what goes wrong opens the old one."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.briefings.new_place import NewPlace
from app.cli.main import DONE, REFUSED, main
from app.cli.opening import open_for_writing
from app.core import paths
from app.core.logs import log_path
from app.core.paths import DATABASE_NAME, chosen_place, data_folder, place_file
from app.models import moving
from app.models.check import check
from app.ui import problems
from app.ui.moving import STOPPING, MovingWindow, carry_out
from app.ui.window import Window


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own data folder, with an office in it that nobody has open."""
    monkeypatch.delenv(paths.DATA_VARIABLE, raising=False)
    folder = tmp_path / "nhà" / "GiaoBan"
    monkeypatch.setattr(paths, "usual_folder", lambda: folder)
    open_for_writing(folder).close()
    return folder


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the user reads, closing each box at once."""
    read: list[str] = []

    def report(error: BaseException, then=lambda: None) -> None:
        read.append(str(error))
        then()

    monkeypatch.setattr(problems, "report", report)
    return read


def seen(kind: type) -> list:
    return [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible()
    ]


def test_the_window_opens_again_where_the_data_lie_now(qapp, home: Path, tmp_path: Path, monkeypatch) -> None:
    new, said, folders, really = tmp_path / "D", [], [], Window._say_open

    def go_on(window: Window, answer: None) -> None:
        really(window, answer)
        folders.append(window.folder)
        if len(folders) == 1:
            window.move_data(NewPlace(new, 1))
        else:
            said.append(window.status.message.text())
            window.close()

    monkeypatch.setattr(Window, "_say_open", go_on)
    assert main([]) == DONE
    assert folders == [home, new]
    assert said == [f"Dữ liệu nay nằm ở {new}. Thư mục cũ giữ nguyên, không dùng nữa: {home}."]
    assert data_folder() == new
    assert check(new) == check(home) == []


def test_the_command_line_goes_to_the_chosen_place_too(qapp, home: Path, tmp_path: Path, capsys) -> None:
    moving.move(home, tmp_path / "D", lambda _, __: None)
    (home / DATABASE_NAME).unlink()
    assert main(["check"]) == DONE
    assert main(["check", "--data", str(home)]) == DONE, "what is named goes first"
    capsys.readouterr()
    (tmp_path / "D").rename(tmp_path / "rút ra")
    assert main(["check"]) == REFUSED
    assert f"Không thấy dữ liệu ở {tmp_path / 'D'}" in capsys.readouterr().err
    assert not (tmp_path / "D").exists()


def test_a_window_on_a_place_that_is_away_says_so_and_ends(qapp, home: Path, tmp_path: Path, told) -> None:
    moving.move(home, tmp_path / "D", lambda _, __: None)
    (tmp_path / "D").rename(tmp_path / "rút ra")
    assert main([]) == REFUSED
    assert told == [f"Không thấy dữ liệu ở {tmp_path / 'D'}, nơi đã chọn trong Cài đặt."]
    assert not (tmp_path / "D").exists()


def test_a_place_that_cannot_be_read_is_told_where_a_window_was_wanted(
    qapp, home: Path, told, monkeypatch
) -> None:
    monkeypatch.setattr("app.ui.system.is_unseen", lambda: False)
    place_file().write_text("", encoding="utf-8")
    assert main([]) == REFUSED
    [sentence] = told
    assert str(place_file()) in sentence


def test_who_closes_the_window_of_the_copy_stays_at_the_old_place(
    qapp, home: Path, tmp_path: Path, monkeypatch
) -> None:
    really, closing = moving._fill, threading.Event()

    def slowly(folder: Path, staging: Path, step) -> None:
        assert closing.wait(20)
        really(folder, staging, step)

    def close() -> None:
        [window] = seen(MovingWindow)
        window.close()
        assert window.isVisible()
        assert window.step.text() == STOPPING
        closing.set()

    monkeypatch.setattr(moving, "_fill", slowly)
    QTimer.singleShot(50, qapp, close)
    assert carry_out(home, NewPlace(tmp_path / "D", 1)) == (home, f"Dữ liệu vẫn ở {home}.")
    assert not (tmp_path / "D").exists()
    assert chosen_place() is None
    assert seen(MovingWindow) == []


def test_a_copy_that_fails_is_told_and_the_old_place_goes_on(
    qapp, home: Path, tmp_path: Path, told, monkeypatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(moving, "_fill", full)
    assert carry_out(home, NewPlace(tmp_path / "D", 1))[0] == home
    [sentence] = told
    assert "ổ đĩa đã đầy" in sentence
    assert f"vẫn ở {home}" in sentence


def test_data_that_lie_there_are_opened_and_a_failure_is_told(qapp, home: Path, tmp_path: Path, told) -> None:
    other = tmp_path / "D"
    assert carry_out(home, NewPlace(other, 0, is_held=True))[0] == home
    assert told == [f"Chưa có dữ liệu trong thư mục {other}."]
    open_for_writing(other).close()
    assert carry_out(home, NewPlace(other, 0, is_held=True))[0] == other
    assert data_folder() == other
    assert log_path(data_folder()).parent.parent == other
