"""Biên bản bàn giao công việc: tasks and dossiers that go to another, signed by all (duty 21, sample 1.9)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.briefings.edition import Edition
from app.briefings.handover import HandedDossier, Handover, Party
from app.briefings.month import TaskRow
from app.core.tables import Column, Kind, Table
from app.core.words import long_date, roman
from app.exports import sentences as say
from app.exports.appendices import Appendix, appendix_sections
from app.exports.document import Block, Document, Paragraph, Role, Section
from app.exports.documents.month_tables import counted
from app.exports.formats import Format
from app.exports.letterhead import (
    KEPT_BELOW,
    Signature,
    heading,
    recipients,
    recipients_below,
    replaced,
    signatures,
)
from app.exports.letters import body, written

FORMATS = (Format.DOCX, Format.PDF)
IN_TEXT = 10  # rows of a list that stand in the minutes; a longer one is an appendix
ARCHIVE = "VT, Hồ sơ"
TASKS: tuple[Column[TaskRow], ...] = (
    Column("Văn bản giao", lambda task: task.number, 16),
    Column("Nội dung nhiệm vụ", say.what, 32),
    Column("Cơ quan chủ trì", lambda task: "; ".join(task.leads), 18),
    Column("Thời hạn", lambda task: task.deadline, 11, Kind.DATE),
    Column("Tình trạng", lambda task: task.outcome.label, 14),
)
DOSSIERS: tuple[Column[HandedDossier], ...] = (
    Column("Hồ sơ, tài liệu", lambda dossier: dossier.name, 40),
    Column("Cơ quan trình", lambda dossier: dossier.agency, 20),
    Column("Tình trạng xử lý", lambda dossier: dossier.standing, 20),
    Column("Số tờ", lambda dossier: dossier.sheets, 8, Kind.NUMBER),
)


def compose(briefing: Handover, edition: Edition) -> Document:
    """The minutes; long lists are appendices."""
    field = f"lĩnh vực {say.plain_end(briefing.about)}" if briefing.about else "công việc"
    about = edition.summary or f"Bàn giao {field}"
    apart = tuple(_apart(briefing))
    blocks = (
        heading(edition, dated=False),
        Paragraph(Role.KIND, "BIÊN BẢN"),
        Paragraph(Role.SUMMARY, about),
        *_who(briefing),
        *_parts(briefing, edition, apart),
        *replaced(edition),
        body(
            f"Biên bản được lập thành {say.two_digits(briefing.copies)} bản có giá trị như nhau, các bên đã đọc, "
            "thống nhất và cùng ký tên./."
        ),
        *_signatures(briefing, replace(edition, archive=ARCHIVE)),
    )
    appendices = appendix_sections(edition, "Biên bản", apart)
    name = f"Bien ban ban giao {briefing.held_on:%d-%m-%Y}"
    return Document(
        name, f"Biên bản {say.lowered(about)}", (Section(blocks, contact=edition.contact), *appendices)
    )


def _who(briefing: Handover) -> Iterator[Paragraph]:
    if briefing.ground:
        yield Paragraph(Role.LEGAL_BASIS, f"Căn cứ {say.plain_end(briefing.ground)}.")
    place = f", tại {say.plain_end(briefing.place)}" if briefing.place else ""
    yield body(f"Hôm nay, {long_date(briefing.held_on)}{place}, chúng tôi gồm:")
    yield body(f"- Bên giao: {_named(briefing.giver)}.")
    yield body(f"- Bên nhận: {_named(briefing.taker)}.")
    yield from (body(f"- Người chứng kiến: {_named(party)}.") for party in briefing.witnesses)
    yield body("Hai bên thống nhất bàn giao công việc như sau:")


def _named(party: Party) -> str:
    return ", ".join(filter(None, (party.name, party.post)))


def _apart(briefing: Handover) -> Iterator[Appendix]:
    if len(briefing.tasks) > IN_TEXT:
        yield Appendix("Danh mục nhiệm vụ bàn giao", (counted(TASKS, briefing.tasks),), landscape=True)
    if len(briefing.dossiers) > IN_TEXT:
        yield Appendix(
            "Danh mục hồ sơ, tài liệu bàn giao", (counted(DOSSIERS, briefing.dossiers),), landscape=True
        )


def _parts(briefing: Handover, edition: Edition, apart: Sequence[Appendix]) -> Iterator[Block]:
    yield Paragraph(Role.HEADING, "I. NHIỆM VỤ ĐANG THEO DÕI, THỰC HIỆN")
    yield from _list("nhiệm vụ", counted(TASKS, briefing.tasks), _where(apart, "nhiệm vụ"))
    yield Paragraph(Role.HEADING, "II. HỒ SƠ, TÀI LIỆU")
    yield from _list("hồ sơ, tài liệu", counted(DOSSIERS, briefing.dossiers), _where(apart, "hồ sơ"))
    matters = written(edition, "matters")
    if matters:
        yield Paragraph(Role.HEADING, "III. VẤN ĐỀ CẦN LƯU Ý")
        yield from matters


def _where(apart: Sequence[Appendix], noun: str) -> str:
    """The name of the appendix with a list; empty where the list stands in the text."""
    places = [place for place, part in enumerate(apart, 1) if noun in part.title]
    if not places:
        return ""
    return f"Phụ lục {roman(places[0])}" if len(apart) > 1 else "Phụ lục"


def _list(noun: str, table: Table, where: str) -> Iterator[Block]:
    """How many there are, and the list or the appendix that has it."""
    if not table.rows:
        yield body(f"Không có {noun} nào phải bàn giao.")
    elif where:
        yield body(f"Bàn giao {say.count(len(table.rows), noun)} ({where} kèm theo).")
    else:
        yield body(f"Bàn giao {say.count(len(table.rows), noun)}:")
        yield table


def _signatures(briefing: Handover, edition: Edition) -> Iterator[Block]:
    """The giver and the taker side by side, the witnesses under them, at last the recipients: all on one page.

    Recipients that are many go on over pages by themselves.
    """
    told = recipients(edition)
    names = [Signature(("BÊN GIAO",), briefing.giver.name), Signature(("BÊN NHẬN",), briefing.taker.name)]
    names += [Signature(("NGƯỜI CHỨNG KIẾN",), party.name) for party in briefing.witnesses]
    if len(told) <= KEPT_BELOW:
        yield signatures(names, beside_last=told)
    else:
        yield signatures(names)
        yield recipients_below(edition)
