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

from app.core.terms import Outcome
from app.services.task_list import Order
from app.ui.screens import tasks as tasks_screen
from app.ui.screens.catalog import CATALOG

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)


@pytest.mark.parametrize("page", CATALOG, ids=lambda page: page.title)
def test_every_page_opens_and_every_control_has_a_name(qtbot, tasks, settings, page):
    widget = page.make(tasks, settings)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    controls = [c for kind in CONTROLS for c in widget.findChildren(kind) if _is_ours(c)]
    assert controls
    assert page.title in [label.text() for label in widget.findChildren(QLabel)]
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


def test_every_column_of_the_tasks_has_an_order_that_the_question_knows():
    assert [Order(order) for order in tasks_screen.ORDERS] == list(Order)
    assert len(tasks_screen.ORDERS) == len(tasks_screen.COLUMNS)


def test_every_outcome_has_words_and_a_mark():
    assert set(tasks_screen.STATES) == set(tasks_screen.MARKS) == set(Outcome)
    assert len({*tasks_screen.STATES.values(), tasks_screen.WITHDRAWN}) == len(Outcome) + 1
