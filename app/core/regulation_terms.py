"""The words of a working regulation that are no numbers: rules that an office chooses from."""

from app.core.terms import Term


class DayOffRule(Term):
    """What becomes of a regular day that falls on a day off (duty 67)."""

    BEFORE = "before", "Chuyển sang ngày làm việc liền trước"
    AFTER = "after", "Chuyển sang ngày làm việc liền sau"
    STAYS = "stays", "Giữ nguyên ngày"
    CHAIR = "chair", "Người chủ trì quyết định"


class Weekday(Term):
    """The days of the week, Monday first."""

    MONDAY = "monday", "Thứ Hai"
    TUESDAY = "tuesday", "Thứ Ba"
    WEDNESDAY = "wednesday", "Thứ Tư"
    THURSDAY = "thursday", "Thứ Năm"
    FRIDAY = "friday", "Thứ Sáu"
    SATURDAY = "saturday", "Thứ Bảy"
    SUNDAY = "sunday", "Chủ nhật"

    @property
    def number(self) -> int:
        """0 for Monday, as `date.weekday` counts."""
        return list(Weekday).index(self)


class Whole(Term):
    """Of whom a share of votes is counted (duty 86)."""

    ALL = "all", "Tổng số thành viên"
    PRESENT = "present", "Thành viên có mặt hoặc đã trả lời"


class TieRule(Term):
    """What decides when the votes on both sides are equal."""

    CHAIR = "chair", "Theo bên có ý kiến của người chủ trì"
    REJECTED = "rejected", "Coi như không được thông qua"
    AGAIN = "again", "Biểu quyết lại"


class Unanswered(Term):
    """How a member counts who was asked and gave no answer (duties 91, 92)."""

    NOT_AGREED = "not_agreed", "Không tính là đồng ý"
    AGREED = "agreed", "Coi như đồng ý"
    LEFT_OUT = "left_out", "Không tính vào tổng số"
