"""The register of numbers: every number of every series, held, used or cancelled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.document_types import LETTER, TYPES
from app.core.issuing import Issuer, NumberState
from app.models.asking import Question, ask
from app.rules.document_numbers import said_number
from app.services.lists import common
from app.services.lists.common import Condition, Grouping, Place, Source, one_of, within
from app.services.lists.parts import in_order, term_choices

LETTERS = "letters"
"""The code of official letters, which have no letters of their own, among the choices of series."""


if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedNumber:
    """One number; `series` in words, `document` the key of ours that it belongs to (empty: made elsewhere)."""

    key: str
    number: str
    series: str
    issuer: Issuer
    year: int
    state: NumberState
    reason: str
    title: str
    summary: str
    issued_on: date | None
    signer: str
    recipients: str
    archive: str
    handed_on: date | None
    note: str
    document: str


def series_name(letters: str) -> str:
    """A series by its letters: "Báo cáo (BC)"; official letters have none."""
    return f"{TYPES.get(letters, letters)} ({letters})" if letters else LETTER


def _said_series(stored: str) -> str:
    year, issuer, letters = stored.split("|")
    return f"{series_name(letters)} – {Issuer(issuer).label}, năm {year}"


_SERIES = "line.year || '|' || line.issuer || '|' || line.abbreviation"
_BY_SERIES = ("line.year", in_order(Issuer, "line.issuer"), "line.abbreviation")

_SOURCE = Source(
    rows="document_number AS line",
    key="line.id",
    usual=("line.year DESC", *_BY_SERIES[1:], "line.number DESC"),
    always="line.deleted_at IS NULL",
    orders={
        "number": ("line.number",),
        "series": _BY_SERIES,
        "state": (in_order(NumberState, "line.state"),),
        "issued_on": ("line.issued_on",),
        "summary": ("line.folded",),
        "signer": ("line.signer",),
        "handed_on": ("line.handed_on",),
    },
    groups={
        "series": Grouping(_SERIES, ("-line.year", *_BY_SERIES[1:]), say=_said_series),
        "year": Grouping("CAST(line.year AS TEXT)", ("-line.year",), say=lambda stored: f"Năm {stored}"),
    },
)
_FILTERS = {
    "period": lambda codes: within("line.issued_on", codes, "period"),
    "year": lambda codes: one_of("CAST(line.year AS TEXT)", codes, "year"),
    "issuer": lambda codes: one_of("line.issuer", codes, "issuer"),
    "kind": lambda codes: one_of(
        "line.abbreviation", ["" if each == LETTERS else each for each in codes], "kind"
    ),
    "state": lambda codes: one_of("line.state", codes, "state"),
}
_PLACES = (Place("document_number", "line.id IN {found}"),)
_ROWS = Question(
    """
    SELECT id, issuer, abbreviation, year, number, symbol, state, reason, title, summary, issued_on, signer,
        recipients, archive, handed_on, note, coalesce(official_document_id, '') AS document
    FROM document_number WHERE id IN :keys""",
    {
        "issuer": Issuer,
        "state": NumberState,
        "issued_on": date.fromisoformat,
        "handed_on": date.fromisoformat,
    },
)


def _asked(_: Reads, wanted: Wanted, __: date) -> tuple[Condition, ...]:
    return (*common.filtered(wanted, _FILTERS), *common.worded(wanted.words, *_PLACES))


_LIST = common.SqlList(
    _SOURCE, _asked, {each.label.lower(): f"line.state = '{each.value}'" for each in NumberState}
)
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedNumber]:  # noqa: ARG001 - every list is asked so
    """The numbers with these keys, in their order."""
    return common.read(session, _ROWS, keys, _listed)


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    if filter_name == "year":
        years = ask(
            session, "SELECT DISTINCT year FROM document_number WHERE deleted_at IS NULL ORDER BY year DESC"
        )
        return [Choice(str(row.year), f"Năm {row.year}") for row in years]
    if filter_name == "kind":
        kept = ask(
            session,
            "SELECT DISTINCT abbreviation AS letters FROM document_number WHERE deleted_at IS NULL ORDER BY 1",
        )
        return [Choice(row.letters or LETTERS, series_name(row.letters)) for row in kept]
    return term_choices({"issuer": Issuer, "state": NumberState}[filter_name])


def _listed(row: Any) -> ListedNumber:
    values = row._asdict()
    key, number, symbol = values.pop("id"), values.pop("number"), values.pop("symbol")
    series = series_name(values.pop("abbreviation"))
    return ListedNumber(key=key, number=f"{said_number(number)}/{symbol}", series=series, **values)
