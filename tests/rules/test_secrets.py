"""What is secret, and what bears the mark of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.terms import Secrecy
from app.rules.secrets import bears_mark, is_marked_secret, is_secret, tells_content


@pytest.mark.parametrize("level", Secrecy)
def test_every_level_but_none_hides_the_content(level: Secrecy) -> None:
    assert is_secret(level) is (level is not Secrecy.NONE)


@pytest.mark.parametrize(
    "text", ["MẬT", "Mật.", "TỐI MẬT", "Dòng đầu\n  TUYỆT MẬT  \ndòng sau", "Độ mật: Mật", "ĐỘ MẬT – TỐI MẬT"]
)
def test_a_line_that_is_a_mark_is_seen(text: str) -> None:
    assert is_marked_secret(text)


@pytest.mark.parametrize(
    "text",
    ["", "Bí mật nhà nước", "mật ong", "Không mật", "Độ mật: Không", "Danh mục bí mật\ntối nay", "Mật độ"],
)
def test_words_about_secrets_are_no_mark(text: str) -> None:
    assert not is_marked_secret(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nội dung mật",
        "12/UBND-M",
        "Số 12/UBND-M ngày 03/11/2026",
        "Công văn số 5/SNV-M ngày 3 tháng 11 năm 2026; Báo cáo số 07/BC-SNV",
        "1234/TTg-QHĐP, ngày 5.11.2026",
        "05a/KH-BCH",
        "CV so 12/SYT ngay 28/11/2026",
    ],
)
def test_the_number_and_day_of_a_paper_tell_no_content(text: str) -> None:
    assert not tells_content(text)


@pytest.mark.parametrize(
    "text",
    [
        "Xây kho",
        "12/UBND-M về xây kho",
        "kho 12",
        "Công văn",
        "ngày",
        "12/UBND-M XÂY KHO",
        "xây-kho-12",
        "12/xaykhomoi",
        " ".join(["12/UBND-M"] * 25),
    ],
)
def test_any_other_word_does(text: str) -> None:
    assert tells_content(text)


def test_a_mark_in_brackets_is_seen_also_without_accents() -> None:
    assert all(map(bears_mark, ("Việc (Mật)", "Viec (mat)", "[Độ mật: Tối mật] việc", "MẬT")))
    assert not any(map(bears_mark, ("Việc (mất)", "Bảo vệ bí mật", "(an toàn, bảo mật)", "")))


@given(st.lists(st.from_regex(r"[a-zđăâêôơư]{2,9}", fullmatch=True), min_size=1, max_size=6))
def test_words_of_small_letters_beside_a_number_are_told_unless_they_name_a_paper(words: list[str]) -> None:
    naming = {"số", "ngày", "và"}
    text = " ".join(["12/UBND-M", *words, *naming])
    assert tells_content(text) or all(not tells_content(f"12/UBND-M {word}") for word in words)
