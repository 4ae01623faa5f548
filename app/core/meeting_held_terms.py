"""Terms of meetings as they are held, and of invitations by others (duties 65, 77-86)."""

from app.core.terms import Term


class Answer(Term):
    """What an invited person or agency answered; no answer is none of them."""

    COMES = "comes", "Sẽ dự"
    SUBSTITUTE = "substitute", "Cử người dự thay"
    CANNOT = "cannot", "Không dự được"


class PressKind(Term):
    """How the press is told of a meeting (duty 65)."""

    CONFERENCE = "conference", "Họp báo"
    RELEASE = "release", "Thông cáo báo chí"


class InvitationKind(Term):
    """What others ask us to: a meeting, one of an agency in our field (duty 81), a delegation (duty 82)."""

    MEETING = "meeting", "Họp, hội nghị"
    OF_AGENCY = "of_agency", "Họp của cơ quan trong lĩnh vực"
    DELEGATION = "delegation", "Đoàn công tác, kiểm tra"


class InvitedAs(Term):
    """Whom an invitation names (duties 77-79)."""

    BY_NAME = "by_name", "Mời đích danh"
    LEADERS = "leaders", "Mời đại diện lãnh đạo Văn phòng"
    OFFICE = "office", "Mời đại diện Văn phòng"


class InvitationStanding(Term):
    """Where an invitation stands on a day; computed, never stored."""

    UNDECIDED = "undecided", "Chưa phân công"
    UNASKED = "unasked", "Chưa xin ý kiến"
    READY = "ready", "Đã phân công"
    TODAY = "today", "Hôm nay"
    UNREPORTED = "unreported", "Chờ báo cáo"
    OVERDUE = "overdue", "Quá hạn báo cáo"
    REPORTED = "reported", "Đã báo cáo"
    DECLINED = "declined", "Không cử"
