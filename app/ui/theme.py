"""The look: Qt Fusion on every system, palettes of tokens, one font; all of it can be changed at run time.

The first paint waits for this module: naming `Qt`, with all enums in it, takes 12 ms, so it is named where it is used.
"""

import sys
from collections.abc import Callable
from enum import StrEnum, auto
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.core.paths import resources
from app.ui import contrast

POINTS = 10.5
ROW_HEIGHT = 28
STEP = 8
CELL_PADDING = 5
STYLE, STYLED = "Fusion", "styled"
TITLE_SCALE, FIGURE_SCALE = 1.4, 1.7
SMALLEST_SCALE, LARGEST_SCALE = 1.0, 2.0
DARKENED = 140  # percent, by which Fusion darkens a ground for its edges

EDGED = (
    "QLineEdit",
    "QPlainTextEdit",
    "WordsEdit",
    "QAbstractSpinBox",
    "QComboBox",
    "QCheckBox",
    "QRadioButton",
    "QListView",  # boxes to tick stand in these
    "QTreeView",
)  # what is filled in

Role = QPalette.ColorRole


class Tokens(NamedTuple):
    """The colours of a look; every text on its ground has a contrast of 4.5 : 1 at least, edges of fields of 3 : 1."""

    window: str
    surface: str
    raised: str
    text: str
    quiet: str
    off: str
    line: str
    edge: str
    accent: str
    on_accent: str
    done: str
    late: str
    soon: str


LIGHT = Tokens(
    window="#f3f3f4",
    surface="#ffffff",
    raised="#e7e7ea",
    text="#1b1b1f",
    quiet="#5b5b63",
    off="#5b5b63",
    line="#d4d4d9",
    edge="#7b7b85",
    accent="#a61c1c",
    on_accent="#ffffff",
    done="#17692f",
    late="#b3261e",
    soon="#7d4e00",
)

DARK = Tokens(
    window="#202024",
    surface="#28282d",
    raised="#36363d",
    text="#ececf0",
    quiet="#b4b4bf",
    off="#b4b4bf",
    line="#4a4a53",
    edge="#83838d",
    accent="#ff9a90",
    on_accent="#3a0505",
    done="#7fd99a",
    late="#ff9388",
    soon="#f2bd5c",
)

CONTRAST = Tokens(
    window="#000000",
    surface="#141414",
    raised="#262626",
    text="#ffffff",
    quiet="#e4e4e4",
    off="#a6a6a6",
    line="#ffffff",
    edge="#ffffff",
    accent="#ffd60a",
    on_accent="#000000",
    done="#6dff93",
    late="#ffa39c",
    soon="#ffc46b",
)


class Look(StrEnum):
    """What people choose from; the system's is the light or the dark one, as the system says."""

    SYSTEM = auto()
    LIGHT = auto()
    DARK = auto()
    CONTRAST = auto()

    @property
    def label(self) -> str:
        """The look in words."""
        return _LABELS[self]


_LABELS = {
    Look.SYSTEM: "Theo hệ thống",
    Look.LIGHT: "Sáng",
    Look.DARK: "Tối",
    Look.CONTRAST: "Tương phản cao",
}


class Mark(StrEnum):
    """How a state is shown: a sign, and a colour that is never the only difference."""

    NEUTRAL = auto()
    SOON = auto()
    LATE = auto()
    DONE = auto()
    DONE_LATE = auto()
    GONE = auto()


SIGNS = {  # the bundled font has no clock: what was done late is hollow
    Mark.NEUTRAL: "○",
    Mark.SOON: "∆",
    Mark.LATE: "▲",
    Mark.DONE: "●",
    Mark.DONE_LATE: "◊",
    Mark.GONE: "–",
}


class _InForce(QObject):
    """The look in force, and who is told when it changes."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.look, self.scale, self.tokens = Look.LIGHT, SMALLEST_SCALE, LIGHT
        self.family = ""  # of the font, once it was loaded


_IN_FORCE = _InForce()


def tokens() -> Tokens:
    """The colours of the look in force; ask again at every painting."""
    return _IN_FORCE.tokens


def look() -> Look:
    """The look that was chosen."""
    return _IN_FORCE.look


def scale() -> float:
    """The size of texts, 1 as a rule."""
    return _IN_FORCE.scale


def px(size: float) -> int:
    """A length at the size of texts in force, from one at 100 %."""
    return round(size * _IN_FORCE.scale)


def row_height() -> int:
    """The height of a row of a list, in pixels."""
    return px(ROW_HEIGHT)


def colour(mark: Mark) -> QColor:
    """The colour of a mark in the look in force."""
    match mark:
        case Mark.LATE:
            return QColor(tokens().late)
        case Mark.SOON:
            return QColor(tokens().soon)
        case Mark.DONE | Mark.DONE_LATE:
            return QColor(tokens().done)
        case Mark.GONE:
            return QColor(tokens().quiet)
        case Mark.NEUTRAL:
            return QColor(tokens().text)


def apply(app: QApplication, look: Look = Look.LIGHT, scale: float = SMALLEST_SCALE) -> None:
    """Give the program its style, colours and font, or others at run time: every widget follows."""
    if not _IN_FORCE.family:
        _IN_FORCE.family = "Segoe UI" if sys.platform == "win32" else _bundled()
        if not app.property(STYLED):  # Qt was not told when it started, which costs less
            app.setStyle(STYLE)
        app.styleHints().colorSchemeChanged.connect(_follow_system)
    _IN_FORCE.look = look
    _IN_FORCE.scale = min(max(scale, SMALLEST_SCALE), LARGEST_SCALE)
    _dress(app)


def tell_system(look: Look) -> None:
    """Have the frame of the window, which the system draws, go with a look."""
    from PySide6.QtCore import Qt

    hints = QGuiApplication.styleHints()
    match look:
        case Look.LIGHT:
            hints.setColorScheme(Qt.ColorScheme.Light)
        case Look.DARK | Look.CONTRAST:
            hints.setColorScheme(Qt.ColorScheme.Dark)
        case Look.SYSTEM:
            hints.unsetColorScheme()


def follow(widget: QWidget, dress: Callable[[], object]) -> None:
    """Call `dress` now, and whenever colours or sizes change for as long as the widget lives.

    For what no palette and no font can do: sizes in pixels, colours in a picture.
    """
    dress()
    follower = _Follower(widget, dress)
    _IN_FORCE.changed.connect(follower.dress)


def titled(label: QLabel, scale: float = TITLE_SCALE) -> QLabel:
    """Make a label a heading."""
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return sized(label, scale)


def sized(label: QLabel, scale: float) -> QLabel:
    """Give a label another size than other texts, at every size of texts."""
    follow(label, lambda: _enlarge(label, scale))
    return label


def quiet(label: QLabel) -> QLabel:
    """Make a label secondary."""
    label.setForegroundRole(Role.PlaceholderText)
    return label


def ticked(table: QWidget) -> None:
    """Give the boxes to tick in a table the edge of fields; other tables show that ground between their scroll bars."""
    follow(table, lambda: table.setPalette(_edged(tokens())))


class _Follower(QObject):
    """Lives as long as its widget, and so does the connection to it."""

    def __init__(self, widget: QWidget, dress: Callable[[], object]) -> None:
        super().__init__(widget)
        self._dress = dress

    def dress(self) -> None:
        self._dress()


def _dress(app: QApplication) -> None:
    _IN_FORCE.tokens = _tokens(_IN_FORCE.look)
    app.setPalette(_palette(tokens()))
    for kind in EDGED:
        app.setPalette(_edged(tokens()), kind)  # type: ignore[arg-type]  # a str, whatever the stub says
    app.setFont(_font())
    for window in app.topLevelWidgets():  # Qt tells them at the next turn, and sizes are measured below
        app.sendEvent(window, QEvent(QEvent.Type.ApplicationPaletteChange))
        app.sendEvent(window, QEvent(QEvent.Type.ApplicationFontChange))
    app.setStyleSheet(contrast.sheet(tokens(), px) if tokens() is CONTRAST else "")
    _IN_FORCE.changed.emit()


def _tokens(look: Look) -> Tokens:
    match look:
        case Look.LIGHT:
            return LIGHT
        case Look.DARK:
            return DARK
        case Look.CONTRAST:
            return CONTRAST
        case Look.SYSTEM:
            from PySide6.QtCore import Qt

            is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
            return DARK if is_dark else LIGHT


def _follow_system() -> None:
    app = QApplication.instance()
    if _IN_FORCE.look is Look.SYSTEM and isinstance(app, QApplication):
        _dress(app)


def _enlarge(label: QLabel, scale: float) -> None:
    font = QFont(QApplication.font())
    font.setPointSizeF(POINTS * _IN_FORCE.scale * scale)
    font.setBold(label.font().bold())
    label.setFont(font)


def _font() -> QFont:
    font = QFont(_IN_FORCE.family)
    font.setPointSizeF(POINTS * _IN_FORCE.scale)
    return font


def _bundled() -> str:
    """The family of the font that lies beside the program: the system's may lack Vietnamese letters."""
    families: list[str] = []
    for name in ("Arimo-Regular.ttf", "Arimo-Bold.ttf"):
        number = QFontDatabase.addApplicationFont(str(resources() / "fonts" / name))
        families += QFontDatabase.applicationFontFamilies(number)
    return families[0] if families else "Sans Serif"


def _edged(tokens: Tokens) -> QPalette:
    """Fusion makes edges from the ground around them, darkened: these are told a lighter one."""
    palette = _palette(tokens)
    palette.setColor(Role.Window, QColor(tokens.edge).lighter(DARKENED))
    return palette


def _palette(tokens: Tokens) -> QPalette:
    ground = QColor(tokens.window)
    palette = QPalette(ground, ground)  # with one colour PySide would ask whether it is one of those in `Qt`
    for role, value in {
        Role.Window: tokens.window,
        Role.WindowText: tokens.text,
        Role.Base: tokens.surface,
        Role.AlternateBase: tokens.window,
        Role.Text: tokens.text,
        Role.Button: tokens.raised,
        Role.ButtonText: tokens.text,
        Role.Highlight: tokens.accent,
        Role.HighlightedText: tokens.on_accent,
        Role.Accent: tokens.accent,
        Role.Link: tokens.accent,
        Role.PlaceholderText: tokens.quiet,
        Role.ToolTipBase: tokens.surface,
        Role.ToolTipText: tokens.text,
    }.items():
        palette.setColor(role, QColor(value))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.off))
    return palette
