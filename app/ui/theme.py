"""The look: Qt Fusion on every system, one palette of tokens, one font."""

import sys
from dataclasses import dataclass
from enum import StrEnum, auto

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QStyleFactory

from app.core.paths import resources

POINTS = 10.5
ROW_HEIGHT = 28
STEP = 8
CELL_PADDING = 5
MENU = "menu"
TITLE_SCALE, FIGURE_SCALE = 1.4, 1.7

Role = QPalette.ColorRole


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of a look; every text on its ground has a contrast of 4.5 : 1 at least."""

    window: str
    surface: str
    raised: str
    text: str
    quiet: str
    line: str
    accent: str
    on_accent: str
    done: str
    late: str


LIGHT = Tokens(
    window="#f3f3f4",
    surface="#ffffff",
    raised="#e7e7ea",
    text="#1b1b1f",
    quiet="#5b5b63",
    line="#d4d4d9",
    accent="#a61c1c",
    on_accent="#ffffff",
    done="#17692f",
    late="#b3261e",
)


# The only style sheet: Fusion knows no padding for the items of lists and their headings.
SHEET = f"""
    QTableView::item {{ padding: 0 {CELL_PADDING}px; }}
    QListWidget#{MENU}::item {{ padding-left: {2 * STEP}px; }}
    QHeaderView::section {{
        padding: {STEP - 2}px {STEP}px {STEP // 2}px; background: {LIGHT.raised}; border: none;
        border-right: 1px solid {LIGHT.line}; border-bottom: 1px solid {LIGHT.line};
    }}
    QHeaderView::up-arrow, QHeaderView::down-arrow {{
        subcontrol-position: top center; width: {STEP}px; height: {STEP}px;
    }}
"""


class Mark(StrEnum):
    """How a state is shown: a sign, and a colour that is never the only difference."""

    NEUTRAL = auto()
    LATE = auto()
    DONE = auto()
    DONE_LATE = auto()
    GONE = auto()


SIGNS = {Mark.NEUTRAL: "○", Mark.LATE: "▲", Mark.DONE: "●", Mark.DONE_LATE: "◊", Mark.GONE: "–"}


def colour(mark: Mark) -> QColor:
    """The colour of a mark on the light surface."""
    match mark:
        case Mark.LATE:
            return QColor(LIGHT.late)
        case Mark.DONE | Mark.DONE_LATE:
            return QColor(LIGHT.done)
        case Mark.GONE:
            return QColor(LIGHT.quiet)
        case Mark.NEUTRAL:
            return QColor(LIGHT.text)


def apply(app: QApplication) -> None:
    """Give the program its style, colours and font."""
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(_palette(LIGHT))
    app.setFont(_font())
    app.setStyleSheet(SHEET)


def titled(label: QLabel, scale: float = TITLE_SCALE) -> QLabel:
    """Make a label a heading."""
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    font.setBold(True)
    label.setFont(font)
    return label


def quiet(label: QLabel) -> QLabel:
    """Make a label secondary."""
    palette = label.palette()
    for role in (Role.WindowText, Role.Text):  # a label on a surface takes the second
        palette.setColor(role, QColor(LIGHT.quiet))
    label.setPalette(palette)
    return label


def side_palette(palette: QPalette) -> QPalette:
    """The palette of the side menu: its ground is a step darker than the page."""
    palette.setColor(Role.Base, QColor(LIGHT.raised))
    return palette


def _font() -> QFont:
    family = "Segoe UI" if sys.platform == "win32" else _bundled()
    font = QFont(family)
    font.setPointSizeF(POINTS)
    return font


def _bundled() -> str:
    """The family of the font that lies beside the program: the system's may lack Vietnamese letters."""
    families: list[str] = []
    for name in ("Arimo-Regular.ttf", "Arimo-Bold.ttf"):
        number = QFontDatabase.addApplicationFont(str(resources() / "fonts" / name))
        families += QFontDatabase.applicationFontFamilies(number)
    return families[0] if families else "Sans Serif"


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette(QColor(tokens.window))
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
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.quiet))
    return palette
