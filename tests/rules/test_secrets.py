"""What is secret, and what bears the mark of it."""

import pytest

from app.core.terms import Secrecy
from app.rules.secrets import is_marked_secret, is_secret


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
