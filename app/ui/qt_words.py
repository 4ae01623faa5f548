"""Qt's own words in Vietnamese: dialogs for files, menus of text fields, standard buttons. Qt brings none itself.

The words are data, `resources/qt/vi.ts`; after a change there: `pyside6-lrelease resources/qt/vi.ts`.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTranslator

from app.core.errors import AppError
from app.core.paths import resources

WORDS = "vi.qm"


def speak(app: QCoreApplication) -> None:
    """Have Qt say its own words in Vietnamese, where the system brings no dialogs of its own.

    Raises:
        AppError: the words are missing from the program.
    """
    words = QTranslator(app)
    if not words.load(str(resources() / "qt" / WORDS)):
        raise AppError("Thiếu tệp lời tiếng Việt của cửa sổ.", "Hãy cài lại chương trình.")
    app.installTranslator(words)
