"""The menu behind the button of the side menu, and the keys of the window: made once the window is painted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from app.ui.screens import catalog
from app.ui.undoing import Undoing
from app.ui.widgets.side_menu import MENU_KEY, MOST_KEYS, SHORTCUT

if TYPE_CHECKING:
    from app.ui.window import Window


def equip(window: Window) -> Undoing:
    """Give a window its menu and its keys; what undoes in it."""
    undoing = Undoing(window.tasks)
    undoing.said.connect(window.say)
    window.status.undo_asked.connect(undoing.undo.trigger)
    _add_keys(window)
    _fill_menu(window, undoing)
    return undoing


def _add_keys(window: Window) -> None:
    for number, page in enumerate(catalog.MENU[:MOST_KEYS]):
        QShortcut(QKeySequence(f"Ctrl+{number + 1}"), window, partial(window.choose_page, page.name))
    QShortcut(QKeySequence(SHORTCUT), window, window.side.turn)
    QShortcut(QKeySequence(MENU_KEY), window, window.side.more.showMenu)


def _fill_menu(window: Window, undoing: Undoing) -> None:
    menu = QMenu(window.side.more)
    menu.aboutToShow.connect(undoing.refresh)
    menu.aboutToHide.connect(undoing.unsure)
    menu.addActions([undoing.undo, undoing.redo])
    menu.addSeparator()
    links = QAction("&Nơi liên quan…", menu)
    links.setShortcut(QKeySequence("Ctrl+L"))
    links.triggered.connect(window.show_links)
    menu.addAction(links)
    menu.addSeparator()
    for name, title in (("history", "Lịch &sử"), ("bin", "&Thùng rác")):
        menu.addAction(title, partial(window.choose_page, name))
    menu.addSeparator()
    menu.addAction("Nhập tệp &Excel…", lambda: window.choose_page("import"))
    menu.addAction("Mẫu &Word", lambda: window.choose_page("templates"))
    menu.addAction("&Quy chế", lambda: window.choose_page("regulation"))
    menu.addAction("Nhật ký q&uy chế", lambda: window.choose_page("number_changes"))
    menu.addAction("Trường &riêng", lambda: window.choose_page("custom_fields"))
    menu.addAction("Sao lưu và &khôi phục", lambda: window.choose_page("backups"))
    menu.addSeparator()
    guide = QAction("Trợ &giúp", menu)
    guide.setShortcut(QKeySequence("F1"))
    guide.triggered.connect(window.show_guide)
    menu.addAction(guide)
    menu.addAction("G&iới thiệu", partial(_introduce, window))
    window.side.more.setMenu(menu)
    window.addActions([undoing.undo, undoing.redo, links, guide])  # their keys work all over the window


def _introduce(window: Window) -> None:
    from app.ui.about import About

    About(window, str(window.folder)).open()
