"""What is kept of a text that was read is what a fresh look at it says, whatever was done to it."""

import random

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument

from app.core.rich_text import Shape, tidy, write
from app.ui.widgets import words_text
from app.ui.widgets.words_lines import KeptLines

WORDS = "Mở đầu\n- một **đậm**\n- hai\n\n# ba *nghiêng*\nCuối"


def fresh(document):
    return write(tidy(words_text.lines_of(document)))


def edit(document, chance):
    """One change of those that the editor makes."""
    cursor = QTextCursor(document)
    places = [chance.randrange(document.characterCount()) for _ in range(2)]
    cursor.setPosition(places[0])
    cursor.setPosition(places[1], QTextCursor.MoveMode.KeepAnchor)
    match chance.randrange(8):
        case 0:
            cursor.insertText(chance.choice(["chữ", "hai\ndòng", "", "ba\n\ndòng\n"]))
        case 1:
            cursor.mergeCharFormat(words_text.looks(bold=True, italic=False))
        case 2:
            words_text.set_shape(cursor, chance.choice([*Shape]))
        case 3:
            document.undo()
        case 4:
            document.redo()
        case 5:
            cursor.deletePreviousChar()
        case 6:
            cursor.insertBlock()
        case _:
            words_text.insert(cursor, words_text.tidy(words_text.read("- thêm\n- **nữa**")))


@pytest.mark.parametrize("seed", range(12))
def test_what_is_kept_is_what_the_text_says(qapp, seed):
    document, chance = QTextDocument(), random.Random(seed)
    kept = KeptLines(document)
    words_text.show(document, WORDS)
    for _ in range(80):
        edit(document, chance)
        if chance.random() < 0.6:  # several changes may come between two looks
            assert kept.words() == fresh(document)
    assert kept.words() == fresh(document)


def test_a_key_in_a_long_text_reads_one_line_again(qapp, monkeypatch):
    document = QTextDocument()
    kept = KeptLines(document)
    words_text.show(document, "\n".join(f"dòng {number}" for number in range(500)))
    kept.words()
    read = []
    monkeypatch.setattr(
        "app.ui.widgets.words_lines.lines_in", lambda block: read.append(block) or words_text.lines_in(block)
    )
    QTextCursor(document.findBlockByNumber(250)).insertText("x")
    assert kept.words().splitlines()[250] == "xdòng 250"
    assert len(read) == 1


def test_words_replaced_by_others_leave_nothing_behind(qapp):
    document = QTextDocument()
    kept = KeptLines(document)
    for words in (WORDS, "", "một", WORDS + "\n" + WORDS):
        words_text.show(document, words)
        assert kept.words() == fresh(document)
