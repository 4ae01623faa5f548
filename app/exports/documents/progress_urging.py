"""Công văn đôn đốc báo cáo chương trình: to the agencies or rooms that have not reported in the month (17, 42, 49)."""

from collections.abc import Iterator

from app.briefings.edition import Edition
from app.briefings.progress_round import OwedItem, Owing, ProgressUrging
from app.core.tables import Column, Kind, Table
from app.core.terms import Book
from app.core.words import long_date, month_year
from app.exports import sentences as say
from app.exports.appendices import Appendix, appendix_sections
from app.exports.document import Document, Paragraph
from app.exports.documents.month_tables import grouped
from app.exports.documents.programme import DECIDES
from app.exports.formats import Format
from app.exports.letters import addressed, asks, body, continued, demands, letter, numbered, written

FORMATS = (Format.DOCX, Format.PDF)
NAMED = 12  # agencies named over the letter; more are referred to the appendix

THEY = {Book.COMMITTEE: "cơ quan, đơn vị", Book.OFFICE: "phòng, đơn vị"}
RECEIVES = {Book.COMMITTEE: "Văn phòng UBND tỉnh", Book.OFFICE: "phòng theo dõi chương trình"}
OF = {Book.COMMITTEE: "", Book.OFFICE: " của Văn phòng"}

PREPARE = "Rà soát, báo cáo tiến độ chuẩn bị từng nội dung đến tháng trình; khó khăn, vướng mắc và đề xuất, kiến nghị."
UNASSIGNED = "chưa phân công cơ quan chủ trì, do nơi đăng ký hoặc theo dõi báo cáo"
EXPLAIN = "Đối với nội dung đã chậm, nêu rõ nguyên nhân, giải pháp khắc phục và thời gian trình."
PROPOSE = (
    "Đối với nội dung chưa phân công cơ quan chủ trì, đề xuất cơ quan chủ trì để {} xem xét, quyết định."
)


def _content(item: OwedItem) -> str:
    return (
        f"{say.plain_end(item.content)} (chưa phân công cơ quan chủ trì)" if item.unassigned else item.content
    )


ITEMS: tuple[Column[OwedItem], ...] = (
    Column("Nội dung", _content, 60),
    Column("Hình thức văn bản", lambda item: item.form, 18),
    Column("Thời gian trình", lambda item: f"{item.due[1]}/{item.due[0]}", 12, Kind.CENTRED),
    Column("Số tháng chậm", lambda item: item.months_late or None, 10, Kind.NUMBER),
)


def compose(briefing: ProgressUrging, edition: Edition) -> Document:
    """The letter, and the items that were not reported in an appendix."""
    month = month_year(briefing.year, briefing.month)
    about = edition.summary or f"báo cáo tiến độ thực hiện Chương trình công tác {month}{OF[briefing.book]}"
    edition = addressed(edition, _addressees(briefing))
    section = letter(
        edition,
        about,
        (*continued(written(edition, "ground"), _standing(briefing, month)), *_requests(briefing, edition)),
    )
    title = f"Danh mục nội dung chưa báo cáo tiến độ {month}"
    appendix = Appendix(title, (_list(briefing),), landscape=True)
    whose = "Van phong " if briefing.book is Book.OFFICE else ""
    name = f"Don doc bao cao chuong trinh {whose}{briefing.month:02d}-{briefing.year}"
    return Document(
        name, f"Công văn {about}", (section, *appendix_sections(edition, "Công văn", (appendix,)))
    )


def _addressees(briefing: ProgressUrging) -> tuple[str, ...]:
    if len(briefing.agencies) > NAMED:
        return (f"Các {THEY[briefing.book]} có tên tại Phụ lục",)
    return tuple(agency.name for agency in briefing.agencies)


def _standing(briefing: ProgressUrging, month: str) -> str:
    items = {item for agency in briefing.agencies for item in agency.items}
    late = sum(item.months_late > 0 for item in items)
    of_them = f" (trong đó {say.two_digits(late)} nội dung đã chậm)" if late else ""
    if late == len(items):
        of_them = " đã chậm"
    nobody = sum(item.unassigned for item in items)
    told = f" Có {say.count(nobody, 'nội dung')} {UNASSIGNED}." if nobody else ""
    return (
        f"Theo quy định, các {THEY[briefing.book]} báo cáo kết quả thực hiện Chương trình công tác {month}"
        f"{OF[briefing.book]} chậm nhất {long_date(briefing.due_on)}. "
        f"Tính đến hết {long_date(briefing.as_of)}, {RECEIVES[briefing.book]} chưa nhận được báo cáo của "
        f"{say.count(len(briefing.agencies), THEY[briefing.book])} về "
        f"{say.count(len(items), 'nội dung')}{of_them}, danh mục tại Phụ lục kèm theo.{told}"
    )


def _requests(briefing: ProgressUrging, edition: Edition) -> Iterator[Paragraph]:
    """What is asked for, and the closing sentence."""
    whom = f"các {THEY[briefing.book]}" if len(briefing.agencies) > 1 else briefing.agencies[0].name
    owed = [item for agency in briefing.agencies for item in agency.items]
    yield body(f"{asks(edition)} {whom}:")
    named = (
        (True, PREPARE),
        (any(item.months_late for item in owed), EXPLAIN),
        (any(item.unassigned for item in owed), PROPOSE.format(DECIDES[briefing.book])),
        (True, f"Gửi báo cáo về {RECEIVES[briefing.book]} chậm nhất {long_date(briefing.answer_by)}."),
    )
    requests = [request for is_asked, request in named if is_asked]
    yield from numbered((*map(body, requests), *written(edition, "requests")))
    yield body(f"{demands(edition)} {whom} nghiêm túc thực hiện.")


def _list(briefing: ProgressUrging) -> Table:
    return grouped(ITEMS, ((_label(agency), agency.items) for agency in briefing.agencies))


def _label(agency: Owing) -> str:
    return f"{agency.name} ({say.two_digits(len(agency.items))})"
