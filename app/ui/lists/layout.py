"""Where the parts of a list stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme
from app.ui.lists.commands import DOCUMENTS, button, enable, grouped
from app.ui.widgets.left_and_right import LeftAndRight

if TYPE_CHECKING:
    from app.ui.lists.screen import ListScreen
    from app.ui.lists.view import ListView

LEAST_SEARCH = 110
GROUP_LETTERS = 12
MOST_CHOSEN = "Đã chọn 999"  # no button moves when rows are chosen
LONGEST_WORDS = 200  # of a search, in letters


class Nothing(QWidget):
    """What stands in place of the rows when there are none: one sentence, and the buttons that help."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = theme.quiet(QLabel())
        self.clear = QPushButton("Bỏ lọc")
        self.fill: QPushButton | None = None
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setWordWrap(True)
        self.sentence.setAccessibleName("Danh sách trống")
        self.clear.setToolTip("Xóa từ tìm và mọi điều kiện lọc")
        self.clear.setAutoDefault(False)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.clear)
        self._buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * theme.STEP)
        layout.addStretch(2)
        layout.addWidget(self.sentence)
        layout.addLayout(self._buttons)
        layout.addStretch(3)

    def offer(self, fill: QPushButton) -> None:
        """The button that fills the list."""
        self.fill = fill
        self._buttons.insertWidget(1, fill)

    def say(self, sentence: str, *, narrowed: bool) -> None:
        """Say why there is nothing; `narrowed` where words or filters are the cause."""
        self.sentence.setText(sentence)
        self.clear.setVisible(narrowed)
        if self.fill is not None:
            self.fill.setVisible(not narrowed)


def what_to_do(screen: ListScreen[Any], *, narrowed: bool) -> str:
    """Why there is no row to look at, and what brings one; `narrowed` where words or filters are the cause."""
    if narrowed:
        return f"Không có {screen.noun} nào khớp. Bấm “Bỏ lọc” để xem lại tất cả."
    fill = next((one for one in screen.actions if one.main and not one.needs_rows and one.shortcut), None)
    if fill is None:
        return screen.empty
    label = fill.label.rstrip("…")
    how = f"Bấm {fill.shortcut} để {label[:1].lower()}{label[1:]}."
    return f"Danh sách chưa có {screen.noun} nào. {how}"


def dress(view: ListView[Any]) -> None:
    """Say on each part of a list what it is; nothing can be done with rows before there are any."""
    noun, screen = view.declared.noun, view.declared
    view.setAccessibleName(screen.title)
    view.title.setText(screen.title)
    view.search.setPlaceholderText(f"Tìm {noun} (Ctrl+F), gõ không dấu cũng được")
    view.search.setClearButtonEnabled(True)
    view.search.setMaxLength(LONGEST_WORDS)
    view.search.setAccessibleName(f"Tìm {noun}")
    view.search.setToolTip("Tìm theo các từ đầu của từ, không phân biệt hoa thường và dấu")
    view.grouping.addItem("Không nhóm", "")
    for group in screen.groups:
        view.grouping.addItem(f"Theo {group.label[:1].lower()}{group.label[1:]}", group.code)
    view.grouping.setAccessibleName("Nhóm theo")
    view.grouping.setToolTip("Xếp các dòng thành nhóm")
    view.count.setAccessibleName(f"Số {noun}")
    view.totals.setAccessibleName("Tổng hợp")
    view.chosen.setAccessibleName("Số dòng đã chọn")
    view.table.setAccessibleName(f"Danh sách {noun}")
    view.nothing.hide()
    view.export.setMenu(view.menu)
    view.export.setToolTip("Xuất danh sách đang xem ra Excel, Word, PDF hoặc in (Ctrl+P)")
    view.export.setAutoDefault(False)
    enable([*view.verbs.for_rows, *view.verbs.for_current], on=False)


def place(view: ListView[Any]) -> None:
    """Lay the parts of a list out: search and main verb, filters, rows, and the line under them."""
    layout = QVBoxLayout(view)
    layout.setSpacing(theme.STEP)
    layout.addLayout(_top(view))
    layout.addWidget(view.filters)
    layout.addWidget(view.table, 1)
    layout.addWidget(view.nothing, 1)
    layout.addWidget(_foot(view))
    view.setFocusProxy(view.table)
    for action, made in view.verbs.own:
        if action.main and not action.needs_rows:
            view.nothing.offer(button(made))


def _top(view: ListView[Any]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(theme.STEP)
    view.title.setContentsMargins(0, 0, theme.STEP, 0)
    line.addWidget(view.title)
    view.search.setMinimumWidth(theme.px(LEAST_SEARCH))
    view.search.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # takes what is left
    line.addWidget(view.search, 1)
    if view.declared.groups:
        _narrow(view.grouping)
        line.addWidget(view.grouping)
    line.addSpacing(theme.STEP)
    line.addWidget(view.export)
    for action, made in sorted(view.verbs.own, key=lambda verb: verb[0].main):
        if (not action.needs_rows and not action.more and not action.document) or action.main:
            made_button = button(made)
            made_button.setDefault(action.main)
            line.addWidget(made_button)
    return line


def _narrow(box: QComboBox) -> None:
    """Let what is chosen be cut before anything else in the line is."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(GROUP_LETTERS)


def _foot(view: ListView[Any]) -> LeftAndRight:
    theme.quiet(view.totals)
    view.totals.setMinimumWidth(1)  # cut off rather than holding the window open
    view.chosen.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    theme.follow(
        view.chosen,
        lambda: view.chosen.setMinimumWidth(view.chosen.fontMetrics().horizontalAdvance(MOST_CHOSEN)),
    )
    _place_verbs(view)
    return LeftAndRight((view.count, view.totals), (view.progress, view.chosen, view.below))


def _place_verbs(view: ListView[Any]) -> None:
    line = QHBoxLayout(view.below)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme.STEP)
    own = view.verbs.own
    for action, made in own:
        if action.needs_rows and not (action.main or action.more or action.document):
            line.addWidget(button(made))
    if documents := view.verbs.documents():
        line.addWidget(menu_of(documents, view, DOCUMENTS, "Lập văn bản từ các dòng đã chọn"))
    if more := [verb for verb in own if verb[0].more]:
        line.addWidget(menu_of(grouped(view, more), view, "Thao tác", "Những việc khác với các dòng đã chọn"))
    if view.declared.table:
        line.addWidget(button(view.verbs.delete))


def menu_of(actions: Sequence[QAction], owner: QWidget, title: str, tip: str) -> QPushButton:
    """The verbs that would crowd the line, behind one button."""
    menu = QMenu(owner)
    menu.setToolTipsVisible(True)
    menu.addActions(actions)
    made = QPushButton(title)
    made.setMenu(menu)
    made.setAutoDefault(False)
    made.setToolTip(tip)
    return made
