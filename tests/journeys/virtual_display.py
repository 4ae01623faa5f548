"""A display that nobody sees with a keyboard and a mouse: Xvfb, its screen read from its memory, and xdotool."""

from __future__ import annotations

import ctypes
import os
import shutil
import struct
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROGRAMS = ("Xvfb", "xdotool")
WIDTH, HEIGHT = 1366, 768
POLL, STILL = 0.05, 0.4  # seconds; a busy machine paints late
CHANGED_LINES = 40  # a cursor that blinks changes fewer


def missing() -> tuple[str, ...]:
    """What of it is not installed."""
    return tuple(name for name in PROGRAMS if shutil.which(name) is None)


def wait(until: Callable[[], object], what: str, *, seconds: float = 15) -> None:
    """Wait for a state; AssertionError when it does not come."""
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end, f"not within {seconds:.0f} s: {what}"
        time.sleep(POLL)


@dataclass(frozen=True)
class Display:
    """A running Xvfb."""

    name: str
    memory: Path

    def environment(self) -> dict[str, str]:
        """What a program needs to show itself here."""
        left_out = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")
        kept = {name: value for name, value in os.environ.items() if name not in left_out}
        return {**kept, "DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb", "PYTHONUTF8": "1"}

    def hand(self, *words: object) -> str:
        """One command of xdotool; what it says."""
        done = subprocess.run(
            ["xdotool", *map(str, words)], env=self.environment(), capture_output=True, text=True, timeout=15
        )
        return done.stdout.strip()

    def press(self, *keys: str) -> None:
        """Press keys, such as "ctrl+s", one after the other."""
        self.hand("key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        """Type a text, of ASCII and of the letters that the display was given keys for."""
        self.hand("type", "--clearmodifiers", "--delay", 12, text)

    def click(self, x: int, y: int) -> None:
        """Click with the left button."""
        self.hand("mousemove", x, y, "click", 1)

    def window(self, title: str) -> str:
        """The window with this title, once it is seen."""
        found: list[str] = []

        def is_seen() -> bool:
            found[:] = self.hand("search", "--onlyvisible", "--name", f"^{title}$").split()
            return bool(found)

        wait(is_seen, f"a window “{title}”")
        wait(lambda: len(set(self.lines())) > CHANGED_LINES, "the window is painted")
        return found[0]

    def close(self, window: str) -> None:
        """Ask a window to close, as the × of its frame does; there is no frame here."""
        with self._server() as (x11, server):
            protocols, delete = (
                x11.XInternAtom(server, name, False) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW")
            )
            message = _Message(_CLIENT_MESSAGE, 0, 0, None, int(window), protocols, 32, (delete, 0, 0, 0, 0))
            x11.XSendEvent(
                server, ctypes.c_ulong(int(window)), False, ctypes.c_long(0), ctypes.byref(message)
            )

    def give_keys(self, letters: str) -> None:
        """Put letters on keys that have none: a program that is busy misses the keys that move while one types."""
        wanted = sorted(set(letters) - set(map(chr, range(128))))
        with self._server() as (x11, server):
            spare = _keys_without_letters(x11, server)
            assert len(wanted) <= len(spare), "more letters than spare keys"
            for key, letter in zip(spare, wanted, strict=False):
                symbols = (ctypes.c_ulong * 2)(*[_symbol(letter)] * 2)  # the same with Shift
                x11.XChangeKeyboardMapping(server, key, 2, symbols, 1)
            x11.XSync(server, False)

    @contextmanager
    def _server(self) -> Iterator[tuple[ctypes.CDLL, ctypes.c_void_p]]:
        """The library of X and a connection."""
        x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XInternAtom.restype = ctypes.c_ulong
        x11.XGetKeyboardMapping.restype = ctypes.POINTER(ctypes.c_ulong)
        server = ctypes.c_void_p(x11.XOpenDisplay(self.name.encode()))
        try:
            yield x11, server
        finally:
            x11.XCloseDisplay(server)

    def lines(self) -> list[bytes]:
        """The screen, line by line."""
        content = self.memory.read_bytes()
        head = struct.unpack(">25I", content[:100])
        start, stride = head[0] + 12 * head[19], head[12]
        return [content[start + y * stride :][: 4 * WIDTH] for y in range(HEIGHT)]

    @contextmanager
    def changing(self, what: str) -> Iterator[None]:
        """What is done inside changes the screen; go on once it has and stands still."""
        before = self.lines()
        yield
        wait(lambda: _differing(before, self.lines()) > CHANGED_LINES, f"the screen changes: {what}")
        self.settle()

    def settle(self) -> None:
        """Wait until nothing moves but perhaps a cursor."""

        def is_still() -> bool:
            before = self.lines()
            time.sleep(STILL)
            return _differing(before, self.lines()) <= CHANGED_LINES

        wait(is_still, "the screen stands still")

    def picture(self, path: Path) -> None:
        """Save the screen."""
        from PySide6.QtGui import QImage

        data = b"".join(self.lines())
        QImage(data, WIDTH, HEIGHT, 4 * WIDTH, QImage.Format.Format_RGB32).save(str(path))


class _Message(ctypes.Structure):
    """A message to a window, as the X library lays it out."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("rest", ctypes.c_long * 24),
    )


_CLIENT_MESSAGE = 33
_UNICODE = 0x1000000  # a key's symbol is this and the letter's number, but for those of Latin-1


@contextmanager
def display(letters: str = "") -> Iterator[Display]:
    """Start a display with keys for these letters too, and stop it."""
    with tempfile.TemporaryDirectory() as place:
        command = ["Xvfb", "-displayfd", "1", "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp"]
        command += ["-noreset"]  # what keys mean would be forgotten whenever nobody is connected
        with subprocess.Popen(
            [*command, "-fbdir", place], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as server:
            try:
                number = server.stdout.readline().strip()
                assert number, "Xvfb did not start"
                shown = Display(f":{number}", Path(place) / "Xvfb_screen0")
                shown.give_keys(letters)
                yield shown
            finally:
                server.terminate()


def _symbol(letter: str) -> int:
    return ord(letter) if ord(letter) < 0x100 else _UNICODE | ord(letter)


def _keys_without_letters(x11: ctypes.CDLL, server: ctypes.c_void_p) -> list[int]:
    """The codes of keys on which nothing stands."""
    first, last, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_int()
    x11.XDisplayKeycodes(server, ctypes.byref(first), ctypes.byref(last))
    codes = range(first.value, last.value + 1)
    symbols = x11.XGetKeyboardMapping(server, first.value, len(codes), ctypes.byref(width))
    each = width.value
    return [code for place, code in enumerate(codes) if not any(symbols[place * each : (place + 1) * each])]


def _differing(before: list[bytes], after: list[bytes]) -> int:
    return sum(one != other for one, other in zip(before, after, strict=True))
