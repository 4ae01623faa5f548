"""What a window needs of the system. Qt ends the program when something is missing: then it is asked what, and told."""

from __future__ import annotations

import builtins
import importlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType

NO_SCREEN = "Không có màn hình nên chưa mở được cửa sổ; mọi lệnh khác vẫn dùng được."
NO_ANSWER = "Màn hình {name} không trả lời nên chưa mở được cửa sổ; mọi lệnh khác vẫn dùng được."
NO_PACKAGE = "Cửa sổ cần thư viện {libraries}; hãy cài bằng lệnh: sudo apt install {packages}"
NO_LIBRARY = "Chưa mở được cửa sổ vì hệ thống thiếu thư viện: {reason}."
NO_PLUGIN = (
    "Chưa mở được cửa sổ: bộ thư viện Qt không có phần cho màn hình “{name}”. "
    "Xem lại biến QT_QPA_PLATFORM; nếu không đặt biến đó, xóa thư mục .venv rồi chạy lại."
)
BROKEN = "Bộ thư viện của chương trình không đủ ({name}); hãy xóa thư mục .venv rồi chạy lại."

# Library -> the Debian package that brings it (Ubuntu has the same names).
FOR_ALL = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libX11.so.6": "libx11-6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libzstd.so.1": "libzstd1",
}
FOR_X11 = {
    "libxcb.so.1": "libxcb1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
FOR_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
PLUGIN_PLACES = ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH")
X11, WAYLAND = "xcb", "wayland"
REFUSED = 2  # the exit code
UNSEEN = {"offscreen", "minimal", "minimalegl"}  # platforms for tests: windows that nobody sees


def why_no_window() -> str:
    """One sentence on what keeps a window from opening, with the packages to install; empty if nothing does."""
    if not sys.platform.startswith("linux"):
        return _import_fails()
    platforms = _platforms(os.environ)
    if not platforms:
        return NO_SCREEN
    reasons = [_why_not(platform) for platform in platforms]
    return "" if "" in reasons else reasons[0]


def why_not_even_try() -> str:
    """The same as far as it costs nothing to know: the rest is asked when Qt gives up (`explained`)."""
    if sys.platform.startswith("linux") and not _platforms(os.environ):
        return NO_SCREEN
    failure = _import_fails()
    return (why_no_window() or failure) if failure else ""


def import_qt() -> None:
    """Import Qt, and have `import` read no sources.

    PySide's own reads the source of every module that is imported after it and keeps it, for a syntax that nobody here
    writes (`from __feature__ import …`): 25 MiB, and a part of the start.
    """
    importlib.import_module("PySide6.QtWidgets")
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


@contextmanager
def explained() -> Iterator[None]:
    """Around the start of Qt: should it end the program, our sentence is the last word in place of its own."""
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler

    heard: list[str] = []

    def hear(kind: QtMsgType, _: QMessageLogContext, message: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            print(why_no_window() or message, file=sys.stderr, flush=True)
            os._exit(REFUSED)  # else Qt would abort: an exception finds no way through it
        heard.append(message)

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
        for message in heard:
            print(message, file=sys.stderr)


def is_unseen() -> bool:
    """Whether a window would open where nobody can see it, nor close it."""
    platforms = _platforms(os.environ)
    return bool(platforms) and UNSEEN.issuperset(platforms)


def _platforms(environment: Mapping[str, str]) -> list[str]:
    """The ways to a screen that are named, the likelier first."""
    if chosen := environment.get("QT_QPA_PLATFORM"):
        return [name.partition(":")[0] for name in chosen.split(";")]
    named = ((X11, "DISPLAY"), (WAYLAND, "WAYLAND_DISPLAY"))
    return [platform for platform, variable in named if environment.get(variable)]


def _why_not(platform: str) -> str:
    libraries = FOR_ALL | {X11: FOR_X11, WAYLAND: FOR_WAYLAND}.get(platform, {})
    return _missing(libraries) or _import_fails() or _no_plugin(platform) or _no_answer(platform)


def _missing(libraries: Mapping[str, str]) -> str:
    """All that is missing at once, for one command must do."""
    missing = {name: package for name, package in libraries.items() if not _loads(name)}
    if not missing:
        return ""
    return NO_PACKAGE.format(libraries=_listed(missing), packages=" ".join(sorted(set(missing.values()))))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def _loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _import_fails() -> str:
    """Why PySide6 itself cannot be imported: it names a library that is not in the lists above."""
    try:
        import_qt()
    except ModuleNotFoundError as error:
        return BROKEN.format(name=error.name)
    except ImportError as error:
        return NO_LIBRARY.format(reason=str(error).rstrip("."))
    return ""


def _no_plugin(platform: str) -> str:
    """Whether Qt has the part that draws on this kind of screen; without it Qt ends the program."""
    from PySide6.QtCore import QLibraryInfo

    if any(os.environ.get(variable) for variable in PLUGIN_PLACES):
        return ""  # somebody has brought his own
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    return "" if any(folder.glob(f"libq{platform}*.so")) else NO_PLUGIN.format(name=platform)


def _no_answer(platform: str) -> str:
    """Whether a screen is there behind its name: it may be left from a session that has ended."""
    match platform:
        case "xcb" if not _x11_answers():
            return NO_ANSWER.format(name=os.environ.get("DISPLAY") or "X11")
        case "wayland" if not _wayland_socket(os.environ).is_socket():
            return NO_ANSWER.format(name=os.environ.get("WAYLAND_DISPLAY") or "Wayland")
        case _:
            return ""


def _x11_answers() -> bool:
    import ctypes

    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed: int = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return failed == 0


def _wayland_socket(environment: Mapping[str, str]) -> Path:
    # A path that is absolute replaces the folder, as the protocol has it.
    return Path(environment.get("XDG_RUNTIME_DIR", "/")) / environment.get("WAYLAND_DISPLAY", "wayland-0")
