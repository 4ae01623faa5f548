"""Phiếu trình giải quyết công việc, in either of the two forms of the regulation (duties 97, 98)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.briefings.edition import Edition
from app.briefings.submission import Examined, Proposal, Signer, SlipForm, SubmissionSlip
from app.core.tables import Cell, Heading, Kind, Table
from app.core.terms import ExaminedPoint
from app.core.words import capital, long_date, roman, short_date
from app.exports import sentences as say
from app.exports.document import Block, Document, Paragraph, Role, Section
from app.exports.formats import Format
from app.exports.letterhead import BLANK, Signature, addressees, names_only, two_signatures
from app.exports.letters import addressed, body, file_name, written

FORMATS = (Format.DOCX, Format.PDF)
MARK = "x"
HAND = (  # room for a leader's hand
    Paragraph(Role.SIGNER, "Ý KIẾN CỦA LÃNH ĐẠO UBND TỈNH"),
    Paragraph(Role.SIGNER_NAME, ""),
)
SIGN_LINES = "\n" * 6  # from the day in a box to the name, with room for a signature
NO_NAME = "\u00a0"  # holds its line
TIGHT = "\u00a0" * 5  # two digits by hand in a narrow cell
STATES = {True: "Bảo đảm", False: "Chưa bảo đảm", None: "Chưa thẩm tra"}


def compose(briefing: SubmissionSlip, edition: Edition) -> Document:
    """The slip; it has no number of its own."""
    about = edition.summary or capital(say.about(briefing.matter))
    edition = addressed(edition, briefing.addressees)
    parts = {SlipForm.NARRATIVE: _narrative, SlipForm.CHECKLIST: _checklist}[briefing.form]
    blocks = (
        names_only(edition),
        Paragraph(Role.KIND, "PHIẾU TRÌNH GIẢI QUYẾT CÔNG VIỆC"),
        Paragraph(Role.SUMMARY, about),
        *addressees(edition),
        *parts(briefing, edition),
    )
    return Document(
        file_name(f"Phiếu trình {briefing.matter}"), f"Phiếu trình {say.lowered(about)}", (Section(blocks),)
    )


def _narrative(briefing: SubmissionSlip, edition: Edition) -> Iterator[Block]:
    """Form A: what the agency submits, how it was examined, what the office proposes; two signatures with days."""
    yield Paragraph(Role.HEADING, "I. NỘI DUNG TRÌNH DUYỆT CỦA ĐƠN VỊ")
    yield from _labelled(
        "1. Cơ quan trình", briefing.agency + (f", tại {briefing.number}" if briefing.number else "")
    )
    yield from _labelled("2. Vấn đề trình", briefing.matter)
    yield Paragraph(Role.SUBHEADING, "3. Hồ sơ trình")
    yield from _papers(briefing)
    said = written(edition, "submitted")
    if said:
        yield Paragraph(Role.SUBHEADING, "4. Nội dung trình")
        yield from said
    yield Paragraph(Role.HEADING, "II. QUÁ TRÌNH THẨM ĐỊNH VÀ Ý KIẾN CÁC NGÀNH")
    yield from written(edition, "process")
    yield body(f"Kết quả thẩm tra hồ sơ của Văn phòng: {_summed(briefing)}.")
    yield _examined(briefing)
    yield Paragraph(Role.HEADING, "III. Ý KIẾN, ĐỀ XUẤT CỦA VĂN PHÒNG")
    yield from _proposed(briefing, edition)
    signed = two_signatures(
        _signature("LÃNH ĐẠO VĂN PHÒNG", briefing.leader, edition),
        _signature("CHUYÊN VIÊN THAM MƯU", briefing.officer, edition),
    )
    yield replace(signed, rows=(*signed.rows, (HAND, ())))  # on the page of the signatures


def _checklist(briefing: SubmissionSlip, edition: Edition) -> Iterator[Block]:
    """Form B: one frame in which things are marked, and a box for each signature."""
    yield _frame(briefing)
    for slot, title in (
        ("submitted", "Nội dung trình"),
        ("process", "Quá trình xử lý"),
        ("opinion", "Ý kiến"),
    ):
        said = written(edition, slot)
        if said:
            yield Paragraph(Role.SUBHEADING, title)
            yield from said
    yield _boxes(briefing, edition)


def _labelled(label: str, text: str) -> tuple[Paragraph, ...]:
    return Paragraph(Role.SUBHEADING, label), body(f"{say.plain_end(text)}.")


def _papers(briefing: SubmissionSlip) -> tuple[Paragraph, ...]:
    if not briefing.papers:
        return (body("Chưa có tài liệu kèm theo."),)
    last = len(briefing.papers) - 1
    lines = (
        f"- {say.plain_end(paper)}{'.' if n == last else ';'}" for n, paper in enumerate(briefing.papers)
    )
    return tuple(map(body, lines))


def _found(briefing: SubmissionSlip, point: ExaminedPoint) -> Examined:
    return briefing.examined.get(point, Examined())


def _summed(briefing: SubmissionSlip) -> str:
    """How the six points came out, in a clause."""
    found = [_found(briefing, point).in_order for point in ExaminedPoint]
    if all(found):
        return "bảo đảm cả sáu nội dung"
    if all(state is None for state in found):
        return "chưa thẩm tra"
    poor = [point.label.lower() for point in ExaminedPoint if _found(briefing, point).in_order is False]
    left = [point.label.lower() for point in ExaminedPoint if _found(briefing, point).in_order is None]
    parts = ((poor, "chưa bảo đảm về"), (left, "chưa thẩm tra"))
    return "; ".join(f"{words} {', '.join(names)}" for names, words in parts if names)


def _examined(briefing: SubmissionSlip) -> Table:
    headings = (
        Heading("STT", 6, Kind.CENTRED),
        Heading("Nội dung thẩm tra", 24),
        Heading("Kết quả", 16, Kind.CENTRED),
        Heading("Ghi chú", 34),
    )
    found = ((point, _found(briefing, point)) for point in ExaminedPoint)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (place, point.label, STATES[one.in_order], one.remark) for place, (point, one) in enumerate(found, 1)
    )
    return Table(headings, rows)


def _proposed(briefing: SubmissionSlip, edition: Edition) -> Iterator[Paragraph]:
    said = written(edition, "opinion")
    if briefing.authority:
        yield body(f"Thẩm quyền quyết định: {say.plain_end(briefing.authority)}.")
    yield from said
    if briefing.proposal:
        reason = f"; {say.lowered(say.plain_end(briefing.reason))}" if briefing.reason else ""
        yield body(f"Văn phòng đề xuất: {say.lowered(briefing.proposal.label)}{reason}.")
    elif not said:
        yield body("Văn phòng chưa có ý kiến riêng.")


def _signature(post: str, signer: Signer, edition: Edition) -> Signature:
    return Signature((post,), signer.name, _day(signer, edition))


def _day(signer: Signer, edition: Edition) -> str:
    day = long_date(signer.on) if signer.on else f"ngày{BLANK}tháng{BLANK}năm {edition.dated.year}"
    return capital(day)


def _frame(briefing: SubmissionSlip) -> Table:
    """Everything that is marked, in one table under the headings of the form."""
    groups: tuple[tuple[str, Sequence[tuple[Cell, ...]]], ...] = (
        (
            "Nội dung trình, chỉ đạo",
            (
                (
                    1,
                    "Văn bản, cơ quan trình",
                    None,
                    ", ".join(filter(None, (briefing.number, briefing.agency))),
                ),
                (2, "Trích yếu", None, say.plain_end(briefing.matter)),
                (3, "Hồ sơ kèm theo", None, "; ".join(map(say.plain_end, briefing.papers)) or "Chưa có"),
            ),
        ),
        ("Cần xin ý kiến", tuple(_asks(briefing))),
        ("Kết quả thẩm tra", tuple(_points(briefing))),
        ("Phương án đề xuất", tuple(_options(briefing))),
        (
            "Thẩm quyền, độ mật",
            (
                (1, "Thẩm quyền quyết định", None, say.plain_end(briefing.authority) or "Chưa xác định"),
                (2, "Độ mật", None, briefing.secrecy or "Không"),
            ),
        ),
    )
    headings = (
        Heading("TT", 5, Kind.CENTRED),
        Heading("Nội dung", 30),
        Heading("Đánh dấu", 8, Kind.CENTRED),
        Heading("Ghi rõ", 37),
    )
    places, rows = list[tuple[int, str]](), list[tuple[Cell, ...]]()
    for label, lines in groups:
        if lines:
            places.append((len(rows), f"{roman(len(places) + 1)}. {label}"))
        rows += lines
    return replace(Table(headings, tuple(rows)), groups=tuple(places))


def _asks(briefing: SubmissionSlip) -> Iterator[tuple[Cell, ...]]:
    for place, name in enumerate(briefing.to_ask, 1):
        yield place, name, MARK if name in briefing.asked else None, None


def _points(briefing: SubmissionSlip) -> Iterator[tuple[Cell, ...]]:
    for place, point in enumerate(ExaminedPoint, 1):
        found = _found(briefing, point)
        remark = found.remark if found.in_order is not False else f"{STATES[False]}. {found.remark}".strip()
        yield place, point.label, MARK if found.in_order else None, remark or None


def _options(briefing: SubmissionSlip) -> Iterator[tuple[Cell, ...]]:
    for place, option in enumerate(Proposal, 1):
        chosen = briefing.proposal is option
        yield (
            place,
            option.label,
            MARK if chosen else None,
            say.plain_end(briefing.reason) if chosen else None,
        )


def _boxes(briefing: SubmissionSlip, edition: Edition) -> Table:
    """A box for each signature, with the day in it."""
    officer = f"Chuyên viên {briefing.room}".strip()
    posts = (
        (officer, briefing.officer),
        ("Lãnh đạo phòng", briefing.room_head),
        ("Lãnh đạo Văn phòng", briefing.leader),
        ("Phó Chủ tịch", Signer()),
        ("Chủ tịch", Signer()),
    )
    headings = tuple(Heading(post, 16, Kind.CENTRED) for post, _ in posts)
    signed = tuple(
        f"{_short_day(signer, edition)}{SIGN_LINES}{signer.name or NO_NAME}" for _, signer in posts
    )
    return Table(headings, (signed,), joined=len(headings), closes=True)  # joined: from the top


def _short_day(signer: Signer, edition: Edition) -> str:
    return short_date(signer.on) if signer.on else f"{TIGHT}/{TIGHT}/{edition.dated.year}"
