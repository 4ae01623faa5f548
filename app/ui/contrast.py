"""The sheet of high contrast: what Fusion draws darker than the window, which black does not allow."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ui.theme import Tokens

SCROLL_BAR = 15  # pixels at 100 %


def sheet(tokens: Tokens, px: Callable[[float], int]) -> str:
    """The only sheet for all of the program: Fusion draws edges darker than the window, which black does not allow."""
    bar = px(SCROLL_BAR)
    return f"""
        QLineEdit, QPlainTextEdit, QTextEdit, QTableView, QListView, QTreeView {{
            border: 1px solid {tokens.line};
        }}
        QLineEdit {{ padding: {px(2)}px; }}
        QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ border: none; padding: 0; }}
        QTextEdit[frameShape="0"], QListView[frameShape="0"], QTreeView[frameShape="0"] {{ border: none; }}
        QPushButton {{
            border: 1px solid {tokens.line}; background: {tokens.raised}; padding: {px(4)}px {px(12)}px;
        }}
        QPushButton:default {{ border: 2px solid {tokens.accent}; }}
        QPushButton:disabled {{ border-style: dashed; color: {tokens.off}; }}
        QComboBox {{
            border: 1px solid {tokens.line}; background: {tokens.surface}; padding: {px(2)}px {px(4)}px;
        }}
        QComboBox:focus {{ border: 2px solid {tokens.accent}; }}
        QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled,
        QAbstractSpinBox:disabled {{
            border: 1px dashed {tokens.line}; background: {tokens.window};
        }}
        QScrollBar {{ border: 1px solid {tokens.line}; background: {tokens.window}; }}
        QScrollBar:vertical {{ width: {bar}px; }}
        QScrollBar:horizontal {{ height: {bar}px; }}
        QScrollBar::handle {{ background: {tokens.quiet}; margin: 1px; }}
        QScrollBar::handle:hover {{ background: {tokens.accent}; }}
        QScrollBar::handle:vertical {{ min-height: {2 * bar}px; }}
        QScrollBar::handle:horizontal {{ min-width: {2 * bar}px; }}
        QMenu {{ border: 1px solid {tokens.line}; background: {tokens.surface}; }}
        QMenu::item {{ padding: {px(4)}px {px(24)}px; }}
        QMenu::item:selected {{ background: {tokens.accent}; color: {tokens.on_accent}; }}
        QMenu::item:disabled {{ color: {tokens.off}; }}
        QMenu::separator {{ height: 1px; background: {tokens.off}; margin: {px(3)}px {px(8)}px; }}
        QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
        QLineEdit:focus, QPlainTextEdit:focus, WordsEdit:focus, QPushButton:focus {{
            border: 2px solid {tokens.accent};
        }}
    """
