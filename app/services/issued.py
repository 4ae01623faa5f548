"""Issuing a document: its number and day, its words and figures frozen; what replaces it, and how it is cancelled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.edition import Edition
from app.briefings.issuing import BookEntry
from app.briefings.told import Told
from app.core.document_kinds import kind_of
from app.core.errors import AppError
from app.core.issuing import AS_ABOVE, NumberState, Standing
from app.core.text import clean
from app.models.document import OfficialDocument
from app.rules.document_numbers import is_same_number, said_number
from app.services.briefs import questions
from app.services.editions import read_edition
from app.services.freezing import frozen, thawed, thawed_briefing
from app.services.numbers import hold_for, series_of, use
from app.services.office_texts import current_version, read_texts, write_text
from app.services.official_documents import change_details, details_of, draft_of, find_document, held_by
from app.services.programme_confirmation import pass_lacks
from app.services.programme_lacks import read_lacks

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.programme_lacks import ProgrammeLacks
    from app.models.document import DocumentNumber


def tell(session: Session, code: str, subject: str, *, today: date, version: int | None = None) -> Told:
    """Return what a version of a document (None: the newest) is told: live while it is a draft, frozen once issued.

    Raises AppError for a subject that is not there.
    """
    if went_out := tell_issued(session, code, subject, version=version):
        return went_out
    document = find_document(session, code, subject, version=version)
    return Told(
        _ask(session, code, subject, today),
        read_edition(session, code, subject, today=today, version=version),
        document.version if document is not None else 1,
    )


def tell_issued(session: Session, code: str, subject: str, *, version: int | None = None) -> Told | None:
    """Return what a version of a document (None: the newest) said when it went out; none while it is a draft."""
    document = find_document(session, code, subject, version=version)
    if document is None or document.standing is Standing.DRAFT:
        return None
    briefing, edition = thawed_briefing(document.briefing), thawed(document.edition, Edition)
    return Told(briefing, edition, document.version, document.standing)


def issue(
    session: Session,
    code: str,
    subject: str,
    *,
    issued_on: date,
    today: date,
    what: str = "",
    wanted: str = "",
    confirmed: bool = False,
) -> OfficialDocument:
    """Mark a document as issued on a day, under the number it holds or the next one (`wanted`: a named one).

    What it says is frozen as it is now; `what` is what it is about, for the register. Raises AppError where it was
    issued already, where the number cannot be, for a day after today, and for a programme whose contents lack what
    the regulation demands (duty 37); for one that lacks what is usual, or went out under another number, unless that
    was `confirmed`, which is then kept with it.
    """
    if issued_on > today:
        raise AppError("Ngày phát hành không thể ở sau hôm nay.", "Ghi ngày trên văn bản đã ký.")
    document = draft_of(session, code, subject)
    pass_lacks(session, document, _lacks(session, document, wanted, today), confirmed=confirmed)
    number = _number(session, document, on=issued_on, what=what, wanted=wanted)
    said = "" if number is None else said_number(number.number)
    edition = replace(
        read_edition(session, code, subject, today=today), dated=issued_on, has_day=True, number=said
    )
    briefing = _ask(session, code, subject, today)
    document.briefing = frozen(briefing)
    document.edition = frozen(edition)
    document.number, document.issued_on = said, issued_on
    document.symbol = edition.symbol if said else ""
    document.standing = Standing.ISSUED
    if number is not None:
        number.symbol = edition.symbol
        use(session, number, _entry(edition, number, issued_on))
    session.flush()
    _tell_records(session, document, briefing)
    return document


def _lacks(session: Session, document: OfficialDocument, wanted: str, today: date) -> ProgrammeLacks:
    """What is to be confirmed of a programme; that it went out under the number that it gets now is not told."""
    lacks = read_lacks(session, document.kind_code, document.subject, today=today)
    held = held_by(session, document)
    number = wanted or (str(held.number) if held else "")
    is_same = lacks.before is not None and is_same_number(lacks.before.number, number)
    return replace(lacks, before=None) if is_same else lacks


def _tell_records(session: Session, document: OfficialDocument, briefing: Any) -> None:
    """Do to records what a document does that went out; what the one did that it replaces is taken back."""
    question = questions()[document.kind_code]
    if document.corrects_id is not None and question.taken_back is not None:
        question.taken_back(session, session.get_one(OfficialDocument, document.corrects_id))
    if question.went_out is not None:
        question.went_out(session, document, briefing)


def begin_next(session: Session, code: str, subject: str) -> int:
    """Begin the version that replaces an issued one, with its details and words to work on; return the version.

    Where another kind with the same words has begun newer ones, those stay. After a cancelled one it replaces nothing.
    Raises AppError where nothing was issued, or the next is begun already.
    """
    last = find_document(session, code, subject)
    if last is None or last.standing is Standing.DRAFT:
        raise AppError("Văn bản này chưa phát hành nên sửa ngay được.", "Sửa bản đang soạn.")
    words = kind_of(code).words or code
    newest = current_version(session, words, subject)
    document = OfficialDocument(kind_code=code, subject=subject, version=max(newest, last.version + 1))
    document.corrects_id = last.id if last.standing is Standing.ISSUED else None
    session.add(document)
    session.flush()
    change_details(session, code, subject, replace(details_of(last), dated=None))
    if newest < document.version:
        said, left = (read_texts(session, words, subject, version=v) for v in (newest, document.version))
        for slot in {**said, **left}:  # a draft of this version may have been thrown away
            content = said.get(slot, "")
            write_text(session, words, subject, slot=slot, content=content, version=document.version)
    return document.version


def cancel_issued(session: Session, code: str, subject: str, *, reason: str, today: date) -> None:
    """Cancel an issued document and its number, with the reason; AppError where none is issued, or without a reason."""
    document, reason = find_document(session, code, subject), clean(reason)
    if document is None or document.standing is not Standing.ISSUED:
        raise AppError("Văn bản này chưa phát hành hoặc đã hủy.", "Chỉ hủy được văn bản đã phát hành.")
    if not reason:
        raise AppError("Hủy văn bản phải ghi lý do.", "Ghi lý do hủy; lý do được in trong sổ.")
    number = held_by(session, document)
    document.standing, document.cancelled_on, document.cancel_reason = Standing.CANCELLED, today, reason
    if number is not None:
        number.state, number.reason = NumberState.CANCELLED, reason
    session.flush()
    if (take_back := questions()[code].taken_back) is not None:
        take_back(session, document)


def _ask(session: Session, code: str, subject: str, today: date) -> Any:
    return questions()[code].brief(session, subject, today)


def _number(
    session: Session, document: OfficialDocument, *, on: date, what: str, wanted: str
) -> DocumentNumber | None:
    """The number that a document goes out under; none for a kind without numbers."""
    kind = kind_of(document.kind_code)
    if not kind.is_registered:
        return None
    held = held_by(session, document)
    if held is None:
        return hold_for(session, kind.code, document.subject, on=on, what=what, wanted=wanted)
    series, _ = series_of(session, kind.code, document.subject, on=on)
    if held.issuer is not series.issuer:  # the settings of the kind say another one by now
        raise AppError(
            f"Số {said_number(held.number)}/{held.symbol} thuộc sổ của {held.issuer.label}, "
            f"văn bản này do {series.issuer.label} ban hành.",
            "Hủy số với lý do rồi lấy số khác.",
        )
    if wanted.strip() and wanted.strip().lstrip("0") != str(held.number):
        raise AppError(
            f"Văn bản này đã giữ số {said_number(held.number)}/{held.symbol}.",
            "Dùng số đó, hoặc hủy số với lý do rồi lấy số khác.",
        )
    held.summary = clean(what) or held.summary
    return held


def _entry(edition: Edition, number: DocumentNumber, issued_on: date) -> BookEntry:
    """The line of the register, as far as the document itself says it."""
    others = (name for name in edition.recipients if name.casefold() != AS_ABOVE.casefold())
    recipients = (*edition.addressees, *others)
    return BookEntry(
        title=number.title,
        summary=number.summary or edition.summary,
        issued_on=issued_on,
        signer=edition.signer_name or edition.signer_lines[-1].capitalize(),
        recipients="; ".join(recipients),
        archive=edition.archive,
        copies=number.copies,
        handed_on=number.handed_on,
        note=number.note,
    )
