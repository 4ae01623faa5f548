"""Bảng tổng hợp kết quả lấy ý kiến: the answer of each member or agency, and the totals (duties 90, 93, 94)."""

from collections.abc import Callable

from app.briefings.edition import Edition
from app.briefings.votes import Answer, OpinionTally
from app.core.opinion_terms import IN_WORDS
from app.core.tables import Cell, Column, Kind, Table
from app.core.terms import Opinion
from app.core.words import long_date, number, percent
from app.exports import sentences as say
from app.exports.document import Block, Document, Paragraph, Role, Section
from app.exports.documents.month_tables import counted
from app.exports.formats import Format
from app.exports.letterhead import Signature, names_only, two_signatures
from app.exports.letters import body

FORMATS = (Format.DOCX, Format.PDF, Format.XLSX)
MARK = "x"
NO_SIDE = f"{say.lowered(IN_WORDS)}, không chọn ý kiến"
VALUES: tuple[tuple[Opinion | None, str], ...] = (
    (Opinion.AGREED, "Đồng ý"),
    (Opinion.AGREED_WITH_CHANGES, "Đồng ý có ý kiến"),
    (Opinion.DISAGREED, "Không đồng ý"),
    (None, "Chưa cho ý kiến"),
)


def compose(briefing: OpinionTally, edition: Edition) -> Document:
    """The table on landscape pages, with the signatures of who summed up and who answers for it."""
    asked = "các cơ quan, đơn vị" if briefing.of_agencies else "thành viên UBND tỉnh"
    about = edition.summary or f"Kết quả lấy ý kiến {asked} {say.about(briefing.about)}"
    blocks = (
        names_only(edition),
        Paragraph(Role.KIND, "BẢNG TỔNG HỢP"),
        Paragraph(Role.SUMMARY, about),
        *_answers(briefing),
        two_signatures(Signature(("NGƯỜI TỔNG HỢP",)), Signature(edition.signer_lines, edition.signer_name)),
    )
    name = f"Tong hop y kien {'co quan' if briefing.of_agencies else 'thanh vien'} {briefing.as_of:%d-%m-%Y}"
    return Document(
        name, f"Bảng tổng hợp {say.lowered(about)}", (Section(blocks, landscape=True, sheet="Tổng hợp"),)
    )


def _answers(briefing: OpinionTally) -> tuple[Block, ...]:
    if not briefing.answers:
        return (body(f"Chưa gửi phiếu lấy ý kiến tới {_noun(briefing)} nào."),)
    return (
        body(f"Số liệu tính đến hết {long_date(briefing.as_of)}."),
        tally(briefing),
        body(f"{_came(briefing)}./."),
    )


def _came(briefing: OpinionTally) -> str:
    """How many of all have answered; with it the signatures do not stand alone under a table."""
    noun, came = _noun(briefing), briefing.came
    of_all = say.count(len(briefing.answers), noun)
    if not came:
        return f"Tổng số {of_all}; chưa có {noun} nào cho ý kiến"
    silent = f"; {noun} không cho ý kiến được coi là đồng ý" if briefing.silence_agrees else ""
    came_of = say.with_rate(say.two_digits(came), briefing.came_rate)
    words = f", trong đó {say.count(briefing.in_words, noun)} {NO_SIDE}" if briefing.in_words else ""
    return f"Tổng số {of_all}; đã cho ý kiến {came_of}{words}{silent if came < len(briefing.answers) else ''}"


def _noun(briefing: OpinionTally) -> str:
    return "cơ quan, đơn vị" if briefing.of_agencies else "thành viên"


def tally(briefing: OpinionTally) -> Table:
    """The columns of practice §3.5; the total says number and share of all members."""
    columns: tuple[Column[Answer], ...] = (
        Column("Cơ quan, đơn vị" if briefing.of_agencies else "Thành viên (họ tên, chức vụ)", _member, 30),
        *(Column(title, _mark(opinion), 10, Kind.CENTRED) for opinion, title in VALUES),
        Column("Nội dung ý kiến", lambda answer: answer.said, 32),
        Column("Tiếp thu, giải trình", lambda answer: answer.taken_up, 28),
    )
    table = counted(columns, briefing.answers)
    totals = (_share(briefing, opinion) for opinion, _ in VALUES)
    whole = f"Tổng cộng: {say.two_digits(len(briefing.answers))} {_noun(briefing)}"
    return Table(table.headings, table.rows, (None, whole, *totals, None, None), numbered=True)


def _member(answer: Answer) -> str:
    return ", ".join(filter(None, (answer.member.name, answer.member.post)))


def _mark(opinion: Opinion | None) -> Callable[[Answer], Cell]:
    def mark(answer: Answer) -> Cell:
        fits = answer.is_silent if opinion is None else answer.opinion is opinion
        return MARK if fits else None

    return mark


def _share(briefing: OpinionTally, opinion: Opinion | None) -> str:
    many = briefing.count(opinion)
    return f"{number(many)} ({percent(briefing.rate(opinion))})" if many else "0"
