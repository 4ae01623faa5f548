"""The form of a periodic report: loaded, saved and told."""

from datetime import date, time

from sqlalchemy.orm import Session

from app.briefings.forms import Details, Loaded
from app.briefings.report_form import ReportForm
from app.core.errors import AppError
from app.core.terms import Receipt
from app.core.words import number
from app.models.report import ReportObligation
from app.rules.receipts import is_report_counted, receipt
from app.services.confirmed_years import NOTICE, notices
from app.services.forms.common import alive, attached, newest_change, put, to_save
from app.services.forms.refs import Refs, ref_of
from app.services.forms.telling import Told, facts, without_empty
from app.services.merging import uses_of
from app.services.report_reminders import say_reminders

TABLE = ReportObligation.__tablename__
_WORDS = ("document_number", "results", "difficulties", "proposals", "source")
_PLAIN = ("name", "period_from", "period_to", "due_on", "due_hour", "received_on", "received_at", *_WORDS)


def load(session: Session, key: str | None) -> Loaded[ReportForm]:
    """The report of a key, or an empty form (None)."""
    if key is None:
        return Loaded("", ReportForm())
    row = alive(session, ReportObligation, key)
    columns = {name: getattr(row, name) for name in _PLAIN}
    agency, person = ref_of(session, "agency", row.agency_id), ref_of(session, "person", row.person_id)
    values = ReportForm(**columns, agency=agency, person=person)
    return Loaded(key, values, newest_change(session, TABLE, row.id))


def save(
    session: Session, loaded: Loaded[ReportForm], *, today: date | None = None, at: time | None = None
) -> str:
    """Write a report; returns its key. One that is newly told to have come `today`, without an hour, came `at` it.

    Raises:
        AppError: it was changed since, its agency is gone, or it has no agency or no day.
    """
    values = loaded.values
    row = to_save(session, ReportObligation, loaded)
    if values.agency is None or values.due_on is None:
        raise AppError("Báo cáo cần có cơ quan báo cáo và hạn gửi.", "Nhập đủ rồi lưu lại.")
    columns = {name: getattr(values, name) for name in _PLAIN}
    if values.received_at is None and _is_news(row, values.received_on) and values.received_on == today:
        columns["received_at"] = at
    refs = Refs(session)
    links = {"agency_id": refs.key(values.agency), "person_id": refs.key(values.person)}
    return put(session, ReportObligation, row, {**columns, **links}).id.hex


def _is_news(row: ReportObligation | None, day: date | None) -> bool:
    return day is not None and (row is None or row.received_on != day)


def describe(session: Session, key: str, *, today: date) -> Details:
    """A report and whether it came in time; AppError when it is gone."""
    row = alive(session, ReportObligation, key)
    columns = (
        ("agency_id", ref_of(session, "agency", row.agency_id)),
        ("person_id", ref_of(session, "person", row.person_id)),
        *((name, _as_told(row, name)) for name in _PLAIN if name != "name"),
    )
    told = {
        NOTICE: notices(session, [None if row.received_on else row.due_on], today=today),
        "Các lần nhắc": say_reminders(session, row.id),
        "Đã đưa vào báo cáo của Văn phòng": uses_of(session, key),
        "Tệp đính kèm": attached(session, TABLE, row.id),
    }
    return Details(row.name, _state(row, today), facts(TABLE, columns), without_empty(told))


def _as_told(row: ReportObligation, name: str) -> Told:
    """A column as the panel says it: an hour as the clock does."""
    value: Told = getattr(row, name)
    return time(row.due_hour) if name == "due_hour" and row.due_hour is not None else value


def _state(row: ReportObligation, today: date) -> str:
    standing = receipt(row.due_on, row.received_on, today, due_hour=row.due_hour, received_at=row.received_at)
    days = (row.due_on - today).days
    match standing:
        case Receipt.MISSING if not is_report_counted(row.due_on, today):
            return f"Chưa đến hạn, còn {number(days)} ngày"
        case Receipt.MISSING if days < 0:
            return f"{standing.label}, quá hạn {number(-days)} ngày"
        case Receipt.LATE if row.received_on == row.due_on:
            return f"{standing.label}, sau {row.due_hour:02}:00"
        case _:
            return standing.label
