"""The words of how a task comes to be: its marks, who follows it, when it comes again."""

from app.core.terms import Term


class TaskMark(Term):
    """What is to be known of a task at a glance (duties 1, 5, 24)."""

    KEY = "key", "Trọng tâm"
    DELEGATED = "delegated", "Ủy quyền"
    PETITION = "petition", "Đơn, kiến nghị"
    BEYOND = "beyond", "Vượt thẩm quyền"
    DIRECT = "direct", "UBND tỉnh trực tiếp chỉ đạo"


class DocumentMark(Term):
    """Why an incoming document has no task of its own (duties 6, 7)."""

    WRONG_WAY = "wrong_way", "Gửi sai quy trình, trả lại"
    NO_ASSIGNMENT = "no_assignment", "Cơ quan nhận tự xử lý, không cần văn bản giao"


class FollowRole(Term):
    """The chain inside the office that follows a task (duty 19)."""

    ROOM = "room", "Phòng theo dõi"
    DEPUTY = "deputy", "Phó Trưởng phòng"
    OFFICER = "officer", "Chuyên viên theo dõi"


class Rhythm(Term):
    """On which days a recurring task is due."""

    WEEKLY = "weekly", "Hằng tuần, vào một thứ"
    MONTHLY = "monthly", "Hằng tháng, vào một ngày"
    MONTH_END = "month_end", "Ngày cuối tháng"
    LAST_WORKING_DAY = "last_working_day", "Ngày làm việc cuối tháng"
    QUARTER_END = "quarter_end", "Ngày cuối quý"
    YEARLY = "yearly", "Hằng năm, vào một ngày"


class Answered(Term):
    """Where an agency that takes part in a task stands on a day (duty 15); computed, never stored."""

    MISSING = "missing", "Quá hạn trả lời"
    DUE_SOON = "due_soon", "Sắp đến hạn"
    WAITING = "waiting", "Đang chờ trả lời"
    LATE = "late", "Trả lời chậm"
    ON_TIME = "on_time", "Đã trả lời"
    CLOSED = "closed", "Không trả lời"
