"""Every kind of document the office issues: its code, its name, what it is made from, and its letters in a number.

`exports.catalog` says how each is composed, `services.briefs` what it is told; a test holds the three equal.
"""

from dataclasses import dataclass

from app.core.terms import Term


class Group(Term):
    """Where a kind stands in the catalogue."""

    REPORTS = "reports", "Báo cáo, thông báo định kỳ"
    MEETINGS = "meetings", "Phiên họp, cuộc họp"
    TASKS = "tasks", "Giao việc, đôn đốc"
    PROGRAMME = "programme", "Chương trình công tác"
    VOTES = "votes", "Lấy ý kiến, biểu quyết"
    DOSSIERS = "dossiers", "Hồ sơ trình"
    SCHEDULE = "schedule", "Lịch công tác"
    BOOKS = "books", "Sổ văn bản"
    FREE = "free", "Văn bản khác"


class Source(Term):
    """What a document is made from; a subject names one, as `services.briefs` reads it."""

    MONTH = "month", "Tháng"
    QUARTER = "quarter", "Quý"
    HALF_YEAR = "half_year", "6 tháng"
    YEAR = "year", "Năm"
    WEEK = "week", "Tuần"
    SPAN = "span", "Khoảng ngày"
    HALF_MONTH = "half_month", "Nửa tháng của một người, một phòng"
    MEETING = "meeting", "Cuộc họp"
    AGENCY_TASKS = "agency_tasks", "Nhiệm vụ của một cơ quan"
    TASKS = "tasks", "Nhiệm vụ"
    TASK = "task", "Một nhiệm vụ"
    ADJUSTMENT = "adjustment", "Đề nghị điều chỉnh"
    PLAN = "plan", "Kế hoạch của phòng"
    OPINIONS = "opinions", "Đợt lấy ý kiến"
    DOSSIER = "dossier", "Hồ sơ trình"
    HANDOVER = "handover", "Lần bàn giao"
    REPORTS = "reports", "Báo cáo chưa nhận"
    BOOK = "book", "Năm của sổ văn bản"
    TYPED = "typed", "Người soạn"


@dataclass(frozen=True, slots=True)
class WordsSlot:
    """A place in a document for the office's own words."""

    code: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One kind. `abbreviation` is its letters in a number (appendix III, I): "BC"; empty for an official letter,
    None where the paper gets no number of its own. Its words are kept under `words`, its own code if that is empty.
    """

    code: str
    title: str
    group: Group
    source: Source
    abbreviation: str | None
    slots: tuple[WordsSlot, ...] = ()
    words: str = ""

    @property
    def is_registered(self) -> bool:
        """Whether it gets a number of the office's registers: a room numbers its papers itself."""
        return self.abbreviation is not None and self.code not in OF_ROOMS


_MONTH_WORDS = (
    WordsSlot("causes", "Nguyên nhân"),
    WordsSlot("assessment", "Đánh giá"),
    WordsSlot("proposals", "Đề xuất, kiến nghị"),
    WordsSlot("next_month", "Nhiệm vụ trọng tâm tháng sau"),
)

_PERIOD_WORDS = (*_MONTH_WORDS[:-1], WordsSlot("next_period", "Nhiệm vụ trọng tâm kỳ sau"))

_HALF_MONTH_WORDS = (
    WordsSlot("results", "Công việc khác đã làm"),
    WordsSlot("proposals", "Đề xuất, kiến nghị"),
    WordsSlot("next_period", "Nhiệm vụ trọng tâm thời gian tới"),
)

_INVITATION_WORDS = (
    WordsSlot("preparation", "Công tác chuẩn bị", "Ai chuẩn bị gì, trước giờ nào; mỗi dòng một việc"),
    WordsSlot("notes", "Nội dung khác", "Như giấy mời này thay giấy triệu tập, đăng ký xe, trang phục"),
)

_AGENDA_WORDS = (
    WordsSlot("opening", "Phần mở đầu", "Mỗi dòng một việc, như: Tuyên bố lý do, giới thiệu đại biểu"),
    WordsSlot("closing", "Phần kết thúc", "Mỗi dòng một việc, như: Thảo luận; Kết luận của chủ trì"),
)

_MINUTES_WORDS = (
    WordsSlot("secretary", "Thư ký", "Họ và tên, chức vụ, như: Lê Thị Hoa, chuyên viên Phòng Tổng hợp"),
    WordsSlot("attendance", "Thành phần khác", "Mỗi dòng một người hoặc cơ quan, kèm lý do nếu vắng"),
    WordsSlot("opinions", "Ý kiến phát biểu chung"),
    WordsSlot("votes", "Kết quả biểu quyết", "Để trống nếu không biểu quyết"),
    WordsSlot("ended", "Giờ kết thúc", "Như: 11 giờ 30; để trống để ghi tay"),
)

_CONCLUSION_WORDS = (
    WordsSlot("attendance", "Thành phần dự họp", "Để trống: những nơi đã ghi có mặt, cử người dự thay"),
    WordsSlot("assessment", "Đánh giá chung", "Để trống nếu không có phần này"),
    WordsSlot("others", "Nội dung khác", "Sau các nội dung đã ghi; mỗi dòng một đoạn"),
)

_TYPED_WORDS = (
    WordsSlot("basis", "Căn cứ", "Mỗi dòng một căn cứ"),
    WordsSlot("body", "Nội dung", "Đề mục viết “I. …”, “1. …”, “a) …”, “Điều 1. …”; mỗi dòng một đoạn"),
    WordsSlot(
        "appendix", "Phụ lục", "Dòng đầu là tên; nhiều phụ lục thì mở bằng dòng “Phụ lục I”, “Phụ lục II”"
    ),
)

_LETTER_WORDS = (
    WordsSlot("ground", "Căn cứ, ý kiến chỉ đạo", "Đứng đầu công văn; để trống nếu không có"),
    WordsSlot("requests", "Yêu cầu thêm", "Mỗi dòng một yêu cầu, đứng sau các yêu cầu có sẵn"),
)

_PROGRAMME_WORDS = (
    WordsSlot("orientation", "Nhiệm vụ trọng tâm", "Định hướng, nhiệm vụ và giải pháp lớn của kỳ"),
    WordsSlot("implementation", "Tổ chức thực hiện", "Đứng sau các yêu cầu chung"),
)

KINDS: tuple[DocumentKind, ...] = (
    # Reports and notices of a period
    DocumentKind(
        "month_report", "Báo cáo tháng", Group.REPORTS, Source.MONTH, "BC", _MONTH_WORDS, "month_briefing"
    ),
    DocumentKind("quarter_report", "Báo cáo quý", Group.REPORTS, Source.QUARTER, "BC", _PERIOD_WORDS),
    DocumentKind("half_year_report", "Báo cáo 6 tháng", Group.REPORTS, Source.HALF_YEAR, "BC", _PERIOD_WORDS),
    DocumentKind("year_report", "Báo cáo năm", Group.REPORTS, Source.YEAR, "BC", _PERIOD_WORDS),
    DocumentKind("thematic_report", "Báo cáo chuyên đề", Group.REPORTS, Source.SPAN, "BC", _PERIOD_WORDS),
    DocumentKind(
        "month_bulletin", "Thông báo kết quả tháng (bốn nội dung)", Group.REPORTS, Source.MONTH, "TB"
    ),
    DocumentKind(
        "deputy_report",
        "Báo cáo nửa tháng của Phó Chánh Văn phòng",
        Group.REPORTS,
        Source.HALF_MONTH,
        "BC",
        _HALF_MONTH_WORDS,
    ),
    DocumentKind(
        "room_report",
        "Báo cáo nửa tháng của Trưởng phòng",
        Group.REPORTS,
        Source.HALF_MONTH,
        "BC",
        _HALF_MONTH_WORDS,
    ),
    DocumentKind(
        "report_urging", "Công văn đôn đốc báo cáo", Group.REPORTS, Source.REPORTS, "", _LETTER_WORDS
    ),
    # Meetings
    DocumentKind("invitation", "Giấy mời", Group.MEETINGS, Source.MEETING, "GM", _INVITATION_WORDS),
    DocumentKind(
        "invitations",
        "Giấy mời (mỗi nơi một bản)",
        Group.MEETINGS,
        Source.MEETING,
        "GM",
        _INVITATION_WORDS,
        "invitation",
    ),
    DocumentKind(
        "cancelling_letter",
        "Công văn báo hủy họp",
        Group.MEETINGS,
        Source.MEETING,
        "",
        (WordsSlot("notes", "Nội dung khác", "Như thời gian họp lại, việc thu hồi tài liệu"),),
    ),
    DocumentKind("agenda", "Chương trình phiên họp", Group.MEETINGS, Source.MEETING, None, _AGENDA_WORDS),
    DocumentKind("minutes", "Biên bản", Group.MEETINGS, Source.MEETING, "BB", _MINUTES_WORDS),
    DocumentKind(
        "conclusion_notice", "Thông báo kết luận", Group.MEETINGS, Source.MEETING, "TB", _CONCLUSION_WORDS
    ),
    DocumentKind("attendance_list", "Danh sách đại biểu", Group.MEETINGS, Source.MEETING, None),
    DocumentKind("name_plates", "Biển tên", Group.MEETINGS, Source.MEETING, None),
    DocumentKind("envelopes", "Phong bì", Group.MEETINGS, Source.MEETING, None),
    # Tasks
    DocumentKind(
        "urging_letter", "Công văn đôn đốc (một cơ quan)", Group.TASKS, Source.AGENCY_TASKS, "", _LETTER_WORDS
    ),
    DocumentKind(
        "urging_letters", "Công văn đôn đốc (chung các cơ quan)", Group.TASKS, Source.TASKS, "", _LETTER_WORDS
    ),
    DocumentKind("assignment_letter", "Công văn giao nhiệm vụ", Group.TASKS, Source.TASKS, "", _LETTER_WORDS),
    DocumentKind("task_history", "Phiếu theo dõi nhiệm vụ", Group.TASKS, Source.TASK, None),
    DocumentKind(
        "handover",
        "Biên bản bàn giao công việc",
        Group.TASKS,
        Source.HANDOVER,
        "BB",
        (WordsSlot("matters", "Vấn đề cần lưu ý", "Việc đang dở, việc cần xử lý ngay"),),
    ),
    # Work programme
    DocumentKind(
        "year_programme", "Chương trình công tác năm", Group.PROGRAMME, Source.YEAR, "CTr", _PROGRAMME_WORDS
    ),
    DocumentKind(
        "quarter_programme",
        "Chương trình công tác quý",
        Group.PROGRAMME,
        Source.QUARTER,
        "CTr",
        _PROGRAMME_WORDS,
    ),
    DocumentKind(
        "month_programme",
        "Chương trình công tác tháng",
        Group.PROGRAMME,
        Source.MONTH,
        "CTr",
        _PROGRAMME_WORDS,
    ),
    DocumentKind(
        "week_programme", "Chương trình công tác tuần", Group.PROGRAMME, Source.WEEK, "CTr", _PROGRAMME_WORDS
    ),
    DocumentKind(
        "room_plan", "Kế hoạch công tác của phòng", Group.PROGRAMME, Source.PLAN, "KH", _PROGRAMME_WORDS
    ),
    DocumentKind(
        "programme_adjustment",
        "Đề nghị điều chỉnh chương trình",
        Group.PROGRAMME,
        Source.ADJUSTMENT,
        "",
        (WordsSlot("opinion", "Ý kiến của Văn phòng", "Đứng sau lý do, sự cần thiết và tác động"),),
    ),
    DocumentKind(
        "progress_urging",
        "Công văn đôn đốc báo cáo chương trình",
        Group.PROGRAMME,
        Source.MONTH,
        "",
        _LETTER_WORDS,
    ),
    # Opinions and votes
    DocumentKind("opinion_slip", "Phiếu lấy ý kiến thành viên UBND", Group.VOTES, Source.OPINIONS, None),
    DocumentKind("opinion_tally", "Bảng tổng hợp kết quả lấy ý kiến", Group.VOTES, Source.OPINIONS, None),
    DocumentKind(
        "vote_report",
        "Báo cáo kết quả biểu quyết",
        Group.VOTES,
        Source.OPINIONS,
        "BC",
        (WordsSlot("proposals", "Đề xuất", "Đứng sau kết quả; để trống nếu không có"),),
    ),
    DocumentKind(
        "opinion_urging", "Công văn đôn đốc cho ý kiến", Group.VOTES, Source.OPINIONS, "", _LETTER_WORDS
    ),
    # Dossiers
    DocumentKind(
        "submission_slip",
        "Phiếu trình giải quyết công việc",
        Group.DOSSIERS,
        Source.DOSSIER,
        None,
        (
            WordsSlot("submitted", "Nội dung trình"),
            WordsSlot("process", "Tóm tắt quá trình thẩm định, lấy ý kiến"),
            WordsSlot("opinion", "Ý kiến, đề xuất của Văn phòng"),
        ),
    ),
    # Schedule
    DocumentKind(
        "week_schedule",
        "Lịch công tác tuần",
        Group.SCHEDULE,
        Source.WEEK,
        None,
        (WordsSlot("notes", "Ghi chú", "Dưới lịch; để trống nếu không có"),),
    ),
    # Books of documents
    DocumentKind("outgoing_book", "Sổ đăng ký văn bản đi", Group.BOOKS, Source.BOOK, None),
    DocumentKind("incoming_book", "Sổ đăng ký văn bản đến", Group.BOOKS, Source.YEAR, None),
    DocumentKind("handling_book", "Sổ theo dõi giải quyết văn bản đến", Group.BOOKS, Source.YEAR, None),
    # What a person types
    DocumentKind("typed_submission", "Tờ trình", Group.FREE, Source.TYPED, "TTr", _TYPED_WORDS),
    DocumentKind("typed_plan", "Kế hoạch", Group.FREE, Source.TYPED, "KH", _TYPED_WORDS),
    DocumentKind("typed_decision", "Quyết định", Group.FREE, Source.TYPED, "QĐ", _TYPED_WORDS),
    DocumentKind("typed_letter", "Công văn", Group.FREE, Source.TYPED, "", _TYPED_WORDS),
    DocumentKind("typed_notice", "Thông báo", Group.FREE, Source.TYPED, "TB", _TYPED_WORDS),
)
"""In the order of the catalogue."""

OF_ROOMS = frozenset({"room_report", "room_plan"})
"""Kinds that a room of the office issues under it."""

ON_A3 = frozenset({"week_schedule", "opinion_tally", "outgoing_book", "incoming_book", "handling_book"})
"""Kinds that are one table on pages that lie: they are made on A3, too, where that is wanted."""


def kind_of(code: str) -> DocumentKind:
    """The kind of a code; LookupError for another."""
    return _BY_CODE[code]


_BY_CODE = {kind.code: kind for kind in KINDS}
