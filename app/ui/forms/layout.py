"""Where the parts of a form stand, and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.forms.view import FormView


def place(view: FormView, inner: QWidget) -> None:
    """Lay the parts of a form out: its head, what is asked, and the fields over the files, which scroll in `inner`."""
    view.setAcceptDrops(True)
    view.area.setWidgetResizable(True)
    view.area.setFrameShape(QScrollArea.Shape.NoFrame)
    view.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    row = QHBoxLayout(inner)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(view.body, 100)
    row.addStretch(1)
    if view.form.table:
        view.body.column.addWidget(view.files)
    view.body.column.addStretch(1)
    column = QVBoxLayout(view)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget, share in ((view.head, 0), (view.bar, 0), (view.area, 1)):
        column.addWidget(widget, share)


def listen(view: FormView, save_and_next: Callable[[], object]) -> None:
    """The keys of a form, and the buttons of its head that do the same."""
    head = view.head
    head.save.clicked.connect(lambda _: view.save())
    head.save_and_next.clicked.connect(lambda _: save_and_next())
    head.save_and_next.setVisible(not view.form.title)
    head.print_button.clicked.connect(lambda _: view.printing.print_record())
    head.close_button.clicked.connect(view.close_form)
    within = Qt.ShortcutContext.WidgetWithChildrenShortcut
    for keys, act in (
        ("Ctrl+S", view.save),
        ("Ctrl+Return", save_and_next),
        ("Ctrl+Enter", save_and_next),
        ("Ctrl+P", view.printing.print_record),
        ("Esc", view.close_form),
    ):
        QShortcut(QKeySequence(keys), view, act, context=within)
