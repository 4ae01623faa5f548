"""What is kept of a secret document and its tasks: number, days and deadline, never the content (duty 12)."""

from app.core.terms import Secrecy

HIDDEN_CONTENT = "Nội dung mật"
SENTENCE = "Nhiệm vụ mật: chỉ nhập số, ngày và thời hạn, không nhập nội dung."

KEPT_FIELDS = frozenset(
    """document document_day number issued_on secrecy assigned_on deadline assigner leads coordinating kind officer
    completed_on quality_accepted quality_judged_on withdrawn withdrawn_on""".split()
)
"""The fields of forms that may be kept of a secret, also in a draft."""


def is_secret(secrecy: Secrecy) -> bool:
    """Tell whether a level of secrecy hides the content."""
    return secrecy is not Secrecy.NONE
