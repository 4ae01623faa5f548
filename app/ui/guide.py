"""The user guide in a window of its own, with its headings beside it."""

from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QKeySequence, QShortcut, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QVBoxLayout, QWidget

from app import NAME
from app.core.errors import AppError
from app.core.paths import guide
from app.ui import theme
from app.ui.widgets.find_bar import FindBar

TITLE = f"Hướng dẫn sử dụng – {NAME}"
WIDTH, HEIGHT, CONTENTS_WIDTH = 1080, 700, 260
DEEPEST = 2  # the headings that the contents show
PLACE = Qt.ItemDataRole.UserRole


class _Pages(QTextBrowser):
    """The text; a picture that is wider than it is made smaller."""

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802 - Qt's own name
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        picture = QImage(self.document().baseUrl().resolved(QUrl(name)).toLocalFile())
        widest = theme.px(WIDTH - CONTENTS_WIDTH) - 10 * theme.STEP
        smooth = Qt.TransformationMode.SmoothTransformation
        return picture.scaledToWidth(widest, smooth) if picture.width() > widest else picture


class GuideWindow(QWidget):
    """The guide, with its pictures; made anew each time it is asked for after it was closed.

    Raises AppError when the guide is not there.
    """

    def __init__(self, parent: QWidget) -> None:
        path = guide()
        try:
            told = path.read_text(encoding="utf-8")
        except OSError as error:
            raise AppError(
                "Không thấy tệp hướng dẫn sử dụng.", f"Cài lại chương trình; tệp phải ở {path}."
            ) from error
        super().__init__(parent, Qt.WindowType.Window)
        self.text = _Pages()
        self.contents = QListWidget()
        self.finder = FindBar(self.text, "Tìm trong hướng dẫn")
        self.text.setOpenExternalLinks(True)
        self.text.document().setBaseUrl(QUrl.fromLocalFile(f"{path.parent}/"))
        self.text.document().setDocumentMargin(3 * theme.STEP)
        self.text.setMarkdown(told)
        self._list_headings()
        self._place()

    def go_to(self, item: QListWidgetItem) -> None:
        """Show a heading at the top."""
        self.text.moveCursor(QTextCursor.MoveOperation.End)  # so that the heading is scrolled up to
        self.text.setTextCursor(QTextCursor(self.text.document().findBlock(item.data(PLACE))))

    def _list_headings(self) -> None:
        block = self.text.document().begin()
        while block.isValid():
            if 0 < block.blockFormat().headingLevel() <= DEEPEST:
                self._add_heading(block)
            block = block.next()

    def _add_heading(self, block: QTextBlock) -> None:
        item = QListWidgetItem(block.text())
        item.setData(PLACE, block.position())
        item.setToolTip(block.text())
        self.contents.addItem(item)

    def _place(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        self.text.setAccessibleName(TITLE)
        self.contents.setAccessibleName("Mục lục")
        self.contents.itemClicked.connect(self.go_to)
        self.contents.itemActivated.connect(self.go_to)
        beside = QWidget()
        beside.setFixedWidth(theme.px(CONTENTS_WIDTH))
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.finder)
        column.addWidget(self.contents, 1)
        self.finder.listen(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(beside)
        layout.addWidget(self.text, 1)
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        QShortcut(QKeySequence.StandardKey.Cancel, self, self.close)
        self.setFocusProxy(self.text)
