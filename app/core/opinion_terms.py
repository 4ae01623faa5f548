"""The words of written opinions, votes and dossiers submitted: stored code ↔ Vietnamese label."""

from app.core.terms import ExaminedPoint, Term

IN_WORDS = "Chỉ ghi nội dung"  # an answer that takes no side


class RoundKind(Term):
    """Who is asked, and for whom (duties 89-91, 108)."""

    MEMBERS = "members", "Lấy phiếu thành viên UBND tỉnh"
    AGENCIES = "agencies", "Lấy ý kiến cơ quan, phòng"
    REPLY = "reply", "Góp ý văn bản của bộ, ngành, tỉnh khác"


class Channel(Term):
    """How a draft is sent and answered; what is secret goes on paper (duty 91)."""

    SYSTEM = "system", "Trên hệ thống"
    PAPER = "paper", "Bằng giấy"


class TakenUp(Term):
    """What the lead agency does with an opinion (duty 93)."""

    ABSORBED = "absorbed", "Tiếp thu"
    PARTLY = "partly", "Tiếp thu một phần, giải trình"
    EXPLAINED = "explained", "Giải trình, giữ nguyên"


class VoteMethod(Term):
    """How a session votes on a content."""

    BY_NAME = "by_name", "Ghi từng thành viên"
    HANDS = "hands", "Giơ tay"
    SECRET = "secret", "Bỏ phiếu kín"


class Ballot(Term):
    """What a member votes in a session; blank and invalid are papers, `NOT_VOTING` is who stays out of the matter."""

    IN_FAVOUR = "in_favour", "Tán thành"
    AGAINST = "against", "Không tán thành"
    ABSTAINED = "abstained", "Không biểu quyết"
    NOT_VOTING = "not_voting", "Không tham gia biểu quyết"
    BLANK = "blank", "Phiếu trắng"
    INVALID = "invalid", "Phiếu không hợp lệ"
    ABSENT = "absent", "Vắng mặt"


class RoundStanding(Term):
    """Where a round stands, seen on a day; computed, never stored."""

    NOT_SENT = "not_sent", "Chưa gửi"
    WAITING = "waiting", "Đang lấy ý kiến"
    DUE_SOON = "due_soon", "Sắp hết hạn"
    OVERDUE = "overdue", "Quá hạn trả lời"
    ANSWERED = "answered", "Đã đủ ý kiến"
    CLOSED = "closed", "Đã chốt"


class Verdict(Term):
    """What the regulation makes of the opinions or votes."""

    CARRIED = "carried", "Được thông qua"
    LOST = "lost", "Không được thông qua"
    OPEN = "open", "Chưa kết luận"


class DossierClass(Term):
    """What a dossier is about (duties 96, 97, 99, 100)."""

    LEGISLATION = "legislation", "Văn bản quy phạm pháp luật"
    OTHER = "other", "Văn bản không phải quy phạm pháp luật"
    REPORT = "report", "Báo cáo"
    MATTER = "matter", "Đề nghị giao việc, giải quyết công việc"


class DossierPoint(Term):
    """What is looked for in a dossier: that it says all it must (duty 59), then how its draft is (duty 97)."""

    LEGAL_BASIS = "legal_basis", "Căn cứ pháp lý"
    PRACTICAL_BASIS = "practical_basis", "Cơ sở thực tiễn"
    STEPS = "steps", "Trình tự, thủ tục"
    COMPETENCE = "competence", "Thẩm quyền"
    UNITY = "unity", "Tính thống nhất, đồng bộ"
    OWN_VIEW = "own_view", "Nội dung cụ thể, nêu rõ chính kiến"
    ANNEXES = "annexes", "Đủ phụ lục, tài liệu kèm theo"
    PROCEDURE = ExaminedPoint.PROCEDURE.value, ExaminedPoint.PROCEDURE.label
    FORM = ExaminedPoint.FORM.value, ExaminedPoint.FORM.label
    FORMAT = ExaminedPoint.FORMAT.value, ExaminedPoint.FORMAT.label
    CONTENT = ExaminedPoint.CONTENT.value, ExaminedPoint.CONTENT.label
    CONSISTENCY = ExaminedPoint.CONSISTENCY.value, ExaminedPoint.CONSISTENCY.label
    LEGALITY = ExaminedPoint.LEGALITY.value, ExaminedPoint.LEGALITY.label


class ReturnGround(Term):
    """Why a dossier goes back to its agency (duties 6, 60)."""

    WRONG_WAY = "wrong_way", "Gửi không đúng nơi, vượt cấp"
    INCOMPLETE = "incomplete", "Thiếu thành phần hồ sơ"
    UNSOUND = "unsound", "Nội dung chưa bảo đảm"


class Decision(Term):
    """What a leader decides on a dossier submitted."""

    AGREED = "agreed", "Đồng ý"
    AGREED_WITH_CHANGES = "agreed_with_changes", "Đồng ý, có chỉnh sửa"
    REFUSED = "refused", "Không đồng ý"
    MORE_ASKED = "more_asked", "Yêu cầu bổ sung, làm rõ"


class DossierStanding(Term):
    """Where a dossier stands, seen on a day; computed, never stored."""

    EXAMINING = "examining", "Đang thẩm tra"
    READY = "ready", "Đủ điều kiện trình"
    LACKING = "lacking", "Chờ bổ sung"
    RETURNED = "returned", "Trả lại"
    SUBMITTED = "submitted", "Đã trình"
    DECIDED = "decided", "Đã có ý kiến"
