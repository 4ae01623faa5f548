"""The list of the office's own documents: drafts, what went out, what was cancelled; each version is a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.document_kinds import KINDS, kind_of
from app.core.issuing import Standing
from app.models.asking import Question
from app.rules.document_numbers import said_number
from app.services.lists import common
from app.services.lists.common import Condition, Grouping, Place, Source, one_of, within
from app.services.lists.parts import by_term, in_order, month_heading, term_choices
from app.services.subjects import say_subject

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """One version of a document; `number` with its symbol, held or used; `is_newest`: no later one is begun."""

    key: str
    code: str
    subject: str
    about: str
    version: int
    standing: Standing
    number: str
    issued_on: date | None
    cancel_reason: str
    is_newest: bool


_HELD = """(SELECT {part} FROM document_number AS held WHERE held.official_document_id = document.id
    AND held.deleted_at IS NULL AND held.state <> 'cancelled')"""
_PLACES_OF_KINDS = " ".join(f"WHEN '{kind.code}' THEN {place}" for place, kind in enumerate(KINDS))
_PLACE = f"CASE document.kind_code {_PLACES_OF_KINDS} END"
_NEWEST = """NOT EXISTS (SELECT 1 FROM official_document AS later WHERE later.kind_code = document.kind_code
    AND later.subject = document.subject AND later.version > document.version AND later.deleted_at IS NULL)"""

_SOURCE = Source(
    rows="official_document AS document",
    key="document.id",
    usual=("document.issued_on DESC NULLS FIRST", "document.id DESC"),
    always="document.deleted_at IS NULL",
    orders={
        "kind": (_PLACE,),
        "version": ("document.version",),
        "standing": (in_order(Standing, "document.standing"),),
        "number": (f"coalesce(CAST(nullif(document.number, '') AS INTEGER), {_HELD.format(part='number')})",),
        "issued_on": ("document.issued_on",),
    },
    groups={
        "kind": Grouping("document.kind_code", (_PLACE,), say=lambda stored: kind_of(stored).title),
        "standing": by_term(Standing, "document.standing"),
        "month": Grouping("substr(document.issued_on, 1, 7)", say=month_heading, empty="Chưa phát hành"),
    },
)
_FILTERS = {
    "period": lambda codes: within("document.issued_on", codes, "period"),
    "kind": lambda codes: one_of("document.kind_code", codes, "kind"),
    "standing": lambda codes: one_of("document.standing", codes, "standing"),
}
_PLACES = (
    Place("official_document", "document.id IN {found}"),
    Place("meeting", "substr(document.subject, 1, 32) IN {found}"),
    Place("agency", "substr(document.subject, 1, 32) IN {found}"),
)
_ROWS = Question(
    f"""
    SELECT id, kind_code AS code, subject, summary, version, standing, number, symbol,
        {_HELD.format(part="number")} AS held, {_HELD.format(part="symbol")} AS held_symbol,
        issued_on, cancel_reason, {_NEWEST} AS is_newest
    FROM official_document AS document WHERE id IN :keys""",
    {"standing": Standing, "issued_on": date.fromisoformat},
)


def _asked(_: Reads, wanted: Wanted, __: date) -> tuple[Condition, ...]:
    return (*common.filtered(wanted, _FILTERS), *common.worded(wanted.words, *_PLACES))


_LIST = common.SqlList(
    _SOURCE, _asked, {each.label.lower(): f"document.standing = '{each.value}'" for each in Standing}
)
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedDocument]:  # noqa: ARG001 - every list is asked so
    """The documents with these keys, in their order."""
    return common.read(session, _ROWS, keys, partial(_listed, session))


def choices(_: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    if filter_name == "kind":
        return [Choice(kind.code, kind.title, kind.group.label) for kind in KINDS]
    return term_choices({"standing": Standing}[filter_name])


def _listed(session: Reads, row: Any) -> ListedDocument:
    number = f"{row.number}/{row.symbol}" if row.number else ""
    if not number and row.held is not None:
        number = f"{said_number(row.held)}/{row.held_symbol}"
    return ListedDocument(
        row.id,
        row.code,
        row.subject,
        about=row.summary or say_subject(session, row.code, row.subject),
        version=row.version,
        standing=row.standing,
        number=number,
        issued_on=row.issued_on,
        cancel_reason=row.cancel_reason,
        is_newest=bool(row.is_newest),
    )
