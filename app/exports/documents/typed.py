"""Tờ trình, kế hoạch, quyết định, công văn, thông báo of free text (Decree 30/2020, samples 1.2-1.5 and 2.1)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.briefings.edition import Edition
from app.briefings.typed import Typed
from app.core.document_kinds import kind_of
from app.core.document_types import TYPES
from app.core.errors import AppError
from app.core.rich_text import plain
from app.exports.appendices import Appendix, appendix_sections
from app.exports.document import Block, Document, Paragraph, Role, Section
from app.exports.formats import Format
from app.exports.letterhead import comes_with, names_only
from app.exports.letters import body, file_name, letter, titled
from app.exports.sentences import lowered, plain_end
from app.exports.words import ended, paragraphs

FORMATS = (Format.DOCX, Format.PDF)
DECISION, LETTER = "typed_decision", "typed_letter"
_ENDS = (".", ";", ":", "!", "?", "*")
_ARTICLE = re.compile(r"^Điều (\d+)\b")
_BARE = re.compile(
    r"^(?:Hiến pháp|Bộ luật|Luật(?! sư)|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Chỉ thị|Thông tư)\b"
)
"""A ground that was written as the name of a text alone."""
_APPENDIX = re.compile(r"phụ lục(?: [ivx]+| \d+)?\.?", re.IGNORECASE)


def compose(briefing: Typed, edition: Edition) -> Document:
    """The document as it was typed; AppError while nobody wrote what it is about, or its body."""
    kind = kind_of(briefing.kind_code)
    about = _about(briefing, edition)
    blocks = _body(edition)
    apart, attached = _after(edition, is_decision=kind.code == DECISION)
    if apart and not any("phụ lục" in block.text.lower() for block in blocks):
        named = "các Phụ lục" if len(apart) > 1 else "Phụ lục"
        blocks = (*blocks[:-1], body(f"(Chi tiết tại {named} kèm theo.)"), *blocks[-1:])
    if kind.code == LETTER:
        section = letter(edition, about, (*_basis(edition), *blocks))
    elif kind.code == DECISION:
        section = _decision(edition, about, blocks)
    else:
        section = titled(edition, kind.title, about, (*_basis(edition), *blocks))
    appendices = appendix_sections(edition, kind.title, apart)
    return Document(
        file_name(f"{kind.title} {about}"),
        f"{kind.title} {lowered(about)}",
        (section, *appendices, *attached),
    )


def _about(briefing: Typed, edition: Edition) -> str:
    about = plain_end(edition.summary or briefing.summary)
    if not about:
        raise AppError("Văn bản chưa có trích yếu.", "Ghi trích yếu ở phần Thể thức.")
    return about


def _body(edition: Edition) -> tuple[Paragraph, ...]:
    blocks = _closed(edition.written.get("body", ""))
    if not blocks:
        raise AppError("Văn bản chưa có nội dung.", "Soạn phần “Nội dung”.")
    return blocks


def _closed(typed: str) -> tuple[Paragraph, ...]:
    """The words as paragraphs; the last line is never a title, so it gets its full stop."""
    typed = typed.rstrip()
    return paragraphs(typed if not typed or typed.endswith(_ENDS) else f"{typed}.")


def _basis(edition: Edition) -> tuple[Paragraph, ...]:
    """What the document rests on, a line each: `;` at the end, `.` at the last (appendix I, II.6)."""
    lines = [plain_end(line) for line in plain(edition.written.get("basis", "")).splitlines()]
    *before, last = [_BARE.sub(r"Căn cứ \g<0>", line) for line in lines if line] or [""]
    marked = (*(f"{line};" for line in before), *((f"{last}.",) if last else ()))
    return tuple(Paragraph(Role.LEGAL_BASIS, line) for line in marked)


def _decision(edition: Edition, about: str, blocks: tuple[Paragraph, ...]) -> Section:
    """A decision: who decides, on what basis, and its articles (sample 1.2); the recipients begin with an article."""
    edition = replace(edition, recipients=_recipients(edition, blocks), addressees=())
    head = (
        Paragraph(Role.AUTHORITY, authority(edition)),
        *_basis(edition),
        Paragraph(Role.RESOLVES, "QUYẾT ĐỊNH:"),
    )
    return titled(edition, "Quyết định", about, (*head, *blocks))


def authority(edition: Edition) -> str:
    """Who decides, by the letterhead and the signature: the committee, its chairman, or the head of its office."""
    agency = " ".join(edition.agency_lines)
    if edition.parent_name:
        return f"CHÁNH {agency} {edition.parent_name}".replace("UBND", "ỦY BAN NHÂN DÂN")
    collective = any("TM." in line for line in edition.signer_lines)
    return agency if collective else f"CHỦ TỊCH {agency}"


def _recipients(edition: Edition, blocks: Sequence[Paragraph]) -> tuple[str, ...]:
    """The recipients after "Như Điều n", the last article, which says who carries it out."""
    numbers = [found[1] for block in blocks if (found := _ARTICLE.match(block.text))]
    named = (f"Như Điều {numbers[-1]}",) if numbers else ()
    others = (name for name in edition.recipients if not name.lower().startswith("như "))
    return (*named, *others)


def _after(edition: Edition, *, is_decision: bool) -> tuple[tuple[Appendix, ...], tuple[Section, ...]]:
    """What comes with it: appendices, or the document that a decision issues, whose first line is its kind."""
    texts = list(_texts(edition.written.get("appendix", "")))
    if is_decision and texts and plain(texts[0][0]).strip().casefold() in _ISSUED:
        return (), (_issued(edition, texts[0]),)
    return tuple(_appendix(lines) for lines in texts), ()


_ISSUED = {name.casefold() for name in TYPES.values()}


def _texts(typed: str) -> Iterator[list[str]]:
    """The lines of each appendix; one that is only "Phụ lục II" begins the next."""
    lines: list[str] = []
    for line in typed.splitlines():
        if _APPENDIX.fullmatch(plain(line).strip()):
            if lines:
                yield lines
            lines = []
        elif line.strip():
            lines.append(line)
    if lines:
        yield lines


def _appendix(lines: list[str]) -> Appendix:
    title, *rest = lines
    return Appendix(plain_end(plain(title)), ended(_closed("\n".join(rest))))


def _issued(edition: Edition, lines: list[str]) -> Section:
    """A regulation or plan that a decision issues: its own heading without number and date (III.1)."""
    kind, *rest = lines
    about, rest = (plain_end(plain(rest[0])), rest[1:]) if rest else ("", rest)
    blocks: tuple[Block, ...] = (
        names_only(edition),
        Paragraph(Role.KIND, plain(kind).strip().upper()),
        *((Paragraph(Role.APPENDIX_TITLE, about),) if about else ()),
        Paragraph(Role.APPENDIX_NOTE, comes_with(edition, "Quyết định")),
        *_closed("\n".join(rest)),
    )
    return Section(ended(blocks), sheet="Kèm theo")
