"""Phiếu theo dõi nhiệm vụ: what happened to one task, in the order of days, with who typed it and when (feature 6)."""

from collections.abc import Iterator
from datetime import date

from app.briefings.edition import Edition
from app.briefings.task_history import Happening, TaskHistory
from app.core.tables import Column, Kind
from app.core.words import capital, long_date, short_date
from app.exports import sentences as say
from app.exports.document import Block, Document, Paragraph, Role, Section
from app.exports.documents.month_tables import counted
from app.exports.formats import Format
from app.exports.letterhead import Signature, heading, two_signatures
from app.exports.letters import body
from app.exports.meeting_words import labelled

FORMATS = (Format.DOCX, Format.PDF, Format.XLSX)


def typed(one: Happening) -> str:
    """Who typed it, and when: "Lê An, 14:05 29/11/2026"."""
    hour = f"{one.typed_at:%H:%M}" if one.typed_at else ""
    day = short_date(one.typed_on) if one.typed_on else ""
    return ", ".join(filter(None, (one.typed_by, f"{hour} {day}".strip())))


COLUMNS: tuple[Column[Happening], ...] = (
    Column("Ngày", lambda one: one.day, 12, Kind.DATE),
    Column("Việc", lambda one: one.what, 20),
    Column("Nội dung, văn bản", lambda one: capital(one.said), 36),
    Column("Người nhập, lúc nhập", typed, 18),
)


def compose(briefing: TaskHistory, edition: Edition) -> Document:
    """The sheet, with room for who made it and who answers for it."""
    about = edition.summary or _about(briefing)
    blocks = (
        heading(edition, numbered=False),
        Paragraph(Role.KIND, "PHIẾU THEO DÕI NHIỆM VỤ"),
        Paragraph(Role.SUMMARY, about),
        *_facts(briefing),
        *_happenings(briefing),
        two_signatures(Signature(("NGƯỜI LẬP PHIẾU",)), Signature(edition.signer_lines, edition.signer_name)),
    )
    name = f"Phieu theo doi nhiem vu {briefing.as_of:%d-%m-%Y}"
    return Document(name, f"Phiếu theo dõi nhiệm vụ {say.lowered(about)}", (Section(blocks, sheet="Phiếu"),))


def _about(briefing: TaskHistory) -> str:
    """The document that assigned it, or the day on which it was assigned."""
    if not briefing.number:
        return f"Giao ngày {short_date(briefing.assigned_on)}"
    day = f" ngày {short_date(briefing.issued_on)}" if briefing.issued_on else ""
    return f"Văn bản số {briefing.number}{day}"


def _facts(briefing: TaskHistory) -> Iterator[Paragraph]:
    for label, value in (
        ("Trang, điều, khoản của văn bản", briefing.passage),
        ("Nhiệm vụ", briefing.content),
        ("Người giao", briefing.assigner),
        ("Ngày giao", short_date(briefing.assigned_on)),
        ("Cơ quan chủ trì", ", ".join(briefing.leads)),
        ("Cơ quan phối hợp", ", ".join(briefing.coordinating)),
        ("Sản phẩm", briefing.product),
        ("Chuyên viên theo dõi", briefing.officer),
        ("Thời hạn giao", _or_none(briefing.first_deadline)),
        (
            "Thời hạn hiện nay",
            _or_none(briefing.deadline) if briefing.deadline != briefing.first_deadline else "",
        ),
        (f"Tình trạng đến {long_date(briefing.as_of)}", briefing.standing),
    ):
        yield from labelled(label, (value,) if value else ())


def _or_none(day: date | None) -> str:
    return short_date(day) if day else "Không có"


def _happenings(briefing: TaskHistory) -> tuple[Block, ...]:
    table = counted(COLUMNS, briefing.happenings)
    return table, body(f"Phiếu có {say.count(len(table.rows), 'việc')}./.")
