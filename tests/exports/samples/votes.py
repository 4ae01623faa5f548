"""Papers on the opinions of the committee's members."""

from dataclasses import replace
from datetime import date, time

from app.briefings.votes import Answer, Member, OpinionRequest, OpinionTally, OpinionUrging
from app.core.terms import Opinion
from tests.exports.samples.made import Sample, by_order, office

ABOUT = "việc ban hành Nghị quyết về phân bổ vốn đầu tư công năm 2027"
CHAIR = Member("Nguyễn Văn An", "Chủ tịch UBND tỉnh")
DEPUTY = Member("Trần Thị Bình", "Phó Chủ tịch UBND tỉnh")
DIRECTOR = Member("Lê Hoàng Minh Phương Anh", "Ủy viên UBND tỉnh, Giám đốc Sở Văn hóa, Thể thao và Du lịch")
LAST = Member("Phạm Văn Dũng", "Ủy viên UBND tỉnh")
ANSWERS = (
    Answer(CHAIR, Opinion.AGREED),
    Answer(
        DEPUTY,
        Opinion.AGREED_WITH_CHANGES,
        "Bổ sung danh mục dự án khởi công mới; rà soát lại mức vốn bố trí cho các dự án chuyển tiếp.",
        "Đã bổ sung tại Điều 2 dự thảo.",
    ),
    Answer(DIRECTOR, Opinion.DISAGREED, "Chưa bố trí vốn cho lĩnh vực văn hóa."),
    Answer(LAST),
)


def tally(
    answers: tuple[Answer, ...], *, carried: bool | None = None, lead: str = "Sở Tài chính"
) -> OpinionTally:
    """Sent on 2 November, to be answered by the 10th, seen on the 12th."""
    return OpinionTally(
        ABOUT, lead, date(2026, 11, 2), date(2026, 11, 10), date(2026, 11, 12), answers, carried
    )


ALL_AGREE = tuple(Answer(member, Opinion.AGREED) for member in (CHAIR, DEPUTY, DIRECTOR))
MANY = tuple(
    Answer(Member(f"Ủy viên thứ {place}", "Ủy viên UBND tỉnh"), Opinion.AGREED if place % 4 else None)
    for place in range(1, 31)
)

IN_WORDS = (
    *ANSWERS[:2],
    *(Answer(member, said="Bố trí vốn cho văn hóa.", answered=True) for member in (DIRECTOR, LAST)),
)
OF_AGENCIES = (
    Answer(Member("Sở Tài chính"), Opinion.AGREED),
    Answer(Member("Sở Xây dựng"), None, "Bổ sung căn cứ pháp lý.", "Tiếp thu: đã bổ sung", answered=True),
    Answer(Member("Sở Y tế")),
)

URGING = OpinionUrging(
    about=ABOUT,
    lead="Sở Tài chính",
    sent_on=date(2026, 11, 2),
    answer_by=date(2026, 11, 10),
    as_of=date(2026, 11, 12),
    reply_by=date(2026, 11, 16),
    asked=4,
    silent=(DEPUTY, DIRECTOR),
)

SAMPLES = {
    "opinion_slip": (
        Sample(
            "members",
            OpinionRequest(
                ABOUT,
                date(2026, 11, 10),
                time(16),
                ("Nguyên tắc phân bổ", "Danh mục dự án;"),
                ("Tờ trình số 12/TTr-STC ngày 01 tháng 11 năm 2026", "Dự thảo Nghị quyết."),
                (CHAIR, DIRECTOR),
            ),
            by_order(""),
        ),
        Sample("blank", OpinionRequest(ABOUT, date(2026, 11, 10)), office("")),
    ),
    "opinion_tally": (
        Sample("full", tally(ANSWERS, carried=False), office("")),
        Sample("many", tally(MANY), office("")),
        Sample("in_words", tally(IN_WORDS, carried=False), office("")),
        Sample("agencies", replace(tally(OF_AGENCIES), silence_agrees=True, of_agencies=True), office("")),
        Sample("empty", tally(()), office("")),
    ),
    "vote_report": (
        Sample("mixed", tally(ANSWERS, carried=False), office("BC-VP")),
        Sample(
            "all",
            tally(ALL_AGREE, carried=True),
            office(
                "BC-VP",
                written={"proposals": "Đề nghị Chủ tịch UBND tỉnh ký ban hành *ngay trong tháng 11*."},
            ),
        ),
        Sample(
            "tied",
            replace(tally(ANSWERS[:2] + ANSWERS[2:3] * 2, carried=True), tied=True),
            office("BC-VP"),
        ),
        Sample("silent", replace(tally(ANSWERS, carried=True), silence_agrees=True), office("BC-VP")),
        Sample("in_words", tally(IN_WORDS, carried=False), office("BC-VP")),
        Sample("only_words", tally(IN_WORDS[2:], carried=False), office("BC-VP")),
        Sample("none_yet", tally(tuple(Answer(answer.member) for answer in ANSWERS)), office("BC-VP")),
        Sample(
            "one",
            tally((Answer(CHAIR, Opinion.AGREED_WITH_CHANGES, "Sửa", "Đã sửa"),), carried=True, lead=""),
            office("BC-VP"),
        ),
        Sample("empty", tally(()), office("BC-VP")),
    ),
    "opinion_urging": (
        Sample("members", URGING, office("VP-TH")),
        Sample(
            "agencies",
            replace(
                URGING,
                silent=(Member("Sở Y tế"),),
                answer_by=date(2026, 11, 20),
                of_agencies=True,
                silence_agrees=True,
            ),
            office("VP-TH"),
        ),
        Sample(
            "many",
            replace(URGING, asked=30, silent=tuple(answer.member for answer in MANY[:14])),
            by_order("UBND-TH"),
        ),
    ),
}
