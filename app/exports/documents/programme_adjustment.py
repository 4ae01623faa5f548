"""Đề nghị điều chỉnh chương trình: why an item is to be moved, withdrawn or added (duties 39-41)."""

from typing import NamedTuple

from app.briefings.edition import Edition
from app.briefings.programme import AdjustmentRequest
from app.core.terms import Book, DecisionLevel
from app.core.words import month_year
from app.exports import sentences as say
from app.exports.document import Document, Paragraph, Role
from app.exports.formats import Format
from app.exports.letters import addressed, body, cited, letter, written

FORMATS = (Format.DOCX, Format.PDF)
TO = {Book.COMMITTEE: "Chủ tịch UBND tỉnh", Book.OFFICE: "Chánh Văn phòng UBND tỉnh"}
WHOSE = {Book.COMMITTEE: "UBND tỉnh", Book.OFFICE: "Văn phòng UBND tỉnh"}


class _Words(NamedTuple):
    """What one kind of request says: how its file is called, what it is about, what it asks, what it adjusts, why."""

    file: str
    about: str
    asks: str
    what: str
    why: str


MOVE = _Words(
    "De nghi dieu chinh",
    "đề nghị điều chỉnh",
    "điều chỉnh thời gian trình nội dung trong",
    "Nội dung điều chỉnh",
    "điều chỉnh",
)
WITHDRAW = _Words(
    "De nghi rut khoi", "đề nghị rút nội dung khỏi", "rút nội dung khỏi", "Nội dung đề nghị rút", "rút"
)
ADD = _Words("De nghi bo sung", "đề nghị bổ sung", "bổ sung nội dung vào", "Nội dung bổ sung", "bổ sung")


def compose(briefing: AdjustmentRequest, edition: Edition) -> Document:
    """The letter that asks for it."""
    said = _words(briefing)
    about = edition.summary or f"{said.about} Chương trình công tác của {WHOSE[briefing.book]}"
    edition = addressed(edition, (TO[briefing.book],))
    blocks = (
        body(_opening(briefing, edition)),
        *_item(briefing),
        Paragraph(Role.SUBHEADING, f"2. Căn cứ và lý do {said.why}"),
        body(f"- Căn cứ {said.why}: {say.lowered(briefing.ground)}."),
        body(f"- Lý do: {say.plain_end(briefing.reason)}."),
        Paragraph(Role.SUBHEADING, "3. Sự cần thiết"),
        body(f"{say.plain_end(briefing.necessity)}."),
        Paragraph(Role.SUBHEADING, "4. Đánh giá tác động đến công tác chỉ đạo, điều hành"),
        body(f"{say.plain_end(briefing.effect)}."),
        *_opinion(edition),
        body(f"{_asker(briefing, edition)} kính đề nghị {TO[briefing.book]} xem xét, quyết định."),
    )
    name = f"{said.file} chuong trinh {briefing.moved_to[1]:02d}-{briefing.moved_to[0]}"
    return Document(name, f"Công văn {about}", (letter(edition, about, blocks),))


def _asker(briefing: AdjustmentRequest, edition: Edition) -> str:
    return briefing.asker or edition.issuer


def _opening(briefing: AdjustmentRequest, edition: Edition) -> str:
    source = cited(briefing.number, briefing.requested_on)
    asked = (
        f"Trên cơ sở đề nghị của {'; '.join(briefing.leads) or 'cơ quan chủ trì'} tại {source}, "
        if source
        else ""
    )
    return (
        f"{asked}{_asker(briefing, edition)} đề nghị {_words(briefing).asks} Chương trình công tác của "
        f"{WHOSE[briefing.book]} như sau:"
    )


def _item(briefing: AdjustmentRequest) -> tuple[Paragraph, ...]:
    facts = (
        ("Nội dung", say.plain_end(briefing.content)),
        ("Hình thức văn bản", say.plain_end(briefing.form)),
        ("Cấp quyết định", briefing.level if briefing.level != DecisionLevel.OTHER.label else ""),
        ("Cơ quan chủ trì", "; ".join(briefing.leads)),
        ("Lãnh đạo phụ trách", briefing.leader),
        *_times(briefing),
        ("Số lần đã lùi thời gian trình", say.two_digits(briefing.postponed) if briefing.postponed else ""),
    )
    lines = (body(f"- {name}: {value}.") for name, value in facts if value)
    return (Paragraph(Role.SUBHEADING, f"1. {_words(briefing).what}"), *lines)


def _times(briefing: AdjustmentRequest) -> tuple[tuple[str, str], ...]:
    """When the item was to be submitted, and when it is to be from now on."""
    if briefing.moved_from is None:
        return (("Thời gian trình", month_year(*briefing.moved_to)),)
    before = ("Thời gian trình theo chương trình", month_year(*briefing.moved_from))
    if briefing.withdraws:
        return (before,)
    later = briefing.moved_to > briefing.moved_from
    return (
        before,
        (f"Thời gian đề nghị {'lùi đến' if later else 'trình sớm hơn'}", month_year(*briefing.moved_to)),
    )


def _words(briefing: AdjustmentRequest) -> _Words:
    if briefing.withdraws:
        return WITHDRAW
    return ADD if briefing.moved_from is None else MOVE


def _opinion(edition: Edition) -> tuple[Paragraph, ...]:
    said = written(edition, "opinion")
    return (Paragraph(Role.SUBHEADING, "5. Ý kiến của Văn phòng"), *said) if said else ()
