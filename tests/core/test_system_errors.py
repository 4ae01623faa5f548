"""A refusal of the system is said in Vietnamese."""

import errno
from pathlib import Path

import pytest

from app.core.system_errors import reason


def test_a_missing_file_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as refused:
        (tmp_path / "không có").read_bytes()
    assert reason(refused.value) == "không tìm thấy"


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "ổ đĩa đã đầy"), (errno.EACCES, "không có quyền"), (999, "lỗi hệ thống số 999")],
)
def test_each_number_has_words_or_is_named(number: int, said: str) -> None:
    assert reason(OSError(number, "English words")) == said
