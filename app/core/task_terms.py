"""The words of a task on its way: how people are reached, what is decided beside its result."""

from app.core.terms import Term


class ContactWay(Term):
    """How an agency is reached or asked (duties 25, 27)."""

    PHONE = "phone", "Điện thoại"
    DIRECT = "direct", "Trực tiếp"
    MESSAGE = "message", "Tin nhắn, thư điện tử"
    WRITING = "writing", "Bằng văn bản"


class TaskEventKind(Term):
    """What happens to a task beside its own facts (duties 3, 8, 22, 110)."""

    ACCEPTED = "accepted", "Nghiệm thu kết quả"
    WITHDRAWN = "withdrawn", "Thu hồi nhiệm vụ"
    TRANSFERRED = "transferred", "Chuyển cơ quan chủ trì"
    DIFFERING = "differing", "Còn ý kiến khác nhau"
    ESCALATED = "escalated", "Báo cáo, xin ý kiến cấp trên"
    RESERVED = "reserved", "Bảo lưu ý kiến"
