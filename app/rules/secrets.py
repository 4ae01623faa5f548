"""What is kept of a secret document and its tasks: number, days and deadline, never the content (duty 12)."""

from app.core.terms import Secrecy

HIDDEN_CONTENT = "Nội dung mật"
SENTENCE = "Nhiệm vụ mật: chỉ nhập số, ngày và thời hạn, không nhập nội dung."


def is_secret(secrecy: Secrecy) -> bool:
    """Tell whether a level of secrecy hides the content."""
    return secrecy is not Secrecy.NONE
