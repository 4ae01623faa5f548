"""The form of a content proposed for a meeting: loaded, saved and told."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from app.briefings.agenda_proposal_form import AgendaProposalForm
from app.briefings.forms import Complaint, Details, Loaded
from app.core.meeting_terms import ProposalState
from app.core.words import short_date
from app.models.agenda import AgendaProposal
from app.models.meeting import AgendaItem, Meeting
from app.services.ended_agencies import advise_ended
from app.services.forms.common import alive, attached, newest_change, put, to_save
from app.services.forms.refs import Refs, ref_of
from app.services.forms.telling import facts, without_empty

TABLE = AgendaProposal.__tablename__
_PLAIN = ("content", "kind", "proposed_on", "document", "minutes")


def load(session: Session, key: str | None, *, today: date) -> Loaded[AgendaProposalForm]:
    """The proposal of a key, or an empty form of today (None)."""
    if key is None:
        return Loaded("", AgendaProposalForm(proposed_on=today))
    row = alive(session, AgendaProposal, key)
    wished = (row.wished_year, row.wished_month) if row.wished_year and row.wished_month else None
    values = AgendaProposalForm(
        **{name: getattr(row, name) for name in _PLAIN},
        agency=ref_of(session, "agency", row.agency_id),
        wished=wished,
        programme_item=ref_of(session, "programme_item", row.programme_item_id),
    )
    return Loaded(key, values, newest_change(session, TABLE, row.id))


def advise_agencies(session: Session, form: AgendaProposalForm, *, today: date) -> tuple[Complaint, ...]:
    """Warn of an agency that is no more on the day of its proposal."""
    return tuple(advise_ended(session, form.proposed_on or today, (("agency", form.agency),)))


def save(session: Session, loaded: Loaded[AgendaProposalForm]) -> str:
    """Write a proposal; returns its key. AppError: it was changed since, or what it points to is gone."""
    values, refs = loaded.values, Refs(session)
    row = to_save(session, AgendaProposal, loaded)
    year, month = values.wished or (None, None)
    columns = {
        **{name: getattr(values, name) for name in _PLAIN},
        "agency_id": refs.key(values.agency),
        "wished_year": year,
        "wished_month": month,
        "programme_item_id": refs.key(values.programme_item),
    }
    return put(session, AgendaProposal, row, columns).id.hex


def describe(session: Session, key: str, *, today: date) -> Details:
    """A proposal and what became of it by a day; AppError when it is gone."""
    row = alive(session, AgendaProposal, key)
    columns = (
        ("agency_id", ref_of(session, "agency", row.agency_id)),
        ("kind", row.kind),
        ("wished_month", f"{row.wished_month:02d}/{row.wished_year}" if row.wished_month else ""),
        ("proposed_on", row.proposed_on),
        ("document", row.document),
        ("minutes", row.minutes),
        ("programme_item_id", ref_of(session, "programme_item", row.programme_item_id)),
        ("decided_on", row.decided_on),
        ("decision_note", row.decision_note),
    )
    told = {"Cuộc họp": tuple(_meetings(session, row)), "Tệp đính kèm": attached(session, TABLE, row.id)}
    state = proposal_state(row.accepted, row.decided_on, today)
    return Details(row.content, state.label, facts(TABLE, columns), without_empty(told))


def proposal_state(accepted: bool | None, decided_on: date | None, as_of: date) -> ProposalState:
    """What became of a proposal by a day; a decision without a day holds from the start."""
    if accepted is None or (decided_on is not None and decided_on > as_of):
        return ProposalState.WAITING
    return ProposalState.ACCEPTED if accepted else ProposalState.REFUSED


def _meetings(session: Session, row: AgendaProposal) -> Iterator[str]:
    for said, link in (("Hoãn từ", row.postponed_item_id), ("Đưa vào", row.agenda_item_id)):
        item = session.get(AgendaItem, link) if link else None
        if item is not None:
            meeting = session.get_one(Meeting, item.meeting_id)
            yield f"{said} {meeting.title}, {short_date(meeting.held_on)}"
