"""The form of a dossier: loaded and saved with its versions and what was found in it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.briefings.dossier_form import CheckRow, DossierForm, VersionRow
from app.briefings.forms import Complaint, Loaded, Ref
from app.core.errors import AppError
from app.core.opinion_terms import DossierPoint
from app.models.dossier import Dossier, DossierCheck, DossierVersion
from app.rules.form_checks.dossier import NO_CONTENT, told_of_secret
from app.rules.secrets import is_secret
from app.services.ended_agencies import advise_ended
from app.services.forms.common import (
    Part,
    alive,
    forget,
    key_of,
    newest_change,
    part_rows,
    put,
    to_save,
    write_parts,
)
from app.services.forms.dossier_details import describe
from app.services.forms.refs import Refs, holder_of, ref_of
from app.services.secret_rows import require_no_files

__all__ = ["describe", "load", "save"]

TABLE = Dossier.__tablename__
_PLAIN = (
    "kind",
    "content",
    "number",
    "secrecy",
    "papers",
    "authority",
    "proposal",
    "proposal_reason",
    "submitted_on",
    "decision",
    "decided_on",
    "decision_words",
    "differing",
    "escalated_on",
    "escalated_to",
    "escalation_reason",
    "reserved_on",
    "reserved_opinion",
    "note",
)
_REFS = {
    "agency": ("agency", "agency_id"),
    "room": ("agency", "room_id"),
    "officer": ("person", "officer_id"),
    "meeting": ("meeting", "meeting_id"),
    "programme_item": ("programme_item", "programme_item_id"),
    "agenda_item": ("agenda_item", "agenda_item_id"),
    "task": ("task", "task_id"),
    "reserved_by": ("person", "reserved_by_id"),
}
_OF_VERSION = ("number", "changes", "examined_on", "returned_on", "return_ground", "return_reason")


def load(session: Session, key: str | None, *, today: date) -> Loaded[DossierForm]:
    """The dossier of a key, or one that came today (None); every point to look for has its row."""
    if key is None:
        return Loaded("", DossierForm(versions=(VersionRow(received_on=today),), checks=_checks(())))
    row = alive(session, Dossier, key)
    return Loaded(key, _values(session, row), newest_change(session, TABLE, row.id))


def _values(session: Session, row: Dossier) -> DossierForm:
    owner = {"dossier_id": row.id}
    said: dict[str, Any] = {name: getattr(row, name) for name in _PLAIN}
    refs: dict[str, Any] = {
        name: ref_of(session, table, getattr(row, column)) for name, (table, column) in _REFS.items()
    }
    return DossierForm(
        **said,
        **refs,
        leader=holder_of(session, row.leader_post_id, row.leader_person_id),
        versions=tuple(_version(session, one) for one in part_rows(session, DossierVersion, owner)),
        checks=_checks(tuple(part_rows(session, DossierCheck, owner))),
    )


def _version(session: Session, row: DossierVersion) -> VersionRow:
    said: dict[str, Any] = {name: getattr(row, name) for name in _OF_VERSION}
    examined_by = ref_of(session, "person", row.examined_by_id)
    return VersionRow(key=row.id.hex, received_on=row.received_on, examined_by=examined_by, **said)


def _checks(rows: tuple[DossierCheck, ...]) -> tuple[CheckRow, ...]:
    kept = {row.point: CheckRow(row.id.hex, row.point, row.in_order, row.remark) for row in rows}
    return tuple(kept.get(point, CheckRow(point=point)) for point in DossierPoint)


def advise_agencies(session: Session, typed: Loaded[DossierForm], *, today: date) -> tuple[Complaint, ...]:
    """Warn of an agency, and a room, that are no more on the day on which the dossier came last.

    What it named before is let be: that one dealt with it while it worked.
    """
    row = session.get(Dossier, key_of(typed.key)) if typed.key else None
    before = _named(_values(session, row)) if row is not None else ()
    day = max((one.received_on for one in typed.values.versions if one.received_on), default=today)
    return tuple(advise_ended(session, day, _named(typed.values), known=[ref for _, ref in before]))


def _named(form: DossierForm) -> tuple[tuple[str, Ref | None], ...]:
    return ("agency", form.agency), ("room", form.room)


def save(session: Session, loaded: Loaded[DossierForm]) -> str:
    """Write the dossier; returns its key. Points of which nothing is said are not kept.

    Once another version came only what the form says anew was found in it; what was found before was of the earlier.

    Raises:
        AppError: it was changed since, what it points to is gone, it has no day on which it came, or the content of
            a secret one is told (duty 12).
    """
    values, refs = loaded.values, Refs(session)
    if told_of_secret(values):
        raise AppError(NO_CONTENT, "Bỏ các nội dung đó rồi lưu lại.")
    row = to_save(session, Dossier, loaded)
    found = values.checks if row is None else _found_in_last(_values(session, row), values)
    row = put(session, Dossier, row, _columns(values, refs))
    owner = {"dossier_id": row.id}
    write_parts(session, DossierVersion, owner, list(_version_parts(values, refs)))
    write_parts(session, DossierCheck, owner, list(_check_parts(found)))
    if is_secret(row.secrecy):
        require_no_files(session, [row.id])
        forget(session, DossierVersion, owner, ("changes", "return_reason"))
        forget(session, DossierCheck, owner, ("remark",))
    session.flush()
    return row.id.hex


def _found_in_last(before: DossierForm, values: DossierForm) -> tuple[CheckRow, ...]:
    """The points as they are of the version that came last: where it is new, those that were said since."""
    days = [one.received_on for one in before.versions if one.received_on]
    added = [one.received_on for one in values.versions if not one.key and one.received_on]
    is_newer = bool(days and added) and max(added) >= max(days)
    return tuple(one for one in values.checks if not is_newer or one not in before.checks)


def _columns(values: DossierForm, refs: Refs) -> dict[str, Any]:
    columns: dict[str, Any] = {name: getattr(values, name) for name in _PLAIN}
    columns |= {column: refs.key(getattr(values, name)) for name, (_, column) in _REFS.items()}
    columns["leader_post_id"], columns["leader_person_id"] = refs.holder(values.leader)
    return columns


def _version_parts(values: DossierForm, refs: Refs) -> Iterator[Part]:
    if not values.versions:
        raise AppError("Chưa có ngày nhận hồ sơ.", "Ghi lần nhận hồ sơ rồi lưu lại.")
    for row in values.versions:
        if row.received_on is None:
            raise AppError("Có lần nhận hồ sơ chưa ghi ngày.", "Nhập ngày nhận rồi lưu lại.")
        columns = {name: getattr(row, name) for name in _OF_VERSION}
        yield (
            row.key,
            {**columns, "received_on": row.received_on, "examined_by_id": refs.key(row.examined_by)},
        )


def _check_parts(checks: Iterable[CheckRow]) -> Iterator[Part]:
    for row in checks:
        if row.key or row.remark or row.in_order is not None:
            yield row.key, {"point": row.point, "in_order": row.in_order, "remark": row.remark}
