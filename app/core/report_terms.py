"""The regime of reports: who owes them, and what a calendar of all that is due tells."""

from app.core.terms import Term


class Owner(Term):
    """Who owes a report (duties 111, 112)."""

    ROOM = "room", "Các phòng, đơn vị thuộc Văn phòng"
    DEPUTY = "deputy", "Các Phó Chánh Văn phòng"


class DueKind(Term):
    """What is due on a day of the calendar."""

    REGULAR = "regular", "Việc định kỳ theo quy chế"
    REPORT = "report", "Báo cáo"
    MEETING = "meeting", "Cuộc họp"
    PAPERS = "papers", "Tài liệu cuộc họp"
    TASKS = "tasks", "Nhiệm vụ đến hạn"
    DELAY = "delay", "Hạn cuối báo cáo chậm"
    ROUND = "round", "Hạn trả lời lấy ý kiến"
    DOSSIER = "dossier", "Hạn xử lý hồ sơ trình"


class DueState(Term):
    """Where a line of the calendar stands on a day; computed, never stored.

    What is past and of which the data tell nothing is not called late; what they cannot tell is not judged.
    """

    LATE = "late", "Quá hạn"
    TODAY = "today", "Hôm nay"
    COMING = "coming", "Sắp tới"
    DONE = "done", "Xong"
    PAST = "past", "Chưa ghi nhận"
    UNJUDGED = "unjudged", "Không xét"


class ReportPart(Term):
    """Where a line of a room's report goes in the office's own (duty 119)."""

    ASSESSMENT = "assessment", "Đánh giá, kết quả"
    CAUSES = "causes", "Khó khăn, nguyên nhân"
    PROPOSALS = "proposals", "Đề xuất, kiến nghị"
    NEXT = "next", "Nhiệm vụ kỳ sau"


class ReportEvery(Term):
    """How often a report that was asked of agencies comes again (duties 114-118)."""

    ONCE = "once", "Một lần"
    WEEK = "week", "Hằng tuần"
    MONTH = "month", "Hằng tháng"
    QUARTER = "quarter", "Hằng quý"
    HALF_YEAR = "half_year", "6 tháng một lần"
    YEAR = "year", "Hằng năm"
