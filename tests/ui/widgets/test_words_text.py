"""Words go into the text of an editor and come back as they were; what is pasted is cleaned to words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument

from app.core.rich_text import Line, Shape, Span, canonical, plain, write
from app.ui.widgets import words_text
from app.ui.widgets.words_lines import KeptLines

LETTERS = st.characters(exclude_categories=("Cs",), exclude_characters="\ufffc\ufdd0\ufdd1")
SPANS = st.builds(Span, st.text(LETTERS, max_size=8), st.booleans(), st.booleans())
LINES = st.lists(st.builds(Line, st.sampled_from(Shape), st.lists(SPANS, max_size=4).map(tuple)), max_size=6)

FROM_WORD = """<html><head><style>p.MsoNormal {font-size:13pt}</style></head><body><!--StartFragment-->
<p class=MsoNormal align=center style='text-align:center'><b><span style='font-size:14.0pt;color:red'>Kết
luận</span></b> của <i>Chủ tịch</i><o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Sở Y tế</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span>Sở <u>Nội vụ</u></p>
<p>1. Đề mục gõ tay</p>
<!--EndFragment--></body></html>"""


@pytest.fixture
def mime(qapp):
    def mime(*, html: str = "", text: str = "") -> QMimeData:
        data = QMimeData()
        if html:
            data.setHtml(html)
        data.setText(text)
        return data

    return mime


def shown(words: str) -> QTextDocument:
    document = QTextDocument()
    words_text.show(document, words)
    return document


@given(LINES.map(write))
def test_words_come_back_as_they_were(qapp, words):
    assert KeptLines(shown(words)).words() == canonical(words)


@given(st.text("ab*\\-# \nđ", max_size=30))
def test_whatever_was_typed_into_a_plain_box_comes_back(qapp, words):
    assert KeptLines(shown(words)).words() == canonical(words)


def test_items_that_follow_each_other_are_one_list(qapp):
    document = shown("# một\n# hai\n\n# lại một\n- gạch")
    block, lists = document.begin(), []
    while block.isValid():
        found = block.textList()
        lists.append(found.itemNumber(block) if found else None)
        block = block.next()
    assert lists == [0, 1, None, 0, 0]


def test_filling_cannot_be_undone(qapp):
    document = shown("một")
    assert not document.isUndoAvailable()
    assert not document.isModified()


def test_what_comes_from_word_is_cleaned(mime):
    assert write(words_text.pasted(mime(html=FROM_WORD, text="x"))) == (
        "**Kết luận** của *Chủ tịch*\n- Sở Y tế\n# Sở Nội vụ\n1. Đề mục gõ tay"
    )


def test_lists_of_a_page_stay_lists(mime):
    html = "<ol><li>một</li><li>hai</li></ol><ul><li>ba <b>bốn</b></li></ul>"
    assert write(words_text.pasted(mime(html=html))) == "# một\n# hai\n- ba **bốn**"


def test_a_table_gives_its_words(mime):
    html = "<table><tr><td>a</td><td>b</td></tr></table>"
    assert plain(write(words_text.pasted(mime(html=html)))).split() == ["a", "b"]


def test_text_is_pasted_as_it_is(mime):
    assert write(words_text.pasted(mime(text="một\r\n\n\n- hai *"))) == "một\n\n\\- hai \\*"


def test_a_piece_of_a_line_keeps_its_blanks(mime):
    document = shown("Giao chủ trì")
    cursor = QTextCursor(document)
    cursor.setPosition(5)
    words_text.insert(cursor, words_text.pasted(mime(text="Sở Y tế ")))
    assert KeptLines(document).words() == "Giao Sở Y tế chủ trì"


def test_several_lines_go_into_the_line_of_the_cursor(mime):
    document = shown("- đầu đuôi")
    cursor = QTextCursor(document)
    cursor.setPosition(4)
    words_text.insert(cursor, words_text.pasted(mime(text="một\nhai")))
    assert KeptLines(document).words() == "- đầu một\nhaiđuôi"
