"""The office's words become paragraphs with the roles that their beginnings say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.rich_text import plain
from app.core.tables import Heading, Table
from app.exports.document import END_MARK, Block, Paragraph, Role, Run, run_on
from app.exports.words import ended, paragraphs

LONG = "nội dung được giao " * 10
TABLE = Table((Heading("STT"),), (("1",),))


def said(words: str) -> list[tuple[Role, str]]:
    return [(part.role, part.text) for part in paragraphs(words)]


@pytest.mark.parametrize(
    ("line", "role", "text"),
    [
        ("I. Mục đích, yêu cầu", Role.HEADING, "I. MỤC ĐÍCH, YÊU CẦU"),
        ("IV. NHIỆM VỤ", Role.HEADING, "IV. NHIỆM VỤ"),
        ("1. Phạm vi áp dụng", Role.SUBHEADING, "1. Phạm vi áp dụng"),
        ("1. Giao Sở Tài chính chủ trì.", Role.BODY, "1. Giao Sở Tài chính chủ trì."),
        ("1. Giao Sở Tài chính:", Role.BODY, "1. Giao Sở Tài chính:"),
        (f"1. {LONG}", Role.BODY, f"1. {LONG.strip()}"),
        ("a) Rà soát", Role.BODY, "a) Rà soát"),
        ("+ Ý nhỏ hơn", Role.BODY, "+ Ý nhỏ hơn"),
        ("- Rà soát;", Role.BODY, "- Rà soát;"),
        ("Phần I", Role.PART_LABEL, "Phần I"),
        ("CHƯƠNG II", Role.PART_LABEL, "Chương II"),
        ("Tiểu mục 2", Role.PART_LABEL, "Tiểu mục 2"),
        ("Phần I của báo cáo đã nêu.", Role.BODY, "Phần I của báo cáo đã nêu."),
        ("Chương trình công tác", Role.BODY, "Chương trình công tác"),
        ("Điều 1. Phạm vi điều chỉnh", Role.ARTICLE, "Điều 1. Phạm vi điều chỉnh"),
        ("Điều 5 của Nghị định đã nêu.", Role.BODY, "Điều 5 của Nghị định đã nêu."),
        ("2026 là năm cuối", Role.BODY, "2026 là năm cuối"),
        ("V.I. Lê-nin", Role.BODY, "V.I. Lê-nin"),
    ],
)
def test_a_line_plays_the_part_that_its_beginning_says(line: str, role: Role, text: str) -> None:
    assert said(line) == [(role, text)]


@pytest.mark.parametrize(
    "words", ["Chương I\nQuy định chung", "Chương I. Quy định chung", "chương i: Quy định chung"]
)
def test_a_label_has_its_title_in_capitals_under_it(words: str) -> None:
    assert said(words) == [(Role.PART_LABEL, "Chương I"), (Role.PART_TITLE, "QUY ĐỊNH CHUNG")]


def test_only_the_line_after_a_label_is_its_title() -> None:
    assert [role for role, _ in said("Phần I\nI. Kết quả\nTốt")] == [Role.PART_LABEL, Role.HEADING, Role.BODY]
    assert [role for role, _ in said("Phần I\nKết quả.")] == [Role.PART_LABEL, Role.BODY]


def test_the_label_of_an_article_is_bold_and_its_sentence_is_not() -> None:
    (article,) = paragraphs("Điều 2. Quyết định này có hiệu lực từ *ngày ký*.")
    assert article.runs == (
        Run("Điều 2."),
        Run(" Quyết định này có hiệu lực từ ", bold=True),  # turned round: the role itself is bold
        Run("ngày ký", bold=True, italic=True),
        Run(".", bold=True),
    )
    (title,) = paragraphs("Điều 2. **Hiệu** lực")
    assert title == Paragraph(Role.ARTICLE, "Điều 2. Hiệu lực")


def test_looks_become_runs_and_a_text_of_one_look_has_none() -> None:
    (mixed, alone) = paragraphs("Giao **Sở Y tế** làm.\nKhông có gì.")
    assert mixed == run_on(Role.BODY, Run("Giao "), Run("Sở Y tế", bold=True), Run(" làm."))
    assert alone == Paragraph(Role.BODY, "Không có gì.")


def test_a_numbered_list_goes_on_through_dashes_and_begins_anew_after_text() -> None:
    words = "# Giao Sở Y tế:\n- một;\n- hai.\n# Giao Sở Nội vụ.\nSau đó\n# Lại từ đầu."
    assert [text for _, text in said(words)] == [
        "1. Giao Sở Y tế:",
        "- một;",
        "- hai.",
        "2. Giao Sở Nội vụ.",
        "Sau đó",
        "1. Lại từ đầu.",
    ]


def test_blanks_are_single_and_empty_lines_go() -> None:
    assert said("  Một  **  hai ** ba \n\n \n****\nBốn") == [(Role.BODY, "Một hai ba"), (Role.BODY, "Bốn")]


@given(st.text(alphabet="aI1. \n*-#\\đ)", max_size=60))
def test_no_word_is_lost_and_runs_hold_the_whole_text(words: str) -> None:
    parts = paragraphs(words)
    letters = [sign for sign in plain(words) if sign.isalpha()]
    assert [sign.casefold() for sign in letters] == [
        sign.casefold() for part in parts for sign in part.text if sign.isalpha()
    ]
    assert all(part.text == part.text.strip() != "" for part in parts)
    assert all("".join(run.text for run in part.runs) in ("", part.text) for part in parts)


@pytest.mark.parametrize("end", ["", ".", ";", "./.", " ./.", ":", "././."])
def test_the_mark_of_the_end_stands_once_and_in_the_last_paragraph(end: str) -> None:
    blocks: tuple[Block, ...] = (
        Paragraph(Role.BODY, "Một./."),
        Paragraph(Role.BODY, f"Hai{end}"),
        TABLE,
        Paragraph(Role.APPENDIX_NOTE, "(Kèm theo)"),
    )
    assert ended(blocks) == (Paragraph(Role.BODY, "Một."), Paragraph(Role.BODY, "Hai./."), *blocks[2:])


def test_the_mark_takes_the_look_of_the_last_words_and_no_more() -> None:
    (block,) = ended([run_on(Role.BODY, Run("Giao "), Run("Sở Y tế", bold=True), Run(".", italic=True))])
    assert block == run_on(Role.BODY, Run("Giao "), Run("Sở Y tế./.", bold=True))


def test_without_running_text_there_is_no_mark() -> None:
    assert ended((TABLE,)) == (TABLE,)
    assert END_MARK not in str(ended((Paragraph(Role.HEADING, "I. KẾT QUẢ"), TABLE)))
