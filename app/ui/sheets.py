"""Style sheets of single widgets, for what Fusion and its palette cannot do."""

from PySide6.QtWidgets import QWidget

from app.ui import theme

FOCUS_FRAME = 7  # pixels at every size of texts


def tabled(view: QWidget) -> None:
    """Give a table or tree the padding of our lists, and headings of ours.

    Fusion knows no padding. Its sheet is the view's own: with one for all of the program Qt looks every widget up in it
    whenever it is put into another, which doubles the time in which a page is made.
    """
    theme.follow(view, lambda: view.setStyleSheet(_table_sheet(theme.tokens())))


def cell_edges() -> int:
    """What a cell takes beside its words: the padding, and what Fusion leaves for the frame of the focus."""
    return 2 * theme.px(theme.CELL_PADDING) + FOCUS_FRAME


def menued(view: QWidget) -> None:
    """Make a list a menu of what stands beside it."""
    theme.follow(view, lambda: view.setStyleSheet(_menu_sheet(theme.tokens())))


def boxed(box: QWidget) -> None:
    """Show where the cursor is by the edge of a box for several lines, as Fusion does for one line."""
    theme.follow(box, lambda: box.setStyleSheet(_box_sheet(theme.tokens())))


def _table_sheet(tokens: theme.Tokens) -> str:
    step = theme.px(theme.STEP)
    return f"""
        QTableView::item, QTreeView::item {{ padding: 0 {theme.px(theme.CELL_PADDING)}px; }}
        QHeaderView::section {{
            padding: {step - 2}px {step}px {step // 2}px; background: {tokens.raised}; border: none;
            border-right: 1px solid {tokens.line}; border-bottom: 1px solid {tokens.line};
        }}
        QHeaderView::up-arrow, QHeaderView::down-arrow {{
            subcontrol-position: top center; width: {step}px; height: {step}px;
        }}
    """


def _menu_sheet(tokens: theme.Tokens) -> str:
    ground = f"QListView {{ background: {tokens.raised}; }}"
    return f"{ground} QListView::item {{ padding-left: {2 * theme.px(theme.STEP)}px; }}"


def _box_sheet(tokens: theme.Tokens) -> str:
    return (
        ""
        if tokens is theme.CONTRAST
        else f"QAbstractScrollArea:focus {{ border: 1px solid {tokens.accent}; }}"
    )
