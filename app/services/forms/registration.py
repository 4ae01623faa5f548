"""The form of a content registered for the programme: loaded, saved and told."""

from datetime import date

from sqlalchemy.orm import Session

from app.briefings.forms import Complaint, Details, Loaded
from app.briefings.registration_form import RegistrationForm
from app.core.errors import AppError
from app.models.programme import ProgrammeProposal
from app.rules.periods import month_of
from app.services.ended_agencies import advise_ended
from app.services.forms.common import alive, attached, newest_change, put, to_save
from app.services.forms.refs import Refs, holder_of, ref_of
from app.services.forms.telling import facts, without_empty
from app.services.lists import registrations

TABLE = ProgrammeProposal.__tablename__
_PLAIN = (
    *("source", "document_number", "proposed_on", "content", "book", "form", "level"),
    *("ground", "reason", "necessity", "effect", "note"),
)


def load(session: Session, key: str | None, *, today: date) -> Loaded[RegistrationForm]:
    """The registration of a key, or an empty one of today for the month to come (None)."""
    if key is None:
        following = month_of(today).following
        return Loaded("", RegistrationForm(due=(following.year, following.month), proposed_on=today))
    row = alive(session, ProgrammeProposal, key)
    values = RegistrationForm(
        **{name: getattr(row, name) for name in _PLAIN},
        due=(row.due_year, row.due_month),
        agency=ref_of(session, "agency", row.agency_id),
        lead=ref_of(session, "agency", row.lead_id),
        leader=holder_of(session, row.leader_post_id, row.leader_person_id),
        field=ref_of(session, "field", row.field_id),
    )
    return Loaded(key, values, newest_change(session, TABLE, row.id))


def advise_agencies(session: Session, form: RegistrationForm, *, today: date) -> tuple[Complaint, ...]:
    """Warn of agencies that are no more on the day of the registration."""
    named = (("agency", form.agency), ("lead", form.lead))
    return tuple(advise_ended(session, form.proposed_on or today, named))


def save(session: Session, loaded: Loaded[RegistrationForm]) -> str:
    """Write a registration; returns its key.

    Raises:
        AppError: it was changed since, what it points to is gone, or it has no month.
    """
    values, refs = loaded.values, Refs(session)
    row = to_save(session, ProgrammeProposal, loaded)
    if values.due is None:
        raise AppError("Chưa có tháng trình.", "Nhập tháng trình rồi lưu lại.")
    post, person = refs.holder(values.leader)
    columns = {
        **{name: getattr(values, name) for name in _PLAIN},
        "due_year": values.due[0],
        "due_month": values.due[1],
        "agency_id": refs.key(values.agency),
        "lead_id": refs.key(values.lead),
        "leader_post_id": post,
        "leader_person_id": person,
        "field_id": refs.key(values.field),
    }
    return put(session, ProgrammeProposal, row, columns).id.hex


def describe(session: Session, key: str, *, today: date) -> Details:
    """A registration and what was decided of it; AppError when it is gone."""
    row = alive(session, ProgrammeProposal, key)
    [listed] = registrations.read(session, [key], today=today)
    columns = (
        ("source", row.source),
        ("agency_id", ref_of(session, "agency", row.agency_id)),
        ("document_number", row.document_number),
        ("proposed_on", row.proposed_on),
        ("book", row.book),
        ("form", row.form),
        ("level", row.level),
        ("lead_id", listed.lead),
        ("leader_person_id", holder_of(session, row.leader_post_id, row.leader_person_id)),
        ("field_id", ref_of(session, "field", row.field_id)),
        ("due_month", f"{row.due_month:02d}/{row.due_year}"),
        *((name, getattr(row, name)) for name in ("ground", "reason", "necessity", "effect")),
        ("decided_on", row.decided_on),
        ("decided_by", row.decided_by),
        ("decision_document", row.decision_document),
        ("decision_note", row.decision_note),
        ("refusal", row.refusal),
        ("item_id", ref_of(session, "programme_item", row.item_id)),
        ("note", row.note),
    )
    told = {"Tệp đính kèm": attached(session, TABLE, row.id)}
    return Details(row.content, listed.standing.label, facts(TABLE, columns), without_empty(told))
