"""The lines of an editor's text, read again only where it was changed: a long text lags at no key."""

from PySide6.QtGui import QTextDocument

from app.core.rich_text import Line, tidy, write
from app.ui.widgets.words_text import lines_in

Lines = tuple[Line, ...]


class KeptLines:
    """What each block of a document says, None where it was changed since it was read."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._blocks: list[Lines | None] = [None] * document.blockCount()
        document.documentLayout()  # a document without one tells no change
        document.contentsChange.connect(self._changed)

    def words(self) -> str:
        """The words of the document, as they are stored."""
        return write(tidy(line for block in self._read() for line in block))

    def _read(self) -> list[Lines]:
        read = [
            kept if kept is not None else tuple(lines_in(self._document.findBlockByNumber(number)))
            for number, kept in enumerate(self._blocks)
        ]
        self._blocks = [*read]
        return read

    def _changed(self, position: int, _: int, added: int) -> None:
        """Blocks from the first to the last that were touched take the place of as many as there were."""
        count = self._document.blockCount()
        first = self._document.findBlock(position).blockNumber()
        end = self._document.findBlock(position + added)
        touched = (end.blockNumber() if end.isValid() else count - 1) - first + 1
        gone = touched - (count - len(self._blocks))
        self._blocks[first : first + gone] = [None] * touched
        if gone < 0 or first < 0 or len(self._blocks) != count:
            self._blocks = [None] * count
