"""The glossary: for each stored code its Vietnamese label; the database keeps codes, screens show labels."""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A code, as it is stored or typed, with the label that people read."""

    label: str

    def __new__(cls, code: str, label: str = "") -> Self:  # a look-up by code, too, is typed by this
        term = str.__new__(cls, code)
        term._value_ = code
        term.label = label
        return term


class AgencyKind(Term):
    """Kinds of agencies (duties 140, 145, 150)."""

    DEPARTMENT = "department", "Sở, ban, ngành"
    COMMUNE = "commune", "UBND cấp xã"
    OFFICE_ROOM = "office_room", "Phòng thuộc Văn phòng"
    CENTRAL = "central", "Cơ quan Trung ương trên địa bàn"
    PARTY = "party", "Đảng, đoàn thể"
    GOVERNMENT = "government", "Chính phủ, bộ, ngành"
    COUNCIL = "council", "HĐND, Đoàn ĐBQH"
    FORCES = "forces", "Công an, Quân sự"
    JUSTICE = "justice", "Tòa án, Viện kiểm sát"
    PROVINCE = "province", "Tỉnh, thành phố khác"
    DISTRICT = "district", "UBND cấp huyện (trước 1/7/2025)"
    OTHER = "other", "Cơ quan khác"


class AgencyRole(Term):
    """What an agency does in a task or programme item (duties 2, 4)."""

    LEAD = "lead", "Chủ trì"
    COORDINATING = "coordinating", "Phối hợp"


class TaskKind(Term):
    """Whether a task ends at a day or goes on."""

    NORMAL = "normal", "Có thời hạn"
    REGULAR = "regular", "Thường xuyên"


class TaskOrigin(Term):
    """Who the task comes from in the first place, the highest first (practice §3.1, §3.3; duties 11, 89, 131-138)."""

    GOVERNMENT = "government", "Chính phủ, Thủ tướng Chính phủ"
    PARTY = "party", "Tỉnh ủy, Đảng ủy UBND tỉnh"
    COUNCIL = "council", "Hội đồng nhân dân tỉnh"
    COUNCIL_QUESTION = "council_question", "HĐND tỉnh – chất vấn"
    COUNCIL_PETITION = "council_petition", "HĐND tỉnh – kiến nghị"
    VOTERS = "voters", "Kiến nghị của cử tri"
    DEPUTIES = "deputies", "Đoàn ĐBQH, đại biểu Quốc hội chuyển"
    PROVINCE = "province", "UBND tỉnh, Chủ tịch UBND tỉnh"
    MEETING = "meeting", "Kết luận cuộc họp"
    ORAL = "oral", "Chỉ đạo trực tiếp bằng lời"
    CITIZENS = "citizens", "Tiếp công dân"
    PRESS = "press", "Báo chí nêu"
    COMMENT = "comment", "Góp ý văn bản"
    INCOMING = "incoming", "Văn bản đến"
    OFFICE = "office", "Văn phòng UBND tỉnh"
    OTHER = "other", "Nguồn khác"


class Secrecy(Term):
    """Levels of state secrecy (duty 12): of a secret task only number and date are kept."""

    NONE = "none", "Không mật"
    SECRET = "secret", "Mật"
    TOP_SECRET = "top_secret", "Tối mật"
    MOST_SECRET = "most_secret", "Tuyệt mật"


class DecisionLevel(Term):
    """The level that decides a programme item."""

    COMMITTEE = "committee", "UBND tỉnh"
    CHAIRMAN = "chairman", "Chủ tịch UBND tỉnh"
    COUNCIL = "council", "HĐND tỉnh"
    PARTY_STANDING = "party_standing", "Ban Thường vụ Tỉnh ủy"
    PARTY_COMMITTEE = "party_committee", "Tỉnh ủy"
    PARTY_OF_COMMITTEE = "party_of_committee", "Đảng ủy UBND tỉnh"
    OTHER = "other", "Cấp khác"


class Book(Term):
    """The two programme books (duty 34)."""

    COMMITTEE = "committee", "Chương trình công tác của UBND tỉnh"
    OFFICE = "office", "Chương trình công tác của Văn phòng"


class AdjustmentGround(Term):
    """The only four grounds on which a programme item may be adjusted (duty 40)."""

    INSTRUCTION = (
        "instruction",
        "Chỉ đạo của UBND tỉnh, Chủ tịch, Phó Chủ tịch UBND tỉnh hoặc cấp có thẩm quyền",
    )
    OBJECTIVE = "objective", "Nguyên nhân khách quan, bất khả kháng, tình huống cấp bách"
    PRACTICAL = "practical", "Yêu cầu thực tiễn chỉ đạo, điều hành của ngành, địa phương"
    LEGISLATION = "legislation", "Văn bản quy phạm pháp luật theo quy định của pháp luật"


class MeetingKind(Term):
    """Kinds of meetings (duties 53-75)."""

    REGULAR_SESSION = "regular_session", "Phiên họp thường kỳ UBND tỉnh"
    SPECIAL_SESSION = "special_session", "Phiên họp chuyên đề, bất thường UBND tỉnh"
    THEMATIC_SESSION = "thematic_session", "Phiên họp chuyên đề UBND tỉnh"
    EXTRAORDINARY_SESSION = "extraordinary_session", "Phiên họp bất thường UBND tỉnh"
    PARTY = "party", "Hội nghị Đảng ủy UBND tỉnh"
    LEADERS_WORKING = "leaders_working", "Cuộc họp, làm việc của Chủ tịch, Phó Chủ tịch UBND tỉnh"
    OFFICE_BRIEFING = "office_briefing", "Giao ban Văn phòng"
    LEADERSHIP = "leadership", "Họp Tập thể lãnh đạo Văn phòng"
    MID_YEAR_REVIEW = "mid_year_review", "Hội nghị sơ kết 6 tháng"
    YEAR_REVIEW = "year_review", "Hội nghị tổng kết năm"
    WITH_UNIONS = "with_unions", "Làm việc với Đảng ủy Văn phòng và đoàn thể"
    OFFICE_CHAIRED = "office_chaired", "Cuộc họp do Văn phòng chủ trì"
    TRAINING = "training", "Hội nghị tập huấn"
    CONFERENCE = "conference", "Hội nghị"
    OTHER = "other", "Cuộc họp khác"


class Attendance(Term):
    """How an invited person or agency took part."""

    INVITED = "invited", "Được mời"
    PRESENT = "present", "Có mặt"
    EXCUSED = "excused", "Vắng có lý do"
    ABSENT = "absent", "Vắng mặt"
    SUBSTITUTED = "substituted", "Cử người dự thay"


class Opinion(Term):
    """What a member of the committee answers to a draft (duty 92); no answer is none of them."""

    AGREED = "agreed", "Đồng ý"
    AGREED_WITH_CHANGES = "agreed_with_changes", "Đồng ý nhưng có ý kiến bổ sung, sửa đổi"
    DISAGREED = "disagreed", "Không đồng ý"


class ExaminedPoint(Term):
    """What the office examines a dossier for (duty 97)."""

    PROCEDURE = "procedure", "Thủ tục"
    FORM = "form", "Hình thức"
    FORMAT = "format", "Thể thức"
    CONTENT = "content", "Nội dung"
    CONSISTENCY = "consistency", "Tính thống nhất"
    LEGALITY = "legality", "Tính hợp pháp"


class DayKind(Term):
    """Days that differ from the weekly pattern."""

    OFF = "off", "Ngày nghỉ"
    MAKE_UP = "make_up", "Ngày làm bù"


class Outcome(Term):
    """What became of a task, seen on a day; computed, never stored."""

    DONE_ON_TIME = "done_on_time", "Hoàn thành đúng hạn"
    DONE_LATE = "done_late", "Hoàn thành quá hạn"
    IN_TIME = "in_time", "Đang thực hiện, trong hạn"
    NO_DEADLINE = "no_deadline", "Đang thực hiện, không có thời hạn"
    OVERDUE = "overdue", "Đang thực hiện, quá hạn"


class TaskState(Term):
    """What tasks are looked for by, seen on a day: the outcomes and what asks for attention; computed, never stored."""

    UNFINISHED = "unfinished", "Chưa hoàn thành"
    OVERDUE = "overdue", "Quá hạn"
    DUE_SOON = "due_soon", "Sắp đến hạn"
    DELAY_REPORT = "delay_report", "Hôm nay là hạn cuối báo cáo chậm"
    IN_TIME = "in_time", "Trong hạn"
    NO_DEADLINE = "no_deadline", "Không thời hạn"
    DONE_ON_TIME = "done_on_time", "Hoàn thành"
    DONE_LATE = "done_late", "Hoàn thành quá hạn"
    NO_LEAD = "no_lead", "Chưa có cơ quan chủ trì"
    WITHDRAWN = "withdrawn", "Đã thu hồi"


class Receipt(Term):
    """Whether papers or a report came, seen on a day."""

    ON_TIME = "on_time", "Đúng hạn"
    LATE = "late", "Chậm"
    MISSING = "missing", "Chưa gửi"


class ItemStanding(Term):
    """Where a programme item stands on a day: what its month brings is late after it; computed, never stored."""

    NOT_YET = "not_yet", "Chưa đến tháng"
    DUE = "due", "Đến tháng, chưa trình"
    LATE = "late", "Chậm"
    SUBMITTED = "submitted", "Đã trình"
    ISSUED = "issued", "Đã ban hành"
    CARRIED = "carried", "Đã chuyển kỳ sau"
    WITHDRAWN = "withdrawn", "Đã rút"


TO_SUBMIT = (ItemStanding.NOT_YET, ItemStanding.DUE, ItemStanding.LATE)
"""What is still to be submitted."""


class MeetingStanding(Term):
    """Where a meeting stands, by its day and by that of its cancelling; computed, never stored."""

    PAST = "past", "Đã họp"
    TODAY = "today", "Hôm nay"
    COMING = "coming", "Sắp họp"
    CANCELLED = "cancelled", "Đã hủy"


class ReportStanding(Term):
    """Where a periodic report stands: from its day on it is missing, as in the figures; computed, never stored."""

    WAITING = "waiting", "Chưa đến hạn"
    DUE_SOON = "due_soon", "Sắp đến hạn"
    MISSING = "missing", "Chưa gửi"
    ON_TIME = "on_time", "Đúng hạn"
    LATE = "late", "Chậm"


class Slot(Term):
    """The places in the monthly report for the office's own words."""

    CAUSES = "causes", "Nguyên nhân"
    ASSESSMENT = "assessment", "Đánh giá"
    PROPOSALS = "proposals", "Đề xuất, kiến nghị"
    NEXT_MONTH = "next_month", "Nhiệm vụ trọng tâm tháng sau"
