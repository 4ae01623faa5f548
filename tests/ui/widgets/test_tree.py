"""The arrows of a tree."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTreeWidgetItem

from app.ui import theme
from app.ui.widgets.tree import Tree
from tests.ui.test_theme import contrast


@pytest.fixture
def tree(qtbot, qapp):
    made = Tree()
    qtbot.addWidget(made)
    for name in ("Một", "Hai"):
        item = QTreeWidgetItem([name])
        item.addChild(QTreeWidgetItem(["Con"]))
        made.addTopLevelItem(item)
    made.resize(300, 200)
    made.show()
    yield made
    theme.apply(qapp)


def arrow_and_ground(tree, row):
    """The two colours farthest from each other where the arrow of a row stands."""
    rect = tree.visualItemRect(tree.topLevelItem(row))
    image = tree.viewport().grab().toImage()
    seen = {
        image.pixelColor(x, y).name()
        for x in range(1, tree.indentation() - 1)
        for y in range(rect.top() + 1, rect.bottom())
    }
    return max(contrast(one, other) for one in seen for other in seen)


@pytest.mark.parametrize("look", [theme.Look.LIGHT, theme.Look.DARK, theme.Look.CONTRAST])
@pytest.mark.parametrize("is_open", [False, True])
def test_the_arrow_of_the_chosen_row_is_seen(tree, qapp, look, is_open):
    theme.apply(qapp, look)
    tree.setCurrentItem(tree.topLevelItem(1))
    tree.topLevelItem(1).setExpanded(is_open)
    assert arrow_and_ground(tree, 1) >= 4.5


def test_a_row_without_parts_has_no_arrow(tree, qapp):
    tree.topLevelItem(1).takeChildren()
    tree.setCurrentItem(tree.topLevelItem(1))
    rect = tree.visualItemRect(tree.topLevelItem(1))
    image = tree.viewport().grab().toImage()
    middle = image.pixelColor(tree.indentation() // 2, rect.center().y())
    assert middle == QColor(theme.tokens().accent)
