"""Why there is no window: known at once, or told when Qt gives up."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.ui import system


@pytest.fixture
def linux(monkeypatch):
    """A Linux machine with the given variables and without the given libraries."""

    def linux(*, missing=(), answers=True, **variables: str) -> None:
        monkeypatch.setattr(sys, "platform", "linux")
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"):
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(system, "_loads", lambda library: library not in missing)
        monkeypatch.setattr(system, "_x11_answers", lambda: answers)

    return linux


def test_without_a_screen_it_is_said_calmly(linux):
    linux()
    assert system.why_no_window() == system.NO_SCREEN


def test_with_everything_there_is_no_reason(linux):
    linux(DISPLAY=":0")
    assert system.why_no_window() == ""


def test_a_platform_without_a_screen_needs_none(linux):
    linux(QT_QPA_PLATFORM="offscreen")
    assert system.why_no_window() == ""


def test_all_missing_libraries_are_named_with_one_command(linux):
    linux(
        DISPLAY=":0", missing={"libEGL.so.1", "libxcb-cursor.so.0", "libgthread-2.0.so.0", "libglib-2.0.so.0"}
    )
    reason = system.why_no_window()
    assert "libEGL.so.1, libglib-2.0.so.0, libgthread-2.0.so.0, libxcb-cursor.so.0" in reason
    assert reason.endswith("sudo apt install libegl1 libglib2.0-0 libxcb-cursor0")


def test_libraries_of_the_other_kind_of_screen_are_not_asked_for(linux, tmp_path, monkeypatch):
    linux(QT_QPA_PLATFORM="offscreen", missing={"libxcb-cursor.so.0", "libwayland-client.so.0"})
    assert system.why_no_window() == ""


def test_a_screen_that_has_gone_is_noticed(linux):
    linux(DISPLAY=":77", answers=False)
    assert system.why_no_window() == system.NO_ANSWER.format(name=":77")


def test_a_wayland_screen_needs_its_socket(linux, tmp_path):
    linux(WAYLAND_DISPLAY="wayland-7", XDG_RUNTIME_DIR=str(tmp_path))
    assert system.why_no_window() == system.NO_ANSWER.format(name="wayland-7")


def test_one_of_two_screens_is_enough(linux, tmp_path):
    linux(DISPLAY=":0", WAYLAND_DISPLAY="wayland-7", XDG_RUNTIME_DIR=str(tmp_path))
    assert system.why_no_window() == ""


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_a_library_that_no_list_knows_is_named_too(linux, monkeypatch, platform):
    def fails(name):
        raise ImportError("libodd.so.9: cannot open shared object file")

    linux(DISPLAY=":0")
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr("importlib.import_module", fails)
    assert "libodd.so.9" in system.why_no_window()


def test_what_this_machine_lacks_is_what_the_loader_says():
    assert not system._loads("libgiaoban-missing.so.1")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks the X server of Linux")
def test_a_display_that_nobody_serves_does_not_answer(monkeypatch):
    if not system._loads("libxcb.so.1"):
        pytest.skip("no X11 libraries here")
    monkeypatch.setitem(os.environ, "DISPLAY", ":6543")
    assert not system._x11_answers()


@pytest.mark.parametrize(
    ("platform", "unseen"), [("offscreen", True), ("minimal:x", True), ("xcb", False), ("", False)]
)
def test_a_window_that_nobody_sees_is_known(
    monkeypatch: pytest.MonkeyPatch, platform: str, unseen: bool
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    monkeypatch.delenv("DISPLAY", raising=False)
    assert system.is_unseen() is unseen


def test_a_platform_that_qt_does_not_have_is_said_before_qt_ends_the_program(linux, monkeypatch):
    for variable in system.PLUGIN_PLACES:
        monkeypatch.delenv(variable, raising=False)
    linux(QT_QPA_PLATFORM="nonsense")
    assert system.why_no_window() == system.NO_PLUGIN.format(name="nonsense")
    monkeypatch.setenv("QT_PLUGIN_PATH", "somewhere else")
    assert system.why_no_window() == ""


def test_an_environment_without_qt_says_how_to_make_it_anew(linux, monkeypatch):
    def fails(name):
        raise ModuleNotFoundError("No module named 'PySide6'", name="PySide6")

    linux(DISPLAY=":0")
    monkeypatch.setattr("importlib.import_module", fails)
    assert system.why_no_window() == system.BROKEN.format(name="PySide6")


def test_what_is_known_at_once_is_that_there_is_no_screen_or_no_qt(linux, monkeypatch):
    def fails(name):
        raise ImportError("libodd.so.9: cannot open shared object file")

    linux()
    assert system.why_not_even_try() == system.NO_SCREEN
    linux(DISPLAY=":0", answers=False)
    assert system.why_not_even_try() == ""
    monkeypatch.setattr("importlib.import_module", fails)
    assert "libodd.so.9" in system.why_not_even_try()
    linux(DISPLAY=":0", missing={"libEGL.so.1"})
    assert system.why_not_even_try().endswith("sudo apt install libegl1")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks the X server of Linux")
@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"QT_QPA_PLATFORM": "nonsense"}, system.NO_PLUGIN.format(name="nonsense")),
        ({"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":6543"}, system.NO_ANSWER.format(name=":6543")),
    ],
)
def test_when_qt_gives_up_our_sentence_is_the_last_word(tmp_path: Path, variables, sentence):
    if not system._loads("libxcb.so.1"):
        pytest.skip("no X11 libraries here")
    ended = subprocess.run(
        [sys.executable, "-m", "app", "--data", str(tmp_path / "data")],
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", f"{sentence}\n")
    assert not (tmp_path / "data").exists()
