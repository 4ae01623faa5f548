"""The questions behind a meeting pack: which papers a meeting has, and what documents of ours are told."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.edition import Edition
from app.briefings.meeting import Arrangement
from app.briefings.pack import MeetingPapers, OurPaper, PackContent, PackHead
from app.core.document_kinds import kind_of
from app.core.errors import AppError
from app.core.terms import MeetingKind
from app.core.words import short_date
from app.models.meeting import AgendaItem, Meeting
from app.rules.agenda_rules import is_approval, needs_papers
from app.rules.chairing import printed
from app.services.agenda_papers import files_of, on_agenda
from app.services.attached_files import attached_files
from app.services.chairing import chair_of
from app.services.forms.common import alive
from app.services.forms.refs import holder_of
from app.services.heirs import Agencies, read_agencies
from app.services.issued import tell
from app.services.office_texts import read_texts
from app.services.official_documents import find_document
from app.services.settings import read_office

_OF_MEETING, _NOTICE = ("invitation", "agenda", "minutes"), "conclusion_notice"
_OF_MONTH = ("month_report", "month_bulletin")
"""The kinds of documents that are laid before a meeting, in their order."""

EARLIER_MINUTES = "Biên bản phiên trước, lưu trong chương trình"
"""What stands beside a content that approves earlier minutes: nobody sends a paper for it."""
RESULT = "Kết quả lấy phiếu, lưu trong chương trình"
"""The same beside the result of written opinions."""


def read_papers(session: Session, key: str, *, today: date) -> MeetingPapers:
    """All papers of a meeting by its key, in the order of its agenda; AppError when it is gone."""
    row = alive(session, Meeting, key)
    chair, noted = holder_of(session, row.chair_post_id, row.chair_person_id), chair_of(session, key).noted
    head = PackHead(
        office=read_office(session),
        title=row.title,
        held_on=row.held_on,
        starts_at=row.starts_at,
        place=row.place,
        chair=printed(chair.name, noted) if chair else "",
        made_on=today,
    )
    items, agencies = on_agenda(session, row.id), read_agencies(session, row.held_on)
    return MeetingPapers(
        head,
        tuple(_ours(session, row)),
        attached_files(session, Meeting.__tablename__, row.id.hex),
        tuple(_content(session, item, agencies) for item in items),
    )


def brief(session: Session, paper: OurPaper, *, today: date) -> tuple[Any, Edition]:
    """What a document of ours is told, as it went out if it did; AppError where the data do not hold it."""
    told = tell(session, paper.code, paper.subject, today=today)
    return told.briefing, told.edition


def meeting_on(
    session: Session, day: date, kind: MeetingKind | None = None, *, cancelled: bool = False
) -> str:
    """The key of the only meeting of a day (of a kind, if one is named); with `cancelled` of those that were.

    Raises:
        AppError: there is none, or there are several; then the sentence names them with their keys.
    """
    query = select(Meeting).where(
        Meeting.held_on == day, Meeting.deleted_at.is_(None), Meeting.cancelled_on.is_not(None) == cancelled
    )
    if kind is not None:
        query = query.where(Meeting.kind == kind)
    found = list(session.scalars(query.order_by(Meeting.starts_at, Meeting.id)))
    match found:
        case [only]:
            return only.id.hex
        case []:
            raise AppError(f"Không có cuộc họp nào ngày {short_date(day)}.", "Kiểm tra lại ngày họp.")
        case _:
            named = "; ".join(f"{row.title} (mã {row.id.hex})" for row in found)
            raise AppError(
                f"Ngày {short_date(day)} có {len(found)} cuộc họp: {named}.", "Chọn một cuộc họp theo mã."
            )


def _ours(session: Session, row: Meeting) -> Iterator[OurPaper]:
    """The kinds that are made from the meeting, and those of its month."""
    for code in _OF_MEETING:
        yield OurPaper(code, row.id.hex, kind_of(code).title)
    yield OurPaper(_NOTICE, _notice_of(session, row.id.hex), kind_of(_NOTICE).title)
    for code in _OF_MONTH:
        yield OurPaper(code, f"{row.held_on:%Y-%m}", f"{kind_of(code).title} {row.held_on:%m/%Y}")


def _notice_of(session: Session, key: str) -> str:
    """The notice of the conclusions that somebody began, by issue or by agency; by issue if nobody did."""
    ways = [f"{key}/{way}" for way in (Arrangement.ISSUE, Arrangement.AGENCY)]
    begun = (way for way in ways if find_document(session, _NOTICE, way) or read_texts(session, _NOTICE, way))
    return next(begun, ways[0])


def _content(session: Session, item: AgendaItem, agencies: Agencies) -> PackContent:
    """A content with its files; its agency as the documents of the meeting name it."""
    kept = EARLIER_MINUTES if is_approval(item.content) else RESULT
    aside = "" if needs_papers(item.content, item.needs_papers) else kept
    files = files_of(session, item.id)
    return PackContent(item.id.hex, item.content, agencies.standing_name(item.agency_id), files, aside)
