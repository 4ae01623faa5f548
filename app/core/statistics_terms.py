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
