"""Terms of meetings before they begin: the steps of their preparation."""

from app.core.terms import Term

NO_AGENCY = "Chưa ghi cơ quan"
"""The row of all contents that no agency presents."""

NEEDS_NONE = "Không cần gửi"
"""What stands in the place of a receipt for a content that needs no papers."""


class Step(Term):
    """The five steps of a meeting that the office sees to, in their order (duty 62)."""

    HOLDING = "holding", "Xin ý kiến Chủ tịch về việc tổ chức"
    PROGRAMME = "programme", "Chuẩn bị chương trình, nội dung"
    PAPERS = "papers", "Đôn đốc các cơ quan gửi tài liệu"
    RECORD = "record", "Ghi biên bản, ra thông báo kết luận"
    PRESS = "press", "Họp báo, thông cáo báo chí"


class StepState(Term):
    """Where a step of a meeting stands on a day; computed, never stored."""

    DONE = "done", "Xong"
    SKIPPED = "skipped", "Không phải làm"
    OPEN = "open", "Chưa xong"
    LATE = "late", "Chậm"


class Group(Term):
    """Whom a kind of meeting brings together by the regulation (duties 69, 71, 76, 143)."""

    COMMITTEE = "committee", "Thành viên UBND tỉnh"
    OFFICE_LEADERS = "office_leaders", "Lãnh đạo Văn phòng"
    ROOM_HEADS = "room_heads", "Trưởng các phòng, đơn vị thuộc Văn phòng"
    UNION_HEADS = "union_heads", "Người đứng đầu tổ chức đảng, đoàn thể"


class MeetingRhythm(Term):
    """How a meeting is held again, as its first day tells (feature 27)."""

    ONCE = "once", "Một lần"
    WEEKLY = "weekly", "Hằng tuần, cùng thứ với ngày đầu"
    MONTH_DAY = "month_day", "Hằng tháng, cùng ngày (như ngày 25)"
    MONTH_WEEKDAY = "month_weekday", "Hằng tháng, cùng thứ (như thứ Hai đầu tháng)"
    LAST_WORKING_DAY = "last_working_day", "Ngày làm việc cuối tháng"


class AgendaRule(Term):
    """By what rule a content comes on an agenda by itself, in this order (feature 24)."""

    MINUTES = "minutes", "Biên bản phiên trước"
    PROGRAMME = "programme", "Chương trình công tác tháng"
    POSTPONED = "postponed", "Nội dung hoãn lần trước"
    PROPOSALS = "proposals", "Nội dung đề xuất"
    DOSSIERS = "dossiers", "Hồ sơ trình đủ điều kiện"
    OVERDUE = "overdue", "Nhiệm vụ quá hạn"


class OccasionState(Term):
    """What became of a meeting that the regulation asks for."""

    TO_MAKE = "to_make", "Chưa lập"
    MADE = "made", "Đã lập"
    MOVED = "moved", "Đã lập, dời ngày"
    CANCELLED = "cancelled", "Đã lập, đã hủy"


class ItemState(Term):
    """Where a content of a meeting stands on a day; computed, never stored."""

    ON_AGENDA = "on_agenda", "Trong chương trình"
    TO_WITHDRAW = "to_withdraw", "Cần đề nghị rút"
    PROPOSED = "proposed", "Đã đề nghị rút"
    WITHDRAWN = "withdrawn", "Đã rút"
    POSTPONED = "postponed", "Đã hoãn"


class Asked(Term):
    """Whether the chairmen were asked about a content before its session (duty 54); computed, never stored."""

    NOT_NEEDED = "not_needed", "Không phải xin ý kiến"
    NOT_ASKED = "not_asked", "Chưa xin ý kiến"
    OVERDUE = "overdue", "Quá hạn, chưa xin ý kiến"
    WAITING = "waiting", "Đã xin, chờ ý kiến"
    ANSWERED = "answered", "Đã có ý kiến"
    ANSWERED_LATE = "answered_late", "Đã có ý kiến, xin chậm"
    WAITING_LATE = "waiting_late", "Đã xin chậm, chờ ý kiến"


class ProposalState(Term):
    """What became of a content that was proposed for a meeting; computed from the decision."""

    WAITING = "waiting", "Chờ quyết định"
    ACCEPTED = "accepted", "Đã đưa vào chương trình"
    REFUSED = "refused", "Không đưa vào"
