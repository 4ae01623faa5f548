"""What is kept of a secret document and its tasks: number, days and deadline, never the content (duty 12)."""

import re

from app.core.terms import Secrecy

HIDDEN_CONTENT = "Nội dung mật"
FORGOTTEN = "Nội dung cũ đã bỏ khỏi lịch sử; các bản sao lưu đã có vẫn còn nội dung đó."
SENTENCE = "Nhiệm vụ mật: chỉ nhập số, ngày và thời hạn, không nhập nội dung."

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


_LEVELS = "|".join(level.label for level in Secrecy if is_secret(level))
_MARK = re.compile(rf"^\W*(?:độ mật\W*)?(?:{_LEVELS})\W*$", re.IGNORECASE | re.MULTILINE)
