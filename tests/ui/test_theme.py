"""The look."""

import sys
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QRawFont
from PySide6.QtWidgets import QTableWidget

from app.core.paths import resources
from app.ui import theme

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy" + "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
SAID_ON_SURFACES = ("text", "quiet", "accent", "done", "late")


def luminance(colour: str) -> float:
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("said", "ground"),
    [
        *product(SAID_ON_SURFACES, ("surface", "window")),
        ("text", "raised"),
        ("quiet", "raised"),
        ("on_accent", "accent"),
    ],
)
def test_every_text_can_be_read_on_its_ground(said, ground):
    assert contrast(getattr(theme.LIGHT, said), getattr(theme.LIGHT, ground)) >= 4.5


@pytest.mark.parametrize("name", ["Arimo-Regular.ttf", "Arimo-Bold.ttf"])
def test_the_bundled_font_has_every_letter_and_every_sign(qapp, name):
    font = QRawFont(str(resources() / "fonts" / name), 12)
    wanted = LETTERS + LETTERS.upper() + "–…“”‹›" + "".join(theme.SIGNS.values())
    assert [sign for sign in wanted if not font.supportsCharacter(ord(sign))] == []


def test_every_mark_has_its_own_sign_and_a_colour():
    assert set(theme.SIGNS) == set(theme.Mark)
    assert len(set(theme.SIGNS.values())) == len(theme.Mark)
    assert all(theme.colour(mark).isValid() for mark in theme.Mark)


def test_the_program_looks_the_same_everywhere(qapp):
    theme.apply(qapp)
    assert qapp.styleSheet() == theme.SHEET
    assert qapp.font().family() == ("Segoe UI" if sys.platform == "win32" else "Arimo")
    assert qapp.palette().color(theme.Role.Highlight) == QColor(theme.LIGHT.accent)


def test_the_sign_of_the_order_does_not_cover_the_heading(qtbot, qapp):
    theme.apply(qapp)
    table = QTableWidget(0, 1)
    qtbot.addWidget(table)
    table.setHorizontalHeaderLabels(["Thời hạn"])
    table.horizontalHeaderItem(0).setTextAlignment(
        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    )
    table.horizontalHeader().setSortIndicatorShown(True)

    def heading(section: int) -> tuple[QImage, QImage]:
        table.horizontalHeader().setSortIndicator(section, Qt.SortOrder.AscendingOrder)
        picture = table.horizontalHeader().grab().toImage()
        edge = theme.STEP
        return picture, picture.copy(0, edge, picture.width(), picture.height() - edge)

    table.show()
    (plain, plain_text), (ordered, ordered_text) = heading(-1), heading(0)
    assert ordered != plain
    assert ordered_text == plain_text
