"""What the screens declare."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QWidget,
)

from app.ui.forms.view import FormView
from app.ui.screens.catalog import CATALOG, FORMS, form_named
from app.ui.widgets.calm import CalmBox, CalmNumber
from tests.ui.shells import RecordingShell

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)


@pytest.fixture
def stray(qapp) -> Iterator[list[str]]:
    """The windows that are shown from now on, by the names of their classes."""

    shown: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
            if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown.append(type(watched).__name__)
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    yield shown
    qapp.removeEventFilter(watch)


@pytest.mark.parametrize("page", CATALOG, ids=lambda page: page.title)
def test_every_page_opens_and_every_control_has_a_name(qtbot, tasks, settings, database, page):
    widget = page.make(RecordingShell(tasks, settings, database.folder))
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    qtbot.waitUntil(lambda: bool(_titles(widget)))  # lists are built in turns of the event loop
    controls = _controls(widget)
    assert controls
    assert _unnamed(controls) == []


@pytest.mark.parametrize("page", CATALOG, ids=lambda page: page.title)
def test_no_part_of_a_page_is_ever_a_window_of_its_own(qtbot, tasks, settings, database, page, stray):
    widget = page.make(RecordingShell(tasks, settings, database.folder))
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    qtbot.waitUntil(lambda: bool(_titles(widget)))
    assert [name for name in stray if name != type(widget).__name__] == []


@pytest.mark.parametrize("name", FORMS)
def test_every_control_of_every_form_has_a_name(qtbot, tasks, settings, database, name):
    form = FormView(form_named(name), RecordingShell(tasks, settings, database.folder))
    qtbot.addWidget(form)
    controls = _controls(form)
    assert controls
    assert _unnamed(controls) == []


@pytest.mark.parametrize("page", CATALOG, ids=lambda page: page.title)
def test_the_wheel_scrolls_and_changes_no_box_on_the_way(qtbot, tasks, settings, database, page):
    widget = page.make(RecordingShell(tasks, settings, database.folder))
    qtbot.addWidget(widget)
    boxes = [*widget.findChildren(QComboBox), *widget.findChildren(QAbstractSpinBox)]
    scrolled = [box for box in boxes if _stands_in(box, QScrollArea)]
    assert [repr(box) for box in scrolled if not isinstance(box, CalmBox | CalmNumber)] == []


@pytest.mark.parametrize("box", [CalmBox, CalmNumber])
def test_a_calm_box_leaves_the_wheel_to_what_scrolls(qtbot, box):
    made = box()
    qtbot.addWidget(made)
    if isinstance(made, QComboBox):
        made.addItems(["một", "hai"])
    nowhere = QPointF(5, 5)
    event = QWheelEvent(
        nowhere,
        nowhere,
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    before = _value(made)
    made.wheelEvent(event)
    assert not event.isAccepted()
    assert _value(made) == before
    assert not made.focusPolicy() & Qt.FocusPolicy.WheelFocus & ~Qt.FocusPolicy.StrongFocus


def test_the_keys_of_whole_pages_choose_nothing(qtbot):
    box = CalmBox()
    qtbot.addWidget(box)
    box.addItems([str(number) for number in range(20)])
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        qtbot.keyClick(box, key)
    assert box.currentIndex() == 0
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.currentIndex() == 1


def _value(box: CalmBox | CalmNumber) -> object:
    match box:
        case CalmBox():
            return box.currentIndex()
        case _:
            return box.value()


def _titles(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.font().bold()]


def _controls(widget: QWidget) -> list[QWidget]:
    return [control for kind in CONTROLS for control in widget.findChildren(kind) if _is_ours(control)]


def _unnamed(controls: list[QWidget]) -> list[str]:
    """Those without a name or a text; a button without words needs a tooltip too."""
    return [
        repr(control)
        for control in controls
        if not (control.accessibleName() or getattr(control, "text", str)())
        or (
            isinstance(control, QAbstractButton)
            and not any(map(str.isalpha, control.text()))
            and not control.toolTip()
        )
    ]


def _stands_in(widget: QWidget, kind: type[QWidget]) -> bool:
    parent = widget.parentWidget()
    return parent is not None and (isinstance(parent, kind) or _stands_in(parent, kind))


def _is_ours(control) -> bool:
    """Parts that Qt puts into its own controls speak through them."""
    inside = (QComboBox, QAbstractSpinBox, QAbstractItemView, QScrollBar, QLineEdit, QTabBar)
    parent = control.parent()
    while parent is not None:
        if isinstance(parent, inside):
            return False
        parent = parent.parent()
    return True
