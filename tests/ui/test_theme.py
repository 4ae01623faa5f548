"""The look."""

import sys
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QRawFont
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPlainTextEdit,
    QScrollBar,
    QSpinBox,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.paths import resources
from app.ui import sheets, theme

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy" + "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
LOOKS = {"light": theme.LIGHT, "dark": theme.DARK, "contrast": theme.CONTRAST}
SAID = ("text", "quiet", "accent", "done", "late", "soon")
PAIRS = [*product(SAID, ("surface", "window", "raised")), ("on_accent", "accent")]


@pytest.fixture(autouse=True)
def light_again(qapp):
    """A look that a test chose is not the next test's."""
    theme.apply(qapp)
    yield
    theme.apply(qapp)


def luminance(colour: str) -> float:
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("said", "ground"), PAIRS)
def test_every_text_can_be_read_on_its_ground(look, said, ground):
    wanted = 7 if look == "contrast" else 4.5
    assert contrast(getattr(LOOKS[look], said), getattr(LOOKS[look], ground)) >= wanted


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("ground", ["surface", "window"])
def test_the_edge_of_a_field_can_be_seen(look, ground):
    assert contrast(LOOKS[look].edge, getattr(LOOKS[look], ground)) >= 3


@pytest.mark.parametrize("look", [theme.Look.LIGHT, theme.Look.DARK, theme.Look.CONTRAST])
@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QSpinBox, QCheckBox])
def test_fields_are_painted_with_that_edge(qtbot, qapp, look, kind):
    theme.apply(qapp, look)
    field = kind()
    qtbot.addWidget(field)
    field.resize(80, 40)
    image = field.grab().toImage()
    ground = theme.tokens().window
    seen = {image.pixelColor(x, 20).name() for x in range(3)}
    assert max(contrast(colour, ground) for colour in seen) >= 3


@pytest.mark.parametrize("look", [theme.Look.LIGHT, theme.Look.DARK, theme.Look.CONTRAST])
def test_boxes_to_tick_in_lists_have_an_edge_that_is_seen(qtbot, qapp, look):
    theme.apply(qapp, look)
    boxes = QListWidget()
    qtbot.addWidget(boxes)
    item = QListWidgetItem("Quá hạn")
    item.setCheckState(Qt.CheckState.Unchecked)
    boxes.addItem(item)
    boxes.resize(120, 60)
    image, row = boxes.viewport().grab().toImage(), boxes.visualItemRect(item)
    seen = {image.pixelColor(x, row.center().y()).name() for x in range(8)}
    assert max(contrast(colour, theme.tokens().surface) for colour in seen) >= 3


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
    assert qapp.font().family() == ("Segoe UI" if sys.platform == "win32" else "Arimo")
    assert qapp.palette().color(theme.Role.Highlight) == QColor(theme.LIGHT.accent)


@pytest.mark.parametrize(
    ("look", "tokens"),
    [
        (theme.Look.LIGHT, theme.LIGHT),
        (theme.Look.DARK, theme.DARK),
        (theme.Look.CONTRAST, theme.CONTRAST),
    ],
)
def test_a_chosen_look_is_in_force_at_once(qapp, look, tokens):
    theme.apply(qapp, look)
    assert (theme.look(), theme.tokens()) == (look, tokens)
    assert qapp.palette().color(theme.Role.Base) == QColor(tokens.surface)
    assert theme.colour(theme.Mark.LATE) == QColor(tokens.late)
    assert bool(qapp.styleSheet()) is (tokens is theme.CONTRAST)  # one for all makes every page dear


@pytest.mark.parametrize(
    ("system", "tokens"), [(Qt.ColorScheme.Dark, theme.DARK), (Qt.ColorScheme.Light, theme.LIGHT)]
)
def test_the_look_can_follow_the_system(qapp, monkeypatch, system, tokens):
    class Hints:
        def colorScheme(self):  # noqa: N802
            return system

        def unsetColorScheme(self):  # noqa: N802
            pass

    monkeypatch.setattr(QGuiApplication, "styleHints", Hints)
    theme.apply(qapp, theme.Look.SYSTEM)
    assert theme.tokens() is tokens


def test_an_open_window_follows_with_every_widget(qtbot, qapp):
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    plain, secondary, heading = QLabel("a"), theme.quiet(QLabel("b")), theme.titled(QLabel("c"))
    menu = QListWidget()
    sheets.menued(menu)
    for part in (plain, secondary, heading, menu):
        layout.addWidget(part)
    window.show()
    small = plain.font().pointSizeF(), heading.font().pointSizeF()
    theme.apply(qapp, theme.Look.DARK, 2.0)
    assert (plain.font().pointSizeF(), heading.font().pointSizeF()) == (2 * small[0], 2 * small[1])
    assert heading.font().bold()
    assert plain.palette().color(plain.foregroundRole()) == QColor(theme.DARK.text)
    assert secondary.palette().color(secondary.foregroundRole()) == QColor(theme.DARK.quiet)
    ground = menu.viewport().grab().toImage().pixelColor(20, 20)
    assert ground == QColor(theme.DARK.raised)


@pytest.mark.parametrize(("scale", "height"), [(1.0, 28), (1.5, 42), (2.0, 56), (9.0, 56), (0.1, 28)])
def test_rows_grow_with_the_text_within_bounds(qapp, scale, height):
    theme.apply(qapp, scale=scale)
    assert theme.row_height() == height


def test_what_no_palette_can_do_is_done_again_at_each_change(qtbot, qapp):
    box, seen = QWidget(), []
    theme.follow(box, lambda: seen.append(theme.px(10)))
    theme.apply(qapp, scale=1.5)
    assert seen == [10, 15]
    box.deleteLater()
    qtbot.waitUntil(lambda: box_is_gone(box))
    theme.apply(qapp, scale=2.0)
    assert seen == [10, 15]


def box_is_gone(box: QWidget) -> bool:
    from shiboken6 import isValid

    return not isValid(box)


@pytest.mark.parametrize("look", theme.Look)
def test_the_sign_of_the_order_does_not_cover_the_heading(qtbot, qapp, look):
    theme.apply(qapp, look)
    table = QTableWidget(0, 1)
    qtbot.addWidget(table)
    sheets.tabled(table)
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


def colours_within(widget, margin=0):
    image = widget.grab().toImage()
    across, down = range(margin, image.width() - margin), range(margin, image.height() - margin)
    return {image.pixelColor(x, y).name() for x in across for y in down}


@pytest.mark.parametrize("way", [Qt.Orientation.Vertical, Qt.Orientation.Horizontal])
def test_the_handle_of_a_scroll_bar_is_seen_in_high_contrast(qtbot, qapp, way):
    theme.apply(qapp, theme.Look.CONTRAST)
    bar = QScrollBar(way)
    qtbot.addWidget(bar)
    bar.setRange(0, 100)
    bar.setPageStep(50)
    bar.resize(*((15, 200) if way == Qt.Orientation.Vertical else (200, 15)))
    ground, handle = QColor(theme.CONTRAST.window).name(), QColor(theme.CONTRAST.quiet).name()
    assert {ground, handle} <= colours_within(bar, margin=3)
    assert contrast(ground, handle) >= 7


@pytest.mark.parametrize("kind", [QComboBox, QLineEdit, QSpinBox, QPlainTextEdit])
def test_what_cannot_be_filled_in_is_told_from_what_can_in_high_contrast(qtbot, qapp, kind):
    theme.apply(qapp, theme.Look.CONTRAST)
    pictures = []
    for is_on in (True, False):
        field = kind()
        qtbot.addWidget(field)
        field.setEnabled(is_on)
        field.resize(120, 30)
        image = field.grab().toImage()
        pictures.append({image.pixelColor(x, 0).name() for x in range(30, 60)})
        assert max(contrast(colour, theme.CONTRAST.window) for colour in pictures[-1]) >= 4.5
    on, off = pictures
    assert len(on) == 1  # an edge without a gap
    assert len(off) > 1  # a broken one


@pytest.mark.parametrize("look", LOOKS)
def test_words_that_are_off_can_still_be_read(look):
    for ground in ("surface", "window", "raised"):
        assert contrast(LOOKS[look].off, getattr(LOOKS[look], ground)) >= 4.5


def test_a_menu_has_an_edge_in_high_contrast(qtbot, qapp):
    theme.apply(qapp, theme.Look.CONTRAST)
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction("Mở")
    menu.resize(menu.sizeHint())
    image = menu.grab().toImage()
    edge = {image.pixelColor(x, 0).name() for x in range(image.width())}
    assert {contrast(colour, theme.CONTRAST.window) >= 7 for colour in edge} == {True}
