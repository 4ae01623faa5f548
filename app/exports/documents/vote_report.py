"""Báo cáo kết quả biểu quyết: how the members answered, to the chairman (duties 93-95)."""

from collections.abc import Iterator

from app.briefings.edition import Edition
from app.briefings.figures import rate
from app.briefings.votes import OpinionTally
from app.core.terms import Opinion
from app.core.words import capital, long_date, percent
from app.exports import sentences as say
from app.exports.appendices import Appendix, appendix_sections
from app.exports.document import Block, Document, Paragraph, Role
from app.exports.documents.opinion_tally import NO_SIDE, tally
from app.exports.formats import Format
from app.exports.letters import addressed, body, titled, written

FORMATS = (Format.DOCX, Format.PDF)
KIND = "Báo cáo"
FOR = (Opinion.AGREED, Opinion.AGREED_WITH_CHANGES)


def compose(briefing: OpinionTally, edition: Edition) -> Document:
    """The report, with the answers of all members in an appendix."""
    about = edition.summary or f"Kết quả lấy ý kiến thành viên UBND tỉnh {say.about(briefing.about)}"
    edition = addressed(edition, ("Chủ tịch UBND tỉnh",))
    section = titled(edition, KIND, about, tuple(_body(briefing, edition)))
    table = Appendix("Tổng hợp ý kiến thành viên UBND tỉnh", (tally(briefing),), landscape=True)
    appendices = appendix_sections(edition, KIND, (table,) * bool(briefing.came))
    name = f"Bao cao ket qua bieu quyet {briefing.as_of:%d-%m-%Y}"
    return Document(name, f"{KIND} {say.lowered(about)}", (section, *appendices))


def _body(briefing: OpinionTally, edition: Edition) -> Iterator[Block]:
    yield Paragraph(Role.HEADING, "I. VIỆC LẤY Ý KIẾN")
    yield body(_sent(briefing, edition))
    answered = briefing.came > 0
    if briefing.answers:
        yield body(_received(briefing))
    if answered:
        yield Paragraph(Role.HEADING, "II. KẾT QUẢ")
        yield from map(body, _results(briefing))
        yield from map(body, _outcome(briefing))
    proposals = written(edition, "proposals")
    if proposals:
        yield Paragraph(Role.HEADING, f"{'III' if answered else 'II'}. ĐỀ XUẤT")
        yield from proposals
    decides = "xem xét, quyết định; kết quả lấy ý kiến được báo cáo tại phiên họp UBND tỉnh gần nhất"
    yield body(
        f"{edition.issuer} kính báo cáo Chủ tịch UBND tỉnh {decides if answered else 'xem xét, chỉ đạo'}."
    )


def _sent(briefing: OpinionTally, edition: Edition) -> str:
    lead = f" do {briefing.lead} chủ trì trình" if briefing.lead else ""
    about = f"{say.about(briefing.about)}{lead}"
    if not briefing.answers:
        return f"{edition.issuer} chưa gửi phiếu lấy ý kiến thành viên UBND tỉnh {about}."
    return (
        f"Từ {long_date(briefing.sent_on)}, {edition.issuer} đã gửi phiếu lấy ý kiến tới "
        f"{say.count(len(briefing.answers), 'thành viên UBND tỉnh')} {about}; thời hạn trả lời: "
        f"{long_date(briefing.answer_by)}."
    )


def _received(briefing: OpinionTally) -> str:
    came, missing = briefing.came, briefing.count(None)
    until = f"Đến hết {long_date(briefing.as_of)}"
    if not came:
        return f"{until}, chưa có thành viên nào cho ý kiến."
    if not missing:
        return f"{until}, {'tất cả các thành viên' if came > 1 else 'thành viên'} đã cho ý kiến (Phụ lục kèm theo)."
    said = say.with_rate(f"{say.two_digits(came)} thành viên đã cho ý kiến", briefing.came_rate)
    return f"{until}, có {said}; {say.two_digits(missing)} thành viên chưa cho ý kiến (Phụ lục kèm theo)."


def _results(briefing: OpinionTally) -> Iterator[str]:
    """A line for each of the three answers, of those that nobody gave it says so; and for who took no side."""
    counts = [(opinion.label, briefing.count(opinion)) for opinion in Opinion]
    if briefing.in_words:
        counts.append((capital(NO_SIDE), briefing.in_words))
    for label, many in counts:
        share = f" ({percent(rate(many, len(briefing.answers)))} tổng số thành viên)" if many else ""
        yield f"- {label}: {say.count(many, 'thành viên') if many else 'không có'}{share}."
    said = [answer for answer in briefing.answers if answer.said.strip()]
    if said:
        answered = sum(bool(answer.taken_up.strip()) for answer in said)
        taken_up = _taken_up(briefing.lead or "cơ quan chủ trì", answered, len(said))
        yield f"{capital(say.count(len(said), 'thành viên'))} có ý kiến cụ thể; {taken_up}."


def _taken_up(lead: str, answered: int, said: int) -> str:
    if answered == said:
        return f"{lead} đã tiếp thu, giải trình đầy đủ"
    if not answered:
        return f"{lead} chưa tiếp thu, giải trình"
    return f"{lead} đã tiếp thu, giải trình {say.count(answered, 'ý kiến')}"


def _outcome(briefing: OpinionTally) -> Iterator[str]:
    many, of_all = say.two_digits(briefing.count(*FOR)), say.two_digits(len(briefing.answers))
    share = f"{many}/{of_all} thành viên UBND tỉnh tán thành ({percent(briefing.rate(*FOR))})"
    if briefing.silence_agrees and (silent := briefing.count(None)):
        share += f"; {say.count(silent, 'thành viên')} không cho ý kiến được coi là đồng ý"
    if briefing.tied and briefing.carried is not None:
        share += "; số tán thành bằng đúng một nửa, quyết định theo ý kiến của Chủ tịch UBND tỉnh"
    match briefing.carried:
        case True:
            yield f"Như vậy, có {share}; nội dung được thông qua."
        case False:
            yield f"Như vậy, có {share}; nội dung chưa được thông qua."
        case None:
            yield f"Như vậy, đến nay có {share}; chưa đủ căn cứ để kết luận."
