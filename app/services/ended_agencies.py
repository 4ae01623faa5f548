"""Agencies and rooms that are no more on a day: said while they are chosen, and who follows them (practice §5.2)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from app.briefings.forms import Complaint, Ref
from app.core.errors import AppError
from app.core.words import short_date
from app.models.agency import Agency
from app.services.forms.common import key_of
from app.services.heirs import read_agencies

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session


def heir_on(session: Session, agency: UUID | None, day: date) -> UUID | None:
    """The agency that stands for another on a day: itself, else its last successor; none where nobody follows it."""
    row = session.get(Agency, agency) if agency is not None else None
    if row is None or not _is_over(row, day):
        return agency
    key = read_agencies(session, day).stands_under(row.id.hex)
    heir = session.get_one(Agency, key_of(key))
    return None if _is_over(heir, day) else heir.id


def heirs_on(session: Session, agencies: Iterable[UUID | None], day: date) -> tuple[UUID, ...]:
    """Those that stand for agencies on a day, each once and in their order; without those that nobody follows."""
    found = (heir_on(session, key, day) for key in agencies)
    return tuple(dict.fromkeys(key for key in found if key is not None))


def require_working(session: Session, agency: UUID | None, day: date) -> None:
    """Refuse, with an AppError, to give something on a day to an agency or room that is no more, or not yet, there."""
    row = session.get(Agency, agency) if agency is not None else None
    if row is not None and _is_over(row, day):
        raise AppError(_said(row), _advice(session, row, day))
    if row is not None and row.valid_from is not None and row.valid_from > day:
        raise AppError(
            f"{row.name} hoạt động từ {short_date(row.valid_from)}.", "Chọn nơi khác, hoặc ngày từ đó trở đi."
        )


def advise_ended(
    session: Session,
    day: date,
    named: Iterable[tuple[str, Ref | None]],
    *,
    known: Collection[Ref | None] = (),
) -> Iterator[Complaint]:
    """Warn of agencies, by their fields, that are no more on a day, and name who follows them.

    Those that were `known` before are let be: they were named while they worked, or were warned of then.
    """
    for field, ref in named:
        row = session.get(Agency, key_of(ref.key)) if ref is not None and ref.key else None
        if row is not None and ref not in known and _is_over(row, day):
            yield Complaint(field, f"{_said(row)} {_advice(session, row, day)}", warning=True)


def advise_ended_rows(
    session: Session, day: date, named: Iterable[Ref | None], *, field: str, column: str
) -> Iterator[Complaint]:
    """The same of the rows of a grid, one named in each; people are passed over."""
    for place, ref in enumerate(named):
        for one in advise_ended(session, day, ((field, ref),)):
            yield replace(one, row=place, column=column)


def _is_over(row: Agency, day: date) -> bool:
    return row.valid_to is not None and row.valid_to < day


def _said(row: Agency) -> str:
    return f"{row.name} chỉ hoạt động đến {short_date(row.valid_to)}." if row.valid_to else ""


def _advice(session: Session, row: Agency, day: date) -> str:
    heir = heir_on(session, row.id, day)
    return f"Chọn {session.get_one(Agency, heir).name}." if heir else "Chọn nơi đang hoạt động."
