"""Samples of the documents of a meeting: a full session, the smallest meeting, and long names."""

from dataclasses import replace
from datetime import date, time

from app.briefings.meeting import (
    AgendaLine,
    Arrangement,
    AssignedTask,
    CancelledMeeting,
    ConclusionBriefing,
    ConclusionLine,
    FollowedConclusion,
    FollowedTask,
    Guest,
    Held,
    MeetingBriefing,
    MovedContent,
    Spoken,
    VoteLine,
)
from app.core.issuing import Urgency
from app.core.opinion_terms import VoteMethod
from app.core.terms import Attendance, MeetingKind
from tests.exports.samples.made import Sample, by_order, office

FINANCE, HEALTH = "Sở Tài chính", "Sở Y tế"
CULTURE = "Sở Văn hóa, Thể thao và Du lịch"
BOARD = "Ban Quản lý dự án đầu tư xây dựng công trình giao thông và nông nghiệp, nông thôn tỉnh"

GUESTS = (
    Guest(
        "Đào Mỹ",
        is_person=True,
        post="Phó Chủ tịch UBND tỉnh",
        state=Attendance.PRESENT,
    ),
    Guest(
        "Lê Thị Hoa",
        is_person=True,
        post="Giám đốc Sở Y tế",
        state=Attendance.EXCUSED,
        reason="đi công tác",
    ),
    Guest(FINANCE, state=Attendance.PRESENT, left_at=time(10, 15)),
    Guest(HEALTH, state=Attendance.SUBSTITUTED, substitute="Phó Giám đốc Sở Y tế Trần Văn Minh"),
    Guest(CULTURE, state=Attendance.PRESENT),
    Guest("Sở Nội vụ", state=Attendance.ABSENT),
)
AGENDA = (
    AgendaLine("a1", "Báo cáo tình hình thu, chi ngân sách tháng 11", FINANCE, date(2026, 11, 20)),
    AgendaLine("a2", "Đề án sắp xếp mạng lưới y tế cơ sở giai đoạn 2027 - 2030", HEALTH),
    AgendaLine("a3", "Công tác chuẩn bị kỳ họp Hội đồng nhân dân tỉnh"),
)
CONCLUSIONS = (
    ConclusionLine(
        "Rà soát các khoản thu còn thấp so với dự toán",
        "a1",
        (
            AssignedTask(
                "Rà soát các khoản thu còn thấp so với dự toán",
                (FINANCE,),
                ("Thuế tỉnh", CULTURE),
                "Báo cáo",
                "trước ngày 15 tháng 12 năm 2026",
            ),
        ),
    ),
    ConclusionLine(
        "Hoàn thiện đề án sắp xếp mạng lưới y tế cơ sở",
        "a2",
        (
            AssignedTask(
                "Tiếp thu ý kiến các thành viên UBND tỉnh, hoàn chỉnh đề án",
                (HEALTH,),
                ("Sở Nội vụ",),
                "Tờ trình, dự thảo quyết định",
                "chậm nhất ngày 05 tháng 12 năm 2026",
            ),
            AssignedTask("Thẩm định nguồn kinh phí", (FINANCE,), (), "", "trong tháng 12 năm 2026"),
            AssignedTask("Báo cáo kết quả sắp xếp", (HEALTH, "Sở Nội vụ"), rhythm="định kỳ hằng quý"),
        ),
    ),
    ConclusionLine("Thống nhất chủ trương tổ chức Tuần lễ văn hóa các dân tộc tỉnh"),
    ConclusionLine(
        "Tập trung chuẩn bị kỳ họp",
        "a3",
        (AssignedTask("Đôn đốc các cơ quan gửi dự thảo nghị quyết", ("Văn phòng UBND tỉnh",)),),
    ),
)
FULL = MeetingBriefing(
    kind=MeetingKind.REGULAR_SESSION,
    title="Phiên họp thường kỳ UBND tỉnh tháng 11/2026",
    held_on=date(2026, 11, 30),
    starts_at=time(8),
    places=("Phòng họp số 1, trụ sở UBND tỉnh", "Điểm cầu UBND các xã, phường"),
    chair_name="Tạ Anh Tuấn",
    chair_post="Chủ tịch UBND tỉnh",
    guests=GUESTS,
    agenda=AGENDA,
    conclusions=CONCLUSIONS,
    documents_due_on=date(2026, 11, 25),
    documents_due_hour=15,
    votes=(
        replace(
            VoteLine("Đề án sắp xếp mạng lưới y tế cơ sở", VoteMethod.HANDS, 29, 27, 25, 1, 1, carried=True),
            sentence="Đề án sắp xếp mạng lưới y tế cơ sở: giơ tay; có mặt 27/29 thành viên; tán thành 25/29 "
            "(86,21%), không tán thành 1, không biểu quyết 1; được thông qua.",
        ),
        replace(
            VoteLine("Nhân sự Hội đồng", VoteMethod.SECRET, 29, 27, 13, 12, 0, 26, 1, carried=False),
            sentence="Nhân sự Hội đồng: bỏ phiếu kín; có mặt 27/29 thành viên; phát ra 26 phiếu, thu về 26, không "
            "hợp lệ 1; tán thành 13/29 (44,83%), không tán thành 12, không biểu quyết 0; không được thông qua.",
        ),
    ),
)
TAKEN = replace(
    FULL,
    votes=(),
    agenda=(
        replace(
            AGENDA[0],
            notes="sở trình bày báo cáo\ncó 3 ý kiến",
            spoken=(
                Spoken("Đào Mỹ", "làm rõ nguyên nhân hụt thu\nNêu rõ trách nhiệm."),
                Spoken("", "thống nhất với báo cáo"),
            ),
            result="thông qua",
        ),
        *AGENDA[1:],
    ),
    held=Held(
        opened_at=time(8, 5),
        ended_at=time(11, 20),
        secretary="Phạm Thu Hà, chuyên viên Phòng Tổng hợp",
        notes="nghỉ giải lao lúc 9 giờ 30",
        spoken=(Spoken("Lê Thị Hoa", "gửi tài liệu sớm hơn"),),
        members=27,
        present=9,
    ),
    followed=(
        FollowedConclusion(
            date(2026, 10, 26),
            1,
            "Hoàn thiện đề án y tế cơ sở",
            (
                FollowedTask(
                    "Hoàn chỉnh dự thảo đề án",
                    (HEALTH, "Sở Nội vụ"),
                    date(2026, 11, 20),
                    "Hoàn thành đúng hạn (12/BC-SYT)",
                ),
                FollowedTask("Thẩm định kinh phí", (FINANCE,), None, "Đang thực hiện, không có thời hạn"),
            ),
        ),
        FollowedConclusion(date(2026, 10, 26), 2, "Chuẩn bị tổng kết năm."),
    ),
)
PARTS = replace(
    TAKEN,
    agenda=tuple(
        replace(line, section=section, minutes=minutes, presenter=presenter)
        for line, section, minutes, presenter in zip(
            AGENDA,
            ("Nội dung trình phiên họp", "Nội dung trình phiên họp", "Nội dung báo cáo"),
            (30, 45, None),
            ("Giám đốc Nguyễn Hoàng Giang", "", ""),
            strict=True,
        )
    ),
)
VOTED = replace(TAKEN, votes=FULL.votes)
SMALL = replace(
    FULL,
    kind=MeetingKind.OTHER,
    title="Rà soát tiến độ giải ngân",
    starts_at=None,
    places=(),
    chair_name="",
    chair_post="",
    guests=(),
    agenda=(),
    conclusions=(ConclusionLine("Các chủ đầu tư báo cáo tiến độ giải ngân hằng tuần"),),
    votes=(),
)
ONE = replace(
    FULL,
    votes=(),
    kind=MeetingKind.LEADERS_WORKING,
    title=f"Làm việc với {BOARD}",
    starts_at=time(13, 30),
    places=("Phòng họp số 2",),
    chair_name="",
    chair_post="Phó Chủ tịch UBND tỉnh",
    guests=(replace(GUESTS[2], name=BOARD),),
    agenda=(
        AgendaLine("b1", "Tiến độ dự án đường Hồ Chí Minh đoạn tránh phía Đông", BOARD, date(2026, 11, 20)),
    ),
    conclusions=(
        ConclusionLine(
            f"Giao {BOARD} hoàn thành giải phóng mặt bằng trước ngày 31/12/2026",
            "b1",
            (
                AssignedTask(
                    f"Giao {BOARD} hoàn thành giải phóng mặt bằng trước ngày 31/12/2026",
                    (BOARD,),
                    due="trước ngày 31 tháng 12 năm 2026",
                ),
            ),
        ),
    ),
)
BRIEFING_OF_OFFICE = replace(
    FULL,
    votes=(),
    kind=MeetingKind.OFFICE_BRIEFING,
    title="Giao ban Văn phòng tháng 11/2026",
    places=("Phòng họp số 3",),
    chair_name="Trần Quang Bình",
    chair_post="Chánh Văn phòng",
    guests=(),
    agenda=(),
    conclusions=(
        ConclusionLine(
            "Rà soát việc quá hạn",
            tasks=(AssignedTask("Rà soát việc quá hạn", ("Phòng Tổng hợp",), due="trong tháng 12 năm 2026"),),
        ),
    ),
)

_WORDS = {
    "preparation": "Phòng Tổng hợp chuẩn bị tài liệu họp trước 10 giờ 00 ngày 27 tháng 11 năm 2026.\n"
    "Trung tâm Công nghệ bảo đảm **đường truyền** đến các điểm cầu.",
    "notes": "Tài liệu họp gửi trên hệ thống quản lý văn bản.",
}
_MINUTES = {
    "secretary": "Phạm Thu Hà, chuyên viên Phòng Tổng hợp",
    "attendance": "Đại diện Thường trực HĐND tỉnh.",
    "opinions-a1": "Đồng chí Đào Mỹ: đề nghị làm rõ *nguyên nhân* hụt thu.\nThuế tỉnh: giải trình số liệu.",
    "votes": "Đề án y tế cơ sở: 27/29 thành viên đồng ý (93,1%).",
    "ended": "11h30",
}
_NOTICE = {
    "assessment": "Thu ngân sách đạt 92% dự toán, *thấp hơn* cùng kỳ.\n- Thứ nhất, nguồn thu từ đất giảm.\n"
    "- Thứ hai, giải ngân chậm.",
    "others": "Các cơ quan báo cáo kết quả tại phiên họp tháng 12.",
}
_TIMES = {
    "opening": "Tuyên bố lý do, giới thiệu đại biểu",
    "closing": "- Thảo luận\n- Kết luận của chủ trì",
    "time-a1": "30 phút",
    "time-a2": "45",
}

SAMPLES = {
    "invitation": (
        Sample("full", FULL, by_order("GM-UBND", written=_WORDS)),
        Sample("empty", SMALL, office("GM-VP")),
        Sample("one", ONE, office("GM-VP", urgency=Urgency.URGENT)),
    ),
    "invitations": (
        Sample("full", FULL, by_order("GM-UBND")),
        Sample("empty", SMALL, office("GM-VP", addressees=("Các sở, ban, ngành", "UBND các xã, phường"))),
    ),
    "cancelling_letter": (
        Sample(
            "full",
            CancelledMeeting(
                replace(FULL, agenda=()),
                date(2026, 11, 27),
                "Chủ tịch UBND tỉnh đi công tác đột xuất.",
                "15/GM-UBND",
                date(2026, 11, 20),
                (
                    MovedContent(
                        AGENDA[0].content, FINANCE, f"{FULL.title[:-7]}12/2026, ngày 28 tháng 12 năm 2026"
                    ),
                    MovedContent(AGENDA[1].content, HEALTH),
                    MovedContent(AGENDA[2].content),
                ),
            ),
            by_order("UBND-TH", written={"notes": "Thời gian họp lại sẽ có giấy mời riêng."}),
        ),
        Sample("empty", CancelledMeeting(SMALL, date(2026, 11, 27), "bão số 12"), office("VP-TH")),
        Sample(
            "many",
            CancelledMeeting(
                replace(ONE, guests=tuple(Guest(f"UBND xã số {number}") for number in range(1, 40))),
                date(2026, 11, 27),
                "ứng phó bão số 12",
                contents=(
                    MovedContent(AGENDA[1].content, HEALTH, "Hội nghị chuyên đề, ngày 05 tháng 12 năm 2026"),
                ),
            ),
            by_order("UBND-TH"),
        ),
    ),
    "agenda": (
        Sample("full", FULL, office("VP", written=_TIMES)),
        Sample("followed", TAKEN, office("VP")),
        Sample("parts", PARTS, office("VP", written={"opening": "Khai mạc", "closing": "Kết luận"})),
        Sample("empty", SMALL, office("VP")),
        Sample("one", ONE, office("VP")),
    ),
    "minutes": (
        Sample("full", FULL, office("BB-VP", written=_MINUTES)),
        Sample("taken", TAKEN, office("BB-VP")),
        Sample("voted", VOTED, office("BB-VP")),
        Sample("empty", replace(SMALL, conclusions=()), office("BB-VP")),
        Sample("one", ONE, office("BB-VP")),
    ),
    "conclusion_notice": (
        Sample("issue", ConclusionBriefing(FULL, Arrangement.ISSUE), office("TB-VP", written=_NOTICE)),
        Sample("agency", ConclusionBriefing(FULL, Arrangement.AGENCY), office("TB-VP")),
        Sample("empty", ConclusionBriefing(SMALL, Arrangement.ISSUE), office("TB-VP")),
        Sample("one", ConclusionBriefing(ONE, Arrangement.AGENCY), office("TB-VP")),
        Sample("office", ConclusionBriefing(BRIEFING_OF_OFFICE, Arrangement.AGENCY), office("TB-VP")),
    ),
}
