"""The words of a task on its way: how people are reached, what is decided beside its result."""

from app.core.terms import Term


class Obligation(Term):
    """What a task asks of who leads it, and so what closes it (feature 5)."""

    INFORM = "inform", "Để biết"
    OPINION = "opinion", "Cho ý kiến"
    APPROVAL = "approval", "Trình duyệt"
    REPORT = "report", "Báo cáo"
    CARRY_OUT = "carry_out", "Thực hiện"


class Evidence(Term):
    """What must be there, beside its day, for a task to be closed; the regulation says which for each obligation."""

    NUMBER = "number", "Số, ký hiệu văn bản kết quả"
    DATE = "date", "Ngày văn bản kết quả"
    APPROVAL = "approval", "Người duyệt đồng ý"
    ACCEPTANCE = "acceptance", "Nghiệm thu kết quả"


class ContactWay(Term):
    """How an agency is reached or asked (duties 25, 27)."""

    PHONE = "phone", "Điện thoại"
    DIRECT = "direct", "Trực tiếp"
    MESSAGE = "message", "Tin nhắn, thư điện tử"
    WRITING = "writing", "Bằng văn bản"


class TaskEventKind(Term):
    """What happens to a task beside its own facts (duties 3, 8, 22, 110; feature 6)."""

    RECEIVED = "received", "Cơ quan nhận nhiệm vụ"
    REFUSED = "refused", "Cơ quan không nhận, trả lại nhiệm vụ"
    ACCEPTED = "accepted", "Nghiệm thu kết quả"
    WITHDRAWN = "withdrawn", "Thu hồi nhiệm vụ"
    TRANSFERRED = "transferred", "Chuyển cơ quan chủ trì"
    DIFFERING = "differing", "Còn ý kiến khác nhau"
    ESCALATED = "escalated", "Báo cáo, xin ý kiến cấp trên"
    RESERVED = "reserved", "Bảo lưu ý kiến"


class Decided(Term):
    """Where a report of delay stands; computed, never stored (duty 9)."""

    WAITING = "waiting", "Chờ quyết định"
    YES = "yes", "Chấp nhận"
    NO = "no", "Không chấp nhận"


class Granting(Term):
    """Where a request for more time stands on a day; one whose task was finished meanwhile needs no decision."""

    WAITING = "waiting", "Chờ quyết định"
    YES = "yes", "Chấp nhận"
    NO = "no", "Không chấp nhận"
    LAPSED = "lapsed", "Không còn cần quyết định"


class Settled(Term):
    """Whether a matter of a task is still open; computed, never stored (duties 3, 22)."""

    OPEN = "open", "Chưa giải quyết"
    CLOSED = "closed", "Đã giải quyết"


class Supply(Term):
    """Where a request to an agency stands on a day (duty 27); computed, never stored."""

    WAITING = "waiting", "Đang chờ"
    DUE_SOON = "due_soon", "Sắp đến hạn"
    MISSING = "missing", "Quá hạn, chưa có"
    ON_TIME = "on_time", "Đúng hạn"
    LATE = "late", "Chậm"


class TaskFlag(Term):
    """What of a task asks for a second look, seen on a day (duties 3, 8, 14, 16; feature 5); computed, never stored."""

    QUIET = "quiet", "Lâu không có tiến độ"
    OBSTACLE = "obstacle", "Có khó khăn, vướng mắc"
    DIFFERING = "differing", "Còn ý kiến khác nhau"
    REFUSED = "refused", "Cơ quan không nhận, chưa giải quyết"
    RETURNED = "returned", "Bị trả lại kết quả"
    UNJUDGED = "unjudged", "Chưa nghiệm thu"
    TRANSFERRED = "transferred", "Đã chuyển cơ quan chủ trì"
    SUBMITTED = "submitted", "Đã trình, chờ duyệt"
    UNFOUNDED = "unfounded", "Chưa đủ căn cứ kết thúc"
