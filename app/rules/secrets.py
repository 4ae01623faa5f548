"""What is kept of a secret document and its tasks: number, days and deadline, never the content (duty 12)."""

import re

from app.core.paper_numbers import names_only_papers
from app.core.terms import Secrecy
from app.core.text import fold

HIDDEN_CONTENT = "Nội dung mật"
FORGOTTEN = (
    "Nội dung cũ đã bỏ khỏi lịch sử và các văn bản đã phát hành trong chương trình; "
    "tệp đã xuất và các bản sao lưu đã có vẫn còn nội dung đó."
)
SENTENCE = "Nhiệm vụ mật: chỉ nhập số, ngày và thời hạn, không nhập nội dung."
ONLY_A_NUMBER = (
    "không ghi nội dung, lý do; chỉ ghi số, ngày văn bản nêu nội dung đó, ví dụ “12/UBND-M ngày 03/11/2026”."
)
MARKED_ADVICE = "Nhập văn bản giao, chọn độ mật, rồi ghi từng nhiệm vụ: chỉ số, ngày, thời hạn."
MARKED = f"Nội dung mang dấu chỉ độ mật: {{}} không ghi nội dung mật. {MARKED_ADVICE}"
NO_FILES = "Văn bản, nhiệm vụ mật không đính kèm tệp."
NO_FILES_ADVICE = "Chỉ ghi số, ngày; tệp giữ ngoài chương trình theo quy định."
BY_NUMBER = f"Nhiệm vụ mật: {ONLY_A_NUMBER}"

_WHICH = ("document", "document_day", "number", "issued_on", "secrecy", "assigner", "leads", "coordinating")
_WHEN = ("assigned_on", "deadline", "kind", "completed_on", "quality_judged_on", "withdrawn_on")
_HOW = ("officer", "room", "deputy", "marks", "quality_accepted", "withdrawn")
KEPT_FIELDS = frozenset((*_WHICH, *_WHEN, *_HOW))
"""The fields of forms that may be kept of a secret, also in a draft."""


def is_secret(secrecy: Secrecy) -> bool:
    """Tell whether a level of secrecy hides the content."""
    return secrecy is not Secrecy.NONE


def said_after(before: Secrecy, now: Secrecy) -> str:
    """What is told after a save that made something secret; empty after any other."""
    return FORGOTTEN if is_secret(now) and not is_secret(before) else ""


def is_marked_secret(text: str) -> bool:
    """Tell whether a line of a text is nothing but a mark of secrecy: "TỐI MẬT", "Độ mật: Mật"."""
    return _MARK.search(text) is not None


def bears_mark(*texts: str) -> bool:
    """Tell whether one of the texts bears a mark of secrecy: a line that is one, or one in brackets."""
    return any(is_marked_secret(text) or _BRACKETED.search(text) for text in texts)


def tells_content(text: str) -> bool:
    """Tell whether a text says more than may be kept of a secret: nothing, or the number and day of its papers.

    So whatever must be given a reason can be given one for a secret task too: the paper that says it (duty 12).
    """
    return (
        _SAID.search(text) is not None and fold(text) != fold(HIDDEN_CONTENT) and not names_only_papers(text)
    )


_SAID = re.compile(r"[^\s,;:.()]")
_LEVELS = "|".join(level.label for level in Secrecy if is_secret(level))
_MARK = re.compile(rf"^\W*(?:độ mật\W*)?(?:{_LEVELS})\W*$", re.IGNORECASE | re.MULTILINE)

_BRACKETED = re.compile(
    rf"[(\[{{]\s*(?:(?:độ mật\W*)?(?:{_LEVELS})|(?:do mat\W*)?(?:{fold(_LEVELS)}))\s*[)\]}}]", re.IGNORECASE
)
