"""The words of the work programme's life: where its contents come from, what is decided, where plans stand."""

from app.core.terms import AdjustmentGround, Term


class ProposalSource(Term):
    """Who wants a content in the programme (duties 31, 32)."""

    AGENCY = "agency", "Cơ quan, địa phương đăng ký"
    OFFICE = "office", "Văn phòng đề xuất"
    INSTRUCTED = "instructed", "Lãnh đạo UBND tỉnh chỉ đạo"


class ProposalOutcome(Term):
    """What was decided of a registered content; none while it waits."""

    TAKEN = "taken", "Đưa vào chương trình"
    MERGED = "merged", "Gộp vào nội dung khác"
    REFUSED = "refused", "Không đưa vào chương trình"


class ProposalStanding(Term):
    """Where a registered content stands on a day; computed, never stored."""

    WAITING = "waiting", "Chờ xem xét"
    TAKEN = "taken", "Đã đưa vào"
    MERGED = "merged", "Đã gộp"
    REFUSED = "refused", "Không đưa vào"


class AdjustmentKind(Term):
    """What is asked of a content in the programme (duties 39, 52)."""

    MOVE = "move", "Đổi thời gian trình"
    WITHDRAW = "withdraw", "Rút khỏi chương trình"


class RequestKind(Term):
    """What a request in the register of adjustments asks for (duties 39, 52); to add one is asked by a registration."""

    ADD = "add", "Bổ sung nội dung"
    MOVE = "move", AdjustmentKind.MOVE.label
    WITHDRAW = "withdraw", AdjustmentKind.WITHDRAW.label


class RequestDecision(Term):
    """What was decided of a request (duty 39)."""

    PENDING = "pending", "Chờ quyết định"
    APPROVED = "approved", "Đồng ý"
    REFUSED = "refused", "Không đồng ý"


class RequestStanding(Term):
    """Where a request stands on a day: what was decided of it; one whose item was done meanwhile needs no decision."""

    PENDING = "pending", "Chờ quyết định"
    APPROVED = "approved", "Đồng ý"
    REFUSED = "refused", "Không đồng ý"
    LAPSED = "lapsed", "Không còn cần quyết định"


class PlanScope(Term):
    """Whose programme or plan it is (duties 34, 35, 51)."""

    COMMITTEE = "committee", "Chương trình của UBND tỉnh"
    OFFICE = "office", "Chương trình của Văn phòng"
    ROOM = "room", "Kế hoạch của phòng"


class PlanStanding(Term):
    """Where a programme or plan stands on a day (duty 35); computed, never stored."""

    DRAFT = "draft", "Dự thảo"
    CONSULTED = "consulted", "Đang lấy ý kiến"
    SUBMITTED = "submitted", "Đã trình"
    ISSUED = "issued", "Đã ban hành"


class RoundStanding(Term):
    """Whether an item's monthly report came (duty 42), seen on a day; computed, never stored."""

    WAITING = "waiting", "Chưa đến hạn báo cáo"
    MISSING = "missing", "Chưa báo cáo"
    ON_TIME = "on_time", "Báo cáo đúng hạn"
    LATE = "late", "Báo cáo chậm"


class Need(Term):
    """What a content of the programme still asks for before it stands well (duties 36, 133)."""

    PARTY = "party", "Còn trình Tỉnh ủy"
    COUNCIL = "council", "Còn trình HĐND"
    CLASH = "clash", "Lệch lịch Tỉnh ủy, HĐND"
    CARRYING = "carrying", "Chờ chuyển kỳ"
    ADJUSTING = "adjusting", "Chờ quyết định điều chỉnh"


class ItemPart(Term):
    """What a content of the programme says before it goes out (duties 37, 38); its month it always has.

    Which of them the regulation demands is `Regulation.programme_demands`; the others are usage.
    """

    FORM = "form", "Hình thức văn bản"
    LEAD = "lead", "Cơ quan chủ trì"
    LEVEL = "level", "Cấp quyết định"
    LEADER = "leader", "Lãnh đạo phụ trách"
    STEPS = "steps", "Kế hoạch chi tiết"


class ItemChange(Term):
    """What became of a content between two days."""

    ADDED = "added", "Bổ sung"
    DROPPED = "dropped", "Rút"
    ARRIVED = "arrived", "Từ kỳ trước"
    CARRIED = "carried", "Chuyển kỳ sau"
    LATER = "later", "Lùi thời gian"
    EARLIER = "earlier", "Trình sớm hơn"


class Basis(Term):
    """By what the programmes of two days are compared (duties 39, 52)."""

    FACTS = "facts", "Theo ngày của sự việc"
    LOG = "log", "Theo nhật ký: như đã nhập đến hết mỗi ngày"


SHORT_GROUNDS = {
    AdjustmentGround.INSTRUCTION: "Có chỉ đạo",
    AdjustmentGround.OBJECTIVE: "Khách quan",
    AdjustmentGround.PRACTICAL: "Thực tiễn",
    AdjustmentGround.LEGISLATION: "Theo luật",
}
"""The four grounds of an adjustment in narrow columns (duty 40)."""

UNASSIGNED = "Chưa phân công"
"""Who leads a content that nobody leads yet."""

NO_LEAD = f"{UNASSIGNED} cơ quan chủ trì"
"""The row of all contents that nobody leads."""

KEEPS_STEPS = "Giữ nguyên thời hạn các bước khi đổi tháng trình"
"""The question of every decision on a month: without this the open steps move with it."""
