"""Công văn đôn đốc cho ý kiến: to the members or agencies that have not answered in a round (duties 90, 91)."""

from collections.abc import Iterator

from app.briefings.edition import Edition
from app.briefings.votes import Member, OpinionUrging
from app.core.tables import Column
from app.core.words import long_date
from app.exports import sentences as say
from app.exports.appendices import Appendix, appendix_sections
from app.exports.document import Document, Paragraph
from app.exports.documents.month_tables import counted
from app.exports.formats import Format
from app.exports.letters import addressed, asks, body, continued, demands, letter, numbered, written

FORMATS = (Format.DOCX, Format.PDF)
RECEIVES = "Văn phòng UBND tỉnh"
NAMED = 12  # named over the letter; more are referred to the appendix
COLUMNS: tuple[Column[Member], ...] = (
    Column("Thành viên, cơ quan", lambda member: member.name, 40),
    Column("Chức vụ", lambda member: member.post, 50),
)


def compose(briefing: OpinionUrging, edition: Edition) -> Document:
    """The letter; where those asked are too many to stand over it, with their names in an appendix."""
    about = edition.summary or f"đôn đốc cho ý kiến {say.about(briefing.about)}"
    edition = addressed(edition, _addressees(briefing))
    ground = continued(written(edition, "ground"), _standing(briefing, edition))
    section = letter(edition, about, (*ground, *_requests(briefing, edition)))
    names = Appendix(f"Danh sách {_they(briefing)} chưa cho ý kiến", (counted(COLUMNS, briefing.silent),))
    appendices = appendix_sections(edition, "Công văn", (names,) * (len(briefing.silent) > NAMED))
    name = f"Don doc cho y kien {briefing.as_of:%d-%m-%Y}"
    return Document(name, f"Công văn {about}", (section, *appendices))


def _addressees(briefing: OpinionUrging) -> tuple[str, ...]:
    if len(briefing.silent) > NAMED:
        return (f"Các {_they(briefing)} có tên tại Phụ lục",)
    said = "" if briefing.of_agencies else "Đồng chí "
    return tuple(said + ", ".join(filter(None, (one.name, one.post))) for one in briefing.silent)


def _they(briefing: OpinionUrging) -> str:
    return "cơ quan, đơn vị" if briefing.of_agencies else "thành viên UBND tỉnh"


def _standing(briefing: OpinionUrging, edition: Edition) -> str:
    they, silent = _they(briefing), len(briefing.silent)
    over = "đã hết hạn" if briefing.answer_by < briefing.as_of else "hạn trả lời"
    lead = f" do {briefing.lead} chủ trì" if briefing.lead else ""
    merged = "; ".join(f"{old} nay là {new}" for old, new in briefing.former)
    return (
        f"{edition.issuer} đã gửi xin ý kiến {say.about(briefing.about)}{lead} từ {long_date(briefing.sent_on)}, "
        f"{over} {long_date(briefing.answer_by)}. Tính đến hết {long_date(briefing.as_of)}, còn "
        f"{say.two_digits(silent)}/{say.two_digits(briefing.asked)} {they} chưa cho ý kiến"
        f"{f' ({merged})' if merged else ''}."
    )


def _requests(briefing: OpinionUrging, edition: Edition) -> Iterator[Paragraph]:
    whom = f"các {_they(briefing)}" if len(briefing.silent) > 1 else _addressees(briefing)[0]
    yield body(f"{asks(edition)} {_inside(whom)}:")
    requests = (
        "Nghiên cứu dự thảo, hồ sơ đã gửi, cho ý kiến cụ thể, rõ quan điểm.",
        f"Gửi ý kiến về {RECEIVES} chậm nhất {long_date(briefing.reply_by)}.",
        *(
            ("Quá thời hạn trên mà không có ý kiến thì được coi là đồng ý.",)
            if briefing.silence_agrees
            else ()
        ),
    )
    yield from numbered((*map(body, requests), *written(edition, "requests")))
    yield body(f"{demands(edition)} {_inside(whom)} quan tâm, thực hiện.")


def _inside(whom: str) -> str:
    """As a name stands inside a sentence: "đồng chí …"."""
    return f"đ{whom[1:]}" if whom.startswith("Đồng chí ") else whom
