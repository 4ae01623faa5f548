"""The words of statistics: by what tasks are counted, what they are compared with, by what rows are ranked."""

from app.core.terms import Term


class By(Term):
    """What the rows of a statistic stand for."""

    AGENCY = "agency", "Cơ quan chủ trì"
    LEADER = "leader", "Người giao"
    FIELD = "field", "Lĩnh vực"
    ROOM = "room", "Phòng theo dõi"
    PERSON = "person", "Chuyên viên"
    SOURCE = "source", "Nguồn giao"
    OBLIGATION = "obligation", "Yêu cầu xử lý"
    MONTH = "month", "Tháng"
    QUARTER = "quarter", "Quý"
    HALF_YEAR = "half_year", "6 tháng"
    YEAR = "year", "Năm"


class Comparison(Term):
    """The periods that figures are compared with."""

    BEFORE = "before", "Kỳ trước"
    YEAR_AGO = "year_ago", "Cùng kỳ năm trước"


class Criterion(Term):
    """The rate by which rows are ranked (duties 28, 29)."""

    DONE = "done", "Tỷ lệ hoàn thành"
    ON_TIME = "on_time", "Tỷ lệ đúng hạn"


class PresenceBy(Term):
    """What the rows of a statistic of attendance stand for (feature 55)."""

    PERSON = "person", "Thành viên, người dự"
    AGENCY = "agency", "Cơ quan"
    KIND = "kind", "Loại cuộc họp"
    MONTH = "month", "Tháng"


class PresenceRank(Term):
    """The rate by which rows of a statistic of attendance are ranked (duties 28, 63)."""

    PRESENT = "present", "Tỷ lệ trực tiếp dự"
    REPRESENTED = "represented", "Tỷ lệ kể cả dự thay"


class ReportBy(Term):
    """What the rows of a statistic of periodic reports stand for (duties 111-120)."""

    AGENCY = "agency", "Cơ quan báo cáo"
    PERSON = "person", "Người báo cáo"
    KIND = "kind", "Loại báo cáo"
    MONTH = "month", "Tháng đến hạn"


class ExtensionBy(Term):
    """What the rows of a statistic of extensions stand for (feature 7)."""

    AGENCY = "agency", "Cơ quan"
    LEADER = "leader", "Người giao"
    FIELD = "field", "Lĩnh vực"
    ROOM = "room", "Phòng theo dõi"
    PERSON = "person", "Chuyên viên"
    MONTH = "month", "Tháng"


class ExtensionRank(Term):
    """The number by which rows of a statistic of extensions are ranked, the most first (feature 7)."""

    EXTENSIONS = "extensions", "Số lượt gia hạn"
    DAYS = "days", "Tổng số ngày gia hạn"


Rank = Criterion | PresenceRank | ExtensionRank
"""By what the rows of any statistic are ranked."""
