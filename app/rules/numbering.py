"""The numbers of outgoing documents: one series a kind, issuer and year, from 01, without gap or double.

Decree 30/2020, article 15 and appendix I, II.3. A number between two others ("05a") is none of the decree's.
"""

import re
from collections.abc import Collection

from app.core.errors import AppError
from app.core.issuing import NumberState
from app.rules.document_numbers import said_number

FIRST = 1
_NUMBER = re.compile(r"0*([1-9]\d{0,5})")


def next_number(taken: Collection[int]) -> int:
    """Return the number that follows those of a series."""
    return max(taken, default=FIRST - 1) + 1


def wanted_number(words: str) -> int:
    """Read the number that a person asks for: "5", "05"; AppError for anything else, as a number put between."""
    found = _NUMBER.fullmatch(words.strip())
    if found:
        return int(found[1])
    raise AppError(
        f"“{words.strip()}” không phải là số văn bản.",
        "Số chỉ gồm chữ số, cấp lần lượt; số chèn như 05a, 05b không được cấp, hãy lấy số tiếp theo.",
    )


def require_free(wanted: int, *, following: int, states: dict[int, tuple[NumberState, bool]]) -> None:
    """Refuse a number that is given already, or that would leave a gap: AppError.

    `states` holds of each number of the series its state and whether a document went out under it. A number that was
    cancelled before any did may knowingly be given again.
    """
    if wanted == following:
        return
    said = said_number(wanted)
    if wanted > following:
        raise AppError(
            f"Chưa cấp được số {said}: số tiếp theo của sổ là {said_number(following)}.",
            "Số cấp lần lượt, không để trống số nào. Sổ bắt đầu giữa năm thì ghi số cuối của sổ giấy trước.",
        )
    if wanted not in states:
        raise AppError(
            f"Số {said} thuộc phần sổ giấy trước khi dùng chương trình.", "Lấy số tiếp theo của sổ."
        )
    state, went_out = states[wanted]
    if state is not NumberState.CANCELLED:
        raise AppError(f"Số {said} {state.label.lower()} cho văn bản khác.", "Lấy số tiếp theo của sổ.")
    if went_out:
        raise AppError(
            f"Số {said} thuộc một văn bản đã phát hành rồi mới hủy nên không cấp lại.",
            "Lấy số tiếp theo của sổ.",
        )
