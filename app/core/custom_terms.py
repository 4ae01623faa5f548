"""The words of an office's own fields: of which records they are, and what may be written into them (feature 16)."""

from app.core.terms import Term


class CustomSubject(Term):
    """The records that may have fields of the office's own."""

    TASK = "task", "Nhiệm vụ"
    MEETING = "meeting", "Cuộc họp"


class CustomKind(Term):
    """What a field takes."""

    TEXT = "text", "Chữ"
    NUMBER = "number", "Số"
    DAY = "day", "Ngày"
    CHOICE = "choice", "Chọn một trong danh sách"
