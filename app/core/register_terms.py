"""The office's registers: of incoming documents, and of what it keeps an eye on beside them."""

from app.core.terms import Term


class IncomingStanding(Term):
    """Where an incoming document stands on a day; computed, never stored (duty 101)."""

    OVERDUE = "overdue", "Quá hạn giải quyết"
    DUE_SOON = "due_soon", "Sắp đến hạn"
    OPEN = "open", "Đang giải quyết"
    NOT_HANDED = "not_handed", "Chưa chuyển"
    ANSWERED = "answered", "Đã giải quyết"
    FILED = "filed", "Để biết, lưu"


class RegisterKind(Term):
    """What a line of the office's other registers is about."""

    ACCESS = "access", "Cung cấp tài liệu"  # duty 105
    PUBLICATION = "publication", "Công khai, Công báo"  # duty 128
    DELEGATED = "delegated", "Nội dung phân cấp, ủy quyền"  # duty 130
    COORDINATION = "coordination", "Quy chế phối hợp"  # duty 141
    WORK_LOG = "work_log", "Nhật ký công việc"  # duty 120


class RegisterStanding(Term):
    """Where such a line stands on a day; computed, never stored."""

    LATE = "late", "Quá hạn"
    OPEN = "open", "Chưa xong"
    DONE = "done", "Xong"
    NOTED = "noted", "Đã ghi"
