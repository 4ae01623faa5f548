"""The form of a request to an agency: loaded, saved and told (duty 27)."""

from datetime import date

from sqlalchemy.orm import Session

from app.briefings.agency_request_form import AgencyRequestForm
from app.briefings.forms import Complaint, Details, Loaded
from app.core.errors import AppError
from app.models.task_life import AgencyRequest
from app.rules.working_days import working_days_after
from app.services.chosen_tasks import refuse_words_of_secrets
from app.services.ended_agencies import advise_ended
from app.services.forms.common import alive, attached, newest_change, put, to_save
from app.services.forms.refs import Refs, ref_of
from app.services.forms.telling import facts, without_empty
from app.services.lists import agency_requests
from app.services.regulation_versions import regulation_on
from app.services.settings import read_calendar

TABLE = AgencyRequest.__tablename__
_PLAIN = (
    *("content", "way", "document_number", "requested_on", "due_on"),
    *("received_on", "received_document", "note"),
)

_WORDS = ("content", "document_number", "received_document", "note")


def load(session: Session, key: str | None, *, today: date) -> Loaded[AgencyRequestForm]:
    """The request of a key, or an empty form (None) that is due when the regulation says."""
    if key is None:
        days, calendar = regulation_on(session, today).request_reply_days, read_calendar(session)
        due_on = working_days_after(today, days, calendar)
        return Loaded("", AgencyRequestForm(requested_on=today, due_on=due_on))
    row = alive(session, AgencyRequest, key)
    values = AgencyRequestForm(
        **{name: getattr(row, name) for name in _PLAIN},
        agency=ref_of(session, "agency", row.agency_id),
        officer=ref_of(session, "person", row.officer_id),
        task=ref_of(session, "task", row.task_id),
    )
    return Loaded(key, values, newest_change(session, TABLE, row.id))


def advise_agencies(session: Session, form: AgencyRequestForm, *, today: date) -> tuple[Complaint, ...]:
    """Warn of an agency that is no more on the day on which it is asked."""
    return tuple(advise_ended(session, form.requested_on or today, (("agency", form.agency),)))


def save(session: Session, loaded: Loaded[AgencyRequestForm]) -> str:
    """Write a request; returns its key.

    Raises:
        AppError: it was changed since, something that it points to is gone, it has no agency or no day, or its task is
            secret (duty 12).
    """
    values = loaded.values
    row = to_save(session, AgencyRequest, loaded)
    if values.agency is None or values.requested_on is None:
        raise AppError("Yêu cầu cần có cơ quan và ngày yêu cầu.", "Nhập đủ rồi lưu lại.")
    refs = Refs(session)
    task = refs.key(values.task)
    if task is not None:
        refuse_words_of_secrets(session, [task], *(getattr(values, name) for name in _WORDS))
    columns = {name: getattr(values, name) for name in _PLAIN} | {
        "agency_id": refs.key(values.agency),
        "officer_id": refs.key(values.officer),
        "task_id": task,
    }
    return put(session, AgencyRequest, row, columns).id.hex


def describe(session: Session, key: str, *, today: date) -> Details:
    """A request and whether it was answered in time; AppError when it is gone."""
    row = alive(session, AgencyRequest, key)
    [listed] = agency_requests.read(session, [key], today=today)
    columns = (
        ("agency_id", ref_of(session, "agency", row.agency_id)),
        *((name, getattr(row, name)) for name in _PLAIN if name != "content"),
        ("officer_id", ref_of(session, "person", row.officer_id)),
        ("task_id", ref_of(session, "task", row.task_id)),
    )
    told = {"Tệp đính kèm": attached(session, TABLE, row.id)}
    return Details(row.content, listed.standing.label, facts(TABLE, columns), without_empty(told))
