"""What a desk remembers in its window.ini."""

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from app import NAME
from app.cli.main import DONE, main
from app.core.login import default_actor
from app.core.terms import AgencyKind
from app.models.agency import Agency
from app.models.database import open_database
from app.ui import seat, theme
from app.ui.tasks import Tasks
from app.ui.window import SETTINGS_NAME, Window


@pytest.mark.parametrize(
    ("stored", "look"),
    [
        ("dark", theme.Look.DARK),
        ("system", theme.Look.SYSTEM),
        ("tím", theme.Look.LIGHT),
        ("", theme.Look.LIGHT),
    ],
)
def test_a_look_that_is_none_is_the_light_one(settings, stored, look):
    settings.setValue(seat.LOOK, stored)
    assert seat.look_of(settings) is look


@pytest.mark.parametrize(("stored", "size"), [("150", 150), (200, 200), ("7", 100), ("to", 100)])
def test_a_size_that_is_none_is_the_usual_one(settings, stored, size):
    settings.setValue(seat.TEXT_SIZE, stored)
    assert seat.text_size_of(settings) == size


def test_until_somebody_sits_down_it_is_the_login(settings):
    assert seat.actor_of(settings) == default_actor()


def test_who_sat_down_is_there_after_the_next_start(tasks, settings):
    told = []
    tasks.actor_changed.connect(told.append)
    seat.sit_down(tasks, settings, "Lò Thị Mẫu")
    seat.sit_down(tasks, settings, "Lò Thị Mẫu")
    assert (tasks.actor, seat.actor_of(settings), told) == ("Lò Thị Mẫu", "Lò Thị Mẫu", ["Lò Thị Mẫu"])


def test_the_remembered_look_is_shown(qapp, settings):
    settings.setValue(seat.LOOK, "contrast")
    settings.setValue(seat.TEXT_SIZE, 125)
    seat.show_look(qapp, settings)
    assert (theme.tokens(), theme.scale()) == (theme.CONTRAST, 1.25)
    theme.apply(qapp)


@pytest.mark.parametrize(
    ("options", "actor"), [([], "Lò Thị Mẫu"), (["--actor", "Người khác"], "Người khác")]
)
def test_the_window_starts_with_what_was_remembered_and_a_named_actor_wins(qapp, tmp_path, options, actor):
    open_database(tmp_path).close()
    remembered = QSettings(str(tmp_path / SETTINGS_NAME), QSettings.Format.IniFormat)
    remembered.setValue(seat.ACTOR, "Lò Thị Mẫu")
    remembered.setValue(seat.LOOK, "dark")
    remembered.sync()
    seen = []

    def look() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, Window) and window.isVisible():
                seen.append((window.tasks.actor, theme.look()))
                window.close()

    timer, at_last = QTimer(interval=20), QTimer(singleShot=True, interval=20_000)
    timer.timeout.connect(look)
    at_last.timeout.connect(qapp.quit)  # a window that never comes must not hold up the tests
    timer.start()
    at_last.start()
    assert main([*options, "--data", str(tmp_path)]) == DONE
    timer.stop()
    at_last.stop()
    theme.apply(qapp)
    assert seen[0] == (actor, theme.Look.DARK)


@pytest.mark.parametrize(
    ("kept", "last", "actor", "said"),
    [
        ("", "Lò Thị Mẫu", default_actor(), True),
        ("\x01\x17[[%Gen", "Lò Thị Mẫu", default_actor(), True),
        ("", "Lò Thị Mẫu", "Người được nêu tên", False),
        ("", default_actor(), default_actor(), False),
        ("", NAME, default_actor(), False),
        ("[General]\nactor=Vi Văn Thử\n", "Lò Thị Mẫu", default_actor(), False),
    ],
)
def test_a_desk_that_forgot_who_sits_at_it_says_so_once(qtbot, database, tmp_path, kept, last, actor, said):
    with database.write(last) as session:
        session.add(Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT))
    (tmp_path / SETTINGS_NAME).write_text(kept, encoding="utf-8")
    settings = QSettings(str(tmp_path / SETTINGS_NAME), QSettings.Format.IniFormat)
    tasks, told, answered = Tasks(lambda: database, actor), [], []
    seat.forgotten(tasks, settings, tasks, told.append)
    tasks.look(tasks, "after it", lambda _: None, lambda _: answered.append(True))
    qtbot.waitUntil(lambda: bool(answered))
    tasks.close()
    assert bool(told) is said
    assert all(last in sentence and actor in sentence for sentence in told)
