"""The user guide in a window of its own."""

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QTextBrowser, QWidget

from app import NAME
from app.core.errors import AppError
from app.core.paths import guide
from app.ui import theme

TITLE = f"Hướng dẫn sử dụng – {NAME}"
WIDTH, HEIGHT = 860, 640


class GuideWindow(QTextBrowser):
    """The guide, with its pictures; made anew each time it is asked for after it was closed.

    Raises AppError when the guide is not there.
    """

    def __init__(self, parent: QWidget) -> None:
        path = guide()
        try:
            text = path.read_text(encoding="utf-8")
        except OSError as error:
            raise AppError(
                "Không thấy tệp hướng dẫn sử dụng.", f"Cài lại chương trình; tệp phải ở {path}."
            ) from error
        super().__init__(parent)
        self.setWindowFlag(self.windowFlags().Window, True)
        self.setWindowTitle(TITLE)
        self.setAccessibleName(TITLE)
        self.setOpenExternalLinks(True)
        self.document().setBaseUrl(QUrl.fromLocalFile(f"{path.parent}/"))
        self.document().setDocumentMargin(3 * theme.STEP)
        self.setMarkdown(text)
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
