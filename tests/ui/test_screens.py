"""What the screens declare."""

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
)

from app.ui import theme
from app.ui.screens.catalog import CATALOG
from tests.ui.shells import RecordingShell

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)


@pytest.mark.parametrize("page", CATALOG, ids=lambda page: page.title)
def test_every_page_opens_and_every_control_has_a_name(qtbot, tasks, settings, database, page):
    widget = page.make(RecordingShell(tasks, settings, database.folder))
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    controls = [c for kind in CONTROLS for c in widget.findChildren(kind) if _is_ours(c)]
    assert controls
    assert [label.text() for label in widget.findChildren(QLabel) if label.property(theme.ENLARGED)]
    assert [repr(c) for c in controls if not (c.accessibleName() or getattr(c, "text", str)())] == []


def _is_ours(control) -> bool:
    """Parts that Qt puts into its own controls speak through them."""
    inside = (QComboBox, QAbstractSpinBox, QAbstractItemView, QScrollBar, QLineEdit)
    parent = control.parent()
    while parent is not None:
        if isinstance(parent, inside):
            return False
        parent = parent.parent()
    return True
