"""Phiếu lấy ý kiến thành viên UBND: one slip a member, with boxes for the three answers (duties 91, 92)."""

from app.briefings.edition import Edition
from app.briefings.votes import Member, OpinionRequest
from app.core.tables import Cell, Heading, Kind, Table
from app.core.terms import Opinion
from app.core.words import capital, hour, long_date
from app.exports import sentences as say
from app.exports.document import Block, Document, Paragraph, Role, Section
from app.exports.formats import Format
from app.exports.letterhead import BLANK, Signature, listed, names_only, two_signatures
from app.exports.letters import body

FORMATS = (Format.DOCX, Format.PDF)
BOX_MM, LINES_MM = 8.0, 22.0  # room for a cross, and for a few lines by hand
WIDTHS = {Opinion.AGREED: 11, Opinion.AGREED_WITH_CHANGES: 22, Opinion.DISAGREED: 17}
NOBODY = Member("")
SIGNER = "THÀNH VIÊN UBND TỈNH"


def compose(briefing: OpinionRequest, edition: Edition) -> Document:
    """A slip for each member on pages of its own, or a blank one."""
    about = edition.summary or capital(say.about(briefing.about))
    slips = tuple(
        Section(_slip(briefing, edition, about, member)) for member in briefing.members or (NOBODY,)
    )
    return Document(
        f"Phieu lay y kien {briefing.answer_by:%d-%m-%Y}", f"Phiếu lấy ý kiến {say.lowered(about)}", slips
    )


def _slip(briefing: OpinionRequest, edition: Edition, about: str, member: Member) -> tuple[Block, ...]:
    until = f"{hour(briefing.answer_at)}, {long_date(briefing.answer_by)}" if briefing.answer_at else ""
    return (
        names_only(edition),
        Paragraph(Role.KIND, "PHIẾU LẤY Ý KIẾN THÀNH VIÊN UBND TỈNH"),
        Paragraph(Role.SUMMARY, about),
        Paragraph(Role.ADDRESSEE, f"Kính gửi: {_whom(member)}."),
        body(
            f"{edition.issuer} kính gửi {'hồ sơ' if briefing.papers else 'nội dung'} và đề nghị thành viên UBND tỉnh "
            f"cho ý kiến {say.about(briefing.about)}."
        ),
        *_papers(briefing),
        body("Ý kiến của thành viên UBND tỉnh (đánh dấu X vào một trong ba ô):"),
        _boxes(briefing),
        body("Ý kiến bổ sung, sửa đổi hoặc lý do không đồng ý:"),
        Table((Heading("Nội dung ý kiến", 80),), (("",),), row_height_mm=LINES_MM),
        body(
            f"Đề nghị gửi phiếu về Văn phòng UBND tỉnh chậm nhất {until or long_date(briefing.answer_by)} "
            "để tổng hợp, báo cáo Chủ tịch UBND tỉnh."
        ),
        two_signatures(Signature(()), Signature((SIGNER,), member.name, _blank_day(briefing))),
    )


def _whom(member: Member) -> str:
    named = ", ".join(filter(None, (member.name, member.post)))
    return f"Đồng chí {named}" if named else "Các thành viên UBND tỉnh"


def _papers(briefing: OpinionRequest) -> tuple[Paragraph, ...]:
    if not briefing.papers:
        return ()
    lines = listed([say.plain_end(paper) for paper in briefing.papers])
    return body("Tài liệu gửi kèm:"), *map(body, lines)


def _boxes(briefing: OpinionRequest) -> Table:
    """A row for each point, or one for all, with an empty box for each of the three answers."""
    points = briefing.points or (capital(say.about(briefing.about)),)
    headings = (
        Heading("STT", 5, Kind.CENTRED),
        Heading("Nội dung xin ý kiến", 32),
        *(Heading(opinion.label, width, Kind.CENTRED) for opinion, width in WIDTHS.items()),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (place, say.plain_end(point), *("",) * len(Opinion)) for place, point in enumerate(points, 1)
    )
    return Table(headings, rows, row_height_mm=BOX_MM)


def _blank_day(briefing: OpinionRequest) -> str:
    return f"Ngày{BLANK}tháng{BLANK}năm {briefing.answer_by.year}"
