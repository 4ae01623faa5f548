"""The verbs of a list as Qt actions: for the keys, the menu of a row, and the buttons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.ui.lists.screen import Action

if TYPE_CHECKING:
    from app.ui.lists.view import ListView

LEAST_OF_DOCUMENTS = 3  # in the menu of a row, for a menu of their own
DOCUMENTS = "Lập văn bản"

Keys = QKeySequence | QKeySequence.StandardKey | str


@dataclass(frozen=True, slots=True)
class Verbs:
    """What can be done with a list: `own` are the verbs that its screen declares, in their order.

    `for_rows` can be done while rows are chosen, `for_current` while the cursor is on a record.
    """

    own: tuple[tuple[Action, QAction], ...]
    delete: QAction
    for_rows: tuple[QAction, ...]
    for_current: tuple[QAction, ...]

    def documents(self) -> list[QAction]:
        """Those that make documents."""
        return [made for action, made in self.own if action.document]


def command(
    owner: QWidget,
    label: str,
    keys: Keys,
    verb: Callable[[], object],
    *,
    tip: str = "",
    everywhere: bool = False,
) -> QAction:
    """A verb of a widget, by its keys while it has the focus, or anywhere in the window while it is seen."""
    action = QAction(label, owner)
    if keys:
        action.setShortcut(keys)
    window = Qt.ShortcutContext.WindowShortcut
    action.setShortcutContext(window if everywhere else Qt.ShortcutContext.WidgetShortcut)
    action.setToolTip(tip or label)
    action.triggered.connect(lambda _=False: verb())
    return action


def separator(owner: QWidget) -> QAction:
    """A line between verbs in a menu."""
    line = QAction(owner)
    line.setSeparator(True)
    return line


def grouped(owner: QWidget, verbs: Iterable[tuple[Action, QAction]]) -> list[QAction]:
    """Verbs for a menu, with a line before each that stands apart, none at the top; those under a title in its menu."""
    lines: list[QAction] = []
    menus: dict[str, QMenu] = {}
    for action, made in verbs:
        if action.under and action.under not in menus:
            menus[action.under] = _submenu(action.under, owner)
            lines.append(menus[action.under].menuAction())
        if action.under:
            menus[action.under].addAction(made)
            continue
        if action.apart and lines:
            lines.append(separator(owner))
        lines.append(made)
    return lines


def _submenu(title: str, owner: QWidget) -> QMenu:
    menu = QMenu(title, owner)
    menu.setToolTipsVisible(True)
    return menu


def button(action: QAction) -> QPushButton:
    """A button that does what the action does, and can be pressed when that can be done."""
    made = QPushButton(action.text())
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    made.setToolTip(f"{action.toolTip()} ({keys})" if keys else action.toolTip())
    made.setAutoDefault(False)
    made.setEnabled(action.isEnabled())
    made.clicked.connect(action.trigger)
    action.enabledChanged.connect(made.setEnabled)
    return made


def enable(actions: Iterable[QAction], *, on: bool) -> None:
    """Whether all of these can be done now."""
    for action in actions:
        action.setEnabled(on)


def make_verbs(view: ListView[Any]) -> Verbs:
    """The verbs of a list, with their keys and the menu of its rows."""
    table, screen = view.table, view.declared
    reopen = command(table, "Mở", "", view.open_current)
    edit = command(table, "Sửa ô", "F2", view.edit_current)
    copy = command(table, "Sao chép", QKeySequence.StandardKey.Copy, view.copy)
    with_heads = command(table, "Sao chép kèm tiêu đề cột", "Ctrl+Shift+C", lambda: view.copy(headings=True))
    tip = f"Chuyển các {screen.noun} đã chọn vào thùng rác"
    delete = command(table, "Xóa", QKeySequence.StandardKey.Delete, view.delete, tip=tip)
    own = tuple((action, _declared(view, action)) for action in screen.actions)
    of_rows = tuple(made for action, made in own if action.needs_rows)
    table.addActions([reopen] if screen.form or screen.opens else [])
    table.addActions([edit] if screen.edits else [])
    table.addActions([copy, with_heads])
    in_menu = grouped(table, _under_documents([verb for verb in own if verb[0].needs_rows]))
    table.addActions([separator(table), *in_menu] if in_menu else [])
    table.addActions([separator(table), delete] if screen.table else [])
    view.addActions([made for _, made in own])
    view.addAction(command(view, "Tìm", QKeySequence.StandardKey.Find, view.go_to_search, everywhere=True))
    view.addAction(command(view, "In", QKeySequence.StandardKey.Print, view.print_document, everywhere=True))
    return Verbs(own, delete, (*of_rows, copy, with_heads, delete), (reopen, edit))


def _under_documents(verbs: Sequence[tuple[Action, QAction]]) -> list[tuple[Action, QAction]]:
    """The same, with many documents in a menu of their own, as under their button."""
    many = sum(bool(action.document) for action, _ in verbs) >= LEAST_OF_DOCUMENTS
    return [
        (replace(action, under=DOCUMENTS) if many and action.document else action, made)
        for action, made in verbs
    ]


def _declared(view: ListView[Any], action: Action) -> QAction:
    def run() -> None:
        action.run(view.shell, view.chosen_keys())

    return command(view, action.label, action.shortcut, run, tip=action.tip, everywhere=True)
