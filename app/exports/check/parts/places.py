"""Where something stands, in words that a person can follow."""

from __future__ import annotations

from app.exports.check.word.blocks import Paragraph, Word

_QUOTED = 48


class Places:
    """The paragraphs of a file, numbered as a reader would count them: those with text, outside tables."""

    def __init__(self, word: Word) -> None:
        self._numbers: dict[int, int] = {}
        for paragraph in word.paragraphs:
            if paragraph.where.depth == 0 and paragraph.text.strip():
                self._numbers[id(paragraph)] = len(self._numbers) + 1

    def of(self, paragraph: Paragraph) -> str:
        """ "Đoạn 12: “Căn cứ Luật …”", "Bảng 2, dòng 3: “…”"."""
        where, said = paragraph.where, quoted(paragraph.whole)
        if where.block < 0:
            name = "Đầu trang, cuối trang"
        elif where.boxed:
            name = "Hộp chữ"
        elif where.table >= 0:
            name = f"Bảng {where.table + 1}, dòng {where.row + 1}"
        elif id(paragraph) in self._numbers:
            name = f"Đoạn {self._numbers[id(paragraph)]}"
        else:
            return "Một đoạn trống"
        return f"{name}: {said}" if said else name

    def of_all(self, paragraphs: list[Paragraph]) -> str:
        """The first of several places, and how many more there are."""
        more = len(paragraphs) - 1
        return self.of(paragraphs[0]) + (f" và {more} đoạn khác" if more else "")


def quoted(text: str) -> str:
    """The beginning of a text in quotation marks; "" for none."""
    words = " ".join(text.split())
    if not words:
        return ""
    if len(words) > _QUOTED:
        words = words[:_QUOTED].rsplit(" ", 1)[0] + " …"
    return f"“{words}”"
