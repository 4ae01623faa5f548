"""The form of one content of a meeting: loaded and saved with the versions of its papers and those who were asked."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.briefings.agenda_item_form import AgendaItemForm, AskedRow, PaperRow
from app.briefings.forms import Complaint, Loaded
from app.core.errors import AppError
from app.models.agenda import Consultation, MeetingPaper
from app.models.meeting import AgendaItem, Meeting
from app.rules.agenda import PaperFact, complete_on, deciding_due
from app.rules.agenda_rules import needs_papers
from app.services.agenda_papers import usual_due
from app.services.attached_files import attached_files, keep_files
from app.services.ended_agencies import advise_ended
from app.services.forms.agenda_item_details import describe
from app.services.forms.common import Part, alive, key_of, newest_change, part_rows, put, to_save, write_parts
from app.services.forms.positions import next_in
from app.services.forms.refs import Refs, holder_of, ref_of
from app.services.locked_meetings import require_open
from app.services.regulation_versions import read_regulations
from app.services.settings import read_calendar

__all__ = ["describe", "load", "save"]

TABLE, PAPERS = AgendaItem.__tablename__, MeetingPaper.__tablename__
_PLAIN = (
    *("content", "section", "minutes", "needs_papers", "documents_due_on", "documents_received_on"),
    *("late_reason", "late_reason_accepted", "late_reason_decided_on"),
    *("withdrawal_proposed_on", "withdrawal_document", "withdrawal_agreed", "withdrawal_decided_on"),
    *("postponed_on", "postponed_reason"),
)


def load(session: Session, key: str | None) -> Loaded[AgendaItemForm]:
    """The content of a key, or an empty form (None)."""
    if key is None:
        return Loaded("", AgendaItemForm())
    row = alive(session, AgendaItem, key)
    owner = {"agenda_item_id": row.id}
    values = AgendaItemForm(
        **{name: getattr(row, name) for name in _PLAIN},
        meeting=ref_of(session, "meeting", row.meeting_id),
        agency=ref_of(session, "agency", row.agency_id),
        presenter=holder_of(session, row.presenter_post_id, row.presenter_person_id),
        programme_item=ref_of(session, "programme_item", row.programme_item_id),
        papers=tuple(_paper(session, part) for part in part_rows(session, MeetingPaper, owner)),
        asked=tuple(_asked(session, part) for part in part_rows(session, Consultation, owner)),
    )
    return Loaded(key, values, newest_change(session, TABLE, row.id))


def _paper(session: Session, row: MeetingPaper) -> PaperRow:
    files = attached_files(session, PAPERS, row.id.hex)
    return PaperRow(row.id.hex, row.name, row.version, row.document, row.received_on, files, row.due_on)


def _asked(session: Session, row: Consultation) -> AskedRow:
    who = holder_of(session, row.post_id, row.person_id)
    return AskedRow(row.id.hex, who, row.asked_on, row.answered_on, row.opinion)


def advise_agencies(session: Session, form: AgendaItemForm, *, today: date) -> tuple[Complaint, ...]:
    """Warn of an agency that is no more on the day of the meeting."""
    meeting = session.get(Meeting, key_of(form.meeting.key)) if form.meeting and form.meeting.key else None
    day = meeting.held_on if meeting is not None else today
    return tuple(advise_ended(session, day, (("agency", form.agency),)))


def save(session: Session, loaded: Loaded[AgendaItemForm]) -> str:
    """Write a content; returns its key. With papers the days on which all are due and were there follow from them.

    Raises:
        AppError: it was changed since, what it points to is gone, it has no meeting, or that is locked.
    """
    values, refs = loaded.values, Refs(session)
    row = to_save(session, AgendaItem, loaded)
    columns = _columns(session, values, refs)
    for meeting in {columns["meeting_id"], row.meeting_id if row is not None else columns["meeting_id"]}:
        require_open(session, meeting)
    if row is None or row.meeting_id != columns["meeting_id"]:
        columns["position"] = next_in(session, AgendaItem, {"meeting_id": columns["meeting_id"]})
    if row is None and values.needs_papers is None:
        columns["needs_papers"] = needs_papers(values.content)
    row = put(session, AgendaItem, row, columns)
    owner = {"agenda_item_id": row.id}
    papers = write_parts(session, MeetingPaper, owner, [_paper_part(part) for part in values.papers])
    for paper, row_of_form in zip(papers, values.papers, strict=True):
        keep_files(session, row_of_form.files, table=PAPERS, key=paper.id.hex)
    write_parts(session, Consultation, owner, [_asked_part(part, refs) for part in values.asked])
    session.flush()
    return row.id.hex


def _columns(session: Session, values: AgendaItemForm, refs: Refs) -> dict[str, Any]:
    meeting = refs.key(values.meeting)
    if meeting is None:
        raise AppError("Chưa chọn cuộc họp của nội dung này.", "Chọn cuộc họp rồi lưu lại.")
    post, person = refs.holder(values.presenter)
    columns = {name: getattr(values, name) for name in _PLAIN}
    if values.papers:
        facts = [PaperFact(paper.called, paper.received_on, paper.due_on) for paper in values.papers]
        held = session.get_one(Meeting, meeting)
        usual = usual_due(held, read_regulations(session), read_calendar(session))
        columns["documents_received_on"] = complete_on(facts)
        columns["documents_due_on"] = deciding_due(facts, usual)
    return {
        **columns,
        "meeting_id": meeting,
        "agency_id": refs.key(values.agency),
        "presenter_post_id": post,
        "presenter_person_id": person,
        "programme_item_id": refs.key(values.programme_item),
    }


def _paper_part(row: PaperRow) -> Part:
    columns = {
        "name": row.called,
        "version": row.version or 1,
        "document": row.document,
        "due_on": row.due_on,
        "received_on": row.received_on,
    }
    return row.key, columns


def _asked_part(row: AskedRow, refs: Refs) -> Part:
    post, person = refs.holder(row.who)
    columns = {
        "post_id": post,
        "person_id": person,
        "asked_on": row.asked_on,
        "answered_on": row.answered_on,
        "opinion": row.opinion,
    }
    return row.key, columns
